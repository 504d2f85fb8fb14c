"""The five-year table: typed, pasted, contradicted, undone; whoever may not, and whatever cannot be read."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sucharit.base.audit.models import Entry
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.base.screens.grids import CellChange
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.actions import add_initiatives, create_plan, edit_initiative, remove_initiative
from sucharit.work.plans.grid.actions import Saved, save_grid
from sucharit.work.plans.grid.queries import Seen, seen_of
from sucharit.work.plans.models import BudgetAmount, Initiative, Plan

Desk = Callable[[User], Client]
CODES = ("2.2.1", "1.1.1", "1.1.2", "1.1.1", "4.1.3")


@pytest.fixture
def plan(office: Cast) -> Plan:
    planner = office.officer("planner")
    made = create_plan(by=planner, first_year=2566, last_year=2570)
    sheets = [
        {"title": f"โครงการที่ {n}", "objective_codes": [code], "amounts": dict.fromkeys(range(2566, 2571), n * 1000)}
        for n, code in enumerate(CODES, 1)
    ]
    add_initiatives(made, by=planner, sheets=sheets)
    made.refresh_from_db()
    return made


def rows(plan: Plan) -> list[Initiative]:
    return list(plan.initiatives.order_by("seq"))


def change(row: Initiative, column: str, value: str) -> CellChange:
    return CellChange(str(row.pk), column, value)


def save(plan: Plan, office: Cast, *cells: CellChange, seen: Seen | None = None, by: str = "planner") -> Saved:
    return save_grid(plan, by=office.officer(by), seen=seen or seen_of(plan), cells=cells)


def amounts(row: Initiative) -> dict[int, Decimal]:
    return dict(BudgetAmount.objects.filter(initiative=row).values_list("year", "amount"))


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("25,000", Decimal(25000), "25,000"),
        ("๒๕,๐๐๐.๕๐", Decimal("25000.50"), "25,000.50"),
        ("1.5 ล้าน", Decimal(1500000), "1,500,000"),
        ("20,000.- บาท", Decimal(20000), "20,000"),
        ("0", Decimal(0), "0"),
        ("๐", Decimal(0), "0"),
        ("-", Decimal(0), "0"),
        ("ไม่ใช้งบประมาณ", Decimal(0), "0"),
        ("", None, ""),
        ("  ", None, ""),
        ("999999999999.99", Decimal("999999999999.99"), "999,999,999,999.99"),
    ],
)
def test_amounts_as_officers_write_them(office: Cast, plan: Plan, typed: str, kept: Decimal | None, shown: str) -> None:
    row = rows(plan)[0]
    done = save(plan, office, change(row, "2567", typed))
    assert amounts(row).get(2567) == kept
    assert [cell.value for cell in done.cells] == [shown] and not done.faults


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [
        ("2566", "สองหมื่น", "อ่านจำนวนเงิน"),
        ("2566", "40 คน", "อ่านจำนวนเงิน"),
        ("2566", "-500", "ติดลบ"),
        ("2566", "(500)", "ติดลบ"),
        ("2566", "=1+1", "อ่านจำนวนเงิน"),
        ("2566", "NaN", "อ่านจำนวนเงิน"),
        ("2566", "1e9", "อ่านจำนวนเงิน"),
        ("2566", "9999999999999", "999,999,999,999"),
        ("2566", "20,00", "อ่านจำนวนเงิน"),
        ("2566", "9" * 500, "อ่านจำนวนเงิน"),
        ("title", "   ", "โปรดพิมพ์ชื่อ"),
        ("title", "ก" * 601, "ยาวเกินไป"),
        ("title", "\u200b\u202e", "โปรดพิมพ์ชื่อ"),
        ("unit", "กองเวทมนตร์", "ไม่พบหน่วยงาน"),
        ("2599", "1", "ไม่มีคอลัมน์"),
        ("password", "1", "ไม่มีคอลัมน์"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_beside_it_and_nothing_else_is_lost(
    office: Cast, plan: Plan, column: str, typed: str, why: str
) -> None:
    first, second = rows(plan)[:2]
    done = save(plan, office, change(first, column, typed), change(second, "2570", "7"))
    (fault,) = done.faults
    assert (fault.row, fault.column, fault.value) == (str(first.pk), column, typed) and why in fault.message
    assert amounts(second)[2570] == 7
    assert amounts(first)[2566] == 1000


def test_one_save_is_one_entry_one_version_each_and_one_edition(office: Cast, plan: Plan) -> None:
    first, second = rows(plan)[:2]
    entries, edition = Entry.objects.count(), plan.edition
    done = save(
        plan, office, change(first, "2566", "5"), change(first, "2567", "6"), change(second, "title", "ชื่อใหม่"),
        change(second, "unit", "กองคลัง"),
    )  # fmt: skip
    assert Entry.objects.count() == entries + 1
    entry = Entry.objects.filter(verb="plans.grid_saved").first()
    assert entry is not None and (entry.facts["cells"], entry.facts["initiatives"]) == (4, 2)
    plan.refresh_from_db()
    second.refresh_from_db()
    assert plan.edition == edition + 1 and second.edition == 2
    assert second.responsible_unit == office.units["finance"]
    latest = versions_of(second)[0]
    assert (latest.number, latest.snapshot["title"]) == (2, "ชื่อใหม่")
    assert latest.snapshot["amounts"] == versions_of(second)[1].snapshot["amounts"]
    # taken back as one
    save_grid(plan, by=office.officer("planner"), seen=seen_of(plan), cells=done.undo)
    second.refresh_from_db()
    assert second.title == "โครงการที่ 2" and second.responsible_unit is None and amounts(first)[2567] == 1000


def test_a_save_that_changes_nothing_leaves_nothing(office: Cast, plan: Plan) -> None:
    row, entries = rows(plan)[0], Entry.objects.count()
    done = save(plan, office, change(row, "2566", "๑,๐๐๐.๐๐"), change(row, "title", " โครงการที่  1"))
    plan_edition = Plan.objects.get(pk=plan.pk).edition
    assert not done.cells and Entry.objects.count() == entries and plan_edition == plan.edition


def test_units_by_name_or_abbreviation(office: Cast, plan: Plan) -> None:
    row = rows(plan)[0]
    for typed in ("สป.", "สป", " สำนักปลัดองค์การบริหารส่วนตำบล "):
        save(plan, office, change(row, "unit", ""))
        assert save(plan, office, change(row, "unit", typed)).cells[0].value == "สป."


def test_who_saved_since_is_shown_beside_mine_and_nothing_is_overwritten(office: Cast, plan: Plan) -> None:
    seen = seen_of(plan)
    first, second = rows(plan)[:2]
    save(plan, office, change(first, "2566", "111"))
    done = save(plan, office, change(first, "2566", "222"), change(second, "2566", "333"), seen=seen)
    (conflict,) = done.conflicts
    assert (conflict.mine, conflict.theirs) == ("222", "111")
    assert amounts(first)[2566] == 111 and amounts(second)[2566] == 2000
    again = save(plan, office, change(first, "2566", "222"), change(second, "2566", "333"))
    assert not again.conflicts and amounts(first)[2566] == 222 and amounts(second)[2566] == 333


def test_another_cell_or_another_sheet_is_no_conflict(office: Cast, plan: Plan) -> None:
    seen = seen_of(plan)
    first, second = rows(plan)[:2]
    save(plan, office, change(first, "2567", "111"))
    edit_initiative(second, by=office.officer("planner"), fields={"rationale": "เหตุผลใหม่"})
    done = save(plan, office, change(first, "2566", "222"), change(second, "2566", "5"), seen=seen)
    assert not done.conflicts and amounts(first)[2566] == 222 and amounts(first)[2567] == 111
    # an untouched old cell of a whole form does not undo what another saved
    done = save(plan, office, change(first, "2567", "1,000"), seen=seen)
    assert not done.conflicts and amounts(first)[2567] == 111
    # the same value twice is agreement
    assert not save(plan, office, change(first, "2567", "111"), seen=seen).conflicts


def test_a_removed_initiative_is_said_and_the_rest_is_saved(office: Cast, plan: Plan) -> None:
    first, second = rows(plan)[:2]
    remove_initiative(first, by=office.officer("planner"))
    done = save(
        plan, office, change(first, "2566", "1"), change(second, "2566", "2"), CellChange("9" * 30, "2566", "1")
    )
    assert len(done.faults) == 2 and "ไม่อยู่ในแผน" in done.faults[0].message
    assert amounts(second)[2566] == 2


def test_who_may_not(office: Cast, neighbour: Cast, plan: Plan) -> None:
    row = rows(plan)[0]
    for username in ("clerk", "reporter", "mayor", "auditor"):
        with pytest.raises(NotAllowed):
            save(plan, office, change(row, "2566", "1"), by=username)
    with pytest.raises(Plan.DoesNotExist):
        save_grid(plan, by=neighbour.officer("neighbour-planner"), seen=seen_of(plan), cells=[change(row, "2566", "1")])
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.APPROVED)
    with pytest.raises(NotAllowed, match="อนุมัติแล้ว"):
        save(plan, office, change(row, "2566", "1"))


def test_a_thousand_rows_in_a_fixed_number_of_queries(office: Cast) -> None:
    planner = office.officer("planner")
    counts = []
    for many in (3, 150):
        plan = create_plan(by=planner, first_year=2566, last_year=2570)
        add_initiatives(
            plan, by=planner, sheets=[{"title": f"ก{n}", "objective_codes": ["1.1.1"]} for n in range(many)]
        )
        cells = [change(row, str(year), "1000") for row in rows(plan) for year in plan.span]
        seen = seen_of(plan)
        with CaptureQueriesContext(connection) as asked:
            save_grid(plan, by=planner, seen=seen, cells=cells)
        counts.append(len(asked))
    assert counts[0] <= 24 and counts[1] <= counts[0] + 6  # SQLite takes many rows in several statements


# ---- through the browser


def address(plan: Plan, rest: str = "") -> str:
    return f"/o/donsukchai/plans/{plan.pk}/grid/{rest}"


def post(desk: Client, plan: Plan, version: object, *cells: CellChange) -> Any:
    sent = {"version": str(version), "cells": [{"row": c.row, "column": c.column, "value": c.value} for c in cells]}
    return desk.post(address(plan, "save/"), json.dumps(sent), content_type="application/json")


def test_the_page_groups_and_sums(office: Cast, plan: Plan, desk_of: Desk) -> None:
    page = desk_of(office.users["planner"]).get(address(plan)).content.decode()
    order = [page.index(f'data-band="{code}"') for code in ("1", "1.1", "1.1.1", "1.1.2", "2", "2.2.1", "4.1.3")]
    assert order == sorted(order)
    assert page.index("โครงการที่ 2") < page.index("โครงการที่ 4") < page.index("โครงการที่ 3") < page.index("โครงการที่ 1")
    assert '<output data-band="1.1.1" data-year="2566">6,000</output>' in page
    assert '<output data-band="1" data-year="all">45,000</output>' in page
    assert '<output data-sum="all">75,000</output>' in page


def test_the_script_saves_and_is_told_of_faults_and_conflicts(office: Cast, plan: Plan, desk_of: Desk) -> None:
    desk, seen, row = desk_of(office.users["planner"]), seen_of(plan), rows(plan)[0]
    answer = post(desk, plan, seen, change(row, "2566", "๕๐๐"), change(row, "2567", "ห้าร้อย"))
    assert answer.status_code == 200
    told = answer.json()
    assert told["cells"] == [{"row": str(row.pk), "column": "2566", "value": "500"}]
    assert told["errors"][0]["column"] == "2567" and told["version"] != str(seen)
    answer = post(desk, plan, seen, change(row, "2566", "700"))
    assert answer.status_code == 409 and answer.json()["cells"][0]["value"] == "500"
    assert post(desk, plan, answer.json()["version"], change(row, "2566", "700")).status_code == 200
    assert amounts(row)[2566] == 700


def test_a_name_pasted_far_too_long_is_told_beside_it_and_the_rest_is_saved(
    office: Cast, plan: Plan, desk_of: Desk
) -> None:
    desk, row = desk_of(office.users["planner"]), rows(plan)[0]
    other = rows(plan)[1]
    cells = change(row, "title", "ก" * 5000), change(other, "2566", "500")
    answer = post(desk, plan, seen_of(plan), *cells)
    assert answer.status_code == 200
    assert [one["column"] for one in answer.json()["errors"]] == ["title"]
    assert amounts(other)[2566] == 500


@pytest.mark.parametrize("body", ["{", "[]", '{"version": 1}', '{"cells": [{"row": 1}], "version": 1}', "null"])
def test_a_broken_batch_is_a_sentence(office: Cast, plan: Plan, desk_of: Desk, body: str) -> None:
    answer = desk_of(office.users["planner"]).post(address(plan, "save/"), body, content_type="application/json")
    assert answer.status_code == 422 and "โหลดหน้านี้ใหม่" in answer.json()["error"]


def test_without_script_the_form_saves_shows_faults_and_keeps_what_was_typed(
    office: Cast, plan: Plan, desk_of: Desk
) -> None:
    desk, row = desk_of(office.users["planner"]), rows(plan)[0]
    fields = {"version": str(seen_of(plan)), f"cell:{row.pk}:2566": "800", f"cell:{row.pk}:2567": "แปดร้อย<b>"}
    page = desk.post(address(plan, "save/"), fields)
    assert page.status_code == 422
    text = page.content.decode()
    assert "แปดร้อย&lt;b&gt;" in text and "อ่านจำนวนเงิน" in text and amounts(row)[2566] == 800
    seen = str(seen_of(Plan.objects.get(pk=plan.pk)))
    assert desk.post(address(plan, "save/"), {"version": seen, f"cell:{row.pk}:2567": "900"}).status_code == 302
    assert desk.post(address(plan, "undo/")).status_code == 302
    assert amounts(row)[2567] == 1000


def test_without_script_a_conflict_shows_both(office: Cast, plan: Plan, desk_of: Desk) -> None:
    seen, row = seen_of(plan), rows(plan)[0]
    save(plan, office, change(row, "2566", "111"))
    page = desk_of(office.users["planner"]).post(
        address(plan, "save/"), {"version": str(seen), f"cell:{row.pk}:2566": "222", f"cell:{row.pk}:2568": "333"}
    )
    text = page.content.decode()
    assert page.status_code == 409 and 'value="222"' in text and "“111”" in text and 'value="333"' in text
    assert amounts(row)[2566] == 111


def test_readers_read_and_strangers_find_nothing(office: Cast, neighbour: Cast, plan: Plan, desk_of: Desk) -> None:
    page = desk_of(office.users["mayor"]).get(address(plan))
    assert page.status_code == 200 and "data-read-only" in page.content.decode()
    assert post(desk_of(office.users["mayor"]), plan, seen_of(plan)).status_code == 404
    assert desk_of(office.users["complaints"]).get(address(plan)).status_code == 404
    for rest in ("", "file/", "upload/"):
        assert desk_of(neighbour.users["neighbour-planner"]).get(address(plan, rest)).status_code == 404
        theirs = address(plan, rest).replace("donsukchai", "thungnamsai")
        assert desk_of(neighbour.users["neighbour-planner"]).get(theirs).status_code == 404


def test_a_plan_that_is_no_longer_open_is_said(office: Cast, plan: Plan, desk_of: Desk) -> None:
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.APPROVED)
    answer = post(desk_of(office.users["planner"]), plan, seen_of(plan), change(rows(plan)[0], "2566", "1"))
    assert answer.status_code == 422 and "ฉบับแก้ไข" in answer.json()["error"]


def test_the_page_costs_the_same_however_long(office: Cast, desk_of: Desk) -> None:
    planner, desk = office.officer("planner"), desk_of(office.users["planner"])
    counts = []
    for many in (2, 40):
        plan = create_plan(by=planner, first_year=2566, last_year=2570)
        add_initiatives(
            plan, by=planner, sheets=[{"title": f"ก{n}", "objective_codes": ["1.1.1"]} for n in range(many)]
        )
        with CaptureQueriesContext(connection) as asked:
            desk.get(address(plan))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 18
