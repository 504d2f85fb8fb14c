"""What an officer sees of an annual plan: every initiative with its quarters, whatever way the table is filled in."""

import json
from collections import Counter
from decimal import Decimal

import pytest
from tests.core.reading.form_lines import page, rows, seed

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import InitiativeKind
from sucharit.core.reading.annual import read_annual_plan
from sucharit.core.reading.annual.quarters import marked_months, marked_quarters, quarters_in_words
from sucharit.core.reading.annual.rows import read_quantity
from sucharit.core.reading.wrapping import Unwrapper

FORM = """แผนปฏิบัติการป้องกันการทุจริต

ประจำปี พ.ศ. ๒๕๖๖

เทศบาลตำบลร่มเย็น

อำเภอสายน้ำ จังหวัดชัยนาท

"""
PERIOD = ["ระยะเวลาดำเนินการ ปีงบประมาณ พ.ศ. 2568", "", "", ""]
HEADER = """ที่\tแผนงาน/โครงการ/ กิจกรรม\tเป้าหมายที่ ดำเนินงาน\t\tงบประมาณ\tมิติ\tตัวชี้วัด\tผลลัพธ์\tระยะเวลา\t\t\t\tหน่วยงาน รับผิดชอบ
\t\tหน่วยนับ\tปริมาณงาน\t\t\t\t\tไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4\t
"""


def row(number: str, title: str, marks: str = "/\t/\t\t", **other: str) -> str:
    cells = {
        "unit": "คน",
        "quantity": "๓๖",
        "budget": "-",
        "dimension": "๑",
        "indicators": "มีผลงาน",
        "outcomes": "ดีขึ้น",
    } | other
    return "\t".join([number, title, *cells.values(), marks, "สำนักปลัด"]) + "\n"


def test_the_form_with_its_header_on_every_page_and_its_totals():
    plan, doubts = read_annual_plan(
        page(
            FORM
            + HEADER
            + row("๑.", 'มาตรการ "ส่งเสริมการปฏิบัติตนตามประมวลจริยธรรม"', indicators="๑) มีคู่มือ ๒) เผยแพร่ ๓ ช่องทาง")
            + row("๒.", "โครงการอบรมบุคลากรตามหลักสูตร สุจริต", "\t/\t/\t", budget="๒๐,๐๐๐", dimension="๒")
            + "\n"
            + HEADER
            + row("๓.", "กิจกรรมจิตอาสา", "\t\t\t/", dimension="๓", quantity="๑,๒๐๐")
            + "รวมทั้งสิ้น ๓ โครงการ\t\t\t\t๒๐,๐๐๐\t\t\t\t๑\t๒\t๑\t๑\t\n\n"
            + "**** ข้อมูล ณ วันที่ ๕ เมษายน ๒๕๖๖**\n\nชื่อ - สกุล ผู้ออกรายงาน ใจดี มีสุข\n\nคำอธิบาย\n\n"
            + "มิติ ๑ การสร้างวัฒนธรรมสุจริต\n\nมิติ ๒ การบริหารราชการด้วยความโปร่งใส\n"
        )
    )
    assert plan.title == "แผนปฏิบัติการป้องกันการทุจริต ประจำปี พ.ศ. 2566"
    assert plan.organization is not None
    assert (plan.organization.name, plan.organization.province) == ("เทศบาลตำบลร่มเย็น", "ชัยนาท")
    assert plan.span == FiscalSpan(2566, 2566)
    assert (plan.as_of, plan.reporter, plan.framework_version) == ("2023-04-05", "ใจดี มีสุข", "2566-2570")
    assert [node.code for node in plan.framework] == ["1", "2"]
    first, second, third = plan.initiatives
    assert (first.kind, first.dimension, first.quantity, first.unit) == (InitiativeKind.MEASURE, "1", 36, "คน")
    assert first.indicators == ("มีคู่มือ", "เผยแพร่ 3 ช่องทาง")
    assert first.budget is not None and first.budget.per_year == 0
    assert second.budget is not None and second.budget.per_year == 20000
    assert [one.quarters for one in plan.initiatives] == [(1, 2), (2, 3), (4,)]
    assert (third.seq, third.stated_seq, third.quantity, third.source.line) == (3, 3, 1200, 16)
    (total,) = plan.stated_totals
    assert (total.scope, total.count, total.budgets) == ("total", 3, {2566: Decimal(20000)})
    assert total.by_quarter == {1: 1, 2: 2, 3: 1, 4: 1}
    assert doubts == ()


