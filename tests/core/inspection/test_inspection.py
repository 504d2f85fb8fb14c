"""How much was corrected, when one looks, how risky it is and when its turn comes."""

import datetime
from decimal import Decimal

import pytest

from sucharit.core.inspection import Corrected, Level, audited_in, level_of, round_days, weighted


@pytest.mark.parametrize(
    ("done", "whole", "percent", "enough", "still"),
    [
        (8, 10, "80.00", True, 0), (7, 10, "70.00", False, 1), (0, 0, None, None, 0), (4, 5, "80.00", True, 0),
        (79_999, 100_000, "80.00", False, 1), (0, 1, "0.00", False, 1), (2, 3, "66.67", False, 1),
    ],
)  # fmt: skip
def test_corrected_of_what_had_to_be(done: int, whole: int, percent: str | None, enough: bool | None, still: int):
    told = Corrected(done, whole)
    assert told.percent == (Decimal(percent) if percent else None)
    assert (told.enough, told.still) == (enough, still)


def test_more_than_all_is_refused():
    with pytest.raises(ValueError, match="ไม่เกิน"):
        Corrected(3, 2)


def test_one_looks_when_six_and_twelve_months_of_the_next_year_have_passed():
    assert round_days(2568) == (datetime.date(2026, 3, 31), datetime.date(2026, 9, 30))


def test_weights_count():
    assert weighted([(3, 50), (1, 50)]) == Decimal("2.00")
    assert weighted([(3, 80), (1, 20)]) == Decimal("2.60")
    assert weighted([(2, 1), (2, 1), (3, 1)]) == Decimal("2.33")


@pytest.mark.parametrize("scores", [[], [(0, 1)], [(4, 1)], [(2, 0)], [(2, -1)]])
def test_what_is_no_score_is_refused(scores: list[tuple[int, int]]):
    with pytest.raises(ValueError):
        weighted(scores)


@pytest.mark.parametrize(
    ("score", "level"),
    [("3.00", "high"), ("2.34", "high"), ("2.33", "medium"), ("1.67", "medium"), ("1.66", "low"), ("1.00", "low")],
)
def test_thirds_of_the_scale(score: str, level: str):
    assert level_of(Decimal(score)) == level


def test_when_the_turn_comes():
    assert audited_in(Level.HIGH, 2568, 2569, 3) == (2569, 2570, 2571)
    assert audited_in(Level.MEDIUM, None, 2569, 3) == (2569, 2571)
    assert audited_in(Level.MEDIUM, 2568, 2569, 3) == (2570,)
    assert audited_in(Level.LOW, 2568, 2569, 3) == (2571,)
    assert audited_in(Level.LOW, 2560, 2569, 3) == (2569,), "long due comes first"
