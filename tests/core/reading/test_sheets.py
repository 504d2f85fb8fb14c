"""Initiative sheets in the forms that offices use, whole and damaged."""

from decimal import Decimal

import pytest
from tests.core.reading.form_lines import page, rows

from sucharit.core.plan import Initiative, InitiativeKind
from sucharit.core.reading.plan_book import read_plan_book
from sucharit.core.reading.prepared import PreparedLine

NINE = """ลำดับที่ ๓
๑. ชื่อโครงการ : โครงการห้องครัวโปร่งใส อาหารกลางวันตรวจสอบได้
๒. หลักการและเหตุผล/ที่มาของโครงการ
ครัวของโรงเรียนซื้อของทุกเช้า ผู้ปกครองอยากรู้ว่าเงินไปถึงจานข้าวเท่าใด
๓. วัตถุประสงค์
๑) เพื่อให้ผู้ปกครองเห็นรายการซื้อ
๒) เพื่อให้แม่ครัวมีหลักฐานทุกวัน
๔. กลุ่มเป้าหมาย
ผู้ปกครองและแม่ครัว จำนวน ๔๕ คน
๕. วิธีดำเนินการ
๑) ติดราคาวัตถุดิบหน้าครัว
๒) ตั้งเวรตรวจรับ
- เวรเช้า
- เวรสาย
๓) ถ่ายภาพลงกลุ่มไลน์
๖. ระยะเวลาดำเนินการ
ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐
๗. งบประมาณดำเนินการ
๑๒,๕๐๐ บาท
๘. ผู้รับผิดชอบ
กองการศึกษา
๙. ผลผลิต/ผลลัพธ์
ผลผลิต
- มีป้ายราคา ๑ ป้าย
- มีภาพถ่ายครบทุกวันเรียน
ผลลัพธ์
- ผู้ปกครองวางใจร้อยละ ๙๐"""

TEN = """๑. ชื่อกิจกรรม ตลาดนัดของหายได้คืน
๒. หลักการและเหตุผล
ของหายแล้วได้คืนทำให้คนอยากทำดีตาม
๓. วัตถุประสงค์
๓.๑ เพื่อชื่นชมคนเก็บของได้แล้วคืน
๔. เป้าหมาย/ผลผลิต
๔.๑ มีจุดรับแจ้งของหาย ๒ จุด
๔.๒ มีบันทึกทุกชิ้น
๕. พื้นที่ดำเนินการ
ตลาดสดท่าน้ำ
๖. วิธีดำเนินการ
๖.๑ ตั้งโต๊ะรับแจ้ง
๖.๒ ประกาศเสียงตามสาย
๗. ระยะเวลาการดำเนินการ
ปี ๒๕๖๑ ถึง ๒๕๖๔
๘. งบประมาณ
ไม่ใช้งบประมาณ
๙. ผู้รับผิดชอบ
สำนักปลัด
๑๐. ตัวชี้วัด/ผลลัพธ์
ผลผลิต
- ของหายได้คืนครึ่งหนึ่ง
ผลลัพธ์
- ชาวตลาดไว้ใจกัน"""


def sheets(text: str) -> tuple[Initiative, ...]:
    return of_lines(page(text))


def of_lines(lines: tuple[PreparedLine, ...], *, wraps: bool = True) -> tuple[Initiative, ...]:
    return read_plan_book(lines, wraps=wraps)[0].initiatives


def counts(one: Initiative) -> tuple[int, int, int, int]:
    return len(one.objectives), len(one.steps), len(one.outputs), len(one.outcomes)


def assert_kitchen(one: Initiative) -> None:
    """The nine-section sheet, whatever it went through."""
    assert one.title == "โครงการห้องครัวโปร่งใส อาหารกลางวันตรวจสอบได้"
    assert counts(one) == (2, 3, 2, 1)
    assert one.target_group is not None
    assert (one.target_group.count, one.target_group.unit) == (45, "คน")
    assert one.period is not None
    assert (one.period.start, one.period.end) == (2566, 2570)
    assert one.budget is not None
    assert one.budget.per_year == 12500
    assert one.responsible == "กองการศึกษา"


def test_the_nine_sections_of_a_sheet():
    (one,) = sheets(NINE)
    assert_kitchen(one)
    assert (one.seq, one.stated_seq, one.kind) == (1, 3, InitiativeKind.PROJECT)
    assert [len(step.steps) for step in one.steps] == [0, 2, 0]
    assert one.rationale is not None
    assert one.rationale.startswith("ครัวของโรงเรียน")


def test_every_section_keeps_its_lines():
    (one,) = sheets(NINE)
    assert (one.source.line, one.source.line_end) == (1, 27)
    assert {name: one.source.sections[name] for name in ("title", "steps", "outcomes")} == {
        "title": (2, 2),
        "steps": (10, 15),
        "outcomes": (26, 27),
    }


