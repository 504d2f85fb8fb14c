"""Putting things into the index and taking them out, inside the verbs of their rooms."""

from collections.abc import Iterable
from dataclasses import dataclass

from sucharit.base.organizations.models import Organization
from sucharit.base.search.clusters import LONGEST_TEXT, indexed
from sucharit.base.search.models import SearchEntry


@dataclass(frozen=True)
class Findable:
    """What a room tells the index of one thing; `url` is the office address that shows it."""

    kind: str
    key: str
    title: str
    text: str
    url: str


def put(*, organization: Organization, kind: str, key: str, title: str, text: str, url: str) -> None:
    """Makes a thing findable, or brings its entry up to date."""
    put_many(organization, [Findable(kind, key, title, text, url)])


def put_many(organization: Organization, things: Iterable[Findable]) -> None:
    """The same for many, in one statement (adopting a plan of sixty initiatives)."""
    entries = [
        SearchEntry(
            organization=organization,
            kind=thing.kind,
            key=thing.key,
            title=thing.title[:600],
            text=thing.text[:LONGEST_TEXT],
            url=thing.url,
            clusters=indexed(thing.title, thing.text),
        )
        for thing in things
    ]
    SearchEntry.objects.bulk_create(
        entries,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["organization", "kind", "key"],
        update_fields=["title", "text", "url", "clusters", "changed_at"],
    )


def drop_all(*, kinds: Iterable[str], prefix: str, organization: Organization) -> None:
    """Takes out everything of these kinds whose key begins so (the parts of one thing)."""
    SearchEntry.objects.filter(organization=organization, kind__in=list(kinds), key__startswith=prefix).delete()


def drop(*, kind: str, key: str, organization: Organization) -> None:
    """Takes a thing out of the index; nothing happens where it is not in it."""
    SearchEntry.objects.filter(organization=organization, kind=kind, key=key).delete()
