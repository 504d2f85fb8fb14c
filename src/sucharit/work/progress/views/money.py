"""Money: budget against spending, payments and their reversals, the monthly report of a unit."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import charts
from sucharit.base.screens.digits import chosen as chosen_digits
from sucharit.core.papers import write_pdf, write_xlsx
from sucharit.work.evidence.picking import picked, picker_for
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.plans.pages import address
from sucharit.work.progress.actions import pay, reverse
from sucharit.work.progress.forms import MonthForm, PaymentFilter, PaymentForm
from sucharit.work.progress.models import Disbursement
from sucharit.work.progress.money import (
    MoneyLine,
    by_dimension,
    by_initiative,
    by_quarter,
    by_unit,
    month_report,
)
from sucharit.work.progress.papers import MOST_LISTED, money_listed, month_paper, month_words, payments_listed
from sucharit.work.progress.queries import disbursement_for, disbursements_for, spent_in, spent_on
from sucharit.work.progress.standing import Standing, standings_for, totals_of
from sucharit.work.progress.views.frame import initiative_crumbs, sort_of, unit_choices, year_page
from sucharit.work.years.models import YearPlan
from sucharit.work.years.periods import month_end, months_of
from sucharit.work.years.queries import may_report, year_for, year_initiative_for
from sucharit.work.years.recording.answers import says_why, tried, withdrawing
from sucharit.work.years.recording.papers import attached, list_file

PAGE = 50
GROUPS = {"initiative": gettext_lazy("โครงการ"), "unit": gettext_lazy("หน่วยงาน"), "dimension": gettext_lazy("มิติ")}
SORTS = {
    "day": ("paid_on",),
    "amount": ("amount",),
    "document": ("document",),
    "initiative": ("year_initiative__seq", "paid_on"),
    "by": ("recorded_by__full_name",),
}


def _lines(standings: list[Standing], year: YearPlan, group: str, sort: str) -> list[MoneyLine]:
    made = {
        "initiative": lambda: by_initiative(standings),
        "unit": lambda: by_unit(standings),
        "dimension": lambda: by_dimension(standings, year),
    }[group]()
    keys: dict[str, Any] = {
        "label": lambda line: line.label,
        "budget": lambda line: -1 if line.budget is None else line.budget,
        "spent": lambda line: line.spent,
        "left": lambda line: -1 if line.left is None else line.left,
        "share": lambda line: -1 if line.share is None else line.share,
    }
    key = keys.get(sort.removeprefix("-"))
    return sorted(made, key=key, reverse=sort.startswith("-")) if key else made


def _group(request: OfficerRequest) -> str:
    told = request.GET.get("by", "")
    return told if told in GROUPS else "initiative"


@require_safe
@gate(Can.SEE_YEAR)
def progress_money(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Budget against spending by initiative, unit or dimension, and by quarter."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    standings = standings_for(officer, year)
    totals = totals_of(standings)
    group = _group(request)
    quarters = by_quarter(officer, year, totals.budget)
    code = officer.organization.code
    context = year_page(
        officer, year, "progress_money", lines=_lines(standings, year, group, request.GET.get("sort", "")),
        totals=totals,
        group=group, group_label=GROUPS[group], quarters=quarters, over=[one for one in standings if one.over],
        groups=[
            {"label": label, "url": f"{address('progress_money', code, fiscal_year)}?by={key}", "current": key == group}
            for key, label in GROUPS.items()
        ],
        chart=charts.columns(
            _("จ่ายสะสมถึงสิ้นไตรมาส"), [_("ไตรมาส %(n)s") % {"n": one.number} for one in quarters],
            charts.Series(_("จ่ายสะสม"), tuple(one.so_far for one in quarters)), unit=_("บาท"),
        ),
    )  # fmt: skip
    return render(request, "progress/progress_money.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def progress_money_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    year = year_for(request.officer, fiscal_year)
    group = _group(request)
    lines = _lines(standings_for(request.officer, year), year, group, request.GET.get("sort", ""))
    return list_file(money_listed(year, lines, str(GROUPS[group])), form, request.officer)


def _months(year: YearPlan, today: datetime.date) -> list[datetime.date]:
    return [month for month in months_of(year.fiscal_year) if month <= today]


def _payments(request: OfficerRequest, year: YearPlan) -> tuple[PaymentFilter, QuerySet[Disbursement]]:
    officer = request.officer
    form = PaymentFilter(request.GET or None, units=unit_choices(officer), months=months_of(year.fiscal_year))
    wanted = form.wanted
    rows = disbursements_for(officer, year.fiscal_year)
    if wanted["q"]:
        q = wanted["q"]
        rows = rows.filter(Q(document__icontains=q) | Q(note__icontains=q) | Q(year_initiative__title__icontains=q))
    if wanted["unit"]:
        rows = rows.filter(year_initiative__unit=int(wanted["unit"]))
    if wanted["month"]:
        month = datetime.date.fromisoformat(wanted["month"])
        rows = rows.filter(paid_on__range=(month, month_end(month)))
    if wanted["only"] == "over":
        rows = rows.exclude(over_reason="")
    if wanted["only"] == "reversed":
        rows = rows.filter(Q(reverses__isnull=False) | Q(reversed_by__isnull=False))
    return form, rows.order_by(*sort_of(request.GET.get("sort", ""), SORTS, ("-paid_on", "-pk")))


@require_safe
@gate(Can.SEE_YEAR)
def disbursement_list(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Every payment of a year."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form, rows = _payments(request, year)
    context = year_page(
        officer, year, "disbursement_list", form=form, filtered=any(form.wanted.values()),
        page=Paginator(rows, PAGE).get_page(request.GET.get("page")), spent=spent_in(rows.order_by()),
    )  # fmt: skip
    return render(request, "progress/disbursement_list.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def disbursement_list_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    year = year_for(request.officer, fiscal_year)
    _form, rows = _payments(request, year)
    return list_file(payments_listed(year, list(rows[:MOST_LISTED])), form, request.officer)


@gate(Can.REPORT)
@says_why
def disbursement_add(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponseBase:
    """Records a payment; above the budget it asks for the reason and keeps what was typed."""
    officer = request.officer
    row = year_initiative_for(officer, fiscal_year, seq)
    form = PaymentForm(request.POST or None, initial={"paid_on": officer.today})
    status, files, faults = 200, [], []
    if request.method == "POST":
        told = picked(
            request, title=_("หลักฐานการจ่าย %(document)s") % {"document": request.POST.get("document", "")[:120]}
        )
        files, faults, status = told.evidence, told.faults, 422
        if form.is_valid() and not faults:
            made, status, _conflict = tried(form, lambda: pay(row, by=officer, evidence=files, **form.said))
            if made:
                messages.success(request, _("บันทึกการจ่ายแล้ว"))
                if "again" in request.POST:
                    return redirect("disbursement_add", officer.organization.code, fiscal_year, seq)
                return redirect("progress_initiative", officer.organization.code, fiscal_year, seq)
    spent = spent_on(row)
    crumbs = initiative_crumbs(row, officer.organization.code, (_("บันทึกการจ่าย"), ""))
    context = year_page(
        officer, row.year_plan, "progress_money", *crumbs, row=row, form=form, spent=spent,
        left=None if row.money is None else row.money - spent,
        allowed=may_report(officer, row) and row.year_plan.running,
        over="over_reason" in form.errors if form.is_bound else False,
        picker=picker_for(
            officer, chosen=files, initiative_key=row.key, fiscal_year=fiscal_year, title=row.title[:300], faults=faults
        ),
    )  # fmt: skip
    return render(request, "progress/disbursement_add.html", context, status=status)


@require_safe
@gate(Can.SEE_YEAR)
def disbursement(request: OfficerRequest, disbursement: int) -> HttpResponse:
    """One payment, what it is for, and what reversed it."""
    officer = request.officer
    one = disbursement_for(officer, disbursement)
    row = one.year_initiative
    context = year_page(
        officer, row.year_plan, "disbursement_list", (one.document, ""), one=one, row=row,
        evidence=list(evidence_of(one, officer)),
        may_reverse=may_report(officer, row) and row.year_plan.running and not one.reverses_id and not one.is_reversed,
    )  # fmt: skip
    return render(request, "progress/disbursement.html", context)


@gate(Can.REPORT)
def disbursement_reverse(request: OfficerRequest, disbursement: int) -> HttpResponseBase:
    """Takes a wrong payment back by another row."""
    officer = request.officer
    one = disbursement_for(officer, disbursement)
    back = address("disbursement", officer.organization.code, one.pk)
    page = year_page(
        officer, one.year_initiative.year_plan, "disbursement_list", (one.document, back), (_("กลับรายการ"), "")
    )
    return withdrawing(
        request, lambda reason: reverse(one, by=officer, note=reason), title=_("กลับรายการจ่าย"),
        things=[f"{one.document} {one.amount:,.2f} {_('บาท')}", one.year_initiative.title], back=back,
        done=_("กลับรายการแล้ว ทั้งสองรายการยังอ่านได้"), crumbs=page["crumbs"],
        consequence=_("ระบบเพิ่มรายการติดลบที่มีวันที่และจำนวนเดียวกัน รายการเดิมยังอยู่ และกลับรายการนี้ไม่ได้อีก"), action=_("กลับรายการ"),
    )  # fmt: skip


def _month_asked(request: OfficerRequest, year: YearPlan) -> tuple[MonthForm, datetime.date, int | None]:
    officer = request.officer
    months = _months(year, officer.today) or months_of(year.fiscal_year)[:1]
    form = MonthForm(request.GET or None, units=unit_choices(officer), months=months)
    wanted = form.wanted
    month = datetime.date.fromisoformat(wanted["month"]) if wanted["month"] else months[-1]
    unit = int(wanted["unit"]) if wanted["unit"] else None
    if not form.is_bound:
        unit = min(officer.unit_ids, default=None)  # one's own first
    form.initial = {"month": month.isoformat(), "unit": str(unit or "")}
    return form, month, unit


@require_safe
@gate(Can.SEE_YEAR)
def month_report_page(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """A unit's spending of a month as a table."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form, month, unit = _month_asked(request, year)
    report = month_report(officer, year, month, unit)
    context = year_page(
        officer, year, "month_report", form=form, report=report, month_words=month_words(month), sums=report.sums,
        query=f"month={month.isoformat()}&unit={unit or ''}",
    )  # fmt: skip
    return render(request, "progress/month_report.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def month_report_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    """The same to print and sign (pdf) or to calculate with (xlsx)."""
    if form not in ("pdf", "xlsx"):
        raise Http404
    year = year_for(request.officer, fiscal_year)
    _form, month, unit = _month_asked(request, year)
    paper = month_paper(request.officer, year, month_report(request.officer, year, month, unit))
    data = write_pdf(paper) if form == "pdf" else write_xlsx(paper, digits=chosen_digits())
    return attached(data, form, f"spending-{month:%Y-%m}-{request.officer.organization.code}")
