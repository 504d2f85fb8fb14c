"""Which unit of the organization a printed name means: by abbreviation, by name, by likeness; never by guessing."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from sucharit.base.organizations.models import Organization, Unit
from sucharit.core.thai import fold
from sucharit.work.intake.fields import Sheet

SURE = 86  # likeness (0-100) from which two names are the same unit
_SHORTEST = 4  # letters of a name that may be found inside another


def unit_for(printed: Iterable[str], units: Sequence[Unit], organization: Organization) -> Unit | None:
    """The unit that one of the printed names means, the first name first; None where none or several would do."""
    own = {fold(organization.name), fold(organization.short_name), ""}
    for name in printed:
        folded = _bare(name)
        if folded in own:
            continue
        if found := _by_abbreviation(folded, units) or _by_name(folded, units, organization):
            return found
    return None


def printed_names(sheet: Sheet) -> tuple[str, str]:
    """Who is responsible as the sheet prints it, and as the table does."""
    return sheet.initiative.responsible or "", sheet.note


def _bare(name: str) -> str:
    return fold(name).replace(".", "")


def _by_abbreviation(folded: str, units: Sequence[Unit]) -> Unit | None:
    return next((unit for unit in units if unit.abbreviation and _bare(unit.abbreviation) == folded), None)


def _by_name(folded: str, units: Sequence[Unit], organization: Organization) -> Unit | None:
    """Equal, or one within the other ("สำนักปลัด", "สำนักปลัดเทศบาล"), or nearly equal; only where one unit stands out."""
    bare = folded.replace(_bare(organization.name), "")
    scores = sorted(((_likeness(bare, _bare(unit.name)), place) for place, unit in enumerate(units)), reverse=True)
    if not scores or scores[0][0] < SURE or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return None
    return units[scores[0][1]]


def _likeness(printed: str, name: str) -> float:
    if printed == name:
        return 101
    if len(printed) >= _SHORTEST and len(name) >= _SHORTEST and (printed.startswith(name) or name.startswith(printed)):
        return 100
    return fuzz.ratio(printed, name)
