"""Many people from an Excel file: read, shown row by row and cell by cell, written only when somebody says so."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sucharit.base.people.models import User

pytestmark = pytest.mark.django_db
HEAD = ["ชื่อผู้ใช้", "ชื่อ-นามสกุล", "อีเมล", "บทบาท", "หน่วยงาน", "ตำแหน่ง"]
GOOD = ["malee", "นางมาลัย ทองดี", "malee@x.example", "ผู้รายงานของหน่วยงาน", "กค.", ""]


@pytest.fixture
def desk(office, desk_of) -> Client:
    return desk_of(office.users["admin"])


def book(*rows, also=lambda workbook, sheet: None) -> SimpleUploadedFile:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        sheet = workbook.add_worksheet("ผู้ใช้")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        also(workbook, sheet)
    return SimpleUploadedFile("คน.xlsx", made.getvalue())


def sent(desk: Client, file: SimpleUploadedFile, **more) -> str:
    return desk.post(reverse("person_import", args=["donsukchai"]), {"file": file, **more}).content.decode()


def test_a_workbook_is_shown_first_and_written_when_confirmed(office, desk):
    file = book(["รายชื่อผู้ใช้ระบบ ปีงบประมาณ ๒๕๖๙"], HEAD, GOOD, [], ["wichai๒", "นายวิชัย มานะ", "", "สมาชิกสภาท้องถิ่น"])
    answer = desk.post(reverse("person_import", args=["donsukchai"]), {"file": file})
    page = answer.content.decode()
    assert "ถูกต้องทั้ง 2 แถว" in page and "wichai2" in page
    assert not User.objects.filter(username="malee").exists()
    given = answer.context["given"].text
    done = desk.post(reverse("person_import", args=["donsukchai"]), {"text": given, "confirm": "1"})
    assert done["Location"] == reverse("person_list", args=["donsukchai"])
    assert User.objects.get(username="malee").grants.get().unit == office.units["finance"]
    assert User.objects.filter(username="wichai2").exists()


def test_faults_name_their_row_and_cell_and_the_rows_stay_in_the_box(desk):
    page = sent(desk, book([], [], HEAD, GOOD, ["x", "นางดี งาม", "ไม่ใช่", "จักรพรรดิ", "กองไหน", ""]))
    for told in ("ช่อง A5", "ช่อง C5", "ช่อง D5", "ช่อง E5", "ต้องแก้ไข 1 แถว", "malee\tนางมาลัย ทองดี"):
        assert told in page, told
    assert not User.objects.filter(username="malee").exists()


def test_formulas_hidden_rows_and_other_sheets_are_said(desk):
    def also(workbook, sheet):
        sheet.write_formula("B3", "=CONCAT(A3)", None, "นายสูตร คำนวณ")
        sheet.write_formula("B4", "=CONCAT(A4)", None, "")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.write("H2", "หมายเหตุ")
        workbook.add_worksheet("อื่น")
        workbook.add_worksheet("ลับ").hide()

    rows = [
        ["sutra", "", "", "สมาชิกสภาท้องถิ่น"],
        ["empty", "", "", "สมาชิกสภาท้องถิ่น"],
        ["hidden", "นายซ่อน ตัว", "", "สมาชิกสภาท้องถิ่น"],
    ]
    page = sent(desk, book(HEAD, GOOD, *rows, also=also))
    for told in ("สูตร (B3)", "ไม่มีผลลัพธ์ (B4)", "แถวที่ซ่อนอยู่ (5)", "หกคอลัมน์ (H)", "ไม่ได้อ่าน: อื่น", "ลับ", "นายสูตร คำนวณ"):
        assert told in page, told
    assert "นายซ่อน ตัว" not in page and "ช่อง B4" in page


def test_merged_cells_are_refused_unless_they_are_a_title(desk):
    def title(_workbook, sheet):
        sheet.merge_range("A1:F1", "รายชื่อ")

    def unit(_workbook, sheet):
        sheet.merge_range("E3:E4", "กค.")

    assert "ถูกต้องทั้ง 1 แถว" in sent(desk, book([], HEAD, GOOD, also=title))
    assert "เซลล์ที่ผสานกัน (E3:E4)" in sent(desk, book(HEAD, GOOD, GOOD, also=unit))


@pytest.mark.parametrize("rows", [301, 5_000])
def test_too_many_rows_are_refused(desk, rows):
    many = [[f"user{n:05}", f"นายคนที่ {n}", "", "สมาชิกสภาท้องถิ่น"] for n in range(rows)]
    page = sent(desk, book(HEAD, *many))
    assert "แถว โปรดแบ่ง" in page and "ถูกต้องทั้ง" not in page
    assert "310" not in page, "the limit is told as it is"


def test_what_is_wrong_stands_beside_the_number_of_its_row(desk):
    """Of eight columns the last was out of sight at 1280 px."""
    page = sent(desk, book(HEAD, GOOD))
    assert page.index(">ผลตรวจ<") < page.index(">ชื่อผู้ใช้</th>")


def test_what_cannot_be_seen_or_turns_a_name_around_is_shown_by_its_code(desk):
    page = sent(desk, book(HEAD, ["somsri", "นาง\u202eสมศรี ใจ\u200bดี", "", "สมาชิกสภาท้องถิ่น"]))
    assert "นาง‹U+202E›สมศรี ใจ‹U+200B›ดี" in page
    assert "\u202e" not in page and "\u200b" not in page


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7\n%", "ไม่ใช่ตาราง"),
        (b"PK\x03\x04 nothing", "ชำรุด"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "รูปภาพ"),
        (b"\xff\xfe" + b"\x00\xd8" * 30, "อ่านไฟล์นี้ไม่ได้"),
        (b"x" * (5 * 1024 * 1024 + 1), "ขนาดไฟล์"),
    ],
)
def test_what_is_no_list_is_refused_in_words(desk, content, why):
    assert why in sent(desk, SimpleUploadedFile("คน.xlsx", content))


def test_a_new_file_goes_before_what_stands_in_the_box(desk):
    page = sent(desk, book(HEAD, GOOD), text="old\tนายเก่า แล้ว\t\tสมาชิกสภาท้องถิ่น")
    assert "นางมาลัย ทองดี" in page and "นายเก่า แล้ว" not in page
