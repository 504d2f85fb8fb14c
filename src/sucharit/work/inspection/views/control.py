"""The year of internal control on one page; its forms and the follow-up as files."""

from typing import Any

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.core.fiscal import FiscalYear
from sucharit.core.inspection import CORRECTED_LEAST, round_days
from sucharit.work.inspection.models import ControlReport
from sucharit.work.inspection.papers import control_file, follow_up_file, followed
from sucharit.work.inspection.queries import corrected, office_report, satisfaction
from sucharit.work.inspection.registers import ACTIVITIES, CONTROL_REPORTS
from sucharit.work.shelf.queries import entry_for, years_of
from sucharit.work.shelf.views.frame import register_page

State = ControlReport.State


@require_safe
@gate(Can.SEE_REGISTERS)
def control_year(request: OfficerRequest) -> HttpResponse:
    """What the criteria ask of the year, how much was corrected, what was followed up."""
    officer = request.officer
    years = sorted({*years_of(CONTROL_REPORTS, officer), *years_of(ACTIVITIES, officer)}, reverse=True)
    year = asking.year_among(request.GET, years, _worked_on(officer))
    report = office_report(officer.organization, year)
    context = register_page(
        officer, CONTROL_REPORTS, "control_year", (_("ปีของการควบคุมภายใน"), ""), year=year, years=years, report=report,
        told=corrected(officer.organization, year), sure=corrected(officer.organization, year, confirmed=True),
        least=CORRECTED_LEAST, clauses=_clauses(officer, year, report), rounds=_rounds(officer, year),
        satisfied=satisfaction(officer.organization, year),
    )  # fmt: skip
    return render(request, "inspection/control_year.html", context)


def _worked_on(officer: Officer) -> int:
    """The latest year of which something was written: in October one works on the year that has ended."""
    rows = [ACTIVITIES.rows(officer.organization), CONTROL_REPORTS.rows(officer.organization)]
    latest = [year for one in rows if (year := one.aggregate(year=Max("fiscal_year"))["year"])]
    return max(latest, default=FiscalYear.of(officer.today).value)


def _clauses(officer: Officer, year: int, report: ControlReport | None) -> list[tuple[str, bool, str]]:
    """What the criteria of 2561 ask, done or not, and by whom or when."""
    if report is None:
        return [(_("จัดทำรายงานการควบคุมภายในของทั้งหน่วยงาน"), False, "")]
    lines = ACTIVITIES.rows(officer.organization).filter(fiscal_year=year).exists()
    who = _name(report.prepared_by)
    return [
        (_("ข้อ 5 แต่งตั้งคณะกรรมการ"), bool(report.committee_order), report.committee_order),
        (_("ข้อ 8 ประเมินองค์ประกอบ (ปค.4)"), bool(report.conclusion), ""),
        (_("ข้อ 8 ประเมินตามภารกิจ (ปค.5)"), lines, ""),
        (_("ผู้จัดทำบันทึกว่าเสร็จ"), report.prepared_by_id is not None, who),
        (_("ข้อ 8 ผู้ตรวจสอบภายในสอบทาน (ปค.6)"), report.reviewed_by_id is not None, _name(report.reviewed_by)),
        (_("ข้อ 8 รับรอง (ปค.1)"), report.state in (State.CERTIFIED, State.SENT), report.certified_as),
        (_("ข้อ 9 ส่งผู้กำกับดูแล"), report.state == State.SENT, report.sent_to),
        (_("เผยแพร่"), report.published_on is not None, ", ".join(report.channels.splitlines())),
    ]  # fmt: skip


def _name(user: Any) -> str:
    return user.full_name if user is not None else ""


def _rounds(officer: Officer, year: int) -> list[dict[str, Any]]:
    """The two rounds in which that year's improvements are looked at."""
    told = []
    for months, day in zip((6, 12), round_days(year), strict=True):
        lines = followed(officer.organization, year, months)
        told.append({
            "months": months, "day": day, "whole": len(lines), "found": sum(bool(line.found) for line in lines),
        })  # fmt: skip
    return told


@require_safe
@gate(Can.SEE_REGISTERS)
def control_paper(request: OfficerRequest, report: int, which: str, form: str) -> HttpResponse:
    return control_file(entry_for(CONTROL_REPORTS, request.officer, report), which, form, request.officer)


@require_safe
@gate(Can.SEE_REGISTERS)
def control_follow_up(request: OfficerRequest, fiscal_year: int, months: int, form: str) -> HttpResponse:
    return follow_up_file(request.officer, fiscal_year, months, form)
