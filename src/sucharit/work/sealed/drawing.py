"""Files of strangers, made harmless: drawn as pictures, or given out anew without what they say of their author.

All of it happens in a process of its own with bounded memory and time; its death is only a file that cannot be shown.
"""

import subprocess
import sys
from typing import Literal

import msgspec

COMMAND = ("-P", "-m", "sucharit.work.sealed.drawing_worker")
SECONDS, MEMORY = 20, 1536 * 1024 * 1024
DRAWN = frozenset({"pdf", "png", "jpeg"})
MOST_PAGES = 60
MEDIA_TYPES = {
    "pdf": "application/pdf", "png": "image/png", "jpeg": "image/jpeg", "txt": "text/plain; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


class Undrawable(ValueError):  # noqa: N818 - it is the file that is at fault
    """The file is damaged, or too much for the bounds."""


class Task(msgspec.Struct, frozen=True):
    """`page` counts from 1; "clean" gives the whole file back."""

    kind: str
    data: bytes
    job: Literal["clean", "page"]
    page: int = 1


class Drawn(msgspec.Struct, frozen=True):
    """Bytes of a PNG or of the cleaned file, and how many pages there are."""

    data: bytes
    pages: int = 1


def cleaned(kind: str, data: bytes) -> bytes:
    """The file without metadata: pictures as their pixels, a PDF as pictures of its pages, Word and Excel without
    properties. Raises Undrawable."""
    return data if kind == "txt" else _ask(Task(kind, data, "clean")).data


def page(kind: str, data: bytes, number: int) -> Drawn:
    """One page as PNG. Raises Undrawable."""
    if kind not in DRAWN:
        raise Undrawable(kind)
    return _ask(Task(kind, data, "page", number))


def _ask(task: Task) -> Drawn:
    try:
        done = subprocess.run(  # noqa: S603 - this very Python with a module of our own; the file is only its input
            [sys.executable, *COMMAND], input=msgspec.msgpack.encode(task), capture_output=True, timeout=2 * SECONDS,
            check=True,
        )  # fmt: skip
        return msgspec.msgpack.decode(done.stdout, type=Drawn)
    except (subprocess.SubprocessError, msgspec.DecodeError) as error:
        raise Undrawable(task.kind) from error
