"""Surveys as an officer may see them, and as the public door finds them."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base import clock
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can, Role
from sucharit.work.indicators.models import Binding
from sucharit.work.surveys.models import DoorCount, Invitation, Question, Section, Survey
from sucharit.work.years.models import YearInitiative

SEEN = (Survey.State.OPEN, Survey.State.CLOSED)
_UNLISTED = (Survey.Purpose.FORM, Survey.Purpose.REHEARSAL)


def surveys_for(officer: Officer) -> QuerySet[Survey]:
    """All of the organization; for the council and the province those that were opened."""
    rows = Survey.objects.filter(organization=officer.organization).exclude(state=Survey.State.DISCARDED)
    return rows if officer.may(Can.SEE_DRAFTS) else rows.filter(state__in=SEEN)


def listed_for(officer: Officer, wanted: dict[str, Any]) -> QuerySet[Survey]:
    """What the filter lets through, with counts, newest first."""
    rows = surveys_for(officer).exclude(purpose=Survey.Purpose.FORM).select_related("unit", "organization")
    if wanted.get("q"):
        rows = rows.filter(title__icontains=wanted["q"])
    if str(wanted.get("year", "")).isdigit():
        rows = rows.filter(fiscal_year=int(wanted["year"]))
    if wanted.get("state"):
        rows = rows.filter(state=wanted["state"])
    if str(wanted.get("unit", "")).isdigit():
        rows = rows.filter(unit=int(wanted["unit"]))
    came = DoorCount.objects.filter(survey=OuterRef("pk")).order_by().values("survey").annotate(n=Sum("count"))
    return rows.annotate(came=Subquery(came.values("n")), served=Count("promises")).order_by(
        "-fiscal_year", F("opened_on").desc(nulls_first=True), "title", "-round"
    )


def at_work_for(officer: Officer) -> QuerySet[Survey]:
    """Those that this officer runs and has not ended: open ones by their last day, then drafts; with what came in."""
    if not officer.may(Can.SURVEY):
        return Survey.objects.none()
    rows = listed_for(officer, {}).filter(state__in=(Survey.State.OPEN, Survey.State.DRAFT))
    mine = rows if Role.PLAN_OFFICER in officer.roles else rows.filter(unit__in=officer.unit_ids)
    open_first = Case(When(state=Survey.State.OPEN, then=0), default=1)
    return mine.order_by(open_first, F("closes_on").asc(nulls_last=True), "title", "pk")


def survey_for(officer: Officer, code: str) -> Survey:
    """One survey; 404 for a stranger's, a discarded one or none."""
    return get_object_or_404(surveys_for(officer).select_related("unit", "organization", "before"), code=code)


def open_survey(organization: str, code: str) -> Survey:
    """A survey at the public door: opened once; 404 for a draft."""
    rows = Survey.objects.select_related("organization", "unit")
    return get_object_or_404(rows, organization__code=organization, code=code, state__in=SEEN)


def closed_between(officer: Officer, first: datetime.date, last: datetime.date) -> QuerySet[Survey]:
    """What was asked and closed in a stretch of days; no rehearsal, no form."""
    rows = surveys_for(officer).filter(state=Survey.State.CLOSED, closed_on__range=(first, last))
    return rows.exclude(purpose__in=_UNLISTED).select_related("unit").order_by("closed_on", "title", "pk")


def earlier_rounds(rows: Sequence[Survey]) -> dict[int, Survey]:
    """Survey > the last round before it that has a result; one query."""
    found: dict[uuid.UUID, list[Survey]] = {}
    closed = Survey.objects.filter(series__in=[one.series for one in rows], result__isnull=False)
    for one in closed.order_by("round"):
        found.setdefault(one.series, []).append(one)
    told = {}
    for one in rows:
        before = [other for other in found.get(one.series, ()) if other.round < one.round]
        if before:
            told[one.pk] = before[-1]
    return told


def listed_open(house: Organization) -> QuerySet[Survey]:
    """What anyone is asked now: open, by link, listed by the office. Never a rehearsal, nor the form of a request."""
    rows = Survey.objects.filter(organization=house, state=Survey.State.OPEN, listed=True, by_link=True)
    rows = rows.filter(Q(closes_on=None) | Q(closes_on__gte=clock.today()))
    return rows.exclude(purpose__in=_UNLISTED).select_related("unit").order_by("title", "pk")


