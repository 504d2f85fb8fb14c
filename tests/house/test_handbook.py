"""What handbook, tour and README tell is what the program does: commands, links, messages, names, figures."""

import ast
import io
import re
import shlex
import sys
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from PIL import Image

from sucharit.cli import commands

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sucharit"
SAMPLE = SOURCE / "samples" / "plan.txt"
HANDBOOK = ROOT / "docs" / "handbook"
CHAPTERS = sorted(HANDBOOK.glob("[0-9]*-*.md"))
OPERATING = sorted((ROOT / "docs" / "operating").glob("*.md"))
TOUR = ROOT / "docs" / "tour.md"
PAGES = [ROOT / "README.md", ROOT / "docs" / "README.md", TOUR, HANDBOOK / "README.md", *CHAPTERS, *OPERATING]
LARGEST_PICTURE = 60_000
FENCE = re.compile(r"(?:<!-- real: (?P<real>[^\n]+?) -->\n)?^(?P<in>[ ]*)```\w*\n(?P<code>.*?)^[ ]*```$", re.M | re.S)
COMMAND = re.compile(r"^\s*(?:.*&& )?(?:(?:py|python3) -m )?(?:uv run )?sucharit(?P<rest> .*|)$")
QUOTED = re.compile(r"<!-- (?P<how>provoke|source): (?P<what>[\w./-]+) -->\n> (?P<said>[^\n]+)")


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


def fences(page: Path) -> Iterator[tuple[str | None, str]]:
    for found in FENCE.finditer(page.read_text("utf-8")):
        yield found["real"], found["code"]


def typed_commands(page: Path) -> Iterator[str]:
    """What follows `sucharit` in code blocks, without the remark and what a shell takes for itself."""
    for real, code in fences(page):
        for line in [] if real else code.splitlines():
            if found := COMMAND.match(line):
                yield re.split(r"\s#|\s>|\s\|", found["rest"])[0].strip()


# Commands


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_that_is_told_is_understood(page: Path):
    misunderstood = {typed: trouble for typed in typed_commands(page) if (trouble := _trouble(typed))}
    assert misunderstood == {}


def _trouble(typed: str) -> str | None:
    name, *arguments = shlex.split(typed) or ["--help"]
    if name in ("--help", "--version"):
        return None
    if name not in commands.cli.commands:
        return f"no command {name}"
    try:
        commands.cli.commands[name].make_context(name, arguments, resilient_parsing="--help" in arguments)
    except click.ClickException as error:
        return error.format_message()
    return None


def test_handbook_and_operating_pages_tell_every_command_and_every_paper():
    typed = [command for page in [*CHAPTERS, *OPERATING] for command in typed_commands(page)]
    told = " ".join(page.read_text("utf-8") for page in CHAPTERS)
    assert {shlex.split(command)[0] for command in typed if command} >= set(commands.cli.commands)
    assert [paper for paper in commands.PAPERS if f"`{paper}`" not in told] == []


# Links and pictures


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page: Path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_every_picture_is_shown_and_described_and_small():
    shown = {
        picture: text
        for page in CHAPTERS
        for text, picture in re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", page.read_text("utf-8"))
    }
    drawn = {path.name: path for path in (HANDBOOK / "pictures").glob("*.png")}
    assert set(shown) == set(drawn)
    assert [picture for picture, text in shown.items() if len(text) < 5] == []
    assert [name for name, path in drawn.items() if path.stat().st_size > LARGEST_PICTURE] == []


@pytest.mark.parametrize(
    ("picture", "command"), [("read", "read plan.txt"), ("doubts", "read plan.txt"), ("check", "check plan.txt")]
)
def test_the_picture_of_a_screen_is_what_the_program_says_today(picture: str, command: str):
    with Image.open(HANDBOOK / "pictures" / f"screen-{picture}.png") as drawn:
        shown = drawn.info["said"]
    old = [line for line in shown.splitlines() if squeezed(line) not in squeezed(said_by(command))]
    assert old == [], "make the pictures anew: python docs/handbook/pictures.py"


def test_every_chapter_is_in_the_contents():
    contents = (HANDBOOK / "README.md").read_text("utf-8")
    assert [page.name for page in CHAPTERS if f"({page.name})" not in contents] == []


# Messages: each is provoked with a real file, or found in the source where that would take a broken machine


