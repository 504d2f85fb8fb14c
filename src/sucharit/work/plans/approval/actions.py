"""The verbs between draft and adoption. Each locks the plan first, then its approval."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.approvals import actions as approvals
from sucharit.base.approvals.kinds import declare_kind
from sucharit.base.approvals.models import Approval, ApprovalStep, StepVerb
from sucharit.base.approvals.queries import next_step
from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import holders_of, tell
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import User
from sucharit.base.people.roles import Can
from sucharit.core.checking import Severity
from sucharit.work.plans.actions import discard_plan as discard
from sucharit.work.plans.actions.finding import make_plan_findable
from sucharit.work.plans.actions.locking import touch
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import address
from sucharit.work.plans.queries import findings_of

__all__ = [
    "adopt", "approve", "decide", "discard", "endorse", "reopen", "return_", "review", "submit", "withdraw",
]  # fmt: skip

KIND = declare_kind("plans.plan", _("แผนปฏิบัติการป้องกันการทุจริต"), sees=Can.SEE_DRAFTS)
ADOPTED = declare("plans.adopted", _("ประกาศใช้ {label} ตั้งแต่ {day}"))
SUPERSEDED = declare("plans.superseded", _("{label} มีฉบับใหม่แทน"))
REOPENED = declare("plans.reopened", _("นำ {label} ที่อนุมัติแล้วกลับเป็นร่าง: {reason}"))


@transaction.atomic
def submit(plan: Plan, *, by: Officer, note: str = "") -> Approval:
    """Sends a draft up the line. NotAllowed while errors stand unexplained, or where there is nothing to approve."""
    require(by, Can.SUBMIT_PLANS)
    plan = _locked(plan, by)
    if plan.state != Plan.State.DRAFT:
        raise NotAllowed(
            f"แผนนี้อยู่ในสถานะ “{plan.get_state_display()}” จึงเสนอไม่ได้", f"a {plan.state} plan is not submitted"
        )
    if not plan.initiatives.exists():
        raise NotAllowed("แผนนี้ยังไม่มีโครงการ จึงยังเสนอไม่ได้", "the plan has no initiatives")
    errors = unsettled_errors(plan)
    if errors:
        raise NotAllowed(
            f"ยังมีข้อผิดพลาด {errors} ข้อที่ไม่ได้แก้ไขหรือชี้แจง โปรดแก้ไขหรือชี้แจงก่อนเสนอ",
            f"{errors} errors are neither mended nor explained",
        )
    approval = approvals.open_approval(
        by=by, subject=subject_key(plan), label=_label(plan), fingerprint=content_fingerprint(plan),
        url=address("plan_approval", by.organization.code, plan.pk), note=note,
    )  # fmt: skip
    _in_state(plan, Plan.State.SUBMITTED)
    _tell_next(approval, by)
    return approval


def unsettled_errors(plan: Plan) -> int:
    """Errors of the checks that nobody has explained."""
    return sum(one.severity is Severity.ERROR for one in findings_of(plan).open)


@transaction.atomic
def decide(
    plan: Plan,
    *,
    by: Officer,
    answer: str,
    opinion: str = "",
    fingerprint: str,
    place: int | None = None,
    submission: int | None = None,
) -> Approval:
    """One signature. `fingerprint` is that of the content which the signer's page showed, `place` the step and
    `submission` the number of the approval. What changed since it was submitted or read can only be returned."""
    plan = _locked(plan, by)
    approval = _latest(plan, by)
    if submission is not None and submission != approval.pk:
        raise NotAllowed(
            "แผนนี้เสนอใหม่แล้วหลังจากที่ท่านเปิดหน้านี้ โปรดโหลดหน้านี้ใหม่", "the plan was submitted again; load the page again"
        )
    current = content_fingerprint(plan)
    if answer != ApprovalStep.Answer.RETURNED and fingerprint != current and plan.state == Plan.State.SUBMITTED:
        raise NotAllowed(
            "เนื้อหาแผนเปลี่ยนไปจากที่ท่านเห็นในหน้านี้ จึงยังไม่ลงความเห็น โปรดโหลดหน้านี้ใหม่แล้วอ่านสิ่งที่เปลี่ยน",
            "the content is not what your page showed; load it again",
        )
    approval = approvals.decide(approval, by=by, answer=answer, opinion=opinion, fingerprint=current, place=place)
    if plan.state == Plan.State.SUBMITTED:
        _after_decision(plan, approval, by)
    return approval


def review(plan: Plan, *, by: Officer, fingerprint: str, opinion: str = "") -> Approval:
    """ตรวจสอบ: agrees at a reviewing step; words that are added make it "other"."""
    return _agree(plan, StepVerb.REVIEW, by, fingerprint, opinion)


def endorse(plan: Plan, *, by: Officer, fingerprint: str, opinion: str = "") -> Approval:
    """เห็นชอบ."""
    return _agree(plan, StepVerb.ENDORSE, by, fingerprint, opinion)


def approve(plan: Plan, *, by: Officer, fingerprint: str, opinion: str = "") -> Approval:
    """อนุมัติ: the last step, which makes the plan ready to be adopted."""
    return _agree(plan, StepVerb.APPROVE, by, fingerprint, opinion)


def return_(plan: Plan, *, by: Officer, reason: str, fingerprint: str = "", place: int | None = None) -> Approval:
    """ส่งกลับพร้อมเหตุผล: the plan is a draft again."""
    return decide(
        plan, by=by, answer=ApprovalStep.Answer.RETURNED, opinion=reason, fingerprint=fingerprint, place=place
    )


@transaction.atomic
def withdraw(plan: Plan, *, by: Officer) -> Approval:
    """Takes a submission back; only who sent it."""
    require(by, Can.SUBMIT_PLANS)
    plan = _locked(plan, by)
    if plan.state != Plan.State.SUBMITTED:
        raise NotAllowed("แผนนี้ไม่ได้อยู่ระหว่างพิจารณา", "this plan is not on its way")
    approval = approvals.withdraw(_latest(plan, by), by=by)
    _in_state(plan, Plan.State.DRAFT)
    step = next_step(approval)
    if step is not None:
        text = f"ถอนเรื่อง {plan.title} กลับไปแก้ไขแล้ว ไม่ต้องพิจารณา"
        tell(holders_of(step.position, by.today), organization=by.organization, text=text, url=approval.url)
    return approval


@transaction.atomic
def adopt(plan: Plan, *, by: Officer, on: datetime.date | None = None) -> Plan:
    """ประกาศใช้: the approved plan is the plan of its span from that day (today where none is given); the one before is
    superseded. NotAllowed where the content is no longer what was approved."""
    require(by, Can.ADOPT_PLANS)
    plan = _locked(plan, by)
    day = on or by.today
    _fit_to_adopt(plan, by, day)
    _superseded(plan, by)
    plan.state, plan.adopted_on = Plan.State.ADOPTED, day
    plan.save(update_fields=["state", "adopted_on"])
    touch(plan)
    make_plan_findable(plan)
    record(ADOPTED, by=by, subject=plan, label=plan.title, facts={"day": day.isoformat(), "revision": plan.revision})
    _tell_all(plan, by, f"ประกาศใช้ {plan.title} แล้ว")
    return plan


@transaction.atomic
def reopen(plan: Plan, *, by: Officer, reason: str) -> Plan:
    """An approved plan that is not adopted yet becomes a draft again: its approval no longer counts."""
    require(by, Can.SUBMIT_PLANS)
    plan = _locked(plan, by)
    if plan.state != Plan.State.APPROVED:
        raise NotAllowed("นำกลับเป็นร่างได้เฉพาะแผนที่อนุมัติแล้วและยังไม่ประกาศใช้", "only an approved plan can be reopened")
    if not reason.strip():
        raise NotAllowed("โปรดเขียนเหตุผล", "say why")
    plan.approved_fingerprint = ""
    plan.save(update_fields=["approved_fingerprint"])
    _in_state(plan, Plan.State.DRAFT)
    record(REOPENED, by=by, subject=plan, label=plan.title, facts={"reason": reason.strip()[:500]})
    _tell_all(plan, by, f"นำ {plan.title} ที่อนุมัติแล้วกลับเป็นร่างเพื่อแก้ไข จะเสนอใหม่อีกครั้ง")
    return plan


def _label(plan: Plan) -> str:
    """The title, and which revision it is: the two stand in one inbox."""
    return f"{plan.title[:260]} (ฉบับแก้ไขครั้งที่ {plan.revision})" if plan.revision else plan.title


def _locked(plan: Plan, by: Officer) -> Plan:
    locked = Plan.objects.select_for_update().get(pk=plan.pk, organization=by.organization)
    locked.organization = by.organization
    return locked


def _latest(plan: Plan, by: Officer) -> Approval:
    approval = Approval.objects.filter(organization=by.organization, subject=subject_key(plan)).first()
    if approval is None:
        raise NotAllowed("แผนนี้ยังไม่ได้เสนอ", "this plan was never submitted")
    return approval


def _in_state(plan: Plan, state: str) -> None:
    plan.state = state
    plan.save(update_fields=["state"])
    touch(plan)
    make_plan_findable(plan)


def _agree(plan: Plan, verb: str, by: Officer, fingerprint: str, opinion: str) -> Approval:
    step = next_step(_latest(plan, by))
    if step is None or step.verb != verb:
        raise NotAllowed(f"ขณะนี้ไม่ใช่ขั้น{StepVerb(verb).label}", f"it is not the turn to {verb}")
    answer = ApprovalStep.Answer.OTHER if opinion.strip() else ApprovalStep.Answer.AGREED
    return decide(plan, by=by, answer=answer, opinion=opinion, fingerprint=fingerprint, place=step.place)


def _after_decision(plan: Plan, approval: Approval, by: Officer) -> None:
    """What the plan becomes, and who is told."""
    if approval.state == Approval.State.GRANTED:
        plan.approved_fingerprint = approval.fingerprint
        plan.save(update_fields=["approved_fingerprint"])
        _in_state(plan, Plan.State.APPROVED)
        _tell_submitter(approval, by, f"{plan.title} อนุมัติแล้ว ประกาศใช้ได้")
    elif approval.state == Approval.State.RETURNED:
        _in_state(plan, Plan.State.DRAFT)
        _tell_submitter(approval, by, f"{plan.title} ถูกส่งกลับพร้อมเหตุผล โปรดแก้ไขแล้วเสนอใหม่")
    else:
        _tell_next(approval, by)


def _tell_next(approval: Approval, by: Officer) -> None:
    """The holders of the next position; where there is none today, the submitter learns that the thing stands still."""
    step = next_step(approval)
    if step is None:
        return
    holders = holders_of(step.position, by.today)
    if holders:
        text = f"รอท่าน{StepVerb(step.verb).label}ในตำแหน่ง{step.position.title}: {approval.label}"
        tell(holders, organization=by.organization, text=text, url=approval.url)
    else:
        text = f"ไม่มีผู้ดำรงตำแหน่ง{step.position.title}ในวันนี้ {approval.label} จึงรออยู่ โปรดแจ้งผู้ดูแลระบบให้ตั้งผู้รักษาราชการแทน"
        tell([approval.submitted_by], organization=by.organization, text=text, url=approval.url)


def _tell_submitter(approval: Approval, by: Officer, text: str) -> None:
    tell([approval.submitted_by], organization=by.organization, text=text, url=approval.url)


def _tell_all(plan: Plan, by: Officer, text: str) -> None:
    """Everyone who had a hand in its last approval, but the one who acts."""
    approval = _latest(plan, by)
    signers = User.objects.filter(pk__in=approval.steps.exclude(by=None).values("by"))
    people = [person for person in (*signers, approval.submitted_by) if person.pk != by.user.pk]
    tell(people, organization=by.organization, text=text, url=approval.url)


def _fit_to_adopt(plan: Plan, by: Officer, day: datetime.date) -> None:
    if plan.state != Plan.State.APPROVED:
        raise NotAllowed("ประกาศใช้ได้เฉพาะแผนที่อนุมัติแล้ว", "only an approved plan is adopted")
    if content_fingerprint(plan) != plan.approved_fingerprint:
        raise NotAllowed(
            "เนื้อหาแผนไม่ตรงกับที่อนุมัติ (เช่น ทะเบียนความเสี่ยงหรือชื่อหน่วยงานเปลี่ยน) จึงประกาศใช้ไม่ได้ โปรดนำกลับเป็นร่างแล้วเสนอใหม่",
            "the content is not what was approved; take it back as a draft and submit it again",
        )
    approval = _latest(plan, by)
    granted = timezone.localdate(approval.closed_at) if approval.closed_at else by.today
    if not granted <= day <= by.today:
        raise NotAllowed("วันที่ประกาศใช้ต้องไม่ก่อนวันที่อนุมัติ และไม่เกินวันนี้", "the day must lie between the approval and today")


def _superseded(plan: Plan, by: Officer) -> None:
    """The plan of this span that counted until now."""
    same = Plan.objects.select_for_update().filter(
        organization=by.organization, first_year=plan.first_year, last_year=plan.last_year, state=Plan.State.ADOPTED
    )
    for old in same.exclude(pk=plan.pk):
        old.organization = by.organization
        _in_state(old, Plan.State.SUPERSEDED)
        record(SUPERSEDED, by=by, subject=old, label=old.title, facts={"by": plan.title})
