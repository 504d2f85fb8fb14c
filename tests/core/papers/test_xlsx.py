"""The XLSX: real numbers, sums that recalculate, headers that stay, and text that is never a formula."""

import io
import re
import zipfile
from decimal import Decimal

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook
from tests.core.papers.looking import squeezed, texts_of

from sucharit.core import papers
from sucharit.core.papers.paper import Block, Cell, Column, Heading, Paper, Table, text
from sucharit.core.plan import Plan

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def part(xlsx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(xlsx)) as package:
        return etree.fromstring(package.read(name))


def sheets(xlsx: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


@pytest.fixture(scope="module")
def budget(book_xlsx: bytes) -> list[list[object]]:
    return next(rows for name, rows in sheets(book_xlsx).items() if name.startswith("ส่วนที่ ๒"))


def test_every_part_is_a_worksheet(book_xlsx: bytes):
    names = list(sheets(book_xlsx))
    assert names == ["ปก", "คำนำ", "ส่วนที่ ๑", "ส่วนที่ ๒", "ส่วนที่ ๓", "ภาคผนวก"]


def test_every_text_of_the_paper_stands_in_it(book: Paper, book_xlsx: bytes):
    cells = [str(cell) for rows in sheets(book_xlsx).values() for row in rows for cell in row]
    whole = squeezed("".join(cells))
    assert [text for text in texts_of(book.blocks) if squeezed(text) not in whole] == []


def test_money_is_numbers_and_no_budget_is_zero(plan: Plan, budget: list[list[object]]):
    numbers = [cell for row in budget for cell in row if isinstance(cell, float)]
    assert len(numbers) >= 5 * len(plan.budget_rows)
    assert 0.0 in numbers
    assert {float(row.budgets[2566] or 0) for row in plan.budget_rows} <= set(numbers)


def test_sums_are_formulas_that_carry_their_value(plan: Plan, book_xlsx: bytes, budget: list[list[object]]):
    sheet = part(book_xlsx, "xl/worksheets/sheet4.xml")
    formulas = {
        cell.get("r"): cell.find(f"{M}f").text for cell in sheet.iter(f"{M}c") if cell.find(f"{M}f") is not None
    }
    assert len(formulas) == 5 * 5  # four dimensions and the whole, five years
    assert all(
        re.fullmatch(r"SUM\([A-Z]+\d+:[A-Z]+\d+(,[A-Z]+\d+:[A-Z]+\d+)*\)", formula) for formula in formulas.values()
    )
    whole = next(row for row in budget if row[0] == "รวมทั้งสิ้น")
    expected = float(sum((row.budgets[2566] or Decimal(0) for row in plan.budget_rows), Decimal(0)))
    assert whole[3] == expected


def test_formulas_add_up_the_rows_they_name(book_xlsx: bytes, budget: list[list[object]]):
    for cell in part(book_xlsx, "xl/worksheets/sheet4.xml").iter(f"{M}c"):
        formula = cell.find(f"{M}f")
        if formula is None:
            continue
        column = ord(cell.get("r")[0]) - ord("A")
        spans = re.findall(r"[A-Z]+(\d+):[A-Z]+(\d+)", formula.text)
        added = sum(budget[row - 1][column] for first, last in spans for row in range(int(first), int(last) + 1))
        assert added == float(cell.find(f"{M}v").text)


def test_headers_stay_in_sight_and_on_every_printed_page(book_xlsx: bytes):
    pane = part(book_xlsx, "xl/worksheets/sheet4.xml").find(f".//{M}pane")
    assert pane.get("state") == "frozen"
    names = [name.get("name") for name in part(book_xlsx, "xl/workbook.xml").iter(f"{M}definedName")]
    assert "_xlnm.Print_Titles" in names


def test_numbers_show_in_the_wanted_digits():
    table = Table(columns=(Column(width=1),), header=((Cell(content="บาท"),),), rows=((Cell(content=Decimal(5)),),))
    paper = Paper(kind="x", title="t", blocks=(Heading(text="ก"), table))
    formats = {digits: part(papers.write_xlsx(paper, digits=digits), "xl/styles.xml") for digits in ("thai", "arabic")}
    codes = {
        digits: [code.get("formatCode") for code in styles.iter(f"{M}numFmt")] for digits, styles in formats.items()
    }
    assert codes == {"thai": ['[$-D00041E]#,##0;-[$-D00041E]#,##0;"-"'], "arabic": ['#,##0;-#,##0;"-"']}


@pytest.mark.parametrize("amount", ["0.1", "1234567.25", "999999999999999", "12345678901234567890.12", "NaN", "1E+40"])
def test_no_amount_is_bent_to_fit_a_spreadsheet(amount: str):
    """What a spreadsheet cannot hold exactly stands as text."""
    value = Decimal(amount)
    table = Table(columns=(Column(width=1),), rows=((Cell(content=value),),))
    (rows,) = sheets(
        papers.write_xlsx(Paper(kind="x", title="t", blocks=(Heading(text="ก"), table)), digits="arabic")
    ).values()
    cell = next(cell for row in rows for cell in row if cell not in ("", "ก"))
    if isinstance(cell, float):
        assert Decimal(repr(cell)) == value
    else:
        assert cell.replace(",", "") == f"{value:.2f}" if value.is_finite() and value < 10**30 else cell == str(value)


def test_names_of_worksheets_are_allowed_and_unique():
    titles = ("ก/ข: [ค]?*", "ก ข ค", "History", "", "ย" * 50, "ย" * 50)
    blocks = tuple(block for title in titles for block in (Heading(text=title), text("ข้อความ")))
    names = list(sheets(papers.write_xlsx(Paper(kind="x", title="t", blocks=blocks))))
    assert len({name.lower() for name in names}) == len(titles)
    assert all(1 <= len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_text_longer_than_a_cell_goes_on_below():
    words = "ก" * 70_000
    table = Table(columns=(Column(width=1), Column(width=1)), rows=((Cell(content=words), Cell(content="ข")),))
    paper = Paper(kind="x", title="t", blocks=(Heading(text="h"), text(words), table))
    (rows,) = sheets(papers.write_xlsx(paper)).values()
    cells = [cell for row in rows for cell in row if isinstance(cell, str)]
    assert "".join(cells).count("ก") == 140_000
    assert max(map(len, cells)) <= 32_767


@pytest.mark.parametrize(("after", "repeats"), [((), True), ((text("หมายเหตุ"),), True),
                                                ((Heading(text="๑. โครงการ", level=3),), False)])  # fmt: skip
def test_a_header_is_printed_on_every_page_only_where_the_table_goes_on(after: tuple[Block, ...], repeats: bool):
    rows = tuple((Cell(content=f"ข้อ {n}"), Cell(content="ก")) for n in range(90))
    table = Table(
        columns=(Column(width=3), Column(width=3)), header=((Cell(content="ที่"), Cell(content="ชื่อ")),), rows=rows
    )
    book = part(papers.write_xlsx(Paper(kind="x", title="t", blocks=(table, *after))), "xl/workbook.xml")
    titles = [one for one in book.iter(f"{M}definedName") if one.get("name") == "_xlnm.Print_Titles"]
    assert bool(titles) is repeats
