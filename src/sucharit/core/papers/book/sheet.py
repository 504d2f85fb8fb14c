"""One initiative on its sheet: the nine sections of 2566-2570, or the ten of 2561-2564.

Section numbers belong to the form, so a section that the plan does not have is left out and its number with it.
"""

from collections.abc import Iterator

from sucharit.core.papers.budgets import NO_BUDGET
from sucharit.core.papers.outline import numbered, step_items
from sucharit.core.papers.paper import Block, Heading, NumberedList, text
from sucharit.core.papers.writing.amounts import baht
from sucharit.core.plan import BudgetLine, Initiative, InitiativeKind, Period, TargetGroup

NINE, TEN = "2566-2570", "2561-2564"


def sheet(initiative: Initiative, version: str | None = None) -> Iterator[Block]:
    yield Heading(
        text=f"ลำดับที่ {initiative.seq}",
        level=5,
        bookmark=f"ลำดับที่ {initiative.seq} {initiative.title}",
    )
    name = f"{_name_label(initiative)} : {initiative.title}"
    forms = _ten(initiative) if version == TEN or _needs_ten(initiative) else _nine(initiative)
    yield Heading(text=f"1. {name}", level=6)
    for number, (title, blocks) in enumerate(forms, start=2):
        if blocks:
            yield Heading(text=f"{number}. {title}", level=6)
            yield from blocks


def _name_label(initiative: Initiative) -> str:
    """ "ชื่อโครงการ" where the title says its kind itself, else the label says it."""
    kind = initiative.kind
    if kind in (None, InitiativeKind.PROJECT) or initiative.title.startswith(kind.value):
        return "ชื่อโครงการ"
    return f"ชื่อ{kind.value}"


def _needs_ten(initiative: Initiative) -> bool:
    return bool(initiative.targets or initiative.place)


_Section = tuple[str, tuple[Block, ...]]


def _nine(one: Initiative) -> tuple[_Section, ...]:
    return (
        ("หลักการและเหตุผล", _paragraphs(one.rationale)),
        ("วัตถุประสงค์", _list(one.objectives)),
        ("กลุ่มเป้าหมาย", _paragraphs(_target_group(one.target_group))),
        ("วิธีดำเนินการ", _steps(one)),
        ("ระยะเวลาดำเนินการ", _paragraphs(_period(one.period))),
        ("งบประมาณดำเนินการ", _paragraphs(_budget(one.budget))),
        ("ผู้รับผิดชอบ", _paragraphs(one.responsible)),
        ("ผลผลิต/ผลลัพธ์", _results(one)),
    )


def _ten(one: Initiative) -> tuple[_Section, ...]:
    group = _target_group(one.target_group)
    return (
        ("หลักการและเหตุผล / ที่มาของโครงการ", _paragraphs(one.rationale)),
        ("วัตถุประสงค์", _list(one.objectives)),
        *((("กลุ่มเป้าหมาย", _paragraphs(group)),) if group else ()),
        ("เป้าหมาย/ผลผลิต", _list(one.targets)),
        ("พื้นที่ดำเนินการ", _paragraphs(one.place)),
        ("วิธีดำเนินการ", _steps(one)),
        ("ระยะเวลาดำเนินการ", _paragraphs(_period(one.period))),
        ("งบประมาณดำเนินการ", _paragraphs(_budget(one.budget))),
        ("ผู้รับผิดชอบ", _paragraphs(one.responsible)),
        ("ตัวชี้วัด/ผลลัพธ์", _results(one)),
    )


def _paragraphs(words: str | None) -> tuple[Block, ...]:
    return tuple(text(line, first_line=True) for line in (words or "").split("\n") if line.strip())


def _list(texts: tuple[str, ...]) -> tuple[Block, ...]:
    return (NumberedList(items=numbered(texts)),) if texts else ()


def _steps(one: Initiative) -> tuple[Block, ...]:
    return (NumberedList(items=step_items(one.steps)),) if one.steps else ()


def _results(one: Initiative) -> tuple[Block, ...]:
    blocks = [*_list(one.results_unsorted)]
    for title, texts in (("ผลผลิต", one.outputs), ("ผลลัพธ์", one.outcomes)):
        if texts:
            blocks += [text(title, bold=True, keep_with_next=True), *_list(texts)]
    return tuple(blocks)


def _target_group(group: TargetGroup | None) -> str:
    if group is None:
        return ""
    if group.count is None or str(group.count) in group.text.replace(",", ""):
        return group.text
    return f"{group.text} จำนวน {group.count} {group.unit or ''}".strip()


def _period(period: Period | None) -> str:
    if period is None or period.text or period.start is None:
        return period.text if period else ""
    years = f"{period.start} - {period.end}" if period.end and period.end != period.start else str(period.start)
    return f"ปีงบประมาณ พ.ศ. {years}"


def _budget(line: BudgetLine | None) -> str:
    if line is None or line.text or line.per_year is None:
        return line.text if line else ""
    return f"{baht(line.per_year)} บาท" if line.per_year else NO_BUDGET
