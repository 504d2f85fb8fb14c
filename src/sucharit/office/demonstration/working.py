"""What the registers hold is work of initiatives: the plan officer ties entries of each year to what they were done
for."""

from collections.abc import Iterable

from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import Cast
from sucharit.work.indicators.actions.recording import record_judgements
from sucharit.work.shelf.actions import link_initiatives
from sucharit.work.shelf.registry import register_called
from sucharit.work.years.models import YearInitiative, YearPlan

#: place in the plan > the registers in which its work is kept
KEPT_IN: dict[int, tuple[str, ...]] = {
    1: ("ethics-codes", "acknowledgements"), 2: ("gatherings",), 3: ("conflict-manuals", "interest-risks"),
    4: ("gatherings",), 7: ("honours",), 10: ("visitors", "information", "suggestions"),
    11: ("procurement-reports",), 15: ("no-gift", "gifts"), 17: ("integrity-agreements",), 18: ("manuals",),
    19: ("delegations", "delegation-reports"), 20: ("forums", "proposals"), 21: ("citizen-committees",),
    23: ("watch-networks", "watch-activities"), 26: ("audit-plans", "audits", "audit-findings"),
    27: ("control-reports", "control-activities"),
}  # fmt: skip
EACH = 4  # entries of a register that are tied


def entries_of_initiatives(office: Cast) -> None:
    """The first entries of each register in each year, by the verb of an entry."""
    by = office.officer("planner")
    for year in YearPlan.objects.filter(organization=office.organization):
        rows = {row.seq: row for row in year.initiatives.filter(seq__in=KEPT_IN)}
        for seq, row in sorted(rows.items()):
            for key in KEPT_IN[seq]:
                _tied(by, key, row, year.fiscal_year)
        record_judgements(year, by.today)  # as the night after would


def _tied(by: Officer, key: str, row: YearInitiative, fiscal_year: int) -> None:
    register = register_called(key)
    entries: Iterable[object] = ()
    if register is not None:
        entries = register.rows(by.organization).filter(fiscal_year=fiscal_year).order_by("number")[:EACH]
    for entry in entries:
        link_initiatives(entry, by=by, keys=[row.key])  # type: ignore[arg-type]  # of a register
