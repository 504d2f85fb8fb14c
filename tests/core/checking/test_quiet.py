"""A false alarm costs an officer's trust: what each rule must not speak of, and close by, what it must."""

from decimal import Decimal

import pytest

from sucharit.core.checking import check
from sucharit.core.checking.examples.parts import at, money, plan, row, sheet
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import (
    Announcement,
    Initiative,
    Member,
    Order,
    Organization,
    OrganizationType,
    Period,
    Plan,
    StatedTotal,
    Target,
    TargetGroup,
)
from sucharit.core.plan.totals import WHOLE

COURSE = "โครงการอบรมระเบียบงานพัสดุ"
TOWN = Organization(name="เทศบาลเมืองศรีบัวทอง", type=OrganizationType.TOWN)


def said(plan: Plan, code: str, lines: tuple[str, ...] = ()) -> list[str]:
    return [finding.message for finding in check(plan, lines) if finding.code == code]


def why(*texts: str, organization: Organization | None = None) -> Plan:
    sheets = (sheet(n, f"โครงการเรื่องที่ {n}", rationale=text) for n, text in enumerate(texts, 1))
    return plan(*sheets, **({"organization": organization} if organization else {}))


# -- words of another kind of local government ---------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "ตามพระราชบัญญัติเทศบาล พ.ศ. 2496",
        "ตาม พ.ร.บ.เทศบาล พ.ศ. 2496",
        "คณะกรรมการกลางพนักงานเทศบาลกำหนด",
        "ร่วมกับสมาคมสันนิบาตเทศบาลแห่งประเทศไทย",
        "องค์กรปกครองส่วนท้องถิ่น ได้แก่ อบจ. เทศบาล และ อบต.",
        "เทศบาลหรือองค์การบริหารส่วนตำบลดำเนินการได้",
        "ศึกษาดูงาน ณ เทศบาลเมืองริมน้ำ",
        "นักเรียนโรงเรียนเทศบาล 3 เข้าร่วม",
        "ตรวจสอบจากทุกภาคส่วนและตอบต่อผู้ร้อง",  # "อบจ" and "อบต" inside other words
        "พนักงานส่วนตำบลและลูกจ้าง",
    ],
)
def test_a_subdistrict_organization_may_say_so(text: str):
    assert said(why(text), "organization.kind-words") == []


@pytest.mark.parametrize(
    "text",
    ["นายกเทศมนตรีลงนาม", "แผนพัฒนาเทศบาล", "ตามเทศบัญญัติงบประมาณรายจ่าย", "ความโปร่งใสของเทศบาล", "สมาชิกสภาเทศบาลเข้าร่วม"],
)
def test_a_subdistrict_organization_may_not_say_so(text: str):
    assert len(said(why(text), "organization.kind-words")) == 1


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("นายกองค์การบริหารส่วนตำบลลงนาม", 1),
        ("ปลัด อบต. ตรวจสอบ", 1),
        ("พนักงานส่วนตำบลทุกคน", 1),
        ("เทศบาล องค์การบริหารส่วนตำบล และประชาชน", 0),
        ("ร่วมกับองค์การบริหารส่วนตำบลหนองแก้ว", 0),
        ("พนักงานเทศบาลและปลัดเทศบาล", 0),
        ("ข้อบัญญัติท้องถิ่นตามกฎหมาย", 0),
    ],
)
def test_a_town_keeps_to_the_words_of_towns(text: str, wrong: int):
    assert len(said(why(text, organization=TOWN), "organization.kind-words")) == wrong


def test_a_province_works_with_all_kinds_and_names_them_rightly():
    province = Organization(name="องค์การบริหารส่วนจังหวัดอุทัยธานี", type=OrganizationType.PROVINCIAL)
    assert said(why("อบรมนายกเทศมนตรีและนายก อบต. ในจังหวัด", organization=province), "organization.kind-words") == []


# -- the own name --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("องค์การ บริหารส่วนตำบล ดอนสุขใจ และ อบต. ดอนสุขใจ", 0),
        ("องค์การบริหารส่วนตำบลดอนแก้วและดอนสุข", 0),
        ("องค์การบริหารส่วนตำบลดำเนินการ", 0),
        ("ในพื้นที่ตำบลดอนสุชใจ", 1),
        ("องค์การบริหารส่วนตำบลดอนสุขใ", 1),
        ("องค์กรบริหารส่วนตำบลดอนสุขใจ", 1),
    ],
)
def test_only_slips_of_the_own_name_are_told(text: str, wrong: int):
    often = "องค์การบริหารส่วนตำบลดอนสุขใจตั้งอยู่ในตำบลดอนสุขใจ"
    assert len(said(why(often, text), "organization.spelling")) == wrong


