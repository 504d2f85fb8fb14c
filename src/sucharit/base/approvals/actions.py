"""Opening an approval, deciding at a step, withdrawing. The room whose thing it is calls these inside its own verb."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from sucharit.base import clock
from sucharit.base.approvals.models import Approval, ApprovalStep, Route, StepVerb
from sucharit.base.approvals.queries import answer_label, holding_for, next_step
from sucharit.base.approvals.routes import set_route
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import Holding
from sucharit.base.people.roles import Can

__all__ = ["decide", "open_approval", "set_route", "withdraw"]

OPENED = declare("approvals.opened", _("เสนอ {label} ตามเส้นทางพิจารณา"))
DECIDED = declare("approvals.decided", _("{verb} {label}: {answer}"))
LONGEST_WORD = 4_000  # characters of a note or an opinion
WITHDRAWN = declare("approvals.withdrawn", _("ถอน {label} กลับมาแก้ไข"))


@transaction.atomic
def open_approval(*, by: Officer, subject: str, label: str, fingerprint: str, url: str, note: str = "") -> Approval:
    """Sends a thing up the line. `subject` is audit.subject_key(row). NotAllowed where its kind has no route yet, or it
    is already on its way."""
    route = (
        Route.objects.filter(organization=by.organization, subject_kind=subject.partition(":")[0])
        .prefetch_related("steps")
        .first()
    )
    steps = list(route.steps.all()) if route else []
    if route is None or not steps:
        raise NotAllowed(
            "ยังไม่ได้กำหนดเส้นทางเสนอของเรื่องประเภทนี้ โปรดให้ผู้ดูแลระบบตั้งเส้นทางที่ ตั้งค่า > เส้นทางเสนอ",
            "no approval route is set for this kind of thing; ask the administrator to set one",
        )
    approval = Approval(
        organization=by.organization, subject=subject, label=label[:300], url=url, fingerprint=fingerprint,
        own_work_forbidden=route.own_work_forbidden, submitted_by=by.user, note=note.strip()[:LONGEST_WORD],
    )  # fmt: skip
    _opened_once(approval)
    ApprovalStep.objects.bulk_create(
        ApprovalStep(approval=approval, place=number, verb=step.verb, position=step.position)
        for number, step in enumerate(steps, 1)
    )
    record(OPENED, by=by, subject=subject, label=label, facts={"fingerprint": fingerprint})
    return approval


@transaction.atomic
def decide(
    approval: Approval, *, by: Officer, answer: str, opinion: str = "", fingerprint: str, place: int | None = None
) -> Approval:
    """Answers the step whose turn it is. `fingerprint` is that of the thing as the signer saw it; `place` is the step
    that their page showed, so that a second click signs nothing more and a later step is never signed unseen. The last
    agreement grants the approval, "returned" ends it. NotAllowed says why this officer, or this content, may not be
    signed.
    """
    require(by, Can.DECIDE)
    approval = Approval.objects.select_for_update().get(pk=approval.pk, organization=by.organization)
    if place is not None and _already_said(approval, place, by, answer):
        return approval
    step, holding = _turn_of(approval, by)
    _well_formed(answer, opinion)
    _same_content(approval, answer, fingerprint)
    _answered(step, holding, by, answer, opinion.strip(), fingerprint)
    _advanced(approval, answer)
    record(DECIDED, by=by, subject=approval.subject, label=approval.label, facts=_facts(step))
    return approval


def _facts(step: ApprovalStep) -> dict[str, str]:
    """In Thai whatever language the signer reads: the record is one."""
    with override("th"):
        return {
            "verb": str(StepVerb(step.verb).label), "answer": answer_label(step), "opinion": step.opinion[:500],
            "signed_as": step.signed_as, "fingerprint": step.fingerprint,
        }  # fmt: skip


@transaction.atomic
def withdraw(approval: Approval, *, by: Officer) -> Approval:
    """Takes an open submission back; only the one who submitted it."""
    approval = Approval.objects.select_for_update().get(pk=approval.pk, organization=by.organization)
    if approval.state != Approval.State.OPEN:
        raise NotAllowed("เรื่องนี้พิจารณาเสร็จแล้ว จึงถอนไม่ได้", "this is already decided")
    if approval.submitted_by_id != by.user.pk:
        raise NotAllowed("ถอนเรื่องได้เฉพาะผู้เสนอ", "only who submitted it may withdraw it")
    _closed(approval, Approval.State.WITHDRAWN)
    record(WITHDRAWN, by=by, subject=approval.subject, label=approval.label)
    return approval


def _opened_once(approval: Approval) -> None:
    """The database keeps the promise; the savepoint lets the caller's transaction go on to say so."""
    try:
        with transaction.atomic():
            approval.save(force_insert=True)
    except IntegrityError as error:
        raise NotAllowed("เรื่องนี้เสนอไปแล้วและยังอยู่ระหว่างพิจารณา", "this is already on its way") from error


