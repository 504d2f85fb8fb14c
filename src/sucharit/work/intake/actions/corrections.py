"""Corrections by hand: an officer's value in place of what was read. The reading itself never changes."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.intake.actions.answering import opened
from sucharit.work.intake.actions.stale import Stale
from sucharit.work.intake.fields import FIELDS, PLAN_FIELDS
from sucharit.work.intake.models import Correction, Intake

CORRECTED = declare("intake.corrected", _("แก้ไขค่าที่อ่านได้ {count} ช่อง ({part}) ของ {label}"))
UNDONE = declare("intake.correction_undone", _("เลิกแก้ไข {field} ({part}) ของ {label}"))


def edition_of(intake: Intake, part: str) -> str:
    """Changes with every correction of the part, made or undone: who saves on an older one is told."""
    rows = intake.corrections.filter(path__startswith=f"{part}/").order_by("pk").values_list("pk", "undone_at")
    found = list(rows)
    return f"{found[-1][0] if found else 0}-{sum(undone is not None for _, undone in found)}"


@transaction.atomic
def correct(intake: Intake, part: str, values: Mapping[str, Any], *, by: Officer, edition: str) -> list[Correction]:
    """Puts values (JSON, by field name) in force for a part: "plan", or the place of an initiative.

    Only what differs should be given. Raises Stale, Claimed or NotAllowed.
    """
    intake = opened(intake, by)
    if edition != edition_of(intake, part):
        raise Stale(edition_of(intake, part))
    known = PLAN_FIELDS if part == "plan" else FIELDS
    rows = [
        Correction.objects.create(intake=intake, path=f"{part}/{name}", value=value, by=by.user)
        for name, value in values.items()
        if name in known
    ]
    if rows:
        facts = {"count": len(rows), "part": part_name(part)}
        record(CORRECTED, by=by, subject=intake, label=intake.file.name, facts=facts)
    return rows


@transaction.atomic
def undo_correction(correction: Correction, *, by: Officer) -> Correction:
    """Takes a correction back; the one before it, or what was read, counts again."""
    intake = opened(correction.intake, by)
    row = Correction.objects.select_for_update().get(pk=correction.pk, intake=intake)
    if row.undone_at is not None:
        raise NotAllowed("รายการแก้ไขนี้เลิกไปแล้ว", "this correction is undone already")
    row.undone_by, row.undone_at = by.user, timezone.now()
    row.save(update_fields=["undone_by", "undone_at"])
    part, _sep, name = row.path.partition("/")
    facts = {"field": str(label_of(part, name)), "part": part_name(part)}
    record(UNDONE, by=by, subject=intake, label=intake.file.name, facts=facts)
    return row


def part_name(part: str) -> str:
    return "ข้อมูลแผน" if part == "plan" else f"ลำดับที่ {part}"


def label_of(part: str, name: str) -> str:
    known: Mapping[str, Any] = PLAN_FIELDS if part == "plan" else FIELDS
    return str(known[name].label) if name in known else name
