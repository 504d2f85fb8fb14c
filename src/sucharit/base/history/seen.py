"""What an officer's page was made from, so that a later save knows what each row said then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, Q

from sucharit.base.history.models import Version


@dataclass(frozen=True)
class Seen:
    """The state that a page was made from: the edition of the whole, and the newest version of any of its rows.

    The edition alone would call a page stale whenever anyone changed anything in the whole; the version finds out what
    each row said then. Versions are written under the lock of the whole, so their numbers rise in the order in which
    they can be seen.
    """

    edition: int
    version: int

    def __str__(self) -> str:
        return f"{self.edition}-{self.version}"

    @classmethod
    def of(cls, text: str) -> "Seen":
        """From the page. Anything else counts as never seen, so that every difference is shown."""
        edition, _, version = text.partition("-")
        if edition.isdecimal() and version.isdecimal() and len(text) < 40:
            return cls(int(edition), int(version))
        return cls(0, 0)

    @classmethod
    def now(cls, edition: int, subjects: Iterable[str]) -> "Seen":
        """For a page made now; asked before its rows are."""
        newest = Version.objects.filter(subject__in=list(subjects)).aggregate(last=Max("pk"))["last"]
        return cls(edition, newest or 0)


def as_seen(seen: Seen, subjects: Iterable[str]) -> Mapping[str, dict[str, Any]]:
    """Those of the rows that changed since, as they were when the page was made."""
    told = Version.objects.filter(subject__in=list(subjects)).order_by().values("subject")
    before = Max("pk", filter=Q(pk__lte=seen.version))
    spans = told.annotate(newest=Max("pk"), oldest=Min("pk"), before=before).filter(newest__gt=seen.version)
    # A row without an older version is kept, at its first change, as it stood before: its oldest version.
    wanted = [one["before"] or one["oldest"] for one in spans]
    return dict(Version.objects.filter(pk__in=wanted).values_list("subject", "snapshot"))
