"""Surveys in the search of the organization, by title and questions: drafts for who works in the house, opened ones for
all who read the year. Never an answer or a comment."""

from collections.abc import Iterator

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.plans.pages import address
from sucharit.work.surveys.models import Survey

SETTLED, DRAFT = "surveys.survey", "survey_drafts.survey"


def make_findable(survey: Survey) -> None:
    """As it stands; a discarded one is not found, nor the form of a request, which is found with its service."""
    kind = _kind(survey)
    for other in {SETTLED, DRAFT} - {kind}:
        drop(kind=other, key=str(survey.pk), organization=survey.organization)
    if kind:
        put_many(survey.organization, [_found(kind, survey)])


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every survey that is not put away."""
    rows = Survey.objects.filter(organization=organization).select_related("organization", "unit")
    for one in rows.prefetch_related("questions").order_by("pk").iterator(chunk_size=200):
        if kind := _kind(one):
            yield _found(kind, one)


def _kind(survey: Survey) -> str:
    if survey.purpose == Survey.Purpose.FORM or survey.state == Survey.State.DISCARDED:
        return ""
    return DRAFT if survey.state == Survey.State.DRAFT else SETTLED


def _found(kind: str, survey: Survey) -> Findable:
    asked = [one.text for one in survey.questions.all()]
    text = "\n".join(filter(None, (survey.intro, survey.unit.name if survey.unit else "", *asked)))
    url = address("survey", survey.organization.code, survey.code)
    return Findable(kind, str(survey.pk), f"{survey.title} · {survey.fiscal_year}", text, url)