# -- template text -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "text", "wrong"),
    [
        ("responsible", "ระบุชื่อหน่วยงาน", 1),
        ("responsible", "(ระบุหน่วยงาน)", 1),
        ("responsible", "........................", 1),
        ("place", "อาคาร xxxx", 1),
        ("rationale", "กฎหมายระบุให้หน่วยงานเปิดเผยข้อมูล ตามที่ระบุไว้ในแผน", 0),
        ("rationale", "เอกสาร (ระบุไว้ในภาคผนวก)", 0),
        ("rationale", "บุคลากรเป็นตัวอย่างที่ดีแก่ประชาชน", 0),
        ("rationale", "ฯลฯ เป็นต้น ... ตามลำดับ", 0),
        ("responsible", "สำนักปลัด", 0),
    ],
)
def test_template_text_is_told_and_ordinary_words_are_not(field: str, text: str, wrong: int):
    assert len(said(plan(sheet(1, COURSE, **{field: text})), "placeholder")) == wrong


def test_leaders_of_a_table_of_contents_and_signatures_are_no_template_text():
    lines = (
        "คำนำ .............................. ก",
        "ลงชื่อ ........................ ประธาน",
        "(..............................)",
    )
    assert said(plan(sheet(1, COURSE)), "placeholder", lines) == []


def test_both_alternatives_of_a_form_are_told():
    kept = "ผ่านเกณฑ์ (กรณียังไม่ผ่านเกณฑ์) / รักษาคะแนน (กรณีที่ผ่านเกณฑ์แล้ว)"
    assert len(said(why(kept), "placeholder")) == 1
    assert said(why("ยื่นคำขอ (กรณีบุคคลธรรมดา) / (กรณีนิติบุคคล)"), "placeholder") == []


# -- years ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("จึงจัดทำโครงการอบรมกฎหมาย ประจำปี 2564 ขึ้น", 1),
        ("จึงได้ดำเนินโครงการอบรม ประจำปีงบประมาณ พ.ศ. 2575", 1),
        ("จึงจัดทำโครงการอบรมกฎหมาย ประจำปี 2567 ขึ้น", 0),
        ("ยุทธศาสตร์ชาติ (พ.ศ. 2561-2580) และแผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565)", 0),
        ("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564", 0),
        ("หนังสือลงวันที่ 25 ธันวาคม 2557", 0),
        ("จัดทำโครงการเพื่อใช้ข้อมูลผลการประเมินประจำปี 2564", 0),
        ("จัดทำข้อบัญญัติงบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2571", 0),
    ],
)
def test_only_the_years_of_the_initiative_itself_must_be_the_plans(text: str, wrong: int):
    assert len(said(why(text), "year.outside")) == wrong


def test_where_most_periods_lie_outside_it_is_told_once():
    many = plan(*(sheet(n, f"โครงการที่ {n}") for n in range(1, 9)), span=FiscalSpan(2561, 2564))
    assert len(said(many, "year.outside")) == 1


# -- money and the table -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "in_sheet", "wrong"),
    [
        (20_000, 20_000, 0),
        (20_000, 100_000, 0),  # the sheet states the five years together
        ({2566: 0, 2567: 30_000, 2568: 0}, 30_000, 0),
        (0, 0, 0),
        (20_000, 0, 1),
        (0, 5_000, 1),
        (20_000, 25_000, 1),
    ],
)
def test_the_sheet_may_state_one_year_or_all_years(table: int | dict[int, int], in_sheet: int, wrong: int):
    one = plan(sheet(1, COURSE, budget=money(in_sheet)), budget_rows=(row(1, COURSE, table),))
    assert len(said(one, "money.table-sheet")) == wrong


def test_a_table_of_something_else_is_not_held_against_the_sheets():
    rows = tuple(row(n, f"ก่อสร้างถนนสายที่ {n}", 500_000, "9.9.9") for n in range(1, 9))
    sheets = tuple(sheet(n, f"มาตรการส่งเสริมความโปร่งใสเรื่อง {word}") for n, word in enumerate("กขคงจฉชซ", 1))
    told = {finding.code for finding in check(plan(*sheets, budget_rows=rows))}
    assert told.isdisjoint({"money.row-missing", "sheet.missing", "money.table-sheet", "title.table-sheet"})


