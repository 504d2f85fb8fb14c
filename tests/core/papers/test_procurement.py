"""Papers of procurement: the monthly summary, the year with its charts, the plan with its result."""

from decimal import Decimal

import pytest

from sucharit.core.papers import write_docx, write_pdf, write_xlsx
from sucharit.core.papers.paper import Bars, Notice, Paper, Table
from sucharit.core.papers.procurement import (
    AskedLine,
    Figures,
    PlanResultLine,
    SummaryLine,
    YearOfProcurement,
    monthly_summary,
    procurement_plan,
    procurement_year,
)
from sucharit.core.papers.shapes import bar_list, bar_table

LINE = SummaryLine(
    title="ซื้อวัสดุสำนักงาน", budget=Decimal(5000), median=Decimal(5000), method="เฉพาะเจาะจง",
    bidders=("ร้าน ก 4,500 บาท",),
    winner="ร้าน ก", agreed=Decimal(4500), reason="ราคาต่ำสุด", contract=("12/2569", "ลงวันที่ 15 ต.ค. 2568"),
)  # fmt: skip


def year() -> Paper:
    lines = (("เฉพาะเจาะจง", 3, Decimal(900), Decimal("90.0")), ("คัดเลือก", 0, Decimal(0), Decimal("0.0")))
    value = YearOfProcurement(
        fiscal_year=2569, count=3, money=Decimal(900), facts=(("ต่ำกว่าราคากลาง", "100 บาท"),),
        figures=(Figures(heading="จำแนกตามวิธี", first="วิธี", lines=lines), Figures(heading="ว่าง", first="วิธี", lines=())),
        asked=(AskedLine(question="เพราะเหตุใด", answer="เป็นงานคนละชนิด", who="มาลี"), AskedLine(question="อีกข้อ")),
        limits=("วงเงิน 500,000 บาท",), problems="ผู้ขายน้อยราย\nราคาสูงขึ้น", advice="",
    )  # fmt: skip
    return procurement_year(value)


def test_the_monthly_summary_has_the_nine_columns_and_a_sum():
    paper = monthly_summary([LINE], month="ตุลาคม พ.ศ. 2568", prepared_by="นางมาลี", position="หัวหน้าเจ้าหน้าที่พัสดุ")
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert len(table.header[0]) == 9
    assert table.rows[-1][1].content == Decimal(5000)
    assert "ตุลาคม พ.ศ. 2568" in paper.title


def test_a_month_without_purchases_says_so():
    paper = monthly_summary([], month="พฤศจิกายน พ.ศ. 2568")
    assert any(isinstance(block, Notice) and "ไม่มีการจัดซื้อจัดจ้าง" in block.text for block in paper.blocks)


def test_the_year_says_that_a_question_is_no_verdict_and_what_is_not_answered():
    told = " ".join(str(block) for block in year().blocks)
    assert "ไม่ใช่ข้อสรุป" in told
    assert "ยังไม่ได้ชี้แจง" in told
    assert sum(isinstance(block, Bars) for block in year().blocks) == 1


def test_bars_are_cells_and_zero_has_none():
    chart = Bars(bars=(("ก", Decimal(100), "100"), ("ข", Decimal(50), "50"), ("ค", Decimal(0), "0")))
    rows = bar_table(chart).rows
    assert [sum(cell.columns for cell in row if cell.shade) for row in rows] == [24, 12, 0]
    assert all(sum(cell.columns for cell in row) == 26 for row in rows)
    assert [row[1].content for row in bar_list(chart).rows] == [100, 50, 0]
    assert bar_table(Bars(bars=(("ก", Decimal(0), "0"),))).rows


@pytest.mark.parametrize("write", [write_pdf, write_docx, write_xlsx])
def test_all_three_are_written_in_every_format(write):
    plan = procurement_plan(
        [PlanResultLine(title="จ้างก่อสร้างถนน", method="ประกาศเชิญชวนทั่วไป", budget=Decimal(900),
        month="มกราคม พ.ศ. 2569", standing="เสร็จแล้ว")],
        fiscal_year=2569, facts=(("เริ่มแล้ว", "1 รายการ"),),
    )  # fmt: skip
    for paper in (monthly_summary([LINE], month="ตุลาคม พ.ศ. 2568"), year(), plan):
        assert len(write(paper)) > 2_000
