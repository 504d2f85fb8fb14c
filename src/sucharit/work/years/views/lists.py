"""The list of years, opening one, one year with its initiatives, carrying over, and its paper."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from sucharit.base.files.kinds import MEDIA_TYPES
from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import number, said
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import NothingToPrint, UnprintablePaper
from sucharit.reference import UnknownReference
from sucharit.reference.framework import Framework, framework
from sucharit.work.plans.pages import address
from sucharit.work.years.actions import add_to_year, amend_with, carry_from_last_year, open_year
from sucharit.work.years.forms.lists import CarryForm, OpenForm, PrintForm, YearFilter
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.pages import STATE_KINDS, STATUS_KINDS, year_frame
from sucharit.work.years.papers import WRITERS, year_paper
from sucharit.work.years.queries import (
    corrections_by_field,
    corrections_of,
    in_order,
    left_out_for,
    listed_years_for,
    narrowed,
    openable_years_for,
    totals_of,
    year_for,
    year_initiatives_for,
    years_for,
)


@require_safe
@gate(Can.SEE_YEAR)
def year_list(request: OfficerRequest) -> HttpResponse:
    """All years that were opened, newest first, and the one that should be."""
    officer = request.officer
    years = list(listed_years_for(officer))
    for year in years:
        year.state_kind = STATE_KINDS[YearPlan.State(year.state)]
    openable = openable_years_for(officer) if officer.may(Can.EDIT_YEAR) else []
    this = FiscalYear.of(officer.today)
    due = this.value if any(this.value in spans for _plan, spans in openable) else None
    return render(request, "years/year_list.html", {
        "years": years, "may_open": bool(openable), "due": due, "this": this.value,
        "has_plan": bool(openable or years), "may_edit": officer.may(Can.EDIT_YEAR),
        "plan_url": address("plan_list", officer.organization.code), "crumbs": [(_("ปีงบประมาณ"), "")],
    })  # fmt: skip


@gate(Can.EDIT_YEAR)
def year_open(request: OfficerRequest) -> HttpResponse:
    """Chooses a year of a plan in force and opens it."""
    officer = request.officer
    openable = openable_years_for(officer)
    form = OpenForm(request.POST or None, openable=openable, now=FiscalYear.of(officer.today).value)
    if request.method == "POST" and years_for(officer).filter(fiscal_year=form.year_asked).exists():
        messages.info(request, _("ปีงบประมาณ พ.ศ. %(year)s เปิดไว้แล้ว") % {"year": form.year_asked})
        return redirect("year", officer.organization.code, form.year_asked)
    if request.method == "POST" and form.is_valid():
        plan, fiscal_year = form.chosen
        with refusals_on(form):
            year = open_year(plan, fiscal_year, by=officer)
            messages.success(request, _opened(year))
            return redirect("year", officer.organization.code, year.fiscal_year)
    crumbs = [(_("ปีงบประมาณ"), address("year_list", officer.organization.code)), (_("เปิดปีงบประมาณ"), "")]
    context = {"form": form, "openable": openable, "crumbs": crumbs}
    return render(request, "years/year_open.html", context, status=422 if form.errors else 200)


def _opened(year: YearPlan) -> str:
    count = year.initiatives.count()
    said = ngettext(
        "เปิดปีงบประมาณ พ.ศ. %(year)s แล้ว มี %(n)s โครงการ ตรวจไตรมาส หน่วยงาน และผู้รับผิดชอบแล้วเสนอ",
        "เปิดปีงบประมาณ พ.ศ. %(year)s แล้ว มี %(n)s โครงการ ตรวจไตรมาส หน่วยงาน และผู้รับผิดชอบแล้วเสนอ", count,
    )  # fmt: skip
    return said % {"year": year.fiscal_year, "n": number(count)}


@require_safe
@gate(Can.SEE_YEAR)
def year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """The annual plan: narrowed, sorted, with totals of what is shown."""
    officer = request.officer
    found = year_for(officer, fiscal_year)
    units = list(officer.organization.units.order_by("place", "pk").values_list("pk", "name"))
    form = YearFilter(request.GET or None, units=units, of=framework_of(found))
    wanted = form.wanted
    rows = in_order(narrowed(year_initiatives_for(officer, fiscal_year), wanted, officer), request.GET.get("sort", ""))
    shown = list(rows)
    corrections = corrections_of(found) if found.closed else []
    _marked(shown, corrections)
    return render(request, "years/year.html", year_frame(
        officer, found, "year",
        rows=shown, totals=totals_of(shown), form=form, filtered=any(wanted.values()), corrections=corrections,
        whole=found.initiatives.count(), before=_year_before(request, found), unplaced=_unplaced(found, shown, wanted),
    ))  # fmt: skip


def _marked(rows: list[YearInitiative], corrections: list[Any]) -> None:
    told = corrections_by_field(corrections)
    for row in rows:
        row.status_kind = STATUS_KINDS[YearInitiative.Status(row.status)]  # type: ignore[attr-defined]
        row.corrected = {field: one for (pk, field), one in told.items() if pk == row.pk}  # type: ignore[attr-defined]


def _year_before(request: OfficerRequest, found: YearPlan) -> bool:
    """Is there a last year to carry from?"""
    if not found.open_to_change or not request.officer.may(Can.EDIT_YEAR):
        return False
    return years_for(request.officer).filter(fiscal_year=found.fiscal_year - 1).exists()


def _unplaced(found: YearPlan, shown: list[YearInitiative], wanted: dict[str, Any]) -> int:
    """How many have no quarter yet, said where the whole draft is shown."""
    return sum(not row.quarters for row in shown) if found.open_to_change and not any(wanted.values()) else 0


def framework_of(found: YearPlan) -> Framework | None:
    """The framework of the plan; None where the plan names one that is not known."""
    try:
        return framework(found.plan.framework_version)
    except UnknownReference:
        return None


@gate(Can.EDIT_YEAR)
def year_carry(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Brings what last year had into the draft."""
    officer = request.officer
    found = year_for(officer, fiscal_year)
    form = CarryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusals_on(form):
            count = carry_from_last_year(found, by=officer, fields=told["fields_"], over=told["over"])
            said = ngettext("นำค่าของปีก่อนมาใช้แล้ว %(n)s โครงการ", "นำค่าของปีก่อนมาใช้แล้ว %(n)s โครงการ", count)
            messages.success(request, said % {"n": number(count)})
            return redirect("year", officer.organization.code, fiscal_year)
    context = year_frame(officer, found, "year", (_("นำค่าจากปีก่อน"), ""), form=form)
    return render(request, "years/year_carry.html", context, status=422 if form.errors else 200)


