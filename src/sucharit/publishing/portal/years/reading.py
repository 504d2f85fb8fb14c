"""A published year as pages and data need it: decoded once, found by its digest, with money and days as values."""

import datetime
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

Told = dict[str, Any]
_MONEY = {"amount", "ordinance_amount", "paid", "mark", "target", "before_mark"}
_DAYS = {"closed_on", "held_on", "held_until", "taken_on", "published_on", "on", "dated_on", "announced_on", "due_on",
         "as_of"}  # fmt: skip
_LISTS = {"paid_by_quarter"}
ZERO = Decimal(0)
QUARTERS = (1, 2, 3, 4)


class YearReading:
    """A year ready to be shown. Never changes."""

    def __init__(self, value: Told) -> None:
        self.value: Told = _typed(value)
        self.fiscal_year: int = self.value["fiscal_year"]
        self.initiatives: list[Told] = self.value["initiatives"]
        self.by_seq: Mapping[int, Told] = {one["seq"]: one for one in self.initiatives}

    def __getattr__(self, name: str) -> Any:
        """The lists of the file by their names: `publications`, `amendments`, `ita`, …"""
        try:
            return self.__dict__["value"][name]
        except KeyError:
            raise AttributeError(name) from None

    @cached_property
    def amount(self) -> Decimal | None:
        return total(self.initiatives, "amount")

    @cached_property
    def ordinance_amount(self) -> Decimal | None:
        return total(self.initiatives, "ordinance_amount")

    @cached_property
    def paid(self) -> Decimal:
        return sum((one["paid"] for one in self.initiatives), ZERO)

    @cached_property
    def budget(self) -> Decimal:
        """What may be spent: the ordinance's amount where it is known, else the plan's."""
        return sum((money_of(one) or ZERO for one in self.initiatives), ZERO)

    @property
    def left(self) -> Decimal:
        return self.budget - self.paid

    @cached_property
    def at_work(self) -> list[int]:
        """How many initiatives stand in each quarter: the last row of the annual plan."""
        return [sum(number in one["quarters"] for one in self.initiatives) for number in QUARTERS]

    @cached_property
    def statuses(self) -> Counter[str]:
        return Counter(one["status"] for one in self.initiatives)

    @cached_property
    def verdicts(self) -> Counter[str]:
        return Counter(one["verdict"] for one in self.value["indicators"])

    @cached_property
    def activities_by_quarter(self) -> list[int]:
        return [sum(one["activities_by_quarter"][at] for one in self.initiatives) for at in range(4)]

    @cached_property
    def paid_by_quarter(self) -> list[Decimal]:
        return [sum((one["paid_by_quarter"][at] for one in self.initiatives), ZERO) for at in range(4)]

    @cached_property
    def channels(self) -> Counter[str]:
        return Counter(one["channel"] for one in self.value["publications"])

    @cached_property
    def by_dimension(self) -> list[tuple[str, list[Told]]]:
        """Title of a dimension > its initiatives; those without one last."""
        titles = {one["code"]: f"{one['code']}. {one['title']}" for one in self.value["dimensions"]}
        groups: dict[str, list[Told]] = {}
        for one in self.initiatives:
            groups.setdefault(one["dimension"], []).append(one)
        return [(titles.get(code, code), groups[code]) for code in sorted(groups, key=lambda code: (not code, code))]

    def judged_of(self, seq: int | None) -> list[Told]:
        """Promises of an initiative; None: targets of the whole plan."""
        return [one for one in self.value["indicators"] if one["seq"] == seq]

    def publications_of(self, seq: int) -> list[Told]:
        return [one for one in self.value["publications"] if seq in one["initiatives"]]

    def changes_of(self, seq: int) -> tuple[list[Told], list[Told]]:
        """Amendments and corrections of an initiative."""
        return (
            [one for one in self.value["amendments"] if one["seq"] == seq],
            [one for one in self.value["corrections"] if one["seq"] == seq],
        )

    def pieces(self) -> list[Told]:
        """Every piece of evidence that the file names."""
        return [*self.value["evidence"], *(piece for one in self.initiatives for piece in one["evidence"])]

    @cached_property
    def summary(self) -> Told:
        """The figures that lists show, as JSON."""
        ita = self.value["ita"]
        mark = ita["total"]["mark"] if ita else None
        return {
            "initiatives": len(self.initiatives), "done": self.statuses["done"],
            "impossible": self.statuses["impossible"], "budget": str(self.budget), "paid": str(self.paid),
            "met": self.verdicts["met"], "not_met": self.verdicts["not_met"],
            "cannot": self.verdicts["cannot_be_judged"], "ita": None if mark is None else str(mark),
            "closed": self.value["closed_on"] is not None,
        }  # fmt: skip


def money_of(one: Told) -> Decimal | None:
    """What may be spent on an initiative."""
    amount: Decimal | None = one["amount"] if one["ordinance_amount"] is None else one["ordinance_amount"]
    return amount


def total(rows: list[Told], name: str) -> Decimal | None:
    """The sum of what is stated; None where nothing is."""
    stated = [one[name] for one in rows if one[name] is not None]
    return sum(stated, ZERO) if stated else None


def _typed(value: Any, name: str = "") -> Any:
    """Money as Decimal and days as dates, by the names of the fields."""
    if isinstance(value, dict):
        return {key: _typed(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [Decimal(one) for one in value] if name in _LISTS else [_typed(inner) for inner in value]
    if isinstance(value, str) and name in _MONEY:
        return Decimal(value)
    return datetime.date.fromisoformat(value) if isinstance(value, str) and name in _DAYS else value
