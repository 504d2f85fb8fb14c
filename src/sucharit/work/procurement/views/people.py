"""Vendors, the rotation of inspectors, the budget beside it, and the values by which it is asked."""

from typing import Any

from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking, charts
from sucharit.core.fiscal import FiscalYear
from sucharit.core.procurement import next_up, percent
from sucharit.reference.confidence import Confidence, Fact
from sucharit.reference.procurement import procurement_rules as reference_rules
from sucharit.work.procurement.actions.ruling import set_rules
from sucharit.work.procurement.budget import budget_of
from sucharit.work.procurement.forms import RulesForm
from sucharit.work.procurement.models import SEATS, ProcurementRules, Purchase
from sucharit.work.procurement.queries import (
    committees_in_order,
    roster,
    sittings,
    vendor_rows,
    vendors_of,
    yardsticks_of,
)
from sucharit.work.procurement.views.frame import room_page, year_asked, year_page
from sucharit.work.shelf.confidence import SURE
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.years.queries import years_for
from sucharit.work.years.recording.answers import says_why, tried
from sucharit.work.years.recording.stories import stories_of

_LISTED = 500


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_vendors(request: OfficerRequest) -> HttpResponse:
    """Who sold to the office in a year, the most money first."""
    officer = request.officer
    year, years = year_asked(request)
    rows = vendors_of(officer.organization, year)
    whole = sum((row["money"] or 0) for row in rows)
    for row in rows:
        row["share"] = percent(row["money"] or 0, whole)
    context = year_page(
        officer, "procurement_vendors", _("ผู้ขาย"), year, years, rows=rows[:_LISTED], count=len(rows), whole=whole
    )
    return render(request, "procurement/vendors.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_vendor(request: OfficerRequest, key: str) -> HttpResponse:
    """Everything that one seller sold, whatever the spelling of its name."""
    officer = request.officer
    rows = list(vendor_rows(officer, key)[:_LISTED])
    names = sorted({row.vendor for row in rows})
    back = reverse("procurement_vendors", args=[officer.organization.code])
    context = room_page(
        officer, "procurement_vendors", (_("ผู้ขาย"), back), (names[0], ""), rows=rows, names=names, name=names[0],
        money=vendor_rows(officer,
        key).exclude(state=Purchase.State.CANCELLED).order_by().aggregate(sum=Sum("agreed"))["sum"],
    )  # fmt: skip
    return render(request, "procurement/vendor.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_rotation(request: OfficerRequest) -> HttpResponse:
    """Who served when, and whose turn it is."""
    officer = request.officer
    house = officer.organization
    sticks = yardsticks_of(house)
    history = [one for _pk, one in sittings(house)]
    people = roster(house, officer.today)
    counts = {pk: sum(pk in one.members for one in history) for pk in people}
    last = {pk: max((one.on for one in history if pk in one.members), default=None) for pk in people}
    order = next_up(sorted(people), "", history, sticks)
    rows = committees_in_order(house).select_related(*SEATS).order_by("-on", "-pk")[:60]
    committees = [(row, [one for seat in SEATS if (one := getattr(row, seat))]) for row in rows]
    context = room_page(
        officer, "procurement_rotation", (_("หมุนเวียนกรรมการ"), ""), sticks=sticks, committees=committees,
        turn=[(people[pk], counts[pk], last[pk]) for pk in order[:100]],
        without=Purchase.objects.filter(
            organization=house, withdrawn_at=None, state=Purchase.State.DELIVERED
        ).exclude(committees__withdrawn_at=None, committees__isnull=False).order_by("contract_on")[:50],
    )  # fmt: skip
    return render(request, "procurement/rotation.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def procurement_budget(request: OfficerRequest) -> HttpResponse:
    """The budget of the year's plan against what was spent, month by month, from what is recorded in the progress."""
    officer = request.officer
    years = [row.fiscal_year for row in years_for(officer)]
    year = asking.year_among(request.GET, years, FiscalYear.of(officer.today).value)
    budget = budget_of(officer, year) if year in years else None
    chart = None
    if budget is not None:
        chart = charts.bars(
            _("จ่ายสะสมรายเดือน"), [line.name for line in budget.months],
            charts.Series(_("จ่ายสะสม"), tuple(line.so_far for line in budget.months)), unit=_("บาท"),
        )  # fmt: skip
    context = year_page(officer, "procurement_budget", _("งบประมาณ"), year, years, budget=budget, chart=chart)
    return render(request, "procurement/budget.html", context)


@gate(Can.SEE_REGISTERS)
@says_why
def procurement_rules(request: OfficerRequest) -> HttpResponseBase:
    """From which values on it is asked, where they come from, and the office's own."""
    officer = request.officer
    house = officer.organization
    row = ProcurementRules.objects.filter(organization=house).select_related("by").first()
    sticks = yardsticks_of(house)
    initial_names = sticks.__struct_fields__
    initial = {name: getattr(sticks, name) for name in initial_names}
    initial |= {"basis": row.basis if row else "", "edition": row.edition if row else 1}
    may = keeps_all(officer)
    form = RulesForm(request.POST or None, initial=initial) if may else None
    status, conflict = 200, None
    if request.method == "POST" and form is not None:
        status = 422
        if form.is_valid():
            said = dict(form.said)
            basis = said.pop("basis")
            made, status, conflict = tried(
                form, lambda: set_rules(by=officer, fields=said, basis=basis, edition=form.seen)
            )
            if made:
                messages.success(request, _("บันทึกค่าที่ใช้แล้ว"))
                return redirect("procurement_rules", house.code)
    context = room_page(
        officer, "procurement_rules", (_("ค่าที่ใช้ถาม"), ""), form=form, row=row, conflict=conflict, sources=_sources(),
        stories=stories_of(row) if row else [],
        values=[(_label(name), getattr(sticks, name)) for name in initial_names],
    )  # fmt: skip
    return render(request, "procurement/rules.html", context, status=status)


def _label(name: str) -> str:
    field: Any = ProcurementRules._meta.get_field(name)
    return str(field.verbose_name)


_SURE = {**SURE, Confidence.UNCONFIRMED: ("warn", gettext_lazy("ค่าเริ่มต้นของระบบ ไม่มีกฎหมายกำหนด"))}


def _sources() -> list[tuple[Fact, str, str]]:
    """Every amount, duty and yardstick with how sure we are of it."""
    rules = reference_rules()
    return [(one, *_sure(one)) for one in (*rules.limits, *rules.duties, *rules.yardsticks)]


def _sure(one: Fact) -> tuple[str, str]:
    tone, words = _SURE[one.confidence]
    return tone, str(words)
