"""The analysis of a year with its questions, the twelve months, the plan against its result, and their papers."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.files.serving import sent
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import charts
from sucharit.core.procurement import FISCAL_MONTHS, standing
from sucharit.core.thai import MONTHS
from sucharit.work.procurement.actions.ruling import answer
from sucharit.work.procurement.figures import PROMISED_CHANNELS, Asked, YearFigures, plan_result, year_figures
from sucharit.work.procurement.forms import AnswerForm
from sucharit.work.procurement.models import Method, Report
from sucharit.work.procurement.papers import (
    facts_of,
    month_paper,
    plan_paper,
    plan_words,
    sixteen_fields,
    year_paper,
)
from sucharit.work.procurement.queries import (
    month_after,
    month_start,
    months_of,
    plan_rows,
    plan_value,
    purchases_by_number,
    reports_in,
)
from sucharit.work.procurement.registers import PLAN, PURCHASES, REPORTS
from sucharit.work.procurement.views.frame import FORMS, room_page, year_asked, year_page
from sucharit.work.procurement.words import NO_VERDICT, OLDER_ANSWER, STANDINGS, TONES, limits_words
from sucharit.work.shelf.queries import may_keep
from sucharit.work.years.recording.answers import says_why, tried
from sucharit.work.years.recording.papers import list_file, paper_file

_SHOWN = 10  # vendors on the page; all of them have a page of their own


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_year(request: OfficerRequest) -> HttpResponse:
    """What was bought in a year, how, from whom; and what the figures ask."""
    officer = request.officer
    year, years = year_asked(request)
    told = year_figures(officer.organization, year)
    report = reports_in(officer.organization, year).get((Report.Kind.YEAR.value, 0))
    context = year_page(
        officer, "procurement_year", _("วิเคราะห์ทั้งปี"), year, years, told=told, facts=list(facts_of(told)),
        charts=_charts(told), asked=told.asked, former=told.former, no_verdict=NO_VERDICT,
        older_answer=OLDER_ANSWER, limits=limits_words(told.sticks), report=report,
        may_answer=may_keep(PURCHASES, officer),
        may_report=may_keep(REPORTS, officer), promised=PROMISED_CHANNELS,
    )  # fmt: skip
    return render(request, "procurement/year.html", context)


def _charts(told: YearFigures) -> list[Any]:
    methods = dict(Method.choices)
    analysis = told.analysis
    vendors = analysis.vendors[:_SHOWN]
    return [
        charts.bars(
            _("วงเงินตามวิธี"), [str(methods[one.key]) for one in analysis.methods],
            charts.Series(_("ราคาที่ตกลง"), tuple(one.money for one in analysis.methods)), unit=_("บาท"),
        ),
        charts.bars(
            _("ผู้ขายหรือผู้รับจ้างที่ได้วงเงินสูงสุด"), [one.name for one in vendors],
            charts.Series(_("ราคาที่ตกลง"), tuple(one.money for one in vendors)), unit=_("บาท"),
        ),
        charts.bars(
            _("วงเงินตามเดือนที่ทำสัญญา"), [MONTHS[int(one.key) - 1] for one in analysis.months],
            charts.Series(_("ราคาที่ตกลง"), tuple(one.money for one in analysis.months)), unit=_("บาท"),
        ),
    ]  # fmt: skip


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_year_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    """The report of the year as it would be today, with the problems and advice of its draft."""
    officer = request.officer
    _in_time(fiscal_year)
    row = reports_in(officer.organization, fiscal_year).get((Report.Kind.YEAR.value, 0))
    told = {"problems": row.problems, "advice": row.advice} if row else {}
    return paper_file(year_paper(officer, fiscal_year, **told), form, f"procurement-{fiscal_year}", FORMS)


@gate(Can.SEE_REGISTERS)
@says_why
def procurement_question(request: OfficerRequest, fiscal_year: int, asks: str) -> HttpResponseBase:
    """One question with the purchases that it names, and the office's answer."""
    officer = request.officer
    _in_time(fiscal_year)
    asked = _asked(request, fiscal_year, asks, request.GET.get("key", ""))
    may = may_keep(PURCHASES, officer)
    now = asked.answer
    initial = {"text": now.text, "edition": now.edition} if now else {}
    form = AnswerForm(request.POST or None, initial=initial) if may else None
    status, conflict = 200, None
    if request.method == "POST":
        if form is None:
            raise Http404
        status = 422
        if form.is_valid():
            key = asked.question.key
            made, status, conflict = tried(
                form, lambda: answer(fiscal_year, asks, key, by=officer, edition=form.seen, **form.said)
            )
            if made:
                messages.success(request, _("บันทึกคำชี้แจงแล้ว"))
                return redirect(
                    f"{reverse('procurement_year', args=[officer.organization.code])}?year={fiscal_year}#asked"
                )
    rows = purchases_by_number(officer, asked.question.numbers)
    back = f"{reverse('procurement_year', args=[officer.organization.code])}?year={fiscal_year}"
    context = room_page(
        officer, "procurement_year", (_("วิเคราะห์ทั้งปี"), back), (_("คำถาม"), ""), year=fiscal_year, asked=asked,
        form=form,
        rows=[rows[number] for number in asked.question.numbers if number in rows][:500], back=back, conflict=conflict,
        no_verdict=NO_VERDICT, older_answer=OLDER_ANSWER,
    )  # fmt: skip
    return render(request, "procurement/question.html", context, status=status)


