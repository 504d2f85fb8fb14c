"""Controls and the initiatives that carry them out: bound from either side, shown both ways, with the gaps."""

import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sucharit.base.approvals.models import Approval
from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans import controls
from sucharit.work.plans.control_urls import urlpatterns
from sucharit.work.plans.models import ControlLink, Initiative, Plan
from sucharit.work.risks import actions as risks
from sucharit.work.risks.contents import RatingContent, RiskContent, new_controls
from sucharit.work.risks.models import Control, RiskRegister

Desk = Callable[[User], Client]
YEAR = 2569


@pytest.fixture
def plan(office: Cast) -> Plan:
    made = Plan.objects.create(
        organization=office.organization, title="แผน 2566-2570", first_year=2566, last_year=2570,
        created_by=office.users["planner"],
    )  # fmt: skip
    for seq, title in enumerate(("มาตรการจัดซื้อจัดจ้างโปร่งใส", "โครงการอบรมคุณธรรม", "กิจกรรมจิตอาสา"), 1):
        Initiative.objects.create(plan=made, key=uuid.uuid4(), seq=seq, title=title)
    return made


@pytest.fixture
def register(office: Cast) -> RiskRegister:
    planner = office.officer("planner")
    risks.adopt_criteria(risks.start_criteria(YEAR, by=planner, reference="pacc-5x5"), by=planner)
    made = risks.start_register(YEAR, by=planner)
    rated = RatingContent(likelihood=4, impact=4)
    told = (("จัดซื้อจัดจ้าง", ("สลับผู้ตรวจรับ", "เปิดเผยราคา")), ("เบี้ยยังชีพ", ()), ("น้ำมัน", ("สมุดคุมรถ",)))
    for process, texts in told:
        risks.add_risk(made, RiskContent(process=process, inherent=rated, controls=new_controls(texts)), by=planner)
    return made


def control(text: str) -> Control:
    return Control.objects.filter(text=text).order_by("-pk")[0]


def test_controls_are_bound_from_either_side_and_shown_both_ways(
    office: Cast, plan: Plan, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])
    home = f"/o/donsukchai/plans/{plan.pk}/"
    first, second, _third = plan.initiatives.order_by("seq")
    key = control("สลับผู้ตรวจรับ").key
    assert "มาตรการจัดซื้อจัดจ้างโปร่งใส" in desk.get(f"{home}controls/{key}/").content.decode()
    desk.post(f"{home}controls/{key}/", {"initiative": [str(first.pk), str(second.pk)]})
    assert "สมุดคุมรถ" in desk.get(f"{home}initiatives/1/controls/").content.decode()
    desk.post(f"{home}initiatives/1/controls/", {"control": [str(key), str(control("สมุดคุมรถ").key)]})
    assert [one.control.text for one in controls.controls_of(first)] == ["สลับผู้ตรวจรับ", "สมุดคุมรถ"]
    table = desk.get(f"{home}controls/").context["table"]
    assert [[one.seq for one in line.initiatives] for risk in table.risks for line in risk.controls] == [
        [1, 2],
        [],
        [1],
    ]
    assert "สลับผู้ตรวจรับ" in desk.get(f"{home}initiatives/1/controls/part/").content.decode()
    part = desk.get(f"/o/donsukchai/plans/controls/{YEAR}/1/part/").content.decode()
    assert "โครงการอบรมคุณธรรม" in part and "ไม่มีโครงการรองรับ" in part
    assert desk.get(f"/o/donsukchai/plans/controls/{YEAR}/3/").headers["Location"].endswith(f"?year={YEAR}#risk-3")
    assert Entry.objects.filter(verb="plans.control_linked").count() == 1


def test_the_gaps_are_told(office: Cast, plan: Plan, register: RiskRegister) -> None:
    planner = office.officer("planner")
    first = plan.initiatives.get(seq=1)
    controls.link_initiatives(plan, control("เปิดเผยราคา"), [first.pk], by=planner)
    table = controls.table_of(planner, plan, register)
    assert [risk.row.risk.process for risk in table.uncontrolled] == ["เบี้ยยังชีพ"]
    assert [line.control.text for line in table.uncarried] == ["สลับผู้ตรวจรับ", "สมุดคุมรถ"]
    assert [one.seq for one in table.idle] == [2, 3]


def test_a_choice_is_all_of_them_and_no_others(office: Cast, plan: Plan, register: RiskRegister) -> None:
    planner = office.officer("planner")
    first, second, third = plan.initiatives.order_by("seq")
    it = control("เปิดเผยราคา")
    controls.link_initiatives(plan, it, [first.pk, second.pk], by=planner)
    kept = ControlLink.objects.get(initiative=second)
    controls.link_initiatives(plan, it, [second.pk, third.pk], by=planner)
    assert set(ControlLink.objects.values_list("initiative_id", flat=True)) == {second.pk, third.pk}
    assert ControlLink.objects.get(initiative=second).pk == kept.pk
    controls.link_controls(second, [], by=planner, among=[it.key])
    assert set(ControlLink.objects.values_list("initiative_id", flat=True)) == {third.pk}


