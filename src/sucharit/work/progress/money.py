"""Budget against spending by initiative, unit, dimension and quarter, and the monthly report of a unit."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import Quarter
from sucharit.reference.framework import framework
from sucharit.work.progress.actions.money import over_by
from sucharit.work.progress.models import Disbursement
from sucharit.work.progress.queries import ZERO, PaidByDay, disbursements_for, paid_by_day
from sucharit.work.progress.standing import Standing
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.periods import month_end
from sucharit.work.years.queries import year_initiatives_for


@dataclass(frozen=True)
class MoneyLine:
    """A group with its budget and what was spent. `budget` None: nothing is stated for any of it."""

    label: str
    budget: Decimal | None
    spent: Decimal
    over: Decimal
    count: int = 1
    row: YearInitiative | None = None

    @property
    def left(self) -> Decimal | None:
        return None if self.budget is None else self.budget - self.spent

    @property
    def share(self) -> Decimal | None:
        return self.spent * 100 / self.budget if self.budget else None


def by_initiative(standings: Iterable[Standing]) -> list[MoneyLine]:
    return [MoneyLine(one.row.title, one.row.money, one.spent, one.over, 1, one.row) for one in standings]


def by_unit(standings: Iterable[Standing]) -> list[MoneyLine]:
    return _grouped(standings, lambda row: row.unit.name if row.unit else _("ไม่ได้ระบุหน่วยงาน"))


def by_dimension(standings: Iterable[Standing], year: YearPlan) -> list[MoneyLine]:
    nodes = framework(year.plan.framework_version).nodes
    titles = {node.code: node.title for node in nodes if node.level == "dimension"}
    return sorted(
        _grouped(
            standings,
            lambda row: (
                _("มิติที่ %(n)s %(title)s") % {"n": row.dimension, "title": titles.get(row.dimension, "")}
                if row.dimension
                else _("ไม่ได้ระบุมิติ")
            ),
        ),
        key=lambda line: line.label,
    )


def _grouped(standings: Iterable[Standing], name: Callable[[YearInitiative], str]) -> list[MoneyLine]:
    groups: dict[str, list[Standing]] = {}
    for one in standings:
        groups.setdefault(name(one.row), []).append(one)
    return [
        MoneyLine(
            label,
            _budget(ones),
            sum((one.spent for one in ones), ZERO),
            sum((one.over for one in ones), ZERO),
            len(ones),
        )
        for label, ones in groups.items()
    ]


def _budget(standings: Sequence[Standing]) -> Decimal | None:
    stated = [one.row.money for one in standings if one.row.money is not None]
    return sum(stated, ZERO) if stated else None


@dataclass(frozen=True)
class QuarterLine:
    """What was spent in a quarter, and up to its end."""

    number: int
    label: str
    spent: Decimal
    so_far: Decimal
    budget: Decimal

    @property
    def share(self) -> Decimal | None:
        return self.so_far * 100 / self.budget if self.budget else None


def by_quarter(
    officer: Officer, year: YearPlan, budget: Decimal, paid: PaidByDay | None = None
) -> list[QuarterLine]:  # fmt: skip
    """The four quarters; what was paid after the year's end stands in the fourth. `paid`: where it is known already."""
    days: dict[datetime.date, Decimal] = {}
    for of_one in (paid_by_day(officer, year.fiscal_year) if paid is None else paid).values():
        for day, money in of_one.items():
            days[day] = days.get(day, ZERO) + money
    lines, so_far = [], ZERO
    for number in (1, 2, 3, 4):
        quarter = Quarter(year.fiscal_year, number)
        spent = sum((money for day, money in days.items() if in_quarter(day, quarter)), ZERO)
        so_far += spent
        lines.append(QuarterLine(number, quarter.label("arabic"), spent, so_far, budget))
    return lines


def in_quarter(day: datetime.date, quarter: Quarter) -> bool:
    """What is paid after the year's end stands in its fourth quarter."""
    return quarter.contains(day) or (quarter.number == 4 and day > quarter.last_day)


@dataclass(frozen=True)
class MonthLine:
    """An initiative in the monthly report: budget, spent before, in the month, in all."""

    row: YearInitiative
    before: Decimal
    month: Decimal

    @property
    def so_far(self) -> Decimal:
        return self.before + self.month

    @property
    def left(self) -> Decimal | None:
        return None if self.row.money is None else self.row.money - self.so_far

    @property
    def over(self) -> Decimal:
        return over_by(self.row, self.so_far)


@dataclass(frozen=True)
class MonthReport:
    """The spending of a unit (None: of all) in a month."""

    unit: str
    month: datetime.date
    lines: Sequence[MonthLine]
    payments: Sequence[Disbursement]

    def total(self, name: str) -> Decimal:
        return sum((getattr(line, name) or ZERO for line in self.lines), ZERO)

    @property
    def budget(self) -> Decimal:
        return sum((line.row.money or ZERO for line in self.lines), ZERO)

    @property
    def sums(self) -> dict[str, Any]:
        spent = self.total("so_far")
        return {
            "budget": self.budget, "before": self.total("before"), "month": self.total("month"), "so_far": spent,
            "left": self.budget - spent, "over": self.total("over"),
        }  # fmt: skip


def month_report(officer: Officer, year: YearPlan, month: datetime.date, unit: int | None) -> MonthReport:
    """Every initiative of the unit, with or without payments: three queries."""
    rows = year_initiatives_for(officer, year.fiscal_year)
    rows = rows.filter(unit=unit) if unit else rows
    end = month_end(month)
    if month.month == 9:  # bills of the year that are paid after its end belong to its last report
        end = max(end, officer.today)
    found = disbursements_for(officer, year.fiscal_year).filter(paid_on__lte=end)
    paid = [one for one in found.order_by("paid_on", "pk") if not unit or one.year_initiative.unit_id == unit]
    lines = [
        MonthLine(
            row,
            sum((one.signed for one in paid if one.year_initiative_id == row.pk and one.paid_on < month), ZERO),
            sum((one.signed for one in paid if one.year_initiative_id == row.pk and one.paid_on >= month), ZERO),
        )
        for row in rows
    ]
    name = officer.organization.units.get(pk=unit).name if unit else _("ทุกหน่วยงาน")
    return MonthReport(name, month, lines, [one for one in paid if one.paid_on >= month])
