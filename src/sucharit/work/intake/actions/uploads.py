"""An upload received, read again, put away, taken back, and marked as gone into a plan."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import keep
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.intake.finding import make_findable
from sucharit.work.intake.models import Intake
from sucharit.work.intake.tasks import enqueue

RECEIVED = declare("intake.received", _("นำเข้าเอกสาร {label} เพื่ออ่าน"))
AGAIN = declare("intake.read_again", _("ให้อ่าน {label} ใหม่"))
DISCARDED = declare("intake.discarded", _("ยกเลิกการนำเข้า {label}: {reason}"))
RESTORED = declare("intake.restored", _("นำ {label} กลับมาทำต่อ"))
ADOPTED = declare("intake.adopted", _("นำ {label} เข้าเป็นร่างแผน {plan}"))
REOPENED = declare("intake.reopened", _("เปิด {label} เพื่อตรวจอีกครั้ง"))

#: By content: a JSON file of our own counts as text
KINDS = ("txt", "docx", "pdf", "xlsx")


@transaction.atomic
def receive(upload: "UploadedFile[Any]", *, by: Officer) -> Intake:
    """Keeps an upload untouched and puts it into the queue. Raises UnacceptableFile with the reason."""
    require(by, Can.INTAKE)
    stored = keep(upload, by=by, kinds=KINDS)
    intake = Intake.objects.create(organization=by.organization, file=stored, uploaded_by=by.user)
    record(RECEIVED, by=by, subject=intake, label=stored.name, facts={"digest": stored.digest, "size": stored.size})
    make_findable(intake)
    transaction.on_commit(lambda: enqueue(intake.pk))
    return intake


@transaction.atomic
def read_again(intake: Intake, *, by: Officer) -> Intake:
    """Reads a document anew; answers to what is asked again stay, and so do corrections."""
    intake = locked(intake, by)
    if intake.state not in (Intake.State.FAILED, Intake.State.READ):
        raise NotAllowed("อ่านใหม่ได้เฉพาะเอกสารที่อ่านไม่ได้ หรืออ่านแล้วและยังไม่เข้าแผน", "only what failed or was read")
    intake.state, intake.stage, intake.tries = Intake.State.WAITING, Intake.Stage.WAITING, 0
    intake.save(update_fields=["state", "stage", "tries"])
    record(AGAIN, by=by, subject=intake, label=intake.file.name)
    transaction.on_commit(lambda: enqueue(intake.pk))
    return intake


@transaction.atomic
def discard(intake: Intake, *, by: Officer, reason: str) -> Intake:
    """Puts a document away, with a reason; the original and all answers are kept."""
    intake = locked(intake, by)
    if intake.state in (Intake.State.ADOPTED, Intake.State.DISCARDED):
        raise NotAllowed("เอกสารนี้เข้าเป็นร่างแผนแล้ว หรือยกเลิกไปแล้ว", "already adopted or discarded")
    if not reason.strip():
        raise NotAllowed("โปรดเขียนเหตุผลที่ยกเลิก", "say why")
    intake.state, intake.discarded_why = Intake.State.DISCARDED, reason.strip()[:2000]
    intake.claimed_by = intake.claimed_until = None
    intake.save(update_fields=["state", "discarded_why", "claimed_by", "claimed_until"])
    record(DISCARDED, by=by, subject=intake, label=intake.file.name, facts={"reason": intake.discarded_why[:300]})
    make_findable(intake)
    return intake


@transaction.atomic
def restore(intake: Intake, *, by: Officer) -> Intake:
    """Takes a discarded document back to where it was: read, or waiting to be read."""
    intake = locked(intake, by)
    if intake.state != Intake.State.DISCARDED:
        raise NotAllowed("เอกสารนี้ไม่ได้ถูกยกเลิก", "it is not discarded")
    intake.state = Intake.State.READ if intake.reading is not None else Intake.State.WAITING
    intake.discarded_why = ""
    intake.save(update_fields=["state", "discarded_why"])
    record(RESTORED, by=by, subject=intake, label=intake.file.name)
    make_findable(intake)
    if intake.state == Intake.State.WAITING:
        transaction.on_commit(lambda: enqueue(intake.pk))
    return intake


@transaction.atomic
def mark_adopted(intake: Intake, *, by: Officer, plan: str) -> Intake:
    """The reading has gone into a plan; the plans call this inside their own verb."""
    intake = locked(intake, by)
    if intake.state != Intake.State.READ:
        raise NotAllowed("เอกสารนี้ยังอ่านไม่เสร็จ ยกเลิก หรือเข้าเป็นร่างแผนไปแล้ว", "it is not waiting to be adopted")
    intake.state, intake.claimed_by, intake.claimed_until = Intake.State.ADOPTED, None, None
    intake.save(update_fields=["state", "claimed_by", "claimed_until"])
    record(ADOPTED, by=by, subject=intake, label=intake.file.name, facts={"plan": plan[:200]})
    return intake


@transaction.atomic
def reopen(intake: Intake, *, by: Officer) -> Intake:
    """Opens an adopted document once more, to take it into another plan; the plan that came of it stays."""
    intake = locked(intake, by)
    if intake.state != Intake.State.ADOPTED:
        raise NotAllowed("เอกสารนี้ยังไม่ได้เข้าเป็นร่างแผน", "it was not adopted")
    intake.state = Intake.State.READ
    intake.save(update_fields=["state"])
    record(REOPENED, by=by, subject=intake, label=intake.file.name)
    return intake


def locked(intake: Intake, by: Officer) -> Intake:
    """The row, ours until the end of the transaction; asks once more whether this officer may."""
    require(by, Can.INTAKE)
    rows = Intake.objects.select_for_update(of=("self",)).select_related("file", "organization")
    return rows.get(pk=intake.pk, organization=by.organization)
