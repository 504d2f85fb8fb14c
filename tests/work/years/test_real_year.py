"""A real annual plan, read, becomes a year, and the year prints the same table again."""

from pathlib import Path

import msgspec
import pytest
from django.utils import timezone

from sucharit.core.papers import paper, write_docx, write_xlsx
from sucharit.core.plan import Plan as PlanValue
from sucharit.core.plan.canonical import canonical
from sucharit.core.reading import open_document, read
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.plans import explain_errors
from sucharit.work.plans.actions import store_plan
from sucharit.work.plans.approval.actions import adopt, decide, submit
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.years.actions import open_year
from sucharit.work.years.importing.actions import import_year
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import totals_of

pytestmark = pytest.mark.real_documents
AS_OF, REPORTER = "2023-03-21", "ผู้ออกรายงาน ตามเอกสาร"


@pytest.fixture(scope="module")
def printed(shared: Path) -> PlanValue:
    """Seed 002 as the reader gives it."""
    return read(open_document(shared / "seeds" / "002.txt")).plan


@pytest.fixture
def year(office: Cast, printed: PlanValue) -> YearPlan:
    """2566 opened from a plan in force that was made of the same document, then filled from its table."""
    planner = office.officer("planner")
    plan = store_plan(printed, by=planner)
    explain_errors(office, plan)
    submit(plan, by=planner)
    for username in ("head", "clerk", "mayor"):
        decide(plan, by=office.officer(username), answer="agreed", fingerprint=content_fingerprint(plan))
    year = open_year(adopt(plan, by=planner, on=timezone.localdate()), 2566, by=planner)
    _changed, added = import_year(year, printed.initiatives, by=planner, places=range(100))
    assert added == 0
    return year


def _rows(plan: PlanValue) -> list[object]:
    """What a reader of the table would compare."""
    return [
        (
            one.seq, one.kind, one.title, one.dimension, one.unit, one.quantity, one.budget and one.budget.per_year,
            one.quarters, one.indicators, one.outcomes, one.responsible,
        )
        for one in plan.initiatives
    ]  # fmt: skip


def test_the_same_rows_and_totals(year: YearPlan, printed: PlanValue):
    value = year.as_value()
    assert len(value.initiatives) == 19
    assert _rows(value) == _rows(printed)
    totals = totals_of(year.initiatives.all())
    assert totals.by_quarter == ((1, 13), (2, 16), (3, 6), (4, 2))
    assert value.stated_totals[0].by_quarter == {1: 13, 2: 16, 3: 6, 4: 2}
    assert value.stated_totals[0].by_quarter == printed.stated_totals[0].by_quarter
    assert [node.code for node in value.framework] == [node.code for node in printed.framework]


@pytest.mark.parametrize(("name", "write"), [("a.docx", write_docx), ("a.xlsx", write_xlsx)])
def test_it_reads_back_equal(year: YearPlan, printed: PlanValue, name: str, write):
    from sucharit.work.years.values import year_value

    value = year_value(year, as_of=AS_OF, reporter=REPORTER)
    again = read(open_document(write(paper("annual-plan", value)), name=name)).plan
    assert _rows(again) == _rows(value)
    assert (again.as_of, again.reporter) == (AS_OF, REPORTER)
    assert again.stated_totals[0].by_quarter == {1: 13, 2: 16, 3: 6, 4: 2}
    assert canonical(again) == canonical(msgspec.structs.replace(value, stated_totals=()))


def test_the_same_columns(year: YearPlan):
    table = next(block for block in paper("annual-plan", year.as_value()).blocks if type(block).__name__ == "Table")
    heads = [[cell.content for cell in row] for row in table.header]
    assert heads[0] == [
        "ที่", "แผนงาน/โครงการ/กิจกรรม", "เป้าหมายที่ดำเนินงาน", "งบประมาณ", "มิติ", "ตัวชี้วัด", "ผลลัพธ์",
        "ระยะเวลาดำเนินการ", "หน่วยงานรับผิดชอบ",
    ]  # fmt: skip
    assert heads[1] == ["หน่วยนับ", "ปริมาณงาน", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4"]
