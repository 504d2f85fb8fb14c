"""A year becomes the core's annual plan: what is fingerprinted for approval, printed by quarter, and published."""

from decimal import Decimal

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import (
    BudgetLine,
    FrameworkNode,
    InitiativeKind,
    NodeLevel,
    StatedTotal,
)
from sucharit.core.plan import Initiative as InitiativeValue
from sucharit.core.plan import Plan as PlanValue
from sucharit.core.thai import format_amount
from sucharit.reference.framework import framework
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.rows import lines_of


def year_value(year: YearPlan, *, as_of: str | None = None, reporter: str | None = None) -> PlanValue:
    """The annual plan, in the columns of E-PlanNACC; a fixed number of queries."""
    rows = list(year.initiatives.select_related("unit").order_by("seq"))
    return PlanValue(
        title=f"แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. {year.fiscal_year}",
        organization=year.organization.as_value(),
        span=FiscalSpan(year.fiscal_year, year.fiscal_year),
        framework_version=year.plan.framework_version or None,
        as_of=as_of,
        reporter=reporter,
        framework=_dimensions(year.plan.framework_version),
        stated_totals=(_total(year.fiscal_year, rows),),
        initiatives=tuple(_initiative(row) for row in rows),
    )


def _initiative(row: YearInitiative) -> InitiativeValue:
    return InitiativeValue(
        seq=row.seq,
        kind=InitiativeKind[row.kind.upper()] if row.kind else None,
        title=row.title,
        dimension=row.dimension or None,
        budget=_budget(row),
        responsible=row.responsible or (row.unit.name if row.unit else None),
        outcomes=lines_of(row.outcomes),
        quarters=row.quarters,
        quantity=row.quantity,
        unit=row.quantity_unit or None,
        indicators=lines_of(row.indicators),
    )


def _budget(row: YearInitiative) -> BudgetLine | None:
    """The year's money in words and figures; None where it is not stated."""
    if row.amount is None:
        return None
    words = "ไม่ใช้งบประมาณ" if row.amount == 0 else f"{format_amount(row.amount, digits='arabic')} บาท"
    return BudgetLine(text=words, per_year=row.amount)


def _total(fiscal_year: int, rows: list[YearInitiative]) -> StatedTotal:
    stated = [row.amount for row in rows if row.amount is not None]
    return StatedTotal(
        scope="total",
        count=len(rows),
        budgets={fiscal_year: sum(stated, Decimal(0))} if stated else {},
        by_quarter={number: sum(number in row.quarters for row in rows) for number in (1, 2, 3, 4)},
    )


def _dimensions(version: str) -> tuple[FrameworkNode, ...]:
    return tuple(
        FrameworkNode(code=node.code, level=NodeLevel.DIMENSION, title=node.title)
        for node in framework(version).nodes
        if node.level == "dimension"
    )
