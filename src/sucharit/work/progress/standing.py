"""Where each initiative of a year stands: a light in words, last activity, percent, money; narrowed, sorted, summed."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, Max, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import Quarter
from sucharit.core.thai import fold
from sucharit.work.progress.actions.money import over_by
from sucharit.work.progress.models import Activity, ProgressReport
from sucharit.work.progress.queries import ZERO, PaidByDay, spent_by_initiative
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.periods import PeriodKey, period_of
from sucharit.work.years.queries import may_report, year_initiatives_for

LIGHTS = {
    "done": ("good", _("แล้วเสร็จ")),
    "impossible": ("bad", _("ไม่สามารถดำเนินการได้")),
    "late": ("bad", _("ล่าช้า เลยไตรมาสที่กำหนดแล้วยังไม่มีบันทึก")),
    "due": ("warn", _("ถึงไตรมาสที่กำหนด ยังไม่มีบันทึก")),
    "running": ("good", _("เป็นไปตามกำหนด")),
    "waiting": ("quiet", _("ยังไม่ถึงกำหนด")),
}
"""What a traffic light says; the colour only repeats it."""


@dataclass(frozen=True)
class Standing:
    """One initiative as the list shows it."""

    row: YearInitiative
    light: str
    activities: int
    last_on: datetime.date | None
    percent: int | None
    spent: Decimal
    mine: bool

    @property
    def light_kind(self) -> str:
        return LIGHTS[self.light][0]

    @property
    def light_words(self) -> str:
        return str(LIGHTS[self.light][1])

    @property
    def over(self) -> Decimal:
        return over_by(self.row, self.spent)

    @property
    def left(self) -> Decimal | None:
        return None if self.row.money is None else self.row.money - self.spent

    @property
    def share(self) -> Decimal | None:
        """Percent of the year's money that is spent; None where there is none."""
        return self.spent * 100 / self.row.money if self.row.money else None

    @property
    def quarters_words(self) -> str:
        return ", ".join(map(str, self.row.quarters))


@dataclass(frozen=True)
class Totals:
    """Of the rows shown."""

    count: int
    activities: int
    budget: Decimal
    spent: Decimal
    over: int
    nothing: int

    @property
    def share(self) -> Decimal | None:
        return self.spent * 100 / self.budget if self.budget else None


def standings_for(officer: Officer, year: YearPlan, paid: PaidByDay | None = None) -> list[Standing]:
    """All initiatives of a year with where they stand: three queries, however many there are. `paid`: what was paid for
    them, where that is known already."""
    rows: list[Any] = list(year_initiatives_for(officer, year.fiscal_year).annotate(percent_told=_percent()))
    quarters = _activities_by_quarter(rows)
    spent = spent_by_initiative(rows) if paid is None else {pk: sum(days.values(), ZERO) for pk, days in paid.items()}
    return [
        Standing(
            row, light_of(row, quarters.get(row.pk, {}), officer.today),
            sum(count for count, _last in quarters.get(row.pk, {}).values()),
            max((last for _count, last in quarters.get(row.pk, {}).values()), default=None),
            100 if row.status == YearInitiative.Status.DONE else row.percent_told,
            spent.get(row.pk, ZERO), may_report(officer, row),
        )
        for row in rows
    ]  # fmt: skip


def light_of(row: YearInitiative, quarters: dict[int, tuple[int, datetime.date]], today: datetime.date) -> str:
    """The key of the light. What was done in an earlier quarter than planned counts too."""
    if row.finished:
        return "done" if row.status == YearInitiative.Status.DONE else "impossible"
    year = row.year_plan.fiscal_year
    planned = [number for number in row.quarters if Quarter(year, number).first_day <= today]
    if not planned:
        return "running" if quarters else "waiting"
    for number in planned:
        if not any(done <= number for done in quarters) and Quarter(year, number).last_day < today:
            return "late"
    last = planned[-1]
    before = planned[-2] if len(planned) > 1 else 0
    if Quarter(year, last).last_day < today:
        return "running" if any(before < done for done in quarters) else "late"
    return "running" if any(before < done for done in quarters) else "due"


