"""The cross-check register: a list with the errors of each month, one check, recording and changing."""

import datetime
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import charts
from sucharit.core.thai import SHORT_MONTHS
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.plans.pages import address
from sucharit.work.progress.actions import edit_check, put_back_check, record_check, withdraw_check
from sucharit.work.progress.forms import CheckFilter, CheckForm
from sucharit.work.progress.models import CrossCheck
from sucharit.work.progress.papers import checks_listed, month_words
from sucharit.work.progress.queries import check_for, checks_for, errors_of, may_change, may_correct
from sucharit.work.progress.views.frame import sort_of, unit_choices, year_page
from sucharit.work.progress.views.recording import Record, withdrawn, written
from sucharit.work.years.models import YearPlan
from sucharit.work.years.periods import months_of
from sucharit.work.years.queries import year_for
from sucharit.work.years.recording.answers import says_why
from sucharit.work.years.recording.papers import list_file
from sucharit.work.years.recording.stories import stories_of

SORTS: dict[str, tuple[str, ...]] = {
    "month": ("month",),
    "unit": ("unit__name",),
    "checked": ("checked",),
    "errors": ("error_count",),
}


def _listed(request: OfficerRequest, fiscal_year: int) -> tuple[CheckFilter, QuerySet[CrossCheck]]:
    officer = request.officer
    form = CheckFilter(request.GET or None, units=unit_choices(officer), months=months_of(fiscal_year))
    wanted = form.wanted
    rows = checks_for(officer, fiscal_year)
    rows = rows.exclude(withdrawn_at=None) if wanted["only"] == "withdrawn" else rows.filter(withdrawn_at=None)
    if wanted["unit"]:
        rows = rows.filter(unit=int(wanted["unit"]))
    if wanted["month"]:
        rows = rows.filter(month=datetime.date.fromisoformat(wanted["month"]))
    if wanted["only"] == "errors":
        rows = rows.filter(error_count__gt=0)
    return form, rows.order_by(*sort_of(request.GET.get("sort", ""), SORTS, ("-month", "unit__name")))


