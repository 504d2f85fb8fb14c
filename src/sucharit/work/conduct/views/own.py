"""What one must acknowledge oneself; the yearly report of the No Gift policy."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.core.fiscal import FiscalYear
from sucharit.work.conduct.actions.interests import declare_own
from sucharit.work.conduct.actions.papers import acknowledge
from sucharit.work.conduct.forms import OwnInterestForm
from sucharit.work.conduct.models import Acknowledgement
from sucharit.work.conduct.papers import gift_report_file_of, gift_report_of
from sucharit.work.conduct.queries import acknowledgements_for, interests_of
from sucharit.work.conduct.registers import GIFTS, PLEDGES
from sucharit.work.shelf.queries import years_of
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.years.recording.answers import says_why, tried

State = Acknowledgement.State


@gate(Can.SEE_DESK)
@says_why
def my_acknowledgements(request: OfficerRequest) -> HttpResponseBase:
    """Code and pledge that this person was asked to acknowledge; POST does it."""
    officer = request.officer
    rows = acknowledgements_for(officer)
    if request.method == "POST":
        row = get_object_or_404(rows, pk=asking.number(request.POST.get("row", "")))
        acknowledge(row, by=officer)
        messages.success(request, _("บันทึกการรับทราบของท่านแล้ว"))
        return redirect("my_acknowledgements", officer.organization.code)
    told = list(rows.order_by("asked_on", "pk"))
    context = {
        "waiting": [one for one in told if one.state == State.ASKED and one.asked_on <= officer.today],
        "given": [one for one in told if one.state == State.GIVEN][::-1],
    }
    return render(request, "conduct/mine.html", context)


@gate(Can.SEE_DESK)
@says_why
def my_interests(request: OfficerRequest) -> HttpResponseBase:
    """What this person declared, and how it is dealt with; POST declares anew."""
    officer = request.officer
    form, status = OwnInterestForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        made, status = None, 422
        if form.is_valid():
            made, status, _conflict = tried(form, lambda: declare_own(by=officer, **form.said))
        if made:
            messages.success(request, _("บันทึกการแจ้งของท่านแล้ว"))
            return redirect("my_interests", officer.organization.code)
    context = {"form": form, "told": list(interests_of(officer)[:200])}
    return render(request, "conduct/my_interests.html", context, status=status)


@require_safe
@gate(Can.SEE_REGISTERS)
def gift_report(request: OfficerRequest) -> HttpResponse:
    """The report of a year as it will be printed."""
    officer = request.officer
    years = sorted({*years_of(GIFTS, officer), *years_of(PLEDGES, officer)}, reverse=True)
    year = asking.year_among(request.GET, years, FiscalYear.of(officer.today).value)
    report = gift_report_of(officer.organization, year)
    context = register_page(officer, PLEDGES, "gift_report", (_("รายงานประจำปี"), ""), report=report, years=years)
    return render(request, "conduct/gift_report.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def gift_report_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    return gift_report_file_of(request.officer, fiscal_year, form)
