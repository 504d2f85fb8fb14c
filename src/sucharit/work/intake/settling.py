"""The reading, the answers and the corrections put together: what would go into a plan if it were adopted now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

import msgspec
from msgspec.structs import replace

from sucharit.core.checking.matching import match_rows
from sucharit.core.checking.own import OwnName
from sucharit.core.checking.wording import kind_of
from sucharit.core.plan import BudgetLine, BudgetRow, Initiative, Period, Plan, Source, Step
from sucharit.core.plan.totals import MOST_YEARS, is_sum_of_money
from sucharit.core.reading.values import DocumentKind, Reading
from sucharit.core.thai import fold
from sucharit.work.intake.fields import FIELDS, PLAN_FIELDS, YEARS, Sheet, put_amounts
from sucharit.work.intake.models import Intake


@dataclass
class Settled:
    """The plan, and its sheets in order. `plan.initiatives` and `plan.budget_rows` stay as read: the sheets count."""

    plan: Plan
    sheets: list[Sheet] = field(default_factory=list)

    def sheet(self, seq: int) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.seq == seq), None)

    def rows(self, lines: Iterable[int]) -> list[Sheet]:
        """The sheets whose row of the table stands on one of these lines."""
        wanted = set(lines)
        return [sheet for sheet in self.sheets if sheet.row and sheet.row.source.line in wanted]

    @property
    def taken(self) -> list[Sheet]:
        """What goes into the plan."""
        return [sheet for sheet in self.sheets if not sheet.left_out]


@dataclass(frozen=True)
class Corrected:
    """A correction in force: "plan/title" or "12/steps", and its JSON value."""

    path: str
    value: Any


Effect: TypeAlias = Callable[[Settled], int]
"""An answer at work: changes what is settled, says how many places it changed."""


def settle(reading: Reading, effects: Iterable[Effect] = (), corrections: Iterable[Corrected] = ()) -> Settled:
    """As read; then what the answers change, in their order; then the officer's corrections, which win."""
    settled = as_read(reading)
    for effect in effects:
        effect(settled)
    for corrected in corrections:
        correct(settled, corrected)
    return settled


def correct(settled: Settled, corrected: Corrected) -> None:
    """Puts one correction in force; one for a part that a later reading no longer has is passed over."""
    part, _, name = corrected.path.partition("/")
    if part == "plan" and name in PLAN_FIELDS:
        settled.plan = PLAN_FIELDS[name].put(settled.plan, corrected.value)
    elif part.isdigit() and name in FIELDS and (sheet := settled.sheet(int(part))):
        FIELDS[name].put(sheet, corrected.value)


def as_read(reading: Reading) -> Settled:
    """Every sheet with its row of the table; rows without a sheet become sheets of their own, after the others."""
    plan = reading.plan
    table = match_rows(plan, OwnName.of(plan.organization) if plan.organization else None)
    rows = {pair.initiative.seq: pair.row for pair in table.pairs} if table.trusted else {}
    sheets = [_sheet(plan, one, rows.get(one.seq)) for one in plan.initiatives]
    alone = table.rows_alone if table.trusted or not plan.initiatives else ()
    last = max((one.seq for one in plan.initiatives), default=0)
    sheets += [_sheet_of_row(row, seq) for seq, row in enumerate(alone, last + 1)]
    if reading.kind is DocumentKind.ANNUAL_PLAN:
        for sheet in sheets:
            _keep_year(plan, sheet)
    return Settled(plan, sheets)


def _sheet(plan: Plan, one: Initiative, row: BudgetRow | None) -> Sheet:
    amounts = stated_amounts(row) if row else sheet_amounts(plan, one)
    if not amounts:
        amounts = sheet_amounts(plan, one)
    sheet = Sheet(one, amounts, row, note=(row.note or "") if row else "")
    sheet.stated_budget = one.budget is not None and says(one.budget, amounts)
    return sheet


def says(budget: BudgetLine, amounts: dict[int, Decimal]) -> bool:
    """Do the words of section 7 say these amounts? Words that name no one amount of a year are kept beside any."""
    return budget.per_year is None or not amounts or set(amounts.values()) == {budget.per_year}


def stated_amounts(row: BudgetRow) -> dict[int, Decimal]:
    return {year: amount for year, amount in row.budgets.items() if is_sum_of_money(amount) and year in YEARS}


