"""The process of `drawing`: reads one task, writes one answer, within its bounds of memory and time."""

import io
import re
import sys
import zipfile
from contextlib import suppress
from typing import Any

import msgspec

from sucharit.work.sealed.drawing import MEMORY, MOST_PAGES, SECONDS, Drawn, Task

_SCALE, _SIDE = 1.7, 2400
_MOST_PIXELS = 64_000_000
_MOST_INFLATED = 200 * 1024 * 1024
#: Parts of Word and Excel files that tell of people and machines.
_TELLING = ("docProps/", "customXml/", "word/people.xml", "xl/persons/")
_EMPTY_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties '
    b'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_EMPTY_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
#: Authors of changes and comments, and what links a text to the machine on which it was typed.
_AUTHORS = (
    (re.compile(rb'((?:w|w15):(?:author|initials))="[^"]*"'), rb'\1="-"'),
    (re.compile(rb'\s(?:w:date|w:rsid\w*)="[^"]*"'), b""),
    (re.compile(rb"<author>[^<]*</author>"), b"<author>-</author>"),
)
_EMPTY = {"docProps/core.xml": _EMPTY_CORE, "docProps/app.xml": _EMPTY_APP}


def confine() -> None:
    """Where the system can (not on Windows; there the caller's patience bounds the time)."""
    with suppress(ImportError):
        import resource

        for what, bound in (
            (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):  # fmt: skip
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (bound, bound))


def answer(task: Task) -> Drawn:
    """What was asked for; any exception ends the process, which is an answer too."""
    if task.kind in ("docx", "xlsx"):
        return Drawn(_without_properties(task.data))
    if task.kind == "pdf":
        return _pdf(task)
    return Drawn(_written(_pixels(task.data), "PNG" if task.job == "page" else task.kind.upper()))


def _pixels(data: bytes) -> Any:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
        picture.draft("RGB", (_SIDE, _SIDE))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((_SIDE, _SIDE))
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    return fresh


def _written(picture: Any, kind: str) -> bytes:
    made = io.BytesIO()
    picture.save(made, kind)
    return made.getvalue()


def _pdf(task: Task) -> Drawn:
    import pypdfium2

    with pypdfium2.PdfDocument(task.data) as document:
        count = min(len(document), MOST_PAGES)
        if task.job == "page":
            return Drawn(_written(_page(document, min(max(task.page, 1), count) - 1), "PNG"), count)
        pages = [_page(document, at) for at in range(count)]
    made = io.BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=72 * _SCALE)
    return Drawn(made.getvalue(), count)


def _page(document: Any, at: int) -> Any:
    page = document[at]
    longest = max(page.get_size())
    picture = page.render(scale=min(_SCALE, _SIDE / max(longest, 1))).to_pil().convert("RGB")
    page.close()
    return picture


def _without_properties(data: bytes) -> bytes:
    """The package written anew: properties emptied, days of its members set back."""
    made, left = io.BytesIO(), _MOST_INFLATED
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            left -= member.file_size
            if left < 0:
                raise ValueError("too large")
            fresh = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
            fresh.compress_type = zipfile.ZIP_DEFLATED
            if member.filename in _EMPTY:
                new.writestr(fresh, _EMPTY[member.filename])
            elif not member.filename.startswith(_TELLING) or member.filename.endswith(".rels"):
                new.writestr(fresh, _part(member.filename, old.read(member)))
            else:  # a part that others point to stays, and says nothing
                new.writestr(fresh, _blank(member.filename))
    return made.getvalue()


def _blank(name: str) -> bytes:
    """A part of that kind with nothing in it."""
    suffix = name.rpartition(".")[2].lower()
    if suffix in ("jpg", "jpeg", "png"):
        from PIL import Image

        return _written(Image.new("RGB", (1, 1), "white"), "PNG" if suffix == "png" else "JPEG")
    return b'<?xml version="1.0"?><empty/>' if suffix == "xml" else b""


def _part(name: str, data: bytes) -> bytes:
    """A part of the package without the names of authors, and its pictures as their pixels."""
    suffix = name.rpartition(".")[2].lower()
    if suffix in ("jpg", "jpeg", "png"):
        return _written(_pixels(data), "PNG" if suffix == "png" else "JPEG")
    if suffix != "xml":
        return data
    for told, instead in _AUTHORS:
        data = told.sub(instead, data)
    return data


def main() -> None:
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    confine()
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer(task)))


if __name__ == "__main__":
    main()
