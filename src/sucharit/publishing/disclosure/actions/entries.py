"""What is shown for an item: addresses, files, and what this system itself has published."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import keep
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai import clean
from sucharit.publishing.disclosure.actions.checks import ask
from sucharit.publishing.disclosure.actions.items import locked
from sucharit.publishing.disclosure.finding import make_findable, make_unfindable
from sucharit.publishing.disclosure.links.places import NotOpened, place_of
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear, Entry
from sucharit.publishing.disclosure.pulling import candidates
from sucharit.publishing.disclosure.queries import may_fill

ADDED = declare("disclosure.entry_added", _("เพิ่ม “{entry}” ในข้อ {label}"))
EDITED = declare("disclosure.entry_edited", _("แก้ไข “{entry}” ในข้อ {label}"))
REMOVED = declare("disclosure.entry_removed", _("นำ “{entry}” ออกจากข้อ {label}: {reason}"))
PULLED = declare("disclosure.pulled", _("ดึงสิ่งที่เผยแพร่ในระบบเข้า{label} {count} รายการ"))
KINDS = ("pdf", "docx", "xlsx", "png", "jpeg")
MOST_ENTRIES = 100
FILE_LIMIT = 50 * 1024 * 1024


@transaction.atomic
def add_address(
    item: ChecklistItem, address: str, *, by: Officer, title: str = "", document_year: int | None = None,
    parts: Sequence[int] = (),
) -> Entry:  # fmt: skip
    """An address of the open web; it is looked at in the background. NotAllowed for any other."""
    row = _filled(item, by)
    told = fit_address(address)
    if row.entries.filter(address=told, removed_at=None).exists():
        raise NotAllowed("มีที่อยู่นี้ในข้อนี้แล้ว", "that address is there already")
    entry = Entry(kind=Entry.Kind.ADDRESS, address=told, title=_title(title) or told[:300])
    return _added(row, entry, by, document_year, parts)


@transaction.atomic
def add_file(
    item: ChecklistItem, upload: UploadedFile[Any], *, by: Officer, title: str = "",
    document_year: int | None = None, parts: Sequence[int] = (),
) -> Entry:  # fmt: skip
    """A file that goes out with the public page. Raises UnacceptableFile for what is not taken."""
    row = _filled(item, by)
    kept = keep(upload, by=by, kinds=KINDS, most=FILE_LIMIT)
    entry = Entry(kind=Entry.Kind.FILE, file=kept, title=_title(title) or kept.name[:300])
    return _added(row, entry, by, document_year, parts)


@transaction.atomic
def edit_entry(
    entry: Entry, *, by: Officer, title: str, document_year: int | None, parts: Sequence[int],
    edition: int | None = None,
) -> Entry:  # fmt: skip
    """Name, year and ticked parts. NotAllowed where somebody was faster: the page shows what stands."""
    row = _filled(entry.item, by)
    held = Entry.objects.select_for_update().get(pk=entry.pk, item=row)
    if held.removed_at is not None:
        raise NotAllowed("รายการนี้ถูกนำออกแล้ว", "it was taken away")
    if edition is not None and edition != held.edition:
        raise NotAllowed("มีผู้แก้ไขก่อนท่าน โปรดดูค่าปัจจุบันแล้วบันทึกอีกครั้ง", "somebody was faster")
    held.title, held.document_year, held.parts = _title(title) or held.title, document_year, _parts(row, parts)
    held.edition += 1
    held.save()
    facts = {"entry": held.title, "year": document_year, "parts": held.parts}
    record(EDITED, by=by, subject=row, label=str(row), facts=facts)
    make_findable(by.organization, row, [held])
    return held


@transaction.atomic
def remove_entry(entry: Entry, *, by: Officer, reason: str) -> Entry:
    """Takes an entry away; it stays readable with the reason."""
    row = _filled(entry.item, by)
    held = Entry.objects.select_for_update().get(pk=entry.pk, item=row)
    said = " ".join(clean(reason).split())[:300]
    if not said:
        raise NotAllowed("โปรดเขียนเหตุผลที่นำออก", "say why it is taken away")
    if held.removed_at is None:
        held.removed_at, held.removed_by, held.removed_because = timezone.now(), by.user, said
        held.save()
        record(REMOVED, by=by, subject=row, label=str(row), facts={"entry": held.title, "reason": said})
        make_unfindable(by.organization, held)
    return held


@transaction.atomic
def pull_published(checklist: ChecklistYear, *, by: Officer) -> int:
    """Puts what this system has published to the items that it answers; what is there already is left. How many."""
    require(by, Can.DISCLOSE)
    row = ChecklistYear.objects.select_for_update().get(pk=checklist.pk, organization=by.organization)
    found = candidates(by.organization, row.fiscal_year)
    count = 0
    for item in row.items.exclude(acceptance=ChecklistItem.Acceptance.DROPPED).prefetch_related("entries"):
        there = {entry.system_key for entry in item.entries.all()}  # also what was taken away: not again
        for one in found:
            if one.theme != item.theme or one.key in there or (item.wanted_year or row.fiscal_year) not in one.years:
                continue
            made = Entry.objects.create(
                item=item, kind=Entry.Kind.SYSTEM, title=one.title, address=one.path, system_key=one.key,
                document_year=one.year_for(item.wanted_year), added_by=by.user,
            )  # fmt: skip
            make_findable(by.organization, item, [made])
            count += 1
    if count:
        record(PULLED, by=by, subject=row, label=str(row), facts={"count": count})
    return count


def fit_address(address: str) -> str:
    """The address as it is kept: whole, open, without a password. What the name leads to is asked when it is opened."""
    told = address.strip()
    if told and "://" not in told:
        told = f"https://{told}"
    try:
        place_of(told)
    except NotOpened as refused:
        raise NotAllowed(refused.thai, "not an address of the open web") from refused
    return told


def _filled(item: ChecklistItem, by: Officer) -> ChecklistItem:
    row = locked(item, by)
    if not may_fill(by, row):
        raise NotAllowed("ผู้เพิ่มข้อมูลได้คือเจ้าของข้อหรือหน่วยงานที่รับผิดชอบ", "only its owner or unit fills it")
    if not row.open:
        raise NotAllowed("ข้อนี้ไม่ใช้ในปีนี้", "this item is left out")
    return row


def _added(row: ChecklistItem, entry: Entry, by: Officer, year: int | None, parts: Sequence[int]) -> Entry:
    if row.entries.filter(removed_at=None).count() >= MOST_ENTRIES:
        raise NotAllowed(f"ข้อนี้มีครบ {MOST_ENTRIES} รายการแล้ว", "too many entries")
    entry.item, entry.added_by, entry.document_year, entry.parts = row, by.user, year, _parts(row, parts)
    entry.save(force_insert=True)
    facts = {"entry": entry.title, "kind": entry.kind, "address": entry.address[:500]}
    record(ADDED, by=by, subject=row, label=str(row), facts=facts)
    make_findable(by.organization, row, [entry])
    ask(entry, by)
    return entry


def _parts(row: ChecklistItem, parts: Sequence[int]) -> list[int]:
    return sorted({place for place in parts if 0 <= place < len(row.parts)})


def _title(title: str) -> str:
    return " ".join(clean(title[:1_200]).split())[:300]
