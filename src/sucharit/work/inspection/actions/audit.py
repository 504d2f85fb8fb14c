"""Internal audit: scored by factors, planned from the risk, approved up the line, audited, found, answered by the
audited unit, followed up and closed by the auditor."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.approvals import carrying
from sucharit.base.approvals.carried import Carried
from sucharit.base.approvals.kinds import declare_kind
from sucharit.base.approvals.models import Approval
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.inspection import Level, audited_in, level_of, weighted
from sucharit.work.evidence.models import Evidence
from sucharit.work.inspection.actions.settled import audits, moved, must_stay, needed, require_auditor
from sucharit.work.inspection.models import Audit, Auditable, AuditFactor, AuditPlan, Finding, RiskScore
from sucharit.work.plans.pages import address
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import add_many, kept, locked, past
from sucharit.work.shelf.actions.locking import label_of
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.stories import snapshot

KIND = declare_kind("inspection.auditplan", gettext_lazy("แผนการตรวจสอบภายใน"), sees=Can.SEE_REGISTERS)
SCORED = declare("inspection.risk_scored", gettext_lazy("ให้คะแนนความเสี่ยง{label}: {score}"))
DRAWN = declare("inspection.audits_drawn", gettext_lazy("จัดเรื่องลง{label} {count} เรื่อง"))
APPROVED = declare("inspection.plan_approved", gettext_lazy("อนุมัติ{label}"))
BEGUN = declare("inspection.audit_begun", gettext_lazy("เริ่ม{label} เมื่อ {on}"))
REPORTED = declare("inspection.audit_reported", gettext_lazy("รายงานผล{label} เมื่อ {on}"))
PUBLISHED = declare("inspection.audit_published", gettext_lazy("เผยแพร่รายงาน{label} {channels} ช่องทาง"))
LEFT = declare("inspection.audit_left", gettext_lazy("ไม่ได้ตรวจตาม{label}: {reason}"))
SENT = declare("inspection.finding_sent", gettext_lazy("ส่ง{label} ให้หน่วยรับตรวจ"))
ANSWERED = declare("inspection.finding_answered", gettext_lazy("ชี้แจง{label}"))
FOLLOWED = declare("inspection.finding_followed", gettext_lazy("ติดตาม{label}"))
CLOSED = declare("inspection.finding_closed", gettext_lazy("ยืนยันว่าแก้ไขตาม{label} แล้ว"))
PlanState, AuditState, FindingState = AuditPlan.State, Audit.State, Finding.State
_PLAN = ("title", "years", "responsible", "independence", "scope")


def factors_of(row: Any) -> list[AuditFactor]:
    """The factors of its year."""
    rows = AuditFactor.objects.filter(organization=row.organization_id, fiscal_year=row.fiscal_year, withdrawn_at=None)
    return list(rows.order_by("dimension", "number"))


@transaction.atomic
def score(auditable: Auditable, *, by: Officer, **scores: str) -> Auditable:
    """From 1 to 3 by each factor of the year: `factor_<pk>` each. Its level follows."""
    require_auditor(by)
    row = locked(auditable, by)
    factors = factors_of(row)
    if not factors:
        raise NotAllowed("ยังไม่มีปัจจัยเสี่ยงของปีนี้ โปรดบันทึกในทะเบียนปัจจัยเสี่ยงก่อน", "there are no risk factors")
    told = {one: _score(scores, one) for one in factors}
    row.score = weighted([(value, one.weight) for one, value in told.items()])
    row.level = level_of(row.score).value
    for one, value in told.items():
        RiskScore.objects.update_or_create(auditable=row, factor=one, defaults={"score": value})
    return kept(row, by=by, verb=SCORED, facts={"score": f"{row.score}"})


def _score(scores: Mapping[str, str], factor: AuditFactor) -> int:
    name = f"factor_{factor.pk}"
    if str(scores.get(name, "")) not in ("1", "2", "3"):
        raise ValidationError({name: _("โปรดให้คะแนน 1 ถึง 3")})
    return int(scores[name])


def universe_of(plan: AuditPlan) -> list[Auditable]:
    rows = Auditable.objects.filter(organization=plan.organization_id, fiscal_year=plan.fiscal_year, withdrawn_at=None)
    return list(rows.select_related("audited_unit").order_by("-score", "number"))


def turns_of(plan: AuditPlan) -> list[tuple[Auditable, tuple[int, ...]]]:
    """What is audited in which years of the plan, the riskiest first."""
    return [
        (one, audited_in(Level(one.level), one.last_audited, plan.fiscal_year, plan.years))
        for one in universe_of(plan) if one.level
    ]  # fmt: skip


@transaction.atomic
def draw(plan: AuditPlan, *, by: Officer) -> AuditPlan:
    """What has its turn this year becomes an audit of the plan, spread over the quarters by risk. What is in it
    already stays; everything must be scored by all factors."""
    from sucharit.work.inspection.registers import AUDITS

    require_auditor(by)
    row = locked(plan, by, PlanState.DRAFT)
    _all_scored(row)
    there = set(row.audits.filter(withdrawn_at=None).values_list("auditable", flat=True))
    due = [one for one, years in turns_of(row) if row.fiscal_year in years and one.pk not in there]
    if not due:
        raise NotAllowed("ไม่มีเรื่องที่ถึงรอบตรวจในปีนี้เพิ่มจากที่อยู่ในแผนแล้ว", "nothing more has its turn this year")
    unit = by.organization.units.filter(pk__in=by.unit_ids).first()
    many = [
        {
            "auditable": one, "plan": row, "quarter": place % 4 + 1, "days": 10, "auditor": row.responsible,
            "unit": unit, "fiscal_year": row.fiscal_year,
        }
        for place, one in enumerate(due)
    ]  # fmt: skip
    add_many(AUDITS, by=by, many=many, verb=DRAWN, label=label_of(row))
    return row


def _all_scored(plan: AuditPlan) -> None:
    wanted, universe = {one.pk: one.weight for one in factors_of(plan)}, universe_of(plan)
    if not universe:
        raise NotAllowed("ยังไม่มีเรื่องที่ตรวจสอบได้ของปีนี้", "the universe of this year is empty")
    known: dict[int, dict[int, int]] = {one.pk: {} for one in universe}
    for one in RiskScore.objects.filter(auditable__in=universe, factor__in=wanted):
        known[one.auditable_id][one.factor_id] = one.score
    for thing in universe:
        told = known[thing.pk]
        if set(told) != set(wanted) or thing.score != weighted([(told[pk], wanted[pk]) for pk in told]):
            raise NotAllowed(f"“{thing.name}” ยังให้คะแนนไม่ครบทุกปัจจัยเสี่ยงของปีนี้ โปรดให้คะแนนใหม่", "not all is scored")


def plan_fingerprint(plan: AuditPlan) -> str:
    """Of its words and its audits."""
    said = snapshot(plan)
    rows = plan.audits.filter(withdrawn_at=None).order_by("number")
    audits_of = [list(one) for one in rows.values_list("number", "auditable", "quarter", "days")]
    told = json.dumps([plan.fiscal_year, [said[name] for name in _PLAN], audits_of], ensure_ascii=False)
    return f"a1:{hashlib.sha256(told.encode()).hexdigest()}"


@transaction.atomic
def submit_plan(plan: AuditPlan, *, by: Officer, note: str = "") -> Approval:
    """The auditor's plan goes up the line."""
    require(by, Can.KEEP_REGISTERS)
    require_auditor(by)
    return carrying.submit(CARRIED, locked(plan, by), by=by, note=note, check=_ready)


