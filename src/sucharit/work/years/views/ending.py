"""Amendments and corrections of a year, and closing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.years.actions import close_year
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.pages import STATUS_KINDS, year_frame
from sucharit.work.years.queries import corrections_of, totals_of, year_for, year_initiatives_for
from sucharit.work.years.rows import NAMES, Speaker

MOST_SHOWN = 300


@require_safe
@gate(Can.SEE_YEAR)
def year_amendments(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """What was changed after the approval and corrected after the closing, newest first."""
    officer = request.officer
    found = year_for(officer, fiscal_year)
    speaker = Speaker(officer.organization)
    rows = found.amendments.select_related("by", "year_initiative").order_by("-number")[:MOST_SHOWN]
    amendments = [
        {"one": one, "fields": speaker.fields(one.before, one.after) if one.before else [], "taken_up": not one.before}
        for one in rows
    ]
    corrections = [{"one": one, "label": NAMES.get(one.field, "")} for one in corrections_of(found)]
    context = year_frame(
        officer, found, "year_amendments", (_("การแก้ไขและแก้คำผิด"), ""), amendments=amendments, corrections=corrections
    )
    return render(request, "years/year_amendments.html", context)


@gate(Can.SEE_YEAR)
def year_close(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """What is still open, with a reason for each; POST closes the year for good. A closed year says who closed it."""
    officer = request.officer
    found = year_for(officer, fiscal_year)
    rows = list(year_initiatives_for(officer, fiscal_year))
    for row in rows:
        row.status_kind = STATUS_KINDS[YearInitiative.Status(row.status)]  # type: ignore[attr-defined]
    open_ones = [row for row in rows if not row.finished]
    told = {row.pk: request.POST.get(f"reason-{row.pk}", row.reason_text)[:4_000] for row in open_ones}
    error = ""
    if request.method == "POST":
        try:
            close_year(found, by=officer, reasons=told)
        except NotAllowed as refusal:
            error = refusal.said
        else:
            messages.success(request, _("ปิดปีงบประมาณ พ.ศ. %(year)s แล้ว") % {"year": fiscal_year})
            return redirect("year", officer.organization.code, fiscal_year)
    context = year_frame(
        officer, found, "year_close", (_("ปิดปี"), ""), totals=totals_of(rows), error=error,
        open_ones=[(row, told[row.pk]) for row in open_ones], last_day=found.year.last_day,
        may_close=found.running and officer.may(Can.EDIT_YEAR), early=officer.today < found.year.last_day,
    )  # fmt: skip
    return render(request, "years/year_close.html", context, status=422 if error else 200)
