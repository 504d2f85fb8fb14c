"""The figures of a year and what they ask; the plan against its result; whose turn it is to inspect."""

import datetime
from decimal import Decimal

import pytest

from sucharit.core.procurement import (
    Asks,
    Method,
    PlanLine,
    Purchase,
    Sitting,
    Standing,
    Why,
    against_plan,
    analyse,
    breaches,
    next_up,
    public_name,
    splits,
    standing,
    usual_yardsticks,
)
from sucharit.core.procurement.shares import by_method, by_vendor, competition, concentration, lateness, saving
from sucharit.reference import Confidence
from sucharit.reference.procurement import procurement_rules

STICKS = usual_yardsticks()
TODAY = datetime.date(2026, 9, 30)


def bought(number, *, money=100_000, method=Method.SPECIFIC, vendor="v", day=0, **more):
    on = datetime.date(2026, 1, 1) + datetime.timedelta(days=day)
    told = {
        "title": f"{chr(0x0E01 + number) * 8} {number}",
        "vendor_name": vendor,
        "in_egp": True,
        "planned": True,
        "contract_on": on,
    } | more
    return Purchase(number=number, agreed=Decimal(money), method=method, vendor=vendor, **told)


def asked(*purchases):
    return {one.asks: one for one in analyse(purchases, STICKS, TODAY).questions}


def test_the_yardsticks_are_ours_and_say_so():
    rules = procurement_rules()
    assert {one.confidence for one in rules.yardsticks} == {Confidence.UNCONFIRMED}
    assert rules.limit("specific_method").baht == STICKS.specific_limit == 500_000
    assert rules.limit("specific_method").confidence is Confidence.SUPPORTED
    assert STICKS.in_a_row == 2 and STICKS.committee_least == 3


def test_shares_per_method_and_vendor():
    rows = [
        bought(1, money=300, vendor="a"),
        bought(2, money=100, vendor="b"),
        bought(3, money=600, method=Method.OPEN, vendor="a"),
    ]
    methods = {one.key: one for one in by_method(rows)}
    assert (methods["open"].money_percent, methods["specific"].count) == (Decimal("60.0"), 2)
    assert (methods["selective"].count, methods["selective"].money) == (0, 0)
    first, second = by_vendor(rows)
    assert (first.key, first.money_percent, second.money_percent) == ("a", Decimal("90.0"), Decimal("10.0"))
    assert concentration((first, second)) == 8_200


def test_nothing_bought_asks_nothing_and_divides_by_nothing():
    told = analyse([], STICKS, TODAY)
    assert (told.count, told.money, told.questions, told.concentration) == (0, 0, (), 0)
    assert told.saving.percent is told.lateness.percent is told.competition.percent is None


def test_saving_against_the_median_price():
    rows = [bought(1, money=90, median=Decimal(100)), bought(2, money=110, median=Decimal(100)), bought(3)]
    told = saving(rows, 1)
    assert (told.compared, told.saved, told.percent, told.above) == (2, 0, Decimal("0.0"), (2,))
    assert asked(*rows)[Asks.ABOVE_MEDIAN].money == 10


def test_late_contracts_count_until_today_while_they_wait():
    due = datetime.date(2026, 9, 1)
    rows = [
        bought(1, due_on=due, delivered_on=datetime.date(2026, 9, 11)), bought(2, due_on=due),
        bought(3, due_on=due, delivered_on=due), bought(4),
    ]  # fmt: skip
    told = lateness(rows, TODAY)
    assert (told.dated, told.late, told.waiting) == (3, ((2, 29), (1, 10)), (2,))
    assert asked(*rows)[Asks.LATE].days == 29


def test_one_bidder_alone_is_asked_only_where_several_should_come():
    rows = [bought(1, bidders=1), bought(2, method=Method.OPEN, bidders=1), bought(3, method=Method.OPEN, bidders=4)]
    told = competition([*rows, bought(4, method=Method.SELECTIVE)])
    assert (told.known, told.alone, told.unknown) == (2, (2,), 1)
    assert Asks.ONE_BIDDER not in asked(*rows)
    assert Asks.ONE_BIDDER in asked(*rows[:2])


def test_splitting_just_under_the_limit():
    rows = [bought(1, money=490_000), bought(2, money=480_000, day=10), bought(3, money=5_000, vendor="x")]
    (found,) = splits(rows, STICKS)
    assert (found.numbers, found.vendor, found.money, found.days, found.near) == ((1, 2), "v", 970_000, 10, True)
    assert splits([bought(1, money=490_000), bought(2, money=480_000, day=40)], STICKS) == ()
    assert splits([bought(1, money=490_000), bought(2, money=490_000, method=Method.OPEN)], STICKS) == ()
    assert splits([bought(1, money=600_000), bought(2, money=490_000)], STICKS) == ()


