"""Evidence in the search of the organization; a withdrawn piece is not found."""

from sucharit.base.search.actions import drop, put
from sucharit.work.evidence.models import Evidence
from sucharit.work.plans.pages import address

KIND = "evidence.evidence"


def make_findable(row: Evidence) -> None:
    """Puts title, place and address where search looks, or takes them out."""
    if row.withdrawn:
        drop(kind=KIND, key=str(row.pk), organization=row.organization)
        return
    text = "\n".join(part for part in (row.place, row.address) if part)
    url = address("evidence", row.organization.code, row.pk)
    put(organization=row.organization, kind=KIND, key=str(row.pk), title=row.title, text=text, url=url)
