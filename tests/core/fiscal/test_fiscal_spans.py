"""Spans of fiscal years as texts state them."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.fiscal import FiscalSpan, find_spans, format_span, parse_span, read_span

TEXT = st.text(st.sampled_from("พ.ศปีงบประมาณ๒๕๖๗0123456789 -–,/และถึงค()ตุลาคม"), max_size=60)


@pytest.mark.parametrize(
    "text",
    [
        "พ.ศ. ๒๕๖๖ - ๒๕๗๐",
        "(พ.ศ.๒๕๖๖-๒๕๗๐)",
        "๒๕๖๖ – ๒๕๗๐",
        "2566–2570",
        "ปีงบประมาณ ๒๕๖๖, ๒๕๖๗, ๒๕๖๘, ๒๕๖๙ และ ๒๕๗๐",
        "๒๕๖๖ ๒๕๖๗ ๒๕๖๘ ๒๕๖๙ ๒๕๗๐",
        "๕ ปี (ปีงบประมาณ ๒๕๖๖-๒๕๗๐)",
        "ตั้งแต่ปีงบประมาณ พ.ศ. ๒๕๖๖ ถึงปีงบประมาณ พ.ศ. ๒๕๗๐",
        "ปี พ.ศ. 2566 จนถึงปี พ.ศ. 2570",
        "๒๕๖๖-๗๐",
        "ปีงบประมาณ ๖๖ - ๗๐",
        "ค.ศ. 2023 - 2027",
        "๑ ตุลาคม ๒๕๖๕ - ๓๐ กันยายน ๒๕๗๐",
        "ตุลาคม ๒๕๖๕ ถึง กันยายน ๒๕๗๐",
        "ระยะ ๕ ปี พ.ศ. ๒๕๖๖ - ๒๕๗๐ เริ่มปี ๒๕๖๖",
    ],
)
def test_five_years_are_read_in_every_form(text):
    assert parse_span(text) == FiscalSpan(2566, 2570)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("๔ ปี (ปีงบประมาณ ๒๕๖๑-๒๕๖๔)", 2561, 2564),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘", 2568, 2568),
        ("ตุลาคม ๒๕๖๗ – กันยายน ๒๕๖๘", 2568, 2568),
        ("ตลอดปี (๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๘)", 2568, 2568),
        ("มิถุนายน ๒๕๖๖", 2566, 2566),
        ("ตุลาคม - ธันวาคม ๒๕๖๖", 2567, 2567),
    ],
)
def test_other_spans_and_calendar_months_are_read(text, first, last):
    assert parse_span(text) == FiscalSpan(first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ไม่พบปีงบประมาณ"),
        ("ตลอดปี", "ไม่พบปีงบประมาณ"),
        ("2023", "ไม่พบปีงบประมาณ"),
        ("๒,๕๖๖ บาท", "ไม่พบปีงบประมาณ"),
        ("๒๕๐๐ บาท", "ไม่พบปีงบประมาณ"),
        ("โทร ๐๒๒๕๖๖๒๕๗๐", "ไม่พบปีงบประมาณ"),
        ("๒๕๗๐ - ๒๕๖๖", "ปีสิ้นสุด 2566 มาก่อนปีเริ่มต้น 2570"),
        ("๒๕๖๖, ๒๕๖๘", "หลายช่วงที่ไม่ต่อเนื่อง"),
        ("พ.ศ. ๒๕๖๑ - ๒๕๖๔ และ พ.ศ. ๒๕๖๖ - ๒๕๗๐", "หลายช่วงที่ไม่ต่อเนื่อง"),
    ],
)
def test_what_is_wrong_is_said_in_thai(text, reason):
    assert parse_span(text) is None
    with pytest.raises(ValueError, match=reason):
        read_span(text)


def test_spans_are_found_with_their_places_and_where_they_come_from():
    text = "แผน (พ.ศ. ๒๕๖๖ - ๒๕๗๐) ประกาศ ๓๐ กันยายน ๒๕๖๕ ตาม พ.ร.บ. พ.ศ. ๒๕๖๑"
    found = find_spans(text)
    assert [text[one.start : one.end] for one in found] == ["๒๕๖๖ - ๒๕๗๐", "๓๐ กันยายน ๒๕๖๕", "๒๕๖๑"]
    assert [one.dated for one in found] == [False, True, False]


@given(st.integers(2500, 2599), st.integers(0, 20), st.sampled_from(["thai", "arabic"]))
def test_a_printed_span_is_read_again(first, more, digits):
    span = FiscalSpan(first, first + more)
    assert parse_span(format_span(span, digits)) == span


@given(TEXT | st.text())
def test_no_text_breaks_the_search(text):
    found = find_spans(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all((one.span is None) != (one.fault is None) for one in found)


@pytest.mark.parametrize("rubbish", ["2566, ", "2566-2570 ", "5 กันยายม 66 ", "25", "มีนาคม 2566 ถึง "])
def test_a_text_of_nothing_but_years_takes_no_more_than_its_length(rubbish):
    text = rubbish * (100_000 // len(rubbish))
    started = time.process_time()
    find_spans(text)
    assert time.process_time() - started < 4
