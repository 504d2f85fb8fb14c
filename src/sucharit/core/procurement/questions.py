"""What the figures of a year ask. A question, never a verdict: it names the purchases, and the office answers it."""

import datetime
import hashlib
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from sucharit.core.procurement.shares import (
    Competition,
    Lateness,
    Saving,
    Share,
    by_method,
    by_month,
    by_vendor,
    competition,
    concentration,
    lateness,
    saving,
)
from sucharit.core.procurement.splitting import Split, splits
from sucharit.core.procurement.values import Purchase, Yardsticks


class Asks(Enum):
    """What a question is about."""

    SPLITTING = "splitting"
    VENDOR = "vendor"
    ABOVE_MEDIAN = "above_median"
    HARDLY_SAVED = "hardly_saved"
    ONE_BIDDER = "one_bidder"
    LATE = "late"
    BEFORE_CONTRACT = "before_contract"
    NO_MEDIAN = "no_median"
    NOT_IN_EGP = "not_in_egp"
    UNPLANNED = "unplanned"


class Question(Struct, frozen=True, kw_only=True):
    """`key` stays the same while the question is the same, so that an answer stays with it. `numbers` are purchases."""

    asks: Asks
    key: str
    numbers: tuple[int, ...]
    money: Decimal | None = None
    percent: Decimal | None = None
    name: str = ""
    days: int | None = None
    near: bool = False


class Analysis(Struct, frozen=True, kw_only=True):
    """A year's figures and what they ask."""

    count: int
    money: Decimal
    methods: tuple[Share, ...]
    months: tuple[Share, ...]
    vendors: tuple[Share, ...]
    concentration: int
    saving: Saving
    lateness: Lateness
    competition: Competition
    splits: tuple[Split, ...]
    questions: tuple[Question, ...]


def analyse(purchases: Sequence[Purchase], sticks: Yardsticks, today: datetime.date) -> Analysis:
    """All of a year; `today` tells which deliveries are late that have not come."""
    vendors = by_vendor(purchases)
    saved, late = saving(purchases, sticks.saving_percent), lateness(purchases, today)
    competed, split = competition(purchases), splits(purchases, sticks)
    asked = [
        *(_splitting(one) for one in split), *_vendors(purchases, vendors, sticks), *_prices(purchases, saved),
        *_alone(competed, sticks), *_late(late), *_papers(purchases, sticks),
    ]  # fmt: skip
    return Analysis(
        count=len(purchases), money=sum((one.money for one in purchases), Decimal(0)), methods=by_method(purchases),
        months=by_month(purchases), vendors=vendors, concentration=concentration(vendors), saving=saved, lateness=late,
        competition=competed, splits=split, questions=tuple(asked),
    )  # fmt: skip


def _splitting(split: Split) -> Question:
    named = hashlib.sha256(",".join(map(str, sorted(split.numbers))).encode()).hexdigest()[:32]
    return Question(
        asks=Asks.SPLITTING, key=named, numbers=split.numbers, money=split.money, name=split.vendor, days=split.days,
        near=split.near,
    )  # fmt: skip


def _vendors(purchases: Sequence[Purchase], vendors: Sequence[Share], sticks: Yardsticks) -> list[Question]:
    large = [one for one in vendors if one.money_percent > sticks.vendor_percent and one.count >= sticks.vendor_least]
    return [
        Question(
            asks=Asks.VENDOR, key=one.key[:120], name=one.name, money=one.money, percent=one.money_percent,
            numbers=tuple(row.number for row in purchases if row.vendor == one.key),
        )
        for one in large
    ]  # fmt: skip


def _prices(purchases: Sequence[Purchase], saved: Saving) -> list[Question]:
    over = set(saved.above)
    excess = sum((one.money - (one.median or Decimal(0)) for one in purchases if one.number in over), Decimal(0))
    told = [Question(asks=Asks.ABOVE_MEDIAN, key="", numbers=saved.above, money=excess)] if over else []
    if saved.compared and len(saved.hardly) * 2 > saved.compared:
        told.append(Question(asks=Asks.HARDLY_SAVED, key="", numbers=saved.hardly, percent=saved.percent))
    return told


def _alone(competed: Competition, sticks: Yardsticks) -> list[Question]:
    if competed.percent is None or competed.percent <= sticks.one_bidder_percent:
        return []
    return [Question(asks=Asks.ONE_BIDDER, key="", numbers=competed.alone, percent=competed.percent)]


def _late(late: Lateness) -> list[Question]:
    if not late.late:
        return []
    numbers = tuple(number for number, _days in late.late)
    return [Question(asks=Asks.LATE, key="", numbers=numbers, percent=late.percent, days=late.late[0][1])]


def _papers(purchases: Sequence[Purchase], sticks: Yardsticks) -> list[Question]:
    """What is missing beside the purchases, or stands in an odd order."""
    large = [one for one in purchases if one.money > sticks.specific_limit]
    told = (
        (Asks.BEFORE_CONTRACT, [one for one in purchases if _before(one)]),
        (Asks.NO_MEDIAN, [one for one in large if not one.median]),
        (Asks.NOT_IN_EGP, [one for one in purchases if not one.in_egp]),
        (Asks.UNPLANNED, [one for one in large if not one.planned]),
    )
    return [
        Question(
            asks=asks,
            key="",
            numbers=tuple(one.number for one in rows),
            money=sum((one.money for one in rows), Decimal(0)),
        )
        for asks, rows in told
        if rows
    ]


def _before(one: Purchase) -> bool:
    return one.delivered_on is not None and one.contract_on is not None and one.delivered_on < one.contract_on