def test_a_stated_sum_is_not_judged_while_rows_lack_amounts():
    rows = (row(1, COURSE, 20_000), row(2, "กิจกรรมอื่น", {}))
    stated = StatedTotal(scope=WHOLE, budgets={2566: Decimal(50_000)})
    assert said(plan(budget_rows=rows, stated_totals=(stated,)), "money.sum") == []


def test_two_initiatives_with_like_titles_are_matched_to_their_own_rows():
    first, second = "โครงการอบรมคุณธรรมแก่พนักงานจ้าง", "โครงการอบรมคุณธรรมแก่พนักงานครู"
    both = plan(
        sheet(1, first, budget=money(1_000)),
        sheet(2, second, budget=money(2_000)),
        budget_rows=(row(1, second, 2_000), row(2, first, 1_000)),
    )
    told = {finding.code for finding in check(both)}
    assert told.isdisjoint({"money.table-sheet", "title.table-sheet", "money.row-missing"})


@pytest.mark.parametrize(
    ("table", "in_sheet", "wrong"),
    [
        ("โครงการ อบรม “ระเบียบงานพัสดุ”", "โครงการอบรมระเบียบงานพัสดุ", 0),
        ("โครงการอบรมระเบียบงานพัสดุ (กองคลัง)", "โครงการอบรมระเบียบงานพัสดุ", 0),
        ("โครงการอบรมระเบียบงานพัสดุของ อบต.ดอนสุขใจ", "โครงการอบรมระเบียบงานพัสดุ", 0),
        ("โครงการอบรมระเบยบงานพัสดุ", "โครงการอบรมระเบียบงานพัสดุ", 0),
        ("โครงการอบรมอบรมระเบียบงานพัสดุ", "โครงการอบรมระเบียบงานพัสดุ", 0),
        ("โครงการอบรมระเบียบงานพัสดุและการเงิน", "โครงการอบรมระเบียบงานพัสดุ", 1),
        ("โครงการอบรมระเบียบงานพัสดุ รุ่นที่ 1", "โครงการอบรมระเบียบงานพัสดุ รุ่นที่ 2", 1),
    ],
)
def test_only_a_real_difference_of_titles_is_told(table: str, in_sheet: str, wrong: int):
    one = plan(sheet(1, in_sheet), budget_rows=(row(1, table),))
    assert len(said(one, "title.table-sheet")) == wrong


@pytest.mark.parametrize(
    ("note", "unit", "wrong"),
    [
        ("กจ.", "กองการเจ้าหน้าที่", 0),
        ("ช่าง", "กองช่าง", 0),
        ("ยุทธฯ", "กองยุทธศาสตร์และงบประมาณ", 0),
        ("ทุกกอง", "สำนักปลัด", 0),
        ("ไม่ใช้งบประมาณ", "สำนักปลัด", 0),
        ("อยู่ระหว่างดำเนินการ", "สำนักปลัด", 0),
        ("สำนักปลัด กองคลัง", "กองคลัง", 0),
        ("ช่าง", "กองสวัสดิการสังคม", 1),
    ],
)
def test_short_forms_of_units_are_understood(note: str, unit: str, wrong: int):
    one = plan(sheet(1, COURSE, responsible=unit), budget_rows=(row(1, COURSE, note=note),))
    assert len(said(one, "unit.table-sheet")) == wrong


# -- laws ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 แก้ไขเพิ่มเติมถึง (ฉบับที่ 7) พ.ศ. 2562", 0),
        ("พ.ร.บ.ข้อมูลข่าวสารของราชการ พ.ศ. 2540 และพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ.2540", 0),
        ("พระราชบัญญัติเทศบาล พ.ศ. 2496 และพระราชบัญญัติองค์การบริหารส่วนจังหวัด พ.ศ. 2540", 0),
        ("พระราชบัญญัติคุ้มครองผู้บริโภค ได้กำหนดสิทธิ ต่อมา พ.ศ. 2560 จึงมีระเบียบกระทรวงมหาดไทยว่าด้วยงานพัสดุ พ.ศ. 2535", 0),
        ("พ.ร.บ.ข้อมูลข่าวสารของราชการ พ.ศ. 2540 และพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ.2545", 1),
        ("พระราชบัญญัติสภาตำบล (ฉบับที่ 3) พ.ศ. 2542 และพระราชบัญญัติสภาตำบล (ฉบับที่ 3) พ.ศ. 2546", 1),
    ],
)
def test_amendments_and_other_laws_are_kept_apart(text: str, wrong: int):
    assert len(said(why(text), "law.year")) == wrong


