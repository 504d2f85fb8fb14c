"""The way back to an earlier version of a row of settings: a new change with a reason, never a removal of later ones.

What was true then may be impossible now: a name that another has taken, a position that has a new holder, a role that
its officer would give to themselves. Each is refused with what to do instead.
"""

import datetime
from collections.abc import Iterator
from typing import Any, TypeVar

from django.db import models, transaction

from sucharit.base.audit.actions import subject_key
from sucharit.base.history.actions import told_put_back
from sucharit.base.history.models import Version
from sucharit.base.organizations.actions import FACTS
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.actions import overlapping
from sucharit.base.people.actions.positions import DECIDING_RANKS
from sucharit.base.people.actions.users import written
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import Holding, Position, RoleGrant, User
from sucharit.base.people.queries import last_administrator
from sucharit.base.people.roles import DECIDING, Can, Role
from sucharit.office.settings.actions.keeping import (
    account_facts,
    facts_of,
    holding_facts,
    position_facts,
    unit_facts,
)
from sucharit.office.settings.actions.organizations import empty_of_positions
from sucharit.office.settings.actions.positions import nobody_needs

Row = TypeVar("Row", Organization, Unit, Position)


@transaction.atomic
def put_back_facts(organization: Organization, *, by: Officer, version: Version, reason: str) -> Organization:
    require(by, Can.MANAGE_ORGANIZATION)
    row = Organization.objects.select_for_update().get(pk=organization.pk)
    _is_of(version, row, by)
    before = facts_of(row)
    _set(row, {name: version.snapshot[name] for name in FACTS if name in version.snapshot})
    return _told(row, before, facts_of(row), by, version, reason)


@transaction.atomic
def put_back_unit(unit: Unit, *, by: Officer, version: Version, reason: str) -> Unit:
    require(by, Can.MANAGE_ORGANIZATION)
    row = Unit.objects.select_for_update().get(pk=unit.pk, organization=by.organization)
    _is_of(version, row, by)
    before, then = unit_facts(row), version.snapshot
    if not then["active"]:
        empty_of_positions(row)
    _set(row, {name: then[name] for name in ("name", "abbreviation", "active")})
    return _told(row, before, unit_facts(row), by, version, reason)


@transaction.atomic
def put_back_position(position: Position, *, by: Officer, version: Version, reason: str) -> Position:
    require(by, Can.MANAGE_PEOPLE)
    row = Position.objects.select_for_update(of=("self",)).select_related("unit").get(
        pk=position.pk, organization=by.organization
    )  # fmt: skip
    _is_of(version, row, by)
    before, then = position_facts(row), version.snapshot
    if not then["active"]:
        nobody_needs(row, by.today)
    unit = _unit_of(then, by)
    _set(row, {"title": then["title"], "rank": then["rank"], "unit": unit, "active": then["active"]})
    return _told(row, before, position_facts(row), by, version, reason)


@transaction.atomic
def put_back_holding(holding: Holding, *, by: Officer, version: Version, reason: str) -> Holding:
    """The last day as it was. Refused where the days it would add have another holder, or would be one's own power."""
    require(by, Can.MANAGE_PEOPLE)
    row = (
        Holding.objects.select_for_update(of=("self",))
        .select_related("position", "user")
        .get(pk=holding.pk, position__organization=by.organization)
    )
    _is_of(version, row, by)
    before, until = holding_facts(row), _day(version.snapshot["until"])
    if _later(until, row.until):
        _may_hold_longer(row, until, by)
    row.until = until
    row.full_clean()
    row.save(update_fields=["until"])
    label = f"{row.user.full_name} {row.signs_as}"
    _differ(before, after := holding_facts(row))
    told_put_back(row, after, by=by, version=version, reason=_said(reason), label=label)
    return row


