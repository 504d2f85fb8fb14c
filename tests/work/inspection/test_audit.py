"""A year of internal audit: from the factors to the published report; and who may not do whose part."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.inspection.actions import audit
from sucharit.work.inspection.models import Audit, Auditable, AuditPlan, Finding
from sucharit.work.inspection.registers import AUDITS, FACTORS, FINDINGS, PLANS, UNIVERSE
from sucharit.work.obligations.models import Obligation
from sucharit.work.shelf.actions import add, amend, carry_over
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)
FOUND = {
    "title": "นำฝากเงินล่าช้า", "condition": "นำฝากวันถัดไป 4 ครั้ง", "criteria": "ระเบียบการรับเงินฯ", "cause": "ธนาคารปิด",
    "effect": "เงินเสี่ยงสูญหาย", "advice": "ใช้คิวอาร์โค้ด", "fiscal_year": 2569,
}  # fmt: skip


def made(register: Any, office: Cast, **fields: Any) -> Any:
    """By the auditor, in the auditor's unit."""
    told = {"fiscal_year": 2569, "unit": office.units["audit"]} | fields
    return add(register, by=office.officer("auditor"), fields=told)


def universe(office: Cast) -> tuple[Auditable, Auditable]:
    """Two things scored by two factors: one is risky, one is not and was audited last year."""
    by = office.officer("auditor")
    factors = [
        made(FACTORS, office, dimension="f", name="วงเงิน", weight=80),
        made(FACTORS, office, dimension="o", name="ความซับซ้อน", weight=20),
    ]
    told = []
    for name, last, scores in (("การจัดเก็บรายได้", None, "31"), ("ห้องสมุด", 2568, "11")):
        fields = {"name": name, "audited_unit": office.units["finance"], "last_audited": last, "fiscal_year": 2569}
        row = made(UNIVERSE, office, **fields)
        told.append(audit.score(row, by=by, **{f"factor_{f.pk}": s for f, s in zip(factors, scores, strict=True)}))
    return told[0], told[1]


def drafted(office: Cast) -> AuditPlan:
    fields = {
        "title": "แผนการตรวจสอบภายใน", "years": 3, "responsible": "นายอนุชา พรมดี", "independence": "ขึ้นตรงต่อปลัด",
        "scope": "การเงินและพัสดุ", "fiscal_year": 2569,
    }  # fmt: skip
    plan: AuditPlan = made(PLANS, office, **fields)
    return plan


def approved(office: Cast) -> AuditPlan:
    universe(office)
    plan = audit.draw(drafted(office), by=office.officer("auditor"))
    audit.submit_plan(plan, by=office.officer("auditor"))
    for who in ("clerk", "mayor"):
        mark = audit.plan_fingerprint(plan)
        audit.decide_plan(plan, by=office.officer(who), answer="agreed", fingerprint=mark)
    plan.refresh_from_db()
    return plan


def running(office: Cast) -> Audit:
    row = approved(office).audits.get()
    return audit.begin(row, by=office.officer("auditor"), began_on=TODAY)


def found(office: Cast, row: Audit) -> Finding:
    finding: Finding = made(FINDINGS, office, **(FOUND | {"audit": row}))
    return finding


