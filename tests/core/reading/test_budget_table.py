"""The five-year budget table, whatever its cells went through."""

from decimal import Decimal

import pytest
from tests.core.reading.form_lines import page, rows

from sucharit.core.reading.budget_table import BudgetTable, read_budget_table
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.tables import tables_in
from sucharit.core.reading.unruled import with_cells

HEAD = ("มิติ", "ภารกิจ", "โครงการ/กิจกรรม/มาตรการ", "2566", "2567", "2568", "2569", "2570", "หมายเหตุ")
FIVE = ("20,000", "20,000", "20,000", "20,000", "20,000")
BELL = "(1.1.1) 1. โครงการระฆังเตือนใจก่อนลงนาม"
KITE = "(1.1.2) 2. กิจกรรมว่าวเล่าเรื่องคนซื่อ"
DIMENSION, MISSION = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "1.1 การเสริมสร้างจิตสำนึก"


def read(lines: tuple[PreparedLine, ...]) -> BudgetTable:
    return read_budget_table(tuple(tables_in(lines)))


def amounts(table: BudgetTable) -> list[list[int | None]]:
    return [[None if amount is None else int(amount) for amount in row.budgets.values()] for row in table.rows]


def places(table: BudgetTable) -> list[tuple[str | None, str | None, str | None]]:
    return [(row.dimension, row.mission, row.objective) for row in table.rows]


def test_a_row_has_its_place_number_title_amounts_and_note():
    (row,) = read(rows(HEAD, (DIMENSION, MISSION, BELL, *FIVE, "กองคลัง"))).rows
    assert (row.dimension, row.mission, row.objective, row.seq) == ("1", "1.1", "1.1.1", 1)
    assert (row.title, row.note, row.source.line) == ("โครงการระฆังเตือนใจก่อนลงนาม", "กองคลัง", 2)
    assert row.budgets == dict.fromkeys(range(2566, 2571), Decimal(20000))


def test_merged_cells_carry_down_until_the_next_mission():
    table = read(
        rows(
            HEAD,
            (DIMENSION, MISSION, BELL, *FIVE, ""),
            ("", "", KITE, *FIVE, ""),
            ("", "1.2 การสร้างจิตสำนึกแก่ประชาชน", "3. มาตรการสวนครัวสีขาว", *FIVE, ""),
        )
    )
    assert places(table) == [("1", "1.1", "1.1.1"), ("1", "1.1", "1.1.2"), ("1", "1.2", None)]


@pytest.mark.parametrize(
    "cells",
    [
        (DIMENSION, BELL, *FIVE),
        (DIMENSION, MISSION, "", BELL, *FIVE, ""),
        (BELL, *FIVE, "", ""),
        (DIMENSION, MISSION, BELL, "20,000", "", "20,000", "20,000", "20,000", "20,000"),
    ],
)
def test_shifted_cells_lose_no_amount(cells: tuple[str, ...]):
    assert amounts(read(rows(HEAD, cells))) == [[20000] * 5]


def test_a_year_without_amount_is_none_and_a_dash_is_zero():
    table = read(rows(HEAD, (DIMENSION, MISSION, BELL, "20,000", "-", "20,000", "", "ไม่ใช้งบประมาณ", "")))
    assert amounts(table) == [[20000, 0, 20000, None, 0]]


def test_no_budget_said_once_for_merged_years_is_zero_in_all():
    assert amounts(read(rows(HEAD, (DIMENSION, MISSION, BELL, "ไม่ใช้งบประมาณ", "", "", "", "", "")))) == [[0] * 5]


def test_money_of_another_office_is_a_note_and_no_amount():
    (row,) = read(rows(HEAD, (DIMENSION, MISSION, BELL, *FIVE, "(งบ ประปา 5,000)"))).rows
    assert (sum(filter(None, row.budgets.values())), row.note) == (100000, "(งบ ประปา 5,000)")


def test_an_amount_shared_with_another_row_is_no_title():
    table = read(rows(HEAD, (DIMENSION, MISSION, BELL, "ใช้งบร่วมกับลำดับที่ 2", "-", "-", "-", "-", "")))
    assert [row.title for row in table.rows] == ["โครงการระฆังเตือนใจก่อนลงนาม"]


def test_codes_of_one_cell_name_mission_and_objective():
    table = read(rows(("มิติ", "รหัส", *HEAD[2:]), (DIMENSION, "1.3 1.3.2", "7. กิจกรรมเสาธงหน้าใหม่", *FIVE, "")))
    assert places(table) == [("1", "1.3", "1.3.2")]


