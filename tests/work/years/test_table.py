"""The year's table as a grid: typed, pasted, saved by two at once."""

import json
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from sucharit.base.audit.models import Entry
from sucharit.base.people.models import User
from sucharit.base.screens.grids import CellChange
from sucharit.office.demonstration.people import Cast
from sucharit.work.years.grid.actions import save_year_grid, seen_of
from sucharit.work.years.models import YearPlan

SAVE = "/o/donsukchai/years/2569/grid/save/"


def cell(year: YearPlan, seq: int, column: str, value: str) -> CellChange:
    return CellChange(str(year.initiatives.get(seq=seq).pk), column, value)


def test_cells_as_officers_type_them(office: Cast, draft: YearPlan):
    cells = [
        cell(draft, 1, "quarter_1", "/"), cell(draft, 1, "quarter_3", "✓"), cell(draft, 1, "quantity", "๑,๒๐๐"),
        cell(draft, 1, "quantity_unit", "คน"), cell(draft, 1, "ordinance_amount", "๑๘,๐๐๐.-"),
        cell(draft, 1, "in_ordinance", "อยู่"), cell(draft, 1, "unit", "กค"), cell(draft, 1, "owner", "นางมาลี พรหมมา"),
        cell(draft, 2, "quarter_2", "x"), cell(draft, 2, "in_ordinance", "no"), cell(draft, 2, "responsible", "กองคลัง"),
    ]  # fmt: skip
    done = save_year_grid(draft, by=office.officer("planner"), seen=seen_of(draft), cells=cells)
    assert (done.faults, done.conflicts) == ((), ())
    first, second = draft.initiatives.get(seq=1), draft.initiatives.get(seq=2)
    assert (first.quarters, first.quantity, first.ordinance_amount) == ((1, 3), 1_200, Decimal(18_000))
    assert (first.in_ordinance, first.unit, first.owner) == (True, office.units["finance"], office.users["head"])
    assert (second.quarters, second.in_ordinance, second.responsible) == ((2,), False, "กองคลัง")
    assert Entry.objects.get(verb="years.grid_saved").facts == {"cells": 9, "initiatives": 2}
    back = save_year_grid(draft, by=office.officer("planner"), seen=seen_of(draft), cells=done.undo)
    assert back.faults == ()
    assert draft.initiatives.get(seq=1).quarters == ()


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("quarter_1", "บางที", "ไตรมาส"), ("quantity", "3.5", "จำนวนเต็ม"), ("quantity", "9" * 30, "100,000,000"),
        ("ordinance_amount", "-5", "ไม่ติดลบ"), ("in_ordinance", "ไม่แน่ใจ", "ข้อบัญญัติ"), ("unit", "กองเรือ", "ไม่พบหน่วยงาน"),
        ("owner", "นายไม่มี ตัวตน", "ไม่พบ"), ("amount", "5", "ไม่มีคอลัมน์นี้"), ("title", "x", "ไม่มีคอลัมน์นี้"),
    ],
)  # fmt: skip
def test_what_a_cell_cannot_say(office: Cast, draft: YearPlan, column: str, typed: str, said: str):
    good = cell(draft, 2, "quarter_4", "/")
    done = save_year_grid(
        draft, by=office.officer("planner"), seen=seen_of(draft), cells=[cell(draft, 1, column, typed), good]
    )
    assert said in done.faults[0].message
    assert draft.initiatives.get(seq=2).quarters == (4,)


def test_a_cell_that_another_saved_is_shown(office: Cast, draft: YearPlan):
    seen = seen_of(draft)
    save_year_grid(draft, by=office.officer("clerk"), seen=seen, cells=[cell(draft, 1, "quantity", "60")])
    other = save_year_grid(draft, by=office.officer("planner"), seen=seen, cells=[cell(draft, 1, "quarter_1", "/")])
    assert other.conflicts == ()
    done = save_year_grid(draft, by=office.officer("planner"), seen=seen, cells=[cell(draft, 1, "quantity", "70")])
    assert [(one.mine, one.theirs) for one in done.conflicts] == [("70", "60")]
    assert draft.initiatives.get(seq=1).quantity == 60


