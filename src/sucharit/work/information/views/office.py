"""Pages of the centre beside those of its registers: the summary for the executive, the clock, the letter."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.fiscal import FiscalYear
from sucharit.reference.clocks import clock as clock_fact
from sucharit.work.information.actions.asked import APPEAL, clock_of, set_clock
from sucharit.work.information.figures import PERIODS, summary_of
from sucharit.work.information.forms import ClockForm
from sucharit.work.information.papers import answer_paper, summary_paper
from sucharit.work.shelf.queries import entry_for, keeps_all, may_keep
from sucharit.work.shelf.registry import register_for
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.years.recording.answers import posted
from sucharit.work.years.recording.papers import paper_file


def period_words(period: str, fiscal_year: int) -> str:
    """ "ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2569"."""
    names = {"h1": _("รอบ 6 เดือนแรก"), "h2": _("รอบ 6 เดือนหลัง"), "year": _("ทั้งปี")}
    name = names.get(period) or _("ไตรมาสที่ %(n)s") % {"n": period[1]}
    return f"{name} {year_words(fiscal_year)}"


def _asked(request: OfficerRequest) -> tuple[int, str]:
    told, period = request.GET.get("year", ""), request.GET.get("period", "year")
    now = FiscalYear.of(request.officer.today).value
    year = int(told) if told.isdecimal() and len(told) == 4 and 2500 <= int(told) <= 2700 else now
    return year, period if period in PERIODS else "year"


@require_safe
@gate(Can.SEE_REGISTERS)
def information_summary(request: OfficerRequest) -> HttpResponse:
    """Visitors, requests and suggestions of a quarter, a half or the year."""
    officer = request.officer
    year, period = _asked(request)
    context = register_page(
        officer, register_for(officer, "visitors"), "information_summary", (_("สรุปเสนอผู้บริหาร"), ""),
        summary=summary_of(officer.organization, year, period), year=year, period=period, before=year - 1,
        after=year + 1, now=FiscalYear.of(officer.today).value, name=period_words(period, year),
        periods=[(one, period_words(one, year).partition(" ปี")[0]) for one in PERIODS],
    )  # fmt: skip
    return render(request, "information/summary.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def information_summary_file(request: OfficerRequest, form: str) -> HttpResponse:
    """The same as a paper."""
    officer = request.officer
    year, period = _asked(request)
    paper = summary_paper(summary_of(officer.organization, year, period), officer, period_words(period, year))
    return paper_file(paper, form, f"information-{year}-{period}")


@require_safe
@gate(Can.SEE_REGISTERS)
def information_letter(request: OfficerRequest, entry: int, form: str) -> HttpResponse:
    """The letter to the requester: only for who keeps the request, since it names them."""
    officer = request.officer
    register = register_for(officer, "information")
    row = entry_for(register, officer, entry)
    if row.state in ("received", "off") or not may_keep(register, officer, row):
        raise Http404
    return paper_file(answer_paper(row), form, f"information-answer-{row.fiscal_year}-{row.number}")


@gate(Can.SEE_REGISTERS)
def information_clock(request: OfficerRequest) -> HttpResponseBase:
    """Within how many days the office answers; the plan officer and the clerk set it."""
    officer = request.officer
    clock = clock_of(officer.organization)
    sets = keeps_all(officer)
    form = ClockForm(
        request.POST or None,
        officer=officer,
        initial={
            "days": clock.days, "working": clock.working, "basis": clock.basis if clock.pk else "",
            "appeal": clock.appeal, "unit": clock.unit_id, "place": clock.place, "box": clock.box,
        },
    )  # fmt: skip
    made, status, _conflict = posted(request, form, lambda: set_clock(by=officer, **form.said))
    if made:
        messages.success(request, _("บันทึกกำหนดเวลาตอบแล้ว คำขอที่รับไว้ก่อนใช้กำหนดเดิม"))
        return redirect("information_clock", officer.organization.code)
    context = register_page(
        officer, register_for(officer, "information"), "information_clock", (_("ตั้งค่าศูนย์"), ""), clock=clock,
        form=form, sets=sets, appeal=clock.appeal or APPEAL, known=clock_fact("information_reply"),
    )  # fmt: skip
    return render(request, "information/clock.html", context, status=status)
