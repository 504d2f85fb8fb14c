"""People as an officer may see them."""

from django.db.models import QuerySet
from django.utils import timezone

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Position, RoleGrant, User


def organizations_of(user: User) -> list[Organization]:
    """Where the user has a role today."""
    today = RoleGrant.objects.filter(held_on(timezone.localdate()), user=user)
    return list(Organization.objects.filter(pk__in=today.values("organization")).order_by("name"))


def people_for(officer: Officer) -> QuerySet[User]:
    """Everyone who has or had a role in the officer's organization."""
    return User.objects.filter(grants__organization=officer.organization).distinct()


def positions_for(officer: Officer) -> QuerySet[Position]:
    return Position.objects.filter(organization=officer.organization).select_related("unit")
