"""Publications in the search of the organization; a withdrawn one is not found."""

from collections.abc import Iterator

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.work.plans.pages import address
from sucharit.work.publications.models import Publication

KIND = "publications.publication"


def make_findable(row: Publication, organization: Organization) -> None:
    put_many(organization, [_found(row, organization)])


def forget(row: Publication, organization: Organization) -> None:
    drop(kind=KIND, key=str(row.pk), organization=organization)


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every publication that was not withdrawn."""
    rows = Publication.objects.filter(organization=organization, withdrawn_at=None).select_related("channel")
    for one in rows.order_by("pk").iterator(chunk_size=500):
        yield _found(one, organization)


def _found(row: Publication, organization: Organization) -> Findable:
    text = "\n".join(filter(None, (row.document, row.address, row.note)))
    url = address("publication", organization.code, row.pk)
    return Findable(KIND, str(row.pk), f"{row.title} ({row.channel.name})", text, url)
