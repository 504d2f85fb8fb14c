"""Who has a document open: a courtesy of fifteen minutes, renewed by work, that another may take over knowingly."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import clock
from sucharit.work.intake.actions.uploads import locked
from sucharit.work.intake.models import Intake

CLAIMED = declare("intake.claimed", _("เปิด {label} เพื่อตรวจ"))
TAKEN_OVER = declare("intake.taken_over", _("รับช่วงตรวจ {label} ต่อจาก {before}"))
RELEASED = declare("intake.released", _("วางมือจากการตรวจ {label}"))

LASTS = timedelta(minutes=15)
RENEWED_AFTER = timedelta(minutes=1)  # work within a minute of the last writes nothing


class Claimed(Exception):  # noqa: N818 - nothing broke: somebody else is at it
    """Somebody else has it open: `holder` is their name, `until` when the claim ends."""

    def __init__(self, intake: Intake) -> None:
        super().__init__("claimed by another")
        self.holder = intake.claimed_by.full_name if intake.claimed_by else ""
        self.until = intake.claimed_until

    @property
    def said(self) -> str:
        """In the reader's language."""
        told = _("%(holder)s กำลังตรวจเอกสารนี้อยู่ (ถึงเวลา %(until)s) สิ่งที่พิมพ์ไว้ยังอยู่ กด “รับช่วงต่อ” หากตกลงกันแล้ว")
        return told % {"holder": self.holder, "until": clock(self.until) if self.until else ""}


@transaction.atomic
def claim(intake: Intake, *, by: Officer) -> Intake:
    """Opens it to work where nobody else has; renews one's own. Raises Claimed."""
    if _fresh(intake, by):
        return intake
    row = locked(intake, by)
    if row.claimed_by_other(by.user.pk):
        raise Claimed(row)
    new = row.claimed_by_id != by.user.pk or (row.claimed_until or timezone.now()) <= timezone.now()
    _hold(row, by)
    if new:
        record(CLAIMED, by=by, subject=row, label=row.file.name)
    return row


@transaction.atomic
def take_over(intake: Intake, *, by: Officer) -> Intake:
    """Takes it over from whoever has it, after both were told."""
    row = locked(intake, by)
    before = row.claimed_by.full_name if row.claimed_by and row.claimed_by_other(by.user.pk) else ""
    _hold(row, by)
    if before:
        record(TAKEN_OVER, by=by, subject=row, label=row.file.name, facts={"before": before})
    return row


@transaction.atomic
def release(intake: Intake, *, by: Officer) -> Intake:
    """Lets it go, so that a colleague need not wait; no more than that where it is another's."""
    row = locked(intake, by)
    if row.claimed_by_id == by.user.pk:
        row.claimed_by = row.claimed_until = None
        row.save(update_fields=["claimed_by", "claimed_until"])
        record(RELEASED, by=by, subject=row, label=row.file.name)
    return row


def _fresh(intake: Intake, by: Officer) -> bool:
    """One's own claim, made or renewed just now."""
    if intake.claimed_by_id != by.user.pk or intake.claimed_until is None:
        return False
    return intake.claimed_until - timezone.now() > LASTS - RENEWED_AFTER


def _hold(row: Intake, by: Officer) -> None:
    row.claimed_by, row.claimed_until = by.user, timezone.now() + LASTS
    row.save(update_fields=["claimed_by", "claimed_until"])
