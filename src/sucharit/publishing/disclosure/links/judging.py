"""What is wrong with what came back, in Thai sentences that an officer can act on."""

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import msgspec

from sucharit.base.files.kinds import kind_of
from sucharit.core.thai import BUDDHIST_ERA, arabic_digits
from sucharit.publishing.disclosure.links.bounded import Task, Text
from sucharit.publishing.disclosure.links.fetching import Fetched, Seam, fetch
from sucharit.publishing.disclosure.links.places import NotOpened

COMMAND = ("-P", "-m", "sucharit.publishing.disclosure.links.bounded")
SECONDS = 90
FEWEST_LETTERS = 20
READ = {"html": "หน้าเว็บ", "pdf": "PDF", "docx": "Word", "xlsx": "Excel", "txt": "ข้อความ", "png": "ภาพ", "jpeg": "ภาพ"}
_PICTURES = ("png", "jpeg")
_ENDINGS = {".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx"}
_CLAIMS = {
    "application/pdf": "pdf",
    "text/html": "html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
_STATUS = {
    401: "ต้องเข้าสู่ระบบก่อน ประชาชนเปิดไม่ได้", 403: "เว็บไซต์ไม่ให้เปิด (403)", 404: "ไม่พบหน้านี้ (404)", 410: "หน้านี้ถูกถอนแล้ว (410)",
    429: "เว็บไซต์ขอให้เปิดช้าลง (429) ลองตรวจใหม่ภายหลัง",
}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """A check's result. `bad` sentences fail it, `warnings` are for a look."""

    bad: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    status: int | None = None
    final_address: str = ""
    media_type: str = ""
    kind: str = ""
    size: int | None = None
    digest: str = ""
    hops: tuple[str, ...] = ()
    title: str = ""
    year_found: bool | None = None
    searchable: bool | None = None


def look_at_address(address: str, year: int | None, seam: Seam) -> Outcome:
    """Opens an address and judges what came; never raises for a bad one."""
    try:
        fetched = fetch(address, seam)
    except NotOpened as refused:
        return Outcome(bad=(refused.thai,))
    told = _facts(fetched)
    if not 200 <= fetched.status < 300:
        said = _STATUS.get(fetched.status, f"เว็บไซต์ตอบว่าผิดพลาด (รหัส {fetched.status})")
        return replace(told, bad=(said,))
    faults = _type_faults(fetched, told.kind)
    return replace(told, bad=faults) if faults else _judged(told, fetched.body, fetched.charset, year)


def look_at_file(body: bytes, kind: str, year: int | None) -> Outcome:
    """The same for a file that the office keeps."""
    told = Outcome(kind=kind, size=len(body), digest=hashlib.sha256(body).hexdigest())
    return _judged(told, body, "", year)


def _facts(fetched: Fetched) -> Outcome:
    return Outcome(
        status=fetched.status, final_address=fetched.address, media_type=fetched.media_type[:120],
        kind=content_kind(fetched), size=len(fetched.body), hops=fetched.hops,
        digest=hashlib.sha256(fetched.body).hexdigest(),
    )  # fmt: skip


def content_kind(fetched: Fetched) -> str:
    """What the content is, by its bytes: "html", "pdf", ..., or "" for what this system does not read."""
    head = fetched.body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        return "html"
    kind = kind_of(io.BytesIO(fetched.body)) or ""
    return "html" if kind == "txt" and fetched.media_type == "text/html" else kind


def _type_faults(fetched: Fetched, kind: str) -> tuple[str, ...]:
    """A page that says "not found" with a 200, a PDF that is none."""
    if not fetched.body:
        return ("เปิดได้แต่ไม่มีเนื้อหา",)
    if not kind:
        return ("เนื้อหาไม่ใช่ชนิดที่ผู้ประเมินเปิดอ่านได้ (หน้าเว็บ PDF Word Excel)",)
    ending = urlsplit(fetched.address).path.lower()[-5:]
    wanted = next((one for end, one in _ENDINGS.items() if ending.endswith(end)), "") or _CLAIMS.get(
        fetched.media_type, ""
    )
    if wanted and wanted != kind and not (wanted == "html" and kind == "txt"):
        return (f"ที่อยู่บอกว่าเป็น {READ[wanted]} แต่เนื้อหาเป็น{READ[kind]} ไฟล์อาจถูกย้ายหรือลบแล้ว",)
    return ()


def _judged(told: Outcome, body: bytes, charset: str, year: int | None) -> Outcome:
    """What is to be looked at although it opens."""
    if told.kind in _PICTURES:
        return replace(told, warnings=("เป็นภาพ ค้นหาข้อความไม่ได้",), searchable=False)
    found = read_apart(Task(told.kind, body, charset))
    if found is None or found.refusal:
        said = found.refusal if found else "อ่านเนื้อหาไม่เสร็จภายในเวลาและหน่วยความจำที่กำหนด"
        return replace(told, warnings=(f"เปิดได้ แต่อ่านข้อความไม่ได้: {said}",), searchable=False)
    if found.letters < FEWEST_LETTERS:
        said = "ไม่มีข้อความให้ค้นหา อาจเป็นเอกสารสแกน โปรดใช้ไฟล์ที่มีข้อความ"
        return replace(told, warnings=(said,), searchable=False, title=found.title)
    there = year_in(f"{found.title}\n{found.text}", year) if year else None
    absent = f"ไม่พบปี พ.ศ. {year} ในเนื้อหา โปรดตรวจว่าเป็นเอกสารของปีที่ต้องการ"
    return replace(
        told, warnings=(absent,) if there is False else (), title=found.title, searchable=True, year_found=there
    )


def year_in(text: str, year: int | None) -> bool:
    """Is the year there, in either era and either digits?"""
    if year is None:
        return False
    wanted = f"(?<![0-9])({year}|{year - BUDDHIST_ERA})(?![0-9])"
    return re.search(wanted, arabic_digits(text)) is not None


def read_apart(task: Task) -> Text | None:
    """The text, read in a process of its own; None where it died or took too long."""
    try:
        done = subprocess.run(  # noqa: S603 - this very Python with a module of our own; the file is only its input
            [sys.executable, *COMMAND], input=msgspec.msgpack.encode(task), capture_output=True, timeout=SECONDS,
            check=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        return msgspec.msgpack.decode(done.stdout, type=Text)
    except (subprocess.SubprocessError, msgspec.DecodeError):
        return None
