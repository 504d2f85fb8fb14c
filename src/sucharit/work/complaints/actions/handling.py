"""A case is classified, given to a unit and an officer, moved on, spoken about, and linked to the case it repeats."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, held_on
from sucharit.base.people.models import RoleGrant, User
from sucharit.work.complaints.actions.filing import keep_files
from sucharit.work.complaints.actions.locking import (
    LONGEST_REASON,
    LONGEST_TEXT,
    at_centre,
    happened,
    in_hand,
    still_open,
    stored,
    words,
)
from sucharit.work.complaints.models import Category, Complaint, Event, ServiceArea
from sucharit.work.complaints.queries import officers_of
from sucharit.work.evidence.strangers import Clean
from sucharit.work.plans.pages import address

CLASSIFIED = declare("complaints.classified", gettext_lazy("จัดประเภทเรื่องร้องเรียนที่ {label} เป็น {category}"))
ASSIGNED = declare("complaints.assigned", gettext_lazy("มอบเรื่องร้องเรียนที่ {label} ให้ {to}"))
TRANSFERRED = declare("complaints.transferred", gettext_lazy("โอนเรื่องร้องเรียนที่ {label} ให้ {to}"))
NOTED = declare("complaints.noted", gettext_lazy("บันทึกในเรื่องร้องเรียนที่ {label}"))
MESSAGED = declare("complaints.messaged", gettext_lazy("ส่งข้อความถึงผู้ร้องของเรื่องที่ {label}"))
LINKED = declare("complaints.linked", gettext_lazy("รวมเรื่องร้องเรียนที่ {label} กับเรื่อง {other}"))
UNLINKED = declare("complaints.unlinked", gettext_lazy("แยกเรื่องร้องเรียนที่ {label} ออกจากเรื่อง {other}"))


@transaction.atomic
def classify(
    complaint: Complaint, *, by: Officer, category: Category, area: ServiceArea | None, priority: str, subject: str,
    edition: int | None = None,
) -> Complaint:  # fmt: skip
    """Category, area, urgency and the short name of the case."""
    row = at_centre(complaint, by, edition)
    if category.organization_id != by.organization.pk or (area and area.organization_id != by.organization.pk):
        raise NotAllowed("ประเภทหรือด้านนี้ไม่ใช่ของหน่วยงานท่าน", "another organization's list")
    if priority not in Complaint.Priority.values:
        raise NotAllowed("ไม่มีระดับความเร่งด่วนนี้", "there is no such priority")
    row.category, row.area, row.priority = category, area, priority
    row.subject = " ".join(words(subject, 200, "โปรดใส่ชื่อเรื่อง", "write the subject").split())
    stored(row)
    happened(row, Event.Kind.CLASSIFIED, f"{category.name} · {row.get_priority_display()}", by=by)
    record(CLASSIFIED, by=by, subject=row, label=str(row), facts={"category": category.name, "priority": priority})
    return row


@transaction.atomic
def assign(
    complaint: Complaint, *, by: Officer, unit: Unit | None, officer: User | None, reason: str = "",
    edition: int | None = None,
) -> Complaint:  # fmt: skip
    """To a unit, an officer, or both. Given on to others, it says why; the day of the first unit starts its clock."""
    row = at_centre(complaint, by, edition)
    still_open(row)
    _check_given(row, by, unit, officer)
    moved = row.unit_id is not None and unit is not None and row.unit_id != unit.pk
    told = (
        words(reason, LONGEST_REASON, "โปรดเขียนเหตุผลที่โอนเรื่อง", "say why it is given to another unit") if moved else ""
    )
    row.unit, row.officer, row.state = unit, officer, Complaint.State.WORKING
    if row.reached_on is None and unit is not None:
        row.reached_on = by.today
    stored(row)
    to = " / ".join(str(one) for one in (unit, officer) if one is not None)
    kind = Event.Kind.TRANSFERRED if moved else Event.Kind.ASSIGNED
    happened(row, kind, f"{to}\n{told}".strip(), by=by)
    record(TRANSFERRED if moved else ASSIGNED, by=by, subject=row, label=str(row), facts={"to": to})
    url = address("complaint", by.organization.code, row.fiscal_year, row.number)
    tell(_receivers(row, by), organization=by.organization, text=f"ท่านได้รับมอบเรื่องร้องเรียนที่ {row}", url=url)
    return row


def _check_given(row: Complaint, by: Officer, unit: Unit | None, officer: User | None) -> None:
    if unit is None and officer is None:
        raise NotAllowed("โปรดเลือกหน่วยงานหรือผู้รับผิดชอบ", "choose a unit or an officer")
    if unit is not None and (unit.organization_id != by.organization.pk or not unit.active):
        raise NotAllowed("หน่วยงานนี้ไม่ใช่ของท่านหรือเลิกใช้แล้ว", "not a unit of yours")
    if officer is not None and officer.pk not in {one.pk for one in officers_of(row.organization)}:
        raise NotAllowed("ผู้นี้ไม่มีบทบาทดำเนินการเรื่องร้องเรียน", "this person does not work on complaints")


def _receivers(row: Complaint, by: Officer) -> list[User]:
    if row.officer is not None:
        return [row.officer] if row.officer_id != by.user.pk else []
    grants = RoleGrant.objects.filter(held_on(clock.today()), organization=by.organization, unit=row.unit)
    return list(User.objects.filter(pk__in=grants.values("user"), is_active=True).exclude(pk=by.user.pk))


@transaction.atomic
def note(complaint: Complaint, *, by: Officer, text: str, files: Sequence[Clean] = ()) -> Event:
    """For the office alone: what was found, who was spoken to."""
    row = in_hand(complaint, by)
    told = words(text, LONGEST_TEXT, "โปรดเขียนบันทึก", "write the note")
    event = happened(row, Event.Kind.NOTE, told, by=by)
    keep_files(row, event, files, by=by, from_complainant=False, to_complainant=False)
    record(NOTED, by=by, subject=row, label=str(row), facts={"files": len(files)})
    return event


@transaction.atomic
def message(complaint: Complaint, *, by: Officer, text: str, files: Sequence[Clean] = ()) -> Event:
    """To the complainant, on the tracking page."""
    row = in_hand(complaint, by)
    told = words(text, LONGEST_TEXT, "โปรดเขียนข้อความถึงผู้ร้อง", "write the message")
    event = happened(row, Event.Kind.TO_COMPLAINANT, told, by=by, shown=True)
    keep_files(row, event, files, by=by, from_complainant=False)
    record(MESSAGED, by=by, subject=row, label=str(row), facts={"files": len(files)})
    return event


@transaction.atomic
def link(complaint: Complaint, other: Complaint, *, by: Officer) -> Complaint:
    """This case repeats another: it ends here, and its complainant follows the other's answer."""
    row = at_centre(complaint, by)
    still_open(row)
    head = Complaint.objects.select_for_update(of=("self",)).get(pk=other.pk, organization=by.organization)
    if head.pk == row.pk or head.state == Complaint.State.LINKED:
        raise NotAllowed("รวมได้กับเรื่องอื่นที่ไม่ได้ถูกรวมไปแล้วเท่านั้น", "link it to another case that is not linked itself")
    if row.same.exists():
        raise NotAllowed("มีเรื่องอื่นรวมอยู่กับเรื่องนี้ โปรดเลือกเรื่องนี้เป็นเรื่องหลัก", "others are linked to this case")
    row.state, row.same_as, row.term_end = Complaint.State.LINKED, head, row.due_on
    stored(row)
    happened(row, Event.Kind.LINKED, str(head), by=by, shown=True)
    happened(head, Event.Kind.LINKED, str(row), by=by)
    record(LINKED, by=by, subject=row, label=str(row), facts={"other": str(head)})
    return row


@transaction.atomic
def unlink(complaint: Complaint, *, by: Officer, reason: str) -> Complaint:
    """It was another matter after all."""
    row = at_centre(complaint, by)
    if row.state != Complaint.State.LINKED:
        raise NotAllowed("เรื่องนี้ไม่ได้รวมกับเรื่องอื่น", "it is not linked")
    told = words(reason, LONGEST_REASON, "โปรดเขียนเหตุผลที่แยกเรื่อง", "say why it is another case")
    head = row.same_as
    row.state, row.same_as, row.term_end = Complaint.State.WORKING, None, None
    stored(row)
    happened(row, Event.Kind.UNLINKED, told, by=by, shown=True)
    record(UNLINKED, by=by, subject=row, label=str(row), facts={"other": str(head)})
    return row
