"""Doubts of the plan reader: never silent, never more than there is reason for."""

from collections.abc import Iterable
from decimal import Decimal

import pytest
from tests.core.reading.form_lines import page

from sucharit.core.plan import BudgetLine, BudgetRow, Initiative, Period, StatedTotal
from sucharit.core.reading import doubts
from sucharit.core.reading.outline import headings_in
from sucharit.core.reading.values import Doubt

YEARS = range(2566, 2571)


def row(*amounts: int | None, objective: str = "1.1.1") -> BudgetRow:
    budgets = {year: None if amount is None else Decimal(amount) for year, amount in zip(YEARS, amounts, strict=True)}
    return BudgetRow(title="โครงการเกลือรักษาความเค็ม", dimension=objective[0], objective=objective, budgets=budgets)


def said(found: Iterable[Doubt]) -> list[tuple[str, str | None, str | None]]:
    return [(doubt.code, doubt.printed, doubt.proposed) for doubt in found]


def sheets(*numbers: int | None) -> list[Initiative]:
    return [Initiative(seq=at, stated_seq=number, title="กิจกรรมตาชั่งเที่ยง") for at, number in enumerate(numbers, 1)]


@pytest.mark.parametrize(
    ("numbers", "doubted"),
    [
        ((1, 2, 3, 4), []),
        ((1, 2, 3, 4, 5, 2, 7), [("digit.confusable", "2", "6")]),
        ((1, 2, 8, 4), [("number.unexpected", "8", "3")]),
        ((1, 1, 1, 2, 1, 2), []),  # numbered afresh under each objective
        ((None, None, 3), []),
    ],
)
def test_sheet_numbers_that_do_not_fit(numbers: tuple[int | None, ...], doubted: list[tuple[str, str, str]]):
    assert said(doubts.sheet_numbers(sheets(*numbers))) == doubted


@pytest.mark.parametrize(
    ("start", "end", "doubted"),
    [
        (2566, 2570, []),
        (2556, 2570, [("digit.confusable", "2556", "2566")]),
        (2566, 2590, [("digit.confusable", "2590", "2570")]),
        (2569, 2569, []),
        (2481, 2481, []),  # nothing near it would fit
    ],
)
def test_years_outside_the_plan(start: int, end: int, doubted: list[tuple[str, str, str]]):
    one = Initiative(seq=1, title="มาตรการเข็มทิศ", period=Period(text=f"{start} - {end}", start=start, end=end))
    assert said(doubts.period_years([one], 2566, 2570)) == doubted


def test_a_cell_that_breaks_its_row_by_a_confusable_digit():
    found = list(doubts.odd_cells([row(20000, 20000, 90000, 20000, 20000)]))
    assert said(found) == [("digit.confusable", "90,000", "20,000")]
    assert "2568" in found[0].message


@pytest.mark.parametrize("amounts", [(20000,) * 5, (20000, 0, 0, 20000, 0), (10000, 20000, 30000, 40000, 50000)])
def test_rows_that_say_nothing_odd(amounts: tuple[int, ...]):
    assert said(doubts.odd_cells([row(*amounts)])) == []


def test_a_sum_that_one_digit_of_one_row_explains():
    rows = [row(50000, 0, 0, 0, 0), row(30000, 0, 0, 0, 0)]
    wrong = StatedTotal(scope="1", budgets={2566: Decimal(110000)})
    assert said(doubts.broken_sums(rows, [wrong])) == [("digit.confusable", "50,000", "80,000")]


def test_a_sum_that_no_single_digit_explains_is_left_to_checking():
    assert (
        said(doubts.broken_sums([row(50000, 0, 0, 0, 0)], [StatedTotal(scope="1", budgets={2566: Decimal(1)})])) == []
    )


def test_codes_that_no_framework_has():
    assert said(doubts.unknown_codes([row(0, 0, 0, 0, 0, objective="1.7.1")])) == [
        ("digit.confusable", "1.7.1", "1.3.1")
    ]
    assert said(doubts.unknown_codes([row(0, 0, 0, 0, 0, objective="1.1.1")])) == []


def test_a_heading_whose_title_proves_its_code_wrong():
    headings = headings_in(page("๓.๗.๓ บูรณาการทุกภาคส่วนเพื่อต่อต้านการทุจริต"))
    assert said(doubts.misread_codes(headings)) == [("digit.confusable", "3.7.3", "3.3.3")]


def test_words_of_the_form_where_a_value_should_stand():
    filled = Initiative(seq=1, title="โครงการบันไดแก้ว", responsible="กองคลัง")
    empty = Initiative(
        seq=2, title="โครงการบันไดแก้ว", responsible="(ระบุหน่วยงาน)", budget=BudgetLine(text="........ บาท")
    )
    assert said(doubts.placeholders(filled)) == []
    assert {doubt.code for doubt in doubts.placeholders(empty)} == {"placeholder"}


def test_every_message_is_one_thai_sentence_that_asks_for_a_look():
    found = [
        *doubts.sheet_numbers(sheets(1, 2, 3, 8)),
        *doubts.odd_cells([row(20000, 20000, 90000, 20000, 20000)]),
        *doubts.header_years([(4, 2588, 2568)]),
        doubts.heading_missing(sheets(1)[0], "1.1.2", ["1.1.1"]),
        doubts.title_missing(sheets(1)[0], taken=True),
        doubts.damaged_heading(sheets(1)[0], "steps", "วีธีดำเนินการ", 9),
    ]
    for doubt in found:
        assert "โปรดตรวจ" in doubt.message or "จึงใช้" in doubt.message
        assert "\n" not in doubt.message
        assert len(doubt.message) < 300
