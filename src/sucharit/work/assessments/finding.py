"""Measures against weaknesses in the search of the organization."""

from collections.abc import Iterator

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, put_many
from sucharit.work.assessments.models import Improvement

KIND = "assessments.improvement"


def make_findable(row: Improvement) -> None:
    put_many(row.assessment.organization, [_found(row)])


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every measure, also one that was stopped."""
    rows = Improvement.objects.filter(assessment__organization=organization).order_by("pk")
    yield from map(_found, rows.select_related("assessment__organization", "owner", "unit"))


def _found(row: Improvement) -> Findable:
    """Measure, weakness, steps, report and who does it."""
    organization = row.assessment.organization
    people = (row.owner.full_name if row.owner else "", str(row.unit or ""))
    told = (row.weakness, row.steps, row.supervision, row.report, row.stopped_because, *people)
    title = f"{row.measure} (ITA {row.assessment.fiscal_year})"
    url = reverse("improvement", args=[organization.code, row.assessment.fiscal_year, row.pk])
    return Findable(KIND, str(row.pk), title, "\n".join(part for part in told if part), url)
