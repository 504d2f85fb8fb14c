"""The verbs between draft and adoption. Each locks the plan first, then its approval."""

import datetime
from typing import Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.approvals import carrying
from sucharit.base.approvals.carried import Carried
from sucharit.base.approvals.kinds import declare_kind
from sucharit.base.approvals.models import Approval, ApprovalStep, StepVerb
from sucharit.base.approvals.queries import next_step
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
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
    return carrying.submit(CARRIED, plan, by=by, note=note, check=_check_ready)


def _check_ready(plan: Plan) -> None:
    if not plan.initiatives.exists():
        raise NotAllowed("แผนนี้ยังไม่มีโครงการ จึงยังเสนอไม่ได้", "the plan has no initiatives")
    errors = unsettled_errors(plan)
    if errors:
        raise NotAllowed(
            f"ยังมีข้อผิดพลาด {errors} ข้อที่ไม่ได้แก้ไขหรือชี้แจง โปรดแก้ไขหรือชี้แจงก่อนเสนอ",
            f"{errors} errors are neither mended nor explained",
        )


def unsettled_errors(plan: Plan) -> int:
    """Errors of the checks that nobody has explained."""
    return sum(one.severity is Severity.ERROR for one in findings_of(plan).open)


@transaction.atomic
def decide(plan: Plan, *, by: Officer, **signed: Unpack[carrying.Signature]) -> Approval:
    """One signature; the last agreement makes the plan ready to be adopted."""
    return carrying.decide(CARRIED, plan, by=by, **signed)


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
    return carrying.withdraw(CARRIED, plan, by=by)


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


def _in_state(plan: Plan, state: str) -> None:
    plan.state = state
    plan.save(update_fields=["state"])
    touch(plan)
    make_plan_findable(plan)


def _agree(plan: Plan, verb: str, by: Officer, fingerprint: str, opinion: str) -> Approval:
    step = next_step(carrying.latest(CARRIED, plan, by))
    if step is None or step.verb != verb:
        raise NotAllowed(f"ขณะนี้ไม่ใช่ขั้น{StepVerb(verb).label}", f"it is not the turn to {verb}")
    answer = ApprovalStep.Answer.OTHER if opinion.strip() else ApprovalStep.Answer.AGREED
    return decide(plan, by=by, answer=answer, opinion=opinion, fingerprint=fingerprint, place=step.place)


def _granted(plan: Plan, approval: Approval, by: Officer) -> None:
    plan.approved_fingerprint = approval.fingerprint
    plan.save(update_fields=["approved_fingerprint"])
    _in_state(plan, Plan.State.APPROVED)
    carrying.tell_submitter(approval, by, f"{plan.title} อนุมัติแล้ว ประกาศใช้ได้")


def _address(plan: Plan, code: str) -> str:
    return address("plan_approval", code, plan.pk)


def _title(plan: Plan) -> str:
    return plan.title


CARRIED = Carried(
    "แผน", "plan", submits=Can.SUBMIT_PLANS, locked=_locked, fingerprint=content_fingerprint, title=_title,
    address=_address, put=_in_state, granted=_granted, label=_label,
)  # fmt: skip


def _tell_all(plan: Plan, by: Officer, text: str) -> None:
    """Everyone who had a hand in its last approval, but the one who acts."""
    approval = carrying.latest(CARRIED, plan, by)
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
    approval = carrying.latest(CARRIED, plan, by)
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
