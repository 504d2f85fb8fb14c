"""What people send with a complaint or a request, made harmless and nameless before it is kept.

Photos are drawn anew by `evidence.pictures` (no place, no day, no second file behind the picture). A PDF loses its
author, dates and attached metadata; a Word file loses them too, and the names beside its comments and changes, and the
photos in it are drawn anew. What cannot be made so is refused with a sentence, and what they wrote is taken without it.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from sucharit.base.files.actions import UnacceptableFile, accepted_kind, shown_name
from sucharit.work.evidence.documents import check_document

KINDS = ("jpeg", "png", "pdf", "docx")
ACCEPT = "image/jpeg,image/png,application/pdf,.docx"
MOST_FILES = 5
MOST_BYTES = 15 * 1024 * 1024
SIDE = 2000
"""Pixels of a kept photo: a letter can be read, and a village that files at once does not fill the memory."""
_MOST_UNPACKED = 60 * 1024 * 1024
_MOST_MEMBERS = 2_000
_AUTHORS = re.compile(rb'(\bw(?:15|16\w*)?:(?:author|initials|userId|providerId))="[^"]*"')
_DATES = re.compile(rb'\bw(?:16\w*)?:date(?:Utc)?="[^"]*"')
_SAVES = re.compile(rb'\sw:rsid\w*="[^"]*"')
_NAMELESS = re.compile(r"(?:^docProps/|/people\.xml$|^customXml/|vbaData|printerSettings|/rsids)", re.IGNORECASE)


@dataclass(frozen=True)
class Clean:
    """A file that may be kept."""

    name: str
    kind: str
    content: bytes


def clean_all(uploads: Iterable[UploadedFile[Any]]) -> tuple[list[Clean], list[str]]:
    """Every file that can be taken, and a sentence for each that cannot. Never raises for a stranger's file."""
    taken: list[Clean] = []
    refused: list[str] = []
    for upload in uploads:
        name = shown_name(upload.name or "")
        if len(taken) >= MOST_FILES:
            refused.append(
                f"{name}: " + _("ส่งได้ครั้งละไม่เกิน %(most)s ไฟล์ โปรดส่งเพิ่มทีหลังที่หน้าติดตามเรื่อง") % {"most": MOST_FILES}
            )
            continue
        try:
            taken.append(clean(upload))
        except UnacceptableFile as fault:
            refused.append(f"{fault.name}: {fault.said}")
    return taken, refused


def clean(upload: UploadedFile[Any]) -> Clean:
    """One file as it may be kept. UnacceptableFile says what is wrong with it."""
    name = shown_name(upload.name or "")
    kind = accepted_kind(upload, kinds=KINDS, most=MOST_BYTES)
    file: Any = upload.file
    if kind in ("jpeg", "png"):
        return Clean(_named(name, kind), kind, _drawn(file, name, kind))
    check_document(file, name=name, kind=kind)
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    return Clean(_named(name, kind), kind, (_nameless_pdf if kind == "pdf" else _nameless_docx)(content, name))


def _drawn(file: Any, name: str, kind: str) -> bytes:
    from sucharit.work.evidence.pictures import clean_picture  # the drawing library waits until a photo comes

    return clean_picture(file, name=name, kind=kind, side=SIDE).content


def _named(name: str, kind: str) -> str:
    """The sender's own words of the name, with the ending that is true."""
    stem = name.rpartition(".")[0] or name
    return f"{stem[:150]}.{'jpg' if kind == 'jpeg' else kind}"


def _nameless_pdf(content: bytes, name: str) -> bytes:
    """Without author, dates, XMP, attachments, and anything that runs by itself."""
    import pikepdf  # waits until a PDF comes

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            _without(document.trailer, "/Info")
            _without(document.Root, "/Metadata", "/OpenAction", "/AA", "/JavaScript", "/PieceInfo")
            names = document.Root.get("/Names")
            if names is not None:
                _without(names, "/EmbeddedFiles", "/JavaScript")
            for page in document.pages:
                _without(page, "/Metadata", "/PieceInfo", "/AA")
            made = io.BytesIO()
            document.save(made, fix_metadata_version=False)
            return made.getvalue()
    except pikepdf.PasswordError as error:
        raise UnacceptableFile(
            name, "ไฟล์ PDF นี้ตั้งรหัสผ่านไว้ โปรดบันทึกใหม่โดยไม่ใส่รหัส", "the PDF has a password; save it without one"
        ) from error
    except Exception as error:  # a stranger's PDF breaks in any way
        raise _damaged(name) from error


def _without(place: Any, *keys: str) -> None:
    for key in keys:
        if key in place:
            del place[key]


def _nameless_docx(content: bytes, name: str) -> bytes:
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
            members = old.infolist()
            _small_enough(members, name)
            left = {one.filename for one in members if _NAMELESS.search(one.filename)}
            for one in members:
                if one.filename not in left and not one.is_dir():
                    new.writestr(one.filename, _nameless_part(old.read(one), one.filename, left))
    except UnacceptableFile:
        raise
    except Exception as error:  # the same for a stranger's zip
        raise _damaged(name) from error
    return made.getvalue()


def _small_enough(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > _MOST_MEMBERS or sum(one.file_size for one in members) > _MOST_UNPACKED:
        raise UnacceptableFile(
            name,
            "ไฟล์ Word นี้ขยายออกแล้วใหญ่เกินไป โปรดบันทึกเป็น PDF แล้วส่งใหม่",
            "the file unpacks too large; send a PDF",
        )


def _nameless_part(content: bytes, part: str, left: set[str]) -> bytes:
    """A part without names; what points to a part that is left out goes with it."""
    low = part.lower()
    if low.endswith((".jpg", ".jpeg", ".png")) and (kind := _picture_kind(content)):
        return _drawn(io.BytesIO(content), part, kind)
    if low.endswith(".rels"):
        return re.sub(
            rb"<Relationship\b[^>]*?/>", lambda found: b"" if _points_to(found[0], left) else found[0], content
        )
    if low.endswith("[content_types].xml"):
        return re.sub(rb"<Override\b[^>]*?/>", lambda found: b"" if _points_to(found[0], left) else found[0], content)
    if low.endswith(".xml"):
        return _SAVES.sub(b"", _DATES.sub(b"", _AUTHORS.sub(rb'\1=""', content)))
    return content


def _picture_kind(content: bytes) -> str:
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "png" if content.startswith(b"\x89PNG\r\n\x1a\n") else ""


def _points_to(element: bytes, left: set[str]) -> bool:
    return any(part.encode() in element or part.rpartition("/")[2].encode() in element for part in left)


def _damaged(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        name, "เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหายหรือไม่ใช่เอกสารจริง โปรดบันทึกเป็น PDF หรือถ่ายภาพแล้วส่งใหม่",
        "the file cannot be opened; send a PDF or a photo",
    )  # fmt: skip
