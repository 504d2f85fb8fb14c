"""Spreadsheets as offices have them: Thai digits, mixed eras, merged cells, formulas, too many rows, a file again."""

import io
import re
import zipfile
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.conduct.models import Gift
from sucharit.work.conduct.registers import GIFTS
from sucharit.work.shelf.actions import amend, bring_in, take_in, undo_import
from sucharit.work.shelf.importing import MOST_ROWS
from sucharit.work.shelf.models import ImportBatch

pytestmark = pytest.mark.django_db
HEADS = ("วันที่รับ", "ผู้รับ", "ตำแหน่ง", "ผู้ให้", "ความสัมพันธ์กับผู้ให้", "โอกาส", "ชนิด", "รายการ", "มูลค่า")
ROW = ("๑๒ ม.ค. ๒๕๖๙", "นายปกรณ์ วงศ์สุข", "นายช่างโยธา", "บริษัท ก", "ผู้ประกอบการหรือคู่สัญญา", "ปีใหม่", "", "กระเช้า", "๓,๕๐๐.-")


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = "2026-03-02"


def workbook(rows: list[tuple[Any, ...]], *, work: Any = None, title: bool = True) -> SimpleUploadedFile:
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    sheet = book.add_worksheet()
    if title:
        sheet.write(0, 0, "ทะเบียนรับของขวัญ ประจำปี ๒๕๖๙")
    for place, row in enumerate([HEADS, *rows], 2 if title else 0):
        sheet.write_row(place, 0, row)
    if work:
        work(book, sheet)
    book.close()
    return SimpleUploadedFile("ทะเบียน.xlsx", kept.getvalue())


def brought(office: Cast, upload: SimpleUploadedFile) -> ImportBatch:
    return bring_in(GIFTS, upload, by=office.officer("planner"), fiscal_year=2569, unit=office.units["clerk"])


def changed(**cells: str) -> tuple[str, ...]:
    told = list(ROW)
    for name, text in cells.items():
        told[int(name[1:])] = text
    return tuple(told)


def test_eras_and_digits_are_understood(office: Cast):
    rows = [ROW, changed(c0="13/1/2026", c8="4000"), changed(c0="2026-01-14", c8="4,000.50"), changed(c0="15/01/2569")]
    batch = take_in(brought(office, workbook(rows)), by=office.officer("planner"))
    days = [row.received_on.isoformat() for row in Gift.objects.filter(batch=batch).order_by("number")]
    assert days == ["2026-01-12", "2026-01-13", "2026-01-14", "2026-01-15"]
    assert {row.fiscal_year for row in Gift.objects.filter(batch=batch)} == {2569}


def test_every_fault_names_its_cell_and_good_rows_come_in(office: Cast):
    rows = [
        ROW,
        changed(c0="32 ม.ค. 2569"),
        changed(c8="ไม่ทราบ"),
        changed(c4="เพื่อนบ้าน"),
        changed(c8="0"),
        changed(c0="1/12/2569"),
    ]
    batch = brought(office, workbook(rows))
    cells = {one["cell"]: one["text"] for one in batch.report["faults"]}
    assert set(cells) == {"A5", "I6", "E7", "I8", "A9"}
    assert "มูลค่า" in cells["I8"]
    assert "ยังมาไม่ถึง" in cells["A9"]
    assert take_in(batch, by=office.officer("planner")).taken == 1


def test_merged_cells_are_refused_and_named(office: Cast):
    batch = brought(office, workbook([ROW, ROW], work=lambda _book, sheet: sheet.merge_range("B4:B5", "นายปกรณ์ วงศ์สุข")))
    assert batch.state == ImportBatch.State.REFUSED
    assert "B4:B5" in str(batch.report)


def test_formulas_are_read_by_their_result_and_said(office: Cast):
    batch = brought(
        office, workbook([ROW], work=lambda _book, sheet: sheet.write_formula("I4", "=3000+900", None, 3900))
    )
    assert "I4" in batch.report["remarks"][0]
    take_in(batch, by=office.officer("planner"))
    assert Gift.objects.get().value == 3900