def _asked(request: OfficerRequest, fiscal_year: int, asks: str, key: str) -> Asked:
    told = year_figures(request.officer.organization, fiscal_year).asked
    found = next((one for one in told if (one.question.asks.value, one.question.key) == (asks, key)), None)
    if found is None:
        raise Http404
    return found


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_months(request: OfficerRequest) -> HttpResponse:
    """The twelve months: what was bought, the summary, and where it was made public."""
    officer = request.officer
    year, years = year_asked(request)
    reports = reports_in(officer.organization, year)
    months = months_of(officer.organization, year)
    lines = [
        {
            "month": month, "name": f"{MONTHS[month - 1]} {year - (month >= 10)}", "count": count, "money": money,
            "report": reports.get((Report.Kind.MONTH.value, month)),
            "begun": month_start(year, month) <= officer.today,
            "ended": month_after(year, month) <= officer.today,
        }
        for month, count, money in months
    ]  # fmt: skip
    context = year_page(
        officer, "procurement_months", _("รายเดือน (สขร.1)"), year, years, lines=lines, promised=PROMISED_CHANNELS,
        may_report=may_keep(REPORTS, officer),
        total=(sum(count for _m, count, _b in months), sum(money for _m, _n, money in months)),
    )  # fmt: skip
    return render(request, "procurement/months.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_month_file(request: OfficerRequest, fiscal_year: int, month: int, form: str) -> HttpResponse:
    """แบบ สขร.1 of a month as it stands today; `items` is the list of sixteen fields."""
    _in_time(fiscal_year)
    if month not in FISCAL_MONTHS:
        raise Http404
    if form in ("items", "csv"):
        return list_file(
            sixteen_fields(request.officer, fiscal_year, month), "xlsx" if form == "items" else "csv", request.officer
        )
    return paper_file(
        month_paper(request.officer, fiscal_year, month), form, f"procurement-{fiscal_year}-{month:02}", FORMS
    )


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_items_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    """The sixteen fields of all purchases of a year, for the disclosure item."""
    _in_time(fiscal_year)
    return list_file(sixteen_fields(request.officer, fiscal_year), form, request.officer)


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_plan(request: OfficerRequest) -> HttpResponse:
    """The plan of a year, line by line, against what came of it."""
    officer = request.officer
    year, years = year_asked(request)
    order = {month: place for place, month in enumerate(FISCAL_MONTHS)}
    rows = sorted(plan_rows(officer.organization, year), key=lambda row: (order[row.month], row.number))
    lines = [(row, standing(plan_value(row), officer.today)) for row in rows]
    result = plan_result(officer.organization, year)
    report = reports_in(officer.organization, year).get((Report.Kind.PLAN.value, 0))
    context = year_page(
        officer, "procurement_plan", _("แผนและผล"), year, years, plan=result, plan_words=plan_words(result),
        report=report,
        lines=[(row, TONES[where], STANDINGS[where]) for row, where in lines], promised=PROMISED_CHANNELS,
        counts=[(STANDINGS[where], count, result.budgets[where]) for where, count in result.counts.items() if count],
        may_report=may_keep(REPORTS, officer), may_plan=may_keep(PLAN, officer),
    )  # fmt: skip
    return render(request, "procurement/plan.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_plan_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    _in_time(fiscal_year)
    return paper_file(plan_paper(request.officer, fiscal_year), form, f"procurement-plan-{fiscal_year}", FORMS)


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_report_paper(request: OfficerRequest, report: int) -> HttpResponseBase:
    """The paper as it was sent."""
    row = get_object_or_404(Report, pk=report, organization=request.officer.organization, paper__isnull=False)
    return sent(row.paper)  # type: ignore[arg-type]


def _in_time(fiscal_year: int) -> None:
    if not 2500 <= fiscal_year <= 2700:
        raise Http404