def test_the_year_of_a_law_may_stand_on_the_next_line():
    lines = ("อาศัยพระราชบัญญัติข้อมูลข่าวสารของราชการ", "พ.ศ. 2540 จึงเปิดเผย", "", "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2550")
    assert len(said(plan(), "law.year", lines)) == 1


# -- people, promises, targets -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "wrong"),
    [
        ("คณะผู้บริหาร สมาชิกสภา และพนักงานส่วนตำบล จำนวน 48 คน", 0),
        ("พนักงานส่วนตำบล จำนวน 20 คน", 0),
        ("ผู้บริหาร สมาชิกสภา พนักงาน และประชาชน จำนวน 90 คน", 0),
        ("ผู้บริหาร สมาชิกสภา และพนักงานด้านการเงิน จำนวน 10 คน", 0),
        ("ผู้บริหาร 3 คน สมาชิกสภา 12 คน พนักงาน 30 คน", 0),
        ("ผู้บริหาร สมาชิกสภา และพนักงานส่วนตำบล จำนวน ๕๕ คน", 1),
    ],
)
def test_only_everybody_must_be_the_same_number(second: str, wrong: int):
    groups = ("คณะผู้บริหาร สมาชิกสภา และพนักงานส่วนตำบล จำนวน 48 คน", second)
    sheets = (sheet(n, f"โครงการที่ {n}", target_group=TargetGroup(text=text)) for n, text in enumerate(groups, 1))
    assert len(said(plan(*sheets), "headcount.conflict")) == wrong


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("มีการจัดอบรม จำนวน 1 ครั้ง", "มีการจัดอบรม จำนวน 1 ครั้ง", 0),
        ("บุคลากรมีความรู้ความเข้าใจ ไม่น้อยกว่าร้อยละ 80", "บุคลากรมีความรู้ความเข้าใจ ไม่น้อยกว่าร้อยละ 80", 0),
        ("มีแผนปฏิบัติการปี 2566", "มีแผนปฏิบัติการปี 2567", 0),
        ("มีแผนปฏิบัติการป้องกันการทุจริตขององค์การบริหารส่วนตำบลดอนสุขใจ", "มีแผนปฏิบัติการป้องกันการทุจริตของ อบต.ดอนสุขใจ", 1),
    ],
)
def test_only_a_thing_that_exists_once_is_promised_twice(first: str, second: str, wrong: int):
    both = plan(sheet(1, COURSE, outputs=(first,)), sheet(2, "กิจกรรมอื่น", outputs=(second,)))
    assert len(said(both, "duplicate.output")) == wrong


@pytest.mark.parametrize(
    ("outcome", "wrong"),
    [
        ("ผลคะแนน ITA ไม่น้อยกว่า 90 คะแนน", 0),
        ("ผลการประเมิน ITA เพิ่มขึ้น", 0),
        ("ผลคะแนน ITA ไม่น้อยกว่า 95 คะแนน จากคะแนนเต็ม 100 คะแนน", 0),
        ("ผลคะแนน ITA 85 คะแนนขึ้นไป", 1),
    ],
)
def test_a_score_within_the_yearly_targets_is_no_conflict(outcome: str, wrong: int):
    series = {2566: Decimal(87), 2570: Decimal(95)}
    one = plan(sheet(1, COURSE, outcomes=(outcome,)), targets=(Target(name="คะแนน ITA", unit="คะแนน", by_year=series),))
    assert len(said(one, "target.conflict")) == wrong


# -- lists ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "wrong"),
    [
        ("1) ก ข|2) ค ง|3) จ ฉ", 0),
        ("1) ก ข|1.1 ค ง|1.2 จ ฉ|2) ช ซ", 0),
        ("๑) ก ข|- ค ง|- จ ฉ|๒) ช ซ", 0),
        ("1. ก ข|2) ค ง|3. จ ฉ", 0),
        ("1) ก ข 2) ค ง|3) จ ฉ", 0),
        ("1) ก ข|(1) ค ง|(2) จ ฉ|2) ช ซ", 0),
        ("5.1 ก ข|5.2 ค ง|5.2.1 จ ฉ|5.2.2 ช ซ|5.3 ฌ ญ", 0),
        ("1) ก ข|3) ค ง", 1),
        ("1) ก ข|2) ค ง|2) จ ฉ", 1),
        ("6.1 ก ข|6.2 ค ง", 1),
        ("1) ก ข|2) ค ง|7) จ ฉ|4) ช ซ", 1),
    ],
)
def test_nested_and_mixed_lists_are_in_order(items: str, wrong: int):
    lines = ("5. วิธีดำเนินการ", *items.split("|"))
    one = plan(sheet(1, COURSE, source=at(1, len(lines), steps=(1, len(lines)))))
    assert len(said(one, "number.list", lines)) == wrong


