"""Counting and adding up a plan by its outline: one place, so that checks, canonical form and papers agree."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeGuard

from sucharit.core.plan.plan import Plan
from sucharit.core.plan.values import BudgetRow, Initiative

WHOLE = "total"
MOST_YEARS = 20  # longer than any plan: a misread year must not make a long loop


def is_sum_of_money(baht: Decimal | None) -> TypeGuard[Decimal]:
    """A finite amount of a size that money has; anything else is never added up."""
    return baht is not None and baht.is_finite() and abs(baht.adjusted()) < 30


def within(code: str | None, scope: str) -> bool:
    """Does this outline code lie in the scope ("1", "1.1", "1.1.1", or "total")?"""
    return scope == WHOLE or (code is not None and (code == scope or code.startswith(scope + ".")))


def outline_key(code: str) -> tuple[int, ...]:
    """Sorts outline codes as a reader does: "1.2" before "1.10". Anything that is no number counts as nothing."""
    return tuple(int(part[:9]) for part in re.findall(r"[0-9]+", code)[:9])


def place_of_row(row: BudgetRow) -> str | None:
    """The deepest outline code that a budget row carries."""
    return row.objective or row.mission or row.dimension


def place_of_initiative(initiative: Initiative) -> str | None:
    """The deepest outline code of an initiative; the first where it serves several objectives."""
    return (initiative.objective_codes[0] if initiative.objective_codes else None) or (
        initiative.mission or initiative.dimension
    )


def sums_of(plan: Plan, scope: str) -> tuple[int, Mapping[int, Decimal]]:
    """How many initiatives stand in the scope, and the baht of each year.

    Counted and added over the budget table; over the sheets where the document has no table.
    """
    if plan.budget_rows:
        rows = [row for row in plan.budget_rows if within(place_of_row(row), scope)]
        sums: dict[int, Decimal] = {}
        for row in rows:
            for year, baht in row.budgets.items():
                if is_sum_of_money(baht):
                    sums[year] = sums.get(year, Decimal(0)) + baht
        return len(rows), sums
    sheets = [one for one in plan.initiatives if within(place_of_initiative(one), scope)]
    return len(sheets), _sheet_sums(plan, sheets)


def _sheet_sums(plan: Plan, sheets: list[Initiative]) -> Mapping[int, Decimal]:
    stated = (one.budget.per_year for one in sheets if one.budget)
    yearly = sum((baht for baht in stated if is_sum_of_money(baht)), Decimal(0))
    return dict.fromkeys(plan.span, yearly) if plan.span and len(plan.span) <= MOST_YEARS else {}


def quarters_of(plan: Plan, scope: str) -> Mapping[int, int]:
    """How many initiatives of the scope are at work in each quarter that any of them names."""
    at_work: dict[int, int] = {}
    for one in plan.initiatives:
        if within(place_of_initiative(one), scope):
            for quarter in set(one.quarters):
                at_work[quarter] = at_work.get(quarter, 0) + 1
    return at_work