@require_safe
@gate(Can.SEE_YEAR)
def year_print(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Asks as of which day and by whom, and offers the three formats."""
    officer = request.officer
    found = year_for(officer, fiscal_year)
    form = PrintForm(initial={"as_of": officer.today, "reporter": officer.name})
    corrections = corrections_of(found) if found.closed else []
    context = year_frame(
        officer, found, "year", (_("พิมพ์แผนประจำปี"), ""), form=form, formats=FORMATS, corrections=corrections,
        amendments=found.amendments.count(),
    )  # fmt: skip
    return render(request, "years/year_print.html", context)


FORMATS = (("pdf", "PDF"), ("docx", "Word (DOCX)"), ("xlsx", "Excel (XLSX)"))


@require_safe
@gate(Can.SEE_YEAR)
def year_paper_file(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse | FileResponse:
    """`?as_of=&reporter=`: the annual plan as a file."""
    if kind not in WRITERS:
        raise Http404
    officer = request.officer
    found = year_for(officer, fiscal_year)
    form = PrintForm(request.GET)
    told = form.cleaned_data if form.is_valid() else {}
    if request.GET and "as_of" in form.errors:
        messages.error(request, " ".join(map(str, form.errors["as_of"])))
        return redirect("year_print", officer.organization.code, fiscal_year)
    as_of, reporter = told.get("as_of") or officer.today, told.get("reporter", officer.name)
    try:
        data = WRITERS[kind](year_paper(found, as_of=as_of, reporter=reporter))
    except (NothingToPrint, UnprintablePaper) as error:
        messages.error(request, said(error))
        return redirect("year", officer.organization.code, fiscal_year)
    name = f"แผนประจำปี {fiscal_year} ({found.get_state_display()}).{kind}"
    return FileResponse(io.BytesIO(data), as_attachment=kind != "pdf", filename=name, content_type=MEDIA_TYPES[kind])


@gate(Can.EDIT_YEAR)
def year_add(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Initiatives of the plan that are not in the year; chosen ones are taken up: by amendment while it runs."""
    officer = request.officer
    found = year_for(officer, fiscal_year)
    left = left_out_for(found)
    for sheet in left:
        sheet.baht = {row.year: row.amount for row in sheet.amounts.all()}.get(fiscal_year)  # type: ignore[attr-defined]
    chosen = [sheet for sheet in left if str(sheet.pk) in request.POST.getlist("initiative")]
    reason = request.POST.get("reason", "")
    error = ""
    if request.method == "POST":
        try:
            if not chosen:
                error = _("โปรดเลือกโครงการอย่างน้อยหนึ่งรายการ")
            elif found.running:
                amend_with(found, chosen, by=officer, reason=reason)
            else:
                add_to_year(found, chosen, by=officer)
        except NotAllowed as refusal:
            error = refusal.said
        if not error:
            said = ngettext("เพิ่ม %(n)s โครงการแล้ว", "เพิ่ม %(n)s โครงการแล้ว", len(chosen))
            messages.success(request, said % {"n": number(len(chosen))})
            return redirect("year", officer.organization.code, fiscal_year)
    context = year_frame(
        officer, found, "year", (_("เพิ่มโครงการจากแผน"), ""), left=left, error=error, reason=reason,
        chosen=[sheet.pk for sheet in chosen],
    )  # fmt: skip
    return render(request, "years/year_add.html", context, status=422 if error else 200)
