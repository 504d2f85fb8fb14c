"""The pages of a report's approval, of issuing it and of opening it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.approvals.models import Approval
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.publishing.reports.actions import (
    decide_report,
    issue_report,
    reopen_report,
    submit_report,
    withdraw_report,
)
from sucharit.publishing.reports.approval import way_of
from sucharit.publishing.reports.contents import content_fingerprint, missing_components, sections_of
from sucharit.publishing.reports.forms import IssueForm, ReopenForm, SubmitForm
from sucharit.publishing.reports.models import Report
from sucharit.publishing.reports.queries import papers_of, report_for
from sucharit.publishing.reports.showing import sections_shown
from sucharit.publishing.reports.views.frame import report_frame
from sucharit.work.plans.approval.fitting import short
from sucharit.work.plans.approval.forms import DecisionForm
from sucharit.work.plans.approval.queries import timeline_of
from sucharit.work.years.recording.answers import said


@require_safe
@gate(Can.SEE_YEAR)
def report_approval(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    return _page(request, report_for(request.officer, fiscal_year, kind))


def _page(
    request: OfficerRequest,
    row: Report,
    form: DecisionForm | None = None,
    typed: DecisionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """`form` is one with faults; `typed` one whose words stay while the page shows what stands now."""
    officer = request.officer
    sections = sections_of(row)
    mark = content_fingerprint(row, sections)
    way = way_of(row, officer, mark)
    if way.may_sign and form is None:
        form = DecisionForm.for_way(way, typed)
    context = report_frame(
        officer, row, "report_approval", (_("เสนอและพิจารณา"), ""), way=way, form=form if way.may_sign else None,
        mark=short(mark), submitted_mark=short(way.latest.fingerprint) if way.latest else "",
        events=timeline_of(way.approvals), shown=sections_shown(sections, officer.organization.code),
        papers=papers_of(row),
    )  # fmt: skip
    return render(request, "reports/report_approval.html", context, status=status)


@gate(Can.EDIT_YEAR)
def report_submit(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """GET shows what is still missing; POST sends the report up the line with its memo."""
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    lacking = missing_components(sections_of(row)) if row.about_integrity else []
    form = SubmitForm(request.POST or None, lacking=bool(lacking))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            approval = submit_report(row, by=officer, note=told["note"], incomplete=told.get("incomplete", False))
        except NotAllowed as refusal:
            form.add_error(None, said(refusal))
        else:
            messages.success(request, _("เสนอรายงานแล้ว ผู้พิจารณาลำดับแรกได้รับแจ้งแล้ว"))
            return redirect(approval.url)
    context = report_frame(
        officer, row, "report_approval", (_("เสนอรายงาน"), ""), form=form, lacking=lacking,
        ready=row.state == Report.State.DRAFT,
    )  # fmt: skip
    return render(request, "reports/report_submit.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.DECIDE)
def report_decide(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """The first POST asks to confirm, naming report and position; the second signs."""
    row = report_for(request.officer, fiscal_year, kind)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        stale = bool({"submission", "place", "fingerprint"} & set(form.errors))
        return _page(request, row, typed=form, status=422) if stale else _faulty(request, row)
    if form.cleaned_data["confirmed"] != "yes":
        return _confirm(request, row, form)
    told = form.cleaned_data
    try:
        approval = decide_report(
            row, by=request.officer, answer=told["answer"], opinion=told["opinion"], fingerprint=told["fingerprint"],
            place=told["place"], submission=told["submission"],
        )  # fmt: skip
    except NotAllowed as refusal:
        return _told(request, row, form, said(refusal))
    messages.success(request, _after(approval))
    return redirect("report_approval", request.officer.organization.code, fiscal_year, kind)


def _faulty(request: OfficerRequest, row: Report) -> HttpResponse:
    """The page with the faults beside the fields, in the words of the step in turn."""
    choices = way_of(row, request.officer, content_fingerprint(row)).choices
    return _page(request, row, form=DecisionForm(request.POST, choices=choices or None), status=422)


def _confirm(request: OfficerRequest, row: Report, form: DecisionForm) -> HttpResponse:
    told = form.cleaned_data
    way = way_of(row, request.officer, told["fingerprint"])
    if not way.may_sign or way.holding is None:
        return _told(request, row, form, way.hindrance or _("ขณะนี้ไม่ใช่ขั้นของท่าน หรือเรื่องนี้พิจารณาเสร็จแล้ว"))
    context = report_frame(
        request.officer, row, "report_approval", (_("ยืนยันการลงความเห็น"), ""),
        form=DecisionForm(initial={**told, "confirmed": "yes"}), answer_words=dict(way.choices).get(told["answer"], ""),
        opinion=told["opinion"], signs_as=way.holding.signs_as, returning=told["answer"] == "returned",
        mark=short(told["fingerprint"]),
    )  # fmt: skip
    return render(request, "reports/report_decide.html", context)


def _told(request: OfficerRequest, row: Report, form: DecisionForm, thai: str) -> HttpResponse:
    """A refusal on the page as it now stands; what was typed stays."""
    messages.error(request, thai)
    return _page(request, report_for(request.officer, row.fiscal_year, row.kind), typed=form, status=409)


def _after(approval: Approval) -> str:
    if approval.state == Approval.State.GRANTED:
        return _("อนุมัติแล้ว ผู้เสนอได้รับแจ้งให้ออกเป็นเอกสาร")
    if approval.state == Approval.State.RETURNED:
        return _("ส่งกลับแล้ว ผู้เสนอได้รับแจ้งพร้อมเหตุผล")
    return _("บันทึกความเห็นแล้ว เรื่องไปถึงขั้นถัดไป")


@gate(Can.EDIT_YEAR)
def report_withdraw(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    if request.method == "POST":
        try:
            withdraw_report(row, by=officer)
        except NotAllowed as refusal:
            messages.error(request, said(refusal))
        else:
            messages.success(request, _("ถอนเรื่องแล้ว รายงานกลับเป็นร่าง"))
        return redirect("report_approval", officer.organization.code, fiscal_year, kind)
    context = report_frame(
        officer, row, "report_approval", (_("ถอนเรื่อง"), ""), action=_("ถอนเรื่องกลับมาแก้ไข"), form=None,
        consequence=_("ความเห็นที่ลงไปแล้วจะไม่นับ เมื่อเสนอใหม่จะเริ่มจากขั้นแรก"),
    )  # fmt: skip
    return render(request, "reports/confirm.html", context)


@gate(Can.EDIT_YEAR)
def report_issue(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    """Numbers and freezes memo and report as documents."""
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    form = IssueForm(request.POST or None, initial={"dated_on": officer.today})
    if request.method == "POST" and form.is_valid():
        try:
            issue_report(row, by=officer, dated_on=form.cleaned_data["dated_on"])
        except NotAllowed as refusal:
            form.add_error(None, said(refusal))
        else:
            messages.success(request, _("ออกบันทึกข้อความและรายงานแล้ว เก็บในเอกสารพร้อมเลขทะเบียน"))
            return redirect("report", officer.organization.code, fiscal_year, kind)
    context = report_frame(
        officer, row, "report_approval", (_("ออกรายงาน"), ""), form=form, action=_("ออกรายงาน"),
        consequence=_("ระบบออกเลขบันทึกข้อความและรายงาน แล้วเก็บไฟล์ไว้ถาวร แก้ไขฉบับที่ออกแล้วไม่ได้"),
    )  # fmt: skip
    return render(request, "reports/confirm.html", context, status=422 if form.errors else 200)


@gate(Can.EDIT_YEAR)
def report_reopen(request: OfficerRequest, fiscal_year: int, kind: str) -> HttpResponse:
    officer = request.officer
    row = report_for(officer, fiscal_year, kind)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reopen_report(row, by=officer, reason=form.cleaned_data["reason"])
        except NotAllowed as refusal:
            form.add_error(None, said(refusal))
        else:
            messages.success(request, _("เปิดแก้ไขใหม่แล้ว ฉบับที่ออกไปยังอยู่พร้อมเลขเดิม"))
            return redirect("report", officer.organization.code, fiscal_year, kind)
    context = report_frame(
        officer, row, "report_approval", (_("เปิดแก้ไขใหม่"), ""), form=form, action=_("เปิดแก้ไขใหม่"),
        consequence=_("รายงานกลับเป็นร่าง ต้องเสนอและอนุมัติใหม่ก่อนออกอีกครั้ง ฉบับที่ออกแล้วไม่เปลี่ยน"),
    )  # fmt: skip
    return render(request, "reports/confirm.html", context, status=422 if form.errors else 200)