def test_a_year_of_audit(lined: Cast, desk_of: Any):
    by = lined.officer("auditor")
    row = running(lined)
    assert (row.auditable.level, row.auditable.score, row.plan.state) == ("high", row.auditable.score, "approved")
    finding = audit.send_finding(found(lined, row), by=by)
    assert finding.unit == lined.units["finance"]
    duty = Obligation.objects.get(occurrence=f"event:shelf-audit-findings-{finding.pk}-answer")
    assert (duty.due_on - TODAY).days >= 60
    finding = audit.answer(
        finding, by=lined.officer("finance"), answer="จะติดตั้งคิวอาร์โค้ด", act_by=TODAY + datetime.timedelta(days=30)
    )
    row = audit.report(row, by=by, reported_on=TODAY, summary="เก็บเงินครบ แต่นำฝากช้า")
    row = audit.publish_audit(row, by=by, published_on=TODAY, channels="เว็บไซต์\nป้ายประกาศ")
    finding = audit.follow(finding, by=by, followed_on=TODAY, follow_note="สั่งป้ายแล้ว")
    finding = audit.close(finding, by=by, follow_note="เห็นป้ายทุกจุด")
    assert (finding.state, row.state) == ("closed", "published")
    for register, key, part in (
        (AUDITS, "done", 1), (AUDITS, "published", 1), (FINDINGS, "closed", 1), (FINDINGS, "in_time", 1),
        (PLANS, "approved", 1), (UNIVERSE, "high", 1), (UNIVERSE, "scored", 2),
    ):  # fmt: skip
        told = {one.key: share for one, share in measured(register, lined.organization, 2569)}
        assert told[key].part == part, (register.key, key)
    desk = desk_of(lined.users["auditor"])
    for which, pk in (("plan", row.plan_id), ("audit", row.pk)):
        for form, first in (("pdf", b"%P"), ("docx", b"PK")):
            assert desk.get(reverse("audit_paper", args=["donsukchai", which, pk, form])).content[:2] == first
    assert desk.get(reverse("audit_paper", args=["donsukchai", "else", row.pk, "pdf"])).status_code == 404
    next_year = {one.name: one for one in carry_over(UNIVERSE, by=lined.officer("planner"), year=2569)}
    assert (next_year["การจัดเก็บรายได้"].last_audited, next_year["ห้องสมุด"].last_audited) == (2569, 2568)
    assert next_year["การจัดเก็บรายได้"].score is None


def test_the_plan_takes_what_has_its_turn(lined: Cast, desk_of: Any):
    risky, calm = universe(lined)
    assert (risky.score, risky.level, calm.level) == (risky.score, "high", "low")
    plan = audit.draw(drafted(lined), by=lined.officer("auditor"))
    assert [one.auditable for one in plan.audits.all()] == [risky]
    assert dict(audit.turns_of(plan)) == {risky: (2569, 2570, 2571), calm: (2571,)}
    with pytest.raises(NotAllowed, match="ถึงรอบ"):
        audit.draw(plan, by=lined.officer("auditor"))
    page = desk_of(lined.users["auditor"]).get(reverse("inspection_submit", args=["donsukchai", "plan", plan.pk]))
    assert page.status_code == 200


def test_the_score_asks_every_factor(lined: Cast, desk_of: Any):
    risky, _calm = universe(lined)
    desk = desk_of(lined.users["auditor"])
    at = reverse("register_verb", args=["donsukchai", "audit-universe", risky.pk, "score"])
    page = desk.get(at)
    assert page.content.decode().count('type="radio"') == 6
    assert desk.post(at, {"edition": risky.edition}).status_code == 422
    by = lined.officer("auditor")
    with pytest.raises(ValidationError):
        audit.score(risky, by=by, **{f"factor_{one.pk}": "4" for one in audit.factors_of(risky)})
    plan = drafted(lined)
    made(FACTORS, lined, dimension="k", name="คนใหม่", weight=5)
    with pytest.raises(NotAllowed, match="ให้คะแนนไม่ครบ"):
        audit.draw(plan, by=by)
    with pytest.raises(ValidationError, match="น้ำหนัก"):
        amend(audit.factors_of(risky)[0], by=by, fields={"weight": 1})


def test_the_auditor_writes_by_the_form(lined: Cast, desk_of: Any):
    fields = {"dimension": "f", "name": "วงเงิน", "weight": "40", "fiscal_year": "2569"}
    fields["unit"] = str(lined.units["audit"].pk)
    answer = desk_of(lined.users["auditor"]).post(reverse("register_new", args=["donsukchai", "audit-factors"]), fields)
    assert answer.status_code == 302


# Who may not


def test_nobody_audits_before_the_plan_is_approved(lined: Cast):
    universe(lined)
    plan = audit.draw(drafted(lined), by=lined.officer("auditor"))
    with pytest.raises(NotAllowed, match="ยังไม่อนุมัติ"):
        audit.begin(plan.audits.get(), by=lined.officer("auditor"), began_on=TODAY)
    with pytest.raises(NotAllowed, match="ผู้ตรวจสอบภายใน"):
        audit.submit_plan(plan, by=lined.officer("planner"))
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditPlan.objects.filter(pk=plan.pk).update(
            state="approved", approved_on=TODAY, approved_by=lined.users["auditor"]
        )


