"""Putting things into the index and taking them out, inside the verbs of their rooms."""

import datetime
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.utils import timezone

from sucharit.base.organizations.models import Organization
from sucharit.base.search.clusters import LONGEST_TEXT, indexed
from sucharit.base.search.models import SearchEntry

AT_ONCE = 500


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
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["organization", "kind", "key"],
        update_fields=["title", "text", "url", "clusters", "changed_at"],
    )


def bring_up_to_date(organization: Organization, kinds: Iterable[str], things: Iterable[Findable]) -> int:
    """Makes the index hold exactly these things of these kinds, `AT_ONCE` at a time, but for what verbs put into it
    meanwhile. How many there are."""
    begun = timezone.now()
    rows, seen = iter(things), defaultdict[str, set[str]](set)
    while True:
        with transaction.atomic():
            some = list(islice(rows, AT_ONCE))
            put_many(organization, some)
        for one in some:
            seen[one.kind].add(one.key)
        if len(some) < AT_ONCE:
            break
    for kind in kinds:
        _forget_others(organization, kind, seen[kind], begun)
    return sum(len(keys) for keys in seen.values())


def _forget_others(organization: Organization, kind: str, keys: Container[str], begun: datetime.datetime) -> None:
    """By their rows: thousands of keys do not fit into one statement on every database."""
    older = SearchEntry.objects.filter(organization=organization, kind=kind, changed_at__lt=begun)
    gone = [pk for pk, key in older.values_list("pk", "key") if key not in keys]
    for at in range(0, len(gone), AT_ONCE):
        SearchEntry.objects.filter(pk__in=gone[at : at + AT_ONCE]).delete()


def drop_all(*, kinds: Iterable[str], prefix: str, organization: Organization) -> None:
    """Takes out everything of these kinds whose key begins so (the parts of one thing)."""
    SearchEntry.objects.filter(organization=organization, kind__in=list(kinds), key__startswith=prefix).delete()


def drop(*, kind: str, key: str, organization: Organization) -> None:
    """Takes a thing out of the index; nothing happens where it is not in it."""
    SearchEntry.objects.filter(organization=organization, kind=kind, key=key).delete()
