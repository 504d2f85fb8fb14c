"""Documents taken in, in the search of the organization; one that was put away is not found."""

from collections.abc import Iterator

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.intake.models import Intake

KIND = "intake.intake"


def make_findable(intake: Intake) -> None:
    """Puts the file's name, what it calls itself and its kind where search looks, or takes them out."""
    if intake.state == Intake.State.DISCARDED:
        drop(kind=KIND, key=str(intake.pk), organization=intake.organization)
    else:
        put_many(intake.organization, [_found(intake)])


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every document that was not put away."""
    rows = Intake.objects.filter(organization=organization).exclude(state=Intake.State.DISCARDED)
    yield from map(_found, rows.select_related("organization", "file").defer("reading", "findings").order_by("pk"))


def _found(intake: Intake) -> Findable:
    text = "\n".join(part for part in (intake.title, str(intake.get_document_kind_display())) if part)
    url = reverse("intake", args=[intake.organization.code, intake.pk])
    return Findable(KIND, str(intake.pk), intake.file.name, text, url)
