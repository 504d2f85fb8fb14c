"""Initiatives: added, edited, removed and put back. Each change is a version of the sheet and a line of the record."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.history.models import Version
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.plans.actions.finding import forget, make_findable
from sucharit.work.plans.actions.locking import last_place, locked_initiative, opened, touch
from sucharit.work.plans.actions.order import close_gap, move_to_place
from sucharit.work.plans.actions.rows import insert_parts, rewrite_parts, set_columns
from sucharit.work.plans.models import ControlLink, Initiative, Plan, Removal
from sucharit.work.plans.sheet import Sheet, Stale, blank, changed, merged, snapshot
from sucharit.work.risks.models import Control

ADDED = declare("plans.initiative_added", _("เพิ่ม {label}"))
ADDED_MANY = declare("plans.initiatives_added", _("เพิ่ม {count} โครงการในแผน {label}"))
EDITED = declare("plans.initiative_edited", _("แก้ไข {label}"))
RESTORED = declare("plans.initiative_restored", _("ย้อน {label} กลับไปเป็นรุ่นที่ {version}"))
REMOVED = declare("plans.initiative_removed", _("นำ {label} ออกจากแผน"))
PUT_BACK = declare("plans.initiative_put_back", _("เรียกคืน {label} กลับเข้าแผน"))

MOST_INITIATIVES = 1_000


@transaction.atomic
def add_initiative(
    plan: Plan, *, by: Officer, fields: Mapping[str, Any], after: int | None = None, key: uuid.UUID | None = None
) -> Initiative:
    """A new initiative at the end, or after the one at place `after`. `fields` as `sheet.merged` takes them."""
    plan = opened(plan, by)
    sheet = _checked(merged(blank(), fields), by)
    place = last_place(plan) + 1
    initiative = _inserted(plan, [(sheet, key)], place)[0]
    if after is not None and after + 1 < place:
        move_to_place(plan, initiative, after + 1)
    _added(plan, [initiative], [sheet], by)
    return initiative


@transaction.atomic
def add_initiatives(
    plan: Plan, *, by: Officer, sheets: Iterable[Mapping[str, Any]], keys: Sequence[uuid.UUID] = ()
) -> list[Initiative]:
    """Many at the end, in a few queries; `keys` where they go on from initiatives of an older plan."""
    plan = opened(plan, by)
    ready = [_checked(merged(blank(), fields), by) for fields in sheets]
    chain: list[uuid.UUID | None] = [*keys] or [None] * len(ready)
    rows = _inserted(plan, list(zip(ready, chain, strict=True)), last_place(plan) + 1)
    if rows:
        _added(plan, rows, ready, by)
    return rows


@transaction.atomic
def edit_initiative(
    initiative: Initiative, *, by: Officer, fields: Mapping[str, Any], edition: int | None = None
) -> Initiative:
    """Saves the fields that are given. Where the sheet is no longer at `edition` and says something else: Stale.

    Nothing is counted or recorded where nothing changes, so a double submission is one change.
    """
    row = locked_initiative(initiative, by)
    before = snapshot(row)
    after = _checked(merged(before, fields), by)
    if edition is not None and edition != row.edition and changed(before, after):
        raise Stale(row, after, before, sheet_at(row, edition))
    return store(row, before, after, by=by, verb=EDITED)


def save_items(
    initiative: Initiative, *, by: Officer, lists: Mapping[str, Iterable[Any]], edition: int | None = None
) -> Initiative:
    """Lists by name (sheet.LISTS). Rows of lines that are unchanged, moved or edited stay, also from list to list."""
    return edit_initiative(initiative, by=by, fields=lists, edition=edition)


def set_amounts(
    initiative: Initiative, *, by: Officer, amounts: Mapping[int, Decimal | None], edition: int | None = None
) -> Initiative:
    """Baht by year: 0 is ไม่ใช้งบประมาณ, None takes the statement away; years that are not named stay."""
    return edit_initiative(initiative, by=by, fields={"amounts": amounts}, edition=edition)


def store(
    row: Initiative, before: Sheet, after: Sheet, *, by: Officer, verb: str, facts: Mapping[str, Any] | None = None
) -> Initiative:
    """Writes a sheet over another: rows, edition, version, record, search. `row` and its plan are locked."""
    fields = changed(before, after)
    if not fields:
        return row
    if not versions_of(row).exists():
        keep_version(row, before, by=by, verb=ADDED)
    set_columns(row, after)
    row.edition += 1
    row.save()
    rewrite_parts(row, before, after)
    touch(row.plan)
    keep_version(row, after, by=by, verb=verb)
    told = {"plan": row.plan.title, "fields": fields, **(facts or {})}
    record(verb, by=by, subject=row, label=row.title, facts=told)
    make_findable(row.plan, [(row, after)])
    row._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # what was fetched before is no longer so
    return row


def sheet_at(row: Initiative, edition: int) -> Sheet | None:
    """The sheet as it was at an edition, or None where history does not reach there: each edition is one version."""
    last = versions_of(row).first()
    if last is None:
        return None
    wanted = last.number - (row.edition - edition)
    found = versions_of(row).filter(number=wanted).first()
    return {**blank(), **found.snapshot} if found else None


@transaction.atomic
def restore_version(initiative: Initiative, *, by: Officer, version: Version, edition: int | None = None) -> Initiative:
    """The sheet as it was in a version of its own; the present one stays in history, so this can be undone."""
    row = locked_initiative(initiative, by)
    before = snapshot(row)
    if edition is not None and edition != row.edition:
        raise Stale(row, before | version.snapshot, before, sheet_at(row, edition))
    after = _with_own_units(before | version.snapshot, by)
    return store(row, before, after, by=by, verb=RESTORED, facts={"version": version.number})


@transaction.atomic
def remove_initiative(initiative: Initiative, *, by: Officer) -> Removal:
    """Takes it out of a draft; its sheet stays with the plan and can be put back."""
    row = locked_initiative(initiative, by)
    plan, kept = row.plan, snapshot(row)
    if not versions_of(row).exists():
        keep_version(row, kept, by=by, verb=ADDED)
    controls = list(row.control_links.values_list("control", flat=True))
    removal = Removal.objects.create(
        plan=plan, initiative=row.pk, key=row.key, seq=row.seq, title=row.title, by=by.user,
        snapshot={"sheet": kept, "controls": controls, "edition": row.edition},
    )  # fmt: skip
    record(REMOVED, by=by, subject=row, label=row.title, facts={"plan": plan.title, "seq": row.seq})
    forget(plan, row)
    place = row.seq
    try:
        row.delete()
    except (ProtectedError, RestrictedError):
        raise NotAllowed(
            "โครงการนี้มีงานรายปีหรือรายงานผลผูกอยู่ จึงนำออกจากแผนไม่ได้",
            "work of a year is bound to this initiative, so it stays",
        ) from None
    close_gap(plan, place)
    touch(plan)
    return removal


@transaction.atomic
def put_back(removal: Removal, *, by: Officer) -> Initiative:
    """The removed initiative again, with its number, history, lines and controls, at its old place or the end."""
    plan = opened(removal.plan_id, by)
    removal = Removal.objects.select_for_update().get(pk=removal.pk)
    if removal.put_back_at is not None:
        raise NotAllowed("เรียกคืนโครงการนี้ไปแล้ว", "this initiative is already back")
    sheet = _with_own_units({**blank(), **removal.snapshot["sheet"]}, by)
    row = Initiative(
        pk=removal.initiative, plan=plan, key=removal.key, seq=last_place(plan) + 1, edition=removal.snapshot["edition"]
    )
    set_columns(row, sheet)
    row.save(force_insert=True)
    insert_parts([(row, sheet)])
    _link_controls(row, removal.snapshot["controls"], by)
    move_to_place(plan, row, removal.seq)
    removal.put_back_at = timezone.now()
    removal.save(update_fields=["put_back_at"])
    touch(plan)
    record(PUT_BACK, by=by, subject=row, label=row.title, facts={"plan": plan.title})
    make_findable(plan, [(row, sheet)])
    return row


def _link_controls(row: Initiative, controls: Iterable[int], by: Officer) -> None:
    """Those that still stand."""
    there = Control.objects.filter(pk__in=list(controls), risk__register__organization=by.organization)
    ControlLink.objects.bulk_create(ControlLink(initiative=row, control=control) for control in there)


def _inserted(plan: Plan, sheets: Sequence[tuple[Sheet, uuid.UUID | None]], place: int) -> list[Initiative]:
    if place - 1 + len(sheets) > MOST_INITIATIVES:
        raise NotAllowed(
            f"แผนหนึ่งมีได้ไม่เกิน {MOST_INITIATIVES:,} โครงการ", f"a plan has at most {MOST_INITIATIVES} initiatives"
        )
    rows = []
    for number, (sheet, key) in enumerate(sheets, place):
        row = Initiative(plan=plan, key=key or uuid.uuid4(), seq=number)
        set_columns(row, sheet)
        rows.append(row)
    Initiative.objects.bulk_create(rows)
    insert_parts([(row, sheet) for row, (sheet, _key) in zip(rows, sheets, strict=True)])
    return rows


def _added(plan: Plan, rows: Sequence[Initiative], sheets: Sequence[Sheet], by: Officer) -> None:
    for row, sheet in zip(rows, sheets, strict=True):
        keep_version(row, sheet, by=by, verb=ADDED)
    make_findable(plan, zip(rows, sheets, strict=True))
    touch(plan)
    if len(rows) == 1:
        record(ADDED, by=by, subject=rows[0], label=rows[0].title, facts={"plan": plan.title})
    else:
        record(ADDED_MANY, by=by, subject=plan, label=plan.title, facts={"count": len(rows)})


def _checked(sheet: Sheet, by: Officer) -> Sheet:
    """The sheet, whose unit must be one of the officer's own organization."""
    if not sheet["title"]:
        raise ValidationError({"title": _("โปรดพิมพ์ชื่อโครงการ")})
    unit = sheet["responsible_unit"]
    if unit is not None and not by.organization.units.filter(pk=unit).exists():
        raise ValidationError({"responsible_unit": _("ไม่มีหน่วยงานนี้")})
    return sheet


def _with_own_units(sheet: Sheet, by: Officer) -> Sheet:
    """An old sheet may name a unit that is gone."""
    there = by.organization.units.filter(pk=sheet["responsible_unit"]).exists()
    return sheet if there else sheet | {"responsible_unit": None}
