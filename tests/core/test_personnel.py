"""Raises, quorums, votes and names as arithmetic."""

import datetime
from decimal import Decimal

import pytest

from sucharit.core.personnel import has_quorum, passes, raise_day, share_of_points, shown
from sucharit.core.thai.names import bare_name, surname


def test_a_raise_counts_from_april_or_the_day_after_the_year():
    assert raise_day(2569, 4) == datetime.date(2026, 4, 1)
    assert raise_day(2569, 10) == datetime.date(2026, 10, 1)


@pytest.mark.parametrize(
    ("here", "members", "told"), [(2, 4, True), (1, 4, False), (3, 5, True), (2, 5, False), (0, 0, False)]
)
def test_half_is_a_quorum(here: int, members: int, told: bool):
    assert has_quorum(here, members) is told


def test_the_majority_and_the_chair():
    assert passes(3, 1, chair_agrees=False)
    assert passes(2, 2, chair_agrees=True)
    assert not passes(2, 2, chair_agrees=False)
    assert not passes(0, 0, chair_agrees=True)
    assert not passes(1, 2, chair_agrees=True)


def test_a_percentage_is_worth_points():
    assert share_of_points(30, Decimal("85.55")) == Decimal("25.67")
    assert share_of_points(10, Decimal(0)) == Decimal("0.00")


def test_few_people_are_not_told_apart():
    assert [shown(n) for n in (None, 0, 1, 4, 5)] == ["", "0", "น้อยกว่า 5", "น้อยกว่า 5", "5"]


def test_names_are_compared_without_titles():
    assert bare_name("นาย สมชาย  ใจดี") == bare_name("สมชาย ใจดี") == bare_name("ว่าที่ ร.ต.สมชาย ใจดี")
    assert bare_name("นางสาวสายฝน ใจเย็น") != bare_name("นางสายฝน ใจเย ็น")
    assert (surname("นางอรทัย ศรีสวัสดิ์"), surname("สมชาย"), surname("")) == (surname("สมบัติ ศรีสวัสดิ์"), "", "")
