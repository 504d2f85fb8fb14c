"""Documents as evidence: what is refused because it is not only what it says it is.

A document is kept as it came (a signed PDF must not change), so nothing can be cleaned out of it: a PDF that is also
something else, one that came in half, and a Word or Excel file with macros are refused with a sentence.
"""

import os
import zipfile
from typing import BinaryIO

from sucharit.base.files.actions import UnacceptableFile

_TAIL = 66_000  # a zip announces itself within its last 65,557 bytes
_END = 4_096


def check_document(file: BinaryIO, *, name: str, kind: str) -> None:
    """For "pdf", "docx" and "xlsx". Rewinds the file."""
    if kind == "pdf":
        _check_pdf(file, name)
    else:
        _check_office(file, name)
    file.seek(0)


def _check_pdf(file: BinaryIO, name: str) -> None:
    file.seek(0)
    head = file.read(64).lstrip(b"\xef\xbb\xbf\r\n\t \x00")
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - _TAIL))
    tail = file.read()
    if not head.startswith(b"%PDF-"):
        raise _doubled(name)
    if b"%%EOF" not in tail[-_END:]:
        raise UnacceptableFile(
            name, "ไฟล์ PDF นี้ไม่จบสมบูรณ์ อาจส่งมาไม่ครบ โปรดเปิดดูแล้วบันทึกเป็น PDF ใหม่", "the PDF is cut off; save it again"
        )
    if b"PK\x05\x06" in tail:
        raise _doubled(name)


def _check_office(file: BinaryIO, name: str) -> None:
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as packed:
            members = [member.lower() for member in packed.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnacceptableFile(name, "เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหาย โปรดบันทึกใหม่แล้วส่งอีกครั้ง", "the file is damaged") from error
    if any(member.endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) for member in members):
        raise UnacceptableFile(
            name, "ไฟล์นี้มีมาโครหรือโปรแกรมอยู่ข้างใน โปรดบันทึกเป็น .docx/.xlsx ธรรมดา หรือ PDF แล้วส่งใหม่",
            "the file holds macros or programs; save it without them",
        )  # fmt: skip


def _doubled(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        name,
        "ไฟล์ PDF นี้มีข้อมูลชนิดอื่นปนอยู่ โปรดเปิดแล้วพิมพ์เป็น PDF ใหม่ก่อนส่ง",
        "the PDF is also something else; print it as PDF again",
    )
