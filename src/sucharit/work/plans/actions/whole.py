"""A plan that exists elsewhere, as rows: a core value that was read from a document or a file."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec
from django.db import transaction

from sucharit.base.people.gate import Officer
from sucharit.core.checking.matching import match_rows
from sucharit.core.checking.own import OwnName
from sucharit.core.plan import Initiative
from sucharit.core.plan import Plan as PlanValue
from sucharit.work.plans.actions.initiatives import add_initiatives
from sucharit.work.plans.actions.plans import create_plan, edit_plan
from sucharit.work.plans.models import Annex, Plan
from sucharit.work.plans.sheet import fields_of_value

Amounts = Mapping[int, Decimal | None]


@transaction.atomic
def store_plan(value: PlanValue, *, by: Officer, **rest: Any) -> Plan:
    """The whole value as a new draft; `rest` as in create_plan. ValueError where the value states no years."""
    if value.span is None:
        raise ValueError("a plan without years cannot be kept")
    plan = create_plan(
        by=by, title=value.title[:300], first_year=value.span.first, last_year=value.span.last,
        framework_version=value.framework_version or "2566-2570", **rest,
    )  # fmt: skip
    goals = [goal.text for goal in value.goals]
    targets = [_target(one) for one in value.targets]
    texts = {"objectives": value.objectives, "benefits": value.benefits, "goals": goals}
    plan = edit_plan(plan, by=by, fields={**texts, "targets": targets})
    amounts = amounts_by_seq(value)
    add_initiatives(plan, by=by, sheets=[fields_of_value(one, amounts.get(one.seq)) for one in value.initiatives])
    _annexes(plan, value)
    plan.refresh_from_db()
    return plan


def amounts_by_seq(value: PlanValue) -> dict[int, Amounts]:
    """The baht of each sheet: of its row in the budget table, else what the sheet says of every year."""
    told: dict[int, Amounts] = {one.seq: _own_amounts(one, value) for one in value.initiatives}
    own = OwnName.of(value.organization) if value.organization else None
    for pair in match_rows(value, own).pairs:
        stated = {year: baht for year, baht in pair.row.budgets.items() if baht is not None}
        if stated:
            told[pair.initiative.seq] = stated
    return told


def _own_amounts(one: Initiative, value: PlanValue) -> Amounts:
    baht = one.budget.per_year if one.budget else None
    return dict.fromkeys(value.span or (), baht) if baht is not None else {}


def _target(one: Any) -> dict[str, Any]:
    by_year = dict(one.by_year)
    base = by_year.pop(one.baseline_year, None) if one.baseline_year else None
    return {
        "name": one.name,
        "unit": one.unit or "",
        "baseline_year": one.baseline_year,
        "baseline": base,
        "by_year": by_year,
    }


def _annexes(plan: Plan, value: PlanValue) -> None:
    kinds = ((Annex.Kind.ORDER, value.orders), (Annex.Kind.ANNOUNCEMENT, value.announcements))
    Annex.objects.bulk_create(
        Annex(plan=plan, kind=kind, seq=place, value=msgspec.to_builtins(one))
        for kind, annexes in kinds
        for place, one in enumerate(annexes, 1)
    )
