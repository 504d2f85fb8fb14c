"""What an officer can set by hand in place of what was read: each field of a sheet, and of the plan as a whole.

A field knows its Thai name, the shape of its value in a form, and how it is taken from a settled sheet and put back.
Values are JSON: a text, a number, a list of lines with leading tabs, or amounts by year.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from sucharit.base.screens.nested import Item, as_text, parse_items
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import BudgetLine, BudgetRow, Goal, Initiative, InitiativeKind, Period, Plan, Step, TargetGroup

DEEPEST = 8  # steps within steps; deeper ones are read as the deepest
YEARS = range(2500, 2701)
CODE = re.compile(r"[1-9]\d?(?:\.[1-9]\d?){2}")


@dataclass
class Sheet:
    """An initiative on its way into a plan: the value as settled so far, its money by year, and its row in the table.

    `stated_budget` is True while the words of section 7 still say what the amounts say.
    """

    initiative: Initiative
    amounts: dict[int, Decimal] = field(default_factory=dict)
    row: BudgetRow | None = None
    note: str = ""
    left_out: bool = False
    stated_budget: bool = True

    @property
    def seq(self) -> int:
        return self.initiative.seq

    def change(self, **values: Any) -> None:
        self.initiative = replace(self.initiative, **values)


Get: TypeAlias = Callable[[Sheet], Any]
Put: TypeAlias = Callable[[Sheet, Any], None]


@dataclass(frozen=True)
class Field:
    """`kind` is the shape: line, text, list, nested, kind, codes, number, year, amounts or flag."""

    name: str
    label: str | Promise
    kind: str
    get: Get
    put: Put
    section: str = ""  # of Source.sections: where the value stands in the document


def _attribute(name: str) -> tuple[Get, Put]:
    def put(sheet: Sheet, value: Any) -> None:
        sheet.change(**{name: value or None})

    return (lambda sheet: getattr(sheet.initiative, name) or ""), put


def _listed(name: str) -> tuple[Get, Put]:
    def put(sheet: Sheet, value: Any) -> None:
        sheet.change(**{name: texts_of(value)})

    return (lambda sheet: listed(getattr(sheet.initiative, name))), put


def listed(texts: tuple[str, ...]) -> str:
    """Items as lines, nested ones with a leading tab."""
    lines = [(line, depth) for text in texts for depth, line in enumerate(text.split("\n")) if line.strip()]
    return as_text([Item(line, min(depth, 1)) for line, depth in lines])


def texts_of(value: str) -> tuple[str, ...]:
    """The lines of a form as core lists: what stands under an item follows it on a new line."""
    texts: list[str] = []
    for item in parse_items(value or ""):
        if item.depth and texts:
            texts[-1] += f"\n{item.text}"
        else:
            texts.append(item.text)
    return tuple(texts)


def step_lines(steps: tuple[Step, ...]) -> str:
    return as_text(_step_items(steps, 0))


def _step_items(steps: tuple[Step, ...], depth: int) -> list[Item]:
    return [
        item for step in steps for item in (Item(step.text, depth), *_step_items(step.steps, min(depth + 1, DEEPEST)))
    ]


def steps_of(value: str) -> tuple[Step, ...]:
    return _nested(list(parse_items(value or "", DEEPEST)), 0)


def _nested(items: list[Item], depth: int) -> tuple[Step, ...]:
    steps = []
    while items and items[0].depth >= depth:
        item = items.pop(0)
        steps.append(Step(text=item.text, steps=_nested(items, item.depth + 1)))
    return tuple(steps)


def _put_kind(sheet: Sheet, value: Any) -> None:
    sheet.change(kind=InitiativeKind[value.upper()] if value else None)


def _put_codes(sheet: Sheet, value: Any) -> None:
    codes = codes_of(value)
    first = codes[0] if codes else ""
    placed = {"dimension": first.split(".")[0], "mission": first.rpartition(".")[0]} if first else {}
    sheet.change(objective_codes=codes, **placed)


def codes_of(value: str) -> tuple[str, ...]:
    """ "1.1.1, 2.1.3" > the codes, each once."""
    return tuple(dict.fromkeys(CODE.findall(value or "")))


def _group(sheet: Sheet) -> TargetGroup:
    return sheet.initiative.target_group or TargetGroup(text="")


def _put_group(sheet: Sheet, **values: Any) -> None:
    group = replace(_group(sheet), **values)
    sheet.change(target_group=group if group.text or group.count is not None else None)


def _period(sheet: Sheet) -> Period:
    return sheet.initiative.period or Period(text="")


def _put_period(sheet: Sheet, **values: Any) -> None:
    period = replace(_period(sheet), **values)
    sheet.change(period=period if period.text or period.start else None)


def _put_budget_text(sheet: Sheet, value: Any) -> None:
    sheet.change(budget=replace(sheet.initiative.budget or BudgetLine(text=""), text=value or ""))
    sheet.stated_budget = True


def amounts_of(value: Mapping[str, str | None]) -> dict[int, Decimal]:
    return {int(year): Decimal(amount) for year, amount in value.items() if amount is not None}


def put_amounts(sheet: Sheet, amounts: dict[int, Decimal]) -> None:
    """The money of every year anew; the words of section 7 then follow from it."""
    if amounts != sheet.amounts:
        sheet.stated_budget = False
    sheet.amounts = amounts


def _put_amounts(sheet: Sheet, value: Any) -> None:
    put_amounts(sheet, amounts_of(value or {}))


def _put_note(sheet: Sheet, value: Any) -> None:
    sheet.note = value or ""


def _put_left_out(sheet: Sheet, value: Any) -> None:
    sheet.left_out = bool(value)


def _get_kind(sheet: Sheet) -> str:
    return sheet.initiative.kind.name.lower() if sheet.initiative.kind else ""


FIELDS: dict[str, Field] = {
    one.name: one
    for one in (
        Field("kind", _("ประเภท"), "kind", _get_kind, _put_kind, "title"),
        Field(
            "title", _("ชื่อ"), "line", lambda sheet: sheet.initiative.title,
            lambda sheet, value: sheet.change(title=value or ""), "title",
        ),
        Field(
            "objective_codes", _("รหัสวัตถุประสงค์ของกรอบ"), "codes",
            lambda sheet: ", ".join(sheet.initiative.objective_codes), _put_codes,
        ),
        Field("rationale", _("1. หลักการและเหตุผล"), "text", *_attribute("rationale"), "rationale"),
        Field("objectives", _("2. วัตถุประสงค์"), "list", *_listed("objectives"), "objectives"),
        Field(
            "target_group", _("3. กลุ่มเป้าหมาย"), "text", lambda sheet: _group(sheet).text,
            lambda sheet, value: _put_group(sheet, text=value or ""), "target_group",
        ),
        Field(
            "target_group_count", _("จำนวนกลุ่มเป้าหมาย"), "number", lambda sheet: _group(sheet).count,
            lambda sheet, value: _put_group(sheet, count=value), "target_group",
        ),
        Field(
            "target_group_unit", _("หน่วยนับ"), "line", lambda sheet: _group(sheet).unit or "",
            lambda sheet, value: _put_group(sheet, unit=value or None), "target_group",
        ),
        Field("targets", _("เป้าหมาย/ผลผลิต (แบบเดิม)"), "list", *_listed("targets"), "targets"),
        Field("place", _("4. พื้นที่ดำเนินการ"), "text", *_attribute("place"), "place"),
        Field(
            "steps", _("5. วิธีดำเนินการ"), "nested", lambda sheet: step_lines(sheet.initiative.steps),
            lambda sheet, value: sheet.change(steps=steps_of(value)), "steps",
        ),
        Field(
            "period", _("6. ระยะเวลาดำเนินการ"), "text", lambda sheet: _period(sheet).text,
            lambda sheet, value: _put_period(sheet, text=value or ""), "period",
        ),
        Field(
            "period_start", _("เริ่มปีงบประมาณ"), "year", lambda sheet: _period(sheet).start,
            lambda sheet, value: _put_period(sheet, start=value), "period",
        ),
        Field(
            "period_end", _("ถึงปีงบประมาณ"), "year", lambda sheet: _period(sheet).end,
            lambda sheet, value: _put_period(sheet, end=value), "period",
        ),
        Field(
            "budget_text", _("7. งบประมาณดำเนินการ (ข้อความ)"), "text",
            lambda sheet: sheet.initiative.budget.text if sheet.initiative.budget else "", _put_budget_text, "budget",
        ),
        Field("amounts", _("งบประมาณรายปี (บาท)"), "amounts", lambda sheet: sheet.amounts, _put_amounts, "budget"),
        Field("responsible", _("8. ผู้รับผิดชอบ"), "line", *_attribute("responsible"), "responsible"),
        Field("note", _("หมายเหตุในตาราง"), "line", lambda sheet: sheet.note, _put_note),
        Field("outputs", _("9. ผลผลิต"), "list", *_listed("outputs"), "outputs"),
        Field("outcomes", _("9. ผลลัพธ์"), "list", *_listed("outcomes"), "outcomes"),
        Field("results_unsorted", _("9. ตัวชี้วัด/ผลที่ยังไม่แยก"), "list", *_listed("results_unsorted"), "results_unsorted"),
        Field("indicators", _("ตัวชี้วัด"), "list", *_listed("indicators"), "indicators"),
        Field("left_out", _("ไม่นำรายการนี้เข้าแผน"), "flag", lambda sheet: sheet.left_out, _put_left_out),
    )
}  # fmt: skip


@dataclass(frozen=True)
class PlanField:
    """A field of the whole plan."""

    name: str
    label: str | Promise
    kind: str
    get: Callable[[Plan], Any]
    put: Callable[[Plan, Any], Plan]


def _put_goals(plan: Plan, value: Any) -> Plan:
    kept = {goal.text: goal for goal in plan.goals}
    return replace(plan, goals=tuple(kept.get(text) or Goal(text=text) for text in texts_of(value)))


def _put_first(plan: Plan, value: Any) -> Plan:
    return replace(plan, span=FiscalSpan(value, max(plan.span.last if plan.span else value, value)) if value else None)


def _put_last(plan: Plan, value: Any) -> Plan:
    return replace(plan, span=FiscalSpan(min(plan.span.first if plan.span else value, value), value) if value else None)


PLAN_FIELDS: dict[str, PlanField] = {
    one.name: one
    for one in (
        PlanField("title", _("ชื่อแผน"), "line", lambda p: p.title, lambda p, v: replace(p, title=v or "")),
        PlanField("first_year", _("ปีงบประมาณแรก"), "year", lambda p: p.span.first if p.span else None, _put_first),
        PlanField("last_year", _("ปีงบประมาณสุดท้าย"), "year", lambda p: p.span.last if p.span else None, _put_last),
        PlanField(
            "objectives", _("วัตถุประสงค์ของแผน"), "list", lambda p: listed(p.objectives),
            lambda p, v: replace(p, objectives=texts_of(v)),
        ),
        PlanField(
            "benefits", _("ประโยชน์ที่คาดว่าจะได้รับ"), "list", lambda p: listed(p.benefits),
            lambda p, v: replace(p, benefits=texts_of(v)),
        ),
        PlanField("goals", _("เป้าหมายของแผน"), "list", lambda p: listed(tuple(g.text for g in p.goals)), _put_goals),
    )
}  # fmt: skip
