"""Old integrity reports: uploaded, read in the background, looked through with their doubts, taken up."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.plan import IntegrityArea
from sucharit.core.reading.values import Doubt
from sucharit.publishing.reports.actions import take_up_intake
from sucharit.publishing.reports.actions.taking_up import read_report
from sucharit.publishing.reports.drafting.integrity import COMPONENTS
from sucharit.publishing.reports.forms import TakeUpForm
from sucharit.publishing.reports.models import Report
from sucharit.publishing.reports.queries import reports_for
from sucharit.work.intake.actions import receive
from sucharit.work.intake.models import Intake
from sucharit.work.intake.queries import intake_for, intakes_for
from sucharit.work.intake.reading import reading_of
from sucharit.work.plans.pages import address

KIND = "integrity_report"
ACCEPT = ".txt,.md,.docx,.pdf"
MOST_DOUBTS = 100


@gate(Can.INTAKE)
def report_old(request: OfficerRequest) -> HttpResponse:
    """Reports that were read and wait, and a place for another file."""
    officer = request.officer
    if request.method == "POST":
        return _received(request)
    waiting = intakes_for(officer).filter(document_kind=KIND, state=Intake.State.READ)
    context = {
        "waiting": list(waiting[:50]), "accept": ACCEPT, "file_limit": settings.FILE_LIMIT, "crumbs": _crumbs(request),
    }  # fmt: skip
    return render(request, "reports/report_old.html", context)


def _received(request: OfficerRequest) -> HttpResponse:
    """One file at a time; the intake reads it."""
    file = request.FILES.get("files")
    code = request.officer.organization.code
    if file is None:
        messages.error(request, _("ยังไม่ได้เลือกไฟล์"))
        return redirect("report_old", code)
    try:
        intake = receive(file, by=request.officer)
    except UnacceptableFile as problem:
        messages.error(request, f"{problem.name}: {problem.said}")
        return redirect("report_old", code)
    return redirect("report_old_document", code, intake.pk)


@gate(Can.INTAKE)
def report_old_document(request: OfficerRequest, intake: int) -> HttpResponse:
    """What was read, area by area, with what is doubtful; POST takes it up."""
    officer = request.officer
    document = intake_for(officer, intake)
    if document.state in (Intake.State.ADOPTED, Intake.State.DISCARDED):
        raise Http404
    value, memo = read_report(document, officer)
    form = None
    if value is not None:
        taken = set(reports_for(officer).filter(kind=Report.Kind.INTEGRITY).values_list("fiscal_year", flat=True))
        form = TakeUpForm(request.POST or None, year=value.fiscal_year, taken=taken, has_memo=memo is not None)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                made = take_up_intake(document, by=officer, **form.cleaned_data)
                messages.success(request, _("นำเข้ารายงานแล้ว ทุกองค์ประกอบเป็นข้อความของเจ้าหน้าที่ แก้ไขต่อได้"))
                return redirect("report", officer.organization.code, made.fiscal_year, made.kind)
    context = {
        "document": document, "value": value, "memo": memo, "form": form, "doubts": _doubts(document),
        "areas": [_area(one) for one in value.areas] if value else [], "whole": len(COMPONENTS),
        "crumbs": _crumbs(request, document.file.name),
    }  # fmt: skip
    status = 422 if form is not None and form.errors else 200
    return render(request, "reports/report_old_document.html", context, status=status)


def _area(one: IntegrityArea) -> dict[str, Any]:
    """An area with its six components; what is empty is said."""
    parts = [(heading, _words(getattr(one, name))) for name, heading in COMPONENTS.items()]
    return {"area": one, "parts": parts, "lacking": sum(not words for _heading, words in parts)}


def _words(value: str | tuple[str, ...] | None) -> str:
    return "\n".join(value) if isinstance(value, tuple) else value or ""


def _doubts(document: Intake) -> list[Doubt]:
    return list(reading_of(document.reading).doubts[:MOST_DOUBTS]) if document.reading is not None else []


def _crumbs(request: OfficerRequest, *more: str) -> list[tuple[str, str]]:
    code = request.officer.organization.code
    first = (_("รายงาน"), address("report_list", code))
    own = (_("นำเข้ารายงานเดิม"), address("report_old", code) if more else "")
    return [first, own, *((name, "") for name in more)]
