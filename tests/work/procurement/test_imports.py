"""The office's own workbook comes in: seen before it is taken, doubles flagged, undone whole; too many rows refused."""

import csv
import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sucharit.work.procurement.models import PlanLine, Purchase
from sucharit.work.procurement.registers import PLAN, PURCHASES
from sucharit.work.shelf.actions import bring_in, take_in, undo_import
from sucharit.work.shelf.importing import MOST_ROWS
from sucharit.work.shelf.models import ImportBatch

pytestmark = pytest.mark.django_db
HEADS = (
    "ลำดับที่", "งานที่จัดซื้อหรือจัดจ้าง", "วงเงินที่จะซื้อหรือจ้าง (บาท)", "ราคากลาง (บาท)", "วิธีซื้อหรือจ้าง", "รายชื่อผู้เสนอราคาและราคาที่เสนอ",
    "ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", "เหตุผลที่คัดเลือกโดยสรุป", "เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง",
)  # fmt: skip


def workbook() -> bytes:
    """Two months as an office keeps them: a title, merged cells, Thai digits, a formula, both eras, totals, a
    signature."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    plain = book.add_format()
    october, november = book.add_worksheet("ต.ค.68"), book.add_worksheet("พ.ย.68")
    for sheet, month in ((october, "ตุลาคม 2568"), (november, "พฤศจิกายน 2568")):
        sheet.merge_range("A1:I1", f"สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน {month}", plain)
        sheet.write_row(2, 0, HEADS)
    october.write_row(
        3,
        0,
        [
            "๑",
            "ซื้อวัสดุสำนักงาน",
            "๕,๐๐๐",
            "๕,๐๐๐",
            "เฉพาะเจาะจง",
            "ร้าน ก ๔,๕๐๐ บาท",
            "ร้าน ก\n๔,๕๐๐ บาท",
            "ราคาต่ำสุด",
            "๑/๒๕๖๙ ลว. ๓ ต.ค. ๒๕๖๘",
        ],
    )
    october.merge_range("A5:A6", 2, plain)
    october.merge_range("B5:B6", "จ้างก่อสร้างถนน คสล. หมู่ที่ 4", plain)
    october.merge_range("G5:G6", "หจก.รุ่งเรือง 1,150,000 บาท", plain)
    october.write_row(4, 2, [1_200_000, 1_180_000, "ประกาศเชิญชวนทั่วไป (e-bidding)", "หจก.รุ่งเรือง 1,150,000"])
    october.write(5, 5, "บจก.ทางดี 1,175,000 บาท")
    october.merge_range("I5:I6", "2/2569 15/10/2025", plain)
    october.write(6, 1, "รวม")
    october.write_formula(6, 2, "=SUM(C4:C6)", plain, 1_205_000)
    october.write(9, 6, "ลงชื่อ................................เจ้าหน้าที่พัสดุ")
    november.write_row(
        3, 0, [1, "ซื้อวัสดุสำนักงาน", 5000, 5000, "เฉพาะเจาะจง", "ร้าน ก 4,500", "ร้าน ก 4,500 บาท", "", "1/2569 3/10/2568"]
    )
    november.write_row(
        4, 0, [2, "จ้างเหมาบริการ", 9000, 9000, "วิธีลับ", "นายดำ 9,000", "นายดำ ขาวดี 9,000", "", "3/2569 5/11/68"]
    )
    november.write_row(
        5, 0, [3, "เช่าเครื่องถ่ายเอกสาร", 9000, "", "เฉพาะเจาะจง", "", "ร้าน ข 9,000 บาท", "", "4/2569 5/11/2553"]
    )
    book.close()
    return kept.getvalue()


def brought(office, content: bytes, name: str = "สขร.1.xlsx") -> ImportBatch:
    return bring_in(
        PURCHASES, SimpleUploadedFile(name, content), by=office.officer("finance"), fiscal_year=2569,
        unit=office.units["finance"],
    )  # fmt: skip


def test_a_workbook_as_it_is(office):
    batch = brought(office, workbook())
    assert (batch.rows, batch.good, batch.doubled, batch.faulty) == (5, 2, 1, 2), batch.report
    told = {one["cell"]: one["text"] for one in batch.report["faults"]}
    assert "ซ้ำกับแถว ต.ค.68 4" in told["พ.ย.68: 4"]
    assert "วิธีลับ" in told["พ.ย.68: 5"]
    assert "อยู่นอกปีงบประมาณ" in told["พ.ย.68: 6"]
    remarks = " ".join(batch.report["remarks"])
    assert "สูตร 1 ช่อง" in remarks and "ต่างศักราช 1 ช่อง" in remarks
    batch = take_in(batch, by=office.officer("finance"))
    small, road = Purchase.objects.order_by("number")
    assert (road.method, str(road.agreed), road.bidders, road.state) == ("open", "1150000.00", 2, "signed")
    assert [bid.name for bid in road.bids] == ["หจก.รุ่งเรือง", "บจก.ทางดี"]
    assert (small.unit, small.batch, small.contract_number) == (office.units["finance"], batch, "1/2569")


def test_the_same_file_again_is_all_doubles_and_an_import_goes_whole(office):
    by = office.officer("finance")
    batch = take_in(brought(office, workbook()), by=by)
    again = brought(office, workbook())
    assert (again.good, again.doubled) == (0, 3)
    undo_import(batch, by=by, reason="ส่งไฟล์ผิด")
    assert not PURCHASES.rows(office.organization).exists()
    assert Purchase.objects.filter(number=None).count() == 2
    assert take_in(brought(office, workbook()), by=by).taken == 2


def test_an_import_is_not_undone_under_a_committee(office):
    import datetime

    from sucharit.base.people.gate import NotAllowed
    from sucharit.work.procurement.actions.committees import propose

    by = office.officer("finance")
    batch = take_in(brought(office, workbook()), by=by)
    small = Purchase.objects.get(contract_number="1/2569")
    propose(small, by=by, on=datetime.date(2026, 2, 1), chair=office.users["head"])
    with pytest.raises(NotAllowed, match=str(small)):
        undo_import(batch, by=by, reason="ส่งไฟล์ผิด")


def test_too_many_rows_are_refused_in_words(office, django_capture_on_commit_callbacks):
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADS)
    writer.writerows([[n, "ก", 1] for n in range(MOST_ROWS + 1)])
    with django_capture_on_commit_callbacks(execute=True):
        batch = brought(office, written.getvalue().encode(), "แสนแถว.csv")
    batch.refresh_from_db()
    assert batch.state == ImportBatch.State.REFUSED
    assert f"{MOST_ROWS:,}" in batch.report["faults"][0]["text"]
    assert not Purchase.objects.exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("ก,ข,ค\n1,2,3\n".encode(), "หัวตาราง"),
        (b"%PDF-1.7 nothing", "ไม่ใช่"),
        (",".join(HEADS).encode(), "ไม่พบแถวข้อมูล"),
    ],
)
def test_what_is_no_table_of_purchases_is_refused(office, content, says):
    from sucharit.base.files.actions import UnacceptableFile

    try:
        batch = brought(office, content, "a.csv")
    except UnacceptableFile as refused:
        assert says in refused.thai
        return
    assert batch.state == ImportBatch.State.REFUSED
    assert says in batch.report["faults"][0]["text"]


def test_formulas_that_would_run_elsewhere_stay_text(office, desk_of):
    rows = [
        HEADS,
        (1, "=cmd|' /C calc'!A0", "5000", "", "เฉพาะเจาะจง", "", "ร้าน ก 4,500 บาท", "", "1/2569 3 ต.ค. 2568"),
    ]
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    take_in(brought(office, written.getvalue().encode(), "a.csv"), by=office.officer("finance"))
    address = reverse("register_book", args=["donsukchai", "purchases", "csv"])
    assert "'=cmd" in desk_of(office.users["finance"]).get(address).content.decode("utf-8-sig")


def test_the_plan_of_the_year_comes_in_as_egp_writes_it(office):
    """No method, months as "11/2568", Thai digits, a sum at the end; a line that lacks its month says so."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.merge_range("A1:E1", "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๙", book.add_format())
    sheet.write_row(2, 0, ["ลำดับ", "รหัสแผน", "ชื่อโครงการ", "งบประมาณโครงการ (บาท)", "คาดว่าจะประกาศจัดซื้อจัดจ้าง (เดือน/ปี)"])
    sheet.write_row(3, 0, [1, "P68110000001", "จ้างก่อสร้างถนน คสล.", "๔๙๐,๐๐๐.๐๐", "11/2568"])
    sheet.write_row(4, 0, [2, "P68110000002", "ซื้อรถบรรทุก", 900_000, ""])
    sheet.write_row(5, 2, ["รวม", 1_390_000])
    book.close()
    by = office.officer("finance")
    file = SimpleUploadedFile("แผน.xlsx", kept.getvalue())
    batch = bring_in(PLAN, file, by=by, fiscal_year=2569, unit=office.units["finance"])
    assert (batch.rows, batch.good, batch.faulty) == (2, 1, 1), batch.report
    assert batch.report["faults"][0] == {"cell": "5", "text": "ไม่พบเดือนที่คาดว่าจะประกาศ"}
    take_in(batch, by=by)
    line = PlanLine.objects.get()
    assert (line.title, line.month, line.method, str(line.budget)) == ("จ้างก่อสร้างถนน คสล.", 11, "", "490000.00")