def test_the_ten_sections_of_the_form_before():
    (one,) = sheets(TEN)
    assert (one.kind, one.title, one.place) == (InitiativeKind.ACTIVITY, "ตลาดนัดของหายได้คืน", "ตลาดสดท่าน้ำ")
    assert (len(one.targets), one.target_group) == (2, None)
    assert counts(one) == (1, 2, 1, 1)
    assert one.period is not None
    assert one.period.start == 2561
    assert one.budget is not None
    assert one.budget.per_year == 0


@pytest.mark.parametrize(
    ("printed", "damaged"),
    [
        ("๑. ชื่อโครงการ : ", "๑. ชื่อโครงการ\n\n![ตรา](ตรา.png)\n\n\n\n"),
        ("๑. ชื่อโครงการ : ", "ชี่อโครงการ: "),
        ("๓. วัตถุประสงค์", "๘. วัตถุประสงค์"),
        ("๓. วัตถุประสงค์", "วัตถุประสงค์ :"),
        ("๓. วัตถุประสงค์", "๓.วัตถุประสงศ์"),
        ("๕. วิธีดำเนินการ", "๕) วีธีดำเนินการ"),
        ("๕. วิธีดำเนินการ", "**๕. ขั้นตอนการดำเนินงาน**"),
        ("๕. วิธีดำเนินการ", "## ๕. วิธีการดำเนินการ"),
        ("๓. วัตถุประสงค์\n", "๙. วัตถุประสงค์ "),
        ("กองการศึกษา\n", "กองการศึกษา ๙. ผลผลิต/ผลลัพธ์\n"),
        ("๒๕๗๐\n๗. งบประมาณดำเนินการ\n", "๒๕๗๐ ๗. งบประมาณ "),
        ("๖. ระยะเวลาดำเนินการ\n", "๖. ระยะเวลาการดำเนินการ : "),
        ("๗. งบประมาณดำเนินการ\n", "๗. งบประมาณที่ใช้ในการดำเนินการ  "),
        ("๘. ผู้รับผิดชอบ\n", "๘. ผู้รับผิดชอบโครงการ  "),
        ("๙. ผลผลิต/ผลลัพธ์\nผลผลิต", "๙. ผลผลิต/ผลลัพธ์**ผลผลิต**"),
        ("๙. ผลผลิต/ผลลัพธ์\n", ""),
        ("๓. วัตถุประสงค์", "-๑๒-\n/ผู้ปกครอง...\n๓. วัตถุประสงค์"),
        ("๒) ตั้งเวรตรวจรับ", "\n- ๑๓ -\n\n๒) ตั้งเวรตรวจรับ"),
        ("๒) ตั้งเวรตรวจรับ", "๒)ตั้งเวรตรวจรับ"),
        ("๓) ถ่ายภาพลงกลุ่มไลน์", "๓. ถ่ายภาพลงกลุ่มไลน์"),
        ("๑) เพื่อให้ผู้ปกครองเห็นรายการซื้อ\n๒)", "๑) เพื่อให้ผู้ปกครองเห็นรายการซื้อ ๒)"),
        ("- มีป้ายราคา ๑ ป้าย\n- มีภาพ", "๑) มีป้ายราคา ๑ ป้าย ๒) มีภาพ"),
    ],
)
def test_a_damaged_sheet_reads_the_same(printed: str, damaged: str):
    assert printed in NINE
    (one,) = sheets(NINE.replace(printed, damaged))
    assert_kitchen(one)


def test_sections_may_stand_in_another_order():
    period = "๖. ระยะเวลาดำเนินการ\nปีงบประมาณ ๒๕๖๖ - ๒๕๗๐\n"
    moved = NINE.replace(period, "").replace("๙. ผลผลิต", period + "๙. ผลผลิต")
    (one,) = sheets(moved)
    assert_kitchen(one)


