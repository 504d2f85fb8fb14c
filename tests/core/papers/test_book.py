"""What stands in the book of a plan, in which order, and what it never makes up."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.core.papers import invented
from tests.core.papers.looking import texts_of

from sucharit.core import papers
from sucharit.core.papers.paper import Cell, Contents, Cover, Heading, NumberedList, Paper, Paragraph, Table
from sucharit.core.plan import Initiative, InitiativeKind, Plan, StatedTotal, Step


def headings(paper: Paper, level: int) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == level]


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def budget_rows(plan: Plan) -> list[tuple[Cell, ...]]:
    (table,) = tables(papers.budget_table(plan))
    return list(table.rows)


def test_the_book_has_cover_foreword_contents_three_parts_and_annexes(book: Paper):
    assert [type(block).__name__ for block in book.blocks[:3]] == ["Cover", "Section", "Heading"]
    assert headings(book, 1) == [
        "คำนำ",
        "ส่วนที่ 1 บทนำ",
        "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต",
        "ส่วนที่ 3 รายละเอียดโครงการ/กิจกรรม/มาตรการ",
        "ภาคผนวก",
    ]
    assert any(isinstance(block, Contents) for block in book.blocks)


def test_part_one_numbers_only_the_sections_that_the_plan_fills():
    bare = replace(invented.plan(1), risks=(), risk_criteria=None, goals=(), targets=(), benefits=())
    sections = [text for text in headings(papers.book(bare), 2) if text[0].isdigit()]
    assert sections == ["1. หลักการและเหตุผล", "2. วัตถุประสงค์ของการจัดทำแผน"]


def test_the_cover_parts_a_long_title_where_its_purpose_begins(book: Paper):
    cover = book.blocks[0]
    assert isinstance(cover, Cover)
    assert cover.title == ("แผนปฏิบัติการป้องกันการทุจริต", "เพื่อยกระดับคุณธรรมและความโปร่งใส")
    assert cover.years == "(พ.ศ. 2566 - 2570)"
    assert cover.place == "อำเภอสวนดอกไม้ จังหวัดสกลนคร"


def test_every_initiative_has_its_sheet_and_a_bookmark_that_names_it(plan: Plan, book: Paper):
    sheets = [block for block in book.blocks if isinstance(block, Heading) and block.level == 5]
    assert [sheet.text for sheet in sheets] == [f"ลำดับที่ {one.seq}" for one in plan.initiatives]
    assert [sheet.bookmark for sheet in sheets] == [f"ลำดับที่ {one.seq} {one.title}" for one in plan.initiatives]


def test_a_heading_of_the_framework_stands_once_over_all_its_sheets(plan: Plan, book: Paper):
    printed = headings(book, 4)
    for code in {one.objective_codes for one in plan.initiatives if len(one.objective_codes) == 1}:
        assert sum(text.startswith(code[0] + " ") for text in printed) in (1, 2)  # again before a sheet of several


def test_a_sheet_that_serves_several_objectives_stands_under_all_of_them():
    one = invented.plan(3).initiatives[0]
    several = replace(one, objective_codes=("3.2.1", "3.2.2", "3.2.3"))
    printed = headings(papers.book(replace(invented.plan(3), initiatives=(several,))), 4)
    assert [text.split(" ")[0] for text in printed] == ["3.2.1", "3.2.2", "3.2.3"]


def test_missing_sections_leave_their_number_free():
    one = replace(invented.plan(3).initiatives[0], steps=(), period=None)
    sections = headings(papers.book(replace(invented.plan(3), initiatives=(one,))), 6)
    assert [text.split(" ")[0] for text in sections] == ["1.", "2.", "3.", "4.", "7.", "8.", "9."]


def test_the_older_form_has_ten_sections():
    one = replace(invented.plan(3).initiatives[0], targets=("ประกาศ 1 ฉบับ",), place="สำนักงานเทศบาล", target_group=None)
    plan = replace(invented.plan(3), framework_version="2561-2564", initiatives=(one,))
    sections = headings(papers.book(plan), 6)
    assert sections[3:5] == ["4. เป้าหมาย/ผลผลิต", "5. พื้นที่ดำเนินการ"]
    assert sections[-1] == "10. ตัวชี้วัด/ผลลัพธ์"


def test_step_markers_tell_the_level():
    steps = (Step(text="ก", steps=(Step(text="ข", steps=(Step(text="ค"),)),)), Step(text="ง"))
    one = Initiative(seq=1, title="โครงการทดลอง", steps=steps)
    lists = [
        block for block in papers.book(Plan(title="", initiatives=(one,))).blocks if isinstance(block, NumberedList)
    ]
    first, second = lists[0].items
    assert (first.marker, first.items[0].marker, first.items[0].items[0].marker) == ("1)", "1.1)", "1.1.1)")
    assert second.marker == "2)"


def test_the_label_says_the_kind_where_the_title_does_not():
    one = Initiative(seq=1, title="ลดขั้นตอนบริการ", kind=InitiativeKind.MEASURE)
    assert "1. ชื่อมาตรการ : ลดขั้นตอนบริการ" in headings(papers.book(Plan(title="", initiatives=(one,))), 6)
    named = replace(one, title="มาตรการลดขั้นตอนบริการ")
    assert "1. ชื่อโครงการ : มาตรการลดขั้นตอนบริการ" in headings(papers.book(Plan(title="", initiatives=(named,))), 6)


def test_budget_rows_are_summed_by_dimension_and_in_all(plan: Plan):
    rows = budget_rows(plan)
    subtotals = [row for row in rows if isinstance(row[0].content, str) and row[0].content.startswith("รวม มิติ")]
    assert [row[0].content for row in subtotals] == ["รวม มิติที่ 1", "รวม มิติที่ 2", "รวม มิติที่ 4", "รวม มิติที่ 3"]
    whole = rows[-1]
    assert whole[0].content == "รวมทั้งสิ้น"
    assert whole[1].content == f"จำนวน {len(plan.budget_rows)} โครงการ/กิจกรรม/มาตรการ"
    expected = sum((row.budgets[2566] or Decimal(0) for row in plan.budget_rows), Decimal(0))
    assert whole[2].content == expected
    assert len(whole[2].sums) == len(plan.budget_rows)


def test_a_dimension_whose_rows_come_in_two_groups_is_summed_once_after_the_last():
    plan = invented.plan(3, count=6)
    shuffled = replace(plan, budget_rows=(*plan.budget_rows, plan.budget_rows[0]))
    labels = [row[0].content for row in budget_rows(shuffled) if str(row[0].content).startswith("รวม")]
    assert len(labels) == len(set(labels))
    first = plan.budget_rows[0].dimension
    subtotal = next(row for row in budget_rows(shuffled) if row[0].content == f"รวม มิติที่ {first}")
    assert len(subtotal[2].sums) == sum(row.dimension == first for row in shuffled.budget_rows)


def test_a_stated_total_is_printed_as_stated_and_never_as_a_formula(plan: Plan):
    claim = StatedTotal(scope="1", count=99, budgets={2566: Decimal(1)})
    rows = budget_rows(replace(plan, stated_totals=(claim,)))
    subtotal = next(row for row in rows if row[0].content == "รวม มิติที่ 1")
    assert subtotal[1].content == "จำนวน 99 โครงการ/กิจกรรม/มาตรการ"
    assert (subtotal[2].content, subtotal[2].sums) == (Decimal(1), ())
    assert subtotal[3].sums  # the other years are summed


def test_a_shared_sheet_is_counted_once_and_no_objective_of_it_is_said_to_have_none():
    one = replace(invented.plan(3).initiatives[0], objective_codes=("3.2.1", "3.2.2", "3.2.3"))
    plan = replace(invented.plan(3), initiatives=(one,), budget_rows=())
    counted = {
        row[-2].content: row[-1].content for table in tables(papers.book(plan)) for row in table.rows if len(row) > 1
    }
    by_code = {str(text).split(" ")[0]: count for text, count in counted.items()}
    assert (by_code["3.2.1"], by_code["3.2.2"], by_code["1.1.1"]) == ("1 โครงการ", None, "-")


def test_rows_without_sheets_and_sheets_without_rows_all_print():
    plan = invented.plan(5)
    halves = replace(plan, budget_rows=plan.budget_rows[:6], initiatives=plan.initiatives[6:])
    printed = " ".join(texts_of(papers.book(halves).blocks))
    for part in (*halves.budget_rows, *halves.initiatives):
        assert part.title.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) in printed


def test_where_table_and_sheets_differ_both_counts_are_said():
    plan = invented.plan(5)
    fewer = replace(plan, budget_rows=plan.budget_rows[:4])
    statement = next(text for text in texts_of(papers.book(fewer).blocks) if "ตารางงบประมาณ" in text)
    assert "๔ รายการ" in statement
    assert "๑๒ รายการ" in statement or "๑๓ รายการ" in statement


def test_codes_that_no_framework_knows_are_printed_as_they_are():
    one = replace(invented.plan(3).initiatives[0], objective_codes=("9.8.7",), mission="9.8", dimension="9")
    paper = papers.book(replace(invented.plan(3), initiatives=(one,)))
    assert "มิติที่ 9" in headings(paper, 2)
    assert headings(paper, 3)[-1:] + headings(paper, 4)[-1:] == ["9.8", "9.8.7"]


def test_titles_of_the_framework_can_be_filled_in_on_request():
    bare = replace(invented.plan(3), framework=())
    assert "มิติที่ 1" in headings(papers.book(bare), 2)
    filled = papers.with_framework_titles(bare)
    assert "มิติที่ 1 การสร้างวัฒนธรรมสุจริต" in headings(papers.book(filled), 2)
    assert papers.with_framework_titles(filled) == filled


def test_objectives_are_not_made_up_as_a_list():
    bare = replace(invented.plan(3), objectives=())
    paper = papers.book(bare)
    assert not any("วัตถุประสงค์ของการจัดทำแผน" in text for text in headings(paper, 2))
    assert any("แผนฉบับนี้มุ่งให้" in block.text for block in paper.blocks if isinstance(block, Paragraph))


def test_a_single_sheet_is_no_book():
    plan = Plan(title="", initiatives=invented.plan(3).initiatives[:1])
    assert headings(papers.book(plan), 1) == ["รายละเอียดโครงการ/กิจกรรม/มาตรการ"]


def test_the_same_plan_gives_the_same_paper():
    assert papers.book(invented.plan(2)) == papers.book(invented.plan(2))


@pytest.mark.parametrize("name", ["order", "announcement", "risk-register", "annual-plan", "budget-table", "book"])
def test_a_paper_says_in_thai_why_it_cannot_be_printed(name: str):
    with pytest.raises(papers.NothingToPrint) as refusal:
        papers.paper(name, Plan(title="แผนเปล่า"))
    assert "ไม่" in refusal.value.thai
    assert refusal.value.english.isascii()


def test_papers_for_names_what_the_plan_can_print():
    assert papers.papers_for(invented.plan(3)) == (
        "book", "budget-table", "annual-plan", "risk-register", "order", "announcement",
    )  # fmt: skip
    assert papers.papers_for(Plan(title="แผนเปล่า")) == ()
