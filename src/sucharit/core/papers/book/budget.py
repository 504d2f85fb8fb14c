"""Part 2: how many initiatives, and the budget of every year."""

from collections.abc import Iterator

from sucharit.core.papers.annual import data_date, quarter_table
from sucharit.core.papers.budgets import DASH_MEANS, table_of
from sucharit.core.papers.counts import count_of, stated_for
from sucharit.core.papers.organizations import name_of, years_of
from sucharit.core.papers.paper import Block, Heading, Notice, Section, text
from sucharit.core.plan import Plan
from sucharit.core.plan.totals import WHOLE


def budget(plan: Plan) -> Iterator[Block]:
    yield Section(landscape=True)
    yield Heading(text="ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต", tab="ส่วนที่ 2")
    yield text(f"{plan.title} {'' if _says_years(plan) else years_of(plan)}".strip(), bold=True, align="center")
    yield text(name_of(plan.organization), bold=True, align="center")
    yield text(_statement(plan), first_line=True)
    if plan.budget_rows:
        # before the table: after it, the note may stand alone on a page
        yield text(DASH_MEANS, size="small", keep_with_next=True)
        yield table_of(plan, plan.budget_rows)
    else:
        yield Notice(text="แผนฉบับนี้ไม่มีตารางงบประมาณรายปี งบประมาณของแต่ละรายการแสดงไว้ในส่วนที่ 3")
    if work := quarter_table(plan):
        yield text("แผนการดำเนินงานรายไตรมาส", bold=True, keep_with_next=True)
        yield work
    yield from data_date(plan)


def _says_years(plan: Plan) -> bool:
    return plan.span is not None and str(plan.span.first) in plan.title


def _statement(plan: Plan) -> str:
    """The count; where the table and the sheets disagree and the plan states nothing, both counts."""
    rows, sheets = len(plan.budget_rows), len(plan.initiatives)
    who = name_of(plan.organization)
    if plan.budget_rows and rows != sheets and stated_for(plan, WHOLE) is None:
        return (
            f"{who}ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต ซึ่งมีรายการในตารางงบประมาณ {rows} รายการ "
            f"และมีรายละเอียดในส่วนที่ 3 {sheets} รายการ"
        )
    return (
        f"{who}ได้จัดทำแผนปฏิบัติการป้องกันการทุจริต ประกอบด้วยโครงการ/กิจกรรม/มาตรการ "
        f"รวมจำนวน {count_of(plan, WHOLE)} โครงการ ดังนี้"
    )
