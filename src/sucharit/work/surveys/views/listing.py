"""All surveys; a new one from a ready form; how many to ask."""

import datetime
from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.answers import sample_size
from sucharit.core.fiscal import FiscalYear
from sucharit.work.surveys.actions.building import make_survey
from sucharit.work.surveys.forms import Narrow, SampleForm, StartForm
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.papers import summary_listed
from sucharit.work.surveys.queries import closed_between, earlier_rounds, listed_for, surveys_for, units_for
from sucharit.work.surveys.ready import FORMS, form_called
from sucharit.work.surveys.views.pages import room_page, tried
from sucharit.work.surveys.words import STATE_KINDS
from sucharit.work.years.recording.papers import list_file

PAGE = 40
PERIODS = {"h1": gettext_lazy("รอบ 6 เดือนแรก"), "h2": gettext_lazy("รอบ 6 เดือนหลัง"), "year": gettext_lazy("ทั้งปี")}


@require_safe
@gate(Can.SEE_YEAR)
def survey_list(request: OfficerRequest) -> HttpResponseBase:
    """All surveys; its filters are its address."""
    return _listed(request, None)


@require_safe
@gate(Can.SEE_YEAR)
def survey_year(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    """Those of one fiscal year, among the pages of the year."""
    return _listed(request, fiscal_year)


def _listed(request: OfficerRequest, year: int | None) -> HttpResponseBase:
    officer = request.officer
    years = surveys_for(officer).order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    units = Unit.objects.filter(organization=officer.organization, surveys_made__isnull=False).distinct()
    form = Narrow(request.GET or None, years=list(years), units=list(units))
    wanted = form.wanted | ({"year": str(year)} if year else {})
    if year:
        del form.fields["year"]
    page = Paginator(listed_for(officer, wanted), PAGE).get_page(request.GET.get("page"))
    for row in page.object_list:
        row.state_kind = STATE_KINDS[Survey.State(row.state)]  # type: ignore[attr-defined]
    context = room_page(
        officer, page=page, form=form, filtered=any(form.wanted.values()), year=year,
        periods=PERIODS.items(), summed=year or FiscalYear.of(officer.today).value,
    )  # fmt: skip
    return render(request, "surveys/list.html", context)


@gate(Can.SURVEY)
def survey_new(request: OfficerRequest) -> HttpResponseBase:
    """First the ready form, then its name, year and unit."""
    officer = request.officer
    chosen = form_called(request.GET.get("form", ""))
    if chosen is None:
        return render(
            request,
            "surveys/ready.html",
            room_page(officer, (_("แบบใหม่"), ""), forms=[one for one in FORMS if one.purpose != Survey.Purpose.FORM]),
        )
    units = list(units_for(officer)[:1])
    own = units[0].pk if units and not Unit.objects.exclude(pk__in=officer.unit_ids).count() else None
    initial = {"title": chosen.title, "fiscal_year": FiscalYear.of(officer.today).value, "unit": own}
    form = StartForm(request.POST or None, initial=initial, officer=officer)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            made, status = tried(form, lambda: make_survey(by=officer, form=chosen, **form.cleaned_data))
            if made:
                messages.success(request, _("สร้างร่างแล้ว โปรดตรวจคำถามและการตั้งค่าก่อนเปิดรับคำตอบ"))
                return redirect("survey_build", officer.organization.code, made.code)
    context = room_page(officer, (_("แบบใหม่"), ""), form=form, chosen=chosen)
    return render(request, "surveys/new.html", context, status=status)


@require_safe
@gate(Can.SEE_YEAR)
def survey_planner(request: OfficerRequest) -> HttpResponseBase:
    """How many answers are needed, and how many people to ask for them."""
    form = SampleForm(request.GET or None)
    sample = None
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if not told["responding"] or told["population"] == 0:
            form.add_error("responding" if not told["responding"] else "population", _("ต้องมากกว่า 0"))
        else:
            sample = sample_size(
                told["population"], error=Decimal(told["error"]), confidence=told["confidence"],
                responding=Decimal(told["responding"]),
            )  # fmt: skip
    context = room_page(request.officer, (_("จำนวนที่ต้องถาม"), ""), form=form, sample=sample)
    return render(request, "surveys/planner.html", context)


def _stretch(fiscal_year: int, period: str) -> tuple[datetime.date, datetime.date, str]:
    """First day, last day and name of a half or of the year; 404 for another word."""
    if period not in PERIODS or not 2500 <= fiscal_year <= 2700:
        raise Http404
    year = FiscalYear(fiscal_year)
    middle = datetime.date(year.last_day.year, 3, 31)
    if period == "h1":
        return year.first_day, middle, str(PERIODS[period])
    first = middle + datetime.timedelta(days=1) if period == "h2" else year.first_day
    return first, year.last_day, str(PERIODS[period])


@require_safe
@gate(Can.SEE_YEAR)
def survey_summary(request: OfficerRequest, fiscal_year: int, period: str, form: str) -> HttpResponse:
    """All surveys that were closed in a half or a year, as a paper for the executive or a spreadsheet."""
    first, last, name = _stretch(fiscal_year, period)
    rows = list(closed_between(request.officer, first, last))
    about = f"{name} {year_words(fiscal_year)} ({day(first)} - {day(last)})"
    return list_file(summary_listed(rows, earlier_rounds(rows), about), form, request.officer)
