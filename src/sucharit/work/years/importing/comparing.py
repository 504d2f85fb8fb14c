"""Which row of a read annual plan is which initiative of the year, and how they differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from sucharit.base.organizations.models import Organization, Unit
from sucharit.core.checking.matching import SURE, title_key
from sucharit.core.checking.own import OwnName
from sucharit.core.plan import Initiative as InitiativeValue
from sucharit.work.plans.adoption.units import unit_for
from sucharit.work.plans.queries.changes import FieldChange
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.rows import Row, Speaker, changed, merged, snapshot, text_of


@dataclass(frozen=True)
class Compared:
    """A row of the document, the initiative that it is (None: new), the row as it would be, and how they differ."""

    value: InitiativeValue
    row: YearInitiative | None
    after: Row | None = None
    fields: list[FieldChange] = field(default_factory=list)

    @property
    def state(self) -> str:
        """ "new", "same" or "differs"."""
        if self.row is None:
            return "new"
        return "differs" if self.fields else "same"


def compared(
    values: Sequence[InitiativeValue], rows: Sequence[YearInitiative], organization: Organization
) -> list[Compared]:
    """Every row of the document in its order; each initiative of the year is used once."""
    units = list(organization.units.filter(active=True).order_by("place", "pk"))
    speaker, pairs = Speaker(organization), pairs_of(values, rows, organization)
    told = []
    for place, value in enumerate(values):
        row = rows[pairs[place]] if place in pairs else None
        if row is None:
            told.append(Compared(value, None))
            continue
        before = snapshot(row)
        after = merged(before, fields_of(value, units, organization))
        told.append(Compared(value, row, after, speaker.fields(before, after) if changed(before, after) else []))
    return told


def pairs_of(
    values: Sequence[InitiativeValue], rows: Sequence[YearInitiative], organization: Organization
) -> dict[int, int]:
    """Place of a value > place of a row whose title is surely the same, the most alike first."""
    own = OwnName.of(organization.as_value())
    right = [title_key(row.title, own) for row in rows]
    options = []
    for i, value in enumerate(values):
        left = title_key(value.title, own)
        for j, title in enumerate(right):
            likeness = fuzz.ratio(left, title, score_cutoff=SURE)
            if likeness:
                options.append((-round(likeness), abs(i - j), i, j))
    pairs: dict[int, int] = {}
    for _likeness, _apart, i, j in sorted(options):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def fields_of(value: InitiativeValue, units: Sequence[Unit], organization: Organization) -> Mapping[str, Any]:
    """What the document says, as rows.merged takes it; what it does not say is left alone."""
    told: dict[str, Any] = {
        "quarters": value.quarters,
        "quantity": value.quantity,
        "quantity_unit": value.unit,
        "amount": value.budget.per_year if value.budget else None,
        "responsible": value.responsible,
        "indicators": text_of(value.indicators or value.outputs),
        "outcomes": text_of(value.outcomes),
        "unit": unit_for([value.responsible or ""], units, organization) if value.responsible else None,
    }
    return {name: said for name, said in told.items() if said not in (None, "", ())}