def test_links_hold_in_a_revision_and_in_the_next_year(office: Cast, plan: Plan, register: RiskRegister) -> None:
    planner = office.officer("planner")
    first = plan.initiatives.get(seq=1)
    controls.link_initiatives(plan, control("สลับผู้ตรวจรับ"), [first.pk], by=planner)
    risks.adopt_register(register, by=planner)
    draft = risks.reopen_register(register, by=planner, reason="เพิ่มเรื่อง")
    assert controls.table_of(planner, plan, draft).risks[0].controls[0].initiatives == [first]
    next_year = risks.copy_to_year(draft, 2570, by=planner)
    assert controls.table_of(planner, plan, next_year).risks[0].controls[0].initiatives == [first]
    assert [one.fiscal_year for one in controls.controls_of(first)] == [2570]


def test_the_register_of_a_plan_is_chosen_while_it_is_open(
    office: Cast, plan: Plan, register: RiskRegister, desk_of: Desk
) -> None:
    planner = office.officer("planner")
    desk = desk_of(office.users["planner"])
    home = f"/o/donsukchai/plans/{plan.pk}/controls/"
    desk.post(f"{home}register/", {"register": str(register.pk)})
    plan.refresh_from_db()
    assert plan.risk_register == register and plan.edition == 2 and len(plan.as_value().risks) == 3
    assert "ไม่พบทะเบียน" in desk.post(f"{home}register/", {"register": "999"}, follow=True).content.decode()
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.APPROVED)
    with pytest.raises(NotAllowed, match="แก้ไขไม่ได้"):
        controls.choose_register(plan, None, by=planner)
    controls.link_initiatives(plan, control("สมุดคุมรถ"), [plan.initiatives.get(seq=1).pk], by=planner)
    assert ControlLink.objects.count() == 1 and not Approval.objects.exists()


def test_strangers_and_readers(
    office: Cast, neighbour: Cast, plan: Plan, register: RiskRegister, desk_of: Desk
) -> None:
    home = f"/o/donsukchai/plans/{plan.pk}/"
    key = control("สมุดคุมรถ").key
    read = (f"{home}controls/", f"/o/donsukchai/plans/controls/{YEAR}/1/part/")
    write = (f"{home}controls/{key}/", f"{home}initiatives/1/controls/", f"{home}controls/register/")
    desk = desk_of(office.users["mayor"])
    assert {desk.get(page).status_code for page in read} == {200}
    assert {desk.post(page).status_code for page in write} == {404}
    for user in (office.users["council"], neighbour.users["neighbour-planner"]):
        desk = desk_of(user)
        assert {desk.get(page).status_code for page in read} == {404}
        assert {desk.post(page).status_code for page in write} == {404}
    assert desk_of(office.users["council"]).get(f"{home}initiatives/1/controls/part/").status_code == 404
    with pytest.raises(Http404):
        controls.link_initiatives(plan, control("สมุดคุมรถ"), [], by=neighbour.officer("neighbour-planner"))
    with pytest.raises(NotAllowed, match="ไม่มีสิทธิ์"):
        controls.link_initiatives(plan, control("สมุดคุมรถ"), [], by=office.officer("mayor"))
    assert all(getattr(pattern.callback, "gate", None) for pattern in urlpatterns)


def test_what_is_gone_or_foreign_is_refused(office: Cast, plan: Plan, register: RiskRegister, desk_of: Desk) -> None:
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="ไม่มีในแผน"):
        controls.link_initiatives(plan, control("สมุดคุมรถ"), [999_999], by=planner)
    with pytest.raises(NotAllowed, match="ไม่มีในทะเบียน"):
        gone = uuid.uuid4()
        controls.link_controls(plan.initiatives.get(seq=1), [gone], by=planner, among=[gone])
    desk = desk_of(office.users["planner"])
    assert desk.get(f"/o/donsukchai/plans/{plan.pk}/controls/{uuid.uuid4()}/").status_code == 404
    page = desk.post(f"/o/donsukchai/plans/{plan.pk}/controls/{control('สมุดคุมรถ').key}/", {"initiative": ["x", "-1"]})
    assert page.status_code == 302
    Plan.objects.filter(pk=plan.pk).update(state=Plan.State.DISCARDED)
    with pytest.raises(NotAllowed, match="ผูกมาตรการไม่ได้"):
        controls.link_initiatives(plan, control("สมุดคุมรถ"), [], by=planner)


def test_an_office_without_register_or_plan_is_told_how_to_begin(office: Cast, plan: Plan, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    assert "ยังไม่มีทะเบียนความเสี่ยง" in desk.get(f"/o/donsukchai/plans/{plan.pk}/controls/").content.decode()


def test_the_table_asks_the_same_however_long_it_is(
    office: Cast, plan: Plan, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])
    page = f"/o/donsukchai/plans/{plan.pk}/controls/"
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            desk.get(page)
        own = [
            one["sql"] for one in asked.captured_queries if 'FROM "risks_' in one["sql"] or 'FROM "plans_' in one["sql"]
        ]
        assert len(own) == 10
        for number in range(8):
            content = RiskContent(process=f"เรื่องที่ {number}", controls=new_controls(["ก", "ข"]))
            risks.add_risk(register, content, by=office.officer("planner"))
            Initiative.objects.create(plan=plan, key=uuid.uuid4(), seq=100 * _round + number + 10, title="โครงการ")
