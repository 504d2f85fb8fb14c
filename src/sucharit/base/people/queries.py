"""People as an officer may see them."""

import datetime
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import BaseForm
from django.shortcuts import get_object_or_404

from sucharit.base import clock
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Holding, Position, RoleGrant, SecondFactorRule, SignIn, User
from sucharit.base.people.roles import Role


def organizations_of(user: User) -> list[Organization]:
    """Where the user has a role today."""
    today = RoleGrant.objects.filter(held_on(clock.today()), user=user)
    return list(Organization.objects.filter(pk__in=today.values("organization")).order_by("name"))


def organizations_where(user: User, role: Role) -> QuerySet[Organization]:
    """Where the user has this role today."""
    today = RoleGrant.objects.filter(held_on(clock.today()), user=user, role=role)
    return Organization.objects.filter(pk__in=today.values("organization")).order_by("name")


def people_for(officer: Officer) -> QuerySet[User]:
    """Everyone who has or had a role in the officer's organization, or whose account it looks after."""
    granted = RoleGrant.objects.filter(user=OuterRef("pk"), organization=officer.organization)
    return User.objects.filter(Exists(granted) | Q(home=officer.organization))


def offer_the_house(form: BaseForm, officer: Officer) -> None:
    """The fields `unit` and `owner` choose among the active units and people of the officer's organization."""
    unit: Any = form.fields["unit"]
    owner: Any = form.fields["owner"]
    unit.queryset = Unit.objects.filter(organization=officer.organization, active=True)
    owner.queryset = people_for(officer).filter(is_active=True).order_by("full_name")
    owner.label_from_instance = attrgetter("full_name")


def person_for(officer: Officer, username: str) -> User:
    """One of them, or Http404."""
    return get_object_or_404(people_for(officer), username=username)


def grants_for(officer: Officer) -> QuerySet[RoleGrant]:
    return RoleGrant.objects.filter(organization=officer.organization).select_related("user", "unit")


def grant_for(officer: Officer, pk: int) -> RoleGrant:
    return get_object_or_404(grants_for(officer), pk=pk)


def positions_for(officer: Officer) -> QuerySet[Position]:
    return Position.objects.filter(organization=officer.organization).select_related("unit")


def position_for(officer: Officer, pk: int) -> Position:
    return get_object_or_404(positions_for(officer), pk=pk)


def holdings_for(officer: Officer) -> QuerySet[Holding]:
    return Holding.objects.filter(position__organization=officer.organization).select_related("user", "position")


def holding_for(officer: Officer, pk: int) -> Holding:
    return get_object_or_404(holdings_for(officer), pk=pk)


def holders_today(officer: Officer) -> dict[int, list[Holding]]:
    """Position > who holds it today and can sign in, those in their own right first."""
    held: dict[int, list[Holding]] = {}
    for holding in holdings_for(officer).filter(held_on(officer.today), user__is_active=True).order_by("acting", "pk"):
        held.setdefault(holding.position_id, []).append(holding)
    return held


def sign_ins_of(user: User) -> QuerySet[SignIn]:
    """The person's own list, newest first."""
    return SignIn.objects.filter(user=user).order_by("-at", "-pk")


def last_administrator(
    organization: Organization, *, without: User | None = None, without_grant: RoleGrant | None = None
) -> bool:
    """Nobody else could administer the organization from today on without end. Locks the organization, so that two
    administrators cannot remove each other at the same moment."""
    Organization.objects.select_for_update().get(pk=organization.pk)
    others = RoleGrant.objects.filter(
        organization=organization, role=Role.ADMINISTRATOR, until=None, since__lte=clock.today(),
        user__is_active=True,
    )  # fmt: skip
    if without is not None:
        if not others.filter(user=without).exists():
            return False  # not an administrator: nothing is lost
        others = others.exclude(user=without)
    if without_grant is not None:
        others = others.exclude(pk=without_grant.pk)
    return not others.exists()


def second_factor_due(user: User, today: datetime.date) -> datetime.date | None:
    """The last day on which the user may still sign in without a second factor; None where none is asked."""
    grants = RoleGrant.objects.filter(held_on(today), user=user).values_list("organization", "role", "since")
    rules = {rule.organization_id: rule for rule in SecondFactorRule.objects.filter(
        organization__in={organization for organization, _role, _since in grants})}  # fmt: skip
    days = [
        max(rules[organization].since, since) + datetime.timedelta(days=rules[organization].grace_days)
        for organization, role, since in grants
        if organization in rules and role in rules[organization].roles
    ]
    return min(days, default=None)
