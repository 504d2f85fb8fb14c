"""What must be read from a sample as the JSON contract says it: a projection of its own, to prove the product wrong."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import msgspec

from sucharit.core.plan import BudgetRow, Initiative, PlanRisk, RiskCriteria, StatedTotal, Step
from tests.samples.printed import Sample


def contract(sample: Sample) -> dict[str, Any]:
    """The reading of a sample as JSON: Arabic digits, years B.E., money as numbers, null where nothing is stated."""
    plan = sample.plan
    owner = plan.organization
    return {
        "document": {
            "kind": sample.kind.value,
            "title": plan.title,
            "organization": None if owner is None else _built(owner),
            "fiscal_years": None if plan.span is None else [plan.span.first, plan.span.last],
            "framework": plan.framework_version,
            "as_of": plan.as_of,
            "reporter": plan.reporter,
            "signatory": plan.signatory,
            "announced_on": plan.announced_on,
        },
        "framework": [
            {"code": n.code, "level": n.level.value, "title": n.title, "stated_count": n.stated_count}
            for n in plan.framework
        ],
        "goals": [{"text": goal.text} for goal in plan.goals],
        "targets": [
            {"name": t.name, "unit": t.unit, "by_year": _money(t.by_year), "baseline_year": t.baseline_year}
            for t in plan.targets
        ],
        "risk_criteria": _criteria(plan.risk_criteria),
        "risks": [_risk(risk) for risk in plan.risks],
        "budget_rows": [_row(row) for row in plan.budget_rows],
        "stated_totals": [_total(total) for total in plan.stated_totals],
        "initiatives": [_initiative(one, sample) for one in plan.initiatives],
        "orders": [_built(order) for order in plan.orders],
        "announcements": [_built(one) for one in plan.announcements],
        "integrity_report": None if sample.report is None else _built(sample.report),
        "memo": None if sample.memo is None else _built(sample.memo),
    }


def findings(sample: Sample) -> list[dict[str, Any]]:
    """The findings that a check must report, with line numbers from 1."""
    rows = []
    for wanted in sample.wanted:
        row: dict[str, Any] = {"code": wanted.code}
        for key in ("initiative", "objective", "field"):
            if getattr(wanted, key) is not None:
                row[key] = getattr(wanted, key)
        if wanted.mark:
            row["lines"] = sample.marked(wanted.mark)
        rows.append(row)
    return rows


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral() else float(amount)


def _money(amounts: Mapping[int, Decimal | None]) -> dict[str, int | float | None]:
    return {str(year): None if amount is None else _number(amount) for year, amount in amounts.items()}


def _built(value: object) -> Any:
    """A struct as JSON values without its sources; what is empty stays."""

    def bare(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: bare(inner) for key, inner in part.items() if key != "source"}
        if isinstance(part, list | tuple):
            return [bare(inner) for inner in part]
        return _number(part) if isinstance(part, Decimal) else part

    return bare(msgspec.to_builtins(value, builtin_types=(Decimal,)))


def _criteria(criteria: RiskCriteria | None) -> dict[str, Any] | None:
    if criteria is None:
        return None
    return {
        "likelihood": _built(criteria.likelihood),
        "impact_financial": _built(criteria.impact_financial),
        "impact_other": _built(criteria.impact_other),
        "matrix": {str(row): list(levels) for row, levels in criteria.matrix.items()},
        "matrix_as_printed": [list(row) for row in criteria.matrix_as_printed],
    }


def _risk(risk: PlanRisk) -> dict[str, Any]:
    rest = {key: getattr(risk, key) for key in ("seq", "process", "likelihood", "impact", "score", "level")}
    return rest | {"issues": list(risk.issues), "controls": list(risk.controls)}


def _row(row: BudgetRow) -> dict[str, Any]:
    rest = {key: getattr(row, key) for key in ("seq", "dimension", "mission", "objective", "title", "note")}
    return rest | {"budgets": _money(row.budgets)}


def _total(total: StatedTotal) -> dict[str, Any]:
    return {"scope": total.scope, "count": total.count, "budgets": _money(total.budgets)}


def _step(step: Step) -> Any:
    return {"text": step.text, "steps": [_step(nested) for nested in step.steps]} if step.steps else step.text


def _initiative(one: Initiative, sample: Sample) -> dict[str, Any]:
    plain = (
        "seq",
        "stated_seq",
        "title",
        "dimension",
        "mission",
        "rationale",
        "place",
        "responsible",
        "quantity",
        "unit",
    )
    lists = ("objective_codes", "objectives", "targets", "outputs", "outcomes", "quarters", "indicators")
    got: dict[str, Any] = {key: getattr(one, key) for key in plain}
    got |= {key: list(getattr(one, key)) for key in lists}
    got["kind"] = one.kind.value if one.kind else None
    got["steps"] = [_step(step) for step in one.steps]
    got["target_group"] = None if one.target_group is None else _built(one.target_group)
    got["period"] = None if one.period is None else _built(one.period)
    got["budget"] = None
    if one.budget is not None:
        per_year = one.budget.per_year
        got["budget"] = {"text": one.budget.text, "per_year": None if per_year is None else _number(per_year)}
    got["source"] = {"line": sample.first_line(one.seq)}
    return got
