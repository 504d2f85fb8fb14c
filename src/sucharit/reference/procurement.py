"""Amounts, duties and yardsticks of public procurement."""

from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import load, once


class Limit(Fact, frozen=True, kw_only=True):
    """An amount in baht up to which (or above which) the law says something; `rule` names the law in Thai."""

    key: str = field(name="id")
    title: str
    baht: Decimal
    rule: str


class Duty(Fact, frozen=True, kw_only=True):
    """Something that must be done; `title` and `rule` are Thai."""

    key: str = field(name="id")
    title: str
    rule: str


class Yardstick(Fact, frozen=True, kw_only=True):
    """From what value on something deserves a question. Set by us, not by law: an office may set its own."""

    key: str = field(name="id")
    title: str
    value: int
    unit: Literal["percent", "days", "count"]


class ProcurementRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    limits: tuple[Limit, ...]
    duties: tuple[Duty, ...]
    yardsticks: tuple[Yardstick, ...]

    def limit(self, key: str) -> Limit:
        return next(one for one in self.limits if one.key == key)

    def duty(self, key: str) -> Duty:
        return next(one for one in self.duties if one.key == key)

    def yardstick(self, key: str) -> Yardstick:
        return next(one for one in self.yardsticks if one.key == key)


@once
def procurement_rules() -> ProcurementRules:
    """The rules now in force, as far as they were read."""
    return load("procurement/rules.yaml", ProcurementRules)