def test_cells_that_moved_are_put_back_and_told():
    plan, doubts = read_annual_plan(
        page(
            FORM
            + HEADER
            + row("1.", "โครงการที่หนึ่ง")
            + "2.\tโครงการที่สอง\t\tคน\t36\t-\t2\tตัวชี้วัด\tผลลัพธ์\t\t/\t/\t\tกองคลัง\n"
            + "3.\tโครงการที่สาม\tคน\t36\t-\t2\tตัวชี้วัด\tผลลัพธ์\t\t/\t/\t\t\tกองคลัง\n"
            + "4.\tโครงการที่สี่\tคน\t36\t-\t2\tตัวชี้วัด\tผลลัพธ์\t/\tกองคลัง\n"
        )
    )
    assert [(one.unit, one.quarters, one.responsible) for one in plan.initiatives] == [
        ("คน", (1, 2), "สำนักปลัด"),
        ("คน", (2, 3), "กองคลัง"),
        ("คน", (2, 3), "กองคลัง"),
        ("คน", (1,), "กองคลัง"),
    ]
    assert [(doubt.code, doubt.initiatives) for doubt in doubts] == [("table.shifted", (n,)) for n in (2, 3, 4)]


def test_what_cannot_be_read_is_left_open_and_told():
    plan, doubts = read_annual_plan(
        page(
            FORM
            + HEADER
            + row("๑.", "โครงการที่หนึ่ง")
            + row("๒.", "โครงการที่สาม")
            + row("๕.", "โครงการที่สอง", "\t\t\t", quantity="ไม่น้อยกว่า ๔", budget="๒๐,๐๐", dimension="")
        )
    )
    second = plan.initiatives[2]
    assert (second.seq, second.stated_seq) == (3, 5)
    assert (second.quarters, second.quantity, second.dimension) == ((), None, None)
    assert second.budget is not None and second.budget.per_year is None
    assert Counter(doubt.code for doubt in doubts) == Counter(
        ["number.sequence", "quarters.missing", "quantity.unread", "money.unread", "dimension.missing"]
    )


def test_a_row_that_a_page_break_cut_keeps_its_marks():
    plan, doubts = read_annual_plan(
        page(
            FORM
            + HEADER
            + row("๑.", "โครงการที่", "\t\t\t")
            + "\n-๒-\n\n"
            + HEADER
            + "\tหนึ่งของปี\t\t\t\t\t\t\t/\t/\t\t\t\n"
            + "\t\t\t\t\t\t\t\t\t\t/\t\t\n"
        )
    )
    (one,) = plan.initiatives
    assert (one.title, one.quarters) == ("โครงการที่ หนึ่งของปี", (1, 2, 3))
    assert doubts == ()


def test_a_misread_number_is_shown_with_the_one_proposed():
    lines = "".join(row(f"{number}.", f"โครงการที่ {number}") for number in (1, 2, 3, 4, 5, 9, 7))
    plan, doubts = read_annual_plan(page(FORM + HEADER + lines))
    assert plan.initiatives[5].stated_seq == 9
    assert ("digit.confusable", "9", "6") in {(doubt.code, doubt.printed, doubt.proposed) for doubt in doubts}


def test_a_spreadsheet_with_other_columns_in_another_order():
    plan, doubts = read_annual_plan(
        rows(
            ["แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568", *[""] * 10],
            ["องค์การบริหารส่วนตำบลดอนสุขใจ อำเภอทุ่งสว่าง จังหวัดอุทัยธานี", *[""] * 10],
            ["ลำดับ", "โครงการ/กิจกรรม/มาตรการ", "มิติ", "งบประมาณ (บาท)", "หน่วยงานรับผิดชอบ", *PERIOD, "ตัวชี้วัด", "หมายเหตุ"],
            ["", "", "", "", "", "ไตรมาสที่ 1", "ไตรมาสที่ 2", "ไตรมาสที่ 3", "ไตรมาสที่ 4", "", ""],
            ["1", "โครงการอบรมคุณธรรม", "1", "20000.0", "สำนักปลัด", "✓", "", "", "✓", "มีผู้เข้าอบรม 40 คน", ""],
            [
                "2.0",
                "มาตรการ No Gift Policy",
                "มิติที่ 2",
                "ไม่ใช้งบประมาณ",
                "ทุกกอง",
                "●",
                "●",
                "●",
                "●",
                "1. มีประกาศ\n2. เผยแพร่",
                "",
            ],
            ["3", "กิจกรรมจิตอาสา", "3", "-", "กองการศึกษา", "", "←", "", "→", "-", ""],
            ["4", "จัดเวทีประชาคม", "3", "15,000", "กองช่าง", "", "X", "", "", "มีผู้ร่วม", "งบ กองช่าง"],
            ["", "รวม 4 โครงการ", "", "35,000", "", "2", "3", "2", "3", "", ""],
            ["ข้อมูล ณ วันที่ 5 ตุลาคม 2567", *[""] * 10],
            ["ผู้รายงาน: นางสาวใจดี มีสุข ตำแหน่ง นักวิเคราะห์นโยบายและแผน", *[""] * 10],
        )
    )
    assert [(one.stated_seq, one.dimension, one.quarters) for one in plan.initiatives] == [
        (1, "1", (1, 4)),
        (2, "2", (1, 2, 3, 4)),
        (3, "3", (2, 3, 4)),
        (4, "3", (2,)),
    ]
    assert [one.budget.per_year if one.budget else None for one in plan.initiatives] == [20000, 0, 0, 15000]
    assert plan.initiatives[1].indicators == ("มีประกาศ", "เผยแพร่")
    assert plan.initiatives[2].indicators == ()
    assert plan.initiatives[3].kind is None
    assert (plan.as_of, plan.reporter) == ("2024-10-05", "นางสาวใจดี มีสุข")
    assert plan.organization is not None and plan.organization.district == "ทุ่งสว่าง"
    assert plan.stated_totals[0].by_quarter == {1: 2, 2: 3, 3: 2, 4: 3}
    assert doubts == ()


