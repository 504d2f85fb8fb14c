"""Who came: by the door that they open with their telephone, or by an officer's hand. One person, once."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.models import Evidence
from sucharit.work.gatherings.actions.preparing import COMING, MOST_PEOPLE, RUNNING
from sucharit.work.gatherings.models import Door, Gathering, Participant
from sucharit.work.gatherings.names import fit_name, lines_of, name_key
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked

OPENED = declare("gatherings.opened", gettext_lazy("เปิดลงเวลา{label}"))
CAME = declare("gatherings.came", gettext_lazy("ลงเวลาผู้เข้าร่วม{label} {count} คน"))
STRUCK = declare("gatherings.struck", gettext_lazy("ตัดการลงเวลาของ{label} {count} คน: {reason}"))
CLOSED = declare("gatherings.closed", gettext_lazy("ปิดการลงเวลา{label}: ผู้เข้าร่วม {count} คน"))
State, Kind, How = Gathering.State, Participant.Kind, Participant.How


@transaction.atomic
def open_door(gathering: Gathering, *, by: Officer) -> Gathering:
    """From now on people check in by themselves, until it is closed or its last day is over."""
    row = locked(gathering, by, *COMING)
    _has_begun(row, by.today)
    if by.today > row.last_day:
        raise NotAllowed("วันที่จัดผ่านไปแล้ว เปิดคิวอาร์โค้ดไม่ได้ โปรดลงเวลาจากใบลงนาม", "the day has passed")
    row.state = State.OPEN
    Door.objects.create(gathering=row, opened_at=timezone.now())
    return kept(row, by=by, verb=OPENED)


def _has_begun(row: Gathering, today: datetime.date) -> None:
    if today < row.held_on:
        raise NotAllowed("ยังไม่ถึงวันที่จัด ลงเวลาไม่ได้", "the day has not come")


@transaction.atomic
def check_in_by_hand(
    gathering: Gathering, *, by: Officer, people: Iterable[Participant] = (), names: str = "",
    kind: str = Kind.CITIZEN, apart: str = "", evidence: Iterable[Evidence] = (),
) -> Gathering:  # fmt: skip
    """From the list of those invited, and names that were not on it. `apart` tells somebody from another of the same
    name who is there already."""
    row = locked(gathering, by, *RUNNING, State.HELD)
    _has_begun(row, by.today)
    if kind not in Kind.values:
        raise ValidationError({"kind": _("โปรดเลือกประเภทผู้เข้าร่วม")})
    came, now = 0, timezone.now()
    for one in row.people.filter(pk__in=[one.pk for one in people], came_at=None):
        _came(one, How.HAND, now)
        came += 1
    came += _newcomers(row, names, kind, fit_text(apart, 40, one_line=True), now)
    if not came:
        raise ValidationError({"names": _("โปรดเลือกผู้เข้าร่วม หรือพิมพ์ชื่อที่ยังไม่ได้ลงเวลา")})
    if row.state == State.HELD:
        row.attended = count_of(row)
    return kept(row, by=by, verb=CAME, facts={"count": came}, evidence=evidence)


def _newcomers(
    row: Gathering, names: str, kind: str, apart: str, now: datetime.datetime
) -> int:  # fmt: skip
    known = {one.key: one for one in row.people.filter(apart=apart)}
    lines = lines_of(names, MOST_PEOPLE)
    if len(known) + len(lines) > MOST_PEOPLE:
        raise ValidationError({"names": _("รายการหนึ่งมีผู้เข้าร่วมได้ไม่เกิน 5,000 คน")})
    came = 0
    for name, group in lines:
        one = known.get(name_key(name)) or Participant(
            gathering=row, name=name, key=name_key(name), apart=apart, group=group, kind=kind
        )
        if one.came_at is not None:
            told = _("%(name)s ลงเวลาแล้ว ถ้าเป็นคนละคนที่ชื่อเหมือนกัน โปรดใส่ช่อง “แยกจากคนชื่อเดียวกัน”") % {"name": name}
            raise ValidationError({"names": told})
        _came(one, How.HAND, now)
        came += 1
    return came


def _came(one: Participant, how: str, now: datetime.datetime) -> None:
    one.came_at, one.how, one.struck = now, how, ""
    one.full_clean(exclude=["gathering", "user"], validate_unique=False, validate_constraints=False)
    one.save()


@transaction.atomic
def check_in(key: str, *, name: str, group: str = "", kind: str = Kind.CITIZEN) -> bool:
    """Somebody who stands at the door, without an account. False where the name has come already. NotAllowed where the
    door is not open any more; ValidationError where there is no name."""
    gathering = through(key)
    Gathering._base_manager.select_for_update().get(pk=gathering.pk)
    told = fit_name(name)
    if len(name_key(told)) < 2:
        raise ValidationError({"name": _("โปรดพิมพ์ชื่อและนามสกุล")})
    if kind not in Kind.values:
        raise ValidationError({"kind": _("โปรดเลือกว่าท่านเป็นใคร")})
    rows = list(gathering.people.filter(key=name_key(told)))
    if any(one.came_at for one in rows):
        return False
    if not rows and gathering.people.count() >= MOST_PEOPLE:
        raise NotAllowed("รายชื่อเต็มแล้ว โปรดแจ้งเจ้าหน้าที่", "the list is full")
    one = rows[0] if rows else Participant(
        gathering=gathering, name=told, key=name_key(told), kind=kind, group=fit_text(group, 160, one_line=True)
    )  # fmt: skip
    if one.struck:
        raise NotAllowed("โปรดลงเวลากับเจ้าหน้าที่", "an officer must do it")
    _came(one, How.DOOR, timezone.now())
    return True


def through(key: str) -> Gathering:
    """The gathering behind an open door. NotAllowed where it is closed or over."""
    door = Door.objects.select_related("gathering__organization").filter(key=key).first()
    row = door.gathering if door is not None else None
    if row is None or not row.held_on <= clock.today() <= row.last_day or row.state != State.OPEN or row.withdrawn:
        raise NotAllowed("ปิดการลงเวลาแล้ว ถ้าท่านเข้าร่วม โปรดแจ้งเจ้าหน้าที่", "the door is closed")
    return row


@transaction.atomic
def strike(gathering: Gathering, *, by: Officer, people: Iterable[Participant], reason: str) -> Gathering:
    """A check-in that is not true: who was not there. The line stays with the reason."""
    row = locked(gathering, by, State.OPEN, State.HELD)
    why = fit_text(reason, 300, one_line=True)
    if not why:
        raise ValidationError({"reason": _("โปรดเขียนเหตุผล")})
    struck = row.people.filter(pk__in=[one.pk for one in people], came_at__isnull=False).update(
        came_at=None, how="", outside="", struck=why
    )
    if not struck:
        raise ValidationError({"people": _("โปรดเลือกผู้ที่จะตัดออก")})
    if row.state == State.HELD:
        row.attended = count_of(row)
        if not row.attended:
            raise NotAllowed("ต้องเหลือผู้เข้าร่วมอย่างน้อยหนึ่งคน ถ้าไม่ได้จัดจริง โปรดถอนรายการ", "somebody must have come")
    return kept(row, by=by, verb=STRUCK, facts={"count": struck, "reason": why})


@transaction.atomic
def close_door(gathering: Gathering, *, by: Officer, evidence: Iterable[Evidence] = ()) -> Gathering:
    """It is over: the door is gone, those who came are counted."""
    row = locked(gathering, by, *RUNNING)
    _has_begun(row, by.today)
    row.attended = count_of(row)
    if not row.attended:
        raise NotAllowed("ยังไม่มีผู้ใดลงเวลา โปรดลงเวลาก่อน หรือยกเลิกถ้าไม่ได้จัด", "nobody has come")
    Door.objects.filter(gathering=row).delete()
    row.state, row.closed_on = State.HELD, by.today
    return kept(row, by=by, verb=CLOSED, facts={"count": row.attended}, evidence=evidence)


def count_of(row: Gathering) -> int:
    return row.people.filter(came_at__isnull=False).count()
