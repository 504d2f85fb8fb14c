"""A spreadsheet comes into a register: looked at, taken in, undone as a whole.

A small file is dealt with at once, a large one by the worker, a piece at a time: each piece is a transaction that also
says how far it came, so that a run that was cut off goes on from there.
"""

from dataclasses import replace
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import keep, opened
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, officer_for
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions.locking import next_number
from sucharit.work.shelf.actions.writing import require_keeping
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.finding import KIND, make_many_findable
from sucharit.work.shelf.importing import MOST_BYTES, Given, Line, Looker, read_file
from sucharit.work.shelf.models import ImportBatch
from sucharit.work.shelf.promising import begin_terms, end_terms
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.shelf.registry import register_called

BROUGHT_IN = declare("shelf.brought_in", _("นำเข้า{label} จากไฟล์ {file}: {count} รายการ"))
UNDONE = declare("shelf.import_undone", _("ยกเลิกการนำเข้า{label} จากไฟล์ {file} ทั้งชุด {count} รายการ: {reason}"))
DROPPED = declare("shelf.import_dropped", _("ไม่นำเข้า{label} จากไฟล์ {file}"))
AT_ONCE = 64 * 1024  # bytes of a file that is dealt with while the officer waits
PIECE = 1_000
MOST_FAULTS, MOST_SHOWN = 300, 20
State = ImportBatch.State


@transaction.atomic
def bring_in(
    register: Register, upload: "UploadedFile[Any]", *, by: Officer, fiscal_year: int, unit: Unit | None = None
) -> ImportBatch:
    """Keeps the file and looks at it; nothing is made yet. UnacceptableFile says why a file is not taken."""
    from sucharit.work.shelf.tasks import look_at

    require_keeping(register, by)
    if not register.imports:
        raise NotAllowed(f"{register.name}ไม่มีการนำเข้าจากไฟล์", "this register is not imported")
    if not keeps_all(by) and (unit is None or unit.pk not in by.unit_ids):
        raise NotAllowed("โปรดเลือกหน่วยงานของท่าน", "choose your own unit")
    stored = keep(upload, by=by, kinds=("xlsx", "txt"), most=MOST_BYTES)
    batch = ImportBatch.objects.create(
        organization=by.organization, register=register.key, fiscal_year=fiscal_year, unit=unit, file=stored, by=by.user
    )
    if stored.size <= AT_ONCE:
        look(batch, by)
    else:
        transaction.on_commit(partial(look_at.enqueue, batch.pk))
    return batch


@transaction.atomic
def take_in(batch: ImportBatch, *, by: Officer, with_doubles: bool = False) -> ImportBatch:
    """The good rows become entries (those already there too, where the officer wants them twice)."""
    from sucharit.work.shelf.tasks import take_rows

    row, register = _locked(batch, by)
    if row.state != State.CHECKED or row.file is None:
        raise NotAllowed("การนำเข้าชุดนี้ยืนยันไปแล้วหรือยกเลิกแล้ว", "this import was settled already")
    row.with_doubles = with_doubles
    if not row.good and not (with_doubles and row.doubled):
        raise NotAllowed("ไม่มีแถวที่นำเข้าได้ โปรดแก้ไขไฟล์แล้วส่งใหม่", "no row can be taken in")
    row.state = State.TAKING
    row.save()
    facts = {"file": row.file_name, "count": row.good + (row.doubled if with_doubles else 0)}
    record(BROUGHT_IN, by=by, subject=row, label=str(register.name), facts=facts)
    if row.file.size <= AT_ONCE:
        take_piece(row, by)
    else:
        transaction.on_commit(partial(take_rows.enqueue, row.pk))
    return row


@transaction.atomic
def drop_import(batch: ImportBatch, *, by: Officer) -> ImportBatch:
    """It was looked at and is not wanted."""
    row, register = _locked(batch, by)
    if row.state not in (State.CHECKED, State.REFUSED):
        raise NotAllowed("ชุดนี้นำเข้าแล้ว หากไม่ต้องการ ให้ยกเลิกทั้งชุด", "undo it instead")
    row.state = State.DROPPED
    row.save(update_fields=["state"])
    record(DROPPED, by=by, subject=row, label=str(register.name), facts={"file": row.file_name})
    return row


