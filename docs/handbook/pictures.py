"""Makes the pictures of the handbook from what the program really does: `python docs/handbook/pictures.py`.

Screens are the real text of `sucharit read` and `check` on the demonstration plan, set by Typst with the bundled font:
a terminal's own fonts differ from office to office, and few place Thai marks well. Pages are those of printed papers.
"""

import io
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pypdfium2
import typst
from click.testing import CliRunner
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from rich.cells import cell_len

from sucharit.cli.commands import cli
from sucharit.cli.results import wrapped
from sucharit.core.papers.fonts import FOLDER

PICTURES = Path(__file__).with_name("pictures")
SAMPLES = Path(__file__).resolve().parents[2] / "tests" / "samples"
LARGEST = 60_000  # bytes: a page of the handbook should open at once on a slow line
COLUMNS = 112
GAP = re.compile(r" {3,}")  # between the columns of a table
COLOURS = {"✖": "red", "▲": "yellow", "●": "cyan", "✔": "green", "$": "green"}

#: picture > what is typed, the line with which the shown part begins, and how many lines are shown
SCREENS: dict[str, tuple[tuple[str, ...], str, int | None]] = {
    "screen-read.png": (("read", "plan.txt"), "plan.txt", 21),
    "screen-doubts.png": (("read", "plan.txt"), "ข้อสังเกตจากการอ่าน", None),
    "screen-check.png": (("check", "plan.txt"), "ผลการตรวจ", 20),
    "screen-folder.png": (("read", "แผนเก่า", "--out", "ผล"), "เอกสาร", None),
}
#: picture > paper, the words that its page must hold, and pixels across
PAGES: dict[str, tuple[str, str, int]] = {
    "page-cover.png": ("book", "", 440),
    "page-contents.png": ("book", "สารบัญ", 560),
    "page-initiative.png": ("book", "ลำดับที่ ๑๗", 620),
    "page-budget-table.png": ("budget-table", "มิติ", 820),
    "page-annual-plan.png": ("annual-plan", "ไตรมาส", 820),
    "page-risk-register.png": ("risk-register", "ขั้นตอนการดำเนินงาน", 820),
    "page-order.png": ("order", "คำสั่ง", 560),
    "page-announcement.png": ("announcement", "ประกาศ", 560),
    "page-memo.png": ("memo", "บันทึกข้อความ", 560),
    "page-integrity-report.png": ("integrity-report", "ด้าน", 560),
}
#: these two papers are not in a plan; they come from the yearly report of the same invented office
FROM_REPORT = ("memo", "integrity-report")

TEMPLATE = """
#let lines = json("lines.json")
#let cell = 6.6pt
#let ink = (red: rgb("#ff7b72"), yellow: rgb("#e3b341"), cyan: rgb("#56d4dd"), green: rgb("#7ee787"),
  plain: rgb("#e6edf3"), dim: rgb("#9aa4ae"))
#set page(width: cell * lines.columns + 28pt, height: auto, margin: 14pt, fill: rgb("#10151c"))
#set text(font: ("SarabunGov", "DejaVu Sans Mono"), size: 16pt, lang: "th", features: ("mark": 0, "mkmk": 0),
  top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 0pt, spacing: 0pt)
#for line in lines.rows {
  block(width: 100%, height: 18pt, spacing: 0pt, for part in line {
    let drawn = text(fill: ink.at(part.colour), weight: if part.bold { "bold" } else { "regular" }, part.text)
    if part.right { place(dx: cell * part.at - 300pt, box(width: 300pt, align(right, drawn))) }
    else if part.rule { place(dx: cell * part.at, dy: 9pt, std.line(length: cell * part.cells, stroke: ink.dim)) }
    else { place(dx: cell * part.at, box(drawn)) }
  })
}
"""


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        lay_out(desk)
        for picture, (typed, begins, count) in SCREENS.items():
            said = answer(desk, typed)
            start = next(place for place, line in enumerate(said) if line.startswith(begins))
            shown = said[start:][:count]
            before = ["…"] if start else []
            after = ["…"] if shown[-1] != said[-1] else []
            write(picture, screen(typed, [*before, *shown, *after]), "\n".join(shown))
        for picture, (paper, words, across) in PAGES.items():
            write(picture, page(printed(desk, paper), words, across))


def lay_out(desk: Path) -> None:
    """The files that an officer of the invented office would have: the plan, and a folder with old ones."""
    plan = resources.files("sucharit.samples").joinpath("plan.txt").read_bytes()
    (desk / "plan.txt").write_bytes(plan)
    (desk / "report.txt").write_bytes((SAMPLES / "report" / "plan.txt").read_bytes())
    old = desk / "แผนเก่า"
    old.mkdir()
    (old / "แผน 2566-2570.txt").write_bytes(plan)
    (old / "แผนประจำปี 2567.xlsx").write_bytes((SAMPLES / "annual" / "office.xlsx").read_bytes())
    (old / "รายงาน 2568.docx").write_bytes((SAMPLES / "report" / "office.docx").read_bytes())
    (old / "แผนสแกน.pdf").write_bytes(blank_scan())


