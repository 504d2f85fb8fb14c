"""The table as an Excel file: out, in again, previewed, applied; and files that are none."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from sucharit.base.people.models import User
from sucharit.base.screens.grids import CellChange
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.actions import add_initiatives, create_plan
from sucharit.work.plans.grid.actions import save_grid
from sucharit.work.plans.grid.queries import columns_of, seen_of
from sucharit.work.plans.grid.workbook import written
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.values import initiatives_of

Desk = Callable[[User], Client]


@pytest.fixture
def plan(office: Cast) -> Plan:
    planner = office.officer("planner")
    made = create_plan(by=planner, first_year=2566, last_year=2570)
    sheets = [
        {"title": '=HYPERLINK("http://evil")', "objective_codes": ["1.1.1"], "amounts": {2566: 1000, 2567: "0"}},
        {"title": "มาตรการที่สอง", "objective_codes": ["2.2.1"], "amounts": {2566: "2500.50"}},
    ]
    add_initiatives(made, by=planner, sheets=sheets)
    return Plan.objects.get(pk=made.pk)


def file_of(plan: Plan, office: Cast) -> bytes:
    return written(plan, initiatives_of(plan), columns_of(plan, office.officer("planner")), seen_of(plan))


def table(data: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def rewritten(data: bytes, edit: Callable[[list[list[Any]]], None]) -> bytes:
    """As an officer's Excel would save it: other cells, same places."""
    rows = table(data)
    edit(rows)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet()
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if value != "":
                page.write(y, x, value)
    book.close()
    return file.getvalue()


def upload(desk: Client, plan: Plan, data: bytes, name: str = "ตาราง.xlsx") -> Any:
    return desk.post(f"/o/donsukchai/plans/{plan.pk}/grid/upload/", {"file": SimpleUploadedFile(name, data)})


def row_of(rows: list[list[Any]], title: str) -> list[Any]:
    return next(row for row in rows if title in str(row[3]))


def sent_on(page: str) -> str:
    import html

    return html.unescape(page.split('name="table" value="', 1)[1].split('"', 1)[0])


def test_the_file_holds_the_table_and_no_formula_of_anyone(office: Cast, plan: Plan, desk_of: Desk) -> None:
    answer = desk_of(office.users["mayor"]).get(f"/o/donsukchai/plans/{plan.pk}/grid/file/")
    rows = table(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    first = row_of(rows, "HYPERLINK")
    assert first[3] == '=HYPERLINK("http://evil")' and first[5:8] == [1000, 0, ""]
    assert row_of(rows, "มาตรการที่สอง")[5] == 2500.5
    assert row_of(rows, "มิติที่ 1")[5] == 1000


def test_the_same_file_changes_nothing(office: Cast, plan: Plan, desk_of: Desk) -> None:
    page = upload(desk_of(office.users["planner"]), plan, file_of(plan, office))
    assert page.status_code == 200 and "ไม่เปลี่ยนสิ่งใด" in page.content.decode()


def test_changed_previewed_and_applied_with_a_new_row(office: Cast, plan: Plan, desk_of: Desk) -> None:
    def edit(rows: list[list[Any]]) -> None:
        second = row_of(rows, "มาตรการที่สอง")
        second[4], second[6], second[7] = "กค.", "๓,๐๐๐", "ไม่รู้"
        rows.append(["", "", "3.1.1", "มาตรการใหม่", "สป.", 500, "-", "", "", "", ""])

    desk = desk_of(office.users["planner"])
    page = upload(desk, plan, rewritten(file_of(plan, office), edit)).content.decode()
    assert "มาตรการใหม่" in page and "๓,๐๐๐" in page and "อ่านจำนวนเงิน" in page
    assert not plan.initiatives.filter(title="มาตรการใหม่").exists()
    answer = desk.post(f"/o/donsukchai/plans/{plan.pk}/grid/apply/", {"table": sent_on(page)})
    assert answer.status_code == 302
    second = plan.initiatives.get(title="มาตรการที่สอง")
    assert second.responsible_unit == office.units["finance"]
    assert dict(second.amounts.values_list("year", "amount")) == {2566: 2500.5, 2567: 3000}
    new = plan.initiatives.get(title="มาตรการใหม่")
    assert (
        new.seq == 3
        and new.dimension == "3"
        and dict(new.amounts.values_list("year", "amount")) == {2566: 500, 2567: 0}
    )


def test_an_old_file_undoes_nobodys_work(office: Cast, plan: Plan, desk_of: Desk) -> None:
    old = file_of(plan, office)
    second = plan.initiatives.get(title="มาตรการที่สอง")
    cells = [CellChange(str(second.pk), "2567", "777"), CellChange(str(second.pk), "2566", "111")]
    save_grid(plan, by=office.officer("planner"), seen=seen_of(plan), cells=cells)

    def edit(rows: list[list[Any]]) -> None:
        row_of(rows, "มาตรการที่สอง")[5] = 222

    page = upload(desk_of(office.users["planner"]), plan, rewritten(old, edit)).content.decode()
    assert "มีผู้แก้หลังจากดาวน์โหลดไฟล์" in page and "777" not in page


def test_who_saved_during_the_preview_is_not_overwritten(office: Cast, plan: Plan, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    page = upload(desk, plan, rewritten(file_of(plan, office), lambda rows: row_of(rows, "สอง").__setitem__(5, 222)))
    sent = sent_on(page.content.decode())
    second = plan.initiatives.get(title="มาตรการที่สอง")
    save_grid(plan, by=office.officer("planner"), seen=seen_of(plan), cells=[CellChange(str(second.pk), "2566", "111")])
    answer = desk.post(f"/o/donsukchai/plans/{plan.pk}/grid/apply/", {"table": sent}, follow=True)
    assert "อัปโหลดไฟล์อีกครั้ง" in answer.content.decode()
    assert second.amounts.get(year=2566).amount == 111


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "ว่าง"),
        (b"not a workbook", "ไม่ใช่ Excel"),
        (b"PK\x03\x04 broken", "ไฟล์"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xlsx"),
        (b"%PDF-1.7 nothing", "ไฟล์"),
    ],
)
def test_files_that_are_no_table_are_refused_in_thai(
    office: Cast, plan: Plan, desk_of: Desk, data: bytes, why: str
) -> None:
    page = upload(desk_of(office.users["planner"]), plan, data, "../../<b>.xlsx")
    assert page.status_code == 422 and why in page.content.decode()


def test_another_table_and_another_plans_rows(office: Cast, plan: Plan, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])

    def other(rows: list[list[Any]]) -> None:
        rows[2][5] = "2599"

    page = upload(desk, plan, rewritten(file_of(plan, office), other))
    assert page.status_code == 422 and "ไม่พบหัวตาราง" in page.content.decode()

    def strange(rows: list[list[Any]]) -> None:
        row_of(rows, "มาตรการที่สอง")[0] = "00000000-0000-4000-8000-000000000001"

    assert "มี 1 แถวที่รหัสไม่ตรง" in upload(desk, plan, rewritten(file_of(plan, office), strange)).content.decode()


@pytest.mark.parametrize("sent", ["", "{", '{"seen":"1-1","cells":[["1","2566","' + "9" * 3000 + '"]],"new":[]}'])
def test_what_comes_back_from_the_preview_is_read_as_strictly(
    office: Cast, plan: Plan, desk_of: Desk, sent: str
) -> None:
    answer = desk_of(office.users["planner"]).post(f"/o/donsukchai/plans/{plan.pk}/grid/apply/", {"table": sent})
    assert answer.status_code == 302
    assert Initiative.objects.filter(plan=plan).count() == 2
