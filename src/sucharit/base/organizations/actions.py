"""Founding an organization, changing its facts, and its units. `by=None` is the installation itself (first run)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import Actor, record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization, Unit

FOUNDED = declare("organizations.founded", _("ตั้งหน่วยงาน {label} ในระบบ"))
UNIT_ADDED = declare("organizations.unit_added", _("เพิ่มหน่วยงานภายใน {label}"))


@transaction.atomic
def found(*, by: Actor | None, **facts: Any) -> Organization:
    """A new organization, checked whole; ValidationError names the field."""
    organization = Organization(**facts)
    organization.full_clean()
    organization.save()
    record(FOUNDED, by=by, subject=organization, label=organization.name, chain=organization.code)
    return organization


@transaction.atomic
def add_unit(organization: Organization, *, by: Actor | None, name: str, abbreviation: str = "") -> Unit:
    """A unit at the end of the list."""
    unit = Unit(
        organization=organization,
        name=name.strip(),
        abbreviation=abbreviation.strip(),
        place=organization.units.count() + 1,
    )
    unit.full_clean()
    unit.save()
    record(UNIT_ADDED, by=by, subject=unit, label=unit.name, chain=organization.code)
    return unit