def test_an_objective_on_a_row_of_its_own_names_the_row_above():
    table = read(
        rows(
            ("มิติ", "รหัส", *HEAD[2:]),
            (DIMENSION, "1.3", "7. กิจกรรมเสาธงหน้าใหม่", *FIVE, ""),
            ("", "1.3.1", "", "", "", "", "", "", ""),
        )
    )
    assert places(table) == [("1", "1.3", "1.3.1")]


def test_a_table_goes_on_over_pages_without_header_or_with_the_years_alone():
    table = read(
        rows(
            HEAD,
            (DIMENSION, MISSION, BELL, *FIVE, ""),
            "- 14 -",
            ("", "", KITE, *FIVE, ""),
            "ตารางต่อ",
            ("", "", "", *HEAD[3:8], ""),
            ("", "", "3. โครงการตู้ยาสามัญประจำใจ", "7,500", *FIVE[1:], ""),
        )
    )
    assert [row.seq for row in table.rows] == [1, 2, 3]
    assert amounts(table)[2] == [7500, 20000, 20000, 20000, 20000]


def test_the_rest_of_a_title_behind_a_page_break_joins_it():
    table = read(
        rows(HEAD, (DIMENSION, MISSION, BELL, *FIVE, ""), "- 9 -", ("", "", "ทุกครั้งที่มีการจ่ายเงิน", "", "", "", "", "", ""))
    )
    assert [row.title for row in table.rows] == ["โครงการระฆังเตือนใจก่อนลงนาม ทุกครั้งที่มีการจ่ายเงิน"]


def test_totals_have_scope_count_and_sums():
    table = read(
        rows(
            HEAD,
            (DIMENSION, MISSION, BELL, *FIVE, ""),
            ("รวม", "", "1 โครงการ", *FIVE, ""),
            ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", "2.1 การเปิดเผย", "2. มาตรการป้ายเปิดใจ", *FIVE, ""),
            ("รวม", "", "1 มาตรการ", *FIVE, ""),
            ("รวมทั้งสิ้น", "", "2 โครงการ", *["40,000"] * 5, ""),
        )
    )
    assert [(total.scope, total.count, total.budgets[2570]) for total in table.totals] == [
        ("1", 1, 20000),
        ("2", 1, 20000),
        ("total", 2, 40000),
    ]


def test_a_title_that_begins_with_the_word_for_sum_is_no_total():
    table = read(rows(HEAD, (DIMENSION, MISSION, "(1.1.1) 1. โครงการรวมพลคนไม่โกง", *FIVE, "")))
    assert (len(table.rows), table.totals) == (1, ())


def test_a_misread_year_of_the_header_is_mended_and_kept_as_printed():
    table = read(rows((*HEAD[:4], "2561", *HEAD[5:]), (DIMENSION, MISSION, BELL, *FIVE, "")))
    assert table.years == (2566, 2567, 2568, 2569, 2570)
    assert table.misread_years == ((1, 2561, 2567),)


def test_satang_and_thai_digits_are_read():
    table = read(page("โครงการ\t๒๕๖๖\t๒๕๖๗\t๒๕๖๘\tงบประมาณ\n๑. โครงการไร่นาสาธิต\t๑๒,๕๐๐.๕๐\t๑๒,๕๐๐.-\t๑๒๕๐๐ บาท\t"))
    assert list(table.rows[0].budgets.values()) == [Decimal("12500.50"), Decimal(12500), Decimal(12500)]


def test_a_table_that_lost_its_cells_is_read_by_its_header():
    text = (
        "ลำดับ โครงการ/กิจกรรม งบประมาณ 2566 2567 2568 2569 2570\n"
        "1. โครงการหม้อข้าวรวมใจ 4,000 4,000 4,000 - 4,000\n"
        "2. กิจกรรมเรือจิ๋วจอดแจว 9,000 9,000 9,000 9,000 9,000 กองช่าง"
    )
    table = read(tuple(with_cells(page(text))))
    assert [row.seq for row in table.rows] == [1, 2]
    assert amounts(table) == [[4000, 4000, 4000, 0, 4000], [9000] * 5]
    assert table.rows[1].note == "กองช่าง"


@pytest.mark.parametrize(
    "cells",
    [
        ("ที่", "ชื่อ", "ตำแหน่ง"),
        ("ตัวชี้วัด", "2566", "2567", "2568"),
        ("", "", ""),
    ],
)
def test_other_tables_are_left_alone(cells: tuple[str, ...]):
    assert read(rows(cells, cells)).rows == ()
