"""A procurement officer's spreadsheet, as it is: merged cells, Thai digits, two eras, several things in one cell."""

import datetime
from decimal import Decimal

import pytest

from sucharit.core.procurement import Method, is_company, read_method, tax_number, vendor_key
from sucharit.core.procurement.reading import SheetRows, read_plan_sheets, read_sheets
from sucharit.core.procurement.reading.cells import amount_of, contract_of, day_of, names_with_prices
from sucharit.core.procurement.reading.columns import field_of, find_columns
from sucharit.core.procurement.reading.plans import month_of

HEADER = {
    1: "ลำดับที่", 2: "งานที่จัดซื้อหรือจัดจ้าง", 3: "วงเงินที่จะซื้อ\nหรือจ้าง (บาท)", 4: "ราคากลาง (บาท)", 5: "วิธีซื้อหรือจ้าง",
    6: "รายชื่อผู้เสนอราคา\nและราคาที่เสนอ", 7: "ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", 8: "เหตุผลที่คัดเลือกโดยสรุป",
    9: "เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง",
}  # fmt: skip


def sheet(*rows, name="", merged=(), header=HEADER, first=4):
    told = [(1, {1: "แบบ สขร.1"}), (2, {1: "สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน ตุลาคม 2568"}), (3, header)]
    told += [(first + place, dict(row)) for place, row in enumerate(rows)]
    return SheetRows(name=name, rows=told, merged=merged)


def row(title="ซื้อวัสดุสำนักงาน", *, seq="๑", agreed="ร้านเจริญพาณิชย์\n๔,๕๐๐.- บาท", on="12/2569 ลว. 15 ต.ค. 2568", **more):
    return {
        1: seq,
        2: title,
        3: "5,000",
        4: "๕,๐๐๐ บาท",
        5: "เฉพาะเจาะจง",
        6: "ร้านเจริญพาณิชย์ 4,500 บาท",
        7: agreed,
        9: on,
    } | more


def read(*rows, year=2569, **options):
    return read_sheets([sheet(*rows, **options)], year)


def test_a_row_of_the_monthly_summary_is_read_whole():
    (one,) = read(row()).records
    assert (one.title, one.method, one.vendor) == ("ซื้อวัสดุสำนักงาน", Method.SPECIFIC, "ร้านเจริญพาณิชย์")
    assert (one.budget, one.median, one.agreed) == (Decimal(5000), Decimal(5000), Decimal(4500))
    assert (one.contract_number, one.contract_on) == ("12/2569", datetime.date(2025, 10, 15))
    assert [(bid.name, bid.price) for bid in one.bids] == [("ร้านเจริญพาณิชย์", Decimal(4500))]
    assert not one.faulty and one.row == 4


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("ใบสั่งซื้อเลขที่ ๓๔/๒๕๖๙ ลงวันที่ ๓ พฤศจิกายน ๒๕๖๘", datetime.date(2025, 11, 3)),
        ("34/2569\n3/11/2025", datetime.date(2025, 11, 3)),
        ("34/2569 3/11/68", datetime.date(2025, 11, 3)),
        ("34/2569 3/11/25", datetime.date(2025, 11, 3)),
        ("34/2569 2025-11-03", datetime.date(2025, 11, 3)),
        ("34/2569 3 พ.ย. 68", datetime.date(2025, 11, 3)),
    ],
)
def test_eras_are_mixed_and_understood(printed, day):
    (one,) = read(row(on=printed)).records
    assert one.contract_on == day
    assert one.contract_number == "34/2569" or one.contract_number.startswith("๓๔/") is False
    assert not one.faulty


def test_years_of_another_era_are_counted_for_a_person_to_look_at():
    told = read(row(on="1/2569 3/11/2025"), row("ซื้อหมึก", on="2/2569 4/11/25")).counts
    assert {one.code: one.number for one in told} == {"day_era": 1, "day_short": 1}


