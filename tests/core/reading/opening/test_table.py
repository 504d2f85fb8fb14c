"""A worksheet as a table whose cells keep their names: what is read, what is noticed, what is refused."""

import io
import zipfile

import pytest
import xlsxwriter

from sucharit.core.reading.opening import Limits, open_table
from sucharit.core.reading.opening.xlsx.table import Table, column_letters
from sucharit.core.reading.values import UnreadableDocument


def book(write) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        write(workbook)
    return made.getvalue()


def opened(content: bytes, most_rows=50, **limits) -> Table | None:
    return open_table(content, "รายชื่อ.xlsx", Limits(**limits), most_rows=most_rows)


def test_cells_keep_their_names_and_what_is_hidden_is_told():
    def write(workbook):
        workbook.add_worksheet("ว่าง")
        sheet = workbook.add_worksheet("คน")
        sheet.write_row("B2", ["ชื่อ", "เลข"])
        sheet.write_row("B4", ["ก", 12])
        sheet.write_formula("C5", "=1+1", None, 2)
        sheet.write_formula("D5", "=X1", None, "")
        sheet.write("B6", "ซ่อน")
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.set_column("D:E", None, None, {"hidden": True})
        sheet.merge_range("B7:B8", "รวม")
        workbook.add_worksheet("อื่น")
        workbook.add_worksheet("ลับ").hide()

    table = opened(book(write))
    assert table is not None and table.sheet == "คน"
    assert table.rows[:3] == ((2, {2: "ชื่อ", 3: "เลข"}), (4, {2: "ก", 3: "12"}), (5, {3: "2"}))
    assert (table.formulas, table.uncomputed) == (("C5",), ("D5",))
    assert (table.hidden_rows, table.hidden_columns, table.merged) == ((6,), ("D", "E"), ((7, 8, "B7:B8"),))
    assert (table.other_sheets, table.hidden_sheets) == (("ว่าง", "อื่น"), ("ลับ",))


def test_too_many_rows_are_refused_while_they_are_read():
    def write(workbook):
        sheet = workbook.add_worksheet()
        for row in range(3_000):
            sheet.write(row, 0, row)

    with pytest.raises(UnreadableDocument, match="50 แถว"):
        opened(book(write))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "ว่างเปล่า"),
        (b"%PDF-1.7\n", "ไม่ใช่ตาราง"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "รูปภาพ"),
        (b"PK\x03\x04" + b"\0" * 60, "ชำรุด"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Excel รุ่นเก่า"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content, why):
    with pytest.raises(UnreadableDocument) as refused:
        opened(content)
    assert why in refused.value.thai


def test_a_bomb_and_a_broken_sheet_are_refused():
    made = io.BytesIO()
    good = book(lambda workbook: workbook.add_worksheet().write("A1", "x"))
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, b" " * 12_000_000 + body if name.endswith("sheet1.xml") else body)
    with pytest.raises(UnreadableDocument, match="คลายการบีบอัด"):
        opened(made.getvalue())
    with pytest.raises(UnreadableDocument, match="ขนาดไฟล์"):
        opened(good, file_bytes=1_000)
    with pytest.raises(UnreadableDocument):
        opened(good[: len(good) // 2])


def test_text_is_left_to_whoever_reads_text():
    assert opened(b"a,b,c\n1,2,3\n") is None


def test_letters_of_columns():
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
