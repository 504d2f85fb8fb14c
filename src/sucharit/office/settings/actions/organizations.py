"""Facts, logo and units, each change with the version that it leaves."""

from typing import Any

from django.db import transaction

from sucharit.base.files.actions import keep_made
from sucharit.base.history.actions import keep_version
from sucharit.base.organizations import actions as organizations
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.office.settings.actions.keeping import facts_of, kept, moved, unit_facts


@transaction.atomic
def change_facts(*, by: Officer, edition: int, **facts: Any) -> Organization:
    require(by, Can.MANAGE_ORGANIZATION)
    before = facts_of(by.organization)
    changed = organizations.change(by.organization, by=by, edition=edition, **facts)
    kept(changed, before, facts_of(changed), by=by, verb=organizations.CHANGED)
    return changed


@transaction.atomic
def change_logo(picture: bytes | None, *, by: Officer) -> Organization:
    """PNG bytes from `logos`, None for no logo."""
    require(by, Can.MANAGE_ORGANIZATION)
    if picture is None:
        return organizations.set_logo(by.organization, "", by=by)
    file = keep_made(picture, name="logo.png", kind="png", organization=by.organization, by=by)
    return organizations.set_logo(by.organization, file.digest, by=by)


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
    kept(row, before, unit_facts(row), by=by, verb=organizations.UNIT_CHANGED)
    return row


@transaction.atomic
def set_unit_active(unit: Unit, *, by: Officer, active: bool) -> Unit:
    """A unit with positions in use stays open until these are moved or closed."""
    require(by, Can.MANAGE_ORGANIZATION)
    if not active:
        empty_of_positions(unit)
    before = unit_facts(unit)
    row = organizations.set_unit_active(unit, by=by, active=active)
    verb = organizations.UNIT_REOPENED if active else organizations.UNIT_CLOSED
    kept(row, before, unit_facts(row), by=by, verb=verb)
    return row


@transaction.atomic
def move_unit(unit: Unit, *, by: Officer, up: bool) -> None:
    require(by, Can.MANAGE_ORGANIZATION)
    order = moved(list(by.organization.units.values_list("pk", flat=True)), unit.pk, up=up)
    organizations.order_units(by.organization, order, by=by)


def empty_of_positions(unit: Unit) -> None:
    """NotAllowed where positions in use still belong to the unit."""
    if (used := unit.positions.filter(active=True).first()) is not None:
        raise NotAllowed(
            f"ยังมีตำแหน่งในหน่วยงานนี้ เช่น {used.title} โปรดย้ายหรือเลิกใช้ตำแหน่งก่อน",
            "positions still belong to this unit; move or close them first",
        )
