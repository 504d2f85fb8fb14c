"""Purchases that may have been one: of one vendor, or alike in one unit, near in time, each within the limit of the
specific method and together over it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from sucharit.core.procurement.values import Method, Purchase, Yardsticks
from sucharit.core.thai import arabic_digits, fold

_STEM = 20  # folded letters; what follows is mostly the place or the round
_FIGURES = re.compile("[0-9]+")


class Split(Struct, frozen=True, kw_only=True):
    """`numbers` of the purchases in order of their days; `vendor` names who sold all of them, "" where several did."""

    numbers: tuple[int, ...]
    vendor: str
    money: Decimal
    days: int
    near: bool  # each is just under the limit


def splits(purchases: Sequence[Purchase], sticks: Yardsticks) -> tuple[Split, ...]:
    """The most money first. A group that lies within another is not told twice."""
    groups: dict[tuple[str, str], list[Purchase]] = defaultdict(list)
    for one in purchases:
        if one.method is Method.SPECIFIC and one.contract_on and 0 < one.money <= sticks.specific_limit:
            if one.vendor:
                groups["vendor", one.vendor].append(one)
            groups["alike", f"{one.unit}\n{_stem(one.title)}"].append(one)
    found = sorted(
        (split for rows in groups.values() for split in _within(rows, sticks)),
        key=lambda split: (-len(split.numbers), -split.money, split.numbers),
    )
    kept: list[Split] = []
    seen: set[int] = set()
    for split in found:
        if not seen.issuperset(split.numbers):
            kept.append(split)
            seen.update(split.numbers)
    return tuple(sorted(kept, key=lambda split: (-split.money, split.numbers)))


def _within(rows: list[Purchase], sticks: Yardsticks) -> Iterator[Split]:
    """The longest runs whose first and last day are near enough and whose sum is over the limit."""
    dated = sorted(((one.contract_on, one.number, one) for one in rows if one.contract_on), key=lambda row: row[:2])
    first = 0
    while first < len(dated) - 1:
        last = first
        money = dated[first][2].money
        while last + 1 < len(dated) and (dated[last + 1][0] - dated[first][0]).days <= sticks.splitting_days:
            last += 1
            money += dated[last][2].money
        if last > first and money > sticks.specific_limit:
            yield _split(
                [row[2] for row in dated[first : last + 1]], money, (dated[last][0] - dated[first][0]).days, sticks
            )
            first = last
        first += 1


def _split(rows: list[Purchase], money: Decimal, days: int, sticks: Yardsticks) -> Split:
    near = sticks.specific_limit * sticks.near_limit_percent / 100
    vendors = {one.vendor for one in rows}
    return Split(
        numbers=tuple(one.number for one in rows), vendor=rows[0].vendor_name if len(vendors) == 1 else "", money=money,
        days=days, near=all(one.money >= near for one in rows),
    )  # fmt: skip


@lru_cache(maxsize=32_768)
def _stem(title: str) -> str:
    return _FIGURES.sub("", fold(arabic_digits(title)))[:_STEM]