# -- annual plans, single sheets, other papers ---------------------------------------------------------------


def test_an_annual_plan_is_not_measured_by_the_form_of_sheets():
    rows = tuple(
        Initiative(seq=n, title=f"โครงการที่ {n}", dimension="1", quarters=(1, 2), indicators=("จัดอบรม 1 ครั้ง",))
        for n in range(1, 12)
    )
    told = check(plan(*rows, span=FiscalSpan(2567, 2567)))
    assert {finding.code for finding in told} <= {"kind.missing"}


def test_a_paper_without_a_plan_has_no_findings():
    assert check(Plan(title="")) == ()
    assert check(Plan(title="บันทึกข้อความ"), ["บันทึกข้อความ", "เรื่อง ขออนุญาต"]) == ()


def test_a_section_that_no_sheet_has_is_told_once():
    sheets = tuple(sheet(n, f"โครงการที่ {n}", outcomes=()) for n in range(1, 11))
    told = [finding for finding in check(plan(*sheets)) if finding.code == "section.missing"]
    assert [len(finding.where.initiatives) for finding in told] == [10]


# -- habits of an office are told once -------------------------------------------------------------------------------


def test_a_table_of_expenses_only_is_told_once():
    free = tuple(sheet(n, f"มาตรการเรื่อง {word}", budget=money(0)) for n, word in enumerate("กขคง", 1))
    paid = sheet(5, COURSE, budget=money(9_000))
    told = [f for f in check(plan(*free, paid, budget_rows=(row(1, COURSE, 9_000),))) if f.code == "money.row-missing"]
    assert [finding.where.initiatives for finding in told] == [(1, 2, 3, 4)]


def test_a_paid_initiative_without_a_row_is_told_by_itself():
    free = tuple(sheet(n, f"มาตรการเรื่อง {word}", budget=money(0)) for n, word in enumerate("กขค", 1))
    paid = (sheet(4, COURSE, budget=money(9_000)), sheet(5, "กิจกรรมศึกษาดูงานนอกสถานที่", budget=money(7_000)))
    told = said(plan(*free, *paid, budget_rows=(row(1, COURSE, 9_000),)), "money.row-missing")
    assert len(told) == 4
    assert sum("7,000 บาท" in message for message in told) == 1


def test_blank_cells_everywhere_are_told_once():
    blank = tuple(row(n, f"มาตรการเรื่อง {word}", {}) for n, word in enumerate("กขคง", 1))
    assert len(said(plan(budget_rows=(*blank, row(5, COURSE, 9_000))), "money.blank")) == 1


@pytest.mark.parametrize("text", ["ปีงบประมาณ 66 - 70", "พ.ศ. 66-70", "ต.ค. 2565 - ก.ย. 2566", "ดำเนินการทุก ๆ ปี", "5 ปี"])
def test_a_period_may_name_its_years_in_any_way(text: str):
    assert said(plan(sheet(1, COURSE, period=Period(text=text))), "period.incomplete") == []


def test_a_date_too_damaged_to_read_is_not_a_missing_date():
    printed = Announcement(subject="ใช้แผน", date_text="๒๐ เดือน กนยายน พ.ศ. ๒๕๖๕")
    assert said(plan(announcements=(printed,)), "date.missing") == []


def test_an_assistant_is_no_secretary_and_a_deputy_no_chair():
    roles = ("รองประธานคณะทำงาน", "คณะทำงาน", "คณะทำงานและผู้ช่วยเลขานุการ")
    order = Order(
        number="1/2565", subject="แต่งตั้ง", date="2022-03-01", members=tuple(Member(name="ก", role=r) for r in roles)
    )
    (told,) = said(plan(orders=(order,)), "order.roles")
    assert "ไม่มีประธานและไม่มีเลขานุการ" in told