def _activities_by_quarter(rows: Sequence[YearInitiative]) -> dict[int, dict[int, tuple[int, datetime.date]]]:
    """Number of a row > quarter > (how many, the last day)."""
    if not rows:
        return {}
    bounds = {f"n{q.number}": Q(held_on__range=(q.first_day, q.last_day)) for q in rows[0].year_plan.year.quarters}
    found = Activity.objects.filter(year_initiative__in=[row.pk for row in rows], withdrawn_at=None).order_by()
    counted: Any = found.values("year_initiative").annotate(
        **{name: Count("pk", filter=bound) for name, bound in bounds.items()},
        **{f"{name}_last": Max("held_on", filter=bound) for name, bound in bounds.items()},
    )
    return {
        one["year_initiative"]: {
            number: (one[f"n{number}"], one[f"n{number}_last"]) for number in (1, 2, 3, 4) if one[f"n{number}"]
        }
        for one in counted
    }


def _percent() -> Subquery:
    """Of a row: the percent of the newest report that was sent or accepted."""
    order = Case(*(When(period=key, then=Value(period_of(2569, key).last_day)) for key in PeriodKey.values))
    found = ProgressReport.objects.filter(
        year_initiative=OuterRef("pk"), percent__isnull=False,
        state__in=[ProgressReport.State.SENT, ProgressReport.State.ACCEPTED],
    )  # fmt: skip
    return Subquery(found.order_by(order.desc(), "-percent").values("percent")[:1])


def chosen(standings: Iterable[Standing], wanted: dict[str, Any]) -> list[Standing]:
    """Those that the filter lets through."""
    words = fold(wanted.get("q") or "")
    tests = (
        (words, lambda one: words in fold(one.row.title) or words in fold(one.row.responsible)),
        (wanted.get("unit"), lambda one: str(one.row.unit_id or "") == wanted["unit"]),
        (wanted.get("dimension"), lambda one: one.row.dimension == wanted["dimension"]),
        (wanted.get("status"), lambda one: one.row.status == wanted["status"]),
        (wanted.get("show"), lambda one: SHOWN[wanted["show"]][1](one)),
    )
    asked = [test for value, test in tests if value]
    return [one for one in standings if all(test(one) for test in asked)]


SHOWN: dict[str, tuple[Any, Any]] = {
    "mine": (_("ที่ฉันรับผิดชอบบันทึก"), lambda one: one.mine),
    "nothing": (_("ยังไม่มีบันทึก"), lambda one: not one.activities),
    "late": (_("ล่าช้า"), lambda one: one.light == "late"),
    "due": (_("ถึงกำหนดในไตรมาสนี้"), lambda one: one.light == "due"),
    "over": (_("เกินงบ"), lambda one: bool(one.over)),
    "impossible": (_("ไม่สามารถดำเนินการได้"), lambda one: one.light == "impossible"),
}
"""What can be asked for besides: key > words, test."""

_SORTS: dict[str, Any] = {
    "seq": lambda one: one.row.seq,
    "title": lambda one: one.row.title,
    "unit": lambda one: one.row.unit.name if one.row.unit else "",
    "light": lambda one: ["late", "due", "impossible", "running", "waiting", "done"].index(one.light),
    "last": lambda one: one.last_on or datetime.date.min,
    "activities": lambda one: one.activities,
    "percent": lambda one: -1 if one.percent is None else one.percent,
    "budget": lambda one: -1 if one.row.money is None else one.row.money,
    "spent": lambda one: one.spent,
}


def ordered(standings: list[Standing], sort: str) -> list[Standing]:
    """By `?sort=`; in the order of the plan where nothing known is asked."""
    key = _SORTS.get(sort.removeprefix("-"), _SORTS["seq"])
    return sorted(standings, key=key, reverse=sort.startswith("-"))


def totals_of(standings: Sequence[Standing]) -> Totals:
    return Totals(
        len(standings),
        sum(one.activities for one in standings),
        sum((one.row.money for one in standings if one.row.money is not None), ZERO),
        sum((one.spent for one in standings), ZERO),
        sum(1 for one in standings if one.over),
        sum(1 for one in standings if not one.activities and not one.row.finished),
    )
