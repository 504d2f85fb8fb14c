"""A committee is proposed with its members, appointed by another, meets with a quorum and approves its minutes."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, held_on
from sucharit.base.people.models import Holding, Position, User
from sucharit.base.people.roles import Can
from sucharit.core.personnel import has_quorum
from sucharit.core.thai.names import bare_name
from sucharit.work.personnel.actions.asking import needed
from sucharit.work.personnel.models import Attendance, PersonnelCommittee, PersonnelMeeting, Seat
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked, past
from sucharit.work.shelf.actions.locking import drop_part
from sucharit.work.shelf.queries import keeps_all

SEATED = declare("personnel.seated", gettext_lazy("เพิ่มกรรมการใน{label}"))
REPLACED = declare("personnel.replaced", gettext_lazy("เปลี่ยนกรรมการใน{label} ตามคำสั่งที่ {order}"))
UNSEATED = declare("personnel.unseated", gettext_lazy("นำกรรมการออกจาก{label}"))
APPOINTED = declare("personnel.committee_appointed", gettext_lazy("แต่งตั้ง{label} ตามคำสั่งที่ {order}"))
HELD = declare("personnel.meeting_held", gettext_lazy("{label}: กรรมการมา {present} จาก {members} คน"))
MINUTED = declare("personnel.meeting_minuted", gettext_lazy("รับรองรายงาน{label}"))
MISSED = declare("personnel.meeting_missed", gettext_lazy("ไม่ได้ประชุม{label}: {reason}"))
State, Met = PersonnelCommittee.State, PersonnelMeeting.State
Side, Role, Rank = PersonnelCommittee.Side, Seat.Role, Position.Rank
ORDER = {Role.CHAIR: 0, Role.MEMBER: 1, Role.SECRETARY: 2}
LEAST, MOST = 2, 40


@transaction.atomic
def seat_member(
    committee: PersonnelCommittee, *, by: Officer, role: str, user: User | None = None, name: str = "",
    position: str = "",
) -> PersonnelCommittee:  # fmt: skip
    """An account, or a name with a position; each person once."""
    row = locked(committee, by, State.PROPOSED)
    _seated(row, by, role, user, name, position)
    return kept(row, by=by, verb=SEATED)


def _seated(row: PersonnelCommittee, by: Officer, role: str, user: User | None, name: str, position: str) -> Seat:
    if role not in Role.values:
        raise ValidationError({"role": _("โปรดเลือกหนึ่งข้อ")})
    if user is not None:
        name, position = user.full_name, fit_text(position, 200, one_line=True) or _held(user, by)
    name, position = needed(name, 160, "name"), needed(position, 200, "position")
    seats = list(row.seats.all())
    if len(seats) >= MOST:
        raise ValidationError({"name": _("คณะหนึ่งมีได้ไม่เกิน 40 คน")})
    key = bare_name(name)
    if any(one.key == key for one in seats):
        raise ValidationError({"name": _("บุคคลนี้เป็นกรรมการในคณะนี้แล้ว")})
    if role != Role.MEMBER and any(one.role == role and one.left_on is None for one in seats):
        raise ValidationError({"role": _("คณะนี้มี%(role)sแล้ว") % {"role": Role(role).label}})
    alone = bool(row.round and row.round.apart and role != Role.SECRETARY)
    _not_on_the_other(row, key, role, alone=alone)
    return Seat.objects.create(
        committee=row, round=row.round, alone=alone, role=role, name=name, key=key, position=position, user=user,
        role_order=ORDER[Role(role)],
    )  # fmt: skip


def _held(user: User, by: Officer) -> str:
    held = Holding.objects.filter(held_on(by.today), user=user, position__organization=by.organization)
    found = held.select_related("position").order_by("acting", "position__place", "pk").first()
    return found.signs_as if found else ""


def _not_on_the_other(row: PersonnelCommittee, key: str, role: str, *, alone: bool) -> None:
    """Nobody chairs both committees of a round; where its criteria say so, nobody sits on both. A committee that was
    withdrawn holds nobody."""
    if row.round_id is None:
        return
    Seat.objects.filter(round=row.round_id, committee__withdrawn_at__isnull=False).update(round=None)
    others = Seat.objects.filter(round=row.round_id, key=key, left_on=None).exclude(committee=row)
    if role == Role.CHAIR and others.filter(role=Role.CHAIR).exists():
        raise ValidationError(
            {"role": _("คนเดียวกันเป็นประธานทั้งสองคณะไม่ได้ คณะกรรมการพิจารณาต้องทบทวนผลของคณะกรรมการกลั่นกรอง")}
        )
    if alone and others.filter(alone=True).exists():
        raise ValidationError({"name": _("บุคคลนี้อยู่ในอีกคณะของรอบนี้ รอบนี้กำหนดว่ากรรมการสองชุดต้องไม่ซ้ำคนกัน")})


@transaction.atomic
def unseat_member(committee: PersonnelCommittee, *, by: Officer, seat: Seat) -> PersonnelCommittee:
    """While it is not appointed."""
    row = locked(committee, by, State.PROPOSED)
    drop_part(row.seats, seat, seat=_("ไม่พบกรรมการคนนี้"))
    return kept(row, by=by, verb=UNSEATED)


def lacking(row: PersonnelCommittee, today: datetime.date) -> list[str]:
    """What its composition lacks, in words. The screening committee of a raise is chaired by the clerk, with heads of
    units; each committee has a secretary."""
    seats = list(row.sitting)
    roles = [one.role for one in seats]
    told = []
    if Role.CHAIR not in roles:
        told.append(_("ยังไม่มีประธาน"))
    if Role.SECRETARY not in roles:
        told.append(_("ยังไม่มีเลขานุการ"))
    if roles.count(Role.MEMBER) < LEAST:
        told.append(_("กรรมการต้องมีอย่างน้อย 2 คน"))
    if row.side == Side.SCREENING and row.round is not None and row.round.raises:
        ranks = _ranks(seats, row.organization_id, today)
        chair = next((one for one in seats if one.role == Role.CHAIR), None)
        if chair is not None and Rank.CLERK not in ranks.get(chair.user_id, set()):
            told.append(_("ประธานคณะกรรมการกลั่นกรองต้องเป็นปลัดหรือผู้รักษาราชการแทนปลัด"))
        if not any(Rank.HEAD in ranks.get(one.user_id, set()) for one in seats if one.role == Role.MEMBER):
            told.append(_("ต้องมีหัวหน้าส่วนราชการเป็นกรรมการ"))
    return told


def _ranks(seats: Sequence[Seat], organization: int, today: datetime.date) -> dict[int | None, set[str]]:
    held: dict[int | None, set[str]] = {}
    rows = Holding.objects.filter(
        held_on(today), user__in=[one.user_id for one in seats if one.user_id], position__organization=organization
    )
    for user, rank in rows.values_list("user", "position__rank"):
        held.setdefault(user, set()).add(rank)
    return held


@transaction.atomic
def appoint_committee(
    committee: PersonnelCommittee, *, by: Officer, order_no: str, ordered_on: datetime.date
) -> PersonnelCommittee:  # fmt: skip
    """By the executive or the clerk, never by who proposed it; whole."""
    row = locked(committee, by, State.PROPOSED, capability=Can.DECIDE)
    if row.recorded_by_id == by.user.pk:
        raise NotAllowed("ผู้เสนอแต่งตั้งคณะที่ตนเสนอไม่ได้", "who proposed it does not appoint it")
    if missing := lacking(row, by.today):
        raise NotAllowed("; ".join(missing), "its composition is not whole")
    row.order_no, row.ordered_on = needed(order_no, 80, "order_no"), past(ordered_on, by, "ordered_on")
    row.appointed_by, row.state = by.user, State.APPOINTED
    made = kept(row, by=by, verb=APPOINTED, facts={"order": row.order_no})
    tell(
        [one.user for one in row.seats.select_related("user") if one.user], organization=by.organization,
        text=_("ท่านได้รับแต่งตั้งใน%(title)s") % {"title": row.title},
        url=reverse("register_entry", args=[by.organization.code, "personnel-committees", row.pk]),
    )  # fmt: skip
    return made


def moved_away(seats: Sequence[Seat], organization: int, today: datetime.date) -> list[Seat]:
    """Members with an account who hold no position here any more: the order names who has left."""
    here = _ranks(seats, organization, today)
    return [one for one in seats if one.user_id and one.user_id not in here]


@transaction.atomic
def replace_member(
    committee: PersonnelCommittee, *, by: Officer, seat: Seat, order_no: str, user: User | None = None, name: str = "",
    position: str = "",
) -> PersonnelCommittee:  # fmt: skip
    """Another takes the place of a member who moved, by a new order; what the former voted stays."""
    row = locked(committee, by, State.APPOINTED, capability=Can.DECIDE)
    old = row.sitting.select_for_update().filter(pk=seat.pk).first()
    if old is None:
        raise ValidationError({"seat": _("ไม่พบกรรมการคนนี้")})
    if row.recorded_by_id == by.user.pk:
        raise NotAllowed("ผู้เสนอแต่งตั้งคณะที่ตนเสนอไม่ได้", "who proposed it does not appoint it")
    old.left_on = by.today
    old.save(update_fields=["left_on"])
    new = _seated(row, by, old.role, user, name, position)
    new.order_no = needed(order_no, 80, "order_no")
    new.save(update_fields=["order_no"])
    if missing := lacking(row, by.today):
        raise ValidationError({"user": "; ".join(missing)})
    return kept(row, by=by, verb=REPLACED, facts={"order": new.order_no})


@transaction.atomic
def hold_meeting(
    meeting: PersonnelMeeting, *, by: Officer, came: Sequence[Seat], observers: int = 0
) -> PersonnelMeeting:
    """Who came; fewer than half are no quorum, and then there was no meeting."""
    row = locked(meeting, by, Met.CALLED)
    if row.held_on > by.today:
        raise NotAllowed("ยังไม่ถึงวันประชุม หากเลื่อน ให้แก้ไขวันที่ก่อน", "the day has not come")
    if row.committee.state != State.APPOINTED or row.committee.withdrawn:
        raise NotAllowed("คณะกรรมการนี้ยังไม่ได้แต่งตั้ง จึงประชุมไม่ได้", "the committee is not appointed")
    if row.committee.ordered_on and row.held_on < row.committee.ordered_on:
        raise NotAllowed("วันประชุมก่อนวันที่มีคำสั่งแต่งตั้ง", "it met before it was appointed")
    seats, here = list(row.committee.sitting), {one.pk for one in came}
    if not here <= {one.pk for one in seats}:
        raise ValidationError({"came": _("ผู้มาประชุมต้องเป็นกรรมการของคณะนี้")})
    if not has_quorum(len(here), len(seats)):
        told = _("มา %(here)s จาก %(all)s คน ไม่ครบองค์ประชุม ต้องมาไม่น้อยกว่ากึ่งหนึ่ง") % {"here": len(here), "all": len(seats)}
        raise ValidationError({"came": told})
    Attendance.objects.bulk_create(Attendance(meeting=row, seat=one, came=one.pk in here) for one in seats)
    row.members, row.present, row.observers, row.state = len(seats), len(here), observers, Met.HELD
    return kept(row, by=by, verb=HELD, facts={"present": len(here), "members": len(seats)})


@transaction.atomic
def approve_minutes(meeting: PersonnelMeeting, *, by: Officer, minutes: str) -> PersonnelMeeting:
    """By the chair or the secretary who was there; without an account, by who keeps all."""
    row = locked(meeting, by, Met.HELD, capability=Can.SEE_PERSONNEL)
    if not may_record(row.committee, by):
        raise NotAllowed("รับรองรายงานได้เฉพาะประธานหรือเลขานุการของคณะ", "only the chair or the secretary")
    row.minutes, row.minuted_by = needed(minutes, 20_000, "minutes", one_line=False), by.user
    row.state = Met.MINUTED
    return kept(row, by=by, verb=MINUTED)


def may_record(committee: PersonnelCommittee, by: Officer) -> bool:
    """The chair and the secretary; where neither has an account, who keeps every register."""
    seats = [one for one in committee.sitting if one.role != Role.MEMBER]
    if any(one.user_id == by.user.pk for one in seats):
        return True
    return all(one.user_id is None for one in seats) and keeps_all(by)


@transaction.atomic
def miss_meeting(meeting: PersonnelMeeting, *, by: Officer, reason: str) -> PersonnelMeeting:
    row = locked(meeting, by, Met.CALLED)
    row.cancelled_reason, row.state = needed(reason, 300, "reason"), Met.CANCELLED
    return kept(row, by=by, verb=MISSED, facts={"reason": row.cancelled_reason})
