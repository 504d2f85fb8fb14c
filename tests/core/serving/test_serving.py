"""Times of steps, whose turn it is, and days that did not keep their order."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.serving import (
    Breach,
    Called,
    Duration,
    Head,
    Lasting,
    Span,
    Threshold,
    out_of_order,
    per_head,
    reasons,
    turn,
    waits_of,
    working_days,
)


def test_days_and_minutes_stay_what_they_are():
    steps = [Duration(10, Lasting.MINUTE), Duration(1, Lasting.HOUR), Duration(3, Lasting.DAY)]
    assert Span.of(steps) == Span(3, 70)
    assert working_days(Span.of(steps)) == 4
    assert working_days(Span(2, 0)) == 2
    assert working_days(Span(0, 5)) == 1
    assert Span.of([]).empty
    assert working_days(Span()) == 0
    with pytest.raises(ValueError, match="มากกว่า 0"):
        Span.of([Duration(0, Lasting.DAY)])


def test_first_come_first_served():
    assert turn([Head(3, 1), Head(2, 2), Head(5, 1)]) == Head(2, 2)
    assert turn([Head(3, 1), Head(2, 2)], streams={1}) == Head(3, 1), "a counter that serves one line"
    assert turn([]) is None
    assert turn([Head(1, 1)], streams={9}) is None


def test_priority_goes_before_but_not_for_ever():
    waiting = [Head(1, 1), Head(7, 2, priority=True)]
    assert turn(waiting).seq == 7
    assert turn(waiting, priority_in_a_row=1, run=1).seq == 1
    assert turn(waiting, priority_in_a_row=1, run=2).seq == 7
    assert turn([Head(7, 2, priority=True)], priority_in_a_row=5, run=1).seq == 7, "nobody else waits"


def test_a_day_that_kept_its_order_and_one_that_did_not():
    tickets = [Head(1, 1), Head(2, 1), Head(3, 1), Head(4, 2, priority=True)]
    kept = [Called(1, 1), Called(2, 3), Called(4, 4), Called(3, 4)]
    assert out_of_order(tickets, kept) == []
    jumped = [Called(1, 3), Called(3, 3), Called(2, 4), Called(4, 4)]
    assert out_of_order(tickets, jumped) == [Breach(2, 3, 2), Breach(3, 2, 4)]
    assert out_of_order(tickets, [Called(1, 1), Called(1, 1)]) == [Breach(2, 1, None)], "called twice"


def test_who_left_loses_nobody_a_turn():
    tickets = [Head(1, 1), Head(2, 1)]
    assert out_of_order(tickets, [Called(1, 2, gone=True), Called(2, 2)]) == []


@given(
    st.lists(st.tuples(st.integers(1, 3), st.booleans()), max_size=40),
    st.integers(1, 3),
    st.lists(st.booleans(), max_size=80),
)
def test_what_the_rule_chose_is_always_in_order(given_out, run, moves):
    """Tickets come and are called in any mixture: what `turn` says is what the proof demands."""
    tickets = [Head(at, line * 2 + urgent, urgent) for at, (line, urgent) in enumerate(given_out, 1)]
    issued, in_a_row, waiting, calls = 0, 0, [], []
    for call in moves + [True] * len(tickets):
        if not call and issued < len(tickets):
            waiting.append(tickets[issued])
            issued += 1
            continue
        found = turn(waiting, priority_in_a_row=in_a_row, run=run)
        if found is None:
            continue
        waiting.remove(found)
        in_a_row = in_a_row + 1 if found.priority else 0
        calls.append(Called(found.seq, issued))
    assert out_of_order(tickets, calls, run=run) == []


def test_waits():
    told = waits_of([60, 120, 600, 30], target=120)
    assert (told.count, told.mean, told.median, told.longest) == (4, 202, 60, 600)
    assert told.within == Fraction(3, 4)
    assert waits_of([]).mean is None
    assert waits_of([-5]).longest == 0, "a clock that was set back"


def test_what_must_be_assessed():
    rule = Threshold(people=500, budget=Decimal(100_000))
    assert reasons(rule, people=500, budget=Decimal(99_999)) == ["people"]
    assert reasons(rule, people=499, budget=Decimal(100_000), amount=Decimal(10**9)) == ["budget"]
    assert reasons(rule) == [], "what is not known reaches nothing"
    assert reasons(Threshold(), people=10**6) == [], "no rule asks nothing"
    assert per_head(Decimal(1000), 3) == Decimal("333.33")
    assert per_head(Decimal(1000), 0) is None
    assert per_head(None, 5) is None