def test_arabic_digits_read_the_same():
    (one,) = sheets(NINE.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")))
    assert_kitchen(one)


def test_a_whole_sheet_glued_on_one_line_is_read():
    glued = "**ลำดับที่ ๓****๑. ชื่อโครงการ :** โครงการห้องครัวโปร่งใส อาหารกลางวันตรวจสอบได้ **๒. หลักการและเหตุผล**\n"
    (one,) = sheets(glued + "\n".join(NINE.split("\n")[3:]))
    assert_kitchen(one)
    assert one.stated_seq == 3


def test_a_sheet_in_a_table_of_two_columns_is_read():
    table = (
        ("1. ชื่อโครงการ", "โครงการห้องครัวโปร่งใส อาหารกลางวันตรวจสอบได้"),
        ("2. หลักการและเหตุผล", "ครัวของโรงเรียนซื้อของทุกเช้า"),
        ("3. วัตถุประสงค์", "1) เพื่อให้ผู้ปกครองเห็นรายการซื้อ\n2) เพื่อให้แม่ครัวมีหลักฐานทุกวัน"),
        ("4. กลุ่มเป้าหมาย", "ผู้ปกครองและแม่ครัว จำนวน 45 คน"),
        ("5. วิธีดำเนินการ", "1) ติดราคา\n2) ตั้งเวรตรวจรับ\n3) ถ่ายภาพ"),
        ("6. ระยะเวลาดำเนินการ", "ปีงบประมาณ 2566 - 2570"),
        ("7. งบประมาณดำเนินการ", "12,500 บาท"),
        ("8. ผู้รับผิดชอบ", "กองการศึกษา"),
        ("9. ผลผลิต", "- มีป้ายราคา 1 ป้าย\n- มีภาพถ่าย"),
        ("10. ผลลัพธ์", "- ผู้ปกครองวางใจ"),
    )
    (one,) = of_lines(rows(*table))
    assert_kitchen(one)


def test_results_side_by_side_are_read_column_by_column():
    side_by_side = NINE.split("ผลผลิต\n- มีป้าย")[0] + "ผลผลิต\tผลลัพธ์\n- มีป้าย - มีภาพ\t- ผู้ปกครองวางใจ"
    (one,) = sheets(side_by_side)
    assert (len(one.outputs) > 0, len(one.outcomes)) == (True, 1)


def test_sheets_without_numbers_of_their_own_are_told_apart():
    without = "\n".join(NINE.split("\n")[1:])
    assert [one.seq for one in sheets(f"{without}\n\n{without}")] == [1, 2]


@pytest.mark.parametrize(
    ("label", "number"),
    [("ลำดับที่ ๓", 3), ("โครงการที่ ๓", 3), ("ลำดับที่ 3.", 3), ("**ลำดับที่ ๓**", 3), ("สำดับที่ ๓", 3), ("", None)],
)
def test_the_label_of_a_sheet(label: str, number: int | None):
    (one,) = sheets(NINE.replace("ลำดับที่ ๓", label))
    assert one.stated_seq == number


def test_a_code_for_a_label_places_the_sheet():
    (one,) = sheets(NINE.replace("ลำดับที่ ๓", "ลำดับที่ ๒.๑.๒"))
    assert (one.stated_seq, one.dimension, one.mission, one.objective_codes) == (None, "2", "2.1", ("2.1.2",))


def test_a_number_behind_the_title_is_the_number_of_the_sheet():
    (one,) = sheets(NINE.replace("ลำดับที่ ๓\n", "").replace("ตรวจสอบได้\n", "ตรวจสอบได้ (๑๗)\n"))
    assert (one.title, one.stated_seq) == ("โครงการห้องครัวโปร่งใส อาหารกลางวันตรวจสอบได้", 17)


def test_the_title_stands_under_its_heading_too_and_over_two_lines():
    title = "๑. ชื่อโครงการ\nโครงการห้องครัวโปร่งใส อาหารกลางวัน\nตรวจสอบได้\n"
    (one,) = sheets(NINE.replace("๑. ชื่อโครงการ : โครงการห้องครัวโปร่งใส อาหารกลางวันตรวจสอบได้\n", title))
    assert_kitchen(one)


def test_a_title_without_heading_stands_under_the_label():
    (one,) = sheets(NINE.replace("๑. ชื่อโครงการ : ", ""))
    assert_kitchen(one)


def test_a_rationale_without_heading_is_kept_and_doubted():
    plan, doubts = read_plan_book(
        page(NINE.replace("๒. หลักการและเหตุผล/ที่มาของโครงการ\n", "").replace("ครัวของ", "ตามที่ครัวของ" * 12)), wraps=True
    )
    assert plan.initiatives[0].rationale is not None
    assert ("heading.missing", "rationale") in [(doubt.code, doubt.field) for doubt in doubts]


def test_several_objective_headings_in_a_row_all_head_the_sheet_under_them():
    outline = (
        "มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส\n๒.๑ การเปิดเผยข้อมูลสาธารณะขององค์กรปกครองส่วนท้องถิ่น\n"
        "๒.๑.๑ การเปิดเผยข้อมูลการบริหารงานและการดำเนินงาน\n๒.๑.๓ การเปิดเผยข้อมูลการบริหารและพัฒนาทรัพยากรบุคคล\n"
    )
    (one,) = sheets(outline + NINE)
    assert one.objective_codes == ("2.1.1", "2.1.3")
    assert (one.dimension, one.mission) == ("2", "2.1")


def test_outline_headings_between_sheets_belong_to_neither():
    heading = "\n๒.๑.๓ การเปิดเผยข้อมูลการบริหารและพัฒนาทรัพยากรบุคคล\n"
    first, second = sheets(NINE + heading + NINE)
    assert first.outcomes == ("ผู้ปกครองวางใจร้อยละ 90",)
    assert second.objective_codes == ("2.1.3",)


def test_a_missing_objective_heading_is_taken_from_the_table_with_a_doubt():
    table = (
        "โครงการ\t๒๕๖๖\t๒๕๖๗\t๒๕๖๘\tงบประมาณ\n"
        "(๓.๑.๒) ๑. โครงการห้องครัวโปร่งใส อาหารกลางวันตรวจสอบได้\t๑๒,๕๐๐\t๑๒,๕๐๐\t๑๒,๕๐๐\t\n\n"
    )
    plan, doubts = read_plan_book(page(table + NINE), wraps=True)
    assert plan.initiatives[0].objective_codes == ("3.1.2",)
    assert [(doubt.proposed, doubt.initiatives) for doubt in doubts if doubt.code == "heading.missing"] == [
        ("3.1.2", (1,))
    ]


def test_an_annex_ends_the_last_sheet():
    (one,) = sheets(NINE + "\n\nภาคผนวก\n- รายชื่อคณะทำงาน\n- ภาพกิจกรรม")
    assert len(one.outcomes) == 1


def test_word_paragraphs_without_markers_are_items():
    text = (
        NINE.replace("๑) ", "")
        .replace("๒) ", "")
        .replace("๓) ", "")
        .replace("- เวรเช้า\n- เวรสาย\n", "")
        .replace("- ", "")
    )
    paragraphs = text.replace("ปีงบประมาณ ๒๕๖๖ ๒", "ปีงบประมาณ ๒๕๖๖ - ๒").split("\n")
    (one,) = of_lines(rows(*paragraphs), wraps=False)
    assert counts(one) == (2, 3, 2, 1)


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("พนักงาน จำนวน ๒๐ คน และลูกจ้าง จำนวน ๒๕ คน", 45),
        ("พนักงานและลูกจ้าง รวม ๔๕ คน แบ่งเป็น ชาย ๒๐ คน หญิง ๒๕ คน", 45),
        ("ประชาชนทั้ง ๗ หมู่บ้าน จำนวน ๑,๒๐๐ คน", 1200),
        ("ประชาชนทั่วไป", None),
        ("รุ่นละ ๒๐ คน หรือ ๓๐ คน", None),
    ],
)
def test_how_many_a_target_group_states(printed: str, count: int | None):
    (one,) = sheets(NINE.replace("ผู้ปกครองและแม่ครัว จำนวน ๔๕ คน", printed))
    assert one.target_group is not None
    assert one.target_group.count == count


