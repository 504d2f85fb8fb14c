"""The pages of a plan's approval: made to be read and signed on a phone, without a script."""

import io
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.approvals.deciding import Pages, decided, page, withdrawn
from sucharit.base.approvals.forms import SubmitForm
from sucharit.base.approvals.queries import route_ahead
from sucharit.base.people.answers import tried
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day, said
from sucharit.core.checking import Severity
from sucharit.core.papers import NothingToPrint, UnprintablePaper, paper, write_pdf
from sucharit.work.plans.approval import actions
from sucharit.work.plans.approval.forms import AdoptForm, ReopenForm
from sucharit.work.plans.approval.queries import PlanWay, digest_of
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import frame_of
from sucharit.work.plans.queries import findings_of, plan_for
from sucharit.work.plans.queries.cards import cards_for


def _contents(officer: Officer, plan: Plan) -> tuple[str, dict[str, Any]]:
    digest, mark = digest_of(plan, officer)
    return mark, {
        "digest": digest,
        "open_cards": cards_for(officer, plan, digest.findings.open[:30]),
        "explained_cards": cards_for(officer, plan, digest.findings.explained[:30]),
    }


def _frame(officer: Officer, plan: Plan, here: str, **more: Any) -> dict[str, Any]:
    """Around the page of approval, and around those that one reaches from it."""
    room = _("เสนอและพิจารณา")
    above = [] if here == room else [(room, reverse("plan_approval", args=[officer.organization.code, plan.pk]))]
    return frame_of(officer, plan, "plan_approval", *above, (here, ""), **more)


PAGES = Pages(
    actions.CARRIED, _contents, _frame, way=PlanWay, page="plans/approval/plan_approval.html",
    decide="plans/approval/plan_decide.html", confirm="plans/approval/confirm.html",
    submitted=gettext_lazy("เสนอแผน"), granted=gettext_lazy("อนุมัติแล้ว เจ้าหน้าที่แผนประกาศใช้ได้"),
    withdrawn=gettext_lazy("ถอนเรื่องแล้ว แผนกลับเป็นร่าง"),
)  # fmt: skip


@require_safe
@gate(Can.SEE_DRAFTS)
def plan_approval(request: OfficerRequest, plan: int) -> HttpResponse:
    return page(PAGES, request, plan_for(request.officer, plan))


@gate(Can.SUBMIT_PLANS)
def plan_submit(request: OfficerRequest, plan: int) -> HttpResponse:
    """GET shows what the checks say first; POST sends the plan up the line."""
    officer, found = request.officer, plan_for(request.officer, plan)
    form = SubmitForm(request.POST or None) if request.method == "POST" else SubmitForm()
    approval = tried(request, form, lambda told: actions.submit(found, by=officer, note=told["note"]))
    if approval:
        messages.success(request, _("เสนอแผนแล้ว ผู้พิจารณาลำดับแรกได้รับแจ้งแล้ว"))
        return redirect(approval.url)
    told = findings_of(found)
    errors = [one for one in told.open if one.severity is Severity.ERROR]
    context = _frame(
        officer, found, _("เสนอแผน"), form=form, findings=told, errors=cards_for(officer, found, errors[:50]),
        error_count=len(errors), route=route_ahead(officer, actions.KIND.key), empty=not found.initiatives.exists(),
        ready=found.state == Plan.State.DRAFT,
    )  # fmt: skip
    return render(request, "plans/approval/plan_submit.html", context, status=422 if form.errors else 200)


@require_POST
@gate(Can.DECIDE)
def plan_decide(request: OfficerRequest, plan: int) -> HttpResponse:
    return decided(PAGES, request, plan_for(request.officer, plan))


@gate(Can.SUBMIT_PLANS)
def plan_withdraw(request: OfficerRequest, plan: int) -> HttpResponse:
    return withdrawn(PAGES, request, plan_for(request.officer, plan), here=_("ถอนเรื่องกลับมาแก้ไข"))


@gate(Can.ADOPT_PLANS)
def plan_adopt(request: OfficerRequest, plan: int) -> HttpResponse:
    officer, found = request.officer, plan_for(request.officer, plan)
    form = AdoptForm(request.POST) if request.method == "POST" else AdoptForm(initial={"on": officer.today})
    adopted = tried(request, form, lambda told: actions.adopt(found, by=officer, on=told["on"]))
    if adopted:
        messages.success(request, _("ประกาศใช้แผนแล้วเมื่อ %(day)s") % {"day": day(form.cleaned_data["on"])})
        return redirect(PAGES.address(found, officer))
    consequence = _("แผนฉบับเดิมของช่วงปีเดียวกัน (ถ้ามี) จะเป็น “มีฉบับใหม่แทน” และแผนนี้จะแก้ไขไม่ได้อีก เว้นแต่ทำเป็นฉบับแก้ไข")
    return _confirmation(request, found, _("ประกาศใช้แผน"), consequence, form)


@gate(Can.SUBMIT_PLANS)
def plan_reopen(request: OfficerRequest, plan: int) -> HttpResponse:
    officer, found = request.officer, plan_for(request.officer, plan)
    form = ReopenForm(request.POST) if request.method == "POST" else ReopenForm()
    reopened = tried(request, form, lambda told: actions.reopen(found, by=officer, reason=told["reason"]))
    if reopened:
        messages.success(request, _("นำแผนกลับเป็นร่างแล้ว"))
        return redirect(PAGES.address(found, officer))
    consequence = _("การอนุมัติที่ได้รับแล้วจะไม่นับ ต้องเสนอใหม่ตั้งแต่ขั้นแรก")
    return _confirmation(request, found, _("นำกลับเป็นร่าง"), consequence, form)


def _confirmation(request: OfficerRequest, plan: Plan, action: str, consequence: str, form: Form) -> HttpResponse:
    context = _frame(
        request.officer, plan, action, action=action, consequence=consequence, form=form,
        cancel_url=PAGES.address(plan, request.officer),
    )  # fmt: skip
    return render(request, "plans/approval/confirm.html", context, status=422 if form.errors else 200)


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
