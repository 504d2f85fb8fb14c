"""Evidence in the search of the organization; a withdrawn piece is not found."""

from collections.abc import Iterator

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.evidence.models import Evidence
from sucharit.work.plans.pages import address

KIND = "evidence.evidence"


def make_findable(row: Evidence) -> None:
    """Puts title, place and address where search looks, or takes them out."""
    if row.withdrawn:
        drop(kind=KIND, key=str(row.pk), organization=row.organization)
        return
    put_many(row.organization, [_found(row)])


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every piece that was not withdrawn."""
    rows = Evidence.objects.filter(organization=organization, withdrawn_at=None).select_related("organization")
    yield from map(_found, rows.order_by("pk").iterator(chunk_size=500))


def _found(row: Evidence) -> Findable:
    text = "\n".join(part for part in (row.place, row.address) if part)
    return Findable(KIND, str(row.pk), row.title, text, address("evidence", row.organization.code, row.pk))
