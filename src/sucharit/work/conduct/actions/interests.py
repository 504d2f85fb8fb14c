"""Interests are dealt with; in a procurement everyone states, who is connected stands aside, and nobody who stood aside
votes."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai.names import same_person
from sucharit.work.conduct.models import BidderCheck, CheckMember, Interest
from sucharit.work.conduct.suspecting import suspicions, unchecked
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked, next_number, past
from sucharit.work.shelf.registry import register_called

DECLARED = declare("conduct.interest_declared", gettext_lazy("แจ้ง{label} ของตน"))
MANAGED = declare("conduct.interest_managed", gettext_lazy("กำหนดวิธีจัดการ{label}: {handling}"))
ENDED = declare("conduct.interest_ended", gettext_lazy("{label} สิ้นสุดแล้ว"))
BIDDER = declare("conduct.bidder_added", gettext_lazy("เพิ่มผู้เสนองานใน{label}"))
BROUGHT = declare("conduct.bidders_brought", gettext_lazy("นำผู้เสนองาน {count} รายจากทะเบียนจัดซื้อจัดจ้างมาตรวจใน{label}"))
MEMBER = declare("conduct.member_added", gettext_lazy("เพิ่มผู้ทำหน้าที่ใน{label}"))
STATED = declare("conduct.relation_stated", gettext_lazy("ให้คำรับรองใน{label}: {stated}"))
RECUSED = declare("conduct.member_recused", gettext_lazy("ถอนตัวจาก{label}"))
VOTED = declare("conduct.member_voted", gettext_lazy("บันทึกมติใน{label}"))
CHECKED = declare("conduct.check_closed", gettext_lazy("สรุปผล{label}: {result}"))
CANCELLED = declare("conduct.check_cancelled", gettext_lazy("ยกเลิก{label}: {reason}"))
State = BidderCheck.State
Stated = CheckMember.Stated


@transaction.atomic
def declare_own(*, by: Officer, kind: str, counterpart: str = "", detail: str = "") -> Interest:
    """One's own interest, whatever one's role is: under one's own name and position, in the register of one's unit."""
    require(by, Can.SEE_DESK)
    register = register_called("interests")
    assert register is not None  # noqa: S101 - put up by this room
    held = next(iter(by.holdings), None)
    position = held.position if held is not None else None
    row = Interest(
        organization=by.organization, recorded_by=by.user, person=by.name[:160], declared_on=by.today, kind=kind,
        position=position.title[:160] if position is not None else _("ไม่มีตำแหน่งในระบบ"),
        unit=position.unit if position is not None else None, counterpart=fit_text(counterpart, 200, one_line=True),
        detail=fit_text(detail, 4_000),
    )  # fmt: skip
    if kind not in Interest.Kind.values:
        raise ValidationError({"kind": _("โปรดเลือกประเภท")})
    twice = register.rows(by.organization).filter(person=row.person, declared_on=by.today, kind=kind)
    if twice.filter(counterpart=row.counterpart).exists():
        raise ValidationError({"counterpart": _("ท่านแจ้งเรื่องนี้วันนี้แล้ว")})
    row.fiscal_year = FiscalYear.of(by.today).value
    row.number = next_number(register, by, row.fiscal_year)
    return kept(row, by=by, verb=DECLARED)


@transaction.atomic
def manage_interest(interest: Interest, *, by: Officer, handling: str, handling_note: str) -> Interest:
    """What follows from a declared interest. Nobody decides on their own."""
    require(by, Can.DECIDE)
    row = locked(interest, by, Interest.State.DECLARED, capability=Can.DECIDE)
    if same_person(row.person, by.name):
        raise NotAllowed("พิจารณาผลประโยชน์ของตนเองไม่ได้ โปรดให้ผู้บังคับบัญชาเหนือขึ้นไปพิจารณา", "nobody decides on their own")
    if handling not in Interest.Handling.values:
        raise ValidationError({"handling": _("โปรดเลือกวิธีจัดการ")})
    row.handling, row.handling_note = handling, fit_text(handling_note, 400, one_line=True)
    row.decided_on, row.decided_by, row.state = by.today, by.user, Interest.State.MANAGED
    return kept(row, by=by, verb=MANAGED, facts={"handling": str(row.get_handling_display())})


@transaction.atomic
def end_interest(interest: Interest, *, by: Officer, ended_on: datetime.date) -> Interest:
    """It is no more."""
    row = locked(interest, by, Interest.State.DECLARED, Interest.State.MANAGED)
    row.ended_on, row.state = past(ended_on, by, "ended_on"), Interest.State.ENDED
    return kept(row, by=by, verb=ENDED)


@transaction.atomic
def add_bidder(check: BidderCheck, *, by: Officer, name: str, directors: str = "") -> BidderCheck:
    """Who bids, and who decides for them."""
    row = locked(check, by, State.OPEN)
    told = fit_text(name, 200, one_line=True)
    if not told:
        raise ValidationError({"name": _("โปรดใส่ชื่อผู้เสนองาน")})
    if row.bidders.filter(name=told).exists():
        raise ValidationError({"name": _("มีผู้เสนองานรายนี้แล้ว")})
    row.bidders.create(name=told, directors=fit_text(directors, 2_000))
    return kept(row, by=by, verb=BIDDER)


@transaction.atomic
def bring_bidders(check: BidderCheck, *, by: Officer) -> BidderCheck:
    """Everyone who offered or sold in the purchases that the check is tied to."""
    row = locked(check, by, State.OPEN)
    missing = unchecked(row)
    if not missing:
        raise NotAllowed("ไม่มีผู้เสนองานในทะเบียนที่ยังไม่ได้นำมาตรวจ โปรดผูกกับรายการจัดซื้อจัดจ้างก่อน", "nobody is missing")
    for one in missing:
        row.bidders.create(name=one.name[:200])
    return kept(row, by=by, verb=BROUGHT, facts={"count": len(missing)})


@transaction.atomic
def add_member(check: BidderCheck, *, by: Officer, name: str, position: str, part: str) -> BidderCheck:
    """Who has a part in the procurement: committee, supplies officer, who approves."""
    row = locked(check, by, State.OPEN)
    _joined(row, name, position, part)
    return kept(row, by=by, verb=MEMBER)


def _joined(row: BidderCheck, name: str, position: str, part: str) -> CheckMember:
    told = [fit_text(one, 160, one_line=True) for one in (name, position, part)]
    if not told[0] or not told[2]:
        raise ValidationError({"name": _("โปรดใส่ชื่อและหน้าที่ในงานนี้")})
    if row.members.filter(name=told[0]).exists():
        raise ValidationError({"name": _("มีชื่อนี้ในงานนี้แล้ว")})
    return row.members.create(name=told[0], position=told[1], part=told[2])


@transaction.atomic
def state_relation(
    check: BidderCheck, *, by: Officer, member: CheckMember, stated: str, relation: str = ""
) -> BidderCheck:
    """A member signs that they are, or are not, connected with a bidder."""
    row = locked(check, by, State.OPEN)
    one = _member(row, member)
    if stated not in (Stated.YES, Stated.NO):
        raise ValidationError({"stated": _("โปรดเลือกคำรับรอง")})
    if stated == Stated.YES and not relation.strip():
        raise ValidationError({"relation": _("โปรดบอกว่าเกี่ยวข้องอย่างไร")})
    if one.vote and stated == Stated.YES:
        raise NotAllowed("ผู้นี้ลงมติไปแล้ว หากพบว่าเกี่ยวข้อง ต้องยกเลิกมติก่อน โดยถอนรายการตรวจนี้แล้วตรวจใหม่", "they voted already")
    if not row.bidders.exists():
        raise NotAllowed("ยังไม่มีผู้เสนองานในรายการ จึงรับรองไม่ได้ว่าเกี่ยวข้องหรือไม่", "there is no bidder yet")
    one.stated, one.stated_on, one.relation = stated, by.today, fit_text(relation, 300, one_line=True)
    one.save()
    return kept(row, by=by, verb=STATED, facts={"stated": str(one.get_stated_display())})


@transaction.atomic
def recuse(
    check: BidderCheck, *, by: Officer, member: CheckMember, replaced_by: str = "", position: str = ""
) -> BidderCheck:
    """A member stands aside; whoever takes their place states anew."""
    row = locked(check, by, State.OPEN)
    one = _member(row, member)
    if one.recused_on:
        raise NotAllowed("ผู้นี้ถอนตัวแล้ว", "they stood aside already")
    if one.vote:
        raise NotAllowed("ผู้นี้ลงมติไปแล้ว จึงถอนตัวย้อนหลังไม่ได้", "they voted already")
    one.recused_on, one.replaced_by = by.today, fit_text(replaced_by, 160, one_line=True)
    one.save()
    if one.replaced_by:
        _joined(row, one.replaced_by, position, one.part)
    return kept(row, by=by, verb=RECUSED)


@transaction.atomic
def record_vote(check: BidderCheck, *, by: Officer, member: CheckMember, vote: str) -> BidderCheck:
    """The vote of a member who stated that nothing connects them. A vote of one who stood aside is refused."""
    row = locked(check, by, State.OPEN)
    one = _member(row, member)
    if one.recused_on is not None:
        raise NotAllowed(f"{one.name} ถอนตัวจากงานนี้แล้ว จึงลงมติไม่ได้", "who stood aside does not vote")
    if one.stated != Stated.NO:
        raise NotAllowed(f"{one.name} ยังไม่ได้รับรองว่าไม่เกี่ยวข้องกับผู้เสนองาน จึงลงมติไม่ได้", "they have not stated")
    if vote not in CheckMember.Vote.values:
        raise ValidationError({"vote": _("โปรดเลือกมติ")})
    one.vote = vote
    one.save()
    return kept(row, by=by, verb=VOTED)


@transaction.atomic
def close_check(check: BidderCheck, *, by: Officer, result_note: str = "") -> BidderCheck:
    """The check is over: everyone stated, everyone who is connected stood aside, every question has its answer."""
    row = locked(check, by, State.OPEN)
    members = list(row.members.all())
    if not row.bidders.exists() or not members:
        raise NotAllowed("ต้องมีผู้เสนองานและผู้ทำหน้าที่อย่างน้อยฝ่ายละหนึ่งราย", "add bidders and members first")
    if missing := [one.name for one in unchecked(row)]:
        raise NotAllowed(f"ผู้เสนองานในทะเบียนจัดซื้อจัดจ้างที่ยังไม่ได้ตรวจ: {', '.join(missing[:5])}", "some bidders are missing")
    waiting = [one.name for one in members if one.stated == Stated.WAITING and one.recused_on is None]
    if waiting:
        raise NotAllowed(f"ยังไม่ได้ให้คำรับรอง: {', '.join(waiting[:5])}", "some have not stated")
    connected = [one.name for one in members if one.stated == Stated.YES and one.recused_on is None]
    if connected:
        raise NotAllowed(
            f"แจ้งว่าเกี่ยวข้องแต่ยังไม่ถอนตัว: {', '.join(connected[:5])}", "connected members have not stood aside"
        )
    row.result_note = fit_text(result_note, 400, one_line=True)
    if suspicions(row) and not row.result_note:
        raise ValidationError({"result_note": _("มีข้อที่ควรตรวจสอบ โปรดเขียนว่าตรวจแล้วพบอย่างไร")})
    row.state = State.HANDLED if any(one.recused_on for one in members) else State.CLEAR
    row.closed_on = by.today
    return kept(row, by=by, verb=CHECKED, facts={"result": str(row.get_state_display())})


@transaction.atomic
def cancel_check(check: BidderCheck, *, by: Officer, reason: str) -> BidderCheck:
    """The procurement does not take place."""
    row = locked(check, by, State.OPEN)
    row.result_note = fit_text(reason, 300, one_line=True)
    row.state, row.closed_on = State.CANCELLED, by.today
    return kept(row, by=by, verb=CANCELLED, facts={"reason": row.result_note})


def _member(row: BidderCheck, member: CheckMember) -> CheckMember:
    return row.members.select_for_update().get(pk=member.pk)
