"""Frozen texts of snapshots, decoded at most once while they are in use, for plans and for years."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import partial
from threading import Lock
from typing import Generic, TypeVar

from sucharit.publishing.portal.models import PublishedPlan, PublishedYear

Value = TypeVar("Value")
Snapshot = TypeVar("Snapshot", PublishedPlan, PublishedYear)


class Decoded(Generic[Value]):
    """The `most` values that were asked for last, found by the digest of their text. Shared by all threads."""

    def __init__(self, decode: Callable[[str], Value], most: int) -> None:
        self._decode, self._most = decode, most
        self._kept: OrderedDict[str, Value] = OrderedDict()
        self._lock = Lock()

    def by_digest(self, digest: str, load: Callable[[], str]) -> Value:
        """`load` gives the text; it is not called where the value is known."""
        with self._lock:
            if digest in self._kept:
                self._kept.move_to_end(digest)
                return self._kept[digest]
        made = self._decode(load())
        with self._lock:
            self._kept[digest] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def of(self, snapshot: PublishedPlan | PublishedYear) -> Value:
        return self.by_digest(snapshot.digest, partial(text_of, snapshot))

    def of_all(self, snapshots: Iterable[Snapshot]) -> list[Value]:
        """Of many snapshots of one kind; whatever is not decoded yet is fetched in one query."""
        rows = list(snapshots)
        texts: dict[int, str] = {}

        def text(row: Snapshot) -> str:
            if not texts:
                wanted = type(row).objects.filter(pk__in=[one.pk for one in rows])
                texts.update(wanted.values_list("pk", "value"))
            return texts[row.pk]

        return [self.by_digest(row.digest, partial(text, row)) for row in rows]


def text_of(snapshot: PublishedPlan | PublishedYear) -> str:
    """The file of a snapshot, to the byte; lists leave it in the database."""
    return str(type(snapshot).objects.values_list("value", flat=True).get(pk=snapshot.pk))
