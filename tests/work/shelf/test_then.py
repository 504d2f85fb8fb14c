"""How an entry stood on a past day, from its versions: known, or not told."""

import datetime

import pytest

from sucharit.work.shelf.then import NEVER, Kept, state_on

MARCH, END, APRIL, MAY = (datetime.date(2027, *day) for day in ((3, 20), (3, 31), (4, 12), (5, 3)))
LENT = Kept(MARCH, "lent", {"lent_on": MARCH, "due_on": MAY})


def back(on: datetime.date, returned: datetime.date | None) -> Kept:
    days = {**LENT.days, **({"returned_on": returned} if returned else {})}
    return Kept(on, "back", days)


@pytest.mark.parametrize(
    ("history", "told"),
    [
        ([LENT], "lent"),
        ([LENT, back(END, END)], "back"),
        ([LENT, back(APRIL, APRIL)], "lent"),
        ([LENT, back(APRIL, END)], "back"),
        ([LENT, back(APRIL, None)], "lent"),
        ([LENT, back(APRIL, APRIL), Kept(MAY, "back", {"returned_on": END})], "lent"),
        ([Kept(APRIL, "lent", {"lent_on": MARCH, "due_on": MAY})], "lent"),
        ([back(APRIL, APRIL)], None),
        ([Kept(NEVER, "back", {"lent_on": MARCH, "returned_on": END})], "back"),
        ([Kept(NEVER, "back", {})], None),
        ([], None),
    ],
    ids=[
        "was lent, and what is due is a plan", "came back on the last day", "came back later",
        "came back in time, written down later", "written down later without a day",
        "a day amended long after does not bring it back earlier", "written down later: the plan does not count",
        "written down later, nobody knows how it stood", "changed nobody knows when, but it says when",
        "changed nobody knows when", "nothing is known",
    ],
)  # fmt: skip
def test_a_state_of_a_past_day(history: list[Kept], told: str | None):
    assert state_on(history, END) == told
