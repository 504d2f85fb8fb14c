"""The record in sentences, its export, and a look whether the chain holds."""

import csv
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.audit.models import Entry
from sucharit.base.audit.sentences import sentence
from sucharit.base.audit.verifying import verify
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import said
from sucharit.core.papers.lists import harmless
from sucharit.office.records.forms import RecordFilter
from sucharit.office.records.queries import entries_for, in_days

PER_PAGE = 50
MOST_FAULTS = 200


@require_safe
@gate(Can.SEE_RECORD)
def record(request: OfficerRequest) -> HttpResponse:
    """Who did what, newest first."""
    form, entries = _filtered(request)
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    told = [
        {
            "who": entry.actor_name or _("ระบบ"),
            "what": sentence(entry),
            "when": entry.at,
            "note": entry.facts.get("reason") or entry.facts.get("opinion") or "",
            "position": entry.actor_position,
            "number": entry.number,
        }
        for entry in page
    ]
    return render(request, "records/record.html", {"form": form, "page": page, "events": told})


@require_safe
@gate(Can.SEE_RECORD)
def record_export(request: OfficerRequest) -> StreamingHttpResponse:
    """The filtered record as CSV, streamed, every cell safe in a spreadsheet."""
    entries = _filtered(request)[1]
    writer = csv.writer(_Echo())
    rows = (writer.writerow(row) for row in _rows(entries))
    answer = StreamingHttpResponse(_marked(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="record.csv"'
    return answer


@require_safe
@gate(Can.SEE_RECORD)
def record_verify(request: OfficerRequest) -> HttpResponse:
    """Reads the whole chain again and says whether it holds."""
    verified = verify(request.officer.organization.code)
    faults = [(fault.number, said(fault)) for fault in verified.faults[:MOST_FAULTS]]
    return render(request, "records/record_verify.html", {"verified": verified, "faults": faults})


def _filtered(request: OfficerRequest) -> tuple[RecordFilter, QuerySet[Entry]]:
    form = RecordFilter(request.GET, officer=request.officer)
    entries = entries_for(request.officer)
    asked = form.cleaned_data if form.is_valid() else {}
    if actor := asked.get("actor"):
        entries = entries.filter(actor=actor)
    if room := asked.get("verb"):
        entries = entries.filter(verb__startswith=f"{room}.")
    if text := asked.get("text"):
        entries = entries.filter(label__icontains=text.replace("\0", ""))
    return form, in_days(entries, asked.get("first"), asked.get("last"))


class _Echo:
    """What csv.writer writes to: it hands the line on."""

    def write(self, line: str) -> str:
        return line


def _marked(rows: Iterator[str]) -> Iterator[str]:
    yield "\ufeff"  # Excel takes UTF-8 for what it is only with the mark
    yield from rows


def _rows(entries: QuerySet[Entry]) -> Iterator[list[str]]:
    yield ["ลำดับ", "เวลา", "ผู้ทำ", "ตำแหน่ง", "การกระทำ", "ลายนิ้วมือ"]
    for entry in entries.iterator(chunk_size=500):
        at = timezone.localtime(entry.at).isoformat(timespec="seconds")
        cells = [str(entry.number), at, entry.actor_name, entry.actor_position, sentence(entry), entry.digest]
        yield [harmless(cell) for cell in cells]
