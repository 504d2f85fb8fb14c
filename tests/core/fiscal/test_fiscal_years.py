"""Fiscal years, their quarters and rounds."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.fiscal import FiscalYear, Quarter, Round

DAYS = st.dates(min_value=datetime.date(1990, 1, 1), max_value=datetime.date(2100, 12, 31))


def test_fiscal_year_2569_runs_from_october_2025_to_september_2026():
    year = FiscalYear(2569)
    assert (year.first_day, year.last_day) == (datetime.date(2025, 10, 1), datetime.date(2026, 9, 30))
    assert not year.contains(datetime.date(2025, 9, 30))
    assert FiscalYear.of(datetime.date(2025, 9, 30)) == FiscalYear(2568)
    assert year.label() == "ปีงบประมาณ พ.ศ. ๒๕๖๙"
    assert int(year) == 2569


@given(DAYS)
def test_every_day_lies_in_one_year_one_quarter_and_its_last_round(day):
    year, quarter = FiscalYear.of(day), Quarter.of(day)
    assert year.contains(day)
    assert quarter.contains(day)
    assert quarter.year == year.value
    assert [one for one in year.quarters if one.contains(day)] == [quarter]
    assert [one.months for one in year.rounds if one.contains(day)][-1] == 12


@given(st.integers(min_value=2500, max_value=2600))
def test_quarters_and_rounds_fill_the_year_without_a_gap(value):
    year = FiscalYear(value)
    days = [(one.first_day, one.last_day) for one in year.quarters]
    assert days[0][0] == year.first_day
    assert days[-1][1] == year.last_day
    assert all(after[0] - before[1] == datetime.timedelta(days=1) for before, after in itertools.pairwise(days))
    assert [one.last_day for one in year.rounds] == [days[1][1], days[2][1], days[3][1]]


def test_quarters_and_rounds_name_their_months():
    year = FiscalYear(2569)
    assert [quarter.months for quarter in year.quarters] == [(10, 11, 12), (1, 2, 3), (4, 5, 6), (7, 8, 9)]
    assert Quarter(2569, 1).label() == "ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๒๕๖๘)"
    assert Round(2569, 6).label("arabic") == "รอบ 6 เดือน ปีงบประมาณ พ.ศ. 2569 (ตุลาคม 2568 - มีนาคม 2569)"
    assert Round(2569, 6).last_day == datetime.date(2026, 3, 31)
    assert Quarter(2567, 2).last_day == datetime.date(2024, 3, 31)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖", 2566),
        ("ปีงบประมาณ 2566", 2566),
        ("พ.ศ.๒๕๖๖", 2566),
        (" ๒๕๖๖ ", 2566),
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๖", 2566),
        ("ปี ค.ศ. 2023", 2566),
    ],
)
def test_a_fiscal_year_is_read_from_words(text, year):
    assert FiscalYear.parse(text) == FiscalYear(year)


@pytest.mark.parametrize("text", ["", "2023", "ปีงบประมาณ", "พ.ศ. 256", "2566-2570", "ปีหน้า", "1234567"])
def test_a_year_that_cannot_be_read_says_what_is_wanted(text):
    with pytest.raises(ValueError, match="ปี"):
        FiscalYear.parse(text)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: FiscalYear(2023), "ไม่ใช่ปีพุทธศักราชที่เป็นไปได้"),
        (lambda: Quarter(2566, 5), "ไตรมาสที่ 5 ไม่มี"),
        (lambda: Round(2566, 3), "รอบ 3 เดือน ไม่มี"),
        (lambda: Quarter(66, 1), "ไม่ใช่ปีพุทธศักราชที่เป็นไปได้"),
    ],
)
def test_what_does_not_exist_is_refused_in_thai(make, reason):
    with pytest.raises(ValueError, match=reason):
        make()