@pytest.mark.parametrize(
    ("printed", "per_year"),
    [
        ("๑๒,๕๐๐.๕๐ บาท", Decimal("12500.50")),
        ("ปีละ ๙,๐๐๐ บาท รวม ๔๕,๐๐๐ บาท", Decimal(9000)),
        ("ไม่ใช้งบประมาณ", Decimal(0)),
        ("-", Decimal(0)),
        ("ตามข้อบัญญัติงบประมาณรายจ่ายประจำปี", None),
        ("................ บาท", None),
        ("ปี ๒๕๖๖ ๑๐,๐๐๐ บาท ปี ๒๕๖๗ ๒๐,๐๐๐ บาท", None),
    ],
)
def test_the_budget_of_a_year(printed: str, per_year: Decimal | None):
    (one,) = sheets(NINE.replace("๑๒,๕๐๐ บาท", printed))
    assert one.budget is not None
    assert one.budget.per_year == per_year


def test_an_empty_section_is_not_a_missing_one():
    (one,) = sheets(NINE.replace("๑๒,๕๐๐ บาท\n", ""))
    assert one.budget is not None
    assert (one.budget.text, one.budget.per_year) == ("", None)
    (one,) = sheets(NINE.replace("๗. งบประมาณดำเนินการ\n๑๒,๕๐๐ บาท\n", ""))
    assert one.budget is None


def test_part_one_of_a_plan_is_no_sheet():
    part = "ส่วนที่ ๑ บทนำ\n๑. หลักการและเหตุผล\nตำบลนี้ตั้งใจทำงานตรงไปตรงมา\n๒. วัตถุประสงค์ของแผน\n๑) เพื่อเดินทางเดียวกัน\n"
    assert sheets(part) == ()
    assert len(sheets(part + NINE)) == 1
