"""A session is announced with its agenda and seats, met with a quorum or without one, and its minutes come out."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.models import Evidence
from sucharit.work.participation.actions.forums import needed
from sucharit.work.participation.models import CouncilSession
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked, past

ANNOUNCED = declare("participation.session_announced", gettext_lazy("ประกาศ{label} เมื่อ {on}"))
MET = declare("participation.session_met", gettext_lazy("{label}: สมาชิกมา {present} จาก {members} คน ({state})"))
MINUTED = declare("participation.session_minuted", gettext_lazy("เผยแพร่รายงานการประชุมของ{label} เมื่อ {on}"))
CANCELLED = declare("participation.session_cancelled", gettext_lazy("ยกเลิก{label}: {reason}"))
State = CouncilSession.State


@transaction.atomic
def announce_session(
    session: CouncilSession,
    *,
    by: Officer,
    announced_on: datetime.date,
    channels: str,
    evidence: Iterable[Evidence] = (),
) -> CouncilSession:
    """Day, agenda, seats and link are made known before the session."""
    row = locked(session, by, State.PLANNED)
    row.announced_on, row.channels = past(announced_on, by, "announced_on"), needed(channels, 400, "channels")
    if row.announced_on >= row.held_on:
        raise ValidationError({"announced_on": _("ต้องประกาศก่อนวันประชุม")})
    row.state = State.ANNOUNCED
    return kept(row, by=by, verb=ANNOUNCED, facts={"on": announced_on.isoformat()}, evidence=evidence)


@transaction.atomic
def meet(
    session: CouncilSession, *, by: Officer, members: int, present: int, audience: int, voices: str = "",
    evidence: Iterable[Evidence] = (),
) -> CouncilSession:  # fmt: skip
    """Who was there. Fewer than half of the members are no quorum: then it was no session."""
    row = locked(session, by, State.ANNOUNCED)
    if row.held_on > by.today:
        raise NotAllowed("ยังไม่ถึงวันประชุม หากเลื่อน ให้แก้ไขวันที่ประชุมก่อน", "the day has not come")
    if members < 1 or present > members:
        raise ValidationError({"present": _("สมาชิกที่มาประชุมต้องไม่มากกว่าสมาชิกทั้งหมด")})
    row.members, row.present, row.audience = members, present, audience
    row.voices = fit_text(voices, 4_000)
    row.state = State.HELD if present * 2 >= members else State.FEW
    facts = {"present": present, "members": members, "state": str(row.get_state_display())}
    return kept(row, by=by, verb=MET, facts=facts, evidence=evidence)


@transaction.atomic
def publish_minutes(
    session: CouncilSession, *, by: Officer, approved_on: datetime.date, minutes_on: datetime.date, minutes_at: str,
    evidence: Iterable[Evidence] = (),
) -> CouncilSession:  # fmt: skip
    """Approved by the council, then for everybody to read."""
    row = locked(session, by, State.HELD)
    row.approved_on, row.minutes_on = past(approved_on, by, "approved_on"), past(minutes_on, by, "minutes_on")
    if row.approved_on < row.held_on:
        raise ValidationError({"approved_on": _("สภารับรองรายงานได้ตั้งแต่วันประชุมเป็นต้นไป")})
    if row.minutes_on < row.approved_on:
        raise ValidationError({"minutes_on": _("เผยแพร่ได้เมื่อสภารับรองรายงานแล้ว")})
    row.minutes_at, row.state = needed(minutes_at, 500, "minutes_at"), State.MINUTED
    return kept(row, by=by, verb=MINUTED, facts={"on": minutes_on.isoformat()}, evidence=evidence)


@transaction.atomic
def cancel_session(session: CouncilSession, *, by: Officer, reason: str) -> CouncilSession:
    """It does not take place; the reason stays readable."""
    row = locked(session, by, State.PLANNED, State.ANNOUNCED)
    row.cancelled_reason, row.state = needed(reason, 300, "reason"), State.CANCELLED
    return kept(row, by=by, verb=CANCELLED, facts={"reason": row.cancelled_reason})