def _ready(plan: AuditPlan) -> None:
    if not plan.audits.filter(withdrawn_at=None).exists():
        raise NotAllowed("แผนนี้ยังไม่มีเรื่องที่จะตรวจ โปรดจัดเรื่องลงแผนก่อน", "the plan has no audits")


@transaction.atomic
def decide_plan(plan: AuditPlan, *, by: Officer, **signed: Unpack[carrying.Signature]) -> Approval:
    """One signature; the last agreement approves."""
    return carrying.decide(CARRIED, plan, by=by, **signed)


def _seen(plan: AuditPlan, by: Officer) -> AuditPlan:
    return locked(plan, by, capability=Can.SEE_REGISTERS)


def plan_title(plan: AuditPlan) -> str:
    return f"{plan.title} ปีงบประมาณ พ.ศ. {plan.fiscal_year}"


def _granted(plan: AuditPlan, approval: Approval, by: Officer) -> None:
    if plan.recorded_by_id == by.user.pk:
        raise NotAllowed("ผู้จัดทำแผนอนุมัติแผนของตนเองไม่ได้", "nobody approves their own plan")
    last = approval.steps.order_by("place").last()
    plan.state, plan.approved_on, plan.approved_by = PlanState.APPROVED, by.today, by.user
    plan.approved_as = (last.signed_as if last else by.signs_as)[:200]
    kept(plan, by=by, verb=APPROVED)
    carrying.tell_submitter(approval, by, f"{plan_title(plan)} อนุมัติแล้ว เริ่มตรวจตามแผนได้")


