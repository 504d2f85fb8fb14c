"""The report of a round as a paper, in three formats: what an officer and a spreadsheet find in it."""

import io
import re
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook
from tests.core.papers.looking import docx_xml, pdf_pages

from sucharit.core import papers
from sucharit.core.papers.eplan import CSV_COLUMNS, EPlanLine, RoundLine, eplan_records, eplan_table
from sucharit.core.papers.paper import Bars
from sucharit.core.papers.progress_reports import (
    Figure,
    ReportLine,
    ReportPart,
    ReportSection,
    YearReport,
    one_page,
    year_report,
)

REPORT = YearReport(
    kind="round-6", title="รายงานผลการดำเนินการตามแผน รอบ 6 เดือน", fiscal_year=2569, period="ตั้งแต่ 1 ตุลาคม 2568",
    as_of="2026-04-10",
    sections=(
        ReportSection(title="สรุป", parts=(ReportPart(heading="ภาพรวม", sentences=("ทำแล้ว 1 รายการ",)),)),
        ReportSection(
            title="1. โครงการอบรม",
            parts=(
                ReportPart(heading="ผลการดำเนินงาน", sentences=("อบรมรุ่นที่ 1", "=SUM(A1) อบรมรุ่นที่ 2")),
                ReportPart(heading="ปัญหา", sentences=()),
            ),
        ),
    ),
    lines=(
        ReportLine(number=1, title="โครงการอบรม", budget=Decimal(20_000), spent=Decimal("21500.50"), met=1, promised=2),
        ReportLine(number=2, title="มาตรการเปิดเผย", budget=Decimal(0)),
        ReportLine(number=3, title="กิจกรรมถนน"),
    ),
    reporter="นางสาวก้อย ใจซื่อ",
)  # fmt: skip


def rows_of(xlsx: bytes) -> list[list[object]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx))
    return [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]


def test_the_summary_stands_before_the_table_and_the_initiatives_after():
    said = re.sub("<[^>]+>", "", docx_xml(papers.write_docx(year_report(REPORT))))
    assert said.index("ทำแล้ว ๑ รายการ") < said.index("ตัวชี้วัดที่บรรลุ") < said.index("อบรมรุ่นที่ ๑")
    assert "ปัญหา" not in said  # a part without words is not told
    assert "นางสาวก้อย ใจซื่อ" in said


def test_a_spreadsheet_has_numbers_and_runs_no_words():
    rows = rows_of(papers.write_xlsx(year_report(REPORT)))
    total = next(row for row in rows if row[0] == "รวม")
    assert {20_000.0, 21_500.5} <= set(total)
    assert any("=SUM(A1)" in str(cell) for row in rows for cell in row)  # it stands there as text


@pytest.mark.parametrize("lines", [(), REPORT.lines])
def test_a_report_without_anything_is_printed_too(lines: tuple[ReportLine, ...]):
    empty = YearReport(kind="round-6", title="รายงาน", fiscal_year=2569, period="", lines=lines)
    assert papers.write_pdf(year_report(empty)).startswith(b"%PDF")


def test_the_executives_page_is_one_page():
    figures = [Figure(label=f"ตัวเลขที่ {at}", value="100 รายการ") for at in range(5)]
    made = one_page(
        title="สรุปสำหรับผู้บริหาร", period="รอบ 6 เดือน", figures=figures, notes=["เกินงบประมาณหนึ่งโครงการ " * 4] * 7,
        charts=[Bars(label="กอง", bars=tuple((f"ที่ {at}", Decimal(at), "1 / 5") for at in range(n))) for n in (6, 4)],
    )  # fmt: skip
    assert len(pdf_pages(papers.write_pdf(made))) == 1


ITEM = EPlanLine(
    number=1, title="โครงการอบรม", kind="โครงการ", dimension="1", unit="คน", quantity=48, amount=Decimal(20_000),
    in_ordinance=True, ordinance_amount=Decimal(18_000), quarters=(1, 3), responsible="สำนักปลัด",
    rounds=(
        RoundLine(months=6, paid=Decimal(5_000), status="อยู่ระหว่างดำเนินการ"),
        RoundLine(months=12, paid=Decimal(17_500), status="ไม่สามารถดำเนินการได้", reason="อื่น ๆ", remark="น้ำท่วม"),
    ),
)  # fmt: skip
OTHER = EPlanLine(number=2, title="มาตรการ", amount=Decimal(0), rounds=(RoundLine(months=6, paid=Decimal(0)),))


def test_the_sheet_has_both_rounds_beside_the_plan():
    rows = rows_of(papers.write_xlsx(eplan_table([ITEM, OTHER], fiscal_year=2569)))
    top = next(row for row in rows if "งบประมาณตามแผน (บาท)" in row)
    assert [value for value in top if str(value).startswith("รอบ")] == ["รอบ 6 เดือน", "รอบ 12 เดือน"]
    item = next(row for row in rows if "โครงการอบรม" in row)
    assert item[13:17] == [20_000, "อยู่", 18_000, 5_000]
    assert item[20:] == [17_500, "ไม่สามารถดำเนินการได้", "อื่น ๆ", "น้ำท่วม"]
    assert item[8:12] == ["/", "", "/", ""]
    other = next(row for row in rows if "มาตรการ" in row)
    assert other[13:15] == ["ไม่ใช้งบประมาณ", "ไม่ทราบ"]
    assert other[20:] == [""] * 4  # that round was not reached yet


def test_records_are_one_for_each_item_and_round():
    records = [dict(zip(CSV_COLUMNS, row, strict=True)) for row in eplan_records([ITEM, OTHER], 2569)]
    assert [(one["number"], one["round_months"], one["paid"]) for one in records] == [
        (1, 6, Decimal(5_000)), (1, 12, Decimal(17_500)), (2, 6, Decimal(0)),
    ]  # fmt: skip
