"""Accounts and roles, each change with the version that it leaves."""

import datetime

from django.db import transaction
from django.utils.translation import gettext

from sucharit.base.history.actions import keep_version
from sucharit.base.organizations.models import Unit
from sucharit.base.people import actions as people
from sucharit.base.people.actions.roles import ROLE_ENDED, ROLE_GIVEN
from sucharit.base.people.actions.users import USER_CHANGED, USER_CREATED
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Position, RoleGrant, User
from sucharit.base.people.roles import DECIDING, Role
from sucharit.office.settings.actions.keeping import account_facts, kept
from sucharit.office.settings.actions.positions import appoint
from sucharit.office.settings.actions.telling import tell_clerk


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
    before = account_facts(user, by.organization)
    grant = people.give_role(by.organization, user, role, by=by, since=since, until=until, unit=unit)
    if user.pk == by.user.pk and role in DECIDING:
        tell_clerk(by, gettext("บทบาท %(role)s") % {"role": role.label})
    kept(user, before, account_facts(user, by.organization), by=by, verb=ROLE_GIVEN)
    return grant


@transaction.atomic
def end_role(grant: RoleGrant, *, by: Officer, until: datetime.date) -> RoleGrant:
    before = account_facts(grant.user, by.organization)
    ended = people.end_role(grant, by=by, until=until)
    kept(ended.user, before, account_facts(ended.user, by.organization), by=by, verb=ROLE_ENDED)
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
    keep_version(user, account_facts(user, by.organization), by=by, verb=USER_CREATED)
    give_role(user, role, by=by, since=since, unit=unit)
    if position is not None:
        appoint(position, user, by=by, since=since, until=None, acting=False, order_reference="")
    return user


@transaction.atomic
def change_person(user: User, *, by: Officer, edition: int, full_name: str, email: str, openid_email: str) -> User:
    before = account_facts(user, by.organization)
    row = people.change_user(user, by=by, edition=edition, full_name=full_name, email=email, openid_email=openid_email)
    kept(row, before, account_facts(row, by.organization), by=by, verb=USER_CHANGED)
    return row