@require_safe
@gate(Can.SEE_YEAR)
def cross_check_list(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """The register, with documents and errors of each month and of the year before."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form, rows = _listed(request, fiscal_year)
    shown = list(rows)
    for one in shown:
        one.month_words = month_words(one.month)  # type: ignore[attr-defined]
    context = year_page(
        officer, year, "cross_check_list", form=form, rows=shown, filtered=any(form.wanted.values()),
        checked=sum(one.checked for one in shown), errors=sum(one.error_count for one in shown), **_sums(officer, year),
    )  # fmt: skip
    return render(request, "progress/cross_check_list.html", context)


def _sums(officer: Officer, year: YearPlan) -> dict[str, Any]:
    """The errors of the whole year beside those of the year before, whatever the list is narrowed to."""
    standing = list(checks_for(officer, year.fiscal_year).filter(withdrawn_at=None))
    before = list(checks_for(officer, year.fiscal_year - 1).filter(withdrawn_at=None))
    return {
        "chart": _chart(year, standing),
        "before": sum(one.error_count for one in before) if before else None,
        "standing": bool(standing),
        "all_errors": sum(one.error_count for one in standing),
        "last_year": year.fiscal_year - 1,
    }


def _chart(year: YearPlan, checks: list[CrossCheck]) -> charts.Chart | None:
    """Errors by month; a month without a check is a gap, not a zero."""
    if not checks:
        return None
    months = months_of(year.fiscal_year)
    sums: dict[datetime.date, int] = {}
    for one in checks:
        sums[one.month] = sums.get(one.month, 0) + one.error_count
    labels = [SHORT_MONTHS[month.month - 1] for month in months]
    values = tuple(None if month not in sums else float(sums[month]) for month in months)
    return charts.lines(_("ข้อผิดพลาดที่พบแต่ละเดือน"), labels, charts.Series(_("ข้อผิดพลาด"), values), unit=_("จุด"))


@require_safe
@gate(Can.SEE_YEAR)
def cross_check_list_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    year = year_for(request.officer, fiscal_year)
    _form, rows = _listed(request, fiscal_year)
    return list_file(checks_listed(year, rows.prefetch_related("errors")), form, request.officer)


def _open_months(year: YearPlan, today: datetime.date) -> list[datetime.date]:
    return [month for month in reversed(months_of(year.fiscal_year)) if month <= today]


@gate(Can.REPORT)
@says_why
def cross_check_add(request: OfficerRequest, fiscal_year: int) -> HttpResponseBase:
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form = CheckForm(request.POST or None, months=_open_months(year, officer.today), organization=officer.organization)
    return _answer(request, year, form, None, lambda files: record_check(year, by=officer, evidence=files, **form.said))


@gate(Can.REPORT)
@says_why
def cross_check_edit(request: OfficerRequest, check: int) -> HttpResponseBase:
    officer = request.officer
    one = check_for(officer, check)
    initial = {"month": one.month.isoformat(), "unit": str(one.unit_id)}
    initial |= {name: getattr(one, name) for name in ("checked", "error_count", "found", "edition")}
    form = CheckForm(
        request.POST or None, initial=initial, months=_open_months(one.year_plan, officer.today),
        organization=officer.organization, check=one,
    )  # fmt: skip
    return _answer(
        request, one.year_plan, form, one,
        lambda files: edit_check(one, by=officer, fields=form.said, evidence=files, edition=form.seen),
    )  # fmt: skip


def _answer(
    request: OfficerRequest, year: YearPlan, form: CheckForm, one: CrossCheck | None, save: Any
) -> HttpResponseBase:
    register = address("cross_check_list", request.officer.organization.code, year.fiscal_year)
    record = Record[CrossCheck](
        view="cross_check_list", template="progress/cross_check_edit.html", name="check",
        evidence=_("ผลการตรวจสอบไขว้"), picker=_("ตรวจสอบไขว้"), done=_("บันทึกการตรวจสอบไขว้แล้ว"), back=register,
        then=lambda _made: register,
    )  # fmt: skip
    return written(request, year, form, one, _("แก้ไข") if one else _("บันทึกการตรวจสอบไขว้"), record, save)


@require_safe
@gate(Can.SEE_YEAR)
def cross_check(request: OfficerRequest, check: int) -> HttpResponse:
    officer = request.officer
    one = check_for(officer, check)
    title = f"{one.unit.name} {month_words(one.month)}"
    context = year_page(
        officer, one.year_plan, "cross_check_list", (title, ""), check=one, title=title, stories=stories_of(one),
        month=month_words(one.month), evidence=list(evidence_of(one, officer)), errors=errors_of(one),
        mine=may_change(officer, one.recorded_by_id) and one.year_plan.running,
        may_correct=may_correct(officer, one) and one.year_plan.running,
    )  # fmt: skip
    return render(request, "progress/cross_check.html", context)


@gate(Can.REPORT)
def cross_check_withdraw(request: OfficerRequest, check: int) -> HttpResponseBase:
    officer = request.officer
    one = check_for(officer, check)
    return withdrawn(
        request, one.year_plan, "cross_check_list", f"{one.unit.name} {month_words(one.month)}",
        lambda reason: withdraw_check(one, by=officer, reason=reason), title=_("ถอนการตรวจสอบไขว้"),
        done=_("ถอนการตรวจสอบไขว้แล้ว"), back=address("cross_check", officer.organization.code, one.pk),
        consequence=_("รายการนี้จะไม่ถูกนับ แต่ยังอ่านได้พร้อมเหตุผล และนำกลับมาได้"),
    )  # fmt: skip


@require_POST
@gate(Can.REPORT)
@says_why
def cross_check_put_back(request: OfficerRequest, check: int) -> HttpResponseBase:
    one = put_back_check(check_for(request.officer, check), by=request.officer)
    messages.success(request, _("นำการตรวจสอบไขว้กลับมาแล้ว"))
    return redirect("cross_check", request.officer.organization.code, one.pk)
