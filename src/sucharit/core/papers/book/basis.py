"""Part 1: risks, rationale, objectives, goals and yearly targets, benefits."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sucharit.core.papers.outline import numbered
from sucharit.core.papers.paper import Block, Cell, Column, Heading, NumberedList, Section, Table, text
from sucharit.core.papers.prose import rationale_of
from sucharit.core.papers.risks import risk_blocks
from sucharit.core.plan import Plan, Target
from sucharit.core.plan.totals import MOST_YEARS


def basis(plan: Plan, *, rationale: tuple[str, ...] = ()) -> Iterator[Block]:
    yield Section(numbers="numbers", restart=True)
    yield Heading(text="ส่วนที่ 1 บทนำ", tab="ส่วนที่ 1")
    parts = (
        ("การวิเคราะห์ความเสี่ยงในการเกิดการทุจริตในองค์กรปกครองส่วนท้องถิ่น", tuple(risk_blocks(plan, turn=True))),
        ("หลักการและเหตุผล", tuple(text(words, first_line=True) for words in rationale or rationale_of(plan))),
        ("วัตถุประสงค์ของการจัดทำแผน", _list(plan.objectives)),
        ("เป้าหมาย", (*_list(goal.text for goal in plan.goals), *_targets(plan))),
        ("ประโยชน์ของการจัดทำแผน", _list(plan.benefits)),
    )
    filled = ((title, blocks) for title, blocks in parts if blocks)
    for number, (title, blocks) in enumerate(filled, start=1):
        yield Heading(text=f"{number}. {title}", level=2)
        yield from blocks


def _list(texts: Iterable[str]) -> tuple[Block, ...]:
    items = numbered(texts, "({})")
    return (NumberedList(items=items),) if items else ()


def _targets(plan: Plan) -> tuple[Block, ...]:
    span = plan.span if plan.span and len(plan.span) <= MOST_YEARS else ()
    years = sorted({year for target in plan.targets for year in target.by_year} | set(span))
    if not plan.targets:
        return ()
    header = (Cell(content="ค่าเป้าหมาย"), *(Cell(content=f"ปี {year}") for year in years))
    rows = tuple(
        (Cell(content=_name(target)), *(Cell(content=_value(target, target.by_year.get(year))) for year in years))
        for target in plan.targets
    )
    columns = (Column(width=4.5), *(Column(width=2, align="center") for _ in years))
    return (Table(columns=columns, header=(header,), rows=rows),)


def _name(target: Target) -> str:
    year = target.baseline_year
    return target.name if year is None or str(year) in target.name else f"{target.name} (คำนวณจากปี {year})"


def _value(target: Target, value: Decimal | None) -> str:
    if value is None:
        return ""
    figure = f"{value.normalize():f}" if value.is_finite() else str(value)
    if target.unit == "ร้อยละ":
        return f"ร้อยละ {figure}"
    return f"{figure} {target.unit}" if target.unit else figure