@transaction.atomic
def undo_import(batch: ImportBatch, *, by: Officer, reason: str) -> ImportBatch:
    """All of its entries are withdrawn and lose their numbers. Refused, with which ones, where an entry has been
    changed since."""
    row, register = _locked(batch, by)
    if row.state not in (State.DONE, State.TAKING):
        raise NotAllowed("ชุดนี้ไม่ได้นำเข้า หรือยกเลิกแล้ว", "this import is not in force")
    told = fit_text(reason, 300, one_line=True)
    if not told:
        raise NotAllowed("โปรดเขียนเหตุผล", "say why")
    changed = list(changed_since(register, row)[:10])
    if changed:
        which = ", ".join(str(one) for one in changed)
        raise NotAllowed(
            f"ยกเลิกทั้งชุดไม่ได้ เพราะมีรายการที่แก้ไขหลังนำเข้าแล้ว: เลขที่ {which} โปรดถอนรายการเหล่านี้ทีละรายการ หรือคงชุดนี้ไว้",
            f"these were changed since: {which}",
        )
    entries = register.model._default_manager.filter(batch=row)
    numbers = list(entries.values_list("pk", flat=True))
    count = entries.update(
        withdrawn_at=timezone.now(), withdrawn_by=by.user, withdrawn_reason=told, number=None, edition=2
    )
    _forget_found(row, [f"{register.key}:{pk}" for pk in numbers])
    end_terms(register, numbers, "การนำเข้าทั้งชุดถูกยกเลิก")
    if register.follow is not None:
        register.follow(list(entries), by)
    row.state, row.undone_by, row.undone_at, row.undone_reason = State.UNDONE, by.user, timezone.now(), told
    row.save()
    facts = {"file": row.file_name, "count": count, "reason": told}
    record(UNDONE, by=by, subject=row, label=str(register.name), facts=facts)
    return row


def changed_since(register: Register, batch: ImportBatch) -> "QuerySet[Any]":
    """Entries of the batch that somebody has worked on, or that another entry goes on from."""
    model: Any = register.model
    rows: QuerySet[Any] = model._default_manager.filter(batch=batch)
    return (rows.filter(edition__gt=1) | rows.filter(carried_to__isnull=False)).distinct().order_by("number")


def _forget_found(batch: ImportBatch, keys: list[str]) -> None:
    from sucharit.base.search.models import SearchEntry

    for start in range(0, len(keys), 500):
        rows = SearchEntry.objects.filter(
            organization=batch.organization_id, kind=KIND, key__in=keys[start : start + 500]
        )
        rows.delete()


def _locked(batch: ImportBatch, by: Officer) -> tuple[ImportBatch, Register]:
    rows = ImportBatch.objects.select_for_update(of=("self",)).select_related("file", "organization", "by", "unit")
    row = rows.get(pk=batch.pk, organization=by.organization)
    register = register_called(row.register)
    if register is None:
        raise NotAllowed("ไม่มีทะเบียนนี้แล้ว", "no such register any more")
    require_keeping(register, by)
    if not keeps_all(by) and row.by_id != by.user.pk:
        raise NotAllowed("ทำได้เฉพาะผู้นำเข้า ปลัด และเจ้าหน้าที่แผน", "only who imported it")
    return row, register


# What the worker does with a batch: no verb, for the officer has said it already


def look(batch: ImportBatch, by: Officer | None = None) -> ImportBatch:
    """Reads the whole file and writes down what it found."""
    register, officer = register_called(batch.register), by or _officer_of(batch)
    if register is None or officer is None or batch.state != State.READING:
        return batch
    try:
        given = _given(batch, register)
    except ValidationError as fault:
        batch.state, batch.report = State.REFUSED, {"faults": [{"cell": "", "text": text} for text in fault.messages]}
        batch.save()
        return batch
    _tallied(batch, register, Looker(register, officer, batch.fiscal_year, batch.unit), given)
    return batch


