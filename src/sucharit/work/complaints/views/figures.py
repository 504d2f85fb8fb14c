"""Figures for executives and officers, numbers of years before, and the summary report of a month, half or year."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import write_docx, write_pdf, write_xlsx
from sucharit.core.thai import BUDDHIST_ERA, MONTHS
from sucharit.work.complaints.actions.arranging import keep_past_count
from sucharit.work.complaints.figures import figures_of
from sucharit.work.complaints.forms import PastForm, ReportForm
from sucharit.work.complaints.models import Complaint, PastCount
from sucharit.work.complaints.papers import figures_listed, rated_words, report_paper
from sucharit.work.complaints.queries import centre_for, centre_of
from sucharit.work.complaints.standing import short_word
from sucharit.work.complaints.views.register import room_page
from sucharit.work.complaints.views.telling import charts_of, year_asked, years_known
from sucharit.work.years.recording.answers import said
from sucharit.work.years.recording.papers import list_file

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@gate(Can.SEE_COMPLAINT_FIGURES)
def complaint_figures(request: OfficerRequest) -> HttpResponseBase:
    """Numbers, never names: what the mayor sees."""
    officer = request.officer
    centre = centre_of(officer.organization)
    if centre is None:
        return render(request, "complaints/closed.html", room_page(officer, "complaint_figures"))
    year = year_asked(request)
    figures = figures_of(officer.organization, year, officer.today)
    late = Complaint.objects.filter(organization=officer.organization, due_on__lt=officer.today).select_related("unit")
    context = room_page(
        officer,
        "complaint_figures",
        figures=figures,
        year=year,
        years=years_known(centre, year),
        charts=charts_of(figures),
        rated=rated_words(figures),
        centre=centre,
        periods=periods(year, officer.today),
        late=[(row, short_word(row, officer.today)) for row in late.order_by("due_on")[:50]],
    )
    return render(request, "complaints/figures.html", context)


@require_safe
@gate(Can.SEE_COMPLAINT_FIGURES)
def complaint_figures_file(request: OfficerRequest, form: str) -> HttpResponse:
    year = year_asked(request)
    figures = figures_of(request.officer.organization, year, request.officer.today)
    return list_file(figures_listed(figures), form, request.officer)


def periods(year: FiscalYear, today: date) -> list[tuple[str, str]]:
    """What can be reported of a year: months that have begun, six months, the year."""
    told = [("year", year_words(year)), ("half", _("รอบ 6 เดือน %(year)s") % {"year": year_words(year)})]
    for number in range(12):
        first, _last = span_of(year, f"m{number + 1:02}")
        if first <= today:
            told.append((f"m{number + 1:02}", f"{MONTHS[first.month - 1]} {first.year + BUDDHIST_ERA}"))
    return told


def span_of(year: FiscalYear, period: str) -> tuple[date, date]:
    """First and last day of "year", "half", or "m01" (October) to "m12"; 404 for nonsense."""
    if period == "year":
        return year.first_day, year.last_day
    if period == "half":
        return year.first_day, year.quarters[1].last_day
    if not (
        len(period) == 3
        and period[0] == "m"
        and period[1:].isascii()
        and period[1:].isdigit()
        and 1 <= int(period[1:]) <= 12
    ):
        raise Http404
    month = (8 + int(period[1:])) % 12 + 1
    first = date(year.first_day.year + (month < 10), month, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, following - timedelta(days=1)


@gate(Can.SEE_COMPLAINT_FIGURES)
def complaint_report(request: OfficerRequest, fiscal_year: int, period: str) -> HttpResponseBase:
    """The summary: numbers and reasons are filled in, problems and remedies are written here; POST makes the paper."""
    officer = request.officer
    centre = centre_for(officer)
    if not 2500 <= fiscal_year <= 2700:
        raise Http404
    year = FiscalYear(fiscal_year)
    first, last = span_of(year, period)
    name = dict(periods(year, last)).get(period, period)
    figures = figures_of(officer.organization, year, officer.today, first=first, last=last)
    rows = list(_finished(officer.organization.pk, first, last))
    form = ReportForm(request.POST or None)
    kind = request.POST.get("form", "pdf")
    if request.method == "POST" and form.is_valid() and kind in TYPES:
        paper = report_paper(figures, centre, name, rows, **form.cleaned_data)
        data = {"pdf": write_pdf, "docx": write_docx, "xlsx": write_xlsx}[kind](paper)
        answer = HttpResponse(data, content_type=TYPES[kind])
        answer["Content-Disposition"] = f'attachment; filename="complaint-report-{fiscal_year}-{period}.{kind}"'
        return answer
    context = room_page(
        officer,
        "complaint_figures",
        (name, ""),
        figures=figures,
        form=form,
        name=name,
        rows=rows,
        rated=rated_words(figures),
        year=year,
        period=period,
    )
    return render(request, "complaints/report.html", context, status=422 if form.is_bound else 200)


def _finished(organization: int, first: date, last: date) -> Sequence[Complaint]:
    rows = Complaint.objects.filter(
        organization=organization, state=Complaint.State.FINISHED, finished_on__range=(first, last)
    )
    return list(rows.select_related("category").order_by("fiscal_year", "number"))


@gate(Can.HANDLE_COMPLAINTS)
def complaint_past(request: OfficerRequest) -> HttpResponseBase:
    """Numbers of years before this system, with their source: the baseline."""
    officer = request.officer
    centre_for(officer)
    form = PastForm(request.POST or None, organization=officer.organization)
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = form.said
        try:
            keep_past_count(told.pop("category"), told.pop("fiscal_year"), by=officer, **told)
        except NotAllowed as refusal:
            form.add_error(None, said(refusal))
        except ValidationError as fault:
            form.show_faults(fault)
        else:
            messages.success(request, _("บันทึกตัวเลขแล้ว"))
            return redirect("complaint_past", officer.organization.code)
    rows = PastCount.objects.filter(organization=officer.organization).select_related("category", "by")
    context = room_page(officer, "complaint_figures", (_("ตัวเลขของปีก่อนมีระบบ"), ""), form=form, rows=rows)
    return render(request, "complaints/past.html", context, status=422 if form.is_bound else 200)
