"""Door, keepers and reports as somebody may see them."""

import datetime
import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer, held_on
from sucharit.base.people.models import Holding, Position, RoleGrant
from sucharit.base.people.roles import GRANTS, Can, Role
from sucharit.work.sealed.models import (
    Destruction,
    Door,
    IdentityRequest,
    Keeper,
    Recovery,
    SealedReport,
)

READERS = [role for role, may in GRANTS.items() if Can.OPEN_SEALED in may]
#: A chief executive and the deputies neither read reports nor help to open names, whatever other role they were given.
NEVER = (Role.CHIEF_EXECUTIVE,)
_HEADS = (Position.Rank.CHIEF_EXECUTIVE, Position.Rank.DEPUTY_EXECUTIVE)


def door_of(organization: Organization) -> Door | None:
    return Door.objects.select_related("organization").filter(organization=organization).first()


def open_door(code: str) -> Door:
    """The door of an organization with that code, open or not; Http404 where there is no such organization or it never
    arranged one."""
    return get_object_or_404(Door.objects.select_related("organization"), organization__code=code)


def keepers_of(organization: Organization) -> QuerySet[Keeper]:
    """Those who hold a part now."""
    return Keeper.objects.filter(organization=organization, until=None).select_related("user")


def officers_of(organization: Organization, day: datetime.date) -> list[Keeper]:
    """Integrity officers with a key whose role is theirs today: to these reports are sealed."""
    roles = RoleGrant.objects.filter(held_on(day), organization=organization, role__in=READERS)
    found = keepers_of(organization).filter(part=Keeper.Part.OFFICER, public__isnull=False, user__is_active=True)
    return list(found.filter(user__in=roles.values("user")).exclude(_heads("user", organization, day)))


def _heads(user: str, organization: Organization, day: datetime.date) -> Q:
    """Is the user of this field a chief executive or a deputy, by role or by position?"""
    roles = RoleGrant.objects.filter(held_on(day), organization=organization, role__in=NEVER)
    seats = Holding.objects.filter(held_on(day), position__organization=organization, position__rank__in=_HEADS)
    return Q(**{f"{user}__in": roles.values("user")}) | Q(**{f"{user}__in": seats.values("user")})


def custodians_of(organization: Organization) -> list[Keeper]:
    """Custodians with a key."""
    found = keepers_of(organization).filter(part=Keeper.Part.CUSTODIAN, public__isnull=False, user__is_active=True)
    return list(found.exclude(_heads("user", organization, clock.today())))


def keeper_for(officer: Officer) -> Keeper | None:
    """The officer's own part here."""
    return keepers_of(officer.organization).filter(user=officer.user).first()


def own_keeper(officer: Officer, part: str) -> Keeper:
    """The officer's own part, or Http404."""
    keeper = keeper_for(officer)
    if keeper is None or keeper.part != part:
        raise Http404
    return keeper


def reports_for(officer: Officer) -> QuerySet[SealedReport]:
    """Rows for which there is a box of the officer; whether it opens only the key knows. Who has become chief executive
    has none any more."""
    mine = keepers_of(officer.organization).filter(user=officer.user, part=Keeper.Part.OFFICER)
    able = mine.exclude(_heads("user", officer.organization, officer.today))
    return SealedReport.objects.filter(organization=officer.organization, boxes__keeper__in=able)


def report_for(officer: Officer, pk: uuid.UUID) -> SealedReport:
    return get_object_or_404(reports_for(officer), pk=pk)


def recoveries_for(officer: Officer) -> QuerySet[Recovery]:
    """Open recoveries of the organization, for its custodians."""
    waiting = Recovery.objects.filter(keeper__organization=officer.organization, done_at=None, withdrawn_at=None)
    return waiting.select_related("keeper__user")


def identity_requests_for(officer: Officer) -> QuerySet[IdentityRequest]:
    """Undecided requests that the officer, as a custodian, holds a half for."""
    return IdentityRequest.objects.filter(
        report__organization=officer.organization, decided_at=None,
        report__identity__halves__keeper__user=officer.user, report__identity__halves__keeper__until=None,
        report__identity__halves__keeper__part=Keeper.Part.CUSTODIAN,
    ).select_related("asked_by__user", "report")  # fmt: skip


def destructions_for(officer: Officer) -> QuerySet[Destruction]:
    return Destruction.objects.filter(organization=officer.organization)


def executives_of(organization: Organization, day: datetime.date) -> Sequence[Holding]:
    """Who heads the house today: chief executive and clerk, their deputies too."""
    ranks = (
        Position.Rank.CHIEF_EXECUTIVE, Position.Rank.DEPUTY_EXECUTIVE, Position.Rank.CLERK, Position.Rank.DEPUTY_CLERK,
    )  # fmt: skip
    rows = Holding.objects.filter(held_on(day), position__organization=organization, position__rank__in=ranks)
    return list(rows.select_related("position", "user").order_by("position__place", "pk"))


def may_be_officer(organization: Organization, day: datetime.date) -> QuerySet[RoleGrant]:
    able = RoleGrant.objects.filter(held_on(day), organization=organization, role__in=READERS, user__is_active=True)
    return able.exclude(_heads("user", organization, day)).select_related("user")


def may_be_custodian(organization: Organization, day: datetime.date) -> QuerySet[RoleGrant]:
    """Everyone at work here except chief executives and those who read reports."""
    grants = RoleGrant.objects.filter(held_on(day), organization=organization, user__is_active=True)
    readers = grants.filter(role__in=READERS).values("user")
    return (
        grants.exclude(user__in=readers)
        .exclude(_heads("user", organization, day))
        .select_related("user")
        .order_by("user__full_name", "pk")
    )