def _office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def _zipped(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return kept.getvalue()


def _bomb() -> bytes:
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    kept = io.BytesIO(_zipped("word/document.xml", bytes(70_000_000)))
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
    return kept.getvalue()


def _drawn(kind: str) -> bytes:
    kept = io.BytesIO()
    Image.new("L", (300, 400), 250).save(kept, kind)
    return kept.getvalue()


def _locked() -> bytes:
    import pikepdf

    kept = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(kept, encryption=pikepdf.Encryption(user="a", owner="b"))
    return kept.getvalue()


DEVELOPMENT_PLAN = (
    "แผนพัฒนาท้องถิ่น (พ.ศ. 2566 - 2570)\nองค์การบริหารส่วนตำบลดอนสุขใจ\nยุทธศาสตร์การพัฒนาที่ 1 โครงสร้างพื้นฐาน\n"
    + "แนวทางการพัฒนา ถนนในหมู่บ้าน แบบ ผ. 02\n" * 20
)
LETTER_TO_A_FRIEND = "วันนี้ฝนตกหนักตั้งแต่เช้า แม่ทำแกงส้มไว้รอ พี่สาวโทรมาบอกว่าจะกลับบ้านวันเสาร์\n" * 20

#: name in the page > what is typed; FILE is made of the bytes given here, PLAN is the demonstration plan
PROVOKED: dict[str, tuple[str, str, Callable[[], bytes] | None]] = {
    "missing": ("check FILE", "ไม่มี.docx", None),
    "folder": ("check EMPTY", "", None),
    "no-documents": ("read EMPTY", "", None),
    "empty": ("read FILE", "ว่าง.txt", bytes),
    "scan": ("read FILE", "สแกน.pdf", lambda: _drawn("PDF")),
    "picture": ("read FILE", "ภาพ.png", lambda: _drawn("PNG")),
    "old-word": ("read FILE", "แผน.doc", lambda: _office("WordDocument")),
    "old-excel": ("read FILE", "แผน.xls", lambda: _office("Workbook")),
    "rtf": ("read FILE", "แผน.rtf", lambda: rb"{\rtf1 plan}"),
    "archive": ("read FILE", "แผน.zip", lambda: _zipped("plan.txt", b"plan")),
    "binary": ("read FILE", "แผน.txt", lambda: bytes(range(32)) * 40),
    "locked": ("read FILE", "ล็อก.pdf", _locked),
    "broken-docx": ("read FILE", "แผน.docx", lambda: _zipped("word/document.xml", b"<w/>" * 99)[:60]),
    "broken-pdf": ("read FILE", "แผน.pdf", lambda: b"%PDF-1.7\nnothing here"),
    "bomb": ("read FILE", "แผน.docx", _bomb),
    "few-letters": ("check FILE", "สั้น.txt", "สวัสดี".encode),
    "digits-only": ("check FILE", "เลข.txt", ("12345\n" * 50).encode),
    "stranger": ("check FILE", "พัฒนา.txt", DEVELOPMENT_PLAN.encode),
    "unknown": ("check FILE", "จดหมาย.txt", LETTER_TO_A_FRIEND.encode),
    "wrong-extension": ("read FILE", "แผน.pdf", SAMPLE.read_bytes),
    "nothing-to-print": ("print PLAN --paper memo --to OUT.pdf", "", None),
    "nothing-at-all": ("print FILE --to OUT.pdf", "จดหมาย.txt", LETTER_TO_A_FRIEND.encode),
    "wrong-suffix": ("print PLAN --to OUT.odt", "", None),
    "cannot-write": ("print PLAN --to FILE/เล่ม.json", "ขวาง", bytes),
    "no-target": ("print PLAN", "", None),
    "no-path": ("check", "", None),
    "no-command": ("chek PLAN", "", None),
    "bad-paper": ("print PLAN --paper letter --to OUT.pdf", "", None),
    "many-json": ("read PLAN PLAN --json", "", None),
    "missing-json": ("check FILE", "ไม่มี.json", None),
    "foreign-json": ("read FILE", "อื่น.json", lambda: b'{"a": 1}'),
}
MESSAGES = [found.groupdict() for page in CHAPTERS for found in QUOTED.finditer(page.read_text("utf-8"))]


def test_every_quoted_message_says_where_it_comes_from():
    text = (HANDBOOK / "7-trouble.md").read_text("utf-8")
    quotes = re.findall(r"^> .+", text, re.M)
    assert len(quotes) == len(QUOTED.findall(text))
    assert {message["what"] for message in MESSAGES if message["how"] == "provoke"} == set(PROVOKED)


@pytest.mark.parametrize("message", [m for m in MESSAGES if m["how"] == "provoke"], ids=lambda m: m["what"])
def test_a_bad_file_really_brings_the_message(
    message: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    typed, name, content = PROVOKED[message["what"]]
    file = tmp_path / (name or "-")
    if content is not None:
        file.write_bytes(content())
    (tmp_path / "empty").mkdir()
    places = {"FILE": file, "EMPTY": tmp_path / "empty", "PLAN": SAMPLE, "OUT": tmp_path / "out"}
    arguments = [re.sub("FILE|EMPTY|PLAN|OUT", lambda m: str(places[m[0]]), part) for part in typed.split()]
    monkeypatch.setattr(sys, "argv", ["sucharit", *arguments])
    monkeypatch.setattr(commands, "limit_memory", lambda: None)  # the cap is for a process of one command
    try:
        commands.main()
    except SystemExit as stop:
        assert stop.code == 2
    said = "".join(capfd.readouterr())
    assert pattern_of(message["said"]).search(said), said


@pytest.mark.parametrize("message", [m for m in MESSAGES if m["how"] == "source"], ids=lambda m: m["said"][:24])
def test_a_message_that_needs_a_broken_machine_stands_in_the_source(message: dict[str, str]):
    assert any(pattern_of(message["said"]).search(text) for text in texts_in(SOURCE / message["what"]))


def test_every_refusal_of_a_file_is_explained():
    said = [text for text in texts_in(SOURCE / "core/reading/opening/refusals.py") if re.search("[ก-ฮ]", text)]
    unexplained = [text for text in said if not any(pattern_of(text).search(m["said"]) for m in MESSAGES)]
    assert unexplained == []


def pattern_of(said: str) -> re.Pattern[str]:
    """The message, where "…" stands for what changes with the document."""
    return re.compile(r"[^\n]*?".join(re.escape(part) for part in said.split("…")))


def texts_in(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)


# Excerpts marked <!-- real: ... --> : every line, and every part between "…", stands in what the program says


@cache
def said_by(command: str) -> str:
    """All that a command says of the demonstration plan."""
    arguments = [str(SAMPLE) if part == "plan.txt" else part for part in command.split()]
    done = CliRunner().invoke(commands.cli, arguments)
    return done.output


@pytest.fixture(scope="module")
def evidence() -> Callable[[str], str]:
    def of(name: str) -> str:
        if name == "tour":
            return told_by_the_tour()
        return said_by(name)

    return of


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_excerpts_are_real(page: Path, evidence: Callable[[str], str]):
    invented = [
        part
        for real, code in fences(page)
        if real
        for said in [squeezed(evidence(real))]
        for part in re.split(r"[\n…]", code)
        if squeezed(part) not in said
    ]
    assert invented == []


@cache
def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@cache
def told_by_the_tour() -> str:
    """Every station of the demonstration plan that the tour stops at, as text."""
    from sucharit.core.checking import check
    from sucharit.core.papers import paper, write_xlsx
    from sucharit.core.plan.canonical import canonical, fingerprint
    from sucharit.core.reading import open_document, read
    from sucharit.core.reading.prepared import prepare

    document = open_document(SAMPLE)
    reading = read(document)
    printed = paper("book", reading.plan)
    again = read(open_document(write_xlsx(printed), name="book.xlsx")).plan.initiatives[16]
    stations: list[Any] = [
        *document.lines,
        *prepare(document.lines),
        *reading.plan.budget_rows,
        *reading.plan.initiatives,
        *reading.doubts,
        *check(reading.plan, document.lines, reading.kind),
        canonical(reading.plan).decode(),
        fingerprint(reading.plan),
        *printed.blocks,
        again,
    ]
    numbered = [f"{number}: {line}" for number, line in enumerate(SAMPLE.read_text("utf-8").splitlines(), 1)]
    return "\n".join([*numbered, *map(str, stations)])


def test_the_readme_counts_the_rules():
    from sucharit.core.checking import rules

    told = re.findall(r"กฎ (\d+) ข้อ|its (\d+) rules", (ROOT / "README.md").read_text("utf-8"))
    assert [int(thai or english) for thai, english in told] == [len(rules())] * 2


# The tour


def told_paths() -> list[str]:
    return re.findall(r"`((?:core|cli|reference|samples|tests|docs|src)/[\w./-]*)`", TOUR.read_text("utf-8"))


def test_the_tour_names_files_that_exist():
    absent = [path for path in told_paths() if not (SOURCE / path).exists() and not (ROOT / path).exists()]
    assert absent == []
    assert len(told_paths()) > 15


def test_the_tour_names_functions_where_they_are():
    """`core/room/file.py` `name()`: the function, class or method is defined there."""
    told = re.findall(r"`([\w./-]+\.py)` `(\w+)(?:\(\))?`", TOUR.read_text("utf-8"))
    absent = [(file, name) for file, name in told if name not in _defined_in(SOURCE / file)]
    assert absent == []
    assert len(told) > 12


def test_the_tour_tells_the_stories_that_journeys_live():
    told, journeys = TOUR.read_text("utf-8"), sorted((ROOT / "tests" / "journeys").glob("test_*.py"))
    lived = {name for file in journeys for name in _defined_in(file) if name.startswith("test_")}
    assert set(re.findall(r"`(test_\w+)`", told)) <= lived, "told, but nobody lives it"
    assert [file.name for file in journeys if f"`tests/journeys/{file.name}`" not in told] == [], "lived, but not told"


def _defined_in(module: Path) -> set[str]:
    tree = ast.parse(module.read_text("utf-8"))
    return {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)}
