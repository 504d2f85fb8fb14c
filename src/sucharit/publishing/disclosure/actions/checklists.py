"""A list of a year: made from the reference or from the plan's measure, or carried over from another year."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai import fold
from sucharit.publishing.disclosure.finding import make_findable
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear, Entry
from sucharit.publishing.disclosure.own_list import own_items
from sucharit.reference.confidence import Confidence
from sucharit.reference.loading import UnknownReference, sources
from sucharit.reference.oit import Checklist, oit, oit_themes, oit_years

MADE = declare("disclosure.made", _("จัดทำ{label} {items} ข้อ"))
COPIED = declare("disclosure.copied", _("จัดทำ{label} {items} ข้อ จากปี {source}"))
Kind = ChecklistYear.Kind
Acceptance = ChecklistItem.Acceptance


@transaction.atomic
def make_checklist(fiscal_year: int, *, by: Officer, kind: str = Kind.OIT, apart: bool = False) -> ChecklistYear:
    """The list of a year. Rows that are not confirmed for local governments wait for an officer to accept them.
    `apart`: the plan's list with 29 items. NotAllowed where it is there or where there is no list of that year."""
    require(by, Can.DISCLOSE)
    row = _created(fiscal_year, kind, by)
    items = _official(row) if kind == Kind.OIT else _own(row, apart)
    ChecklistItem.objects.bulk_create(items)
    record(MADE, by=by, subject=row, label=str(row), facts={"items": len(items), "sureness": row.sureness})
    return row


@transaction.atomic
def copy_checklist(old: ChecklistYear, fiscal_year: int, *, by: Officer) -> ChecklistYear:
    """The list of another year with what carries over: units, owners, parts, addresses. Numbers follow the list of the
    new year where there is one; papers keep their year, so that what is out of date shows."""
    require(by, Can.DISCLOSE)
    old = ChecklistYear.objects.get(pk=old.pk, organization=by.organization)
    if old.kind == Kind.OIT and fiscal_year in oit_years():
        row = make_checklist(fiscal_year, by=by)
    else:
        row = _created(fiscal_year, old.kind, by)
        row.sureness, row.source = Confidence.UNCONFIRMED.value, f"คัดลอกจากปี {old.fiscal_year}"
        row.save()
        ChecklistItem.objects.bulk_create(_carried(row, one) for one in old.items.all() if one.open)
    for new, before in matched(list(row.items.all()), list(old.items.prefetch_related("entries"))):
        _carry(new, before, by)
    facts = {"items": row.items.count(), "source": old.fiscal_year}
    record(COPIED, by=by, subject=row, label=str(row), facts=facts)
    return row


def matched(new: list[ChecklistItem], old: list[ChecklistItem]) -> list[tuple[ChecklistItem, ChecklistItem]]:
    """Items of two years that are the same thing: by theme, else by title. One old item may answer several new ones."""
    by_theme: dict[str, ChecklistItem] = {}
    for one in old:
        if one.theme:
            by_theme.setdefault(one.theme, one)
    by_title = {fold(one.title): one for one in old}
    told = []
    for item in new:
        before = by_title.get(fold(item.title)) or by_theme.get(item.theme)
        if before is not None:
            told.append((item, before))
    return told


def _created(fiscal_year: int, kind: str, by: Officer) -> ChecklistYear:
    if kind not in Kind.values:
        raise NotAllowed("ไม่รู้จักรายการชนิดนี้", "no such kind of list")
    if not by.today.year + 543 - 10 <= fiscal_year <= by.today.year + 545:
        raise NotAllowed("ปีงบประมาณนี้ห่างจากปัจจุบันเกินไป", "that year is too far away")
    try:
        with transaction.atomic():
            return ChecklistYear.objects.create(
                organization=by.organization, fiscal_year=fiscal_year, kind=kind, made_by=by.user
            )
    except IntegrityError as fault:
        raise NotAllowed(f"มีรายการของปีงบประมาณ พ.ศ. {fiscal_year} อยู่แล้ว", "that list is there already") from fault


def _official(row: ChecklistYear) -> list[ChecklistItem]:
    listed = official(row.fiscal_year)
    for_us = listed.lao_confidence or listed.count_confidence
    row.sureness = for_us.value
    row.source = ", ".join(sorted({sources().get(key, key) for item in listed.items for key in item.sources}))[:300]
    row.save()
    themes = theme_of_number(row.fiscal_year)
    return [
        ChecklistItem(
            checklist=row, place=place, number=one.number, title=one.title, group=one.group or "",
            theme=themes.get(one.number, ""), parts=list(one.components), hints=list(one.evidence_seen),
            year_offset=one.year_offset, sureness=one.confidence.value,
            source=", ".join(sources().get(key, key) for key in one.sources)[:300],
            acceptance=Acceptance.ACCEPTED if one.confidence == for_us == Confidence.CONFIRMED else Acceptance.DRAFT,
        )
        for place, one in enumerate(listed.items, 1)
    ]  # fmt: skip


def official(fiscal_year: int) -> Checklist:
    """The official list of a year; NotAllowed where we have none."""
    try:
        return oit(fiscal_year)
    except UnknownReference as fault:
        known = ", ".join(str(year) for year in oit_years())
        raise NotAllowed(
            f"ระบบยังไม่มีรายการ OIT ของปีงบประมาณ พ.ศ. {fiscal_year} (มีปี {known}) คัดลอกจากปีก่อนแล้วแก้ได้",
            "no list of that year",
        ) from fault


def theme_of_number(fiscal_year: int) -> dict[str, str]:
    """ "O26" > its theme, in that year."""
    told: dict[str, str] = {}
    for theme in oit_themes():
        for number in theme.items.get(fiscal_year, ()):
            told.setdefault(number, theme.theme)  # an item of two themes goes with the first
    return told


def _own(row: ChecklistYear, apart: bool) -> list[ChecklistItem]:
    row.sureness, row.source = Confidence.CONFIRMED.value, "มาตรการเปิดเผยข้อมูลสาธารณะในแผนปฏิบัติการ"
    row.save()
    return [
        ChecklistItem(
            checklist=row, place=place, number=one.number, title=one.title, group=one.group, theme=one.theme,
            frequency=one.frequency, sureness=Confidence.CONFIRMED.value, acceptance=Acceptance.ACCEPTED, year_offset=0,
        )
        for place, one in enumerate(own_items(apart=apart), 1)
    ]  # fmt: skip


def _carried(row: ChecklistYear, one: ChecklistItem) -> ChecklistItem:
    return ChecklistItem(
        checklist=row, place=one.place, number=one.number, title=one.title, group=one.group, theme=one.theme,
        parts=one.parts, hints=one.hints, year_offset=one.year_offset, frequency=one.frequency,
        sureness=Confidence.UNCONFIRMED.value, source=f"คัดลอกจากปี {one.checklist.fiscal_year}",
        acceptance=Acceptance.ACCEPTED if row.kind == Kind.OWN else Acceptance.DRAFT,
    )  # fmt: skip


def _carry(new: ChecklistItem, before: ChecklistItem, by: Officer) -> None:
    """Who and what; addresses only, for a file is of its year."""
    new.unit_id, new.owner_id = before.unit_id, before.owner_id
    new.parts = new.parts or before.parts
    new.save()
    for entry in before.entries.all():
        if entry.removed_at is None and entry.kind == Entry.Kind.ADDRESS:
            made = Entry.objects.create(
                item=new, kind=entry.kind, title=entry.title, address=entry.address,
                document_year=entry.document_year, added_by=by.user,
            )  # fmt: skip
            make_findable(by.organization, new, [made])