def months(*marked: int) -> list[str]:
    return ["/" if month in marked else "" for month in range(12)]


def test_twelve_months_under_headings_of_dimension_and_mission():
    header = ["ที่", "โครงการ", "เป้าหมาย", "งบประมาณ", "ผู้รับผิดชอบ", "ปีงบประมาณ พ.ศ. 2567", *[""] * 11]
    names = "ต.ค. 66|พ.ย. 66|ธ.ค. 66|ม.ค. 67|ก.พ. 67|มี.ค. 67|เม.ย. 67|พ.ค. 67|มิ.ย. 67|ก.ค. 67|ส.ค. 67|ก.ย. 67"
    plan, doubts = read_annual_plan(
        rows(
            "แผนปฏิบัติการป้องกันการทุจริต",
            "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ (ภายใต้แผน พ.ศ. ๒๕๖๖ - ๒๕๗๐)",
            "เทศบาลตำบลร่มเย็น",
            header,
            ["", "", "", "", "", *names.split("|")],
            ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต", *[""] * 16],
            ["1.1 การเสริมสร้างจิตสำนึก", *[""] * 16],
            ["1", "โครงการปลูกต้นกล้า", "พนักงาน 25 คน", "10,000", "สำนักปลัด", *months(0, 1, 4)],
            ["2", "โครงการที่มีชื่อยาว", "ประชาชน 100 คน และผู้นำ 20 คน", "0", "กองคลัง", *months(10, 11)],
            "",
            "-๒-",
            header,
            ["", "", "", "", "", *names.split("|")],
            ["", "จนต้องขึ้นหน้าใหม่", "", "", "", *[""] * 12],
            ["มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", *[""] * 16],
            ["3", "มาตรการเปิดเผยข้อมูล", "หน่วยงาน", "-", "ทุกส่วน", *months(*range(12))],
            ["รวมมิติที่ 2", "1 โครงการ", "", "-", "", *[""] * 12],
            ["รวมทั้งสิ้น", "3 โครงการ", "", "10,000", "", *[""] * 12],
        )
    )
    first, second, third = plan.initiatives
    assert plan.span == FiscalSpan(2567, 2567)
    assert [one.quarters for one in plan.initiatives] == [(1, 2), (4,), (1, 2, 3, 4)]
    assert [(one.dimension, one.mission) for one in plan.initiatives] == [("1", "1.1"), ("1", "1.1"), ("2", None)]
    assert first.target_group is not None and first.target_group.count == 25
    assert second.target_group is not None and second.target_group.count is None
    assert second.title == "โครงการที่มีชื่อยาว จนต้องขึ้นหน้าใหม่"
    assert (second.source.line, second.source.line_end) == (9, 14)
    assert third.target_group is not None and third.target_group.count is None
    assert [(total.scope, total.count) for total in plan.stated_totals] == [("2", 1), ("total", 3)]
    assert doubts == ()


def test_a_dimension_that_spans_several_rows_holds_for_all_of_them():
    header = ["มิติ", "ที่", "โครงการ/กิจกรรม", "งบประมาณ", "ระยะเวลา", "หน่วยงานรับผิดชอบ"]
    plan, doubts = read_annual_plan(
        rows(
            "แผนปฏิบัติการป้องกันการทุจริต ประจำปี พ.ศ. 2569",
            header,
            ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "1", "โครงการปลูก", "5,000 บาท", "ต.ค. 68 - มี.ค. 69", "สำนักปลัด"],
            ["", "2", "มาตรการรดน้ำ", "ไม่ใช้งบประมาณ", "ไตรมาส 1 - 3", "กองคลัง"],
            ["", "3", "มาตรการพรวนดิน", "-", "ตลอดปีงบประมาณ", "กองคลัง"],
        )
    )
    assert [one.dimension for one in plan.initiatives] == ["1", "1", "1"]
    assert [one.quarters for one in plan.initiatives] == [(1, 2), (1, 2, 3), (1, 2, 3, 4)]
    assert plan.initiatives[0].period is not None and plan.initiatives[0].period.start == 2569
    assert doubts == ()