def blank_scan() -> bytes:
    """A PDF of pictures only, as a copier makes it."""
    made = io.BytesIO()
    Image.new("L", (800, 1100), 250).save(made, "PDF")
    return made.getvalue()


def answer(desk: Path, typed: tuple[str, ...]) -> list[str]:
    """What the command prints (standard output only)."""
    at_desk = [str(desk / part) if (desk / part).exists() or part == "ผล" else part for part in typed]
    return CliRunner().invoke(cli, at_desk).stdout.splitlines()


def screen(typed: tuple[str, ...], rows: list[str]) -> bytes:
    command = "$ sucharit " + " ".join(typed)
    said = [command, *(line for row in rows for line in folded(row.rstrip()))]
    columns = max(cell_len(line) for line in said) + 1
    data = {"columns": columns, "rows": [list(parts(line)) for line in said]}
    folder: Any = {"main.typ": TEMPLATE.encode(), "lines.json": json.dumps(data, ensure_ascii=False).encode()}
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FOLDER)])
    return typst.compile(folder, font_paths=fonts, format="png", ppi=96)


def folded(row: str) -> Iterator[str]:
    """Running text is wrapped between words; the row of a table never is."""
    if cell_len(row) <= COLUMNS or len(GAP.split(row.strip())) > 2 or "─" in row:
        yield row
        return
    indent = " " * (len(row) - len(row.lstrip()))
    first, *more = wrapped(row.strip(), COLUMNS - len(indent) - 4).split("\n")
    yield indent + first
    yield from (indent + "    " + line.lstrip() for line in more)


def parts(line: str) -> Iterator[dict[str, object]]:
    """The runs of a line between wide gaps, each at its own column; numbers keep their right edge."""
    colour = COLOURS.get(line.lstrip()[:1], "plain")
    for found in re.finditer(r"\S+(?: {1,2}\S+)*", line):
        text, at = found[0], cell_len(line[: found.start()])
        rule = set(text) == {"─"}
        right = found.start() > 0 and bool(re.fullmatch(r"[\d,.?-]+", text))
        yield {
            "text": text, "at": at + (cell_len(text) if right else 0), "cells": cell_len(text), "rule": rule,
            "right": right, "colour": colour, "bold": colour not in ("plain", "dim") or line.startswith("ผลการตรวจ"),
        }  # fmt: skip


def printed(desk: Path, paper: str) -> Path:
    target = desk / f"{paper}.pdf"
    if not target.exists():
        source = desk / ("report.txt" if paper in FROM_REPORT else "plan.txt")
        done = CliRunner().invoke(cli, ["print", str(source), "--paper", paper, "--to", str(target)])
        if not target.exists():
            sys.exit(f"{paper}: {done.output}")
    return target


def page(file: Path, words: str, across: int) -> bytes:
    """The first page that holds the words, drawn with a thin frame."""
    with pypdfium2.PdfDocument(file) as document:
        for number in range(len(document)):
            sheet = document[number]
            if words in sheet.get_textpage().get_text_range():
                drawn = sheet.render(scale=across / sheet.get_width(), grayscale=False).to_pil()
                framed = Image.new("RGB", (drawn.width + 2, drawn.height + 2), (150, 155, 160))
                framed.paste(drawn, (1, 1))
                kept = io.BytesIO()
                framed.save(kept, "PNG")
                return kept.getvalue()
    sys.exit(f"no page of {file.name} holds {words!r}")


def write(name: str, drawn: bytes, said: str = "") -> None:
    """As a palette PNG with as many colours as the limit on size allows; a screen carries its text, for the tests."""
    told = PngInfo()
    told.add_itxt("said", said, "th", zip=True)
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    for colours in (32, 16, 12, 8):
        kept = io.BytesIO()
        image.quantize(colours, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            kept, "PNG", optimize=True, pnginfo=told if said else None
        )
        if kept.tell() <= LARGEST:
            break
    else:
        sys.exit(f"{name} is too large: {kept.tell()} bytes")
    (PICTURES / name).write_bytes(kept.getvalue())


def keep_photograph(name: str, taken: bytes) -> None:
    """A photograph of the real system (tests/journeys): its most frequent colours exactly, for states are colours."""
    image = Image.open(io.BytesIO(taken)).convert("RGB")
    counted = sorted(image.getcolors(image.width * image.height) or [], reverse=True)
    for colours in (48, 32, 24, 16):
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for _count, colour in counted[:colours] for part in colour])  # type: ignore[misc]
        kept = io.BytesIO()
        image.quantize(palette=palette, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
        if kept.tell() <= LARGEST:
            break
    else:
        sys.exit(f"{name} is too large: {kept.tell()} bytes")
    (PICTURES / name).write_bytes(kept.getvalue())


if __name__ == "__main__":
    main()
