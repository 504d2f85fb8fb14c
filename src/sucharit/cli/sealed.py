"""`sucharit sealed`: proofs of filing checked, and parcels opened, on any computer, without network or database."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import click

from sucharit.cli import show
from sucharit.cli.files import write_whole

_MOST_BYTES = 400 * 1024 * 1024
_FAULTS = {
    "unreadable": ("ไฟล์นี้ไม่ใช่หลักฐานการแจ้ง หรือเสียหาย", "this file is no proof of filing, or it is damaged"),
    "signature": ("ลายมือชื่อไม่ถูกต้อง ไฟล์ถูกแก้ไข", "the signature does not hold: the file was changed"),
    "content": ("ข้อความในไฟล์ไม่ใช่ข้อความที่แจ้ง", "the text in the file is not the text that was filed"),
}
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def sealed() -> None:
    """ตรวจหลักฐานการแจ้งการทุจริต และเปิดห่อปิดผนึกที่ได้รับ (ไม่ใช้เครือข่าย)"""


@sealed.command()
@click.argument("path", type=_FILE)
@click.option("--key", default="", help="กุญแจสาธารณะของหน่วยงาน (เลขฐานสิบหก) จากหน้าคู่มือ ถ้าจะเทียบ")
def verify(path: Path, key: str) -> None:
    """ตรวจว่าหลักฐานการแจ้งลงลายมือชื่อจริงและไม่ถูกแก้ไข โดยไม่เปิดเผยข้อความ"""
    import base64

    from sucharit.core.sealing import proof_faults

    proof, fault = proof_faults(_read(path))
    if proof is None or fault:
        show.problem(path.name, *_FAULTS[fault])
        sys.exit(1)
    public = base64.b64decode(proof.public_key).hex()
    if key and key.strip().lower() != public:
        show.problem(path.name, "ลงลายมือชื่อด้วยกุญแจอื่น ไม่ใช่กุญแจที่ให้เทียบ", "signed by another key than the one given")
        sys.exit(1)
    show.note(f"ลายมือชื่อถูกต้อง: {proof.organization} รับแจ้งเมื่อ {proof.day}")
    show.note(f"กุญแจ {public}" + ("" if key else "  (เทียบกับหน้าคู่มือของหน่วยงาน)"))
    if proof.content is not None:
        show.note("ข้อความในไฟล์ตรงกับที่แจ้ง")


@sealed.command(name="open")
@click.argument("path", type=_FILE)
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="โฟลเดอร์ปลายทาง")
@click.option("--code", prompt="รหัสเปิดห่อ", hide_input=True, help="รหัส 40 หลัก (ไม่ระบุ: ถาม)")
def open_(path: Path, folder: Path, code: str) -> None:
    """เปิดห่อปิดผนึกด้วยรหัสที่ได้รับอีกทางหนึ่ง"""
    from sucharit.core.sealing import Unopened, Unreadable, read_receipt, unpack

    try:
        content = unpack(_read(path), read_receipt(code))
    except (Unopened, Unreadable):
        show.problem(path.name, "เปิดไม่ได้: รหัสไม่ถูกต้อง หรือไฟล์ไม่ใช่ห่อปิดผนึก", "the code is wrong, or this is no parcel")
        sys.exit(1)
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            write_whole(folder / Path(name).name, package.read(name))
    show.note(f"เปิดแล้ว: {folder}")


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_MOST_BYTES)
