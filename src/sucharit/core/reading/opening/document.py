"""The door: a path or bytes in, an opened document out, and every refusal in words an officer can act on."""

import hashlib
from pathlib import Path

from sucharit.core.reading.opening import encoding, refusals, text
from sucharit.core.reading.opening.limits import Limits
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.values import OpenedDocument, UnreadableDocument


def open_document(source: Path | bytes, name: str | None = None, limits: Limits = Limits()) -> OpenedDocument:  # noqa: B008 - frozen
    """Open a plan as lines, by its content and whatever its extension. Raises only UnreadableDocument."""
    name = name or (source.name if isinstance(source, Path) else "เอกสาร")
    try:
        data = source if isinstance(source, bytes) else source.read_bytes()
        return _open(data, name, limits)
    except Refused as refused:
        raise UnreadableDocument(name, refused.thai, refused.english) from refused
    except OSError as error:
        lost = refusals.unreadable_path("โปรดตรวจสอบชื่อไฟล์และสิทธิ์การเข้าถึง", str(error.strerror))
        raise UnreadableDocument(name, lost.thai, lost.english) from error


def _open(data: bytes, name: str, limits: Limits) -> OpenedDocument:
    decoded, doubts = encoding.decode(data)
    lines, pages = text.lines_of(decoded, limits)
    return OpenedDocument(name, "txt", hashlib.sha256(data).hexdigest(), tuple(lines), pages, doubts)
