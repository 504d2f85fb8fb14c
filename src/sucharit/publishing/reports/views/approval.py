"""The pages of a report's approval, of issuing it and of opening it again."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.approvals.deciding import Pages, decided, page, withdrawn
from sucharit.base.people.answers import tried
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.publishing.reports.actions import issue_report, reopen_report, submit_report
from sucharit.publishing.reports.actions.approving import CARRIED
from sucharit.publishing.reports.approval import ReportWay
from sucharit.publishing.reports.contents import content_fingerprint, missing_components, sections_of
from sucharit.publishing.reports.forms import IssueForm, ReopenForm, SubmitForm
from sucharit.publishing.reports.models import Report
from sucharit.publishing.reports.queries import papers_of, report_for
from sucharit.publishing.reports.showing import sections_shown
from sucharit.publishing.reports.views.frame import report_frame


def _contents(officer: Officer, report: Report) -> tuple[str, dict[str, Any]]:
    sections = sections_of(report)
    shown = sections_shown(sections, officer.organization.code)
    return content_fingerprint(report, sections), {"shown": shown, "papers": papers_of(report)}


def _frame(officer: Officer, report: Report, here: str, **more: Any) -> dict[str, Any]:
    return report_frame(officer, report, "report_approval", (here, ""), **more)


PAGES = Pages(
    CARRIED, _contents, _frame, way=ReportWay, page="reports/report_approval.html",
    decide="reports/report_decide.html", confirm="reports/confirm.html", submitted=gettext_lazy("เสนอรายงาน"),
    granted=gettext_lazy("อนุมัติแล้ว ผู้เสนอได้รับแจ้งให้ออกเป็นเอกสาร"),
    withdrawn=gettext_lazy("ถอนเรื่องแล้ว รายงานกลับเป็นร่าง"),
)  # fmt: skip


@require_safe
@gate(Can.SEE_YEAR)
def report_approval(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    return page(PAGES, request, report_for(request.officer, fiscal_year, kind))


@gate(Can.EDIT_YEAR)
def report_submit(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """GET shows what is still missing; POST sends the report up the line with its memo."""
    officer, row = request.officer, report_for(request.officer, fiscal_year, kind)
    lacking = missing_components(sections_of(row)) if row.about_integrity else []
    form = SubmitForm(request.POST or None, lacking=bool(lacking))
    approval = tried(request, form, lambda told: submit_report(row, by=officer, **told))
    if approval:
        messages.success(request, _("เสนอรายงานแล้ว ผู้พิจารณาลำดับแรกได้รับแจ้งแล้ว"))
        return redirect(approval.url)
    context = _frame(
        officer, row, _("เสนอรายงาน"), form=form, lacking=lacking, ready=row.state == Report.State.DRAFT
    )  # fmt: skip
    return render(request, "reports/report_submit.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.DECIDE)
def report_decide(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    return decided(PAGES, request, report_for(request.officer, fiscal_year, kind))


@gate(Can.EDIT_YEAR)
def report_withdraw(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    return withdrawn(PAGES, request, report_for(request.officer, fiscal_year, kind))


@gate(Can.EDIT_YEAR)
def report_issue(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """Numbers and freezes memo and report as documents."""
    officer, row = request.officer, report_for(request.officer, fiscal_year, kind)
    form = IssueForm(request.POST or None, initial={"dated_on": officer.today})
    issued = tried(request, form, lambda told: issue_report(row, by=officer, dated_on=told["dated_on"]))
    if issued:
        messages.success(request, _("ออกบันทึกข้อความและรายงานแล้ว เก็บในเอกสารพร้อมเลขทะเบียน"))
        return redirect("report", officer.organization.code, fiscal_year, kind)
    consequence = _("ระบบออกเลขบันทึกข้อความและรายงาน แล้วเก็บไฟล์ไว้ถาวร แก้ไขฉบับที่ออกแล้วไม่ได้")
    return _confirmation(request, row, _("ออกรายงาน"), consequence, form)


@gate(Can.EDIT_YEAR)
def report_reopen(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    officer, row = request.officer, report_for(request.officer, fiscal_year, kind)
    form = ReopenForm(request.POST or None)
    reopened = tried(request, form, lambda told: reopen_report(row, by=officer, reason=told["reason"]))
    if reopened:
        messages.success(request, _("เปิดแก้ไขใหม่แล้ว ฉบับที่ออกไปยังอยู่พร้อมเลขเดิม"))
        return redirect("report", officer.organization.code, fiscal_year, kind)
    consequence = _("รายงานกลับเป็นร่าง ต้องเสนอและอนุมัติใหม่ก่อนออกอีกครั้ง ฉบับที่ออกแล้วไม่เปลี่ยน")
    return _confirmation(request, row, _("เปิดแก้ไขใหม่"), consequence, form)


def _confirmation(request: OfficerRequest, report: Report, action: str, consequence: str, form: Form) -> HttpResponse:
    context = _frame(request.officer, report, action, action=action, consequence=consequence, form=form)
    return render(request, "reports/confirm.html", context, status=422 if form.errors else 200)
