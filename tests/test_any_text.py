"""Whatever an officer feeds it, the line from text to paper answers with a reading or with UnreadableDocument."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sucharit.core import papers
from sucharit.core.checking import check, check_contract
from sucharit.core.plan.canonical import fingerprint
from sucharit.core.reading import contract, open_document, read
from sucharit.core.reading.values import UnreadableDocument

SAMPLES = Path(__file__).parent / "samples"
TEXTS = {path.parent.name: path.read_text("utf-8") for path in sorted(SAMPLES.glob("*/plan.txt"))}
STRANGE = (
    "\t",
    "\u200b",
    "**",
    "๙",
    "<table><tr><td>",
    "</td></tr></table>",
    "|",
    "\u0e33",
    "๑.๑.๑",
    "-",
    "ลำดับที่ ",
    "\x0c",
    "รวม",
)


def mutated(text: str, seed: int) -> str:
    """A piece of a sample with lines lost, doubled, moved and glued, and letters changed."""
    dice = random.Random(seed)
    lines = text.split("\n")
    start = dice.randrange(max(1, len(lines) - 400))
    lines = lines[start : start + dice.randint(1, 400)] if dice.random() < 0.7 else lines
    for _ in range(dice.randint(1, 40)):
        at = dice.randrange(len(lines))
        deed = dice.randrange(6)
        if deed == 0:
            del lines[at]
        elif deed == 1:
            lines.insert(at, lines[dice.randrange(len(lines))])
        elif deed == 2:
            lines[at] += lines[dice.randrange(len(lines))]
        elif deed == 3:
            place = dice.randint(0, len(lines[at]))
            lines[at] = lines[at][:place] + dice.choice(STRANGE) + lines[at][place:]
        elif deed == 4:
            lines[at] = "".join(letter for letter in lines[at] if dice.random() > 0.1)
        else:
            lines[at] = "\t".join(dice.sample(cells := lines[at].split("\t"), len(cells)))
        lines = lines or [""]
    return "\n".join(lines)


def through_the_line(content: bytes) -> None:
    try:
        document = open_document(content, name="some.txt")
    except UnreadableDocument as refused:
        assert refused.thai
        assert refused.english
        return
    reading = read(document)
    findings = check(reading.plan, document.lines, reading.kind)
    assert all(finding.message for finding in findings)
    assert check_contract(reading, findings)["document"]["kind"] == contract(reading)["document"]["kind"]
    assert fingerprint(reading.plan)
    assert all(0 < (one.source.line or 1) <= document.lines[-1].number for one in reading.plan.initiatives)
    for name in papers.papers_for(reading.plan, memo=reading.memo, integrity_report=reading.integrity_report):
        assert papers.paper(name, reading.plan, memo=reading.memo, integrity_report=reading.integrity_report).blocks


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_mutated_documents_are_read_without_an_exception(name: str, seed: int):
    through_the_line(mutated(TEXTS[name], seed).encode("utf-8", "replace"))


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("กขคงนมาิี่้ำ๐๑๒๓๔๕๖๗๘๙0123456789.()-\t\n /:*|<>\u200b"), max_size=800))
def test_any_thai_text_is_read_without_an_exception(text: str):
    through_the_line(text.encode())


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(content: bytes):
    through_the_line(content)
