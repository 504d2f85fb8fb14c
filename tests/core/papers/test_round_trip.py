"""What we print, we read: the printed plan, opened and read like any other document, is the same plan."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.core.papers import invented

from sucharit.core import papers
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import (
    BudgetLine,
    Initiative,
    InitiativeKind,
    IntegrityArea,
    IntegrityReport,
    Memo,
    MemoSection,
    NodeLevel,
    Opinion,
    Plan,
    StatedTotal,
)
from sucharit.core.plan.canonical import canonical
from sucharit.core.reading import Reading, open_document, read

Writer = Callable[[papers.Paper], bytes]
WRITERS: dict[str, Writer] = {"docx": papers.write_docx, "xlsx": papers.write_xlsx, "pdf": papers.write_pdf}
OFFICE = ("docx", "xlsx")


def again(paper: papers.Paper, kind: str) -> Reading:
    return read(open_document(WRITERS[kind](paper), name=f"paper.{kind}"))


@pytest.mark.parametrize(("kind", "seed"), [("docx", 0), ("docx", 1), ("xlsx", 0), ("xlsx", 2), ("pdf", 0)])
def test_a_whole_plan_comes_back(kind: str, seed: int):
    plan = invented.plan(seed)
    assert canonical(again(papers.paper("book", plan), kind).plan) == canonical(plan)


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(("seed", "gaps"), [(11, 0.2), (12, 0.5)])
def test_a_plan_with_gaps_comes_back_with_its_gaps(kind: str, seed: int, gaps: float):
    plan = invented.plan(seed, gaps=gaps)
    assert canonical(again(papers.paper("book", plan), kind).plan) == canonical(plan)


def _with_titles(plan: Plan, title: str, **changes: object) -> Plan:
    ones = (replace(one, title=title.format(one.seq), **changes) for one in plan.initiatives)
    return replace(plan, initiatives=tuple(ones), budget_rows=())


BASE = invented.plan(3, count=6)
SATANG = Decimal("1234567.5")
ODD_PLANS = {
    "no budget table": replace(BASE, budget_rows=()),
    "a budget table and no sheets": replace(BASE, initiatives=()),
    "fewer rows than sheets": replace(BASE, budget_rows=BASE.budget_rows[:5]),
    "two different totals": replace(
        BASE, stated_totals=(StatedTotal(scope="total", count=35), StatedTotal(scope="total", count=26))
    ),
    "a subtotal that is wrong": replace(
        BASE, stated_totals=(StatedTotal(scope="1", count=4, budgets={2566: Decimal(7)}),)
    ),
    "kinds that the titles do not say": _with_titles(BASE, "ป้องกันเหตุชุดที่ {}", kind=InitiativeKind.MEASURE),
    "no kinds": _with_titles(BASE, "งานทดลองที่ {}", kind=None),
    "satang": replace(
        BASE,
        budget_rows=tuple(replace(row, budgets=dict.fromkeys(invented.SPAN, SATANG)) for row in BASE.budget_rows),
    ),
    "a blank year": replace(
        BASE,
        budget_rows=tuple(
            replace(row, budgets={year: 7 * Decimal(year) if year != 2568 else None for year in invented.SPAN})
            for row in BASE.budget_rows
        ),
    ),
    "items within items": replace(
        BASE,
        initiatives=tuple(
            replace(one, objectives=("เพื่อพัฒนางาน\n- ด้านบริการ\n- ด้านข้อมูล", "เพื่อประเมินผล")) for one in BASE.initiatives
        ),
    ),
    "sheets that end alike": replace(
        BASE, initiatives=tuple(replace(one, outcomes=("ประชาชนเชื่อมั่นในการทำงานของเทศบาล",)) for one in BASE.initiatives)
    ),
    "date of the data": replace(BASE, as_of="2023-03-21", reporter="นายวันชัย ตั้งมั่น"),
    "risks without ratings": replace(
        BASE, risks=tuple(replace(risk, likelihood=None, impact=None, score=None) for risk in BASE.risks)
    ),
    "criteria without risks": replace(BASE, risks=()),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD_PLANS)
def test_an_odd_plan_stays_as_odd_as_it_is(name: str):
    plan, kind = ODD_PLANS[name], OFFICE[len(name) % 2]
    assert canonical(again(papers.book(plan), kind).plan) == canonical(plan)


@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_the_digits_of_the_print_change_nothing(digits: str):
    printed = papers.write_docx(papers.paper("book", BASE), digits=digits)
    assert canonical(read(open_document(printed, name="paper.docx")).plan) == canonical(BASE)


def annual_plan() -> Plan:
    """Amounts are left out: of a number a spreadsheet keeps only the value, not how it was written."""
    ones = tuple(
        Initiative(
            seq=one.seq,
            kind=one.kind,
            title=one.title,
            dimension=one.dimension,
            responsible=one.responsible,
            outcomes=one.outcomes,
            indicators=one.outputs,
            quarters=(1, 2) if one.seq % 2 else (3,),
            quantity=one.seq * 7,
            unit="คน",
        )
        for one in BASE.initiatives
    )
    return Plan(
        title="แผนปฏิบัติการป้องกันการทุจริต ประจำปี พ.ศ. 2567",
        organization=BASE.organization,
        span=FiscalSpan(2567, 2567),
        framework_version="2566-2570",
        framework=tuple(node for node in BASE.framework if node.level is NodeLevel.DIMENSION),
        as_of="2024-03-21",
        reporter="นายวันชัย ตั้งมั่น",
        initiatives=ones,
    )


@pytest.mark.parametrize("kind", WRITERS)
def test_an_annual_plan_comes_back_with_its_quarters(kind: str):
    plan = annual_plan()
    assert canonical(again(papers.paper("annual-plan", plan), kind).plan) == canonical(plan)


@pytest.mark.parametrize("kind", WRITERS)
def test_amounts_of_an_annual_plan_come_back(kind: str):
    amounts = (Decimal(0), Decimal(15_000), Decimal("2500.50"))
    ones = tuple(
        replace(one, budget=BudgetLine(text="", per_year=amounts[one.seq % 3])) for one in annual_plan().initiatives
    )
    plan = replace(annual_plan(), initiatives=ones)
    found = again(papers.paper("annual-plan", plan), kind).plan.initiatives
    assert [one.budget.per_year for one in found if one.budget] == [amounts[one.seq % 3] for one in ones]


@pytest.mark.parametrize("kind", WRITERS)
def test_orders_and_announcements_come_back(kind: str):
    plan = invented.plan(4)
    (order,) = again(papers.paper("order", plan), kind).plan.orders
    (wanted,) = plan.orders
    assert (order.number, order.date, order.signatory) == (wanted.number, wanted.date, wanted.signatory)
    assert [(one.name, one.position, one.role) for one in order.members] == [
        (one.name, one.position, one.role) for one in wanted.members
    ]
    assert order.duties == wanted.duties
    (announcement,) = again(papers.paper("announcement", plan), kind).plan.announcements
    assert (announcement.date, announcement.signatory) == ("2022-09-12", "นางแสงดาว ใจงาม")


MEMO = Memo(
    unit="งานนิติการ สำนักปลัดเทศบาล",
    number="สน 52001/114",
    date="2026-02-20",
    to="นายกเทศมนตรีเมืองธารน้ำใส",
    subject="รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    sections=(
        MemoSection(heading="1. เรื่องเดิม", text="เทศบาลกำหนดมาตรการไว้สิบด้าน"),
        MemoSection(heading="2. ข้อเท็จจริง", text="ทุกกองรายงานครบถ้วนแล้ว"),
        MemoSection(heading="3. ข้อเสนอเพื่อพิจารณา", text="เห็นควรรับทราบและเผยแพร่"),
    ),
    reporter="นางสาวพลอย รุ่งเรือง",
    reporter_position="นิติกรชำนาญการ",
    opinions=(
        Opinion(position="ปลัดเทศบาลเมืองธารน้ำใส", name="นายวันชัย ตั้งมั่น", text="เห็นควรเสนอผู้บริหาร"),
        Opinion(position="นายกเทศมนตรีเมืองธารน้ำใส", name="นางแสงดาว ใจงาม", text="ทราบ ให้เผยแพร่"),
    ),
)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_memo_comes_back_with_its_chain_of_opinions(kind: str):
    plan = Plan(title="", organization=invented.ORGANIZATION)
    found = again(papers.paper("memo", plan, memo=MEMO), kind).memo
    assert found is not None
    assert (found.number, found.date, found.to, found.subject) == (MEMO.number, MEMO.date, MEMO.to, MEMO.subject)
    assert (found.reporter, found.reporter_position) == (MEMO.reporter, MEMO.reporter_position)
    assert [(one.name, one.text) for one in found.opinions] == [(one.name, one.text) for one in MEMO.opinions]
    assert [section.text for section in found.sections] == [section.text for section in MEMO.sections]


def integrity_report() -> IntegrityReport:
    names = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")
    areas = tuple(
        IntegrityArea(
            number=at,
            title=name,
            score=Decimal("95.25") + at,
            measure=f"มาตรการพัฒนา{name}ของเทศบาล",
            steps=("ประชุมวางแผน", "ดำเนินการตามแผน", "สรุปผล"),
            period="ตลอดปีงบประมาณ พ.ศ. 2568",
            responsible="สำนักปลัดเทศบาล",
            output="มีคู่มือ 1 เล่ม",
            outcome="ประชาชนเชื่อมั่นมากขึ้น",
        )
        for at, name in enumerate(names, start=1)
    )
    summary = "ทุกด้านมีความก้าวหน้าเมื่อเทียบกับปีก่อน"
    return IntegrityReport(fiscal_year=2568, areas=areas, overall_score=Decimal("97.25"), summary=summary)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_yearly_integrity_report_comes_back(kind: str):
    report = integrity_report()
    plan = Plan(title="", organization=invented.ORGANIZATION)
    found = again(papers.paper("integrity-report", plan, integrity_report=report), kind).integrity_report
    assert found is not None
    assert (found.fiscal_year, found.overall_score, found.summary) == (2568, Decimal("97.25"), report.summary)
    for got, wanted in zip(found.areas, report.areas, strict=True):
        assert (got.title, got.score, got.steps, got.period) == (
            wanted.title,
            wanted.score,
            wanted.steps,
            wanted.period,
        )
        assert (got.measure, got.responsible, got.output, got.outcome) == (
            wanted.measure, wanted.responsible, wanted.output, wanted.outcome,
        )  # fmt: skip
