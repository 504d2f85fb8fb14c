"""What the history keeps of a row of settings: its facts in words, and the keys by which they are put back."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from sucharit.base.audit.actions import subject_key
from sucharit.base.history.actions import keep_version
from sucharit.base.history.models import Version
from sucharit.base.organizations.actions import FACTS
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Holding, Position, RoleGrant, User


def facts_of(organization: Organization) -> dict[str, Any]:
    return {name: getattr(organization, name) for name in FACTS}


def unit_facts(unit: Unit) -> dict[str, Any]:
    return {"name": unit.name, "abbreviation": unit.abbreviation, "active": unit.active}


def position_facts(position: Position) -> dict[str, Any]:
    unit = position.unit.name if position.unit else ""
    return {
        "title": position.title, "rank": position.rank, "unit": unit, "unit_key": position.unit_id,
        "active": position.active,
    }  # fmt: skip


def holding_facts(holding: Holding) -> dict[str, Any]:
    return {
        "user": holding.user.full_name, "since": holding.since.isoformat(), "until": _day(holding.until),
        "acting": holding.acting, "order_reference": holding.order_reference,
    }  # fmt: skip


def account_facts(user: User, organization: Organization) -> dict[str, Any]:
    """Name, address and roles; never a password, never what the person chose for their own screen. The address only
    where this organization looks after the account."""
    grants = RoleGrant.objects.filter(user=user, organization=organization).select_related("unit").order_by("pk")
    roles = [
        {
            "key": grant.pk, "role": grant.role, "unit": grant.unit.name if grant.unit else "",
            "since": grant.since.isoformat(), "until": _day(grant.until),
        }
        for grant in grants
    ]  # fmt: skip
    ours = {"full_name": user.full_name, "email": user.email} if user.home_id == organization.pk else {}
    return ours | {"roles": roles}


def kept(row: models.Model, before: Mapping[str, Any], after: Mapping[str, Any], *, by: Officer, verb: str) -> None:
    """The version after, and under it how it was before we kept versions (founding, the demonstration)."""
    if before == after:
        return
    subject = subject_key(row)
    theirs = Version.objects.filter(subject=subject)
    if not theirs.filter(organization=by.organization).exists():
        last = theirs.order_by("number").last()
        Version.objects.create(
            organization=by.organization, subject=subject, number=(last.number if last else 0) + 1, by=None, verb=verb,
            snapshot=dict(before),
        )  # fmt: skip
    keep_version(row, after, by=by, verb=verb)


def moved(order: list[int], pk: int, *, up: bool) -> list[int]:
    """The list with one element a place up or down; at the end of the list it stays."""
    here = order.index(pk)
    there = max(0, min(len(order) - 1, here + (-1 if up else 1)))
    order.insert(there, order.pop(here))
    return order


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
