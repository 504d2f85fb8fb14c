"""Five steps, in proportion between them; falling ones too."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.agreements import UnevenSteps, reaches, score_of, weighted

RISING = [Decimal(n) for n in (60, 65, 70, 75, 80)]
FALLING = RISING[::-1]


@pytest.mark.parametrize(
    ("result", "score"),
    [("0", "1.00"), ("60", "1.00"), ("62.5", "1.50"), ("70", "3.00"), ("80", "5.00"), ("99", "5.00")],
)
def test_a_result_between_two_steps_lies_in_proportion(result: str, score: str):
    assert score_of(Decimal(result), RISING) == Decimal(score)


def test_where_less_is_better_the_steps_fall():
    assert score_of(Decimal(60), FALLING) == Decimal(5)
    assert score_of(Decimal("77.5"), FALLING) == Decimal("1.50")
    assert reaches(Decimal(64), Decimal(65), FALLING)
    assert not reaches(Decimal(64), Decimal(65), RISING)


@pytest.mark.parametrize("steps", [[1, 2, 3, 4], [1, 2, 2, 3, 4], [1, 3, 2, 4, 5], []])
def test_steps_that_do_not_rise_or_fall_are_refused(steps: list[int]):
    with pytest.raises(UnevenSteps):
        score_of(Decimal(1), [Decimal(step) for step in steps])


def test_the_mean_is_weighted():
    assert weighted([(Decimal(5), Decimal(75)), (Decimal(1), Decimal(25))]) == Decimal("4.00")
    assert weighted([]) is None


@given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
def test_more_is_never_worse(first: Decimal, second: Decimal):
    low, high = sorted((first, second))
    assert Decimal(1) <= score_of(low, RISING) <= score_of(high, RISING) <= Decimal(5)
    assert score_of(low, FALLING) >= score_of(high, FALLING)
