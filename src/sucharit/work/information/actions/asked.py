"""A request under the Official Information Act: its clock, more time, its answer, its refusal."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import add_days
from sucharit.work.evidence.models import Evidence
from sucharit.work.information.models import Clock, InfoRequest
from sucharit.work.information.models.asked import MOST_DAYS
from sucharit.work.obligations.days import days_of
from sucharit.work.shelf.actions import kept, locked
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.years.recording.writing import text_of

SET = declare("information.clock_set", gettext_lazy("กำหนดให้ตอบคำขอข้อมูลข่าวสารภายใน {days} วัน ตาม{label}"))
EXTENDED = declare("information.extended", gettext_lazy("ขยายเวลา{label} อีก {days} วัน"))
ANSWERED = declare("information.answered", gettext_lazy("ตอบ{label}"))
REFUSED = declare("information.refused", gettext_lazy("ไม่เปิดเผยตาม{label}"))
REFERRED = declare("information.referred", gettext_lazy("แนะนำผู้ขอตาม{label} ไปหน่วยงานที่มีข้อมูล"))
CALLED_OFF = declare("information.called_off", gettext_lazy("ผู้ขอยุติ{label}"))
State = InfoRequest.State
OURS = gettext_lazy("ค่าเริ่มต้นของระบบ โปรดตรวจกับระเบียบที่หน่วยงานใช้")
APPEAL = "ท่านมีสิทธิอุทธรณ์ต่อคณะกรรมการวินิจฉัยการเปิดเผยข้อมูลข่าวสารภายในสิบห้าวันนับแต่วันที่ได้รับแจ้งคำสั่งนี้ (มาตรา 18)"
"""As we remember the Act, unread: an office that has checked it writes its own."""


def clock_of(organization: Organization) -> Clock:
    """What the office has set, or our default, which is saved nowhere."""
    return Clock.objects.filter(organization=organization).first() or Clock(organization=organization, basis=str(OURS))


@transaction.atomic
def set_clock(
    *, by: Officer, days: int, working: bool, basis: str, appeal: str = "", unit: Unit | None = None, place: str = "",
    box: bool = False,
) -> Clock:  # fmt: skip
    """Within how many days, by which rule, and who keeps the centre. Requests that run keep the term that they have."""
    require(by, Can.KEEP_REGISTERS)
    if not keeps_all(by):
        raise NotAllowed("กำหนดได้เฉพาะปลัดและเจ้าหน้าที่แผน", "the clerk and the plan officer only")
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError({"days": _("จำนวนวันต้องอยู่ระหว่าง 1 ถึง 180")})
    row, _new = Clock.objects.select_for_update().get_or_create(organization=by.organization, defaults={"basis": "-"})
    row.days, row.working = days, working
    row.basis = text_of(basis, 200, "basis", one_line=True, required=_("โปรดใส่ว่าตามระเบียบหรือประกาศใด"))
    row.appeal = text_of(appeal, 300, "appeal", one_line=True)
    if (box and unit is None) or (unit is not None and unit.organization_id != by.organization.pk):
        raise ValidationError({"unit": _("โปรดเลือกหน่วยงานที่ดูแลศูนย์ข้อมูลข่าวสาร")})
    row.unit, row.box = unit, box
    row.place = text_of(place, 300, "place", one_line=True)
    row.edition += 1
    row.save()
    record(SET, by=by, subject=row, label=row.basis, facts={"days": days, "working": working})
    return row


def due_of(row: InfoRequest) -> datetime.date:
    """The last day of its term, with what it was extended by."""
    clock = clock_of(row.organization)
    off = days_of(row.organization).off
    return add_days(row.received_on, clock.days + row.extended, working=clock.working, holidays=off)


@transaction.atomic
def extend(row: InfoRequest, *, by: Officer, days: int, reason: str, edition: int | None = None) -> InfoRequest:
    """More days, before the term ends, with the reason that the requester was told."""
    row = locked(row, by, State.RECEIVED, edition=edition)
    if row.due_on is not None and by.today > row.due_on:
        raise NotAllowed("เลยกำหนดแล้ว จึงขยายเวลาไม่ได้ โปรดแจ้งผลโดยเร็ว", "the term has ended")
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError({"days": _("จำนวนวันต้องอยู่ระหว่าง 1 ถึง 180")})
    row.extended += days
    row.extended_because = text_of(reason, 300, "reason", one_line=True, required=_("โปรดเขียนเหตุที่แจ้งผู้ขอ"))
    row.due_on = due_of(row)
    return kept(row, by=by, verb=EXTENDED, facts={"days": days})


@transaction.atomic
def answer(
    row: InfoRequest, *, by: Officer, answer: str, answered_on: datetime.date, evidence: Iterable[Evidence] = (),
    edition: int | None = None,
) -> InfoRequest:  # fmt: skip
    """Given, shown or copied."""
    row = locked(row, by, State.RECEIVED, edition=edition)
    row.state = State.ANSWERED
    return _ended(row, by, answer, answered_on, ANSWERED, evidence)


@transaction.atomic
def refuse(
    row: InfoRequest, *, by: Officer, ground: str, answer: str, answered_on: datetime.date, appeal_told: bool,
    partly: bool = False, evidence: Iterable[Evidence] = (), edition: int | None = None,
) -> InfoRequest:  # fmt: skip
    """Not shown, or only in part: on a ground of the Act, with the reason, and with word of the right to appeal."""
    row = locked(row, by, State.RECEIVED, edition=edition)
    if ground not in InfoRequest.Ground.values:
        raise ValidationError({"ground": _("โปรดเลือกเหตุตามกฎหมาย")})
    if not appeal_told:
        raise ValidationError({"appeal_told": _("ต้องแจ้งสิทธิอุทธรณ์แก่ผู้ขอก่อน จึงบันทึกว่าไม่เปิดเผยได้")})
    row.state = State.PARTLY if partly else State.REFUSED
    row.ground, row.appeal_told = ground, True
    return _ended(row, by, answer, answered_on, REFUSED, evidence)


@transaction.atomic
def refer(
    row: InfoRequest, *, by: Officer, answer: str, answered_on: datetime.date, edition: int | None = None
) -> InfoRequest:
    """Another office has it: the requester is told which (มาตรา 12)."""
    row = locked(row, by, State.RECEIVED, edition=edition)
    row.state = State.REFERRED
    return _ended(row, by, answer, answered_on, REFERRED)


@transaction.atomic
def call_off(
    row: InfoRequest, *, by: Officer, answer: str, answered_on: datetime.date, edition: int | None = None
) -> InfoRequest:
    """The requester does not want it any more."""
    row = locked(row, by, State.RECEIVED, edition=edition)
    row.state = State.CALLED_OFF
    return _ended(row, by, answer, answered_on, CALLED_OFF)


def _ended(
    row: InfoRequest, by: Officer, words: str, on: datetime.date, verb: str, evidence: Iterable[Evidence] = ()
) -> InfoRequest:
    row.answer = text_of(words, 4_000, "answer", required=_("โปรดเขียนคำตอบหรือเหตุผลที่แจ้งผู้ขอ"))
    if not row.received_on <= on <= by.today:
        raise ValidationError({"answered_on": _("วันที่แจ้งผลต้องไม่ก่อนวันรับคำขอ และไม่เกินวันนี้")})
    row.answered_on, row.answered_by = on, by.user
    return kept(row, by=by, verb=verb, evidence=evidence)
