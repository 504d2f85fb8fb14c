"""Ways to look at printed papers: what a reader would see, copy or find in the file."""

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from sucharit.core.papers.fonts import FOLDER
from sucharit.core.papers.paper import Block, Heading, Item, NumberedList, Paragraph, Table
from sucharit.core.papers.writing.printable import printable

ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


def squeezed(text: str) -> str:
    """Without white space: lines wrap anywhere."""
    return re.sub(r"\s+", "", text)


def texts_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text that the blocks print, as printed in Thai digits."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield printable(block.text, "thai")
            case NumberedList():
                for item in block.items:
                    yield from _item_texts(item)
            case Table():
                cells = (cell.content for row in (*block.header, *block.rows) for cell in row)
                yield from (printable(text, "thai") for text in cells if isinstance(text, str))
            case _:
                pass


def _item_texts(item: Item) -> Iterator[str]:
    yield printable(f"{item.marker} {item.text}", "thai")
    for inner in item.items:
        yield from _item_texts(inner)


def pdf_pages(pdf: bytes) -> list[str]:
    """What a browser's PDF viewer would copy from every page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def docx_xml(docx: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(part).decode()


#: The bundled font under the name that the DOCX asks for.
_FONTS = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{FOLDER}</dir>
<match target="pattern"><test name="family"><string>TH Sarabun New</string></test>
<edit name="family" mode="assign" binding="strong"><string>SarabunGov</string></edit></match></fontconfig>
"""


def through_libreoffice(books: dict[str, bytes], folder: Path, *, bundled_fonts: bool) -> dict[str, bytes]:
    """The DOCX by name as LibreOffice sets them, as PDF, in one start of it: with the font they ask for, or with what
    the machine has instead."""
    for name, docx in books.items():
        (folder / f"{name}.docx").write_bytes(docx)
    (folder / "fonts.conf").write_text(_FONTS, "utf-8")
    fonts = {"FONTCONFIG_FILE": str(folder / "fonts.conf")} if bundled_fonts else {}
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in books)],
        check=True, capture_output=True, timeout=120, env=os.environ | fonts,
    )  # fmt: skip
    return {name: (folder / f"{name}.pdf").read_bytes() for name in books}