def _address(plan: AuditPlan, code: str) -> str:
    return address("inspection_approval", code, "plan", plan.pk)


CARRIED = Carried(
    "แผนการตรวจสอบภายใน", "audit plan", submits=Can.KEEP_REGISTERS, locked=_seen, fingerprint=plan_fingerprint,
    title=plan_title, address=_address, put=moved, granted=_granted,
)  # fmt: skip


@transaction.atomic
def begin(audit: Audit, *, by: Officer, began_on: datetime.date) -> Audit:
    """One of a plan begins when the plan is approved; one without a plan was ordered."""
    require_auditor(by)
    row = locked(audit, by, AuditState.PLANNED)
    if row.plan is not None and row.plan.state != PlanState.APPROVED:
        raise NotAllowed("แผนการตรวจสอบยังไม่อนุมัติ จึงยังเริ่มตรวจไม่ได้", "the plan is not approved yet")
    row.began_on, row.state = past(began_on, by, "began_on"), AuditState.RUNNING
    return kept(row, by=by, verb=BEGUN, facts={"on": began_on.isoformat()})


@transaction.atomic
def report(
    audit: Audit, *, by: Officer, reported_on: datetime.date, summary: str, evidence: Iterable[Evidence] = ()
) -> Audit:
    """The result goes to the executive; no finding is left a draft."""
    require_auditor(by)
    row = locked(audit, by, AuditState.RUNNING)
    drafts = row.findings.filter(state=FindingState.DRAFT, withdrawn_at=None).count()
    if drafts:
        raise NotAllowed(f"ยังมีร่างข้อตรวจพบ {drafts} ข้อ โปรดส่งหน่วยรับตรวจหรือถอนก่อนรายงานผล", "some findings are drafts")
    row.reported_on, row.summary = past(reported_on, by, "reported_on"), needed(summary, "summary")
    row.state = AuditState.REPORTED
    return kept(row, by=by, verb=REPORTED, facts={"on": reported_on.isoformat()}, evidence=evidence)


@transaction.atomic
def publish_audit(
    audit: Audit, *, by: Officer, published_on: datetime.date, channels: str, evidence: Iterable[Evidence] = ()
) -> Audit:
    """The public reads it: a channel a line."""
    require_auditor(by)
    row = locked(audit, by, AuditState.REPORTED)
    lines = {line.strip() for line in fit_text(channels, 2_000).splitlines() if line.strip()}
    if not lines:
        raise ValidationError({"channels": _("โปรดใส่ช่องทางที่เผยแพร่ บรรทัดละหนึ่งช่องทาง")})
    row.published_on, row.channels = past(published_on, by, "published_on"), fit_text(channels, 2_000)
    row.state = AuditState.PUBLISHED
    return kept(row, by=by, verb=PUBLISHED, facts={"channels": len(lines)}, evidence=evidence)


@transaction.atomic
def leave(audit: Audit, *, by: Officer, reason: str) -> Audit:
    """It is not audited this year after all, and it stays said why."""
    require_auditor(by)
    row = locked(audit, by, AuditState.PLANNED, AuditState.RUNNING)
    row.left_reason, row.state = needed(reason, "reason"), AuditState.LEFT
    return kept(row, by=by, verb=LEFT, facts={"reason": row.left_reason})


@transaction.atomic
def send_finding(finding: Finding, *, by: Officer) -> Finding:
    """The audited unit is asked to answer; its clock begins."""
    require_auditor(by)
    row = locked(finding, by, FindingState.DRAFT)
    if row.audit.state not in (AuditState.RUNNING, AuditState.REPORTED):
        raise NotAllowed("การตรวจสอบนี้ยังไม่เริ่มหรือปิดแล้ว จึงส่งข้อตรวจพบไม่ได้", "the audit is not running")
    if row.unit_id is None:
        raise NotAllowed("ยังไม่ได้ระบุหน่วยรับตรวจของเรื่องนี้ โปรดใส่ในทะเบียนเรื่องที่ตรวจสอบได้", "no audited unit")
    row.sent_on, row.state = by.today, FindingState.SENT
    return kept(row, by=by, verb=SENT)


