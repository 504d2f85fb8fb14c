"""The rows of the overview: who is watched, how each stands, what the filter lets through, in which order, and sums."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.models import User
from sucharit.base.people.queries import organizations_where
from sucharit.base.people.roles import Role
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai import fold, sort_key
from sucharit.office.province import figures
from sucharit.office.province.figures import ZERO, Disclosure, Score, Verdicts, Work
from sucharit.work.plans.models import Plan
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import IN_FORCE

NOTHING = Work()
NO_VERDICTS = Verdicts()


@dataclass(frozen=True)
class Row:
    """One organization in one fiscal year, as its supervisor may see it: adopted, approved, closed, announced."""

    organization: Organization
    fiscal_year: int
    plan: Plan | None
    year: YearPlan | None
    work: Work
    verdicts: Verdicts
    overdue: int
    score: Score | None
    disclosure: Disclosure | None

    @property
    def below_target(self) -> bool:
        score = self.score
        return score is not None and score.target is not None and score.value < score.target

    @property
    def gaps(self) -> int:
        return self.disclosure.empty if self.disclosure else 0

    @property
    def share(self) -> Decimal | None:
        """Percent of the year's money that is spent."""
        return self.work.spent * 100 / self.work.budget if self.work.budget else None

    def _address(self, name: str, *more: object) -> str:
        return reverse(name, args=[self.organization.code, *more])

    @property
    def url(self) -> str:
        """The year at one look where there is one, else the desk."""
        return self._address("dashboard_year", self.fiscal_year) if self.year else self._address("desk")

    @property
    def plan_url(self) -> str:
        return self._address("plan_tree", self.plan.pk) if self.plan else ""

    @property
    def year_url(self) -> str:
        return self._address("year", self.fiscal_year)

    @property
    def progress_url(self) -> str:
        return self._address("progress_year", self.fiscal_year)

    @property
    def money_url(self) -> str:
        return self._address("progress_money", self.fiscal_year)

    @property
    def indicators_url(self) -> str:
        return self._address("indicator_year", self.fiscal_year)

    @property
    def overdue_url(self) -> str:
        return f"{self._address('obligation_year', self.fiscal_year)}?state=overdue&whose=all"

    @property
    def score_url(self) -> str:
        return self._address("assessment", self.score.fiscal_year) if self.score else ""

    @property
    def gaps_url(self) -> str:
        return self._address("checklist_gaps", self.fiscal_year) if self.disclosure else ""


def watched_by(user: User) -> list[Organization]:
    """Where the person supervises today; 404 for who supervises nobody."""
    found = list(organizations_where(user, Role.VIEWER))
    if not found:
        raise Http404
    return sorted(found, key=lambda one: sort_key(one.name))


def fiscal_years_of(organizations: Sequence[Organization], today: datetime.date) -> list[int]:
    """This year and every one that some of them had in force, newest first; one query."""
    rows = YearPlan.objects.filter(organization__in=[one.pk for one in organizations], state__in=IN_FORCE)
    known = rows.order_by().values_list("fiscal_year", flat=True).distinct()
    return sorted({FiscalYear.of(today).value, *known}, reverse=True)


def rows_of(organizations: Sequence[Organization], fiscal_year: int, today: datetime.date) -> list[Row]:
    """Each of them: a fixed number of queries, however many there are."""
    keys = [one.pk for one in organizations]
    plans = figures.plans_in_force(keys, fiscal_year)
    years = figures.years_in_force(keys, fiscal_year)
    working = list(years)
    work = figures.work_of(years.values(), fiscal_year, today)
    verdicts = figures.verdicts_of(working, fiscal_year)
    overdue = figures.overdue_of(working, fiscal_year, today)
    scores = figures.scores_of(keys, fiscal_year)
    disclosure = figures.disclosure_of(keys, fiscal_year)
    return [
        Row(
            one, fiscal_year, plans.get(one.pk), years.get(one.pk), work.get(one.pk, NOTHING),
            verdicts.get(one.pk, NO_VERDICTS), overdue.get(one.pk, 0), scores.get(one.pk), disclosure.get(one.pk),
        )
        for one in organizations
    ]  # fmt: skip