def _tallied(batch: ImportBatch, register: Register, looker: Looker, given: Given) -> None:
    faults, shown = list[dict[str, str]](), list[dict[str, Any]]()
    batch.rows = len(given.rows)
    for place, line in enumerate(looker.lines(given), 1):
        batch.good += line.good
        batch.doubled += bool(line.doubled)
        batch.faulty += bool(line.faults)
        if len(faults) < MOST_FAULTS:
            faults += [{"cell": one.cell, "text": one.text} for one in line.faults]
            faults += [{"cell": given.cell("", line.number), "text": line.doubled}] if line.doubled else []
        if len(shown) < MOST_SHOWN:
            shown.append({"number": line.number, "cells": _shown(register, line), "good": line.good})
        if place % PIECE == 0:
            ImportBatch.objects.filter(pk=batch.pk).update(looked=place, rows=batch.rows)
    batch.looked, batch.state = batch.rows, State.CHECKED
    batch.report = {"remarks": given.remarks, "faults": faults[:MOST_FAULTS], "shown": shown}
    batch.save()


def _shown(register: Register, line: Line) -> list[str]:
    """The row as it was understood, where it was; as it was typed otherwise."""
    from sucharit.work.shelf.values import word

    if line.entry is None:
        return [line.cells.get(one.field, "")[:120] for one in register.imported]
    return [word(register, line.entry, one)[:120] for one in register.imported]


def take_piece(batch: ImportBatch, by: Officer | None = None) -> bool:
    """Makes entries from where the batch stands, up to the end; each piece whole. Was anything left to do?"""
    register, officer = register_called(batch.register), by or _officer_of(batch)
    if register is None or officer is None or batch.state != State.TAKING:
        return False
    looker = Looker(register, officer, batch.fiscal_year, batch.unit)
    given = _given(batch, register)
    waiting: list[Line] = []
    for line in looker.lines(replace(given, rows=[one for one in given.rows if one[0] > batch.reached])):
        if line.entry is not None and (not line.doubled or batch.with_doubles):
            waiting.append(line)
        if len(waiting) >= PIECE:
            _made(batch, register, officer, waiting)
            waiting = []
    _made(batch, register, officer, waiting, last=True)
    return True


@transaction.atomic
def _made(batch: ImportBatch, register: Register, officer: Officer, lines: list[Line], *, last: bool = False) -> None:
    """A piece: numbers of each year together, in the order of the file."""
    fresh = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if fresh.state != State.TAKING:
        return  # undone meanwhile
    by_year: dict[int, list[Any]] = {}
    for line in lines:
        line.entry.batch = fresh
        by_year.setdefault(line.entry.fiscal_year, []).append(line.entry)
    for year, rows in sorted(by_year.items()):
        first = next_number(register, officer, year)
        for place, row in enumerate(rows):
            row.number = first + place
        _stored(register, rows, officer)
    batch.taken = fresh.taken + len(lines)
    batch.reached = lines[-1].number if lines else fresh.reached
    batch.state = State.DONE if last else State.TAKING
    batch.save(update_fields=["taken", "reached", "state"])


def _stored(register: Register, rows: list[Any], officer: Officer) -> None:
    try:
        with transaction.atomic():
            register.model._default_manager.bulk_create(rows, batch_size=500)
    except IntegrityError as error:
        raise NotAllowed(
            "มีแถวที่ขัดกับข้อกำหนดของทะเบียน จึงหยุดนำเข้า แถวก่อนหน้านี้ยังอยู่และยกเลิกทั้งชุดได้", "a row breaks a rule of the register"
        ) from error
    make_many_findable(register, rows, officer.organization)
    begin_terms(register, rows)
    if register.follow is not None:
        register.follow(rows, officer)


def _given(batch: ImportBatch, register: Register) -> Given:
    if batch.file is None:
        raise NotAllowed("ไฟล์นี้ทำลายแล้วตามกำหนดเก็บรักษา", "the file was destroyed, its time of keeping was over")
    with opened(batch.file) as file:
        content = file.read(MOST_BYTES + 1)
    if register.reads is not None:
        given: Given = register.reads(content, batch.file_name, batch.fiscal_year)
        return given
    return read_file(content, batch.file_name, register)


def _officer_of(batch: ImportBatch) -> Officer | None:
    """Who brought it, as they stand today; None where they may nothing here any more."""
    return officer_for(batch.by, batch.organization)
