"""Files that go with a service: kept, and taken down."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import keep
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.service.models import Blank, Manual
from sucharit.work.shelf.queries import may_keep
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.writing import text_of

ADDED = declare("service.file_added", gettext_lazy("เพิ่มไฟล์ “{file}” ของ{label}"))
TAKEN_DOWN = declare("service.file_taken_down", gettext_lazy("นำไฟล์ “{file}” ของ{label} ลง"))
KINDS = ("pdf", "docx", "xlsx", "png", "jpeg")
MOST_BYTES = 15 * 1024 * 1024
MOST_FILES = 20


@transaction.atomic
def add_blank(manual: Manual, *, by: Officer, kind: str, title: str, upload: UploadedFile[Any]) -> Blank:
    """Kept for the service, whatever version is in force. UnacceptableFile says what is wrong with the file."""
    _keeping(manual, by)
    here = Blank.objects.filter(organization=by.organization, series=manual.series, taken_down_on=None)
    if here.count() >= MOST_FILES:
        raise NotAllowed(f"งานหนึ่งมีไฟล์ได้ไม่เกิน {MOST_FILES} ไฟล์ โปรดนำไฟล์เก่าลงก่อน", f"at most {MOST_FILES} files")
    told = text_of(title, 200, "title", one_line=True, required=_("โปรดใส่ชื่อ"))
    file = keep(upload, by=by, kinds=KINDS, most=MOST_BYTES)
    row = Blank.objects.create(
        organization=by.organization, series=manual.series, kind=kind, title=told, file=file, by=by.user
    )
    record(ADDED, by=by, subject=manual, label=manual.title, facts={"file": told})
    return row


@transaction.atomic
def take_down(manual: Manual, blank: Blank, *, by: Officer) -> None:
    """Nobody gets it any more; twice is once."""
    _keeping(manual, by)
    row = Blank.objects.select_for_update(of=("self",)).get(
        pk=blank.pk, series=manual.series, organization=by.organization
    )
    if row.taken_down_on is None:
        row.taken_down_on = by.today
        row.save(update_fields=["taken_down_on"])
        record(TAKEN_DOWN, by=by, subject=manual, label=manual.title, facts={"file": row.title})


def _keeping(manual: Manual, by: Officer) -> None:
    require(by, Can.KEEP_REGISTERS)
    if manual.organization_id != by.organization.pk or not may_keep(register_of(manual), by, manual):
        raise NotAllowed("แก้ไขได้เฉพาะหน่วยงานเจ้าของงาน ปลัด และเจ้าหน้าที่แผน", "only the unit that keeps it")
