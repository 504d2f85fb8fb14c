"""Assessments and improvements as an officer may see them; the score that other rooms ask for."""

import datetime
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.reference.ita import ItaIndicator
from sucharit.work.assessments.models import Assessment, Improvement
from sucharit.work.assessments.standing import Standing, standing
from sucharit.work.plans.models import Initiative, Plan, TargetYear

_NAMES = ("ITA", "คุณธรรมและความโปร่งใส")
HUNDRED = Decimal(100)


def assessments_for(officer: Officer) -> QuerySet[Assessment]:
    """All years, newest first, with their marks."""
    rows = Assessment.objects.filter(organization=officer.organization)
    return rows.select_related("organization").prefetch_related("scores")


def assessment_for(officer: Officer, fiscal_year: int) -> Assessment:
    """One year; 404 where there is none."""
    return get_object_or_404(assessments_for(officer), fiscal_year=fiscal_year)


def improvements_for(officer: Officer) -> QuerySet[Improvement]:
    """All measures, with who does them."""
    rows = Improvement.objects.filter(assessment__organization=officer.organization)
    return rows.select_related("assessment__organization", "unit", "owner", "created_by")


def improvement_for(officer: Officer, fiscal_year: int, number: int) -> Improvement:
    """One measure; 404 for a stranger's or none."""
    rows = improvements_for(officer).prefetch_related(Prefetch("follow_ups"), "follow_ups__by")
    return get_object_or_404(rows, assessment__fiscal_year=fiscal_year, pk=number)


def may_follow(officer: Officer, row: Improvement) -> bool:
    """Who says how a measure goes: its owner, who reports for its unit, or who keeps the assessment."""
    if officer.may(Can.ASSESS):
        return True
    return officer.may(Can.REPORT) and (row.owner_id == officer.user.pk or row.unit_id in officer.unit_ids)


def marks_of(assessment: Assessment) -> dict[str, Decimal]:
    """key > mark, for those that are known."""
    return {score.key: score.value for score in assessment.scores.all() if score.value is not None}


def standing_of(assessment: Assessment) -> Standing:
    """What the year came to."""
    return standing(assessment.rule, marks_of(assessment))


def score_of(organization: Organization, fiscal_year: int, until: datetime.date | None = None) -> Decimal | None:
    """The year's total as announced (by that day), else as the weights make it; None where it is not known yet."""
    row = of_year(organization, fiscal_year)
    known = row is not None and (until is None or (row.announced_on is not None and row.announced_on <= until))
    return standing_of(row).total.used if row is not None and known else None


#: what was read inside `read_once`
_read: ContextVar[dict[tuple[int, int], Assessment | None] | None] = ContextVar("assessments read", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Inside, the assessment of a year is read once, whoever asks: for a page that shows and changes nothing."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def of_year(organization: Organization, fiscal_year: int) -> Assessment | None:
    """The assessment of a year with its marks."""
    rows = Assessment.objects.filter(organization=organization, fiscal_year=fiscal_year)
    asked = rows.select_related("organization").prefetch_related("scores")
    if (held := _read.get()) is None:
        return asked.first()
    key = (organization.pk, fiscal_year)
    if key not in held:
        held[key] = asked.first()
    return held[key]


def plan_targets(organization: Organization, years: Iterable[int]) -> dict[int, Decimal]:
    """Fiscal year > the ITA target of the plan in force."""
    return {year: value for (_one, year), value in plan_targets_of([organization.pk], years).items()}


def plan_targets_of(organizations: Iterable[int], years: Iterable[int]) -> dict[tuple[int, int], Decimal]:
    """(Number of an organization, fiscal year) > the ITA target of its plan in force; one query."""
    named = Q()
    for name in _NAMES:
        named |= Q(target__name__icontains=name)
    rows = TargetYear.objects.filter(
        named, target__plan__organization__in=list(organizations), target__plan__state=Plan.State.ADOPTED,
        year__in=list(years), value__lte=HUNDRED, value__gte=0,
    )  # fmt: skip
    found = rows.order_by("target__plan__revision", "-target__seq")
    return {
        (organization, year): value
        for organization, year, value in found.values_list("target__plan__organization", "year", "value")
        if value is not None
    }


def target_of(assessment: Assessment) -> Decimal | None:
    """The office's own target of the total, else the plan's."""
    if assessment.target is not None:
        return assessment.target
    return plan_targets(assessment.organization, [assessment.fiscal_year]).get(assessment.fiscal_year)


@dataclass(frozen=True)
class Line:
    """An indicator of a year: mark, target, the mark of the year before, and whether it is weak."""

    indicator: ItaIndicator
    value: Decimal | None
    target: Decimal | None
    own_target: bool
    before: Decimal | None
    lowest: bool

    @property
    def gap(self) -> Decimal | None:
        """How far above (or, negative, below) the target."""
        return None if self.value is None or self.target is None else self.value - self.target

    @property
    def change(self) -> Decimal | None:
        return None if self.value is None or self.before is None else self.value - self.before

    @property
    def below(self) -> bool:
        return self.gap is not None and self.gap < 0

    @property
    def weak(self) -> bool:
        return self.below or self.lowest


def lines_of(assessment: Assessment, target: Decimal | None, before: Assessment | None = None) -> list[Line]:
    """The indicators in order. The lowest is weak too where all reach the target, unless it is full."""
    rows = {score.key: score for score in assessment.scores.all()}
    earlier = marks_of(before) if before else {}
    marks = [row.value for key, row in rows.items() if key.isdecimal() and row.value is not None]
    least = min(marks, default=None)
    told = []
    for one in assessment.rule.indicators:
        row = rows.get(str(one.number))
        value, own = (row.value, row.target) if row else (None, None)
        lowest = value is not None and value == least and value < HUNDRED
        aim = target if own is None else own
        told.append(Line(one, value, aim, own is not None, earlier.get(str(one.number)), lowest))
    return told


def before_of(assessment: Assessment) -> Assessment | None:
    """The assessment of the year before."""
    rows = Assessment.objects.filter(organization=assessment.organization, fiscal_year=assessment.fiscal_year - 1)
    return rows.prefetch_related("scores").first()


def initiative_choices(officer: Officer) -> list[tuple[str, str]]:
    """Initiatives of the plan in force that a measure can stand on: key and name."""
    rows = Initiative.objects.filter(plan__organization=officer.organization, plan__state=Plan.State.ADOPTED)
    named = rows.order_by("-plan__first_year", "-plan__revision", "seq").values_list("key", "seq", "title")
    return [(str(key), f"{seq}. {title[:120]}") for key, seq, title in named[:500]]


def initiative_title(officer: Officer, key: uuid.UUID | None) -> str:
    """The name of the initiative in the newest plan that has it; "" for none."""
    if key is None:
        return ""
    rows = Initiative.objects.filter(plan__organization=officer.organization, key=key)
    return rows.order_by("-plan__first_year", "-plan__revision").values_list("title", flat=True).first() or ""
