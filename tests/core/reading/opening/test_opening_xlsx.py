"""Spreadsheets: every filled cell, as an officer sees it, and nothing else."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import xlsxwriter
from tests.core.reading.opening.opening_files import refusal, rows, texts, xlsx

from sucharit.core.reading.opening import Limits, open_document
from sucharit.core.reading.values import OpenedDocument

DAY = datetime(2023, 3, 21)  # noqa: DTZ001 - sheets know no zone


def written(fill: Callable[[xlsxwriter.Workbook], None], options: dict[str, object] | None = None) -> OpenedDocument:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options or {}) as workbook:
        fill(workbook)
    return open_document(out.getvalue(), "แผน.xlsx")


def cells(*values: object, formats: dict[str, str] | None = None) -> tuple[str, ...]:
    """One row of these values, a filled cell before and after it."""

    def fill(workbook: xlsxwriter.Workbook) -> None:
        form = workbook.add_format(formats or {})
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["ก"])
        for column, value in enumerate(values, 1):
            sheet.write(0, column, value, form)
        sheet.write(0, len(values) + 1, "ฮ")

    return rows(written(fill))[0][1:-1]


def test_sheets_are_pages_with_their_names_as_headings():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        first, hidden, last = (workbook.add_worksheet(name) for name in ("งบประมาณ", "ร่าง", "ความเสี่ยง"))
        hidden.hide()
        first.merge_range("A1:C1", "แผนปฏิบัติการ")
        first.write_row(1, 0, ["ที่", "โครงการ\nกิจกรรม", "บาท", "", ""])
        first.write_row(4, 0, [1, "อบรม", 20000.0])
        hidden.write(0, 0, "ลับ")
        last.write(2, 1, "หัวเรื่อง\nสองบรรทัด")
        last.write_row(3, 1, ["โอกาส", "ผลกระทบ"])

    document = written(fill)
    found = [(line.page, line.number, line.cells or line.text) for line in document.lines]
    assert found == [
        (1, 1, "งบประมาณ"), (1, 2, "แผนปฏิบัติการ"), (1, 3, ("ที่", "โครงการ\nกิจกรรม", "บาท")), (1, 4, ""),
        (1, 5, ("1", "อบรม", "20000")), (2, 6, "ความเสี่ยง"), (2, 7, "หัวเรื่อง"), (2, 7, "สองบรรทัด"),
        (2, 9, ("โอกาส", "ผลกระทบ")),
    ]  # fmt: skip
    assert document.format == "xlsx" and document.page_count == 2
    assert [line.heading_level for line in document.lines][:2] == [1, None]
    assert [note.code for note in document.notes] == ["opening.hidden-sheet"]
    assert "ร่าง" in document.notes[0].message


def test_numbers_are_plain_decimals():
    found = cells(20000.0, 1234567.5, 0.1 + 0.2, 1e21, -3, 0, 1e-7)
    assert found == ("20000", "1234567.5", "0.3", "1000000000000000000000", "-3", "0", "0.0000001")


def test_days_are_iso_and_percentages_keep_their_sign():
    thai = {"num_format": "[$-107041E]d mmm yyyy"}
    assert cells(DAY, DAY + timedelta(hours=9.5), formats=thai) == ("2023-03-21", "2023-03-21 09:30")
    assert cells(0.5, formats={"num_format": "h:mm"}) == ("12:00",)
    assert cells(0.855, 1, formats={"num_format": '0.0"x"%'}) == ("85.5%", "100%")
    assert cells(80, formats={"num_format": '"ร้อยละ d%" 0'}) == ("80",)
    assert cells(5, formats={"num_format": "[Red]#,##0;[Blue]yy"}) == ("5",)


def test_the_calendar_of_1904():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        workbook.add_worksheet().write_row(0, 0, ["ก", DAY], workbook.add_format({"num_format": 14}))

    assert rows(written(fill, {"date_1904": True})) == [("ก", "2023-03-21")]


def test_formulas_give_the_value_they_carry_and_ticks_are_no_text():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["ก", True])
        sheet.write_formula(0, 2, "=SUM(D1:E1)", None, 120000)
        sheet.write_formula(0, 3, '="ไม่ใช้"', None, "ไม่ใช้งบประมาณ")
        sheet.write_formula(0, 4, "=1/0", None, "#DIV/0!")

    assert rows(written(fill)) == [("ก", "", "120000", "ไม่ใช้งบประมาณ", "#DIV/0!")]


def test_rich_text_escapes_and_text_that_looks_like_an_escape():
    def fill(workbook: xlsxwriter.Workbook) -> None:
        sheet = workbook.add_worksheet()
        sheet.write(0, 0, "_x000D_ คงเดิม")
        sheet.write_rich_string(0, 1, "บาง", workbook.add_format({"bold": True}), "หนา", "บาง ")

    assert rows(written(fill)) == [("_x000D_ คงเดิม", "บางหนาบาง ")]
    inline = '<sheetData><row><c t="inlineStr"><is><t>ก_x000D_&#10;ข</t></is></c><c><v>1</v></c></row></sheetData>'
    assert rows(open_document(xlsx(inline))) == [("ก\nข", "1")]


def test_readings_of_asian_script_are_left_out():
    strings = "<si><r><t>本</t></r><rPh><t>ほん</t></rPh></si>"
    document = open_document(xlsx('<sheetData><row><c t="s"><v>0</v></c></row></sheetData>', strings))
    assert texts(document) == ["แผน", "本"]


def test_a_sheet_that_claims_the_whole_world_holds_what_it_holds():
    sheet = (
        '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384"/></cols><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row>'
        + "".join(f'<row r="{n}"/>' for n in range(2, 5000))
        + '<row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData>'
    )
    assert texts(open_document(xlsx(sheet))) == ["แผน", "1", "", "\t2"]


@pytest.mark.parametrize(
    "row",
    ['<c r="XFD1"><v>1</v></c>', '<c r="ZZZ1"><v>1</v></c>', "<c><v>1</v></c>" * 2000],
    ids=["far cell", "impossible cell", "many cells"],
)
def test_a_sheet_broader_than_any_table_is_refused(row):
    assert "คอลัมน์" in refusal(xlsx(f'<sheetData><row r="1">{row}</row></sheetData>'), "a.xlsx").thai


def test_one_long_text_pointed_to_by_every_cell_is_refused():
    strings = f"<si><t>{'ก' * 100_000}</t></si>"
    sheet = "<sheetData>" + '<row><c t="s"><v>0</v></c></row>' * 2000 + "</sheetData>"
    assert "ข้อความ" in refusal(xlsx(sheet, strings), "a.xlsx").thai


def test_too_many_cells_rows_or_texts_are_refused():
    limits = Limits(cells=100, lines=100)
    many_rows = "<row><c><v>1</v></c></row>" * 101
    sparse = '<row><c r="A1"><v>1</v></c><c r="AZ1"><v>1</v></c></row>' * 3
    for sheet, strings in ((many_rows, ""), (sparse, ""), ("", "<si><t>ก</t></si>" * 101)):
        assert "เกินกำหนด" in refusal(xlsx(f"<sheetData>{sheet}</sheetData>", strings), "a.xlsx", limits).thai


@pytest.mark.parametrize(
    "cell",
    ['<c t="s"><v>99</v></c>', '<c t="s"><v>-1</v></c>', '<c t="s"/>', '<c t="n"><v>abc</v></c>', "<c><v>1e999</v></c>",
     "<c><v>nan</v></c>", '<c s="999999"><v>1</v></c>', '<c r="1A" t="?"><v>x</v></c>',
     '<c t="d"><v>2023-03-21</v></c>', "<v>1</v>", "<c><v>-1</v><v>2</v></c>"],
)  # fmt: skip
def test_odd_cells_do_no_harm(cell):
    assert texts(open_document(xlsx(f"<sheetData><row>{cell}</row></sheetData>")))[0] == "แผน"


def test_dates_that_no_calendar_has_stay_numbers():
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    values = ("-1", "99999999", "1e15", "0.5")
    sheet = "".join(f'<row><c s="0"><v>{value}</v></c></row>' for value in values)
    found = texts(open_document(xlsx(f"<sheetData>{sheet}</sheetData>", **{"xl/styles.xml": styles})))
    assert found[1:] == ["-1", "99999999", "1000000000000000", "12:00"]
