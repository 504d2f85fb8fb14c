"""Measures against weaknesses in the search of the organization."""

from django.urls import reverse

from sucharit.base.search.actions import put
from sucharit.work.assessments.models import Improvement

KIND = "assessments.improvement"


def make_findable(row: Improvement) -> None:
    """Measure, weakness, steps, report and who does it."""
    organization = row.assessment.organization
    people = (row.owner.full_name if row.owner else "", str(row.unit or ""))
    told = (row.weakness, row.steps, row.supervision, row.report, row.stopped_because, *people)
    title = f"{row.measure} (ITA {row.assessment.fiscal_year})"
    put(
        organization=organization, kind=KIND, key=str(row.pk), title=title,
        text="\n".join(part for part in told if part),
        url=reverse("improvement", args=[organization.code, row.assessment.fiscal_year, row.pk]),
    )  # fmt: skip
