"""A settled sheet as the fields that a plan keeps, and what of it a plan cannot keep."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from sucharit.base.organizations.models import Unit
from sucharit.work.intake.fields import Sheet
from sucharit.work.intake.settling import Settled, budget_of
from sucharit.work.plans.adoption.units import printed_names, unit_for
from sucharit.work.plans.models import CODE
from sucharit.work.plans.sheet import NAMES, blank, fields_of_value, merged

Units = Mapping[tuple[str, str], Unit | None]
"""What the sheet and the table print > the unit that it means."""


@dataclass(frozen=True)
class Fault:
    """A value that a plan cannot keep: the place of the sheet, its field, one Thai sentence."""

    seq: int
    field: str
    thai: str


def units_of(settled: Settled, units: Sequence[Unit], chosen: Mapping[str, Unit | None] | None = None) -> Units:
    """For every printed pair the unit it means; `chosen` (by what is shown) are the officer's own decisions."""
    chosen = chosen or {}
    told: dict[tuple[str, str], Unit | None] = {}
    for sheet in settled.taken:
        pair = printed_names(sheet)
        if pair not in told:
            shown = shown_name(pair)
            found = unit_for(pair, units, units[0].organization) if units else None
            told[pair] = chosen.get(shown, found)
    return told


def shown_name(pair: tuple[str, str]) -> str:
    """How a pair is asked about: the name on the sheet, else the word in the table."""
    return pair[0] or pair[1]


def fields_of(sheet: Sheet, units: Units) -> dict[str, Any]:
    """The fields of the sheet, with its money, its note, its unit."""
    told = fields_of_value(sheet.initiative, sheet.amounts)
    budget = budget_of(sheet)
    codes = [code for code in sheet.initiative.objective_codes if _is_code(code)]
    told |= {"budget_text": budget.text if budget else "", "note": sheet.note, "objective_codes": codes}
    told["responsible_unit"] = units.get(printed_names(sheet))
    return told


def _is_code(code: str) -> bool:
    try:
        CODE(code)
    except ValidationError:
        return False
    return True


def faults_of(settled: Settled, units: Units) -> list[Fault]:
    """Everything that would not fit, so that it is mended in the intake and nothing is cut off in silence."""
    return [fault for sheet in settled.taken for fault in _faults_of_sheet(sheet, units)]


def _faults_of_sheet(sheet: Sheet, units: Units) -> list[Fault]:
    try:
        merged(blank(), fields_of(sheet, units))
    except ValidationError as problem:
        faults = problem.message_dict
        return [Fault(sheet.seq, str(NAMES.get(name, name)), " ".join(thai)) for name, thai in faults.items()]
    return []
