"""Carrying a thing up its line: submitted, signed position by position, granted or returned, taken back.

Each verb locks the thing first, then its approval, and tells whose turn it is. A room calls these inside its own verbs,
or hands them to its pages (deciding.Pages); what it must say of its things stands in `carried.Carried`.
"""

from collections.abc import Callable
from typing import Any, Required, TypedDict

from django.db import transaction

from sucharit.base.approvals import actions
from sucharit.base.approvals.carried import DRAFT, SUBMITTED, Carried, Thing, state_of
from sucharit.base.approvals.models import Approval, ApprovalStep, StepVerb
from sucharit.base.approvals.queries import next_step
from sucharit.base.audit.actions import subject_key
from sucharit.base.notices.actions import holders_of, tell
from sucharit.base.people.gate import NotAllowed, Officer, require


class Signature(TypedDict, total=False):
    """What a signer says, of what their page showed: the content, the step in turn, the number of the approval."""

    answer: Required[str]
    opinion: str
    fingerprint: Required[str]
    place: int | None
    submission: int | None


@transaction.atomic
def submit(
    carried: Carried[Thing], thing: Thing, *, by: Officer, note: str = "", check: Callable[[Thing], None] | None = None
) -> Approval:
    """Sends a draft up the line. `check` refuses with NotAllowed what is not ready."""
    require(by, carried.submits)
    thing = carried.locked(thing, by)
    if state_of(thing) != DRAFT:
        raise carried.refused_as(state_of(thing), _state_words(thing))
    if check is not None:
        check(thing)
    approval = actions.open_approval(
        by=by, subject=subject_key(thing), label=carried.named(thing), fingerprint=carried.fingerprint(thing),
        url=carried.address(thing, by.organization.code), note=note,
    )  # fmt: skip
    carried.put(thing, SUBMITTED)
    tell_next(approval, by)
    return approval


@transaction.atomic
def decide(
    carried: Carried[Thing], thing: Thing, *, by: Officer, answer: str, opinion: str = "", fingerprint: str,
    place: int | None = None, submission: int | None = None,
) -> Approval:  # fmt: skip
    """One signature. `fingerprint` is that of the content which the signer's page showed, `place` the step and
    `submission` the number of the approval. What changed since it was submitted or read can only be returned."""
    thing = carried.locked(thing, by)
    on_its_way = state_of(thing) == SUBMITTED
    approval, current = latest(carried, thing, by), carried.fingerprint(thing)
    if submission is not None and submission != approval.pk:
        raise NotAllowed(
            f"{carried.noun}นี้เสนอใหม่แล้วหลังจากที่ท่านเปิดหน้านี้ โปรดโหลดหน้านี้ใหม่",
            f"the {carried.english} was submitted again; load the page again",
        )
    if on_its_way and answer != ApprovalStep.Answer.RETURNED and fingerprint != current:
        raise NotAllowed(
            f"เนื้อหา{carried.noun}เปลี่ยนไปจากที่ท่านเห็นในหน้านี้ จึงยังไม่ลงความเห็น โปรดโหลดหน้านี้ใหม่แล้วอ่านสิ่งที่เปลี่ยน",
            "the content is not what your page showed; load it again",
        )
    approval = actions.decide(approval, by=by, answer=answer, opinion=opinion, fingerprint=current, place=place)
    if on_its_way:
        _went_on(carried, thing, approval, by)
    return approval


@transaction.atomic
def withdraw(carried: Carried[Thing], thing: Thing, *, by: Officer) -> Approval:
    """Takes a submission back; only who sent it. Whose turn it was learns that there is nothing to decide."""
    require(by, carried.submits)
    thing = carried.locked(thing, by)
    if state_of(thing) != SUBMITTED:
        raise NotAllowed(f"{carried.noun}นี้ไม่ได้อยู่ระหว่างพิจารณา", f"this {carried.english} is not on its way")
    approval = actions.withdraw(latest(carried, thing, by), by=by)
    carried.put(thing, DRAFT)
    step = next_step(approval)
    if step is not None:
        text = f"ถอนเรื่อง {carried.title(thing)} กลับไปแก้ไขแล้ว ไม่ต้องพิจารณา"
        tell(holders_of(step.position, by.today), organization=by.organization, text=text, url=approval.url)
    return approval


def latest(carried: Carried[Thing], thing: Thing, by: Officer) -> Approval:
    """The newest submission; NotAllowed where there was none."""
    approval = Approval.objects.filter(organization=by.organization, subject=subject_key(thing)).first()
    if approval is None:
        raise NotAllowed(f"{carried.noun}นี้ยังไม่ได้เสนอ", f"this {carried.english} was never submitted")
    return approval


def tell_next(approval: Approval, by: Officer) -> None:
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
        tell_submitter(approval, by, text)


def tell_submitter(approval: Approval, by: Officer, text: str) -> None:
    tell([approval.submitted_by], organization=by.organization, text=text, url=approval.url)


def _went_on(carried: Carried[Thing], thing: Thing, approval: Approval, by: Officer) -> None:
    """What the thing becomes by the signature, and who is told."""
    if approval.state == Approval.State.GRANTED:
        carried.granted(thing, approval, by)
    elif approval.state == Approval.State.RETURNED:
        carried.put(thing, DRAFT)
        tell_submitter(approval, by, f"{carried.title(thing)} ถูกส่งกลับพร้อมเหตุผล โปรดแก้ไขแล้วเสนอใหม่")
    else:
        tell_next(approval, by)


def _state_words(thing: Any) -> str:
    return str(thing.get_state_display())