@transaction.atomic
def put_back_person(user: User, *, by: Officer, version: Version, reason: str) -> User:
    """Name, address and roles. A role that has run out is given again from today: nobody had it in between."""
    require(by, Can.MANAGE_PEOPLE)
    row = User.objects.select_for_update().get(pk=user.pk)
    _is_of(version, row, by)
    before, then = account_facts(row, by.organization), version.snapshot
    if row.home_id == by.organization.pk:
        new = {name: then[name] for name in ("full_name", "email") if then.get(name, before[name]) != before[name]}
        if new:
            written(row, new)
    _roles_as_in(then["roles"], row, by)
    _differ(before, after := account_facts(row, by.organization))
    told_put_back(row, after, by=by, version=version, reason=_said(reason), label=row.full_name)
    return row


def _roles_as_in(then: list[dict[str, Any]], user: User, by: Officer) -> None:
    grants = list(
        RoleGrant.objects.select_for_update(of=("self",))
        .filter(user=user, organization=by.organization)
        .select_related("unit")
    )
    wanted = dict(_by_grant(then, grants))
    for grant in grants:  # given first, so that whoever stays an administrator is never the last one in between
        if grant.pk in wanted and _in_force(wanted[grant.pk], by.today):
            _lasting(grant, wanted[grant.pk], by)
    for grant in grants:
        if _in_force(grant.until, by.today) and not _in_force(wanted.get(grant.pk, datetime.date.min), by.today):
            _ended(grant, by)


def _by_grant(then: list[dict[str, Any]], grants: list[RoleGrant]) -> Iterator[tuple[int, datetime.date | None]]:
    """Each role of the version: its grant, and its last day. Grants are never removed, so each is still there."""
    keys = {(grant.role, grant.unit.name if grant.unit else "", grant.since.isoformat()): grant.pk for grant in grants}
    for one in then:
        key = one.get("key") or keys.get((one["role"], one["unit"], one["since"]))
        if key is not None:
            yield key, _day(one["until"])


def _lasting(grant: RoleGrant, until: datetime.date | None, by: Officer) -> None:
    """The role until the day that the version has: the same grant, or a new one where it has run out."""
    if not _later(until, grant.until):
        _until(grant, until)
        return
    if grant.user_id == by.user.pk and grant.role in DECIDING:
        raise NotAllowed(
            "การนำรุ่นนี้กลับมาจะให้บทบาทที่มีอำนาจพิจารณาแก่ตนเอง โปรดใช้ปุ่ม ให้บทบาท เพื่อให้ปลัดและนายกรับทราบ",
            "this would give yourself a role that decides; use the page of roles, so that others are told",
        )
    if grant.unit is not None and not grant.unit.active:
        raise NotAllowed(f"หน่วยงาน {grant.unit.name} เลิกใช้แล้ว จึงนำบทบาทกลับมาไม่ได้", "the unit of a role is closed")
    if _in_force(grant.until, by.today):
        _until(grant, until)
    elif not _given_since(grant, by.today):
        RoleGrant.objects.create(
            organization=grant.organization,
            user=grant.user,
            role=grant.role,
            unit=grant.unit,
            since=by.today,
            until=until,
        )


def _ended(grant: RoleGrant, by: Officer) -> None:
    label = Role(grant.role).label
    if grant.since > by.today:
        raise NotAllowed(
            f"บทบาท {label} ยังไม่เริ่ม โปรดกำหนดวันสิ้นสุดของบทบาทนั้นก่อน", "a role has not begun yet; set its last day first"
        )
    if grant.role == Role.ADMINISTRATOR and last_administrator(by.organization, without_grant=grant):
        raise NotAllowed(
            "การนำรุ่นนี้กลับมาจะทำให้ไม่มีผู้ดูแลระบบเหลืออยู่ โปรดให้บทบาทผู้ดูแลระบบแก่ผู้อื่นก่อน",
            "this would leave no administrator; give the role to someone else first",
        )
    _until(grant, by.today)


def _until(grant: RoleGrant, until: datetime.date | None) -> None:
    grant.until = until
    grant.full_clean()
    grant.save(update_fields=["until"])


