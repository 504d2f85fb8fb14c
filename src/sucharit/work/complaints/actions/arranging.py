"""The centre is opened and its rules set; its lists are edited; numbers of years before are entered."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization, label_of
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.reference.complaints import complaint_categories
from sucharit.work.complaints.actions.locking import stored
from sucharit.work.complaints.models import (
    Category,
    Centre,
    Channel,
    Complaint,
    Listed,
    PastCount,
    ServiceArea,
)
from sucharit.work.complaints.queries import LISTS
from sucharit.work.years.recording.writing import Stale, text_of

OPENED = declare("complaints.centre_opened", gettext_lazy("เปิดศูนย์รับเรื่องร้องเรียน {label}"))
CHANGED = declare("complaints.centre_changed", gettext_lazy("แก้ไขข้อกำหนดของศูนย์รับเรื่องร้องเรียน: {changed}"))
ADDED = declare("complaints.line_added", gettext_lazy("เพิ่ม {label} ในรายการของศูนย์รับเรื่องร้องเรียน"))
EDITED = declare("complaints.line_edited", gettext_lazy("แก้ไข {label} (เดิม {before}) ในรายการของศูนย์รับเรื่องร้องเรียน"))
MOVED = declare("complaints.line_moved", gettext_lazy("จัดลำดับ {label} ในรายการของศูนย์รับเรื่องร้องเรียน"))
COUNTED = declare(
    "complaints.past_counted", gettext_lazy("บันทึกจำนวนเรื่องร้องเรียนปี {year} {label}: รับ {received} เสร็จ {finished}")
)

MOST = 60
CHANNELS = (
    ("web", "เว็บไซต์ของหน่วยงาน"),
    ("", "มาด้วยตนเองที่จุดบริการ"),
    ("", "โทรศัพท์"),
    ("", "หนังสือหรือไปรษณีย์"),
    ("", "สื่อสังคมออนไลน์"),
    ("", "ไลน์"),
    ("", "สมาชิกสภาท้องถิ่นหรือผู้นำชุมชน"),
    ("", "ศูนย์ดำรงธรรม"),
    ("", "กล่องรับความคิดเห็น"),
)
#: the six categories by which plans count complaints, and the one for everything else
KEYS = ("general", "service", "procurement", "personnel", "pay_raise", "bribery", "corruption")
AREAS = (
    "โครงสร้างพื้นฐาน", "คุณภาพชีวิตและสาธารณสุข", "ชุมชน สังคม และความสงบเรียบร้อย", "การวางแผน การลงทุน พาณิชยกรรม และการท่องเที่ยว",
    "ทรัพยากรธรรมชาติและสิ่งแวดล้อม", "การศึกษา ศาสนา ศิลปะ วัฒนธรรม และภูมิปัญญา",
)  # fmt: skip
FIELDS = (
    "name", "unit", "place", "contact", "start", "days", "working", "most_extension", "remind_days", "clerk_days",
    "mayor_days", "anonymous", "identity_days", "sms", "manual_note", "open",
)  # fmt: skip


@transaction.atomic
def open_centre(*, by: Officer) -> Centre:
    """The centre with the usual lists; opened once, whoever presses twice."""
    require(by, Can.HANDLE_COMPLAINTS)
    Organization.objects.select_for_update().get(pk=by.organization.pk)
    found = Centre.objects.filter(organization=by.organization).first()
    if found is not None:
        return found
    made = Centre.objects.create(
        organization=by.organization, name=f"ศูนย์รับเรื่องร้องเรียน/ร้องทุกข์ {by.organization.short_name}"[:160],
        contact=by.organization.telephone,
    )  # fmt: skip
    _begin_lists(by.organization)
    record(OPENED, by=by, subject=made, label=made.name)
    return made


def _begin_lists(organization: Organization) -> None:
    told = {one.id: one for one in complaint_categories()}
    Channel.objects.bulk_create(
        Channel(organization=organization, key=key, name=name, place=place)
        for place, (key, name) in enumerate(CHANNELS, 1)
    )
    Category.objects.bulk_create(
        Category(organization=organization, key=key, name=told[key].title, safe_door=told[key].corruption, place=place)
        for place, key in enumerate(KEYS, 1)
    )
    ServiceArea.objects.bulk_create(
        ServiceArea(organization=organization, name=name, place=place) for place, name in enumerate(AREAS, 1)
    )


@transaction.atomic
def change_centre(centre: Centre, *, by: Officer, fields: dict[str, Any], edition: int | None = None) -> Centre:
    """Other rules; the terms of all open cases are counted anew by them."""
    require(by, Can.HANDLE_COMPLAINTS)
    row = Centre.objects.select_for_update(of=("self",)).select_related("organization", "unit").get(
        pk=centre.pk, organization=by.organization
    )  # fmt: skip
    if edition is not None and edition != row.edition:
        raise Stale(row, {name: str(getattr(row, name)) for name in FIELDS}, "")
    if (unit := fields.get("unit")) is not None and unit.organization_id != by.organization.pk:
        raise NotAllowed("หน่วยงานนี้ไม่ใช่ของท่าน", "another organization's unit")
    changed = [name for name in FIELDS if name in fields and fields[name] != getattr(row, name)]
    for name in changed:
        setattr(row, name, fields[name])
    row.edition += 1
    row.full_clean(exclude=["organization", "unit"])
    row.save()
    if {"start", "days", "working"} & set(changed):
        _count_anew(row)
    names = ", ".join(label_of(Centre, name) for name in changed)
    record(CHANGED, by=by, subject=row, label=row.name, facts={"changed": names or "-", "fields": changed})
    return row


def _count_anew(centre: Centre) -> None:
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("organization").filter(
        organization=centre.organization_id, state__in=(Complaint.State.RECEIVED, Complaint.State.WORKING)
    )  # fmt: skip
    for row in rows.prefetch_related("pauses", "extensions"):
        stored(row, centre)


@transaction.atomic
def add_line(kind: str, *, by: Officer, name: str) -> Listed:
    """Another channel, category or service area at the end of its list."""
    require(by, Can.HANDLE_COMPLAINTS)
    model: Any = LISTS[kind]
    rows = model.objects.select_for_update().filter(organization=by.organization)
    if rows.count() >= MOST:
        raise NotAllowed(f"รายการนี้มีได้ไม่เกิน {MOST} บรรทัด", f"at most {MOST} lines")
    last = rows.aggregate(last=Max("place"))["last"] or 0
    made: Listed = model(organization=by.organization, name=_name(name), place=last + 1)
    _saved(made)
    record(ADDED, by=by, subject=made, label=made.name, facts={"list": kind})
    return made


@transaction.atomic
def edit_line(kind: str, pk: int, *, by: Officer, name: str, active: bool, safe_door: bool | None = None) -> Listed:
    """Another name, in use or not. The web's own channel stays in use: its door is closed in the settings."""
    require(by, Can.HANDLE_COMPLAINTS)
    model: Any = LISTS[kind]
    row: Any = model.objects.select_for_update().get(pk=pk, organization=by.organization)
    before = row.name
    row.name = _name(name)
    row.active = active or getattr(row, "key", "") == "web"
    if safe_door is not None and hasattr(row, "safe_door"):
        row.safe_door = safe_door
    _saved(row)
    if not model.objects.filter(organization=by.organization, active=True).exists():
        raise NotAllowed("ต้องเหลืออย่างน้อยหนึ่งบรรทัดที่ยังใช้งาน", "one line must stay in use")
    record(EDITED, by=by, subject=row, label=row.name, facts={"before": before, "list": kind, "active": row.active})
    found: Listed = row
    return found