SHOWN: dict[str, tuple[str | Promise, Callable[[Row], bool]]] = {
    "no_plan": (_("ยังไม่มีแผนที่ประกาศใช้"), lambda row: row.plan is None),
    "no_year": (_("ยังไม่มีปีที่อนุมัติแล้ว"), lambda row: row.year is None),
    "late": (_("มีโครงการล่าช้า"), lambda row: row.work.late > 0),
    "over": (_("มีโครงการเกินงบ"), lambda row: row.work.over > 0),
    "not_met": (_("มีตัวชี้วัดไม่บรรลุ"), lambda row: row.verdicts.not_met > 0),
    "overdue": (_("มีงานเกินกำหนด"), lambda row: row.overdue > 0),
    "ita": (_("ITA ต่ำกว่าเป้าหมาย"), lambda row: row.below_target),
    "no_ita": (_("ยังไม่มีผล ITA"), lambda row: row.score is None),
    "gaps": (_("รายการ OIT ยังไม่ครบ"), lambda row: row.disclosure is None or row.gaps > 0),
    "not_public": (_("ยังไม่เผยแพร่หน้า OIT"), lambda row: row.disclosure is None or not row.disclosure.public),
}
"""What can be asked for: key > words, test."""


def chosen(rows: Iterable[Row], wanted: dict[str, Any]) -> list[Row]:
    """What the filter lets through."""
    words = fold(wanted.get("q") or "")
    asked: list[Callable[[Row], bool]] = []
    if words:
        asked.append(lambda row: words in fold(f"{row.organization.name} {row.organization.short_name}"))
    places = {name: wanted[name] for name in ("province", "district", "kind") if wanted.get(name)}
    if places:
        asked.append(lambda row: all(getattr(row.organization, name) == value for name, value in places.items()))
    if wanted.get("show") in SHOWN:
        asked.append(SHOWN[wanted["show"]][1])
    return [row for row in rows if all(test(row) for test in asked)]


_LAST = Decimal(-1)
_SORTS: dict[str, Callable[[Row], Any]] = {
    "name": lambda row: sort_key(row.organization.name),
    "district": lambda row: (sort_key(row.organization.province), sort_key(row.organization.district)),
    "plan": lambda row: (row.plan is not None, row.plan.first_year if row.plan else 0),
    "year": lambda row: ("", "approved", "closed").index(row.year.state if row.year else ""),
    "late": lambda row: row.work.late,
    "done": lambda row: row.work.done / row.work.count if row.work.count else -1,
    "budget": lambda row: row.work.budget,
    "spent": lambda row: row.share if row.share is not None else _LAST,
    "met": lambda row: row.verdicts.met,
    "not_met": lambda row: row.verdicts.not_met,
    "cannot": lambda row: row.verdicts.cannot,
    "overdue": lambda row: row.overdue,
    "ita": lambda row: row.score.value if row.score else _LAST,
    "gaps": lambda row: row.disclosure.empty if row.disclosure else 10_000,
}


def in_order(rows: Sequence[Row], sort: str) -> list[Row]:
    """By `sort` ("-late" is the greatest first); by name where it names nothing."""
    key = _SORTS.get(sort.removeprefix("-"))
    return sorted(rows, key=key, reverse=sort.startswith("-")) if key else list(rows)


@dataclass(frozen=True)
class Totals:
    """What the rows shown add up to."""

    rows: Sequence[Row]

    def _sum(self, figure: Callable[[Row], int]) -> int:
        return sum(figure(row) for row in self.rows)

    @cached_property
    def figures(self) -> dict[str, int]:
        """By name, as the page and the files show them."""
        return {
            "organizations": len(self.rows),
            "with_plan": self._sum(lambda row: row.plan is not None),
            "with_year": self._sum(lambda row: row.year is not None),
            "count": self._sum(lambda row: row.work.count), "done": self._sum(lambda row: row.work.done),
            "late": self._sum(lambda row: row.work.late), "over": self._sum(lambda row: row.work.over),
            "met": self._sum(lambda row: row.verdicts.met), "not_met": self._sum(lambda row: row.verdicts.not_met),
            "cannot": self._sum(lambda row: row.verdicts.cannot), "overdue": self._sum(lambda row: row.overdue),
            "with_score": self._sum(lambda row: row.score is not None),
            "below_target": self._sum(lambda row: row.below_target), "gaps": self._sum(lambda row: row.gaps),
            "public": self._sum(lambda row: row.disclosure is not None and row.disclosure.public),
        }  # fmt: skip

    @cached_property
    def budget(self) -> Decimal:
        return sum((row.work.budget for row in self.rows), ZERO)

    @cached_property
    def spent(self) -> Decimal:
        return sum((row.work.spent for row in self.rows), ZERO)

    @property
    def share(self) -> Decimal | None:
        return self.spent * 100 / self.budget if self.budget else None

    @cached_property
    def score(self) -> Decimal | None:
        """The mean of the ITA results that are known."""
        known = [row.score.value for row in self.rows if row.score]
        return sum(known, ZERO) / len(known) if known else None
