"""Positions and who holds them, each change with the version that it leaves."""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext

from sucharit.base.approvals.models import RouteStep
from sucharit.base.history.actions import keep_version
from sucharit.base.notices.actions import tell
from sucharit.base.organizations.models import Unit
from sucharit.base.people import actions as people
from sucharit.base.people.actions.positions import (
    APPOINTED,
    DECIDING_RANKS,
    HOLDING_END_SET,
    POSITION_CHANGED,
    POSITION_CLOSED,
    POSITION_CREATED,
    POSITION_REOPENED,
)
from sucharit.base.people.gate import NotAllowed, Officer, held_on, require
from sucharit.base.people.models import Holding, Position, User
from sucharit.base.people.roles import Can
from sucharit.office.settings.actions.keeping import holding_facts, kept, moved, position_facts
from sucharit.office.settings.actions.telling import tell_clerk


@transaction.atomic
def move_position(position: Position, *, by: Officer, up: bool) -> None:
    order = moved(list(by.organization.positions.values_list("pk", flat=True)), position.pk, up=up)
    people.order_positions(order, by=by)


@transaction.atomic
def add_position(*, by: Officer, title: str, rank: str, unit: Unit | None) -> Position:
    position = people.create_position(by.organization, by=by, title=title, rank=rank, unit=unit)
    keep_version(position, position_facts(position), by=by, verb=POSITION_CREATED)
    return position


@transaction.atomic
def change_position(
    position: Position, *, by: Officer, edition: int, title: str, rank: str, unit: Unit | None
) -> Position:
    before = position_facts(position)
    row = people.change_position(position, by=by, edition=edition, title=title, rank=rank, unit=unit)
    kept(row, before, position_facts(row), by=by, verb=POSITION_CHANGED)
    return row


@transaction.atomic
def set_position_active(position: Position, *, by: Officer, active: bool) -> Position:
    """A position that stands in a route, or that somebody still holds, stays open."""
    require(by, Can.MANAGE_PEOPLE)
    if not active:
        nobody_needs(position, by.today)
    before = position_facts(position)
    row = people.set_position_active(position, by=by, active=active)
    kept(row, before, position_facts(row), by=by, verb=POSITION_REOPENED if active else POSITION_CLOSED)
    return row


@transaction.atomic
def appoint(
    position: Position,
    user: User,
    *,
    by: Officer,
    since: datetime.date,
    until: datetime.date | None,
    acting: bool,
    order_reference: str,
) -> Holding:
    """Tells who is appointed; and the clerk, where an administrator appoints themselves to decide."""
    if not position.active:
        raise NotAllowed("ตำแหน่งนี้เลิกใช้แล้ว", "this position is closed")
    holding = people.appoint(
        position, user, by=by, since=since, until=until, acting=acting, order_reference=order_reference
    )
    keep_version(holding, holding_facts(holding), by=by, verb=APPOINTED)
    if user.pk != by.user.pk:
        text = gettext("ท่านได้รับแต่งตั้งเป็น %(title)s") % {"title": holding.signs_as}
        tell([user], organization=by.organization, text=text, url=reverse("desk", args=[by.organization.code]))
    elif position.rank in DECIDING_RANKS:
        tell_clerk(by, gettext("ตำแหน่ง %(title)s") % {"title": position.title})
    return holding


@transaction.atomic
def end_holding(holding: Holding, *, by: Officer, until: datetime.date | None) -> Holding:
    """The last day of a holding, set, moved or taken away again."""
    before = holding_facts(holding)
    row = people.set_holding_end(holding, by=by, until=until)
    kept(row, before, holding_facts(row), by=by, verb=HOLDING_END_SET)
    return row


def nobody_needs(position: Position, today: datetime.date) -> None:
    """NotAllowed where the position stands in a route or is held."""
    step = RouteStep.objects.filter(position=position).select_related("route").first()
    if step is not None:
        raise NotAllowed(
            f"ตำแหน่งนี้อยู่ในเส้นทาง “{step.route.name}” โปรดแก้เส้นทางก่อน", "this position stands in a route; change it first"
        )
    if (held := position.holdings.filter(held_on(today)).select_related("user").first()) is not None:
        raise NotAllowed(
            f"ยังมีผู้ดำรงตำแหน่งนี้ ({held.user.full_name}) โปรดกำหนดวันพ้นตำแหน่งก่อน", "somebody holds this position"
        )