@transaction.atomic
def move_line(kind: str, pk: int, *, by: Officer, earlier: bool) -> None:
    """One place earlier or later, as forms and reports list them; at the end of the list nothing happens."""
    require(by, Can.HANDLE_COMPLAINTS)
    model: Any = LISTS[kind]
    rows = list(model.objects.select_for_update().filter(organization=by.organization))
    at = next(place for place, row in enumerate(rows) if row.pk == pk)
    other = at - 1 if earlier else at + 1
    if not 0 <= other < len(rows):
        return
    rows[at], rows[other] = rows[other], rows[at]
    for place, row in enumerate(rows, 1):
        row.place = place
    model.objects.bulk_update(rows, ["place"])
    moved = rows[other]
    record(MOVED, by=by, subject=moved, label=moved.name, facts={"list": kind, "place": other + 1})


@transaction.atomic
def keep_past_count(
    category: Category, fiscal_year: int, *, by: Officer, received: int, finished: int, source: str
) -> PastCount:
    """The numbers of a year before this system; entered again they are corrected."""
    require(by, Can.HANDLE_COMPLAINTS)
    if category.organization_id != by.organization.pk:
        raise NotAllowed("ประเภทนี้ไม่ใช่ของหน่วยงานท่าน", "another organization's category")
    if Complaint.objects.filter(organization=by.organization, fiscal_year=fiscal_year).exists():
        raise NotAllowed("ปีนี้มีเรื่องในระบบแล้ว ระบบนับให้เอง", "this year is counted by the system")
    if finished > received:
        raise ValidationError({"finished": _("จำนวนที่เสร็จสิ้นต้องไม่เกินจำนวนที่รับไว้")})
    told = text_of(source, 300, "source", one_line=True, required=_("โปรดบอกที่มาของตัวเลข เช่น รายงานปี 2567 หน้า 4"))
    made, _new = PastCount.objects.update_or_create(
        organization=by.organization, fiscal_year=fiscal_year, category=category,
        defaults={"received": received, "finished": finished, "source": told, "by": by.user},
    )  # fmt: skip
    facts = {"year": fiscal_year, "received": received, "finished": finished}
    record(COUNTED, by=by, subject=made, label=category.name, facts=facts)
    return made


def _name(name: str) -> str:
    return text_of(name, 160, "name", one_line=True, required=_("โปรดใส่ชื่อ"))


def _saved(row: Listed) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ValidationError({"name": _("มีชื่อนี้ในรายการแล้ว")}) from error
