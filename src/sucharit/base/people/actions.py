"""Users, positions, holdings and roles: each change is one verb. `by=None` is the installation itself (first run)."""

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Holding, Position, RoleGrant, User
from sucharit.base.people.roles import Role

USER_CREATED = declare("people.user_created", _("เพิ่มผู้ใช้ {label}"))
POSITION_CREATED = declare("people.position_created", _("เพิ่มตำแหน่ง {label}"))
APPOINTED = declare("people.appointed", _("ให้ {user} ดำรงตำแหน่ง {label}"))
ROLE_GIVEN = declare("people.role_given", _("ให้บทบาท {role} แก่ {label}"))


@transaction.atomic
def create_user(
    organization: Organization, *, by: Officer | None, username: str, full_name: str, email: str = "", password: str | None = None
) -> User:
    """A user who can sign in; without a password they set one through the link that they are sent."""
    user = User.objects.create_user(username, password, full_name=full_name.strip(), email=email.strip().lower())
    record(USER_CREATED, by=by, subject=user, label=user.full_name, chain=organization.code)
    return user


@transaction.atomic
def create_position(
    organization: Organization, *, by: Officer | None, title: str, rank: str, unit: Unit | None = None
) -> Position:
    position = Position(
        organization=organization, title=title.strip(), rank=rank, unit=unit, place=organization.positions.count() + 1
    )
    position.full_clean()
    position.save()
    record(POSITION_CREATED, by=by, subject=position, label=position.title, chain=organization.code)
    return position


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
    holding = Holding(
        position=position, user=user, since=since, until=until, acting=acting, order_reference=order_reference.strip()
    )
    holding.full_clean()
    holding.save()
    facts = {"user": user.full_name, "acting": acting, "until": until.isoformat() if until else ""}
    record(APPOINTED, by=by, subject=holding, label=position.title, facts=facts, chain=position.organization.code)
    return holding


@transaction.atomic
def give_role(
    organization: Organization,
    user: User,
    role: Role,
    *,
    by: Officer | None,
    since: datetime.date,
    unit: Unit | None = None,
) -> RoleGrant:
    grant = RoleGrant(organization=organization, user=user, role=role, unit=unit, since=since)
    grant.full_clean()
    grant.save()
    record(
        ROLE_GIVEN, by=by, subject=grant, label=user.full_name, facts={"role": str(role.label)}, chain=organization.code
    )
    return grant
