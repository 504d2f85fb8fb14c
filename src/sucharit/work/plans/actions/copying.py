"""Initiatives that begin from what exists: the catalogue, an older plan, the same plan; and amounts of a year."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import InitiativeKind
from sucharit.core.thai import fold
from sucharit.reference.catalogue import Entry, entry, names_of
from sucharit.reference.words import words
from sucharit.work.plans.actions.initiatives import EDITED, add_initiative, add_initiatives, store
from sucharit.work.plans.actions.locking import opened
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.sheet import FIELDS, Sheet, merged, snapshot, with_new_keys
from sucharit.work.plans.values import initiatives_of

YEAR_COPIED = declare(
    "plans.year_copied", gettext_lazy("คัดลอกงบประมาณปี {source} ไปปี {years} ของแผน {label} {count} โครงการ")
)

_CATALOGUE = uuid.UUID("6f0bd8a2-3c1e-4d57-9a43-2d7c5a1f9b10")


def catalogue_key(plan: Plan, key: str) -> uuid.UUID:
    """The key that an entry of the catalogue has in every plan of an organization, so that it is known again."""
    return uuid.uuid5(_CATALOGUE, f"{plan.organization_id}:{key}")


def add_from_catalogue(plan: Plan, *, by: Officer, keys: Iterable[str]) -> list[Initiative]:
    """Entries of the catalogue with the organization's names, unit and years; UnknownReference for a strange key."""
    entries = [entry(key) for key in dict.fromkeys(keys)]
    units = list(by.organization.units.filter(active=True))
    sheets = [entry_fields(one, plan, by, units) for one in entries]
    taken = set(plan.initiatives.values_list("key", flat=True))
    chain = [_free(catalogue_key(plan, one.key), taken) for one in entries]
    return add_initiatives(plan, by=by, sheets=sheets, keys=chain)


def _free(key: uuid.UUID, taken: set[uuid.UUID]) -> uuid.UUID:
    return uuid.uuid4() if key in taken else key


def entry_fields(one: Entry, plan: Plan, by: Officer, units: Sequence[Unit]) -> dict[str, Any]:
    """The fields of a sheet that begins from an entry."""
    filled = one.filled(names_of(by.organization.name, by.organization.kind), by.organization.staff_count)
    unit = unit_like(one.unit, units)
    steps: list[tuple[str, int]] = []
    for step in filled.steps:
        steps += [(step, 0)] if isinstance(step, str) else [(step.text, 0), *((below, 1) for below in step.steps)]
    count = filled.target_group.count
    return {
        "title": filled.title,
        "kind": InitiativeKind(filled.kind).name.lower(),
        "objective_codes": filled.objective_codes,
        "rationale": "\n".join(filled.rationale),
        "objectives": [(text, 0) for text in filled.objectives],
        "target_group": filled.target_group.text,
        "target_group_count": count if isinstance(count, int) else None,
        "target_group_unit": filled.target_group.unit or "",
        "place": by.organization.name,
        "steps": steps,
        "period": _period(plan),
        "period_start": plan.first_year,
        "period_end": plan.last_year,
        "amounts": dict.fromkeys(plan.years, filled.budget),
        "responsible_unit": unit,
        "responsible": f"{unit.name} {by.organization.name}" if unit else by.organization.name,
        "outputs": [(text, 0) for text in filled.outputs],
        "outcomes": [(text, 0) for text in filled.outcomes],
    }


def _period(plan: Plan) -> str:
    if plan.first_year == plan.last_year:
        return f"ปีงบประมาณ พ.ศ. {plan.first_year}"
    return f"{len(plan.years)} ปี (ปีงบประมาณ พ.ศ. {plan.first_year} - {plan.last_year})"


def unit_like(kind: str, units: Sequence[Unit]) -> Unit | None:
    """The organization's unit that does the work of a kind ("finance"), by the names that such units usually have."""
    known = [fold(name) for name in words("units").get(kind, ())]
    for unit in units:
        if fold(unit.name) in known or (unit.abbreviation and fold(unit.abbreviation) in known):
            return unit
    return next((unit for unit in units if any(len(name) > 4 and name in fold(unit.name) for name in known)), None)


@transaction.atomic
def copy_initiatives(
    plan: Plan, *, by: Officer, source: Plan, initiatives: Iterable[int], with_amounts: bool = True
) -> list[Initiative]:
    """Initiatives (by number) of another plan of the organization, in its order, under the keys that they have there.

    Years move as far as the plans are apart; years beyond this plan fall away.
    """
    require(by, Can.EDIT_PLANS)
    plan = opened(plan, by)
    wanted = set(initiatives)
    rows = [row for row in initiatives_of(source) if row.pk in wanted and source.organization_id == by.organization.pk]
    taken = set(plan.initiatives.values_list("key", flat=True))
    sheets = [_moved(snapshot(row), plan, source, with_amounts=with_amounts) for row in rows]
    return add_initiatives(plan, by=by, sheets=sheets, keys=[_free(row.key, taken) for row in rows])


def _moved(sheet: Sheet, plan: Plan, source: Plan, *, with_amounts: bool) -> Mapping[str, Any]:
    apart = plan.first_year - source.first_year
    amounts = {int(year) + apart: baht for year, baht in sheet["amounts"].items()} if with_amounts else {}
    moved = with_new_keys(sheet) | {"amounts": {y: baht for y, baht in amounts.items() if y in plan.years}}
    if apart:
        moved |= {"period": _period(plan), "period_start": plan.first_year, "period_end": plan.last_year}
    if not with_amounts:
        moved["budget_text"] = ""
    return {name: moved[name] for name in FIELDS}


def duplicate(initiative: Initiative, *, by: Officer) -> Initiative:
    """A second one right after the first, whose title says so."""
    sheet = with_new_keys(snapshot(initiative))
    sheet["title"] = _("%(title)s (สำเนา)") % {"title": sheet["title"][:580]}
    fields = {name: sheet[name] for name in FIELDS}
    return add_initiative(initiative.plan, by=by, fields=fields, after=initiative.seq)


@transaction.atomic
def copy_year(plan: Plan, *, by: Officer, source: int, years: Iterable[int], only_unstated: bool = True) -> int:
    """The amounts of one year into others; over what is stated there only where that is asked. How many changed."""
    plan = opened(plan, by)
    wanted = [year for year in years if year in plan.years and year != source]
    changed = 0
    for row in initiatives_of(plan):
        row.plan = plan
        before = snapshot(row)
        baht = before["amounts"].get(str(source))
        told = {y: baht for y in wanted if baht is not None and not (only_unstated and str(y) in before["amounts"])}
        edition = row.edition
        store(row, before, merged(before, {"amounts": told}), by=by, verb=EDITED)
        changed += row.edition != edition
    if changed:
        facts = {"source": source, "years": ", ".join(map(str, wanted)), "count": changed}
        record(YEAR_COPIED, by=by, subject=plan, label=plan.title, facts=facts)
    return changed