def test_a_document_without_such_a_table_gives_an_empty_plan_and_says_so():
    plan, doubts = read_annual_plan(page("แผนปฏิบัติการป้องกันการทุจริต\nไม่มีตาราง"))
    assert plan.initiatives == ()
    assert {doubt.code for doubt in doubts} == {"table.missing", "year.missing"}


@pytest.mark.parametrize(
    ("cells", "quarters"),
    [
        (("/", "", "", "/"), (1, 4)),
        (("-", "✔", "–", "0"), (2,)),
        (("←", "", "→", ""), (1, 2, 3)),
        (("◄---", "-----", "-----", "---►"), (1, 2, 3, 4)),
        (("", "↔", "", ""), (2,)),
        (("", "5,000", "10,000", ""), (2, 3)),
        (("\uf0fc", "ü", "P", "x"), (1, 2, 3, 4)),
        (("", "", "", ""), ()),
    ],
)
def test_marks_of_every_office(cells: tuple[str, ...], quarters: tuple[int, ...]):
    assert marked_quarters(dict(enumerate(cells, 1))) == quarters


def test_an_arrow_over_months_that_cross_the_calendar_year():
    assert marked_months({11: "←", 12: "", 1: "", 2: "→", 10: "", 3: ""}) == (1, 2)


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("ไตรมาสที่ 2 และ 4", (2, 4)),
        ("ไตรมาส 1 - 3", (1, 2, 3)),
        ("ตุลาคม 2567 - มีนาคม 2568", (1, 2)),
        ("ม.ค. - มิ.ย. 68", (2, 3)),
        ("ธันวาคม 2567", (1,)),
        ("ตลอดปีงบประมาณ", (1, 2, 3, 4)),
        ("ตามความเหมาะสม", ()),
        ("", ()),
    ],
)
def test_quarters_told_in_words(text: str, quarters: tuple[int, ...]):
    assert quarters_in_words(text) == quarters


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("36", 36),
        ("1,200", 1200),
        ("36.0", 36),
        ("40 คน", 40),
        ("จำนวน 5 ครั้ง", 5),
        ("ไม่น้อยกว่า 4", None),
        ("ร้อยละ 80", None),
        ("", None),
        ("3 - 5", None),
    ],
)
def test_a_quantity_is_one_whole_number(text: str, quantity: int | None):
    assert read_quantity(text) == quantity


def test_a_gap_inside_a_word_closes_only_where_the_document_writes_the_word_whole():
    unwrap = Unwrapper(["สำรวจความพึงพอใจของประชาชน", "คณะผู้บริหาร สมาชิกสภา"])
    assert unwrap("ประเมินความพึง พอใจ") == "ประเมินความพึงพอใจ"
    assert unwrap("คณะผู้บริหาร สมาชิกสภา") == "คณะผู้บริหาร สมาชิกสภา"
    assert unwrap("โครงการ ปลูก ต้นไม้") == "โครงการ ปลูก ต้นไม้"
    assert unwrap("ก ิ จ ก ร ร ม รณรงค์") == "กิจกรรม รณรงค์"


@pytest.mark.real_documents
def test_the_real_table_is_read_without_a_miss(shared):
    plan, doubts = read_annual_plan(seed(shared, "002"))
    gold = json.loads((shared / "gold" / "002.json").read_text("utf-8"))
    assert len(plan.initiatives) == len(gold["projects"]) == 19
    for one, label in zip(plan.initiatives, gold["projects"], strict=True):
        assert (one.seq, one.quarters, one.quantity) == (label["seq"], tuple(label["quarters"]), label["quantity"])
        assert (one.unit, one.dimension, one.source.line) == (label["unit"], label["dimension"], label["line"])
        assert one.kind is not None and one.kind.value == label["kind"]
        assert one.budget is not None and one.budget.per_year == label["budget"]
        assert one.responsible == label["responsible"]
    printed = gold["printed_totals"]
    (total,) = plan.stated_totals
    assert (total.count, list(total.by_quarter.values())) == (printed["projects"], printed["quarters"])
    assert (plan.as_of, plan.reporter) == ("2023-03-21", gold["document"]["reporter"])
    assert [(doubt.code, doubt.initiatives) for doubt in doubts] == [("table.shifted", (4,))]
