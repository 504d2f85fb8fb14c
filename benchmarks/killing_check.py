"""What stands in an installation after it was killed: reads what was acknowledged (JSON on standard input), prints what
is wrong with it, and what there is (JSON). Only benchmarks/killing.py starts it."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sucharit.config.settings")

import django
from django.conf import settings
from django.db import connection


def faults(acknowledged: dict[str, Any]) -> Iterator[str]:
    yield from database_faults()
    yield from record_faults()
    yield from file_faults(acknowledged["uploads"])
    yield from sheet_faults(acknowledged["sheets"])
    yield from approval_faults(acknowledged["submitted"], acknowledged["signed"])
    yield from document_faults(acknowledged["issued"])


def database_faults() -> Iterator[str]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for pragma, sound in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
            if cursor.execute(f"PRAGMA {pragma}").fetchall() != sound:
                yield f"SQLite: {pragma}"


def record_faults() -> Iterator[str]:
    from sucharit.base.audit.verifying import chains, verify

    for chain in chains():
        for fault in verify(chain).faults:
            yield f"record {fault.chain} {fault.number}: {fault.english}"


def file_faults(uploads: list[str]) -> Iterator[str]:
    """Every row has its bytes, every acknowledged upload its row, and waits, is read, or has been read."""
    import hashlib

    from sucharit.base.files.actions import path_of
    from sucharit.base.files.models import StoredFile
    from sucharit.work.intake.models import Intake

    for stored in StoredFile.objects.select_related("organization"):
        path = path_of(stored)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != stored.digest:
            yield f"file {stored.pk} without its bytes"
    taken = set(Intake.objects.values_list("file__digest", flat=True))
    yield from (f"upload {digest[:12]} was acknowledged and is not there" for digest in uploads if digest not in taken)


def sheet_faults(sheets: dict[str, Any]) -> Iterator[str]:
    """The last acknowledged text, or one sent after it whose answer did not arrive."""
    from sucharit.base.history.models import Version
    from sucharit.work.plans.models import Initiative

    for key, told in sheets.items():
        row = Initiative.objects.get(pk=int(key))
        if told["acknowledged"] and row.note not in told["sent"][told["sent"].index(told["acknowledged"]) :]:
            yield f"sheet {key} says {row.note!r}, acknowledged was {told['acknowledged']!r}"
        newest = Version.objects.filter(subject=f"plans.initiative:{key}").order_by("-number").first()
        if told["acknowledged"] and (newest is None or newest.snapshot.get("note") != row.note):
            yield f"sheet {key} has no version of what it says"


def approval_faults(submitted: list[int], signed: dict[str, int]) -> Iterator[str]:
    """A plan is submitted if and only if one approval is open; approved if and only if every step agreed."""
    from sucharit.base.approvals.models import Approval
    from sucharit.work.plans.models import Plan

    answered: dict[str, list[bool]] = {}
    states: dict[str, list[str]] = {}
    for approval in Approval.objects.prefetch_related("steps"):
        steps = [bool(step.answer) for step in sorted(approval.steps.all(), key=lambda step: step.place)]
        answered.setdefault(approval.subject, []).extend(steps)
        states.setdefault(approval.subject, []).append(approval.state)
        if steps != sorted(steps, reverse=True):
            yield f"{approval.subject}: a later step was signed before an earlier one"
        if (approval.state == "granted") != all(steps):
            yield f"{approval.subject}: {approval.state} with {sum(steps)} signatures of {len(steps)}"
    fits = {"draft": [], "submitted": ["open"], "approved": ["granted"]}
    for plan in Plan.objects.all():
        subject = f"plans.plan:{plan.pk}"
        if states.get(subject, []) != fits[plan.state]:
            yield f"{subject} is {plan.state}, its approvals are {states.get(subject)}"
        if plan.state == "approved" and not plan.approved_fingerprint:
            yield f"{subject} is approved without a fingerprint"
    yield from (f"plan {pk}: its submission was acknowledged" for pk in submitted if f"plans.plan:{pk}" not in states)
    for key, count in signed.items():
        if sum(answered.get(f"plans.plan:{key}", [])) < count:
            yield f"plan {key}: {count} signatures were acknowledged"


def document_faults(issued: list[int]) -> Iterator[str]:
    """A number has its paper and all files of it; numbers follow each other without a gap."""
    from sucharit.base.files.actions import path_of
    from sucharit.publishing.documents.models import Document, DocumentFile, NumberBook, RegisterNumber

    for document in Document.objects.filter(state="issued"):
        files = DocumentFile.objects.filter(document=document, key=document.files_key)
        there = {file.format for file in files.select_related("stored__organization") if path_of(file.stored).is_file()}
        if there != set(document.traits.formats):
            yield f"document {document.pk} has its number and only {sorted(there)}"
        taken = RegisterNumber.objects.filter(document=document, number=document.number, book__year=document.year)
        if taken.count() != 1:
            yield f"document {document.pk}: its number is not in the register"
    for book in NumberBook.objects.all():
        numbers = list(book.numbers.order_by("number").values_list("number", flat=True))
        if numbers != list(range(book.first_number, book.next_number)):
            yield f"register {book.pk} has gaps"
    if RegisterNumber.objects.filter(state="used").exclude(document__state__in=("issued", "cancelled")).exists():
        yield "a number is used by a paper that was not issued"
    there = set(Document.objects.filter(state="issued").values_list("pk", flat=True))
    yield from (f"document {pk}: its issue was acknowledged" for pk in issued if pk not in there)


def counted() -> dict[str, object]:
    from django_tasks_db.models import DBTaskResult

    from sucharit.base.audit.models import Entry
    from sucharit.work.intake.models import Intake

    beside = [path for path in Path(settings.FILES_ROOT).rglob(".*") if path.is_file()]
    return {
        "entries": Entry.objects.count(),
        "unfinished tasks": DBTaskResult.objects.filter(status__in=("READY", "RUNNING")).count(),
        "failed tasks": DBTaskResult.objects.filter(status="FAILED").count(),
        "unread uploads": Intake.objects.filter(state__in=("waiting", "reading")).count(),
        "states of unread uploads": list(
            Intake.objects.filter(state__in=("waiting", "reading")).values_list("state", "attempt", "enqueued_at")[:5]
        ),
        "failed readings": Intake.objects.filter(state="failed").count(),
        "nameless half files": len(beside),
    }


def main() -> None:
    django.setup()
    told = {"faults": list(faults(json.load(sys.stdin))), "counted": counted()}
    print(json.dumps(told, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
