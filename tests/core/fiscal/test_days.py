"""Terms and recurring days, with weekends and holidays."""

import datetime

import pytest

from sucharit.core.fiscal import (
    Cadence,
    FiscalYear,
    add_days,
    due_days,
    is_working_day,
    next_working_day,
    working_days_between,
)
from sucharit.reference.holidays import holiday_years, holidays

D = datetime.date
SONGKRAN = {D(2026, 4, 13), D(2026, 4, 14), D(2026, 4, 15)}


@pytest.mark.parametrize(
    ("start", "days", "working", "end"),
    [
        (D(2026, 4, 1), 15, False, D(2026, 4, 16)),
        (D(2026, 4, 1), 15, True, D(2026, 4, 27)),  # two weekends and สงกรานต์
        (D(2026, 4, 10), 1, True, D(2026, 4, 16)),  # a Friday before สงกรานต์
        (D(2026, 4, 11), 0, True, D(2026, 4, 11)),
        (D(2026, 9, 25), 15, False, D(2026, 10, 10)),  # over the end of the fiscal year
        (D(2024, 2, 28), 1, False, D(2024, 2, 29)),
    ],
)
def test_a_term_ends(start: datetime.date, days: int, working: bool, end: datetime.date):
    assert add_days(start, days, working=working, holidays=SONGKRAN) == end


@pytest.mark.parametrize("days", [-1, 3661])
def test_an_absurd_term_is_refused(days: int):
    with pytest.raises(ValueError, match="จำนวนวัน"):
        add_days(D(2026, 1, 1), days)


def test_working_days_are_counted_both_ways():
    start = D(2026, 4, 1)
    assert working_days_between(start, add_days(start, 15, working=True, holidays=SONGKRAN), SONGKRAN) == 15
    assert working_days_between(start, start, SONGKRAN) == 0
    assert working_days_between(start, D(2026, 1, 1), SONGKRAN) == 0


def test_the_next_working_day():
    assert next_working_day(D(2026, 4, 11), SONGKRAN) == D(2026, 4, 16)
    assert next_working_day(D(2026, 4, 16), SONGKRAN) == D(2026, 4, 16)
    assert not is_working_day(D(2026, 4, 13), SONGKRAN)


@pytest.mark.parametrize(
    ("cadence", "count", "first", "last"),
    [
        (Cadence.WEEKLY, 52, D(2025, 10, 3), D(2026, 9, 25)),
        (Cadence.MONTHLY, 12, D(2025, 10, 31), D(2026, 9, 30)),
        (Cadence.QUARTERLY, 4, D(2025, 12, 31), D(2026, 9, 30)),
        (Cadence.ROUNDS, 2, D(2026, 3, 31), D(2026, 9, 30)),
        (Cadence.ROUNDS_WITH_NINE, 3, D(2026, 3, 31), D(2026, 9, 30)),
        (Cadence.HALF_YEARLY, 2, D(2026, 3, 31), D(2026, 9, 30)),
        (Cadence.YEARLY, 1, D(2026, 9, 30), D(2026, 9, 30)),
        (Cadence.ONCE, 1, D(2026, 9, 30), D(2026, 9, 30)),
    ],
)
def test_what_recurs_in_fiscal_year_2569(cadence: Cadence, count: int, first: datetime.date, last: datetime.date):
    days = due_days(FiscalYear(2569), cadence)
    assert (len(days), days[0], days[-1]) == (count, first, last)
    assert list(days) == sorted(days)


def test_each_month_ends_on_its_own_last_day():
    ends = due_days(FiscalYear(2567), Cadence.MONTHLY)
    assert [day.day for day in ends] == [31, 30, 31, 31, 29, 31, 30, 31, 30, 31, 31, 30]


def test_a_report_is_due_some_days_after_its_round():
    assert due_days(FiscalYear(2569), Cadence.ROUNDS, days_after=30) == (D(2026, 4, 30), D(2026, 10, 30))


def test_the_known_holidays_cover_the_years_at_work():
    assert {2025, 2026, 2027} <= set(holiday_years())
    assert holidays()[D(2026, 4, 13)].title == "วันสงกรานต์"
    assert not is_working_day(D(2026, 12, 10), holidays())
