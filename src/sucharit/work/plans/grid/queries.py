"""What the table of a plan shows, and what an officer's page was made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Min, Q

from sucharit.base.audit.actions import subject_key
from sucharit.base.history.models import Version
from sucharit.base.people.gate import Officer
from sucharit.base.screens.grids import CellChange
from sucharit.work.plans.grid.cells import Columns
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.sheet import Sheet, blank
from sucharit.work.plans.values import PARTS


@dataclass(frozen=True)
class Seen:
    """The state that a page was made from: the plan's edition, and the newest version of any of its sheets.

    The edition alone would call a page stale whenever anyone changed anything in the plan; the version finds out what
    each cell said then.
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


def seen_of(plan: Plan) -> Seen:
    """What a page made now is made from; asked before the sheets are. Versions are written under the plan's lock, so
    their numbers rise in the order in which they can be seen."""
    edition = Plan.objects.values_list("edition", flat=True).get(pk=plan.pk)
    subjects = [subject_key(Initiative(pk=pk)) for pk in plan.initiatives.values_list("pk", flat=True)]
    newest = Version.objects.filter(subject__in=subjects).aggregate(last=Max("pk"))["last"]
    return Seen(edition, newest or 0)


def bases_of(plan: Plan, seen: Seen, sheets: Iterable[Initiative]) -> Mapping[int, Sheet]:
    """Those of the sheets that changed since, as they were when the page was made."""
    if seen.edition == plan.edition:
        return {}
    keys = {subject_key(one): one.pk for one in sheets}
    before = Max("pk", filter=Q(pk__lte=seen.version))
    told = Version.objects.filter(subject__in=keys).order_by().values("subject")
    spans = told.annotate(newest=Max("pk"), oldest=Min("pk"), before=before).filter(newest__gt=seen.version)
    # A sheet without an older version is kept, at its first change, as it stood before: its oldest version.
    wanted = [one["before"] or one["oldest"] for one in spans]
    return {
        keys[subject]: {**blank(), **snapshot}
        for subject, snapshot in Version.objects.filter(pk__in=wanted).values_list("subject", "snapshot")
    }


def named_in(plan: Plan, cells: Iterable[CellChange]) -> list[Initiative]:
    """The initiatives of the plan that a batch names, with what their sheets need."""
    numbers = {int(cell.row) for cell in cells if is_number_of_row(cell.row)}
    return list(plan.initiatives.filter(pk__in=numbers).prefetch_related(*PARTS).order_by("seq"))


def is_number_of_row(text: str) -> bool:
    """Digits, and no more of them than a database can hold."""
    return text.isascii() and text.isdecimal() and len(text) < 18


def columns_of(plan: Plan, officer: Officer) -> Columns:
    return Columns(plan.span, list(officer.organization.units.order_by("place", "pk")))
