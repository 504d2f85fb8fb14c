"""Shares of a year: per method, month and vendor; what was saved; what was late; where one alone offered."""

import datetime
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from msgspec import Struct

from sucharit.core.procurement.values import Method, Purchase

ZERO = Decimal(0)
Key = TypeVar("Key", bound=Hashable)
#: months in the order of a fiscal year
FISCAL_MONTHS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)


class Share(Struct, frozen=True, kw_only=True):
    """How many purchases and how much money belong to `key` (a method's value, a month, a vendor's key)."""

    key: str
    name: str
    count: int
    money: Decimal
    count_percent: Decimal
    money_percent: Decimal


class Saving(Struct, frozen=True, kw_only=True):
    """Agreed prices against median prices, of the purchases that have both; `above` are the numbers of those over
    it."""

    compared: int
    median: Decimal
    agreed: Decimal
    above: tuple[int, ...]
    hardly: tuple[int, ...]

    @property
    def saved(self) -> Decimal:
        return self.median - self.agreed

    @property
    def percent(self) -> Decimal | None:
        return percent(self.saved, self.median) if self.median else None


class Lateness(Struct, frozen=True, kw_only=True):
    """`late` (number, days) of the `dated` contracts that have a day to deliver; `waiting` are not delivered yet."""

    dated: int
    late: tuple[tuple[int, int], ...]
    waiting: tuple[int, ...]

    @property
    def percent(self) -> Decimal | None:
        return percent(len(self.late), self.dated) if self.dated else None


class Competition(Struct, frozen=True, kw_only=True):
    """Of the purchases that should compete and whose bidders are known: those that had one alone."""

    known: int
    alone: tuple[int, ...]
    unknown: int

    @property
    def percent(self) -> Decimal | None:
        return percent(len(self.alone), self.known) if self.known else None


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """One decimal; 0 of 0 is 0."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1")) if whole else Decimal("0.0")


def shares(
    purchases: Sequence[Purchase], key: Callable[[Purchase], Key], name: Callable[[Purchase], str]
) -> tuple[Share, ...]:
    """By key, the most money first; a key that is None or "" is left out, but the shares are of all."""
    counts: dict[Key, int] = {}
    money: dict[Key, Decimal] = {}
    names: dict[Key, str] = {}
    for one in purchases:
        mine = key(one)
        if mine in (None, ""):
            continue
        counts[mine] = counts.get(mine, 0) + 1
        money[mine] = money.get(mine, ZERO) + one.money
        names.setdefault(mine, name(one))
    whole, all_money = len(purchases), sum((one.money for one in purchases), ZERO)
    made = (
        Share(
            key=str(mine), name=names[mine], count=count, money=money[mine], count_percent=percent(count, whole),
            money_percent=percent(money[mine], all_money),
        )
        for mine, count in counts.items()
    )  # fmt: skip
    return tuple(sorted(made, key=lambda one: (-one.money, -one.count, one.key)))


def by_method(purchases: Sequence[Purchase]) -> tuple[Share, ...]:
    """All methods in their own order, those without a purchase too."""
    found = {one.key: one for one in shares(purchases, lambda one: one.method.value, lambda one: one.method.value)}
    return tuple(found.get(method.value) or _nothing(method.value) for method in Method)


def by_month(purchases: Sequence[Purchase]) -> tuple[Share, ...]:
    """The twelve months of the fiscal year by the day of the contract."""
    found = {one.key: one for one in shares(purchases, _month, lambda one: str(_month(one)))}
    return tuple(found.get(str(month)) or _nothing(str(month)) for month in FISCAL_MONTHS)


def by_vendor(purchases: Sequence[Purchase]) -> tuple[Share, ...]:
    return shares(purchases, lambda one: one.vendor, lambda one: one.vendor_name or one.vendor)


def concentration(vendors: Iterable[Share]) -> int:
    """The Herfindahl-Hirschman index of the money, 0 to 10,000 (10,000: one vendor has all)."""
    return int(sum((one.money_percent**2 for one in vendors), ZERO))


def saving(purchases: Sequence[Purchase], least_percent: int) -> Saving:
    both = [one for one in purchases if one.median and one.agreed is not None]
    least = Decimal(100 - least_percent) / 100
    return Saving(
        compared=len(both),
        median=sum((one.median or ZERO for one in both), ZERO),
        agreed=sum((one.money for one in both), ZERO),
        above=tuple(one.number for one in both if one.money > (one.median or ZERO)),
        hardly=tuple(one.number for one in both if (one.median or ZERO) * least < one.money <= (one.median or ZERO)),
    )


def lateness(purchases: Sequence[Purchase], today: datetime.date) -> Lateness:
    dated = [one for one in purchases if one.due_on is not None]
    late = [(one.number, days) for one in dated if (days := one.days_late(today))]
    return Lateness(
        dated=len(dated),
        late=tuple(sorted(late, key=lambda pair: (-pair[1], pair[0]))),
        waiting=tuple(one.number for one in dated if one.delivered_on is None),
    )


def competition(purchases: Sequence[Purchase]) -> Competition:
    open_ones = [one for one in purchases if one.method.competes]
    known = [one for one in open_ones if one.bidders]
    return Competition(
        known=len(known), alone=tuple(one.number for one in known if one.bidders == 1),
        unknown=len(open_ones) - len(known),
    )  # fmt: skip


def _month(one: Purchase) -> int | None:
    return one.contract_on.month if one.contract_on else None


def _nothing(key: str) -> Share:
    return Share(key=key, name=key, count=0, money=ZERO, count_percent=Decimal("0.0"), money_percent=Decimal("0.0"))
