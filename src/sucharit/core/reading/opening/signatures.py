"""What a file is by its first bytes, whatever its name says."""

import re
from enum import Enum, auto

HEAD = 4096


class Signature(Enum):
    EMPTY = auto()
    TEXT = auto()
    PDF = auto()
    PACKAGE = auto()  # ZIP: DOCX, XLSX, ODT, or just an archive
    OLE = auto()  # DOC, XLS, PPT, and every Office file with a password
    RTF = auto()
    HTML = auto()
    XML = auto()
    MHTML = auto()
    PICTURE = auto()
    ARCHIVE = auto()


BEGINNINGS = (
    (b"PK\x03\x04", Signature.PACKAGE),
    (b"PK\x05\x06", Signature.PACKAGE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Signature.OLE),
    (b"\x89PNG\r\n\x1a\n", Signature.PICTURE),
    (b"\xff\xd8\xff", Signature.PICTURE),
    (b"GIF8", Signature.PICTURE),
    (b"II*\x00", Signature.PICTURE),
    (b"MM\x00*", Signature.PICTURE),
    (b"BM", Signature.PICTURE),
    (b"\x1f\x8b", Signature.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Signature.ARCHIVE),
    (b"Rar!\x1a\x07", Signature.ARCHIVE),
)
WORDS = (
    (re.compile(rb"\{\\rtf"), Signature.RTF),
    (re.compile(rb"<!doctype\s+html|<html[\s>]", re.I), Signature.HTML),
    (re.compile(rb"<\?xml\s"), Signature.XML),
    (re.compile(rb"mime-version:", re.I), Signature.MHTML),
)
PDF_HEADER = re.compile(rb"%PDF-[12]\.")


def signature(head: bytes) -> Signature:
    """Told by the first 4 KiB; text is what is nothing else."""
    if not head:
        return Signature.EMPTY
    for beginning, kind in BEGINNINGS:
        if head.startswith(beginning) and not (beginning == b"BM" and b"\x00" not in head[:26]):
            return kind
    if _is_boxed_picture(head):
        return Signature.PICTURE
    if PDF_HEADER.search(head, 0, 1024):  # readers allow rubbish before the header
        return Signature.PDF
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:256]
    return next((kind for pattern, kind in WORDS if pattern.match(start)), Signature.TEXT)


def _is_boxed_picture(head: bytes) -> bool:
    """WEBP, and the HEIC pictures that telephones take."""
    return (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or (
        head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif")
    )