def test_the_same_rows_are_flagged_and_left_out(office: Cast):
    take_in(brought(office, workbook([ROW])), by=office.officer("planner"))
    again = brought(office, workbook([ROW, ROW, changed(c7="ช่อดอกไม้")]))
    assert (again.good, again.doubled) == (1, 2)
    assert take_in(again, by=office.officer("planner"), with_doubles=False).taken == 1


def long_sheet(rows: int) -> bytes:
    """A workbook of so many short rows, written quickly."""
    whole = io.BytesIO(workbook([ROW], title=False).read())
    kept = io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                more = "".join(f'<row r="{n}"><c r="I{n}"><v>3500</v></c></row>' for n in range(3, rows + 3))
                part = part.replace(b"</sheetData>", f"{more}</sheetData>".encode())
            new.writestr(name, part)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("แสนแถว.csv", lambda: (",".join(HEADS) + "\n2026-01-12,,,,,,,,3500" * 100_000).encode()),
        ("แสนแถว.xlsx", lambda: long_sheet(100_000)),
    ],
)
def test_a_hundred_thousand_rows_are_refused_clearly(office: Cast, name: str, content: Any):
    batch = brought(office, SimpleUploadedFile(name, content()))
    batch.refresh_from_db()
    assert batch.state in (ImportBatch.State.REFUSED, ImportBatch.State.READING)
    if batch.state == ImportBatch.State.READING:
        from sucharit.work.shelf.tasks import look_at

        look_at.func(batch.pk)
        batch.refresh_from_db()
    assert batch.state == ImportBatch.State.REFUSED
    assert f"ไม่เกิน {MOST_ROWS:,} แถว โปรดแบ่งไฟล์" in str(batch.report)
    assert not Gift.objects.exists()


def test_a_formula_without_a_result_or_with_a_fault_is_no_value(office: Cast):
    """Some programs keep no result; others keep "#REF!". Neither becomes a number that nobody wrote."""

    def work(_book: Any, sheet: Any) -> None:
        sheet.write_formula("I4", "=H4*2", None, "")
        sheet.write_formula("I5", "=ตาราง!A1", None, "#REF!")

    batch = brought(office, workbook([ROW, ROW, changed(c7="ช่อดอกไม้")], work=work))
    assert {one["cell"] for one in batch.report["faults"]} >= {"I4", "I5"}
    assert take_in(batch, by=office.officer("planner")).taken == 1


def test_days_outside_what_an_office_lives_in_are_refused(office: Cast):
    """Years of both eras that nobody meant: two digits too few, an era twice, the day of tomorrow."""
    rows = [changed(c0="12/1/1026"), changed(c0="12/1/3112"), changed(c0="3/3/2569"), changed(c0="31/2/2569"), ROW]
    batch = brought(office, workbook(rows))
    assert {one["cell"] for one in batch.report["faults"]} == {"A4", "A5", "A6", "A7"}
    assert batch.good == 1


def test_an_import_is_undone_whole_or_not_at_all(office: Cast):
    by = office.officer("planner")
    batch = take_in(brought(office, workbook([ROW, changed(c7="ช่อดอกไม้")])), by=by)
    first = Gift.objects.filter(batch=batch).order_by("number")[0]
    amend(first, by=by, fields={"item": "กระเช้าผลไม้"})
    with pytest.raises(NotAllowed, match="แก้ไข"):
        undo_import(batch, by=by, reason="ผิดไฟล์")
    assert GIFTS.rows(office.organization).count() == 2, "nothing of it is gone"


