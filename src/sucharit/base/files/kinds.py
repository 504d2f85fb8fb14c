"""What a file is, by its first bytes and, for the Office formats, by what the zip holds. The name decides nothing."""

import zipfile
from typing import BinaryIO

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain; charset=utf-8",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "json": "application/json",
}
_HEADS = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_LOOKED_AT = 64 * 1024
_MOST_MEMBERS = 10_000
_MOST_CHUNKS = 100_000  # of a PNG; a page scanned at 600 dpi has some thousands


def kind_of(file: BinaryIO) -> str | None:
    """ "pdf", "docx", "xlsx", "png", "jpeg", "txt", or None for what this system takes nowhere. Rewinds the file."""
    file.seek(0)
    head = file.read(_LOOKED_AT)
    file.seek(0)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _office_kind(file)
    for start, kind in _HEADS:
        if head.startswith(start):
            return kind
    return "txt" if _is_text(head) else None


def is_whole(file: BinaryIO, kind: str) -> bool:
    """Whether a picture goes on to its end; one that was cut off in sending would be kept and could never be shown.
    Nothing is decoded. Other kinds are taken as they come. Rewinds the file."""
    try:
        if kind == "png":
            return _png_ends(file)
        if kind == "jpeg":
            size = file.seek(0, 2)
            file.seek(max(0, size - _LOOKED_AT))
            return b"\xff\xd9" in file.read()
        return True
    finally:
        file.seek(0)


def _png_ends(file: BinaryIO) -> bool:
    """From chunk to chunk to IEND; each says how long it is."""
    size = file.seek(0, 2)
    place = 8
    for _chunk in range(_MOST_CHUNKS):
        file.seek(place)
        head = file.read(8)
        place += 12 + int.from_bytes(head[:4], "big")
        if len(head) < 8 or place > size:
            return False
        if head[4:] == b"IEND":
            return True
    return False


def _office_kind(file: BinaryIO) -> str | None:
    try:
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist()[:_MOST_MEMBERS])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    finally:
        file.seek(0)
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else None


def _is_text(head: bytes) -> bool:
    """UTF-16 announces itself; otherwise text holds no NUL and hardly any control characters."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 26) for byte in head)
    return bool(head) and b"\0" not in head and controls <= len(head) // 200