def test_a_day_that_a_spreadsheet_holds_as_a_buddhist_year():
    assert day_of("2569-01-15", 2569).day == datetime.date(2026, 1, 15)
    assert day_of("2026-01-15 00:00", 2569).how == ""
    assert day_of("ไม่มี", 2569) is None
    assert day_of("2026-13-40", 2569) is None


def test_several_bidders_in_one_cell_and_in_merged_rows():
    in_one = read(row() | {6: "1. ร้าน ก\n   4,800 บาท\n2. บริษัท ข จำกัด 4,500 บาท"}).records[0]
    assert [(bid.name, bid.price) for bid in in_one.bids] == [("ร้าน ก", Decimal(4800)), ("บริษัท ข จำกัด", Decimal(4500))]
    first = row() | {6: "ร้าน ก 4,800"}
    merged = read(first, {6: "ร้านเจริญพาณิชย์ 4,500"}, {6: "ร้าน ค 4,900 บาท"}, merged=[(4, 6, "A4:A6"), (4, 6, "B4:B6")])
    (one,) = merged.records
    assert [bid.name for bid in one.bids] == ["ร้าน ก", "ร้านเจริญพาณิชย์", "ร้าน ค"]


def test_a_merged_word_holds_for_all_its_rows_but_merged_money_for_none_below():
    second = row("จ้างซ่อมรถ", seq="2")
    del second[5]
    read_down = read(row(), second, merged=[(4, 5, "E4:E5")])
    assert [one.method for one in read_down.records] == [Method.SPECIFIC, Method.SPECIFIC]
    third = row("จ้างซ่อมรถ", seq="2")
    del third[3]
    money = read(row(), third, merged=[(4, 5, "C4:C5")]).records[1]
    assert money.budget is None
    assert [(remark.code, remark.field) for remark in money.remarks] == [("merged_money", "budget")]


def test_totals_are_not_purchases_and_are_checked():
    right = read(row(), {2: "รวม", 3: "5,000"})
    assert len(right.records) == 1 and not right.counts
    wrong = read(row(), {1: "รวมทั้งสิ้น", 3: "9,000"})
    assert [(one.code, one.stated, one.counted) for one in wrong.counts] == [
        ("total_budget", Decimal(9000), Decimal(5000))
    ]


def test_headings_signatures_and_repeated_headers_are_no_purchases():
    told = read(
        row(), HEADER, {1: "(1)", 2: "(2)", 3: "(3)"}, {2: "ลงชื่อ..............ผู้จัดทำ", 5: "x"}, {4: "(นางสาวมาลี)"},
        row("ซื้อหมึก", seq="2"),
    )  # fmt: skip
    assert [one.title for one in told.records] == ["ซื้อวัสดุสำนักงาน", "ซื้อหมึก"]


def test_the_month_of_a_heading_or_a_sheet_stands_in_for_a_missing_day():
    told = read_sheets([sheet(row(on="7/2569"), name="ม.ค.")], 2569).records[0]
    assert told.contract_on == datetime.date(2026, 1, 1)
    assert [one.code for one in told.remarks] == ["day_from_month"]
    under = read({2: "ประจำเดือน ธันวาคม 2568"}, row(on="7/2569")).records[0]
    assert under.contract_on == datetime.date(2025, 12, 1)


def test_all_sheets_of_a_workbook_and_the_one_without_a_table():
    told = read_sheets(
        [sheet(row(), name="ต.ค."), sheet(row("ซื้อหมึก"), name="พ.ย."), SheetRows(name="ปก", rows=[(1, {1: "ปก"})])], 2569
    )
    assert [(one.sheet, one.row) for one in told.records] == [("ต.ค.", 4), ("พ.ย.", 4)]
    assert [(one.code, one.sheet) for one in told.counts] == [("no_header", "ปก")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({7: "ร้าน ก สี่พันกว่าบาท", 6: ""}, "no_price"),
        ({7: "", 6: ""}, "no_vendor"),
        ({5: "วิธีพิเศษสุด"}, "method_unknown"),
        ({5: "-"}, "method_missing"),
        ({9: "1/2569 15 ต.ค. 2560"}, "outside_year"),
        ({9: "1/2569"}, "no_day"),
        ({7: "ร้าน ก 0.00 บาท"}, "zero_price"),
    ],
)
def test_what_cannot_be_taken_is_a_fault_of_its_row(change, code):
    (one,) = read_sheets([sheet(row() | change)], 2569).records
    assert code in [remark.code for remark in one.remarks if remark.fault]