def may_answer(finding: Finding, officer: Officer) -> bool:
    """The audited unit and who keeps for all; never the auditor, nor who wrote the finding."""
    return not audits(officer) and finding.recorded_by_id != officer.user.pk


@transaction.atomic
def answer(
    finding: Finding, *, by: Officer, answer: str, act_by: datetime.date, evidence: Iterable[Evidence] = ()
) -> Finding:
    """What the audited unit says, and by when it will have acted."""
    row = locked(finding, by, FindingState.SENT)
    if not may_answer(row, by):
        raise NotAllowed("ผู้ตรวจสอบชี้แจงข้อตรวจพบแทนหน่วยรับตรวจไม่ได้", "the auditor does not answer for the unit")
    if row.sent_on and act_by < row.sent_on:
        raise ValidationError({"act_by": _("กำหนดแก้ไขต้องไม่ก่อนวันที่ส่งข้อตรวจพบ")})
    row.answer, row.answered_on, row.answered_by = needed(answer, "answer"), by.today, by.user
    row.act_by, row.state = act_by, FindingState.ANSWERED
    return kept(row, by=by, verb=ANSWERED, evidence=evidence)


@transaction.atomic
def follow(
    finding: Finding, *, by: Officer, followed_on: datetime.date, follow_note: str, evidence: Iterable[Evidence] = ()
) -> Finding:
    """The auditor looked how far it came; what was seen before stays in the history."""
    row = _of_the_auditor(finding, by)
    row.followed_on, row.follow_note = past(followed_on, by, "followed_on"), needed(follow_note, "follow_note")
    return kept(row, by=by, verb=FOLLOWED, evidence=evidence)


@transaction.atomic
def close(finding: Finding, *, by: Officer, follow_note: str, evidence: Iterable[Evidence] = ()) -> Finding:
    """The auditor has seen that it was done."""
    row = _of_the_auditor(finding, by)
    row.followed_on, row.follow_note = by.today, needed(follow_note, "follow_note")
    row.closed_on, row.closed_by, row.state = by.today, by.user, FindingState.CLOSED
    return kept(row, by=by, verb=CLOSED, evidence=evidence)


def _of_the_auditor(finding: Finding, by: Officer) -> Finding:
    require_auditor(by)
    row = locked(finding, by, FindingState.ANSWERED)
    if row.answered_by_id == by.user.pk:
        raise NotAllowed("ผู้ชี้แจงยืนยันการแก้ไขของตนเองไม่ได้", "who answered never closes it")
    return row


# What may not be written


def factor_stays(row: AuditFactor, by: Officer) -> None:
    """Its weight stays once something was scored by it."""
    by_the_auditor(row, by)
    before = getattr(row, "before", None)
    if before is not None and str(before["weight"]) != str(row.weight) and row.scores.exists():
        raise ValidationError({"weight": _("ให้คะแนนด้วยปัจจัยนี้แล้ว จึงเปลี่ยนน้ำหนักไม่ได้ โปรดถอนแล้วบันทึกใหม่")})


def plan_stays(row: AuditPlan, by: Officer) -> None:
    by_the_auditor(row, by)
    told = _("แผนนี้เสนอหรืออนุมัติแล้ว จึงแก้ไม่ได้ ถ้ายังเสนออยู่ ให้ถอนเรื่องก่อน")
    must_stay(row, (PlanState.SUBMITTED, PlanState.APPROVED), told)


def audit_stays(row: Audit, by: Officer) -> None:
    by_the_auditor(row, by)
    must_stay(row, (AuditState.REPORTED, AuditState.PUBLISHED), _("รายงานผลแล้ว จึงแก้ไม่ได้"))


def finding_stays(row: Finding, by: Officer) -> None:
    by_the_auditor(row, by)
    states = (FindingState.SENT, FindingState.ANSWERED, FindingState.CLOSED)
    must_stay(row, states, _("ส่งหน่วยรับตรวจแล้ว จึงแก้ข้อตรวจพบไม่ได้"))


def by_the_auditor(row: Any, by: Officer) -> None:
    """A unit does not write what it is audited by; who keeps every register may help with a draft."""
    if audits(by) or keeps_all(by):
        return
    before, written = getattr(row, "before", None), register_of(row).written
    now = snapshot(row)
    if before is None or any(now[one.field] != before[one.field] for one in written):
        raise ValidationError(_("ผู้ตรวจสอบภายในเป็นผู้บันทึกทะเบียนนี้"))
