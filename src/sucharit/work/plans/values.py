"""Rows become the core value. One way only: the way in is a verb (actions)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

import msgspec

from sucharit.core.plan import (
    Announcement,
    BudgetLine,
    BudgetRow,
    Goal,
    InitiativeKind,
    Order,
    Period,
    Source,
    Step,
    TargetGroup,
)
from sucharit.core.plan import Initiative as InitiativeValue
from sucharit.core.plan import Plan as PlanValue
from sucharit.core.plan import Target as TargetValue
from sucharit.work.plans.models import Annex, Initiative, Item, Plan, PlanText, Target

Value = TypeVar("Value")

PARTS = ("objective_rows", "items", "amounts")
"""What must be fetched with an initiative before it becomes a value."""


def plan_value(plan: Plan, sheets: Sequence[Initiative] | None = None) -> PlanValue:
    """The whole plan. Its budget rows are made from its sheets: no amount is typed twice. `sheets` are those of
    `initiatives_of(plan)`, where they are at hand already."""
    sheets = initiatives_of(plan) if sheets is None else sheets
    initiatives = [initiative_value(sheet) for sheet in sheets]
    texts = _texts(plan)
    annexes = list(plan.annexes.all())
    register = plan.risk_register
    return PlanValue(
        title=plan.title,
        organization=plan.organization.as_value(),
        span=plan.span,
        framework_version=plan.framework_version or None,
        announced_on=plan.adopted_on.isoformat() if plan.adopted_on else None,
        objectives=texts[PlanText.Section.OBJECTIVE],
        benefits=texts[PlanText.Section.BENEFIT],
        goals=tuple(Goal(text=text) for text in texts[PlanText.Section.GOAL]),
        targets=tuple(_target(target) for target in plan.targets.prefetch_related("by_year")),
        risk_criteria=register.criteria_value() if register else None,
        risks=register.as_values() if register else (),
        budget_rows=tuple(_budget_row(sheet, value) for sheet, value in zip(sheets, initiatives, strict=True)),
        initiatives=tuple(initiatives),
        orders=_annexes(annexes, Annex.Kind.ORDER, Order),
        announcements=_annexes(annexes, Annex.Kind.ANNOUNCEMENT, Announcement),
    )


def initiatives_of(plan: Plan) -> list[Initiative]:
    """All sheets in order with everything that their values need."""
    return list(plan.initiatives.select_related("responsible_unit").prefetch_related(*PARTS).order_by("seq"))


def initiative_value(sheet: Initiative) -> InitiativeValue:
    """One sheet; `sheet` was fetched with PARTS."""
    lists = _lists(sheet.items.all())
    return InitiativeValue(
        seq=sheet.seq,
        kind=InitiativeKind[sheet.kind.upper()] if sheet.kind else None,
        title=sheet.title,
        dimension=sheet.dimension or None,
        mission=sheet.mission or None,
        objective_codes=tuple(row.code for row in sheet.objective_rows.all()),
        rationale=sheet.rationale or None,
        objectives=lists.texts(Item.Section.OBJECTIVE),
        target_group=_target_group(sheet),
        targets=lists.texts(Item.Section.TARGET),
        place=sheet.place or None,
        steps=lists.steps(None, Item.Section.STEP),
        period=_period(sheet),
        budget=_budget(sheet),
        responsible=sheet.responsible or None,
        outputs=lists.texts(Item.Section.OUTPUT),
        outcomes=lists.texts(Item.Section.OUTCOME),
        results_unsorted=lists.texts(Item.Section.UNSORTED),
        indicators=lists.texts(Item.Section.INDICATOR),
        source=Source(line=sheet.source_line, line_end=sheet.source_line_end),
    )


class _lists:  # noqa: N801 - a small reader of rows, used like a function
    """The items of a sheet by section and parent."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.below: dict[tuple[int | None, str], list[Item]] = defaultdict(list)
        for item in sorted(items, key=lambda item: (item.seq, item.pk)):
            self.below[item.parent_id, item.section].append(item)

    def steps(self, parent: int | None, section: str) -> tuple[Step, ...]:
        return tuple(Step(text=item.text, steps=self.steps(item.pk, section)) for item in self.below[parent, section])

    def texts(self, section: str) -> tuple[str, ...]:
        """Top-level items; nested ones follow their parent in the same text on new lines (core.plan.Initiative)."""
        return tuple("\n".join(self._lines(item, section)) for item in self.below[None, section])

    def _lines(self, item: Item, section: str) -> list[str]:
        return [item.text, *(line for child in self.below[item.pk, section] for line in self._lines(child, section))]