def test_the_same_purchase_twice_is_flagged_even_when_it_is_spelled_differently():
    again = row(agreed="ร้าน เจริญพาณิชย์ 4500", seq="2")
    first, second = read(row(), again).records
    assert not first.faulty
    assert [(one.code, one.printed) for one in second.remarks if one.fault] == [("double", "4")]
    assert first.identity == second.identity


def test_columns_of_the_sixteen_fields_of_ita():
    header = {
        1: "ที่", 2: "ปีงบประมาณ", 3: "ชื่อรายการของงานที่ซื้อหรือจ้าง", 4: "วงเงินงบประมาณที่ได้รับจัดสรร (บาท)",
        5: "แหล่งที่มาของงบประมาณ",
        6: "สถานะการจัดซื้อจัดจ้าง", 7: "วิธีการจัดซื้อจัดจ้าง", 8: "ราคากลาง (บาท)", 9: "ราคาที่ตกลงซื้อหรือจ้าง (บาท)",
        10: "รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก", 11: "เลขที่โครงการในระบบ e-GP", 12: "วันที่ลงนามในสัญญา",
        13: "เลขประจำตัวผู้เสียภาษี",
    }  # fmt: skip
    cells = {
        1: "1", 3: "จ้างก่อสร้างถนน คสล.", 4: "1200000", 5: "เงินอุดหนุน", 6: "สิ้นสุดสัญญา", 7: "e-bidding", 8: "1180000",
        9: "1150000.5", 10: "หจก.สมบูรณ์การโยธา", 11: "๖๙๐๑๗๒๓๔๕๖๗", 12: "2026-02-03", 13: "0-1055-63008-65-6",
    }  # fmt: skip
    (one,) = read_sheets([sheet(cells, header=header)], 2569).records
    assert (one.method, one.agreed, one.egp_number) == (Method.OPEN, Decimal("1150000.50"), "69017234567")
    assert (one.tax_number, one.source) == ("0105563008656", "เงินอุดหนุน")
    waiting = cells | {6: "ยังไม่ลงนามในสัญญา", 9: "", 10: "", 12: ""}
    (two,) = read_sheets([sheet(waiting, header=header)], 2569).records
    assert two.waiting and not two.faulty


def test_the_identity_number_of_a_person_is_not_taken():
    header = HEADER | {10: "เลขประจำตัวผู้เสียภาษี"}
    told = read_sheets([sheet(row() | {10: "3 1009 04148 88 6"}, header=header)], 2569)
    assert tax_number("3100904148886") in ("", "3100904148886")
    assert told.records[0].tax_number == ""
    assert not is_company("3100904148886")


def test_names_of_methods_and_columns():
    assert [read_method(words) for words in ("e - bidding", "วิธีคัดเลือก", "ตกลงราคา", "-", "กรณีพิเศษ")] == [
        Method.OPEN, Method.SELECTIVE, Method.SPECIFIC, None, Method.OTHER,
    ]  # fmt: skip
    assert field_of("วงเงินที่จะซื้อหรือจ้าง") == "budget"
    assert field_of("วันที่ส่งมอบ") == "delivered_on"
    assert field_of("สีที่ชอบ") is None
    assert find_columns([(1, {1: "ชื่อ", 2: "โทรศัพท์"})]) is None


def test_a_seller_is_one_under_its_spellings():
    names = ("หจก. สมบูรณ์การโยธา", "ห้างหุ้นส่วนจำกัด สมบูรณ์ การโยธา", "ห้างหุ้นส่วนจำกัดสมบูรณ์การโยธา (สำนักงานใหญ่)")
    assert len({vendor_key(name) for name in names}) == 1
    assert vendor_key("บริษัท ก จำกัด") != vendor_key("บริษัท ข จำกัด")
    assert vendor_key("ร้าน") != ""


