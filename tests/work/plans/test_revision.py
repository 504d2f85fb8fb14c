"""A revision carries everything and its keys; the plan of the next span takes what is chosen."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.actions import (
    add_initiatives,
    create_plan,
    discard_plan,
    edit_initiative,
    set_targets,
    set_texts,
)
from sucharit.work.plans.approval import actions as approval
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.models import Annex, ControlLink, Explanation, Item, Plan
from sucharit.work.plans.queries import findings_of
from sucharit.work.plans.revision.actions import continue_in, revise
from sucharit.work.risks.models import Control, Risk, RiskRegister

Desk = Callable[[User], Client]


@pytest.fixture
def adopted(office: Cast) -> Plan:
    planner = office.officer("planner")
    plan = create_plan(by=planner, first_year=2566, last_year=2570)
    add_initiatives(plan, by=planner, sheets=[full_sheet(office, n) for n in range(1, 4)])
    set_texts(plan, by=planner, objectives=["เพื่อป้องกันการทุจริต"], benefits=["ประชาชนเชื่อมั่น"], goals=["คะแนน ITA ดีขึ้น"])
    target = {
        "name": "ITA",
        "unit": "คะแนน",
        "baseline_year": 2565,
        "baseline": "85",
        "by_year": {2566: "87", 2567: "89"},
    }
    set_targets(plan, by=planner, targets=[target])
    with_risks(plan, office)
    Annex.objects.create(plan=plan, kind=Annex.Kind.ORDER, seq=1, value={"number": "1/2566", "subject": "แต่งตั้ง"})
    explained(plan, office)
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.ADOPTED, adopted_on="2025-10-01")
    return Plan.objects.get(pk=plan.pk)


def full_sheet(office: Cast, n: int) -> dict[str, Any]:
    return {
        "title": f"มาตรการที่ {n}", "kind": "measure", "objective_codes": ["2.2.1", "1.1.1"], "rationale": "หลักการ",
        "objectives": [("เพื่อให้โปร่งใส", 0)], "steps": [("วางแผน", 0), ("ประชุม", 1), ("ดำเนินการ", 0)],
        "outputs": [("คู่มือ 1 ฉบับ", 0)], "outcomes": [("เรื่องร้องเรียนลดลง", 0)], "place": "อบต.ดอนสุขใจ",
        "responsible_unit": office.units["clerk"], "amounts": dict.fromkeys(range(2566, 2571), n * 1000),
        "target_group": "พนักงาน 48 คน", "target_group_count": 48, "target_group_unit": "คน",
    }  # fmt: skip


def with_risks(plan: Plan, office: Cast) -> None:
    import uuid

    register = RiskRegister.objects.create(organization=office.organization, fiscal_year=2566)
    risk = Risk.objects.create(register=register, key=uuid.uuid4(), seq=1, process="จัดซื้อจัดจ้าง")
    control = Control.objects.create(risk=risk, key=uuid.uuid4(), seq=1, text="เปิดเผยราคากลาง")
    Plan.objects.filter(pk=plan.pk).update(risk_register=register)
    ControlLink.objects.create(initiative=plan.initiatives.get(seq=2), control=control)


def explained(plan: Plan, office: Cast) -> None:
    for one in findings_of(Plan.objects.get(pk=plan.pk)).open:
        Explanation.objects.get_or_create(
            plan=plan, finding=one.digest, defaults={"code": one.code, "reason": "ตั้งใจ", "by": office.users["planner"]}
        )


def test_a_revision_has_everything_and_keeps_the_keys(office: Cast, adopted: Plan) -> None:
    draft = revise(adopted, by=office.officer("planner"), reason="ปรับงบตามข้อบัญญัติ")
    assert (draft.state, draft.revision, draft.revises) == (Plan.State.DRAFT, 1, adopted)
    assert draft.revision_reason == "ปรับงบตามข้อบัญญัติ"
    assert content_fingerprint(draft) == content_fingerprint(adopted)
    assert list(draft.initiatives.values_list("key", "seq")) == list(adopted.initiatives.values_list("key", "seq"))

    def lines(plan: Plan) -> list[tuple[Any, ...]]:
        items = Item.objects.filter(initiative__plan=plan).order_by("initiative__seq", "section", "seq")
        return list(items.values_list("initiative__seq", "key", "text", "parent__key", "seq"))

    assert lines(draft) == lines(adopted)
    links = ControlLink.objects.filter(initiative__plan=draft).values_list("initiative__seq", "control__text")
    assert list(links) == [(2, "เปิดเผยราคากลาง")]
    assert draft.annexes.count() == 1 and draft.risk_register == adopted.risk_register
    assert not findings_of(draft).open  # what was explained stays explained
    entry = Entry.objects.filter(verb="plans.revised").first()
    assert entry is not None and entry.facts["reason"] == "ปรับงบตามข้อบัญญัติ"


def test_changing_the_draft_changes_nothing_that_is_adopted(office: Cast, adopted: Plan) -> None:
    mark = content_fingerprint(adopted)
    draft = revise(adopted, by=office.officer("planner"), reason="แก้")
    first = draft.initiatives.get(seq=1)
    edit_initiative(first, by=office.officer("planner"), fields={"title": "ชื่อใหม่", "steps": [("ขั้นเดียว", 0)]})
    assert content_fingerprint(Plan.objects.get(pk=adopted.pk)) == mark


def test_adopting_the_revision_supersedes(office: Cast, adopted: Plan) -> None:
    draft = revise(adopted, by=office.officer("planner"), reason="แก้")
    edit_initiative(draft.initiatives.get(seq=1), by=office.officer("planner"), fields={"amounts": {2568: 7}})
    explained(draft, office)
    sent = approval.submit(draft, by=office.officer("planner"))
    assert sent.label.endswith("(ฉบับแก้ไขครั้งที่ 1)")
    mark = sent.fingerprint
    approval.review(draft, by=office.officer("head"), fingerprint=mark)
    approval.endorse(draft, by=office.officer("clerk"), fingerprint=mark)
    approval.approve(draft, by=office.officer("mayor"), fingerprint=mark)
    approval.adopt(draft, by=office.officer("planner"))
    adopted.refresh_from_db()
    assert adopted.state == Plan.State.SUPERSEDED
    second = revise(Plan.objects.get(pk=draft.pk), by=office.officer("planner"), reason="อีกครั้ง")
    assert second.revision == 2


def test_one_revision_at_a_time_and_never_without_a_reason(office: Cast, adopted: Plan) -> None:
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="เหตุผล"):
        revise(adopted, by=planner, reason="  ")
    with pytest.raises(NotAllowed, match="ยาวเกิน"):
        revise(adopted, by=planner, reason="ก" * 4_001)
    draft = revise(adopted, by=planner, reason="แก้")
    with pytest.raises(NotAllowed, match="ฉบับแก้ไขครั้งที่ 1"):
        revise(adopted, by=planner, reason="แก้อีก")
    with pytest.raises(NotAllowed, match="ประกาศใช้อยู่"):
        revise(draft, by=planner, reason="แก้")
    discard_plan(draft, by=planner)
    assert revise(adopted, by=planner, reason="แก้ใหม่").revision == 2
    with pytest.raises(NotAllowed):
        revise(adopted, by=office.officer("clerk"), reason="แก้")


def test_a_revision_costs_the_same_however_large(office: Cast) -> None:
    planner, counts = office.officer("planner"), []
    for many, first in ((3, 2566), (60, 2571)):
        plan = create_plan(by=planner, first_year=first, last_year=first + 4)
        add_initiatives(plan, by=planner, sheets=[full_sheet(office, 1) for _ in range(many)])
        Plan.objects.filter(pk=plan.pk).update(state=Plan.State.ADOPTED, adopted_on="2025-10-01")
        with CaptureQueriesContext(connection) as asked:
            revise(Plan.objects.get(pk=plan.pk), by=planner, reason="แก้")
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 12  # SQLite takes many rows in several statements


def test_the_next_span_takes_what_is_chosen_and_moves_the_years(office: Cast, adopted: Plan) -> None:
    chosen = list(adopted.initiatives.filter(seq__in=[1, 3]).values_list("pk", flat=True))
    after = continue_in(adopted, by=office.officer("planner"), first_year=2571, last_year=2575, initiatives=chosen)
    assert (after.state, after.revision, after.revises) == (Plan.State.DRAFT, 0, None)
    assert list(after.initiatives.values_list("seq", "title")) == [(1, "มาตรการที่ 1"), (2, "มาตรการที่ 3")]
    money = dict(after.initiatives.get(seq=2).amounts.values_list("year", "amount"))
    assert money == dict.fromkeys(range(2571, 2576), Decimal(3000))
    assert after.texts.count() == 3 and not after.targets.exists()
    keys = adopted.initiatives.filter(seq__in=[1, 3]).values_list("key", flat=True)
    assert set(after.initiatives.values_list("key", flat=True)) == set(keys)


def test_the_next_span_with_blank_money(office: Cast, adopted: Plan) -> None:
    after = continue_in(
        adopted, by=office.officer("planner"), first_year=2571, last_year=2573, with_amounts=False, with_texts=False,
        initiatives=adopted.initiatives.values_list("pk", flat=True), title="แผนสามปี",
    )  # fmt: skip
    assert after.title == "แผนสามปี" and after.initiatives.count() == 3 and not after.texts.exists()
    assert not any(one.amounts.exists() for one in after.initiatives.all())


def test_the_same_span_is_a_revision(office: Cast, adopted: Plan) -> None:
    with pytest.raises(NotAllowed, match="ฉบับแก้ไข"):
        continue_in(adopted, by=office.officer("planner"), first_year=2566, last_year=2570, initiatives=[])


# ---- through the browser


def test_revising_through_the_browser(office: Cast, adopted: Plan, desk_of: Desk) -> None:
    desk, address = desk_of(office.users["planner"]), f"/o/donsukchai/plans/{adopted.pk}"
    assert "3 โครงการ" in desk.get(f"{address}/revise/").content.decode()
    assert desk.post(f"{address}/revise/", {"reason": ""}).status_code == 422
    assert desk.post(f"{address}/revise/", {"reason": "ปรับงบกลางปี"}).status_code == 302
    assert "ทำต่อในฉบับนั้น" in desk.get(f"{address}/revise/").content.decode()
    assert desk.post(f"{address}/revise/", {"reason": "ปรับงบกลางปี"}).status_code == 422  # a double click
    page = desk.get(f"{address}/revisions/").content.decode()
    assert "ปรับงบกลางปี" in page and "ฉบับแรก" in page and "ดูความต่าง" in page
    assert Plan.objects.count() == 2


def test_continuing_through_the_browser(office: Cast, adopted: Plan, desk_of: Desk) -> None:
    desk, address = desk_of(office.users["planner"]), f"/o/donsukchai/plans/{adopted.pk}/continue/"
    assert 'value="2571"' in desk.get(address).content.decode()
    one = adopted.initiatives.get(seq=1).pk
    fields = {"first_year": "๒๕๗๑", "last_year": "2575", "amounts": "blank", "initiatives": [one]}
    assert desk.post(address, fields | {"last_year": "2560"}).status_code == 422
    assert desk.post(address, fields | {"first_year": "ก", "initiatives": ["999999"]}).status_code == 422
    assert desk.post(address, fields | {"first_year": "2566", "last_year": "2570"}).status_code == 422
    assert desk.post(address, fields).status_code == 302
    assert Plan.objects.get(first_year=2571).initiatives.count() == 1


@pytest.mark.parametrize("page", ["revisions", "revise", "continue"])
def test_strangers_and_wrong_roles(office: Cast, neighbour: Cast, adopted: Plan, desk_of: Desk, page: str) -> None:
    address = f"/o/donsukchai/plans/{adopted.pk}/{page}/"
    assert desk_of(neighbour.users["neighbour-planner"]).get(address).status_code == 404
    assert desk_of(office.users["complaints"]).get(address).status_code == 404
    assert desk_of(office.users["clerk"]).get(address).status_code == (200 if page == "revisions" else 404)
