"""The reading of an upload in the background: begun once, seen alive while it works, written whole or not at all.

A worker may die at any moment (kill -9). The row then stays in "reading" without a beat, and `resume_abandoned` puts it
into the queue again; a task that was only thought dead finds its turn taken and writes nothing.
"""

import logging
from datetime import timedelta
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import task

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import path_of
from sucharit.base.notices.actions import tell
from sucharit.core.reading.values import Reading
from sucharit.work.intake import reading as at_arms_length
from sucharit.work.intake.finding import make_findable
from sucharit.work.intake.models import Intake, Leaf
from sucharit.work.intake.questions import ask
from sucharit.work.intake.reading import NotRead, reading_of

READ = declare("intake.read", gettext_lazy("อ่าน {label} เสร็จ: {kind} {initiatives} โครงการ {questions} ข้อให้ตรวจ"))
NOT_READ = declare("intake.not_read", gettext_lazy("อ่าน {label} ไม่ได้: {reason}"))
RESUMED = declare("intake.resumed", gettext_lazy("เริ่มอ่าน {label} ใหม่หลังการอ่านหยุดกลางคัน"))

SILENT_FOR = timedelta(seconds=40)  # a reading beats every five seconds
QUEUED_FOR = timedelta(minutes=10)  # a queue may be long; asking again does no harm
MOST_ATTEMPTS = 3
LEAF = 500
LOST = "ไม่พบไฟล์ต้นฉบับในที่เก็บ โปรดติดต่อผู้ดูแลระบบ หรือนำเข้าไฟล์อีกครั้ง"
GAVE_UP = "การอ่านหยุดกลางคันหลายครั้ง โปรดเปิดไฟล์ด้วยโปรแกรมเดิม บันทึกใหม่ แล้วนำเข้าอีกครั้ง หรือกด “อ่านใหม่”"
BROKE = "ระบบขัดข้องระหว่างอ่านเอกสารนี้ โปรดกด “อ่านใหม่” หากยังไม่ได้ โปรดแจ้งผู้ดูแลระบบ"

logger = logging.getLogger(__name__)


def enqueue(intake_id: int) -> None:
    """Puts a waiting document into the queue, once its row is committed. The queue first: who is killed in between
    leaves a row that seems never queued, which is put there once more, instead of one that waits for nothing."""
    read_document.enqueue(intake_id)
    Intake.objects.filter(pk=intake_id).update(enqueued_at=timezone.now())


@task(queue_name="reading")
def read_document(intake_id: int) -> None:
    """Reads one document; does nothing where another task has it or has done it."""
    begun = _begin(intake_id)
    if begun is None:
        return
    try:
        outcome = at_arms_length.read_bounded(
            path_of(begun.file), begun.file.name, lambda stage: _alive(begun, stage), lambda: _beat(begun)
        )
        keep_reading(begun, outcome)
    except NotRead as problem:
        fail(begun, problem.thai)
    except FileNotFoundError:
        fail(begun, LOST)
    except Exception:
        logger.exception("reading of intake %s broke", intake_id)
        fail(begun, BROKE)


@transaction.atomic
def _begin(intake_id: int) -> Intake | None:
    """The document, now ours to read; None where it is not waiting."""
    rows = Intake.objects.select_for_update(of=("self",)).select_related("file__organization", "organization")
    intake = rows.filter(pk=intake_id, state=Intake.State.WAITING).first()
    if intake is None:
        return None
    intake.state, intake.stage = Intake.State.READING, Intake.Stage.OPENING
    intake.attempt += 1
    intake.tries += 1
    intake.seen_alive_at = timezone.now()
    intake.save(update_fields=["state", "stage", "attempt", "tries", "seen_alive_at"])
    return intake


def _ours(begun: Intake) -> models.QuerySet[Intake]:
    """The row, while this attempt is the one that counts."""
    return Intake.objects.filter(pk=begun.pk, attempt=begun.attempt, state=Intake.State.READING)


def _alive(begun: Intake, stage: str) -> None:
    _ours(begun).update(stage=stage, seen_alive_at=timezone.now())


def _beat(begun: Intake) -> None:
    """From a thread of its own, which leaves no connection behind."""
    try:
        _ours(begun).update(seen_alive_at=timezone.now())
    finally:
        connection.close()


