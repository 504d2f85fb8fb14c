"""What the disclosure lists show, in the search of the organization; what was taken away is not found."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.base.search.actions import Findable, drop, put_many
from sucharit.publishing.disclosure.models import ChecklistItem, Entry

KIND = "disclosure.entry"


def make_findable(organization: Organization, item: ChecklistItem, entries: Iterable[Entry]) -> None:
    put_many(organization, _found(organization, item, entries))


def all_findable(organization: Organization) -> Iterator[Findable]:
    """Every entry that was not taken away."""
    rows = Entry.objects.filter(item__checklist__organization=organization, removed_at=None)
    for one in rows.select_related("item__checklist").order_by("pk"):
        yield from _found(organization, one.item, [one])


def _found(organization: Organization, item: ChecklistItem, entries: Iterable[Entry]) -> list[Findable]:
    """The item's number and name, what is shown, where."""
    url = reverse("checklist_item", args=[organization.code, item.checklist.code, item.number])
    name = f"{item.number} {item.title} ({item.checklist})"
    return [
        Findable(KIND, str(one.pk), one.title, f"{name}\n{one.address}".strip(), f"{url}#entry-{one.pk}")
        for one in entries
    ]


def make_unfindable(organization: Organization, entry: Entry) -> None:
    drop(kind=KIND, key=str(entry.pk), organization=organization)
