"""Progress reports: written with autosave, sent, taken back, accepted, returned; the list of a year by period."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.base.screens.forms import retyped
from sucharit.base.screens.saving import is_autosave, refused, saved
from sucharit.base.screens.words import day
from sucharit.core.thai import fold
from sucharit.work.plans.pages import address
from sucharit.work.progress.actions import (
    accept_report,
    close_period,
    open_period_again,
    return_report,
    send_report,
    take_back_report,
    write_report,
)
from sucharit.work.progress.actions.reports import PeriodClosed
from sucharit.work.progress.forms import ReportFilter, ReportForm, ReturnForm
from sucharit.work.progress.models import ProgressReport
from sucharit.work.progress.papers import reports_listed
from sucharit.work.progress.queries import (
    activities_of,
    closed_periods,
    may_accept,
    report_of,
    reports_for,
    sees_report,
    waiting_for,
)
from sucharit.work.progress.views.frame import STATE_KINDS, initiative_crumbs, unit_choices, year_page
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.periods import Period, PeriodKey, period_of, periods_of
from sucharit.work.years.queries import may_report, year_for, year_initiative_for, year_initiatives_for
from sucharit.work.years.recording.answers import said, says_why, withdrawing
from sucharit.work.years.recording.papers import list_file
from sucharit.work.years.recording.stories import stories_of, words_of
from sucharit.work.years.recording.writing import Stale


def _period(fiscal_year: int, key: str) -> Period:
    if key not in PeriodKey.values:
        raise Http404
    return period_of(fiscal_year, key)


@gate(Can.SEE_YEAR)
def progress_report(request: OfficerRequest, fiscal_year: int, seq: int, period: str) -> HttpResponseBase:
    """GET the report, to write or to read; POST saves it (by itself too)."""
    officer = request.officer
    span = _period(fiscal_year, period)
    row = year_initiative_for(officer, fiscal_year, seq)
    report = report_of(row, period)
    if report is not None:
        report.year_initiative = row
        if not sees_report(officer, report):
            raise Http404
    if request.method == "POST":
        return _saved(request, row, span, report)
    return _page(request, row, span, report, ReportForm(initial=_initial(row, span, report)))


def _initial(row: YearInitiative, span: Period, report: ProgressReport | None) -> dict[str, Any]:
    """What stands; a report that was never written begins with the activities of its period."""
    if report is not None:
        names = ("done", "obstacles", "recommendations", "percent")
        return {name: getattr(report, name) for name in names} | {"version": report.edition}
    return {"done": drafted(row, span), "version": 0}


def drafted(row: YearInitiative, span: Period) -> str:
    """The activities of the period as lines, to be read and completed."""
    return "\n".join(_line(one) for one in _done_in(row, span))


def _done_in(row: YearInitiative, span: Period) -> list[Any]:
    found = activities_of(row).filter(held_on__range=(span.first_day, span.last_day))
    return list(found.order_by("held_on", "pk")[:60])


def _line(one: Any) -> str:
    people = _(" ผู้เข้าร่วม %(n)s คน") % {"n": f"{one.people:,}"} if one.people else ""
    place = _(" ณ %(place)s") % {"place": one.place} if one.place else ""
    return f"- {day(one.held_on)} {one.title}{place}{people}"


def _saved(
    request: OfficerRequest, row: YearInitiative, span: Period, report: ProgressReport | None
) -> HttpResponseBase:
    form = ReportForm(request.POST)
    if not form.is_valid():
        return refused(form) if is_autosave(request) else _page(request, row, span, report, form, status=422)
    seen = form.cleaned_data["version"]  # 0: the page showed that there is none yet
    try:
        kept = write_report(row, span.key, by=request.officer, edition=seen, **form.said)
        if "send" in request.POST and not is_autosave(request):
            send_report(row, span.key, by=request.officer, edition=kept.edition)
    except Stale as stale:
        return _stale(request, row, span, form, stale)
    except PeriodClosed as closed:
        return _closed(request, row, span, report, form, said(closed))
    except ValidationError as fault:
        for name, faults in fault.message_dict.items():
            form.add_error(name if name in form.fields else None, faults)
    except NotAllowed as why:
        form.add_error(None, said(why))
    else:
        return _done(request, row, span, kept)
    kept_now = report_of(row, span.key)
    if kept_now is not None:  # written, though it could not be sent
        kept_now.year_initiative = row
        retyped(form, "version", kept_now.edition)
    return refused(form) if is_autosave(request) else _page(request, row, span, kept_now, form, status=422)


def _done(request: OfficerRequest, row: YearInitiative, span: Period, kept: ProgressReport) -> HttpResponseBase:
    if is_autosave(request):
        return saved(kept.edition)
    code = request.officer.organization.code
    if "send" in request.POST:
        messages.success(request, _("ส่งรายงาน%(period)s แล้ว") % {"period": span.label})
        return redirect("progress_initiative", code, row.year_plan.fiscal_year, row.seq)
    messages.success(request, _("บันทึกร่างรายงานแล้ว ยังไม่ได้ส่ง"))
    return redirect("progress_report", code, row.year_plan.fiscal_year, row.seq, span.key)


def _closed(
    request: OfficerRequest,
    row: YearInitiative,
    span: Period,
    report: ProgressReport | None,
    form: ReportForm,
    why: str,
) -> HttpResponse:
    """409: nothing is saved any more, and nothing typed is lost. The script puts the sentence above the form."""
    if is_autosave(request):
        return render(request, "progress/_closed.html", {"why": why}, status=409)
    return _page(request, row, span, report, form, status=409, closed_words=why)


def _stale(request: OfficerRequest, row: YearInitiative, span: Period, form: ReportForm, stale: Stale) -> HttpResponse:
    fields = []
    for name in ("percent", "done", "obstacles", "recommendations"):
        theirs, mine = words_of(stale.row, name, stale.theirs[name]), str(form.cleaned_data.get(name) or "")
        if theirs != mine:
            fields.append((form.fields[name].label, theirs, mine))
    conflict = {"who": stale.who, "fields": fields, "version": stale.edition}
    if is_autosave(request):
        return render(request, "progress/_report_conflict.html", {"conflict": conflict}, status=409)
    report = report_of(row, span.key)
    if report is not None:
        report.year_initiative = row
    retyped(form, "version", stale.edition)
    return _page(request, row, span, report, form, status=409, conflict=conflict)


def _page(
    request: OfficerRequest, row: YearInitiative, span: Period, report: ProgressReport | None, form: ReportForm,
    status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    officer, code = request.officer, request.officer.organization.code
    closed = closed_periods(row.year_plan).get(span.key)
    mine = may_report(officer, row) and row.year_plan.running
    writable = mine and closed is None and (report is None or report.writable)
    sent = report is not None and report.state == ProgressReport.State.SENT
    own = report is not None and report.sent_by_id == officer.user.pk
    context = year_page(
        officer, row.year_plan, "progress_year", *initiative_crumbs(row, code, (span.label, "")), row=row, span=span,
        report=report, form=form, closed=closed, writable=writable or status == 409,
        begun=span.first_day <= officer.today,
        state_kind=STATE_KINDS[ProgressReport.State(report.state)] if report else "quiet",
        may_take_back=mine and sent, may_decide=sent and may_accept(officer, row) and not own and row.year_plan.running,
        own_waits=sent and own, return_form=ReturnForm(), stories=stories_of(report) if report else [],
        activities=_done_in(row, span),
        others=[
            {"label": one.label, "url": address("progress_report", code, row.year_plan.fiscal_year, row.seq, one.key),
             "current": one.key == span.key}
            for one in periods_of(row.year_plan.fiscal_year)
        ],
        **more,
    )  # fmt: skip
    return render(request, "progress/progress_report.html", context, status=status)


def _edition(request: OfficerRequest) -> int | None:
    return asking.number(request.POST.get("edition", ""), 8)


@require_POST
@gate(Can.REPORT)
@says_why
def progress_report_take_back(request: OfficerRequest, fiscal_year: int, seq: int, period: str) -> HttpResponseBase:
    row = year_initiative_for(request.officer, fiscal_year, seq)
    take_back_report(row, period, by=request.officer)
    messages.success(request, _("ถอนรายงานกลับมาแก้ได้แล้ว"))
    return redirect("progress_report", request.officer.organization.code, fiscal_year, seq, period)


@require_POST
@gate(Can.ACCEPT_REPORTS)
@says_why
def progress_report_accept(request: OfficerRequest, fiscal_year: int, seq: int, period: str) -> HttpResponseBase:
    row = year_initiative_for(request.officer, fiscal_year, seq)
    try:
        accept_report(row, period, by=request.officer, edition=_edition(request))
    except Stale:
        messages.error(request, _("รายงานนี้เปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ โปรดอ่านอีกครั้งก่อนรับ"))
        return redirect("progress_report", request.officer.organization.code, fiscal_year, seq, period)
    messages.success(request, _("รับรายงานแล้ว"))
    return _next(request, fiscal_year, seq)


@require_POST
@gate(Can.ACCEPT_REPORTS)
@says_why
def progress_report_return(request: OfficerRequest, fiscal_year: int, seq: int, period: str) -> HttpResponseBase:
    row = year_initiative_for(request.officer, fiscal_year, seq)
    try:
        return_report(row, period, by=request.officer, reason=request.POST.get("reason", ""), edition=_edition(request))
    except Stale:
        messages.error(request, _("รายงานนี้เปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ โปรดอ่านอีกครั้ง"))
    except ValidationError as fault:
        messages.error(request, " ".join(map(str, fault.messages)))
    else:
        messages.success(request, _("ส่งกลับพร้อมเหตุผลแล้ว"))
        return _next(request, fiscal_year, seq)
    return redirect("progress_report", request.officer.organization.code, fiscal_year, seq, period)


def _next(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponseBase:
    """To the next report that waits, so that a head reads on; else back to the initiative."""
    code = request.officer.organization.code
    waiting = waiting_for(request.officer, fiscal_year)
    if waiting:
        one = waiting[0]
        return redirect("progress_report", code, fiscal_year, one.year_initiative.seq, one.period)
    return redirect("progress_initiative", code, fiscal_year, seq)


def _listed(
    request: OfficerRequest, fiscal_year: int
) -> tuple[ReportFilter, list[ProgressReport], list[YearInitiative]]:
    """The reports shown; for "ยังไม่เขียน" of a period the initiatives without one."""
    officer = request.officer
    form = ReportFilter(request.GET or None, units=unit_choices(officer))
    wanted = form.wanted
    words = fold(wanted["q"])
    rows = [
        row for row in year_initiatives_for(officer, fiscal_year)
        if (not wanted["unit"] or str(row.unit_id) == wanted["unit"]) and (not words or words in fold(row.title))
    ]  # fmt: skip
    shown = {row.pk: row for row in rows}
    found = reports_for(officer, fiscal_year)
    found = found.filter(period=wanted["period"]) if wanted["period"] else found
    reports = [one for one in found if one.year_initiative_id in shown and sees_report(officer, one)]
    missing: list[YearInitiative] = []
    if wanted["state"] == "none":
        told = {one.year_initiative_id for one in found if one.done}
        missing = [row for row in rows if row.pk not in told and not row.finished]
        reports = []
    elif wanted["state"]:
        reports = [one for one in reports if one.state == wanted["state"]]
    return form, _sorted(reports, request.GET.get("sort", "")), missing


def _sorted(reports: list[ProgressReport], sort: str) -> list[ProgressReport]:
    order = list(PeriodKey.values)
    keys: dict[str, Any] = {
        "initiative": lambda one: one.year_initiative.seq,
        "period": lambda one: order.index(one.period),
        "state": lambda one: one.get_state_display(),
        "percent": lambda one: -1 if one.percent is None else one.percent,
        "changed": lambda one: one.changed_at,
    }
    key = keys.get(sort.removeprefix("-"))
    if key is None:
        return sorted(reports, key=lambda one: (order.index(one.period), one.year_initiative.seq))
    return sorted(reports, key=key, reverse=sort.startswith("-"))


@require_safe
@gate(Can.SEE_YEAR)
def progress_report_list(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Reports of a year, and how each period stands: sent, accepted, not written, closed."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form, reports, missing = _listed(request, fiscal_year)
    for one in reports:
        one.kind = STATE_KINDS[ProgressReport.State(one.state)]  # type: ignore[attr-defined]
    context = year_page(
        officer, year, "progress_report_list", form=form, reports=reports, missing=missing,
        filtered=any(form.wanted.values()), periods=_overview(request, fiscal_year),
        none=form.wanted["state"] == "none",
        waiting=waiting_for(officer, fiscal_year), may_close=officer.may(Can.EDIT_YEAR) and year.running,
        wanted_period=form.wanted["period"],
    )  # fmt: skip
    return render(request, "progress/progress_report_list.html", context)


def _overview(request: OfficerRequest, fiscal_year: int) -> list[dict[str, Any]]:
    officer = request.officer
    year = year_for(officer, fiscal_year)
    closed = closed_periods(year)
    whole = year.initiatives.count()
    states = list(reports_for(officer, fiscal_year).exclude(done="").values_list("period", "state"))
    told = []
    for span in periods_of(fiscal_year):
        own = [state for period, state in states if period == span.key]
        told.append({
            "span": span, "closed": closed.get(span.key), "over": span.last_day < officer.today,
            "begun": span.first_day <= officer.today, "accepted": own.count("accepted"), "sent": own.count("sent"),
            "drafts": own.count("draft") + own.count("returned"), "none": whole - len(own),
        })  # fmt: skip
    return told


@require_safe
@gate(Can.SEE_YEAR)
def progress_report_list_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    year = year_for(request.officer, fiscal_year)
    _form, reports, _missing = _listed(request, fiscal_year)
    return list_file(reports_listed(year, reports), form, request.officer)


@gate(Can.EDIT_YEAR)
@says_why
def period_close(request: OfficerRequest, fiscal_year: int, period: str) -> HttpResponseBase:
    """Asks, naming the period; then nothing more is written in it."""
    officer, code = request.officer, request.officer.organization.code
    year, span = year_for(officer, fiscal_year), _period(fiscal_year, period)
    if request.method == "POST":
        close_period(year, period, by=officer)
        messages.success(request, _("ปิด%(period)s แล้ว") % {"period": span.label})
        return redirect("progress_report_list", code, fiscal_year)
    one = next(one for one in _overview(request, fiscal_year) if one["span"].key == period)
    context = year_page(officer, year, "progress_report_list", (_("ปิดงวด"), ""), span=span, one=one)
    return render(request, "progress/period_close.html", context)


@gate(Can.EDIT_YEAR)
def period_open(request: OfficerRequest, fiscal_year: int, period: str) -> HttpResponseBase:
    """Opens it again, with a reason."""
    officer = request.officer
    year, span = year_for(officer, fiscal_year), _period(fiscal_year, period)
    page = year_page(officer, year, "progress_report_list", (_("เปิดงวดอีกครั้ง"), ""))
    return withdrawing(
        request, lambda reason: open_period_again(year, period, by=officer, reason=reason), title=_("เปิดงวดอีกครั้ง"),
        things=[span.label], back=address("progress_report_list", officer.organization.code, fiscal_year),
        done=_("เปิด%(period)s อีกครั้งแล้ว") % {"period": span.label}, crumbs=page["crumbs"],
        consequence=_("หน่วยงานจะเขียนและส่งรายงานของงวดนี้ได้อีก เหตุผลอยู่ในบันทึกการกระทำ"), action=_("เปิดงวด"),
    )  # fmt: skip
