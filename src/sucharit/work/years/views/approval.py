"""The pages of an annual plan's approval: made to be read and signed on a phone, without a script."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.approvals.models import Approval
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.approval.fitting import short
from sucharit.work.plans.approval.forms import DecisionForm, SubmitForm
from sucharit.work.years.actions import decide_year, submit_year, withdraw_year
from sucharit.work.years.approval.actions import content_fingerprint
from sucharit.work.years.approval.queries import timeline_of, way_of
from sucharit.work.years.models import YearPlan
from sucharit.work.years.pages import year_frame
from sucharit.work.years.queries import totals_of, year_for, year_initiatives_for


@require_safe
@gate(Can.SEE_DRAFTS)
def year_approval(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    return _page(request, year_for(request.officer, fiscal_year))


def _page(
    request: OfficerRequest,
    found: YearPlan,
    form: DecisionForm | None = None,
    typed: DecisionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """`form` is one with faults; `typed` one whose words stay while the page shows what stands now."""
    officer = request.officer
    mark = content_fingerprint(found)
    way = way_of(found, officer, mark)
    if way.may_sign and form is None:
        form = DecisionForm.for_way(way, typed)
    rows = list(year_initiatives_for(officer, found.fiscal_year))
    context = year_frame(
        officer, found, "year_approval", (_("เสนอและพิจารณา"), ""),
        way=way, form=form if way.may_sign else None, mark=short(mark), rows=rows, totals=totals_of(rows),
        submitted_mark=short(way.latest.fingerprint) if way.latest else "", events=timeline_of(way.approvals),
    )  # fmt: skip
    return render(request, "years/year_approval.html", context, status=status)


@gate(Can.EDIT_YEAR)
def year_submit(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """GET shows what is still missing; POST sends the year up the line."""
    officer = request.officer
    found = year_for(officer, fiscal_year)
    form = SubmitForm(request.POST) if request.method == "POST" else SubmitForm()
    if request.method == "POST" and form.is_valid():
        try:
            approval = submit_year(found, by=officer, note=form.cleaned_data["note"])
        except NotAllowed as refusal:
            form.add_error(None, refusal.said)
        else:
            messages.success(request, _("เสนอแผนประจำปีแล้ว ผู้พิจารณาลำดับแรกได้รับแจ้งแล้ว"))
            return redirect(approval.url)
    rows = list(year_initiatives_for(officer, fiscal_year))
    context = year_frame(
        officer, found, "year_approval", (_("เสนอแผนประจำปี"), ""), form=form, totals=totals_of(rows),
        unplaced=[row for row in rows if not row.quarters], unowned=[row for row in rows if not row.owner_id],
        homeless=[row for row in rows if not row.unit_id], ready=found.state == YearPlan.State.DRAFT,
    )  # fmt: skip
    return render(request, "years/year_submit.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.DECIDE)
def year_decide(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """The first POST asks to confirm, naming year and position; the second signs."""
    found = year_for(request.officer, fiscal_year)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        stale = bool({"submission", "place", "fingerprint"} & set(form.errors))
        return _page(request, found, typed=form, status=422) if stale else _faulty(request, found)
    if form.cleaned_data["confirmed"] != "yes":
        return _confirm(request, found, form)
    told = form.cleaned_data
    try:
        approval = decide_year(
            found, by=request.officer, answer=told["answer"], opinion=told["opinion"],
            fingerprint=told["fingerprint"], place=told["place"], submission=told["submission"],
        )  # fmt: skip
    except NotAllowed as refusal:
        return _told(request, found, form, refusal.said)
    messages.success(request, _after(approval))
    return redirect("year_approval", request.officer.organization.code, fiscal_year)


def _faulty(request: OfficerRequest, found: YearPlan) -> HttpResponse:
    """The page with the faults beside the fields, in the words of the step in turn."""
    choices = way_of(found, request.officer, content_fingerprint(found)).choices
    return _page(request, found, form=DecisionForm(request.POST, choices=choices or None), status=422)


def _confirm(request: OfficerRequest, found: YearPlan, form: DecisionForm) -> HttpResponse:
    told = form.cleaned_data
    way = way_of(found, request.officer, told["fingerprint"])
    if not way.may_sign or way.holding is None:
        return _told(request, found, form, way.hindrance or _("ขณะนี้ไม่ใช่ขั้นของท่าน หรือเรื่องนี้พิจารณาเสร็จแล้ว"))
    context = year_frame(
        request.officer, found, "year_approval", (_("ยืนยันการลงความเห็น"), ""),
        form=DecisionForm(initial={**told, "confirmed": "yes"}), answer_words=dict(way.choices).get(told["answer"], ""),
        opinion=told["opinion"], signs_as=way.holding.signs_as, returning=told["answer"] == "returned",
        mark=short(told["fingerprint"]),
    )  # fmt: skip
    return render(request, "years/year_decide.html", context)


def _told(request: OfficerRequest, found: YearPlan, form: DecisionForm, thai: str) -> HttpResponse:
    """A refusal on the page as it now stands; what was typed stays."""
    messages.error(request, thai)
    return _page(request, year_for(request.officer, found.fiscal_year), typed=form, status=409)


def _after(approval: Approval) -> str:
    if approval.state == Approval.State.GRANTED:
        return _("อนุมัติแล้ว แผนประจำปีเริ่มใช้ ผู้รับผิดชอบได้รับแจ้ง")
    if approval.state == Approval.State.RETURNED:
        return _("ส่งกลับแล้ว ผู้เสนอได้รับแจ้งพร้อมเหตุผล")
    return _("บันทึกความเห็นแล้ว เรื่องไปถึงขั้นถัดไป")


@gate(Can.EDIT_YEAR)
def year_withdraw(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    found = year_for(request.officer, fiscal_year)
    if request.method == "POST":
        try:
            withdraw_year(found, by=request.officer)
        except NotAllowed as refusal:
            messages.error(request, refusal.said)
        else:
            messages.success(request, _("ถอนเรื่องแล้ว แผนประจำปีกลับเป็นร่าง"))
        return redirect("year_approval", request.officer.organization.code, fiscal_year)
    context: dict[str, Any] = year_frame(
        request.officer, found, "year_approval", (_("ถอนเรื่อง"), ""), action=_("ถอนเรื่องกลับมาแก้ไข"),
        consequence=_("ความเห็นที่ลงไปแล้วจะไม่นับ เมื่อเสนอใหม่จะเริ่มจากขั้นแรก"),
    )  # fmt: skip
    return render(request, "years/confirm.html", context)
