"""Which ITA indicator the initiatives of a year are told under: an officer's choice, else what the integrity report
proposes by their words."""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from sucharit.base.people.gate import Officer
from sucharit.publishing.reports.drafting.areas import proposed_area
from sucharit.publishing.reports.models import InitiativeArea
from sucharit.work.plans.models import Item
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import years_for

Row = tuple[int, uuid.UUID, str, int | None]
Areas = dict[tuple[int, uuid.UUID], tuple[int, bool]]
"""(fiscal year, initiative) > (indicator, did an officer choose it?); those of none are not there."""


def areas_of(officer: Officer, keys: Iterable[uuid.UUID] | None, fiscal_year: int | None = None) -> Areas:
    """For these initiatives (None: all) in a year or in all; three queries."""
    rows = YearInitiative.objects.filter(year_plan__in=years_for(officer))
    chosen = InitiativeArea.objects.filter(organization=officer.organization)
    if keys is not None:
        rows, chosen = rows.filter(key__in=list(keys)), chosen.filter(initiative_key__in=list(keys))
    if fiscal_year is not None:
        rows, chosen = rows.filter(year_plan__fiscal_year=fiscal_year), chosen.filter(fiscal_year=fiscal_year)
    told = {(year, key): area for year, key, area in chosen.values_list("fiscal_year", "initiative_key", "area")}
    found: Areas = {}
    open_rows: list[Row] = []
    for year, key, title, initiative in rows.values_list("year_plan__fiscal_year", "key", "title", "initiative_id"):
        if (year, key) not in told:
            open_rows.append((year, key, title, initiative))
        elif (area := told[year, key]) is not None:
            found[year, key] = (area, True)
    return found | _proposed(open_rows)


def _proposed(rows: list[Row]) -> Areas:
    objectives = defaultdict(list)
    of = {initiative for *_rest, initiative in rows if initiative}
    items = Item.objects.filter(initiative__in=of, section=Item.Section.OBJECTIVE).order_by("seq", "pk")
    for sheet, text in items.values_list("initiative_id", "text"):
        objectives[sheet].append(text)
    found: Areas = {}
    for year, key, title, initiative in rows:
        proposed = proposed_area(title, objectives[initiative] if initiative else ())
        if proposed is not None:
            found[year, key] = (proposed, False)
    return found


def keys_of_area(officer: Officer, fiscal_year: int, number: int) -> frozenset[uuid.UUID]:
    """The initiatives of a year that are told under an indicator."""
    found = areas_of(officer, None, fiscal_year)
    return frozenset(key for (_year, key), (area, _chosen) in found.items() if area == number)


def keys_of_years(officer: Officer, *years: int) -> frozenset[uuid.UUID]:
    """All initiatives of these years."""
    rows = YearInitiative.objects.filter(year_plan__in=years_for(officer), year_plan__fiscal_year__in=years)
    return frozenset(rows.values_list("key", flat=True))
