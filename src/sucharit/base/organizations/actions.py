"""Founding an organization, changing its facts, and its units. `by=None` is the installation itself (first run).

Who may do so is asked by the room that calls (office.settings): this room stands below people and knows no roles.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import Actor, record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization, Unit, label_of
from sucharit.base.organizations.names import regular

FOUNDED = declare("organizations.founded", _("ตั้งหน่วยงาน {label} ในระบบ"))
CHANGED = declare("organizations.changed", _("แก้ไขข้อมูลหน่วยงาน {label}: {fields}"))
LOGO_CHANGED = declare("organizations.logo_changed", _("เปลี่ยนตราสัญลักษณ์ของ {label}"))
LOGO_REMOVED = declare("organizations.logo_removed", _("นำตราสัญลักษณ์ของ {label} ออก"))
UNIT_ADDED = declare("organizations.unit_added", _("เพิ่มหน่วยงานภายใน {label}"))
UNIT_CHANGED = declare("organizations.unit_changed", _("แก้ไขหน่วยงานภายใน {before} เป็น {label}"))
UNITS_ORDERED = declare("organizations.units_ordered", _("จัดลำดับหน่วยงานภายในของ {label}"))
UNIT_CLOSED = declare("organizations.unit_closed", _("เลิกใช้หน่วยงานภายใน {label}"))
UNIT_REOPENED = declare("organizations.unit_reopened", _("นำหน่วยงานภายใน {label} กลับมาใช้"))

#: The facts that may change; `code` stands in addresses and never does.
FACTS = (
    "kind", "name", "short_name", "subdistrict", "district", "province", "address", "postcode", "telephone", "email",
    "website", "document_prefix", "staff_count",
)  # fmt: skip


class Stale(Exception):  # noqa: N818 - somebody was quicker; nothing broke
    """The row was changed since it was looked at: `current` is how it stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__("somebody saved before")
        self.current = current


@transaction.atomic
def found(*, by: Actor | None, **facts: Any) -> Organization:
    """A new organization, checked whole; ValidationError names the field."""
    organization = Organization(**facts)
    organization.full_clean()
    organization.save()
    record(FOUNDED, by=by, subject=organization, label=organization.name, chain=organization.code)
    return organization


@transaction.atomic
def change(organization: Organization, *, by: Actor | None, edition: int, **facts: Any) -> Organization:
    """Sets the given FACTS. Stale where somebody saved after `edition`; nothing is written where nothing differs."""
    row = Organization.objects.select_for_update().get(pk=organization.pk)
    if row.edition != edition:
        raise Stale(row)
    changed = [name for name in FACTS if name in facts and getattr(row, name) != facts[name]]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, facts[name])
    row.edition += 1
    row.full_clean()
    row.save()
    with override("th"):
        fields = ", ".join(label_of(Organization, name) for name in changed)
    record(CHANGED, by=by, subject=row, label=row.name, facts={"fields": fields}, chain=row.code)
    return row


@transaction.atomic
def set_logo(organization: Organization, digest: str, *, by: Actor | None) -> Organization:
    """The digest of a kept file, "" for none."""
    row = Organization.objects.select_for_update().get(pk=organization.pk)
    if row.logo == digest:
        return row
    row.logo = digest
    row.edition += 1
    row.save(update_fields=["logo", "edition"])
    verb = LOGO_CHANGED if digest else LOGO_REMOVED
    record(verb, by=by, subject=row, label=row.name, facts={"digest": digest}, chain=row.code)
    return row


@transaction.atomic
def add_unit(organization: Organization, *, by: Actor | None, name: str, abbreviation: str = "") -> Unit:
    """A unit at the end of the list."""
    unit = Unit(
        organization=organization,
        name=regular(name),
        abbreviation=regular(abbreviation),
        place=organization.units.count() + 1,
    )
    unit.full_clean()
    unit.save()
    record(UNIT_ADDED, by=by, subject=unit, label=unit.name, chain=organization.code)
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, by: Actor | None, edition: int, name: str, abbreviation: str) -> Unit:
    """A new name or abbreviation; what was written under the old one keeps it."""
    row = Unit.objects.select_for_update().select_related("organization").get(pk=unit.pk)
    if row.edition != edition:
        raise Stale(row)
    before = str(row)
    if (row.name, row.abbreviation) == (regular(name), regular(abbreviation)):
        return row
    row.name, row.abbreviation, row.edition = regular(name), regular(abbreviation), row.edition + 1
    row.full_clean()
    row.save()
    facts = {"before": before, "abbreviation": row.abbreviation}
    record(UNIT_CHANGED, by=by, subject=row, label=row.name, facts=facts, chain=row.organization.code)
    return row


@transaction.atomic
def order_units(organization: Organization, units: Sequence[int], *, by: Actor | None) -> None:
    """The units in this order; ValidationError where the list is not exactly that of the organization."""
    rows = {unit.pk: unit for unit in Unit.objects.select_for_update().filter(organization=organization)}
    if len(units) != len(rows) or set(units) != set(rows):
        raise ValidationError(gettext("รายการหน่วยงานเปลี่ยนไปแล้ว โปรดเปิดหน้านี้ใหม่"))
    for place, pk in enumerate(units, 1):
        rows[pk].place = place
    Unit.objects.bulk_update(rows.values(), ["place"])
    record(UNITS_ORDERED, by=by, subject=organization, label=organization.name, chain=organization.code)


@transaction.atomic
def set_unit_active(unit: Unit, *, by: Actor | None, active: bool) -> Unit:
    """Closed units stay in what was written; they can no longer be chosen."""
    row = Unit.objects.select_for_update().select_related("organization").get(pk=unit.pk)
    if row.active == active:
        return row
    row.active = active
    row.edition += 1
    row.save(update_fields=["active", "edition"])
    record(UNIT_REOPENED if active else UNIT_CLOSED, by=by, subject=row, label=row.name, chain=row.organization.code)
    return row
