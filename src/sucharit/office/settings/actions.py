"""The verbs of settings: those of organizations and people, each asked for its right, with the version that it leaves
and whom it is told to."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext

from sucharit.base.approvals.models import RouteStep
from sucharit.base.audit.actions import subject_key
from sucharit.base.files.actions import keep_made
from sucharit.base.history.actions import keep_version
from sucharit.base.history.models import Version
from sucharit.base.notices.actions import tell
from sucharit.base.organizations import actions as organizations
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people import actions as people
from sucharit.base.people.actions.positions import DECIDING_RANKS
from sucharit.base.people.gate import NotAllowed, Officer, held_on, require
from sucharit.base.people.models import Holding, Position, RoleGrant, User
from sucharit.base.people.roles import DECIDING, Can, Role


@transaction.atomic
def change_facts(*, by: Officer, edition: int, **facts: Any) -> Organization:
    require(by, Can.MANAGE_ORGANIZATION)
    before = facts_of(by.organization)
    changed = organizations.change(by.organization, by=by, edition=edition, **facts)
    _kept(changed, before, facts_of(changed), by=by, verb=organizations.CHANGED)
    return changed


@transaction.atomic
def put_back_facts(version: Version, *, by: Officer, edition: int) -> Organization:
    """The facts as an earlier version had them: a new change, not a removal of the later ones."""
    known = {name: version.snapshot[name] for name in organizations.FACTS if name in version.snapshot}
    return change_facts(by=by, edition=edition, **known)


@transaction.atomic
def change_logo(picture: bytes | None, *, by: Officer) -> Organization:
    """PNG bytes from `logos`, None for no logo."""
    require(by, Can.MANAGE_ORGANIZATION)
    if picture is None:
        return organizations.set_logo(by.organization, "", by=by)
    kept = keep_made(picture, name="logo.png", kind="png", organization=by.organization, by=by)
    return organizations.set_logo(by.organization, kept.digest, by=by)


@transaction.atomic
def add_unit(*, by: Officer, name: str, abbreviation: str) -> Unit:
    require(by, Can.MANAGE_ORGANIZATION)
    unit = organizations.add_unit(by.organization, by=by, name=name, abbreviation=abbreviation)
    keep_version(unit, unit_facts(unit), by=by, verb=organizations.UNIT_ADDED)
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, by: Officer, edition: int, name: str, abbreviation: str) -> Unit:
    require(by, Can.MANAGE_ORGANIZATION)
    before = unit_facts(unit)
    row = organizations.change_unit(unit, by=by, edition=edition, name=name, abbreviation=abbreviation)
    _kept(row, before, unit_facts(row), by=by, verb=organizations.UNIT_CHANGED)
    return row


@transaction.atomic
def set_unit_active(unit: Unit, *, by: Officer, active: bool) -> Unit:
    """A unit with positions in use stays open until these are moved or closed."""
    require(by, Can.MANAGE_ORGANIZATION)
    if not active and (used := list(unit.positions.filter(active=True)[:3])):
        raise NotAllowed(
            f"ยังมีตำแหน่งในหน่วยงานนี้ เช่น {used[0].title} โปรดย้ายหรือเลิกใช้ตำแหน่งก่อน",
            "positions still belong to this unit; move or close them first",
        )
    row = organizations.set_unit_active(unit, by=by, active=active)
    verb = organizations.UNIT_REOPENED if active else organizations.UNIT_CLOSED
    keep_version(row, unit_facts(row), by=by, verb=verb)
    return row


@transaction.atomic
def move_unit(unit: Unit, *, by: Officer, up: bool) -> None:
    require(by, Can.MANAGE_ORGANIZATION)
    order = moved(list(by.organization.units.values_list("pk", flat=True)), unit.pk, up=up)
    organizations.order_units(by.organization, order, by=by)


@transaction.atomic
def move_position(position: Position, *, by: Officer, up: bool) -> None:
    order = moved(list(by.organization.positions.values_list("pk", flat=True)), position.pk, up=up)
    people.order_positions(order, by=by)


@transaction.atomic
def add_position(*, by: Officer, title: str, rank: str, unit: Unit | None) -> Position:
    position = people.create_position(by.organization, by=by, title=title, rank=rank, unit=unit)
    keep_version(position, position_facts(position), by=by, verb="people.position_created")
    return position


@transaction.atomic
def change_position(
    position: Position, *, by: Officer, edition: int, title: str, rank: str, unit: Unit | None
) -> Position:
    before = position_facts(position)
    row = people.change_position(position, by=by, edition=edition, title=title, rank=rank, unit=unit)
    _kept(row, before, position_facts(row), by=by, verb="people.position_changed")
    return row


@transaction.atomic
def set_position_active(position: Position, *, by: Officer, active: bool) -> Position:
    """A position that stands in a route, or that somebody still holds, stays open."""
    require(by, Can.MANAGE_PEOPLE)
    if not active:
        _nobody_needs(position, by.today)
    return people.set_position_active(position, by=by, active=active)


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
    if user.pk != by.user.pk:
        text = gettext("ท่านได้รับแต่งตั้งเป็น %(title)s") % {"title": holding.signs_as}
        tell([user], organization=by.organization, text=text, url=reverse("desk", args=[by.organization.code]))
    elif position.rank in DECIDING_RANKS:
        _told_to_clerk(by, gettext("ตำแหน่ง %(title)s") % {"title": position.title})
    return holding


@transaction.atomic
def give_role(
    user: User,
    role: Role,
    *,
    by: Officer,
    since: datetime.date,
    until: datetime.date | None = None,
    unit: Unit | None = None,
) -> RoleGrant:
    grant = people.give_role(by.organization, user, role, by=by, since=since, until=until, unit=unit)
    if user.pk == by.user.pk and role in DECIDING:
        _told_to_clerk(by, gettext("บทบาท %(role)s") % {"role": role.label})
    keep_version(user, account_facts(user, by.organization), by=by, verb="people.role_given")
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, by: Officer, until: datetime.date) -> RoleGrant:
    ended = people.end_role(grant, by=by, until=until)
    keep_version(ended.user, account_facts(ended.user, by.organization), by=by, verb="people.role_ended")
    return ended


@transaction.atomic
def add_person(
    *,
    by: Officer,
    username: str,
    full_name: str,
    email: str,
    role: Role,
    unit: Unit | None,
    since: datetime.date,
    position: Position | None = None,
    openid_email: str = "",
) -> User:
    """A new account with its first role, and the position where one is named."""
    user = people.create_user(
        by.organization, by=by, username=username, full_name=full_name, email=email, openid_email=openid_email
    )
    give_role(user, role, by=by, since=since, unit=unit)
    if position is not None:
        appoint(position, user, by=by, since=since, until=None, acting=False, order_reference="")
    return user


@transaction.atomic
def change_person(user: User, *, by: Officer, edition: int, full_name: str, email: str, openid_email: str) -> User:
    before = account_facts(user, by.organization)
    row = people.change_user(user, by=by, edition=edition, full_name=full_name, email=email, openid_email=openid_email)
    _kept(row, before, account_facts(row, by.organization), by=by, verb="people.user_changed")
    return row


def facts_of(organization: Organization) -> dict[str, Any]:
    return {name: getattr(organization, name) for name in organizations.FACTS}


def unit_facts(unit: Unit) -> dict[str, Any]:
    return {"name": unit.name, "abbreviation": unit.abbreviation, "active": unit.active}


def position_facts(position: Position) -> dict[str, Any]:
    unit = position.unit.name if position.unit else ""
    return {"title": position.title, "rank": position.rank, "unit": unit, "active": position.active}


def account_facts(user: User, organization: Organization) -> dict[str, Any]:
    """Name, address and roles; never a password, never what the person chose for their own screen."""
    grants = RoleGrant.objects.filter(user=user, organization=organization).select_related("unit").order_by("pk")
    roles = [
        {
            "role": grant.role,
            "unit": grant.unit.name if grant.unit else "",
            "since": grant.since.isoformat(),
            "until": grant.until.isoformat() if grant.until else "",
        }
        for grant in grants
    ]
    return {"full_name": user.full_name, "email": user.email, "roles": roles}


def moved(order: list[int], pk: int, *, up: bool) -> list[int]:
    """The list with one element a place up or down; at the end of the list it stays."""
    here = order.index(pk)
    there = max(0, min(len(order) - 1, here + (-1 if up else 1)))
    order.insert(there, order.pop(here))
    return order


def _kept(row: models.Model, before: Mapping[str, Any], after: Mapping[str, Any], *, by: Officer, verb: str) -> None:
    """The version after, and under it how it was before we kept versions (founding, the demonstration)."""
    if before == after:
        return
    subject = subject_key(row)
    if not Version.objects.filter(subject=subject).exists():
        Version.objects.create(
            organization=by.organization, subject=subject, number=1, by=None, verb=verb, snapshot=dict(before)
        )
    keep_version(row, after, by=by, verb=verb)


def _nobody_needs(position: Position, today: datetime.date) -> None:
    step = RouteStep.objects.filter(position=position).select_related("route").first()
    if step is not None:
        raise NotAllowed(
            f"ตำแหน่งนี้อยู่ในเส้นทาง “{step.route.name}” โปรดแก้เส้นทางก่อน", "this position stands in a route; change it first"
        )
    if (held := position.holdings.filter(held_on(today)).select_related("user").first()) is not None:
        raise NotAllowed(
            f"ยังมีผู้ดำรงตำแหน่งนี้ ({held.user.full_name}) โปรดกำหนดวันพ้นตำแหน่งก่อน", "somebody holds this position"
        )


def _told_to_clerk(by: Officer, what: str) -> None:
    """An administrator who takes power to decide is seen by those whose power it is, themselves excepted."""
    clerks = (
        User.objects.filter(
            models.Q(
                grants__in=RoleGrant.objects.filter(
                    held_on(by.today), organization=by.organization, role__in=[Role.CLERK, Role.CHIEF_EXECUTIVE]
                )
            )
            | models.Q(
                holdings__in=Holding.objects.filter(
                    held_on(by.today),
                    position__organization=by.organization,
                    position__rank__in=[Position.Rank.CLERK, Position.Rank.CHIEF_EXECUTIVE],
                )
            )
        )
        .exclude(pk=by.user.pk)
        .distinct()
    )
    text = gettext("ผู้ดูแลระบบ %(name)s ให้%(what)sแก่ตนเอง โปรดตรวจสอบ") % {"name": by.name, "what": what}
    tell(clerks, organization=by.organization, text=text, url=reverse("desk", args=[by.organization.code]))