def sheet_amounts(plan: Plan, one: Initiative) -> dict[int, Decimal]:
    """The amount of the sheet in each year of its period that lies in the plan."""
    if one.budget is None or not is_sum_of_money(one.budget.per_year):
        return {}
    years = _years(plan, one)
    return dict.fromkeys(years, one.budget.per_year)


def _years(plan: Plan, one: Initiative) -> list[int]:
    span = list(plan.span)[:MOST_YEARS] if plan.span and len(plan.span) <= MOST_YEARS else []
    period = one.period
    if period is None or period.start is None:
        return [year for year in span if year in YEARS]
    own = range(period.start, min(period.end or period.start, period.start + MOST_YEARS) + 1)
    return [year for year in (span or own) if year in own and year in YEARS] or [year for year in span if year in YEARS]


def _sheet_of_row(row: BudgetRow, seq: int) -> Sheet:
    one = Initiative(
        seq=seq,
        kind=kind_of(row.title),
        title=row.title,
        dimension=row.dimension,
        mission=row.mission,
        objective_codes=(row.objective,) if row.objective else (),
        source=row.source,
    )
    return Sheet(one, stated_amounts(row), row, note=row.note or "", stated_budget=False)


def _keep_year(plan: Plan, sheet: Sheet) -> None:
    """A row of an annual plan says quarters and a quantity where a sheet has words: they are kept as words."""
    one = sheet.initiative
    if one.quarters and one.period is None:
        year = plan.span.first if plan.span else None
        named = ", ".join(map(str, one.quarters))
        words = f"ไตรมาสที่ {named}" + (f" ปีงบประมาณ พ.ศ. {year}" if year else "")
        sheet.change(period=Period(text=words, start=year, end=year))
    if one.quantity is not None and one.target_group is None and not one.targets:
        sheet.change(targets=(f"จำนวน {one.quantity:,} {one.unit or ''}".strip(),))


def set_amount(sheet: Sheet, amount: Decimal, plan: Plan) -> None:
    """The same amount in each year of the sheet."""
    years = list(sheet.amounts) or _years(plan, sheet.initiative)
    put_amounts(sheet, dict.fromkeys(years, amount))


def replaced_in(value: Any, change: Callable[[str], str]) -> tuple[Any, int]:
    """A core value with every text of it changed; and how many texts that were. Places in the document stay."""
    if isinstance(value, str):
        changed = change(value)
        return changed, int(changed != value)
    if isinstance(value, msgspec.Struct) and not isinstance(value, Source):
        found = {name: replaced_in(getattr(value, name), change) for name in value.__struct_fields__}
        count = sum(times for _, times in found.values())
        return (replace(value, **{name: new for name, (new, _) in found.items()}), count) if count else (value, 0)
    if isinstance(value, tuple):
        parts = [replaced_in(one, change) for one in value]
        return tuple(new for new, _ in parts), sum(times for _, times in parts)
    return value, 0


def settled_value(settled: Settled) -> Plan:
    """The settled plan as the core value, numbered anew: what a plan made of it will say."""
    taken = [_numbered(sheet, place) for place, sheet in enumerate(settled.taken, 1)]
    return replace(
        settled.plan,
        initiatives=tuple(one for one, _ in taken),
        budget_rows=tuple(row for _, row in taken),
        stated_totals=(),
    )


def _numbered(sheet: Sheet, place: int) -> tuple[Initiative, BudgetRow]:
    one = replace(sheet.initiative, seq=place, stated_seq=None, budget=budget_of(sheet))
    row = BudgetRow(
        seq=place, dimension=one.dimension, mission=one.mission,
        objective=one.objective_codes[0] if one.objective_codes else None,
        title=one.title, budgets=dict(sheet.amounts), note=sheet.note or None,
    )  # fmt: skip
    return one, row


def budget_of(sheet: Sheet) -> BudgetLine | None:
    """Section 7: the words where they still hold, and the amount where all years have the same."""
    words = sheet.initiative.budget.text if sheet.initiative.budget and sheet.stated_budget else ""
    if not words and not sheet.amounts:
        return None
    same = set(sheet.amounts.values())
    return BudgetLine(text=words, per_year=same.pop() if len(same) == 1 else None)


def named_otherwise(intake: Intake, plan: Plan) -> str:
    """The organization that the document names, where it is not ours; "" where it is, or names none."""
    named = plan.organization.name if plan.organization else ""
    ours = {fold(intake.organization.name), fold(intake.organization.short_name)}
    return "" if not named or fold(named) in ours else named


def all_steps(steps: Iterable[Step]) -> int:
    return sum(1 + all_steps(step.steps) for step in steps)
