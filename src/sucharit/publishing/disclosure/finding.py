"""What the disclosure lists show, in the search of the organization; what was taken away is not found."""

from collections.abc import Iterable

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.publishing.disclosure.models import ChecklistItem, Entry

KIND = "disclosure.entry"


def make_findable(organization: Organization, item: ChecklistItem, entries: Iterable[Entry]) -> None:
    """Entries of one item: the item's number and name, what is shown, where."""
    url = reverse("checklist_item", args=[organization.code, item.checklist.code, item.number])
    name = f"{item.number} {item.title} ({item.checklist})"
    found = [
        Findable(KIND, str(one.pk), one.title, f"{name}\n{one.address}".strip(), f"{url}#entry-{one.pk}")
        for one in entries
    ]
    put_many(organization, found)


def make_unfindable(organization: Organization, entry: Entry) -> None:
    drop(kind=KIND, key=str(entry.pk), organization=organization)
