"""What the table of a plan shows, and what an officer's page was made from."""

from collections.abc import Iterable, Mapping

from sucharit.base.audit.actions import subject_key
from sucharit.base.history.seen import Seen, as_seen
from sucharit.base.people.gate import Officer
from sucharit.base.screens.cells import rows_named
from sucharit.base.screens.grids import CellChange
from sucharit.work.plans.grid.cells import Columns
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.sheet import Sheet, blank
from sucharit.work.plans.values import PARTS


def seen_of(plan: Plan) -> Seen:
    """What a page made now is made from; asked before the sheets are."""
    edition = Plan.objects.values_list("edition", flat=True).get(pk=plan.pk)
    return Seen.now(edition, [subject_key(Initiative(pk=pk)) for pk in plan.initiatives.values_list("pk", flat=True)])


def bases_of(plan: Plan, seen: Seen, sheets: Iterable[Initiative]) -> Mapping[int, Sheet]:
    """Those of the sheets that changed since, as they were when the page was made."""
    if seen.edition == plan.edition:
        return {}
    keys = {subject_key(one): one.pk for one in sheets}
    return {keys[subject]: {**blank(), **snapshot} for subject, snapshot in as_seen(seen, keys).items()}


def named_in(plan: Plan, cells: Iterable[CellChange]) -> list[Initiative]:
    """The initiatives of the plan that a batch names, with what their sheets need."""
    return list(plan.initiatives.filter(pk__in=rows_named(cells)).prefetch_related(*PARTS).order_by("seq"))


def columns_of(plan: Plan, officer: Officer) -> Columns:
    return Columns(plan.span, list(officer.organization.units.order_by("place", "pk")))
