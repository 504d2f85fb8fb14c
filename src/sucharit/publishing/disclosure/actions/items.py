"""Items: accepted, edited, left out with a reason, given to a unit."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.notices.actions import tell
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.models import User
from sucharit.base.people.queries import people_for
from sucharit.base.people.roles import Can
from sucharit.core.thai import clean
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear
from sucharit.work.plans.pages import address

ACCEPTED = declare("disclosure.item_accepted", _("รับรายการ {label}"))
ALL_ACCEPTED = declare("disclosure.items_accepted", _("รับรายการที่รออยู่ของ{label} {count} ข้อ"))
EDITED = declare("disclosure.item_edited", _("แก้ไขรายการ {label}"))
DROPPED = declare("disclosure.item_dropped", _("ไม่ใช้รายการ {label}: {reason}"))
TAKEN_BACK = declare("disclosure.item_taken_back", _("นำรายการ {label} กลับมาใช้"))
ADDED = declare("disclosure.item_added", _("เพิ่มรายการ {label}"))
ASSIGNED = declare("disclosure.items_assigned", _("มอบหมาย {count} ข้อของ{label}"))
FIELDS = ("title", "group", "parts", "year_offset", "frequency", "unit", "owner", "due_on")
MOST_PARTS, LONGEST_PART, MOST_ITEMS = 40, 300, 200
Acceptance = ChecklistItem.Acceptance


class Stale(Exception):  # noqa: N818 - somebody was faster
    """Saved on an older edition; `item` is what stands now."""

    def __init__(self, item: ChecklistItem) -> None:
        super().__init__("stale")
        self.item = item


def locked(item: ChecklistItem, by: Officer) -> ChecklistItem:
    """The row, held until the end of the transaction."""
    rows = ChecklistItem.objects.select_for_update(of=("self",)).select_related("checklist", "unit", "owner")
    return rows.get(pk=item.pk, checklist__organization=by.organization)


@transaction.atomic
def accept(item: ChecklistItem, *, by: Officer) -> ChecklistItem:
    """An officer has looked at a draft and takes it as it is."""
    require(by, Can.DISCLOSE)
    row = locked(item, by)
    if row.acceptance == Acceptance.ACCEPTED:
        return row
    row.acceptance, row.dropped_because = Acceptance.ACCEPTED, ""
    return _save(row, ACCEPTED, by)


@transaction.atomic
def accept_all(checklist: ChecklistYear, *, by: Officer) -> int:
    """All that wait, once the whole list was compared with the official one."""
    require(by, Can.DISCLOSE)
    row = ChecklistYear.objects.select_for_update().get(pk=checklist.pk, organization=by.organization)
    waiting = list(row.items.select_for_update().filter(acceptance=Acceptance.DRAFT))
    for item in waiting:
        item.acceptance = Acceptance.ACCEPTED
        item.edition += 1
        item.save()
        keep_version(item, snapshot(item), by=by, verb=ACCEPTED)
    if waiting:
        record(ALL_ACCEPTED, by=by, subject=row, label=str(row), facts={"count": len(waiting)})
    return len(waiting)


@transaction.atomic
def edit_item(
    item: ChecklistItem, *, by: Officer, fields: Mapping[str, Any], edition: int | None = None
) -> ChecklistItem:
    """Changes an item; a draft that was edited is accepted thereby."""
    require(by, Can.DISCLOSE)
    row = locked(item, by)
    if edition is not None and edition != row.edition:
        raise Stale(row)
    before = row.owner_id
    fill(row, fields, by)
    if row.acceptance == Acceptance.DRAFT:
        row.acceptance = Acceptance.ACCEPTED
    _save(row, EDITED, by)
    _tell([row], before, by)
    return row


@transaction.atomic
def drop(item: ChecklistItem, *, by: Officer, reason: str) -> ChecklistItem:
    """Not asked of this organization, or not in its list. It stays readable with the reason."""
    require(by, Can.DISCLOSE)
    row = locked(item, by)
    row.dropped_because = " ".join(clean(reason).split())[:400]
    if not row.dropped_because:
        raise NotAllowed("โปรดเขียนเหตุผลที่ไม่ใช้รายการนี้", "say why it is left out")
    row.acceptance = Acceptance.DROPPED
    return _save(row, DROPPED, by, reason=row.dropped_because)


@transaction.atomic
def take_back(item: ChecklistItem, *, by: Officer) -> ChecklistItem:
    require(by, Can.DISCLOSE)
    row = locked(item, by)
    if row.acceptance != Acceptance.DROPPED:
        return row
    row.acceptance, row.dropped_because = Acceptance.ACCEPTED, ""
    return _save(row, TAKEN_BACK, by)


@transaction.atomic
def add_item(checklist: ChecklistYear, *, by: Officer, number: str, fields: Mapping[str, Any]) -> ChecklistItem:
    """An item that the source did not have."""
    require(by, Can.DISCLOSE)
    row = ChecklistYear.objects.select_for_update().get(pk=checklist.pk, organization=by.organization)
    said = "".join(clean(number).split())[:10].replace("/", "-")
    if not any(letter.isalnum() for letter in said):
        raise NotAllowed("โปรดระบุเลขข้อ", "give it a number")
    if row.items.filter(number=said).exists():
        raise NotAllowed(f"มีข้อ {said} อยู่แล้ว", "that number is taken")
    if row.items.count() >= MOST_ITEMS:
        raise NotAllowed(f"มีครบ {MOST_ITEMS} ข้อแล้ว", "too many items")
    last = row.items.aggregate(last=Max("place"))["last"] or 0
    made = ChecklistItem(checklist=row, place=last + 1, number=said, acceptance=Acceptance.ACCEPTED)
    fill(made, fields, by)
    made.save(force_insert=True)
    keep_version(made, snapshot(made), by=by, verb=ADDED)
    record(ADDED, by=by, subject=made, label=str(made))
    _tell([made], None, by)
    return made


@transaction.atomic
def assign(
    checklist: ChecklistYear, numbers: Sequence[str], *, by: Officer, unit: Unit | None = None,
    owner: User | None = None, due_on: datetime.date | None = None,
) -> int:  # fmt: skip
    """Many items at once to a unit or person, or with a day; what is None stays as it is."""
    require(by, Can.DISCLOSE)
    row = ChecklistYear.objects.select_for_update().get(pk=checklist.pk, organization=by.organization)
    fields = {name: value for name, value in (("unit", unit), ("owner", owner), ("due_on", due_on)) if value}
    if not fields:
        raise NotAllowed("โปรดเลือกหน่วยงาน ผู้รับผิดชอบ หรือกำหนดวัน", "choose what to set")
    chosen = list(row.items.select_for_update(of=("self",)).select_related("owner", "unit").filter(number__in=numbers))
    if not chosen:
        raise NotAllowed("โปรดเลือกข้อที่จะมอบหมาย", "choose items")
    for item in chosen:
        fill(item, fields, by)
        item.edition += 1
        item.save()
        keep_version(item, snapshot(item), by=by, verb=ASSIGNED)
    told = {name: str(value) for name, value in fields.items()}
    record(ASSIGNED, by=by, subject=row, label=str(row), facts={"count": len(chosen), **told})
    if owner is not None:
        _tell(chosen, None, by)
    return len(chosen)


def fill(row: ChecklistItem, fields: Mapping[str, Any], by: Officer) -> None:
    """Puts fields into the row, bounded and of this organization."""
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    row.title = " ".join(clean(row.title).split())[:400]
    row.group = " ".join(clean(row.group).split())[:200]
    row.parts = fit_parts(row.parts)
    if not row.title:
        raise NotAllowed("โปรดระบุเรื่องที่ต้องเปิดเผย", "say what is to be published")
    if row.unit is not None and row.unit.organization_id != by.organization.pk:
        raise NotAllowed("หน่วยงานนี้ไม่ได้อยู่ในหน่วยงานของท่าน", "that unit is not yours")
    if row.owner_id and not people_for(by).filter(pk=row.owner_id).exists():
        raise NotAllowed("ผู้รับผิดชอบต้องเป็นผู้ใช้ของหน่วยงาน", "the owner must work here")


def fit_parts(parts: Sequence[str]) -> list[str]:
    told = [" ".join(clean(part).split())[:LONGEST_PART] for part in parts]
    told = [part for part in told if part]
    if len(told) > MOST_PARTS:
        raise NotAllowed(f"องค์ประกอบมีได้ไม่เกิน {MOST_PARTS} ข้อ", "too many parts")
    return told


def snapshot(row: ChecklistItem) -> dict[str, Any]:
    """What history keeps of an item."""
    return {
        "title": row.title, "group": row.group, "parts": list(row.parts), "year_offset": row.year_offset,
        "frequency": row.frequency, "acceptance": row.acceptance, "dropped_because": row.dropped_because,
        "unit": str(row.unit or ""), "owner": row.owner.full_name if row.owner else "",
        "due_on": row.due_on.isoformat() if row.due_on else "",
    }  # fmt: skip


def _save(row: ChecklistItem, verb: str, by: Officer, **facts: Any) -> ChecklistItem:
    row.edition += 1
    row.save()
    keep_version(row, snapshot(row), by=by, verb=verb)
    record(verb, by=by, subject=row, label=str(row), facts=facts)
    return row


def _tell(rows: Sequence[ChecklistItem], before: int | None, by: Officer) -> None:
    """One notice to the new owner."""
    owner = rows[0].owner
    if owner is None or owner.pk in (before, by.user.pk):
        return
    numbers = ", ".join(row.number for row in rows[:20])
    url = address("checklist", by.organization.code, rows[0].checklist.code)
    text = f"ท่านเป็นผู้รับผิดชอบรายการเปิดเผยข้อมูล ปี {rows[0].checklist.fiscal_year} ข้อ {numbers}"
    tell([owner], organization=by.organization, text=text, url=url)