def _already_said(approval: Approval, place: int, by: Officer, answer: str) -> bool:
    """The step that the page showed. The same word of the same person again is no new deed; any other comes late."""
    step = approval.steps.filter(place=place).select_related("by").first()
    if step is None:
        raise NotAllowed("ไม่พบขั้นที่จะลงความเห็น โปรดโหลดหน้านี้ใหม่", "there is no such step; load the page again")
    if not step.answer:
        return False
    if step.by_id == by.user.pk and step.answer == answer:
        return True
    said = f"{step.by.full_name if step.by else ''} ({step.signed_as}) ลงความเห็น “{answer_label(step)}” ไปแล้ว"
    raise NotAllowed(f"{said} ความเห็นของท่านจึงไม่ถูกบันทึก", f"already decided by {step.by}: {step.answer}")


def _well_formed(answer: str, opinion: str) -> None:
    if answer not in ApprovalStep.Answer.values:
        raise NotAllowed("โปรดเลือกความเห็น", "choose an answer")
    if answer != ApprovalStep.Answer.AGREED and not opinion.strip():
        raise NotAllowed("โปรดเขียนเหตุผลหรือความเห็น", "say why")
    if len(opinion) > LONGEST_WORD:
        raise NotAllowed(f"ข้อความยาวเกิน {LONGEST_WORD:,} ตัวอักษร", f"longer than {LONGEST_WORD} characters")


def _turn_of(approval: Approval, by: Officer) -> tuple[ApprovalStep, Holding]:
    step = next_step(approval)
    if approval.state != Approval.State.OPEN or step is None:
        raise NotAllowed("เรื่องนี้พิจารณาเสร็จแล้ว", "this is already decided")
    holding = holding_for(step, by)
    if holding is None:
        raise NotAllowed(
            f"ขณะนี้เป็นขั้นของ {step.position.title} ท่านไม่ได้ดำรงตำแหน่งนี้หรือรักษาราชการแทนในวันนี้",
            f"it is the turn of {step.position.title}, which you do not hold or act for today",
        )
    if approval.own_work_forbidden and approval.submitted_by_id == by.user.pk:
        raise NotAllowed("เส้นทางนี้ห้ามผู้เสนอพิจารณางานของตนเอง", "this route forbids approving one's own work")
    return step, holding


def _same_content(approval: Approval, answer: str, fingerprint: str) -> None:
    """What changed after it was submitted can be returned, never signed."""
    if fingerprint != approval.fingerprint and answer != ApprovalStep.Answer.RETURNED:
        raise NotAllowed(
            "เนื้อหาเปลี่ยนไปหลังจากเสนอ ลายนิ้วมือไม่ตรงกัน จึงลงนามไม่ได้ โปรดส่งกลับให้เสนอใหม่",
            "the content changed after it was submitted; return it so that it is submitted again",
        )


def _answered(step: ApprovalStep, holding: Holding, by: Officer, answer: str, opinion: str, fingerprint: str) -> None:
    step.answer, step.opinion, step.by, step.at = answer, opinion, by.user, clock.now()
    step.signed_as = holding.signs_as
    step.fingerprint = fingerprint
    step.save()


def _advanced(approval: Approval, answer: str) -> None:
    if answer == ApprovalStep.Answer.RETURNED:
        _closed(approval, Approval.State.RETURNED)
    elif next_step(approval) is None:
        _closed(approval, Approval.State.GRANTED)


def _closed(approval: Approval, state: Approval.State) -> None:
    approval.state, approval.closed_at = state, clock.now()
    approval.save(update_fields=["state", "closed_at"])