def test_a_running_year_takes_what_becomes_known(office: Cast, running: YearPlan):
    cells = [cell(running, 1, "quarter_4", "/"), cell(running, 1, "ordinance_amount", "9,000")]
    done = save_year_grid(running, by=office.officer("planner"), seen=seen_of(running), cells=cells)
    assert "แก้ไขแผนพร้อมเหตุผล" in done.faults[0].message
    first = running.initiatives.get(seq=1)
    assert (first.quarters, first.ordinance_amount) == ((1, 2), Decimal(9_000))


def test_script_and_form_save_alike(office: Cast, draft: YearPlan, planner: Client):
    pk, version = draft.initiatives.get(seq=1).pk, str(seen_of(draft))
    sent = {"version": version, "cells": [{"row": str(pk), "column": "quarter_2", "value": "/"}]}
    answer = planner.post(SAVE, json.dumps(sent), content_type="application/json")
    assert (answer.status_code, answer.json()["errors"]) == (200, [])
    stale = {"version": version, "cells": [{"row": str(pk), "column": "quarter_2", "value": ""}]}
    assert planner.post(SAVE, json.dumps(stale), content_type="application/json").status_code == 200
    page = planner.get(reverse("year_grid", args=["donsukchai", 2569])).content.decode()
    assert f'name="cell:{pk}:quarter_2"' in page
    typed = {"version": str(seen_of(draft)), f"cell:{pk}:quantity": "มากมาย", f"cell:{pk}:quarter_3": "/"}
    answer = planner.post(SAVE, typed)
    assert answer.status_code == 422
    assert "มากมาย" in answer.content.decode() and "จำนวนเต็ม" in answer.content.decode()
    answer = planner.post(SAVE, {"version": str(seen_of(draft)), f"cell:{pk}:quantity": "33"}, follow=True)
    assert "บันทึกแล้ว 1 ช่อง" in answer.content.decode()
    undone = planner.post(reverse("year_grid_undo", args=["donsukchai", 2569]), follow=True)
    assert "เลิกทำแล้ว 1 ช่อง" in undone.content.decode()
    assert draft.initiatives.get(seq=1).quantity == 48


def test_who_may_not_write(office: Cast, neighbour: Cast, draft: YearPlan, desk_of: Callable[[User], Client]):
    sent = json.dumps({"version": "1-1", "cells": []})
    for user in (office.users["reporter"], office.users["council"], neighbour.users["neighbour-planner"]):
        assert desk_of(user).post(SAVE, sent, content_type="application/json").status_code == 404
    page = desk_of(office.users["reporter"]).get(reverse("year_grid", args=["donsukchai", 2569])).content.decode()
    assert '<input name="cell' not in page and "อ่านได้อย่างเดียว" in page


def test_nonsense_is_refused(office: Cast, draft: YearPlan, planner: Client):
    for body in ("{", "[]", '{"version": 1}', json.dumps({"version": "1", "cells": [{"row": 1}]})):
        assert planner.post(SAVE, body, content_type="application/json").status_code == 422
    odd = {"version": "x" * 300, "cells": [{"row": "9" * 40, "column": "quantity", "value": "1"}]}
    answer = planner.post(SAVE, json.dumps(odd), content_type="application/json")
    assert "ไม่อยู่ในปีนี้แล้ว" in answer.json()["errors"][0]["message"]


def test_saving_many_rows_asks_little(office: Cast, draft: YearPlan, django_assert_max_num_queries):
    cells = [cell(draft, seq, f"quarter_{n}", "/") for seq in (1, 2, 3) for n in (1, 2, 3, 4)]
    with django_assert_max_num_queries(28):
        save_year_grid(draft, by=office.officer("planner"), seen=seen_of(draft), cells=cells)
