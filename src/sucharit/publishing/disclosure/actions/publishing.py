"""The public page of a list: frozen as it stands, corrected with a note, withdrawn with a reason."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai import clean
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear, Entry, PublishedChecklist
from sucharit.publishing.disclosure.queries import standings
from sucharit.publishing.disclosure.standing import ItemStanding, Shown

PUBLISHED = declare("disclosure.published", _("เผยแพร่{label} {items} ข้อ"))
CORRECTED = declare("disclosure.corrected", _("เผยแพร่{label} ฉบับแก้ไข: {reason}"))
WITHDRAWN = declare("disclosure.withdrawn", _("ถอน{label} จากหน้าสาธารณะ: {reason}"))
FORMAT = "sucharit-disclosure/1"
State = PublishedChecklist.State


@transaction.atomic
def publish_checklist(checklist: ChecklistYear, *, by: Officer, note: str = "") -> PublishedChecklist:
    """Makes the page of the official list public as it stands: accepted items that have something to show. The same
    content again changes nothing; other content is a correction, and `note` tells the public what was corrected."""
    require(by, Can.PUBLISH)
    row = ChecklistYear.objects.select_for_update(of=("self",)).select_related("organization").get(
        pk=checklist.pk, organization=by.organization
    )  # fmt: skip
    if row.kind != ChecklistYear.Kind.OIT:
        raise NotAllowed("หน้าสาธารณะใช้เลขข้อทางการ จึงเผยแพร่ได้เฉพาะรายการ OIT", "only the official list is published")
    value = public_value(row, standings(by, row))
    if not value["items"]:
        raise NotAllowed("ยังไม่มีข้อที่รับแล้วและมีข้อมูลให้แสดง", "nothing to show yet")
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    current = PublishedChecklist.objects.select_for_update().filter(checklist=row, state=State.PUBLISHED).first()
    if current is not None and current.digest == digest:
        return current
    reason = " ".join(clean(note).split())[:400] if current else ""
    if current is not None and not reason:
        raise NotAllowed("โปรดบอกประชาชนว่าแก้ไขเรื่องใด", "say what was corrected")
    if current is not None:
        PublishedChecklist.objects.filter(pk=current.pk).update(state=State.REPLACED)
    made = PublishedChecklist.objects.create(
        organization=by.organization, checklist=row, fiscal_year=row.fiscal_year, value=text, digest=digest,
        corrects=current, correction_note=reason, published_at=clock.now(), published_by=by.user,
    )  # fmt: skip
    facts = {"digest": digest, "items": len(value["items"]), "reason": reason}
    record(CORRECTED if current else PUBLISHED, by=by, subject=made, label=str(row), facts=facts)
    return made


@transaction.atomic
def withdraw_checklist(published: PublishedChecklist, *, by: Officer, reason: str) -> PublishedChecklist:
    """Takes the page back; its address says so, with the reason."""
    require(by, Can.PUBLISH)
    row = PublishedChecklist.objects.select_for_update().get(pk=published.pk, organization=by.organization)
    said = " ".join(clean(reason).split())[:400]
    if not said:
        raise NotAllowed("โปรดเขียนเหตุผล เพราะประชาชนจะเห็นเหตุผลนี้แทนหน้าเดิม", "say why; the public will read it")
    if row.state != State.PUBLISHED:
        raise NotAllowed("หน้านี้ไม่ได้เผยแพร่อยู่แล้ว", "this page is not public now")
    row.state, row.withdraw_reason, row.withdrawn_at, row.withdrawn_by = State.WITHDRAWN, said, clock.now(), by.user
    row.save()
    record(WITHDRAWN, by=by, subject=row, label=str(row), facts={"reason": said})
    return row


def public_value(checklist: ChecklistYear, rows: list[ItemStanding]) -> dict[str, Any]:
    """What everyone sees: official numbers, titles, and what is shown; no owner, no check, no remark of a reviewer."""
    shown = [row for row in rows if row.item.acceptance == ChecklistItem.Acceptance.ACCEPTED]
    return {
        "format": FORMAT,
        "organization": {"code": checklist.organization.code, "name": checklist.organization.name},
        "fiscal_year": checklist.fiscal_year,
        "asked": len(shown),
        "items": [item for row in shown if (item := _item(row))["entries"]],
    }


def _item(row: ItemStanding) -> dict[str, Any]:
    item, ticked = row.item, row.ticked
    return {
        "number": item.number, "title": item.title, "group": item.group, "unit": item.unit.name if item.unit else "",
        "parts": [{"text": part, "shown": place in ticked} for place, part in enumerate(item.parts)],
        "entries": [_entry(one) for one in row.entries if not one.gone],
    }  # fmt: skip


def _entry(one: Shown) -> dict[str, Any]:
    entry = one.entry
    told: dict[str, Any] = {"title": entry.title, "year": entry.document_year}
    if entry.kind == Entry.Kind.FILE and entry.file is not None:
        file = entry.file
        return told | {"file": {"name": file.name, "kind": file.kind, "size": file.size, "digest": file.digest}}
    return told | {"address": entry.address, "here": entry.kind == Entry.Kind.SYSTEM}