def test_nobody_approves_a_plan_of_their_own(lined: Cast):
    universe(lined)
    plan = audit.draw(drafted(lined), by=lined.officer("auditor"))
    audit.submit_plan(plan, by=lined.officer("auditor"))
    AuditPlan.objects.filter(pk=plan.pk).update(recorded_by=lined.users["mayor"])
    mark = audit.plan_fingerprint(plan)
    audit.decide_plan(plan, by=lined.officer("clerk"), answer="agreed", fingerprint=mark)
    with pytest.raises(NotAllowed, match="ของตนเอง"):
        audit.decide_plan(plan, by=lined.officer("mayor"), answer="agreed", fingerprint=mark)


def test_a_unit_neither_writes_nor_changes_what_it_is_audited_by(lined: Cast):
    row = running(lined)
    with pytest.raises(ValidationError, match="ผู้ตรวจสอบภายใน"):
        add(FINDINGS, by=lined.officer("finance"), fields=FOUND | {"audit": row, "unit": lined.units["finance"]})
    finding = found(lined, row)
    with pytest.raises(ValidationError, match="ผู้ตรวจสอบภายใน"):
        amend(finding, by=lined.officer("finance"), fields={"condition": "ไม่มีอะไร"})
    finding = audit.send_finding(finding, by=lined.officer("auditor"))
    with pytest.raises(ValidationError, match="ส่งหน่วยรับตรวจแล้ว"):
        amend(finding, by=lined.officer("auditor"), fields={"condition": "อื่น"})


def test_the_auditor_never_answers_and_the_unit_never_closes(lined: Cast):
    finding = audit.send_finding(found(lined, running(lined)), by=lined.officer("auditor"))
    soon = TODAY + datetime.timedelta(days=10)
    with pytest.raises(NotAllowed, match="แทนหน่วยรับตรวจ"):
        audit.answer(finding, by=lined.officer("auditor"), answer="ทำแล้ว", act_by=soon)
    with pytest.raises(NotAllowed):
        audit.answer(finding, by=lined.officer("reporter"), answer="ทำแล้ว", act_by=soon)
    with pytest.raises(ValidationError, match="ก่อนวันที่ส่ง"):
        audit.answer(finding, by=lined.officer("finance"), answer="ทำแล้ว", act_by=TODAY - datetime.timedelta(days=1))
    finding = audit.answer(finding, by=lined.officer("finance"), answer="ทำแล้ว", act_by=soon)
    with pytest.raises(NotAllowed, match="เฉพาะผู้ตรวจสอบภายใน"):
        audit.close(finding, by=lined.officer("finance"), follow_note="เรียบร้อย")
    for told in (
        {"answered_by": lined.users["auditor"]},
        {"state": "closed", "closed_on": TODAY, "closed_by": lined.users["finance"]},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Finding.objects.filter(pk=finding.pk).update(**told)


def test_a_report_leaves_no_draft_behind(lined: Cast):
    row = running(lined)
    by = lined.officer("auditor")
    found(lined, row)
    with pytest.raises(NotAllowed, match="ร่างข้อตรวจพบ"):
        audit.report(row, by=by, reported_on=TODAY, summary="เรียบร้อย")
    with pytest.raises(ValidationError, match="เกินวันนี้"):
        audit.begin(_ordered(lined), by=by, began_on=TODAY + datetime.timedelta(days=1))
    with pytest.raises(ValidationError, match="โปรดกรอก"):
        audit.leave(row, by=by, reason=" ")


def _ordered(office: Cast) -> Any:
    """An audit that the mayor ordered, without a plan."""
    fields = {
        "auditable": Auditable.objects.get(name="ห้องสมุด"), "about": "supplies", "quarter": 2, "days": 5,
        "auditor": "นายอนุชา พรมดี", "fiscal_year": 2569,
    }  # fmt: skip
    return made(AUDITS, office, **fields)