def test_amounts_of_cells():
    assert amount_of("๑,๒๓๔.๕๐ บาท") == Decimal("1234.50")
    assert amount_of("1234.5600000001") == Decimal("1234.56")
    assert amount_of("-") is None
    assert amount_of("ประมาณ 3 ชิ้น") is None
    assert names_with_prices("") == ()
    assert contract_of("ลงวันที่ 3 มกราคม 2569", 2569)[0] == ""


def test_many_rows_are_read_one_by_one():
    rows = [row(f"ซื้อของชิ้นที่ {n}", seq=str(n)) for n in range(1, 2_001)]
    assert len(read(*rows).records) == 2_000


@pytest.mark.parametrize("text", ["\0\x01", "=1+1", "๙" * 5000, "<b>", "a\tb\nc" * 400])
def test_hostile_cells_are_only_text(text):
    told = read_sheets([sheet(dict.fromkeys(range(1, 10), text))], 2569)
    assert len(told.records) <= 1


def test_a_heading_over_two_columns_is_halved():
    """As most offices draw it: one merged heading over the name and over its price, one over the number and its day."""
    header = {
        1: "ลำดับที่", 2: "งานที่จัดซื้อหรือจัดจ้าง", 3: "วงเงินที่จะซื้อหรือจ้าง", 5: "วิธีซื้อหรือจ้าง", 6: "รายชื่อผู้เสนอราคา\nและราคาที่เสนอ",
        8: "ผู้ได้รับการคัดเลือก\nและราคาที่ตกลงซื้อหรือจ้าง", 10: "เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง",
    }  # fmt: skip
    cells = {
        1: "๑", 2: "ซื้อวัสดุ", 3: "๕,๐๐๐", 5: "เฉพาะเจาะจง", 6: "ร้าน ก", 7: "๔,๕๐๐.-", 8: "ร้าน ก", 9: "๔,๕๐๐.๐๐",
        10: "ใบสั่งซื้อเลขที่ ๓/๒๕๖๙", 11: "ลว. ๗ ต.ค. ๒๕๖๘",
    }  # fmt: skip
    total = {1: "รวมเป็นเงินทั้งสิ้น", 3: "5,000", 9: "4,600"}
    told = read_sheets([sheet(cells, total, header=header)], 2569)
    (one,) = told.records
    assert (one.agreed, one.contract_number, one.contract_on) == (Decimal(4500), "3/2569", datetime.date(2025, 10, 7))
    assert one.bids[0].price == Decimal(4500) and not one.remarks
    assert [(count.code, count.stated) for count in told.counts] == [("total_agreed", Decimal(4600))]


def test_columns_of_an_export_from_egp():
    header = {
        1: "ลำดับที่", 2: "เลขที่โครงการ", 3: "ชื่อโครงการ", 4: "ประเภทการจัดหา", 5: "วิธีการจัดหา", 6: "งบประมาณโครงการ",
        7: "ราคากลาง", 8: "เลขประจำตัวผู้เสียภาษีอากร", 9: "ชื่อผู้ชนะการเสนอราคา", 10: "เลขคุมสัญญา", 11: "เลขที่สัญญา",
        12: "วันที่ทำสัญญา", 13: "มูลค่าสัญญา", 14: "สถานะสัญญา",
    }  # fmt: skip
    cells = {
        1: "1", 2: "69107001235", 3: "ซื้อวัสดุก่อสร้าง", 4: "ซื้อ", 5: "เฉพาะเจาะจง", 6: "60000", 7: "60000",
        8: "3619900123459",
        9: "นายดำ ขาวดี", 10: "691014001235", 11: "6/2570", 12: "29/10/2569", 13: "59000", 14: "สิ้นสุดสัญญา",
    }  # fmt: skip
    told = read_sheets([sheet(cells, {3: "รวมทั้งสิ้น", 6: "60000", 13: "59000"}, header=header)], 2570)
    (one,) = told.records
    assert (one.budget, one.vendor, one.agreed) == (Decimal(60000), "นายดำ ขาวดี", Decimal(59000))
    assert (one.egp_number, one.contract_on, one.tax_number) == ("69107001235", datetime.date(2026, 10, 29), "")
    assert not one.faulty and [count.code for count in told.counts] == ["person_number"]