def listed_results(house: Organization) -> QuerySet[Survey]:
    """Closed surveys whose results the office shows to everyone, newest first."""
    rows = Survey.objects.filter(organization=house, state=Survey.State.CLOSED, show_results=True)
    rows = rows.filter(figures__isnull=False).exclude(purpose__in=_UNLISTED)
    return rows.select_related("unit").order_by("-closed_on", "title", "pk")


def open_round(house: Organization, series: uuid.UUID | None) -> Survey | None:
    """The round of a series that anyone may answer by link today."""
    if series is None:
        return None
    rows = Survey.objects.filter(organization=house, series=series, state=Survey.State.OPEN, by_link=True)
    return rows.filter(Q(closes_on=None) | Q(closes_on__gte=clock.today())).order_by("-round").first()


def series_choices(house: Organization) -> list[tuple[str, str]]:
    """Surveys that a room may invite to after its service: every round of one has the same key."""
    rows = Survey.objects.filter(organization=house, purpose=Survey.Purpose.SURVEY, by_link=True)
    rows = rows.exclude(state=Survey.State.DISCARDED).order_by("round")
    told = {str(one.series): one.title for one in rows}
    return sorted(told.items(), key=lambda pair: pair[1])


def question_of(survey: Survey, key: str) -> Question:
    return get_object_or_404(survey.questions.select_related("survey", "section", "under"), key=key)


def section_of(survey: Survey, place: int) -> Section:
    return get_object_or_404(survey.sections.select_related("survey"), place=place)


def units_for(officer: Officer) -> QuerySet[Unit]:
    """Units for which this officer may make surveys."""
    rows = Unit.objects.filter(organization=officer.organization, active=True)
    return rows if Role.PLAN_OFFICER in officer.roles else rows.filter(pk__in=officer.unit_ids)


def came_in(survey: Survey) -> int:
    """How many sheets fell into the box, through all doors."""
    return survey.doors.aggregate(count=Sum("count"))["count"] or 0


def doors_of(survey: Survey) -> list[tuple[str, int]]:
    """Each door with its count; zeros for open ones that nobody used."""
    counts = dict(survey.doors.values_list("door", "count"))
    offered = {
        DoorCount.Door.LINK: survey.by_link,
        DoorCount.Door.KIOSK: survey.by_kiosk,
        DoorCount.Door.PAPER: survey.by_paper,
        DoorCount.Door.INVITATION: survey.by_invitation,
    }  # fmt: skip
    return [(str(door.label), counts.get(door, 0)) for door, open_now in offered.items() if open_now or door in counts]


def slips_left(survey: Survey) -> int:
    return Invitation.objects.filter(survey=survey).count()


def rounds_of(survey: Survey) -> list[Survey]:
    """The series, first round first; those opened or closed and this one."""
    rows = Survey.objects.filter(series=survey.series, organization=survey.organization_id)
    return list(rows.filter(Q(state__in=SEEN) | Q(pk=survey.pk)).order_by("round"))


def bindings_for(survey: Survey) -> list[tuple[Binding, str]]:
    """Promises of the survey's year that a survey or test may measure, with the name of their initiative."""
    rows = Binding.objects.filter(
        organization=survey.organization_id, fiscal_year=survey.fiscal_year, source__in=("survey", "test")
    ).order_by("section", "seq", "pk")  # fmt: skip
    found = list(rows[:500])
    names = {
        row.key: f"{row.seq}. {row.title}"
        for row in YearInitiative.objects.filter(
            year_plan__organization=survey.organization_id, year_plan__fiscal_year=survey.fiscal_year,
            key__in={one.initiative_key for one in found},
        )
    }  # fmt: skip
    return [(one, names.get(one.initiative_key, "") if one.initiative_key else "") for one in found]


def served_by(survey: Survey) -> list[tuple[Binding, str, Section | None]]:
    """The promises that the survey measures, with their initiatives and sections."""
    mine = {one.item_key: one.section for one in survey.promises.select_related("section")}
    return [(one, name, mine[one.item_key]) for one, name in bindings_for(survey) if one.item_key in mine]


def comment_of(survey: Survey, pk: int) -> Any:
    """A comment that is out of the box; 404 while results are hidden."""
    if survey.sheets.count() < survey.k:
        raise Http404
    return get_object_or_404(survey.comments, pk=pk)
