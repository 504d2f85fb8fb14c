"""Part 3: the count table, then every initiative on its sheet under its dimension, mission and objectives."""

from collections.abc import Iterator

from sucharit.core.papers.book.sheet import sheet
from sucharit.core.papers.counts import count_table, heading_of
from sucharit.core.papers.organizations import place_of
from sucharit.core.papers.outline import above, codes_of
from sucharit.core.papers.paper import Block, Heading, Section, text
from sucharit.core.papers.prose import SHEETS_SCOPE
from sucharit.core.plan import Plan

_LEVELS = {1: 2, 2: 3, 3: 4}  # parts of an outline code > level of its heading


def sheets(plan: Plan) -> Iterator[Block]:
    yield Section()
    yield Heading(text="ส่วนที่ 3 รายละเอียดโครงการ/กิจกรรม/มาตรการ", tab="ส่วนที่ 3")
    yield text(SHEETS_SCOPE, first_line=True)
    if counted := count_table(plan):
        yield text("ตารางสรุปจำนวนโครงการ/กิจกรรม/มาตรการ", bold=True, keep_with_next=True)
        yield counted
    before: tuple[str, ...] = ()
    for initiative in plan.initiatives:
        codes = codes_of(initiative)
        yield from _on_new_page((*_headings(plan, before, codes), *sheet(initiative, plan.framework_version)))
        before = codes


def _on_new_page(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every sheet begins a page, together with the headings it stands under."""
    from msgspec.structs import replace

    first, *rest = blocks
    yield replace(first, new_page=True) if isinstance(first, Heading) else first
    yield from rest


def _headings(plan: Plan, before: tuple[str, ...], codes: tuple[str, ...]) -> Iterator[Heading]:
    """The headings that change from one sheet to the next; all objectives again where they differ."""
    if codes == before:
        return
    open_ = {node for code in before[-1:] for node in _lineage(code)} - set(before)
    for code in codes:
        for node in _lineage(code):
            if node not in open_:
                yield Heading(text=heading_of(plan, node), level=_LEVELS.get(node.count(".") + 1, 4))
                open_.add(node)


def _lineage(code: str) -> tuple[str, ...]:
    """ "1.1.2" > ("1", "1.1", "1.1.2")."""
    upper = above(code)
    return (*_lineage(upper), code) if upper else (code,)


def one_sheet(plan: Plan) -> Iterator[Block]:
    """The plan's only initiative, under its headings."""
    yield Heading(text="รายละเอียดโครงการ/กิจกรรม/มาตรการ", tab="รายละเอียด")
    if plan.organization:
        yield text(" ".join(filter(None, (plan.organization.name, place_of(plan.organization)))), align="center")
    for initiative in plan.initiatives:
        yield from _headings(plan, (), codes_of(initiative))
        yield from sheet(initiative, plan.framework_version)