def test_a_table_that_has_no_column_for_days_comes_in_as_under_way():
    header = {1: "ที่", 2: "ชื่อรายการของงานที่ซื้อ", 3: "วิธีการจัดซื้อจัดจ้าง", 4: "ราคาที่ตกลงซื้อหรือจ้าง", 5: "รายชื่อผู้ประกอบการ"}
    cells = {1: "1", 2: "จ้างก่อสร้างรางระบายน้ำ", 3: "วิธีเฉพาะเจาะจง", 4: "299000", 5: "หจก.ทางเรียบ"}
    table = SheetRows(name="ITA-o12", rows=[(1, header), (2, cells)])
    (one,) = read_sheets([table], 2570).records
    assert [(remark.code, remark.fault) for remark in one.remarks] == [("no_day_column", False)]
    assert one.contract_on is None


def test_a_month_in_which_nothing_was_bought_is_no_purchase():
    told = read(row("ไม่มีการจัดซื้อจัดจ้าง", agreed="-", on="-") | {3: "-", 4: "-", 5: "-", 6: "-"})
    assert not told.records
    assert [(count.code, count.number) for count in told.counts] == [("nothing", 1)]
    assert read(row("ไม่มีดคอนกรีต")).records, "a name that only begins so, with a price"


PLANNED = {1: "ลำดับ", 2: "รหัสแผน", 3: "ชื่อโครงการ", 4: "งบประมาณโครงการ (บาท)", 5: "คาดว่าจะประกาศจัดซื้อจัดจ้าง (เดือน/ปี)"}


def planned(*cells):
    rows = [(1, {1: "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๗๐"}), (3, PLANNED)]
    rows += [(place, dict(enumerate(one, 1))) for place, one in enumerate(cells, 4)]
    return read_plan_sheets([SheetRows(name="", rows=rows)], 2570)


def test_the_plan_as_egp_writes_it_without_a_method():
    told = planned(
        ("1", "P69110000001", "จ้างก่อสร้างถนน", "๔๙๐,๐๐๐.๐๐", "11/2569"),
        ("2", "P69110000002", "ซื้อเครื่องพิมพ์", "10,000", "ธ.ค. 2569"),
        ("", "", "รวม", "500,000", ""), ("", "", "ลงชื่อ........", "", ""),
    )  # fmt: skip
    first, second = told.lines
    assert (first.title, first.budget, first.month, first.method) == ("จ้างก่อสร้างถนน", Decimal(490_000), 11, None)
    assert (second.plan_number, second.month, second.remarks) == ("P69110000002", 12, ())
    assert told.counts == ()
    (count,) = planned(("1", "", "ซื้อรถ", "10", "1/2570"), ("", "", "รวมทั้งสิ้น", "11", "")).counts
    assert (count.code, count.stated, count.counted) == ("total_budget", Decimal(11), Decimal(10))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("11/2569", (11, 2569)), ("๒/๒๕๗๐", (2, 2570)), ("11/2026", (11, 2569)), ("มี.ค. 70", (3, 2570)),
        ("มีนาคม", (3, None)),
        ("เดือนเมษายน", (4, None)), ("5", (5, None)), ("2026-11-01", (11, 2569)), ("13/2569", (None, None)),
        ("ไตรมาส 2", (None, None)),
    ],
)  # fmt: skip
def test_months_as_plans_write_them(text, month):
    assert month_of(text) == month


def test_what_a_line_of_the_plan_lacks_keeps_it_out():
    (one,) = planned(("1", "", "ซื้อโต๊ะ", "ตามจริง", "10/2570")).lines
    assert [remark.code for remark in one.remarks] == ["amount_unread", "month_outside"]
    (two,) = planned(("1", "", "", "5,000", "ไตรมาส 2")).lines
    assert [remark.code for remark in two.remarks] == ["no_title", "month_unread"]
