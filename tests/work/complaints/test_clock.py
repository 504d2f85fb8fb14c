"""The term of a complaint as plain calculation: a table of cases, drawn as days of real calendars."""

import datetime

import pytest

from sucharit.work.complaints.clock import Rules, counts, days_until, term


def d(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


SONGKRAN = frozenset({d("2026-04-13"), d("2026-04-14"), d("2026-04-15")})
NEW_YEAR = frozenset({d("2025-12-31"), d("2026-01-01"), d("2026-01-02")})
CALENDAR, WORKING = Rules(), Rules(working=True)

#: what, start, rules, pauses, extended, due
TABLE = [
    ("fifteen days after a Monday", "2026-03-02", CALENDAR, [], 0, "2026-03-17"),
    ("the day itself does not count (ป.พ.พ. 193/3)", "2026-03-02", Rules(days=1), [], 0, "2026-03-03"),
    ("working days pass two weekends and a third", "2026-03-02", WORKING, [], 0, "2026-03-23"),
    ("working days begin after a weekend", "2026-02-28", WORKING, [], 0, "2026-03-20"),
    ("Songkran does not count", "2026-04-10", Rules(days=5, working=True, holidays=SONGKRAN), [], 0, "2026-04-22"),
    ("Songkran counts in calendar days", "2026-04-10", Rules(days=5, holidays=SONGKRAN), [], 0, "2026-04-15"),
    ("an end on a holiday moves where decided",
     "2026-04-10", Rules(5, moves=True, holidays=SONGKRAN), [], 0, "2026-04-16"),
    ("an end on a Sunday moves to Monday", "2026-03-07", Rules(15, moves=True), [], 0, "2026-03-23"),
    ("an end on a Sunday stays where not", "2026-03-07", Rules(15), [], 0, "2026-03-22"),
    ("over the new year", "2025-12-26", Rules(days=5, working=True, holidays=NEW_YEAR), [], 0, "2026-01-07"),
    ("over the end of the fiscal year", "2026-09-25", CALENDAR, [], 0, "2026-10-10"),
    ("over the end of the fiscal year in working days", "2026-09-25", WORKING, [], 0, "2026-10-16"),
    ("over a leap day", "2028-02-20", CALENDAR, [], 0, "2028-03-06"),
    ("three days of pause", "2026-03-02", CALENDAR, [("2026-03-05", "2026-03-08")], 0, "2026-03-20"),
    ("a pause over a weekend costs working days nothing twice",
     "2026-03-02", WORKING, [("2026-03-06", "2026-03-09")], 0, "2026-03-24"),
    ("a pause resumed on its own day is none", "2026-03-02", CALENDAR, [("2026-03-05", "2026-03-05")], 0, "2026-03-17"),
    ("two pauses that overlap count once",
     "2026-03-02", CALENDAR, [("2026-03-05", "2026-03-08"), ("2026-03-06", "2026-03-09")], 0, "2026-03-21"),
    ("a pause before the start is none", "2026-03-02", CALENDAR, [("2026-02-20", "2026-02-25")], 0, "2026-03-17"),
    ("a pause after the end is none", "2026-03-02", CALENDAR, [("2026-04-01", "2026-04-05")], 0, "2026-03-17"),
    ("extended by ten days", "2026-03-02", CALENDAR, [], 10, "2026-03-27"),
    ("extended by five working days over Songkran",
     "2026-03-24", Rules(15, working=True, holidays=SONGKRAN), [], 5, "2026-04-24"),
    ("extended and paused", "2026-03-02", CALENDAR, [("2026-03-05", "2026-03-08")], 10, "2026-03-30"),
    ("extended over the end of the fiscal year", "2026-09-10", CALENDAR, [], 15, "2026-10-10"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "start", "rules", "pauses", "extended", "due"), TABLE, ids=[row[0] for row in TABLE])
def test_when_a_term_ends(what: str, start: str, rules: Rules, pauses: list, extended: int, due: str):
    spans = [(d(since), d(until)) for since, until in pauses]
    assert term(d(start), d(start), rules, pauses=spans, extended=extended).due_on == d(due)


def test_a_paused_term_has_no_end_but_days_left():
    found = term(d("2026-03-02"), d("2026-03-20"), CALENDAR, pauses=[(d("2026-03-05"), None)])
    assert (found.due_on, found.paused_since, found.used, found.left_of_days) == (None, d("2026-03-05"), 2, 13)


def test_a_term_that_has_not_begun():
    found = term(None, d("2026-03-20"), CALENDAR)
    assert (found.due_on, found.begun, found.left_of_days) == (None, False, 15)


def test_used_days_and_days_on_the_fingers():
    found = term(d("2026-03-02"), d("2026-03-09"), WORKING)
    assert found.used == 5
    assert days_until(d("2026-03-10"), d("2026-03-12")) == -2
    assert not counts(d("2026-03-07"), WORKING)


def test_an_absurd_term_is_refused():
    with pytest.raises(ValueError, match="ระหว่าง 0 ถึง"):
        term(d("2026-03-02"), d("2026-03-02"), Rules(days=5000))
