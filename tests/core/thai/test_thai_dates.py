"""Dates in the Buddhist and the Common Era, whole, partial, damaged and impossible."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.thai import MONTHS, SHORT_MONTHS, ThaiDate, find_dates, format_date, parse_date

DAYS = st.dates(min_value=datetime.date(1957, 1, 1), max_value=datetime.date(2056, 12, 31))


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("ประกาศ ณ วันที่ ๓๐ เดือน กันยายน พ.ศ. ๒๕๖๕", "2022-09-30"),
        ("วันที่ ๑๐ พฤษภาคม พ.ศ. ๒๕๖๕", "2022-05-10"),
        ("ข้อมูล ณ วันที่ 21 มีนาคม 2566", "2023-03-21"),
        ("21 มี.ค. 66", "2023-03-21"),
        ("21 มี.ค. 2566", "2023-03-21"),
        ("21 มีค. 2566", "2023-03-21"),
        ("21 มี.ค 2566", "2023-03-21"),
        ("๕ เม.ย. พ.ศ.๒๕๖๗", "2024-04-05"),
        ("30/09/2565", "2022-09-30"),
        ("๓๑/๑๒/๖๖", "2023-12-31"),
        ("30-9-2565", "2022-09-30"),
        ("2022-09-30", "2022-09-30"),
        ("21 March 2023", "2023-03-21"),
        ("5 Jan. 2023", "2023-01-05"),
        ("5 มกราคม ค.ศ. 2023", "2023-01-05"),
        ("๓๐  กัน ยายน  ๒๕ ๖๕", "2022-09-30"),
        ("วันที่ ๕ เดือนมกราคม พุทธศักราช ๒๕๖๖", "2023-01-05"),
        ("29 ก.พ. 2567", "2024-02-29"),
    ],
)
def test_a_date_is_read_in_every_form(printed, iso):
    date = parse_date(printed)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    ("printed", "year", "month"),
    [
        ("ประกาศ ณ วันที่    กันยายน พ.ศ. ๒๕๖๕", 2565, 9),
        ("สั่ง ณ วันที่ ........ เดือน ตุลาคม พ.ศ. ๒๕๖๖", 2566, 10),
        ("วันที่ ..... เดือน ............ พ.ศ. ๒๕๖๕", 2565, None),
        ("มี.ค. 66", 2566, 3),
    ],
)
def test_a_date_without_its_day_is_partial_and_no_date(printed, year, month):
    date = parse_date(printed)
    assert date is not None
    assert (date.year, date.month, date.day) == (year, month, None)
    assert date.date is None
    assert date.iso is None


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("๒๑ กันยายม ๒๕๖๕", "2022-09-21"),
        ("๑๕ มกราคน พ.ศ. ๒๕๖๖", "2023-01-15"),
        ("๓ พฤศจิกายม พ.ศ. ๒๕๖๖", "2023-11-03"),
        ("๓ กุมภาพันธ พ.ศ. ๒๕๖๖", "2023-02-03"),
        ("เดือน ๓", None),
        ("๓ คมนาคม พ.ศ. ๒๕๖๖", None),
        ("๑๐ ปีงบประมาณ พ.ศ. ๒๕๖๖", None),
    ],
)
def test_a_damaged_month_takes_the_one_nearest_name_and_is_flagged(printed, iso):
    date = parse_date(printed)
    assert (date.iso if date else None) == iso
    assert date is None or "month.noisy" in date.notes


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ("21 มี.ค. 66", "year.two-digit"),
        ("2022-09-30", "year.common-era"),
        ("5 มกราคม พ.ศ. 2023", "era.contradicts"),
        ("5 มกราคม ค.ศ. 2566", "era.contradicts"),
        ("๑ - ๓ มิถุนายน ๒๕๖๖", "year.from-range"),
    ],
)
def test_what_had_to_be_understood_is_noted(printed, note):
    date = parse_date(printed)
    assert date is not None
    assert note in date.notes


def test_a_plain_date_needs_no_note():
    assert parse_date("๓๐ กันยายน พ.ศ. ๒๕๖๕") == ThaiDate(
        year=2565, month=9, day=30, printed="๓๐ กันยายน พ.ศ. ๒๕๖๕", notes=()
    )


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("๓๑ กุมภาพันธ์ ๒๕๖๖", "มี 28 วัน"),
        ("29 ก.พ. 2566", "มี 28 วัน"),
        ("๓๑ เมษายน ๒๕๖๖", "มี 30 วัน"),
        ("30/13/2565", "เดือนที่ 13 ไม่มี"),
        ("0/1/2565", "ไม่มีในปฏิทิน"),
    ],
)
def test_an_impossible_date_is_refused_with_its_reason(printed, reason):
    assert parse_date(printed) is None
    (found,) = find_dates(printed)
    assert found.date is None
    assert found.fault is not None
    assert reason in found.fault


@pytest.mark.parametrize(
    "text",
    ["ข้อ 1.1.2", "พ.ศ. ๒๕๖๖", "๕ คน ปี ๒๕๖๖", "เดือนมีนาคม 15 วัน", "ที่ นร ๑๐๑๓.๗/ว ๑๑", "5 Mayor 2566", "", "๑๒/๒๕๖๕"],
)
def test_numbers_that_are_no_dates_are_left_alone(text):
    assert find_dates(text) == ()


def test_the_number_of_a_row_is_not_the_day_of_the_next_cell():
    (found,) = find_dates("๕\tมีนาคม ๒๕๖๖\t๑๐,๐๐๐")
    assert found.date is not None
    assert (found.date.day, found.date.month) == (None, 3)


def test_both_ends_of_ranges_are_found_with_their_places():
    text = "ระหว่างวันที่ ๑ ตุลาคม - ๓๑ ธันวาคม ๒๕๖๖ และ ๑ ต.ค. ๖๗ ถึง ๓๐ ก.ย. ๖๘ กับ ๑ - ๓ มิถุนายน ๒๕๖๙"
    found = find_dates(text)
    assert [one.date.iso for one in found if one.date] == [
        *["2023-10-01", "2023-12-31", "2024-10-01", "2025-09-30", "2026-06-01", "2026-06-03"],
    ]
    assert all(one.date and text[one.start : one.end] == one.date.printed for one in found)


@given(DAYS, st.sampled_from(["full", "short"]), st.sampled_from(["thai", "arabic"]))
def test_a_printed_date_is_read_again(day, style, digits):
    date = parse_date("ณ วันที่ " + format_date(day, style, digits))
    assert date is not None
    assert date.date == day
    assert date.notes == ()


@given(DAYS)
def test_numeric_dates_are_read_again(day):
    for printed in (
        f"{day.day}/{day.month}/{day.year + 543}",
        f"{day.day:02}-{day.month:02}-{day.year + 543}",
        str(day),
    ):
        date = parse_date(printed)
        assert date is not None
        assert date.date == day


def test_dates_are_printed_full_and_short_in_either_digits():
    day = datetime.date(2023, 3, 21)
    assert format_date(day) == "๒๑ มีนาคม พ.ศ. ๒๕๖๖"
    assert format_date(day, "short", "arabic") == "21 มี.ค. 2566"
    assert format_date(ThaiDate(year=2565, month=9)) == "กันยายน พ.ศ. ๒๕๖๕"
    assert len(MONTHS) == len(SHORT_MONTHS) == 12


@given(st.text(st.sampled_from("๐๑๓9/.- 256มีนาคมก.พ.ศเดือนวันที่ถึง\n"), max_size=60) | st.text())
def test_no_text_breaks_the_search(text):
    found = find_dates(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all((one.date is None) != (one.fault is None) for one in found)
    assert all(one.date.date or one.date.day is None for one in found if one.date)
