"""The pages of a plan's approval: made to be read and signed on a phone, without a script."""

import io
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.approvals.models import Approval
from sucharit.base.approvals.queries import route_ahead
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day, said
from sucharit.core.checking import Severity
from sucharit.core.papers import NothingToPrint, UnprintablePaper, paper, write_pdf
from sucharit.work.plans.approval import actions
from sucharit.work.plans.approval.fitting import short
from sucharit.work.plans.approval.forms import AdoptForm, DecisionForm, ReopenForm, SubmitForm
from sucharit.work.plans.approval.queries import digest_of, timeline_of, way_of
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import frame_of
from sucharit.work.plans.queries import findings_of, plan_for
from sucharit.work.plans.queries.cards import cards_for


@require_safe
@gate(Can.SEE_DRAFTS)
def plan_approval(request: OfficerRequest, plan: int) -> HttpResponse:
    return _page(request, plan_for(request.officer, plan))


def _page(
    request: OfficerRequest,
    plan: Plan,
    form: DecisionForm | None = None,
    typed: DecisionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """`form` is one with faults; `typed` one whose words stay while the page shows what stands now."""
    digest, mark = digest_of(plan, request.officer)
    way = way_of(plan, request.officer, mark)
    if way.may_sign and form is None:
        form = DecisionForm.for_way(way, typed)
    context = frame_of(
        request.officer, plan, "plan_approval", (_("เสนอและพิจารณา"), ""),
        way=way, digest=digest, form=form if way.may_sign else None, mark=short(mark),
        open_cards=cards_for(request.officer, plan, digest.findings.open[:30]),
        explained_cards=cards_for(request.officer, plan, digest.findings.explained[:30]),
        events=timeline_of(way.approvals), submitted_mark=short(way.latest.fingerprint) if way.latest else "",
    )  # fmt: skip
    return render(request, "plans/approval/plan_approval.html", context, status=status)


@gate(Can.SUBMIT_PLANS)
def plan_submit(request: OfficerRequest, plan: int) -> HttpResponse:
    """GET shows what the checks say first; POST sends the plan up the line."""
    found = plan_for(request.officer, plan)
    form = SubmitForm(request.POST or None) if request.method == "POST" else SubmitForm()
    if request.method == "POST" and form.is_valid():
        try:
            approval = actions.submit(found, by=request.officer, note=form.cleaned_data["note"])
        except NotAllowed as error:
            form.add_error(None, error.said)
        else:
            messages.success(request, _("เสนอแผนแล้ว ผู้พิจารณาลำดับแรกได้รับแจ้งแล้ว"))
            return redirect(approval.url)
    told = findings_of(found)
    errors = [one for one in told.open if one.severity is Severity.ERROR]
    context = frame_of(
        request.officer, found, "plan_approval", _crumb(request, found), (_("เสนอแผน"), ""),
        form=form, findings=told, errors=cards_for(request.officer, found, errors[:50]), error_count=len(errors),
        route=route_ahead(request.officer, actions.KIND.key),
        empty=not found.initiatives.exists(), ready=found.state == Plan.State.DRAFT,
    )  # fmt: skip
    return render(request, "plans/approval/plan_submit.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.DECIDE)
def plan_decide(request: OfficerRequest, plan: int) -> HttpResponse:
    """The first POST asks to confirm, naming plan and position; the second signs."""
    found = plan_for(request.officer, plan)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, typed=form, status=422) if _stale(form) else _faulty(request, found, form)
    if form.cleaned_data["confirmed"] != "yes":
        return _confirm(request, found, form)
    told = form.cleaned_data
    try:
        approval = actions.decide(
            found, by=request.officer, answer=told["answer"], opinion=told["opinion"], fingerprint=told["fingerprint"],
            place=told["place"], submission=told["submission"],
        )  # fmt: skip
    except NotAllowed as error:
        return _told(request, found, form, error.said)
    messages.success(request, _after(approval))
    return redirect("plan_approval", request.officer.organization.code, found.pk)


def _stale(form: DecisionForm) -> bool:
    """Hidden fields that do not fit were not typed by anyone: the page is shown anew."""
    return bool({"submission", "place", "fingerprint"} & set(form.errors))


def _faulty(request: OfficerRequest, plan: Plan, form: DecisionForm) -> HttpResponse:
    """The page with the faults beside the fields, in the words of the step in turn."""
    _digest, mark = digest_of(plan, request.officer)
    choices = way_of(plan, request.officer, mark).choices
    return _page(request, plan, form=DecisionForm(request.POST, choices=choices or None), status=422)


def _confirm(request: OfficerRequest, plan: Plan, form: DecisionForm) -> HttpResponse:
    way = way_of(plan, request.officer, form.cleaned_data["fingerprint"])
    if not way.may_sign or way.holding is None:
        return _told(request, plan, form, way.hindrance or _("ขณะนี้ไม่ใช่ขั้นของท่าน หรือเรื่องนี้พิจารณาเสร็จแล้ว"))
    answer = form.cleaned_data["answer"]
    hidden = DecisionForm(initial={**form.cleaned_data, "confirmed": "yes"})
    context = frame_of(
        request.officer, plan, "plan_approval", _crumb(request, plan), (_("ยืนยันการลงความเห็น"), ""),
        way=way, form=hidden, answer_words=dict(way.choices).get(answer, ""), opinion=form.cleaned_data["opinion"],
        signs_as=way.holding.signs_as, returning=answer == "returned", mark=short(form.cleaned_data["fingerprint"]),
    )  # fmt: skip
    return render(request, "plans/approval/plan_decide.html", context)


def _told(request: OfficerRequest, plan: Plan, form: DecisionForm, thai: str) -> HttpResponse:
    """A refusal on the page as it now stands; what was typed stays."""
    messages.error(request, thai)
    return _page(request, plan_for(request.officer, plan.pk), typed=form, status=409)


def _after(approval: Approval) -> str:
    if approval.state == Approval.State.GRANTED:
        return _("อนุมัติแล้ว เจ้าหน้าที่แผนประกาศใช้ได้")
    if approval.state == Approval.State.RETURNED:
        return _("ส่งกลับแล้ว ผู้เสนอได้รับแจ้งพร้อมเหตุผล")
    return _("บันทึกความเห็นแล้ว เรื่องไปถึงขั้นถัดไป")


@gate(Can.SUBMIT_PLANS)
def plan_withdraw(request: OfficerRequest, plan: int) -> HttpResponse:
    found = plan_for(request.officer, plan)
    if request.method == "POST":
        return _done(request, found, lambda: actions.withdraw(found, by=request.officer), _("ถอนเรื่องแล้ว แผนกลับเป็นร่าง"))
    consequence = _("ความเห็นที่ลงไปแล้วจะไม่นับ เมื่อเสนอใหม่จะเริ่มจากขั้นแรก")
    context = _confirmation(request, found, _("ถอนเรื่องกลับมาแก้ไข"), consequence)
    return render(request, "plans/approval/confirm.html", context)


@gate(Can.ADOPT_PLANS)
def plan_adopt(request: OfficerRequest, plan: int) -> HttpResponse:
    found = plan_for(request.officer, plan)
    form = AdoptForm(request.POST) if request.method == "POST" else AdoptForm(initial={"on": request.officer.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.adopt(found, by=request.officer, on=form.cleaned_data["on"])
        except NotAllowed as error:
            form.add_error(None, error.said)
        else:
            messages.success(request, _("ประกาศใช้แผนแล้วเมื่อ %(day)s") % {"day": day(form.cleaned_data["on"])})
            return redirect("plan_approval", request.officer.organization.code, found.pk)
    consequence = _("แผนฉบับเดิมของช่วงปีเดียวกัน (ถ้ามี) จะเป็น “มีฉบับใหม่แทน” และแผนนี้จะแก้ไขไม่ได้อีก เว้นแต่ทำเป็นฉบับแก้ไข")
    context = _confirmation(request, found, _("ประกาศใช้แผน"), consequence, form)
    return render(request, "plans/approval/confirm.html", context, status=422 if form.errors else 200)


@gate(Can.SUBMIT_PLANS)
def plan_reopen(request: OfficerRequest, plan: int) -> HttpResponse:
    found = plan_for(request.officer, plan)
    form = ReopenForm(request.POST) if request.method == "POST" else ReopenForm()
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        said = _("นำแผนกลับเป็นร่างแล้ว")
        return _done(request, found, lambda: actions.reopen(found, by=request.officer, reason=reason), said)
    consequence = _("การอนุมัติที่ได้รับแล้วจะไม่นับ ต้องเสนอใหม่ตั้งแต่ขั้นแรก")
    context = _confirmation(request, found, _("นำกลับเป็นร่าง"), consequence, form)
    return render(request, "plans/approval/confirm.html", context, status=422 if form.errors else 200)


def _done(request: OfficerRequest, plan: Plan, deed: Any, said: str) -> HttpResponse:
    """Does it and says so, or says why not."""
    try:
        deed()
    except NotAllowed as error:
        messages.error(request, error.said)
    else:
        messages.success(request, said)
    return redirect("plan_approval", request.officer.organization.code, plan.pk)


def _crumb(request: OfficerRequest, plan: Plan) -> tuple[str, str]:
    return _("เสนอและพิจารณา"), reverse("plan_approval", args=[request.officer.organization.code, plan.pk])


def _confirmation(
    request: OfficerRequest, plan: Plan, action: str, consequence: str, form: Any = None
) -> dict[str, Any]:
    crumb = _crumb(request, plan)
    return frame_of(
        request.officer, plan, "plan_approval", crumb, (action, ""),
        action=action, consequence=consequence, form=form, cancel_url=crumb[1],
    )  # fmt: skip


@require_safe
@gate(Can.SEE_PLANS)
def plan_book(request: OfficerRequest, plan: int) -> HttpResponse | FileResponse:
    """The whole plan as it stands, as PDF: what is signed, on paper."""
    found = plan_for(request.officer, plan)
    try:
        data = write_pdf(paper("book", found.as_value()))
    except (NothingToPrint, UnprintablePaper) as error:
        messages.error(request, said(error))
        return redirect("plan_approval", request.officer.organization.code, found.pk)
    name = f"แผน {found.first_year}-{found.last_year} ({found.get_state_display()}).pdf"
    return FileResponse(io.BytesIO(data), filename=name, content_type="application/pdf")
