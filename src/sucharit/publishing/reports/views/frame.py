"""What stands around the pages of this room: the year and its tabs, the report and its views, files to take away."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens.digits import chosen
from sucharit.core.papers import Paper, UnprintablePaper, write_docx, write_pdf, write_xlsx
from sucharit.publishing.reports.contents import title_of
from sucharit.publishing.reports.models import Report
from sucharit.publishing.reports.showing import STATE_KINDS
from sucharit.work.plans.pages import address

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def year_frame(officer: Officer, fiscal_year: int, view: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Context of a page of the year's reports; `view` is the name of the address that it belongs to."""
    code = officer.organization.code
    views = (
        ("report_year", _("รายงานของปี")),
        ("report_summary", _("สรุปสำหรับผู้บริหาร")),
        ("eplan", _("E-PlanNACC")),
    )
    return {
        "year": fiscal_year,
        "views": [
            {"label": label, "url": address(name, code, fiscal_year), "current": name == view} for name, label in views
        ],
        "may_edit": officer.may(Can.EDIT_YEAR),
        "crumbs": [
            (_("ปีงบประมาณ"), address("year_list", code)),
            (_("ปีงบประมาณ พ.ศ. %(year)s") % {"year": fiscal_year}, address("year", code, fiscal_year)),
            (_("รายงาน"), address("report_year", code, fiscal_year) if crumbs else ""),
            *crumbs,
        ],
        **more,
    }


def report_frame(officer: Officer, report: Report, view: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Context of a page of one report."""
    code = officer.organization.code
    where = (code, report.fiscal_year, report.kind)
    views = [("report", _("เนื้อหา")), ("report_approval", _("เสนอและพิจารณา")), ("report_history", _("ประวัติ"))]
    if report.about_integrity and officer.may(Can.EDIT_YEAR):
        views.insert(1, ("report_areas", _("โครงการกับตัวชี้วัด ITA")))
    own = (str(report.get_kind_display()), address("report", *where) if crumbs else "")
    context = year_frame(officer, report.fiscal_year, "report_year", own, *crumbs, **more)
    return context | {
        "report": report,
        "title": title_of(report),
        "state_kind": STATE_KINDS[Report.State(report.state)],
        "report_views": [
            {"label": label, "url": address(name, *where), "current": name == view} for name, label in views
        ],
        "may_write": officer.may(Can.EDIT_YEAR) and report.open_to_change,
    }


def paper_file(paper: Paper, form: str, name: str, officer: Officer) -> HttpResponse:
    """The paper as a file to take away; 404 for another form, or where it cannot be set."""
    if form not in CONTENT_TYPES:
        raise Http404
    writers = {"pdf": write_pdf, "docx": write_docx, "xlsx": lambda one: write_xlsx(one, digits=chosen())}
    try:
        data = writers[form](paper)
    except UnprintablePaper as error:
        raise Http404 from error
    answer = HttpResponse(data, content_type=CONTENT_TYPES[form])
    ascii_name = f"report-{officer.organization.code}.{form}"
    answer["Content-Disposition"] = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name)}.{form}"
    return answer
