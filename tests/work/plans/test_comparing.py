"""What differs between two plans: added, removed, moved, changed, in words and in money."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.actions import (
    add_initiative,
    add_initiatives,
    create_plan,
    edit_initiative,
    move_initiative,
    remove_initiative,
    set_texts,
)
from sucharit.work.plans.comparing.difference import difference
from sucharit.work.plans.models import Plan
from sucharit.work.plans.revision.actions import revise

Desk = Callable[[User], Client]
TITLES = ("อบรมคุณธรรมจริยธรรม", "เปิดเผยข้อมูลงบประมาณ", "จัดตั้งศูนย์รับเรื่องร้องเรียน", "เครือข่ายเฝ้าระวังการทุจริต", "ตรวจสอบภายใน")
CODES = ("1.1.1", "2.1.2", "3.2.2", "3.3.1", "4.1.1")


@pytest.fixture
def before(office: Cast) -> Plan:
    return adopted(office, [sheet(title, code) for title, code in zip(TITLES, CODES, strict=True)])


def sheet(title: str, code: str, baht: int = 1000) -> dict[str, Any]:
    return {"title": title, "objective_codes": [code], "amounts": dict.fromkeys(range(2566, 2571), baht)}


def adopted(office: Cast, sheets: list[dict[str, Any]], first: int = 2566) -> Plan:
    planner = office.officer("planner")
    plan = create_plan(by=planner, first_year=first, last_year=first + 4)
    add_initiatives(plan, by=planner, sheets=sheets)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.ADOPTED, adopted_on="2025-10-01")
    return Plan.objects.get(pk=plan.pk)


def kinds(before: Plan, after: Plan) -> dict[str, str]:
    return {change.title: change.kind for change in difference(before, after).changes}


def test_a_revision_begins_the_same(office: Cast, before: Plan) -> None:
    after = revise(before, by=office.officer("planner"), reason="ทดสอบ")
    told = difference(before, after)
    assert not told.any and told.counts["same"] == 5 and told.total.apart == 0


def test_everything_that_can_differ(office: Cast, before: Plan) -> None:
    planner = office.officer("planner")
    after = revise(before, by=planner, reason="ปรับงบ")
    rows = list(after.initiatives.order_by("seq"))
    edit_initiative(rows[0], by=planner, fields={"rationale": "เหตุผลที่เพิ่มเข้ามา", "amounts": {2568: 5000}})
    remove_initiative(rows[1], by=planner)
    move_initiative(after.initiatives.get(key=rows[4].key), by=planner, place=1)
    edit_initiative(after.initiatives.get(key=rows[3].key), by=planner, fields={"objective_codes": ["3.3.2"]})
    add_initiative(after, by=planner, fields=sheet("มาตรการใหม่เอี่ยม", "2.2.2", 300))
    set_texts(after, by=planner, goals=["ลดเรื่องร้องเรียนร้อยละ 10"])
    told = difference(before, Plan.objects.get(pk=after.pk))
    assert kinds(before, after) == {
        TITLES[0]: "changed", TITLES[1]: "removed", TITLES[2]: "same", TITLES[3]: "changed", TITLES[4]: "moved",
        "มาตรการใหม่เอี่ยม": "added",
    }  # fmt: skip
    assert told.counts == {"added": 1, "removed": 1, "changed": 2, "moved": 2, "same": 1}
    (first,) = [change for change in told.changes if change.title == TITLES[0]]
    assert [field.name for field in first.fields] == ["rationale", "amounts"]
    by_year = {one.label: one.apart for one in told.by_year}
    assert by_year == {"2566": -700, "2567": -700, "2568": 3300, "2569": -700, "2570": -700}
    assert {one.label[:8]: one.apart for one in told.by_dimension}["มิติที่ "] is not None
    assert sum(one.apart for one in told.by_dimension) == told.total.apart == 500
    assert [field.name for field in told.facts] == ["goals"]
    assert {change.title for change in told.of_kind("money")} == {TITLES[0], TITLES[1], "มาตรการใหม่เอี่ยม"}


def test_one_more_in_the_middle_moves_nobody(office: Cast, before: Plan) -> None:
    after = revise(before, by=office.officer("planner"), reason="เพิ่ม")
    add_initiative(after, by=office.officer("planner"), fields=sheet("แทรกกลาง", "2.1.1"), after=2)
    assert set(kinds(before, after).values()) == {"same", "added"}


def test_plans_of_different_keys_are_matched_by_likeness(office: Cast, before: Plan) -> None:
    sheets = [sheet("อบรมคุณธรรม จริยธรรม", "1.1.1"), sheet("ตรวจสอบภายใน", "4.1.1"), sheet("เรื่องอื่นโดยสิ้นเชิง", "1.1.1")]
    after = adopted(office, sheets, first=2571)
    told = difference(before, after)
    likely = {
        change.title: change.pair.before.title for change in told.changes if change.pair.likely and change.pair.before
    }
    assert likely == {"อบรมคุณธรรม จริยธรรม": TITLES[0], "ตรวจสอบภายใน": TITLES[4]}
    assert told.counts["added"] == 1 and told.counts["removed"] == 3


def test_three_hundred_beside_three_hundred_are_quick_and_ask_the_same(office: Cast) -> None:
    counts = []
    for many in (5, 300):
        plan = adopted(
            office, [sheet(f"มาตรการเลขที่ {n} ของแผน", "1.1.1") for n in range(many)], first=2566 if many == 5 else 2571
        )
        after = revise(plan, by=office.officer("planner"), reason="ก")
        began = time.process_time()
        with CaptureQueriesContext(connection) as asked:
            difference(plan, after)
        assert time.process_time() - began < 2
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20


# ---- through the browser


def page_of(desk: Client, plan: Plan, **asked: Any) -> str:
    return desk.get(f"/o/donsukchai/plans/{plan.pk}/difference/", asked).content.decode()


def test_the_page_compares_with_what_it_revises_and_filters(office: Cast, before: Plan, desk_of: Desk) -> None:
    planner = office.officer("planner")
    after = revise(before, by=planner, reason="ปรับงบ")
    rows = list(after.initiatives.order_by("seq"))
    edit_initiative(rows[0], by=planner, fields={"rationale": "<script>alert(1)</script>"})
    remove_initiative(rows[1], by=planner)
    desk = desk_of(office.users["clerk"])
    page = page_of(desk, after)
    assert TITLES[0] in page and TITLES[1] in page and TITLES[2] not in page.split("โครงการที่ต่าง")[1]
    assert "<script>alert" not in page and "&lt;script&gt;" in page
    only = page_of(desk, after, show="removed").split("โครงการที่ต่าง")[1]
    assert TITLES[1] in only and TITLES[0] not in only
    only = page_of(desk, after, dimension="1", whole="1").split("โครงการที่ต่าง")[1]
    assert TITLES[0] in only and TITLES[1] not in only
    assert "เหมือนกัน" in page_of(desk, after, before=after.pk, after=before.pk) or TITLES[1] in page_of(
        desk, after, before=after.pk, after=before.pk
    )


def test_nothing_to_compare_and_nonsense(office: Cast, before: Plan, desk_of: Desk) -> None:
    desk = desk_of(office.users["clerk"])
    assert "ยังไม่มีฉบับก่อนให้เทียบ" in page_of(desk, before)
    assert "เลือกสองฉบับที่ต่างกัน" in page_of(desk, before, before=before.pk, after=before.pk)
    for asked in ({"before": "x"}, {"before": "99999999"}, {"show": "'"}, {"page": "-1"}, {"q": "\0"}):
        assert desk.get(f"/o/donsukchai/plans/{before.pk}/difference/", asked).status_code == 200


def test_strangers(office: Cast, neighbour: Cast, before: Plan, desk_of: Desk) -> None:
    desk = desk_of(neighbour.users["neighbour-planner"])
    assert desk.get(f"/o/donsukchai/plans/{before.pk}/difference/").status_code == 404
    own = create_plan(by=neighbour.officer("neighbour-planner"), first_year=2566, last_year=2570)
    page = desk.get(f"/o/thungnamsai/plans/{own.pk}/difference/", {"before": before.pk}).content.decode()
    assert TITLES[0] not in page
    assert desk_of(office.users["complaints"]).get(f"/o/donsukchai/plans/{before.pk}/difference/").status_code == 404