@transaction.atomic
def keep_reading(begun: Intake, outcome: dict[str, Any]) -> None:
    """Writes everything that a reading yields, or nothing: another attempt may have taken over."""
    intake = _ours(begun).select_for_update().first()
    if intake is None:
        return
    reading = reading_of(outcome["reading"])
    intake.reading, intake.findings = outcome["reading"], outcome["findings"]
    _described(intake, reading)
    intake.page_count, intake.line_count = outcome["page_count"], len(outcome["lines"])
    intake.state, intake.stage = Intake.State.READ, Intake.Stage.DONE
    intake.read_at = timezone.now()
    intake.save()
    make_findable(intake)
    _keep_lines(intake, outcome["lines"])
    ask(intake, reading, outcome["findings"])
    questions = intake.questions.filter(standing=True).count()
    facts = {
        "kind": str(intake.get_document_kind_display()),
        "initiatives": intake.initiative_count,
        "questions": questions,
    }
    record(READ, by=None, subject=intake, label=begun.file.name, facts=facts, chain=begun.organization.code)
    _tell(begun, _("อ่าน “%(name)s” เสร็จแล้ว มี %(count)s ข้อให้ตรวจ") % {"name": begun.file.name, "count": questions})


def _described(intake: Intake, reading: Reading) -> None:
    intake.document_kind, intake.reason = reading.kind.value, reading.reason
    intake.title = (reading.plan.title or "")[:300]
    intake.initiative_count = len(reading.plan.initiatives) or len(reading.plan.budget_rows)


def _keep_lines(intake: Intake, lines: list[Any]) -> None:
    intake.leaves.all().delete()
    pieces = (lines[start : start + LEAF] for start in range(0, len(lines), LEAF))
    Leaf.objects.bulk_create(
        (Leaf(intake=intake, first=piece[0][0], last=piece[-1][0], lines=piece) for piece in pieces), batch_size=20
    )


@transaction.atomic
def fail(begun: Intake, thai: str) -> None:
    """Says why it cannot be read and what to do."""
    intake = _ours(begun).select_for_update().first()
    if intake is None:
        return
    intake.state, intake.stage, intake.reason = Intake.State.FAILED, Intake.Stage.DONE, thai
    intake.save(update_fields=["state", "stage", "reason"])
    facts = {"reason": thai[:300]}
    record(NOT_READ, by=None, subject=intake, label=begun.file.name, facts=facts, chain=begun.organization.code)
    _tell(begun, _("อ่าน “%(name)s” ไม่ได้ โปรดดูเหตุผลและวิธีแก้") % {"name": begun.file.name})


def _tell(begun: Intake, text: str) -> None:
    url = reverse("intake", args=[begun.organization.code, begun.pk])
    tell([begun.uploaded_by], organization=begun.organization, text=text, url=url)


def resume_abandoned() -> int:
    """Documents whose worker died, or whose task was lost, go into the queue again. Says how many.

    Called when a worker starts, and by the pages that wait for a reading: cheap where there is nothing to do.
    """
    now = timezone.now()
    abandoned = Q(state=Intake.State.READING, seen_alive_at__lt=now - SILENT_FOR)
    lost = Q(state=Intake.State.WAITING) & (
        Q(enqueued_at__lt=now - QUEUED_FOR) | Q(enqueued_at=None, uploaded_at__lt=now - SILENT_FOR)
    )
    found = list(Intake.objects.filter(abandoned | lost).order_by("pk").values_list("pk", flat=True)[:200])
    return sum(_resumed(pk, abandoned | lost) for pk in found)


@transaction.atomic
def _resumed(intake_id: int, forsaken: Q) -> bool:
    rows = Intake.objects.select_for_update(of=("self",)).select_related("file", "organization", "uploaded_by")
    intake = rows.filter(forsaken, pk=intake_id).first()
    if intake is None:
        return False
    if intake.state == Intake.State.READING and intake.tries >= MOST_ATTEMPTS:
        fail(intake, GAVE_UP)
        return True
    waiting = {"state": Intake.State.WAITING, "stage": Intake.Stage.WAITING, "enqueued_at": timezone.now()}
    Intake.objects.filter(pk=intake.pk).update(**waiting)
    if intake.state == Intake.State.READING:
        record(RESUMED, by=None, subject=intake, label=intake.file.name, chain=intake.organization.code)
    transaction.on_commit(lambda: enqueue(intake.pk))
    return True
