"""The table of a year: every initiative with where it stands; and one initiative with all that was recorded of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import charts
from sucharit.base.screens.forms import retyped
from sucharit.work.evidence.queries import evidence_by_subject
from sucharit.work.progress.forms import StandingFilter, StatusForm
from sucharit.work.progress.models import ProgressReport
from sucharit.work.progress.money import in_quarter
from sucharit.work.progress.papers import standings_listed
from sucharit.work.progress.queries import (
    activities_of,
    closed_periods,
    disbursements_of,
    may_accept,
    sees_report,
    waiting_for,
)
from sucharit.work.progress.standing import Standing, chosen, ordered, standings_for, totals_of
from sucharit.work.progress.views.frame import STATE_KINDS, initiative_crumbs, unit_choices, year_page
from sucharit.work.years.actions import set_status
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.pages import STATUS_KINDS, to_year
from sucharit.work.years.periods import Period, periods_of
from sucharit.work.years.queries import may_report, year_for, year_initiative_for
from sucharit.work.years.recording.answers import said
from sucharit.work.years.recording.papers import list_file
from sucharit.work.years.rows import Stale


@require_safe
@gate(Can.SEE_YEAR)
def progress_list(request: OfficerRequest) -> HttpResponseBase:
    """To the year at work, else the newest; said where there is none."""
    officer = request.officer
    context = {"crumbs": [(_("ความก้าวหน้า"), "")], "may_open": officer.may(Can.EDIT_YEAR)}
    return to_year(officer, "progress_year") or render(request, "progress/progress_list.html", context)


def _shown(request: OfficerRequest, year: YearPlan) -> tuple[StandingFilter, list[Standing], list[Standing]]:
    """The filter, everything, and what it lets through in the order asked for."""
    every = standings_for(request.officer, year)
    form = StandingFilter(
        request.GET or None, units=unit_choices(request.officer),
        dimensions=sorted({one.row.dimension for one in every if one.row.dimension}),
    )  # fmt: skip
    return form, every, ordered(chosen(every, form.wanted), request.GET.get("sort", ""))


@require_safe
@gate(Can.SEE_YEAR)
def progress_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Every initiative: light, last activity, percent, money."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form, every, rows = _shown(request, year)
    context = year_page(
        officer, year, "progress_year", form=form, rows=rows, totals=totals_of(rows), all_totals=totals_of(every),
        filtered=any(form.wanted.values()), waiting=waiting_for(officer, fiscal_year),
        any_mine=any(r.mine for r in every),
    )  # fmt: skip
    return render(request, "progress/progress_year.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def progress_year_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    """What the filter shows, as xlsx, csv or pdf."""
    year = year_for(request.officer, fiscal_year)
    _form, _every, rows = _shown(request, year)
    return list_file(standings_listed(year, rows, totals_of(rows)), form, request.officer)


@require_safe
@gate(Can.SEE_YEAR)
def progress_initiative(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """One initiative: what was done, reported and paid."""
    officer = request.officer
    row = year_initiative_for(officer, fiscal_year, seq)
    activities = list(activities_of(row)[:200])
    proofs = evidence_by_subject(activities, officer)
    for one in activities:
        one.evidence = proofs.get(f"progress.activity:{one.pk}", [])  # type: ignore[attr-defined]
    payments = list(disbursements_of(row)[:200])
    spent = sum((one.signed for one in payments), start=0)
    over = max(spent - row.money, 0) if row.money is not None else 0
    context = year_page(
        officer, row.year_plan, "progress_year", *initiative_crumbs(row, officer.organization.code), row=row,
        activities=activities, payments=payments, spent=spent, over=over, periods=_periods(request, row),
        mine=may_report(officer, row) and row.year_plan.running, status_kind=_kind(row),
        left=None if row.money is None else row.money - spent, by_quarter=_spending_chart(row, payments),
    )  # fmt: skip
    return render(request, "progress/progress_initiative.html", context)


def _kind(row: YearInitiative) -> str:
    return STATUS_KINDS[YearInitiative.Status(row.status)]


def _spending_chart(row: YearInitiative, payments: list[Any]) -> charts.Chart | None:
    """Spending by quarter, where there is any."""
    if not payments:
        return None
    quarters = row.year_plan.year.quarters
    sums = tuple(
        sum((one.signed for one in payments if in_quarter(one.paid_on, q)), start=0)
        for q in quarters
    )  # fmt: skip
    labels = [_("ไตรมาส %(n)s") % {"n": q.number} for q in quarters]
    return charts.columns(_("จ่ายแต่ละไตรมาส"), labels, charts.Series(_("จ่าย"), sums), unit=_("บาท"))


def _periods(request: OfficerRequest, row: YearInitiative) -> list[dict[str, Any]]:
    """Every period with its report, if this officer may read it."""
    reports = {one.period: one for one in ProgressReport.objects.filter(year_initiative=row)}
    closed = closed_periods(row.year_plan)
    return [
        _period(request, row, span, reports.get(span.key), span.key in closed)
        for span in periods_of(row.year_plan.fiscal_year)
    ]


def _period(
    request: OfficerRequest, row: YearInitiative, span: Period, report: ProgressReport | None, closed: bool
) -> dict[str, Any]:
    if report is not None:
        report.year_initiative = row
    shown = report if report and sees_report(request.officer, report) else None
    begun = span.first_day <= request.officer.today
    return {
        "span": span,
        "report": shown,
        "kind": STATE_KINDS[ProgressReport.State(shown.state)] if shown else "",
        "closed": closed,
        "begun": begun,
        "late": begun
        and span.last_day < request.officer.today
        and (shown is None or shown.writable)
        and not row.finished,
        "waits": bool(shown and shown.state == ProgressReport.State.SENT and may_accept(request.officer, row)),
    }


@gate(Can.SEE_YEAR)
def progress_status(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponseBase:
    """How far it is: done with a result, or not possible with the NACC's reason."""
    officer = request.officer
    row = year_initiative_for(officer, fiscal_year, seq)
    told = {name: getattr(row, name) for name in ("status", "result", "reason", "reason_text", "edition")}
    form = StatusForm(request.POST or None, initial=told)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            status = _set(request, row, form)
        if status == 302:
            messages.success(request, _("บันทึกสถานะแล้ว"))
            return redirect("progress_initiative", officer.organization.code, fiscal_year, seq)
    elif not (may_report(officer, row) and row.year_plan.running):
        messages.info(request, _("ท่านอ่านสถานะได้ แต่ผู้บันทึกคือหน่วยงานเจ้าของในปีที่ใช้อยู่"))
        return redirect("progress_initiative", officer.organization.code, fiscal_year, seq)
    crumbs = initiative_crumbs(row, officer.organization.code, (_("สถานะ"), ""))
    context = year_page(officer, row.year_plan, "progress_year", *crumbs, row=row, form=form)
    return render(request, "progress/progress_status.html", context, status=status)


def _set(request: OfficerRequest, row: YearInitiative, form: StatusForm) -> int:
    """302 done, 422 refused, 409 someone saved first (the form then carries the new edition)."""
    told = {name: form.cleaned_data[name] for name in ("status", "result", "reason", "reason_text")}
    try:
        set_status(row, by=request.officer, edition=form.cleaned_data["edition"], **told)
    except NotAllowed as refused:
        form.add_error(None, said(refused))
        return 422
    except Stale as stale:
        retyped(form, "edition", stale.row.edition)
        form.add_error(
            None, _("มีผู้แก้ไขโครงการนี้ก่อนท่าน (สถานะที่บันทึกไว้: %(status)s) ที่ท่านพิมพ์ยังอยู่ กดบันทึกอีกครั้งเพื่อใช้ของท่าน")
            % {"status": YearInitiative.Status(stale.theirs["status"]).label},
        )  # fmt: skip
        return 409
    return 302
