"""Order, announcement, memo, risk register, annual plan and integrity report as an officer sees them."""

from decimal import Decimal

from msgspec.structs import replace
from tests.core.papers import invented
from tests.core.papers.looking import pdf_pages, squeezed
from tests.core.papers.test_round_trip import MEMO, annual_plan, integrity_report

from sucharit.core import papers
from sucharit.core.papers.paper import Emblem, Heading, HeatMap, KeyValue, Paper, Signature, Table
from sucharit.core.plan import Announcement, Order, Organization, PlanRisk


def table_in(paper: Paper) -> Table:
    return next(block for block in paper.blocks if isinstance(block, Table))


def test_an_order_numbers_its_members_and_leaves_room_for_the_garuda():
    paper = papers.order(invented.plan(1).orders[0], invented.ORGANIZATION)
    assert isinstance(paper.blocks[0], Emblem)
    assert [row[0].content for row in table_in(paper).rows][:2] == ["1. นางแสงดาว ใจงาม", "2. นายวันชัย ตั้งมั่น"]
    assert "สั่ง ณ วันที่ 5 เมษายน พ.ศ. 2565" in [getattr(block, "text", "") for block in paper.blocks]


def test_several_orders_are_one_paper_with_a_page_each():
    plan = invented.plan(1)
    two = replace(plan, orders=(*plan.orders, Order(number="9/2565", subject="แต่งตั้งคณะทำงาน")))
    assert len(pdf_pages(papers.write_pdf(papers.paper("order", two)))) == 2


def test_a_date_that_is_not_known_is_left_open():
    paper = papers.announcement(Announcement(subject="ใช้แผน", date_text="กันยายน พ.ศ. 2565"), invented.ORGANIZATION)
    texts = [getattr(block, "text", "") for block in paper.blocks]
    assert "ประกาศ ณ วันที่ กันยายน พ.ศ. 2565" in texts
    undated = papers.announcement(Announcement(subject="ใช้แผน"), invented.ORGANIZATION)
    assert "ประกาศ ณ วันที่" in [getattr(block, "text", "") for block in undated.blocks]


def test_nobody_signs_where_nobody_is_named():
    paper = papers.announcement(Announcement(subject="ใช้แผน"), invented.ORGANIZATION)
    (place,) = [block for block in paper.blocks if isinstance(block, Signature)]
    assert (place.name, place.position) == (None, ())


def test_the_heat_map_shows_every_rated_risk_where_it_stands():
    plan = invented.plan(2)
    (heat,) = [block for block in papers.risk_register(plan).blocks if isinstance(block, HeatMap)]
    shown = {
        (likelihood, impact): risks for likelihood, cells in heat.rows for impact, (_, _, risks) in enumerate(cells, 1)
    }
    for risk in plan.risks:
        assert risk.seq in shown[risk.likelihood, risk.impact]
    assert [likelihood for likelihood, _ in heat.rows] == [5, 4, 3, 2, 1]


def test_a_level_is_a_word_and_a_colour_never_a_colour_alone():
    (heat,) = [block for block in papers.risk_register(invented.plan(2)).blocks if isinstance(block, HeatMap)]
    assert all(level for _, cells in heat.rows for level, shade, _ in cells if shade)


def test_risks_without_ratings_make_no_heat_map():
    plan = invented.plan(2)
    bare = replace(plan, risks=(PlanRisk(seq=1, process="การจ่ายเงิน", level="สูง"),))
    paper = papers.risk_register(bare)
    assert not any(isinstance(block, HeatMap) for block in paper.blocks)


def test_the_annual_plan_marks_quarters_and_counts_them():
    paper = papers.annual_plan(annual_plan())
    *rows, totals = table_in(paper).rows
    assert [cell.content for cell in rows[0][8:12]] == ["/", "/", None, None]
    assert totals[0].content == f"รวมทั้งสิ้น {len(rows)} โครงการ"
    assert sum(int(cell.content) for cell in totals[-5:-1] if isinstance(cell.content, str)) == sum(
        len(one.quarters) for one in annual_plan().initiatives
    )


def test_the_memo_has_its_head_and_a_signature_for_everyone():
    paper = papers.memo(MEMO, invented.ORGANIZATION)
    (head,) = [block for block in paper.blocks if isinstance(block, KeyValue)]
    assert [label for label, _ in head.pairs] == ["ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน"]
    names = [block.name for block in paper.blocks if isinstance(block, Signature)]
    assert names == ["นางสาวพลอย รุ่งเรือง", "นายวันชัย ตั้งมั่น", "นางแสงดาว ใจงาม"]


def test_the_report_shows_all_scores_before_the_areas():
    paper = papers.integrity_report(integrity_report(), invented.ORGANIZATION)
    assert [row[2].content for row in table_in(paper).rows] == ["96.25", "97.25", "98.25"]
    areas = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 2]
    assert areas[0] == "ด้านที่ 1: การปฏิบัติหน้าที่ (ผลคะแนนประเมิน 96.25 คะแนน)"


def test_a_score_that_is_no_number_is_printed_as_it_is():
    report = replace(integrity_report(), overall_score=Decimal("NaN"))
    assert "NaN" in squeezed("".join(pdf_pages(papers.write_pdf(papers.integrity_report(report)))))


def test_chief_executives_are_named_by_the_kind_of_organization():
    from sucharit.core.papers.organizations import chief_executive

    assert chief_executive(Organization(name="เทศบาลตำบลทุ่งทอง")) == "นายกเทศมนตรีตำบลทุ่งทอง"
    assert chief_executive(Organization(name="องค์การบริหารส่วนตำบลดอนสุขใจ")) == "นายกองค์การบริหารส่วนตำบลดอนสุขใจ"
    assert chief_executive(None) == "นายกองค์กรปกครองส่วนท้องถิ่น"