def test_what_was_typed_stays_when_it_is_refused(office: Cast, desk_of: Any):
    typed = {
        "received_on": "12 ม.ค. 2569", "receiver": "นายปกรณ์ วงศ์สุข", "position": "นายช่างโยธา",
        "giver": "บริษัทถนนดีอุทัย จำกัด", "giver_kind": "business",
        "occasion": "ปีใหม่", "kind": "thing", "item": "กระเช้าผลไม้จากสวน", "value": "",
    }  # fmt: skip
    answer = desk_of(office.users["planner"]).post("/o/donsukchai/shelf/gifts/new/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "โปรดใส่มูลค่า" in page
    assert "บริษัทถนนดีอุทัย จำกัด" in page and "กระเช้าผลไม้จากสวน" in page


def test_without_headings_the_missing_ones_are_named(office: Cast):
    batch = brought(office, SimpleUploadedFile("ก.csv", "ชื่อ,ที่อยู่\nก,ข\n".encode()))
    assert batch.state == ImportBatch.State.REFUSED
    assert "วันที่รับ" in str(batch.report)


def test_a_large_file_is_taken_in_pieces_and_goes_on_where_it_was_cut_off(
    office: Cast, desk_of: Any, monkeypatch: pytest.MonkeyPatch
):
    from sucharit.work.shelf.actions import bringing_in, undo_import
    from sucharit.work.shelf.tasks import look_at, take_rows

    monkeypatch.setattr(bringing_in, "PIECE", 200)
    by = office.officer("planner")
    line = "\n2026-01-12,นายปกรณ์ วงศ์สุข,นายช่างโยธา,บริษัทรับเหมาเลขที่ {n} จำกัด,business,ปีใหม่,thing,กระเช้า,3500"
    text = ",".join(HEADS) + "".join(line.format(n=n) for n in range(700))
    batch = brought(office, SimpleUploadedFile("มาก.csv", text.encode()))
    assert batch.state == ImportBatch.State.READING  # the worker's, when the officer's transaction is over
    page = desk_of(office.users["planner"]).get(f"/o/donsukchai/shelf/gifts/import/{batch.pk}/").content.decode()
    follow = re.search(r'hx-select-oob="([^"]*)"', page)
    assert follow is not None, "its name and what can be done with it follow the reading, not the rows alone"
    assert all(f'id="{one.strip("# ")}"' in page for one in follow[1].split(","))
    look_at.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.good, batch.looked) == (ImportBatch.State.CHECKED, 700, 700)
    batch = take_in(batch, by=by)
    assert batch.state == ImportBatch.State.TAKING

    made, real = [], bringing_in._stored

    def cut_off(register: Any, rows: list[Any], officer: Any) -> None:
        if len(made) == 2:
            raise KeyboardInterrupt  # the machine goes down in the third piece
        made.append(len(rows))
        real(register, rows, officer)

    monkeypatch.setattr(bringing_in, "_stored", cut_off)
    with pytest.raises(KeyboardInterrupt):
        take_rows.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.taken, Gift.objects.filter(batch=batch).count()) == (ImportBatch.State.TAKING, 400, 400)
    monkeypatch.setattr(bringing_in, "_stored", real)
    take_rows.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.taken) == (ImportBatch.State.DONE, 700)
    numbers = sorted(Gift.objects.filter(batch=batch).values_list("number", flat=True))
    assert numbers == list(range(1, 701))
    undo_import(batch, by=by, reason="ผิดไฟล์")
    assert not GIFTS.rows(office.organization).exists()


def test_another_units_spreadsheet_is_not_looked_into(office: Cast, desk_of: Any):
    batch = brought(office, workbook([ROW]))
    here = f"/o/donsukchai/shelf/gifts/import/{batch.pk}/"
    assert "กระเช้า" in desk_of(office.users["planner"]).get(here).content.decode()
    assert desk_of(office.users["head"]).get(here).status_code == 200  # the unit's own
    for who in ("reporter", "finance"):
        desk = desk_of(office.users[who])
        assert desk.get(here).status_code == 404
        assert desk.post(f"{here}take/", {}).status_code == 404
