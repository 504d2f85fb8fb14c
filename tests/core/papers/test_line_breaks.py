"""Lines break where a reader does not wince, and every piece fits its column."""

import time

import pytest

from sucharit.core.papers.writing.line_breaks import pieces
from sucharit.core.papers.writing.printable import breadth


def whole(text: str, **options) -> list[str]:
    return [piece.strip() for piece in pieces(text, **options)]


@pytest.mark.parametrize(
    "kept",
    [
        "พ.ศ. ๒๕๖๖ - ๒๕๗๐",
        "ร้อยละ ๘๐",
        "อื่น ๆ",
        "๑๑๘/๒๕๖๕",
        "๓ ช่องทาง",
        "No Gift Policy",
        "นายบุญเลิศ",
        "ผลประโยชน์",
    ],
)
def test_what_belongs_together_stays_on_one_line(kept: str):
    sentence = f"ให้ดำเนินการตาม {kept} ๒) ของหน่วยงาน"
    assert any(kept in piece for piece in whole(sentence))


def test_joined_the_pieces_are_the_text():
    text = "โครงการอบรม “คนดี” (รุ่นที่ ๑) งบประมาณ ๒๐,๐๐๐.- บาท และอื่น ๆ ฯลฯ www.example.go.th/a?b=c"
    assert "".join(pieces(text)) == text


def test_no_line_begins_with_closing_marks_or_ends_with_opening_ones():
    for piece in whole("รายการ (ก) “ข” ค/ง และ จ ๆ ร้อยละ ๕๐% [ฉ] 'ช'"):
        assert piece[0] not in ")]”ๆ%/"
        assert piece[-1] not in "([“"


def test_the_name_of_the_organization_is_never_cut():
    assert "ดอนสุขใจ" in whole("ประชาชนตำบลดอนสุขใจ", names=("ดอนสุขใจ",))


@pytest.mark.parametrize("widest", [3.0, 4.0, 6.0])
def test_long_compounds_open_at_their_seams_in_narrow_columns(widest: float):
    found = whole("องค์กรปกครองส่วนท้องถิ่น", widest=widest)
    assert found[0] == "องค์กร"
    assert all(breadth(piece) <= widest for piece in found)


@pytest.mark.parametrize("unit", ["ก", "กา", "a", "๑", "(", "ๆ", '"', "/1", "1-", "พ.ศ. 1-", "นาย", "ที่ ", "A b "])
def test_endless_words_are_cut_and_cost_little(unit: str):
    text = unit * (20_000 // len(unit))
    start = time.perf_counter()
    found = pieces(text, 20.0)
    assert time.perf_counter() - start < 2
    assert "".join(found) == text
    assert max(breadth(piece) for piece in found) <= 21
