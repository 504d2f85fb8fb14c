"""Positions, and who holds them from when until when, acting ones (รักษาราชการแทน) included."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.actions import Stale
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.organizations.names import regular
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import Holding, Position, User
from sucharit.base.people.roles import Can

POSITION_CREATED = declare("people.position_created", _("เพิ่มตำแหน่ง {label}"))
POSITION_CHANGED = declare("people.position_changed", _("แก้ไขตำแหน่ง {before} เป็น {label}"))
POSITIONS_ORDERED = declare("people.positions_ordered", _("จัดลำดับตำแหน่งของ {label}"))
POSITION_CLOSED = declare("people.position_closed", _("เลิกใช้ตำแหน่ง {label}"))
POSITION_REOPENED = declare("people.position_reopened", _("นำตำแหน่ง {label} กลับมาใช้"))
APPOINTED = declare("people.appointed", _("ให้ {user} ดำรงตำแหน่ง {label}"))
APPOINTED_ACTING = declare("people.appointed_acting", _("ให้ {user} รักษาราชการแทน {label} ถึง {until}"))
APPOINTED_SELF = declare("people.appointed_self", _("โปรดสังเกต: {user} แต่งตั้งตนเองในตำแหน่ง {label} ซึ่งมีอำนาจพิจารณา"))
HOLDING_END_SET = declare("people.holding_end_set", _("กำหนดให้ {user} พ้นจากตำแหน่ง {label} หลังวันที่ {until}"))

#: Ranks whose signature binds others.
DECIDING_RANKS = frozenset({
    Position.Rank.CHIEF_EXECUTIVE, Position.Rank.DEPUTY_EXECUTIVE, Position.Rank.CLERK, Position.Rank.DEPUTY_CLERK,
    Position.Rank.HEAD,
})  # fmt: skip


@transaction.atomic
def create_position(
    organization: Organization, *, by: Officer | None, title: str, rank: str, unit: Unit | None = None
) -> Position:
    """A position at the end of the list."""
    if by is not None:
        require(by, Can.MANAGE_PEOPLE)
    position = Position(
        organization=organization, title=regular(title), rank=rank, unit=unit, place=organization.positions.count() + 1
    )
    _checked(position)
    position.save()
    record(POSITION_CREATED, by=by, subject=position, label=position.title, chain=organization.code)
    return position


@transaction.atomic
def change_position(
    position: Position, *, by: Officer, edition: int, title: str, rank: str, unit: Unit | None
) -> Position:
    """A new title, rank or unit; what was signed under the old title keeps it."""
    row = _ours(position, by)
    if row.edition != edition:
        raise Stale(row)
    if (row.title, row.rank, row.unit_id) == (regular(title), rank, unit.pk if unit else None):
        return row
    before = row.title
    row.title, row.rank, row.unit, row.edition = regular(title), rank, unit, row.edition + 1
    _checked(row)
    row.save()
    record(POSITION_CHANGED, by=by, subject=row, label=row.title, facts={"before": before, "rank": rank})
    return row


@transaction.atomic
def order_positions(positions: Sequence[int], *, by: Officer) -> None:
    """The positions in this order; ValidationError where the list is not exactly that of the organization."""
    require(by, Can.MANAGE_PEOPLE)
    rows = {row.pk: row for row in Position.objects.select_for_update().filter(organization=by.organization)}
    if len(positions) != len(rows) or set(positions) != set(rows):
        raise ValidationError(gettext("รายการตำแหน่งเปลี่ยนไปแล้ว โปรดเปิดหน้านี้ใหม่"))
    for place, pk in enumerate(positions, 1):
        rows[pk].place = place
    Position.objects.bulk_update(rows.values(), ["place"])
    record(POSITIONS_ORDERED, by=by, subject=by.organization, label=by.organization.name)


@transaction.atomic
def set_position_active(position: Position, *, by: Officer, active: bool) -> Position:
    """A closed position stays in what was signed; it can no longer be chosen."""
    row = _ours(position, by)
    if row.active == active:
        return row
    row.active, row.edition = active, row.edition + 1
    row.save(update_fields=["active", "edition"])
    record(POSITION_REOPENED if active else POSITION_CLOSED, by=by, subject=row, label=row.title)
    return row


@transaction.atomic
def appoint(
    position: Position,
    user: User,
    *,
    by: Officer | None,
    since: datetime.date,
    until: datetime.date | None = None,
    acting: bool = False,
    order_reference: str = "",
) -> Holding:
    """Lets a user hold a position from a day; acting (รักษาราชการแทน) always has an end."""
    if by is not None:
        position = _ours(position, by)
    holding = Holding(
        position=position, user=user, since=since, until=until, acting=acting, order_reference=regular(order_reference)
    )
    holding.full_clean()
    holding.save()
    facts = {
        "user": user.full_name, "acting": acting, "until": until.isoformat() if until else "",
        "order": holding.order_reference,
    }  # fmt: skip
    verb = APPOINTED_ACTING if acting else APPOINTED
    if by is not None and by.user.pk == user.pk and position.rank in DECIDING_RANKS:
        verb = APPOINTED_SELF
    record(verb, by=by, subject=holding, label=position.title, facts=facts, chain=position.organization.code)
    return holding


@transaction.atomic
def set_holding_end(holding: Holding, *, by: Officer, until: datetime.date | None) -> Holding:
    """The last day of a holding; None for "until further notice", which an acting holder never has."""
    _ours(holding.position, by)
    row = Holding.objects.select_for_update(of=("self",)).select_related("position", "user").get(pk=holding.pk)
    if row.until == until:
        return row
    row.until = until
    row.full_clean()
    row.save(update_fields=["until"])
    facts = {"user": row.user.full_name, "until": until.isoformat() if until else "-"}
    record(HOLDING_END_SET, by=by, subject=row, label=row.position.title, facts=facts)
    return row


def overlapping(
    position: Position, *, since: datetime.date, until: datetime.date | None, besides: Holding | None = None
) -> QuerySet[Holding]:
    """Holders in their own right of the same days: two at once is nearly always a slip."""
    found = Holding.objects.filter(position=position, acting=False).filter(Q(until=None) | Q(until__gte=since))
    if until is not None:
        found = found.filter(since__lte=until)
    if besides is not None:
        found = found.exclude(pk=besides.pk)
    return found.select_related("user")


def _ours(position: Position, by: Officer) -> Position:
    """The position's row, locked, where it is of the officer's organization."""
    require(by, Can.MANAGE_PEOPLE)
    row = Position.objects.select_for_update(of=("self",)).select_related("organization").get(pk=position.pk)
    if row.organization_id != by.organization.pk:
        raise NotAllowed("ตำแหน่งนี้ไม่ใช่ของหน่วยงานของท่าน", "this position is not of your organization")
    return row


def _checked(position: Position) -> None:
    if position.unit is not None and position.unit.organization_id != position.organization_id:
        raise ValidationError({"unit": gettext("หน่วยงานนี้ไม่ใช่ของหน่วยงานของท่าน")})
    position.full_clean()