def test_the_same_work_from_several_sellers_in_one_unit():
    rows = [
        bought(n, money=300_000, vendor=f"v{n}", day=n, unit="1", title=f"จ้างซ่อมแซมถนนลูกรัง หมู่ที่ {n}") for n in (1, 2, 3)
    ]
    (found,) = splits(rows, STICKS)
    assert (found.numbers, found.vendor, found.near) == ((1, 2, 3), "", False)
    assert (
        splits([*rows[:1], bought(9, money=300_000, vendor="v9", day=2, unit="2", title=rows[1].title)], STICKS) == ()
    )


def test_a_question_keeps_its_key_while_it_is_the_same():
    rows = [bought(1, money=490_000), bought(2, money=480_000, day=3)]
    first = asked(*rows)[Asks.SPLITTING]
    again = asked(*reversed(rows), bought(3, money=9_000, vendor="x"))[Asks.SPLITTING]
    assert first.key == again.key
    other = asked(rows[0], bought(7, money=480_000, day=3))[Asks.SPLITTING]
    assert other.key != first.key


def test_one_vendor_with_much_of_the_money():
    rows = [bought(n, money=100, vendor="a") for n in (1, 2, 3)] + [bought(4, money=100, vendor="b")]
    question = asked(*rows)[Asks.VENDOR]
    assert (question.name, question.percent, question.numbers) == ("a", Decimal("75.0"), (1, 2, 3))
    assert Asks.VENDOR not in asked(*rows[:2])


def test_what_is_missing_beside_the_purchases():
    rows = [
        bought(1, money=900_000, planned=False, in_egp=False, method=Method.OPEN),
        bought(2, delivered_on=datetime.date(2025, 12, 1)),
    ]  # fmt: skip
    told = asked(*rows)
    assert {Asks.NO_MEDIAN, Asks.NOT_IN_EGP, Asks.UNPLANNED, Asks.BEFORE_CONTRACT} <= set(told)
    assert told[Asks.BEFORE_CONTRACT].numbers == (2,)


def test_the_plan_against_its_result():
    month = datetime.date(2026, 1, 1)
    lines = [
        PlanLine(number=1, budget=Decimal(100), month=month, bought=1, finished=1, agreed=Decimal(90)),
        PlanLine(number=2, budget=Decimal(100), month=month, bought=2, finished=1),
        PlanLine(number=3, budget=Decimal(100), month=month), PlanLine(number=4, budget=Decimal(50), month=month,
        cancelled=True), PlanLine(number=5, budget=Decimal(70), month=datetime.date(2026, 9, 1)),
    ]  # fmt: skip
    assert [standing(one, datetime.date(2026, 3, 2)) for one in lines] == [
        Standing.DONE, Standing.UNDER_WAY, Standing.BEHIND, Standing.CANCELLED, Standing.AHEAD,
    ]  # fmt: skip
    told = against_plan(lines, datetime.date(2026, 3, 2), unplanned=2, unplanned_money=Decimal(5))
    assert (told.lines, told.budget, told.agreed, told.begun_percent) == (4, 370, 90, Decimal("50.0"))
    assert against_plan([], TODAY).begun_percent == 0


# rotation


def sat(*members, vendor="x", day=1):
    return Sitting(on=datetime.date(2026, 1, day), vendor=vendor, members=frozenset(members))


def test_twice_in_a_row_is_enough():
    history = [sat(1, 2, vendor="a"), sat(1, 3, vendor="b", day=2)]
    (one,) = breaches([1, 4], "c", history, STICKS)
    assert (one.member, one.why, one.times) == (1, Why.IN_A_ROW, 2)
    assert breaches([2, 3, 4], "c", history, STICKS) == ()


def test_not_the_same_seller_twice_in_a_row():
    history = [sat(1, 2, vendor="a"), sat(3, 4, vendor="b", day=2), sat(3, 5, vendor="b", day=3)]
    (one,) = breaches([1, 6], "a", history, STICKS)
    assert (one.member, one.why) == (1, Why.SAME_VENDOR)
    assert breaches([3], "a", history, STICKS)[0].why is Why.IN_A_ROW


def test_an_earlier_day_closes_no_gap_unseen():
    before, after = [sat(1, vendor="a")], [sat(1, vendor="b", day=9)]
    assert breaches([1], "c", before, STICKS) == ()
    assert [one.times for one in breaches([1], "c", before, STICKS, after)] == [2]
    assert [one.why for one in breaches([1], "b", [], STICKS, after)] == [Why.SAME_VENDOR]


def test_whose_turn_it_is():
    history = [sat(1, 2), sat(1, 3, day=2), sat(4, 5, day=3)]
    assert next_up([1, 2, 3, 4, 5, 6], "z", history, STICKS) == (6, 2, 3, 4, 5, 1)
    assert next_up([4, 6], "x", history, STICKS) == (6, 4)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("นายสมชาย ใจดี", "นายสมชาย ใ."), ("น.ส. มาลี พรหมมา", "น.ส. มาลี พ."), ("หจก. สมบูรณ์การโยธา", "หจก. สมบูรณ์การโยธา"),
        ("ร้านนายดำ", "ร้านนายดำ"), ("", ""),
    ],
)  # fmt: skip
def test_a_person_who_trades_keeps_the_family_name(name, shown):
    assert public_name(name) == shown