def _given_since(grant: RoleGrant, today: datetime.date) -> bool:
    """The same role was already given anew after this grant ran out."""
    again = RoleGrant.objects.filter(
        organization=grant.organization, user=grant.user, role=grant.role, unit=grant.unit
    )  # fmt: skip
    return again.filter(models.Q(until=None) | models.Q(until__gte=today)).exists()


def _may_hold_longer(row: Holding, until: datetime.date | None, by: Officer) -> None:
    if not row.position.active:
        raise NotAllowed("ตำแหน่งนี้เลิกใช้แล้ว โปรดนำตำแหน่งกลับมาใช้ก่อน", "this position is closed")
    if not row.user.is_active:
        raise NotAllowed(f"บัญชีของ {row.user.full_name} ปิดอยู่ โปรดเปิดบัญชีก่อน", "the holder's account is disabled")
    if row.user_id == by.user.pk and row.position.rank in DECIDING_RANKS:
        raise NotAllowed(
            "การนำรุ่นนี้กลับมาจะให้ตำแหน่งที่มีอำนาจพิจารณาแก่ตนเอง โปรดใช้หน้าแต่งตั้ง เพื่อให้ปลัดและนายกรับทราบ",
            "this would give yourself a position that decides; appoint anew, so that others are told",
        )
    if row.acting or row.until is None:
        return
    added = row.until + datetime.timedelta(days=1)
    if (other := overlapping(row.position, since=added, until=until, besides=row).first()) is not None:
        raise NotAllowed(
            f"{other.user.full_name} ดำรงตำแหน่งนี้ในช่วงวันดังกล่าวแล้ว โปรดกำหนดวันพ้นตำแหน่งของผู้นั้นก่อน",
            "another holder has this position in these days; set their last day first",
        )


def _unit_of(then: dict[str, Any], by: Officer) -> Unit | None:
    """The unit that the version names, which must still be in use."""
    if not then["unit"]:
        return None
    key = {"pk": then["unit_key"]} if then.get("unit_key") else {"name": then["unit"]}
    unit = Unit.objects.filter(organization=by.organization, **key).first()
    if unit is None or not unit.active:
        raise NotAllowed(
            f"หน่วยงาน {then['unit']} เลิกใช้แล้ว โปรดนำหน่วยงานกลับมาใช้ หรือเลือกหน่วยงานอื่นที่หน้าแก้ไขตำแหน่ง",
            "the unit of that version is closed",
        )
    return unit


def _set(row: Organization | Unit | Position, new: dict[str, Any]) -> None:
    for name, value in new.items():
        setattr(row, name, value)
    row.edition += 1
    row.full_clean()
    row.save()


def _told(row: Row, before: dict[str, Any], after: dict[str, Any], by: Officer, version: Version, reason: str) -> Row:
    _differ(before, after)
    told_put_back(row, after, by=by, version=version, reason=_said(reason), label=str(row))
    return row


def _is_of(version: Version, row: models.Model, by: Officer) -> None:
    if version.subject != subject_key(row) or version.organization_id != by.organization.pk:
        raise NotAllowed("รุ่นนี้ไม่ใช่ของรายการนี้", "this version is of something else")


def _differ(before: dict[str, Any], after: dict[str, Any]) -> None:
    if before == after:
        raise NotAllowed("ข้อมูลวันนี้ตรงกับรุ่นที่เลือกอยู่แล้ว", "nothing differs from that version")


def _said(reason: str) -> str:
    if not reason.strip():
        raise NotAllowed("โปรดเขียนเหตุผลที่นำกลับมา", "say why")
    return reason.strip()[:300]


def _in_force(until: datetime.date | None, today: datetime.date) -> bool:
    return until is None or until >= today


def _later(until: datetime.date | None, than: datetime.date | None) -> bool:
    """None is without end."""
    return than is not None and (until is None or until > than)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