def _texts(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    told: dict[str, list[str]] = defaultdict(list)
    for text in plan.texts.all():
        told[text.section].append(text.text)
    return defaultdict(tuple, {section: tuple(lines) for section, lines in told.items()})


def _target(target: Target) -> TargetValue:
    by_year = {row.year: row.value for row in target.by_year.all()}
    if target.baseline_year and target.baseline is not None:
        by_year[target.baseline_year] = target.baseline
    return TargetValue(name=target.name, unit=target.unit or None, by_year=by_year, baseline_year=target.baseline_year)


def _target_group(sheet: Initiative) -> TargetGroup | None:
    if not sheet.target_group:
        return None
    return TargetGroup(text=sheet.target_group, count=sheet.target_group_count, unit=sheet.target_group_unit or None)


def _period(sheet: Initiative) -> Period | None:
    if not sheet.period and sheet.period_start is None:
        return None
    return Period(text=sheet.period or period_words(sheet), start=sheet.period_start, end=sheet.period_end)


def period_words(sheet: Initiative) -> str:
    """ "ปีงบประมาณ พ.ศ. 2566 - 2570", for a sheet whose years are known and whose words are not."""
    if sheet.period_start == sheet.period_end or sheet.period_end is None:
        return f"ปีงบประมาณ พ.ศ. {sheet.period_start}"
    return f"ปีงบประมาณ พ.ศ. {sheet.period_start} - {sheet.period_end}"


def _budget(sheet: Initiative) -> BudgetLine | None:
    amounts = {row.year: row.amount for row in sheet.amounts.all()}
    if not amounts and not sheet.budget_text:
        return None
    per_year = set(amounts.values())
    same = per_year.pop() if len(per_year) == 1 else None
    return BudgetLine(text=sheet.budget_text or budget_words(amounts), per_year=same)


def budget_words(amounts: Mapping[int, Decimal]) -> str:
    """The words of section 7 from the amounts: one sum where all years are alike, else year by year."""
    if not amounts:
        return ""
    if all(amount == 0 for amount in amounts.values()):
        return "ไม่ใช้งบประมาณ"
    if len(set(amounts.values())) == 1:
        return f"ปีละ {_baht(next(iter(amounts.values())))} บาท"
    return " ".join(f"ปีงบประมาณ พ.ศ. {year} จำนวน {_baht(amounts[year])} บาท" for year in sorted(amounts))


def _baht(amount: Decimal) -> str:
    return f"{amount:,.0f}" if amount == amount.to_integral() else f"{amount:,.2f}"


def _budget_row(sheet: Initiative, value: InitiativeValue) -> BudgetRow:
    unit = sheet.responsible_unit
    return BudgetRow(
        seq=sheet.seq,
        dimension=value.dimension,
        mission=value.mission,
        objective=value.objective_codes[0] if value.objective_codes else None,
        title=sheet.title,
        budgets={row.year: row.amount for row in sheet.amounts.all()},
        note=sheet.note or (unit.abbreviation if unit else None) or None,
    )


def _annexes(annexes: Iterable[Annex], kind: str, value: type[Value]) -> tuple[Value, ...]:
    return tuple(msgspec.convert(annex.value, value) for annex in annexes if annex.kind == kind)
