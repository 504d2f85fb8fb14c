"""Pages that bind controls and initiatives: the table of a plan, a choice from either side, the plan's register."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.work.plans import controls
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import frame_of
from sucharit.work.plans.queries.plans import initiative_for, plan_for
from sucharit.work.risks.queries import register_for, risk_for

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def says_why(view: View) -> View:
    """NotAllowed becomes a message on the plan's table of controls."""

    @wraps(view)
    def answered(request: OfficerRequest, plan: int, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, plan, *args, **kwargs)
        except NotAllowed as refused:
            messages.error(request, refused.said)
            return redirect("plan_controls", organization=request.officer.organization.code, plan=plan)

    return cast(View, answered)


def _year(request: OfficerRequest) -> int | None:
    return asking.year(request.GET if request.GET.get("year") else request.POST)


def _numbers(request: OfficerRequest, name: str) -> list[int]:
    return asking.numbers(request.POST.getlist(name)[:1_000])


def _seen(request: OfficerRequest) -> list[int] | None:
    """What the page showed as chosen; None where it did not say."""
    return _numbers(request, "seen") if "with-seen" in request.POST else None


def _links(officer: Any, plan: Plan) -> bool:
    """May this officer bind controls of this plan?"""
    return officer.may(Can.EDIT_RISKS) and plan.state not in (Plan.State.DISCARDED, Plan.State.SUPERSEDED)


@gate(Can.SEE_RISKS)
@require_safe
def plan_controls(request: OfficerRequest, plan: int) -> HttpResponse:
    """Risk x control x initiative, with the gaps; `?year=` shows another year's register."""
    officer = request.officer
    row = plan_for(officer, plan)
    register = controls.register_shown(officer, row, _year(request))
    table = controls.table_of(officer, row, register)
    context = frame_of(
        officer,
        row,
        "plan_controls",
        (_("มาตรการควบคุม"), ""),
        table=table,
        registers=controls.registers_of_plan(officer, row),
        may_link=_links(officer, row),
        gap=request.GET.get("gap", ""),
    )
    return render(request, "plans/controls/plan_controls.html", context)


@gate(Can.EDIT_PLANS)
@require_POST
@says_why
def plan_register_choose(request: OfficerRequest, plan: int) -> HttpResponseBase:
    """The register that the plan stands on; "" for none."""
    officer = request.officer
    row = plan_for(officer, plan)
    told = request.POST.get("register", "")
    there = {str(one.pk): one for one in controls.registers_of_plan(officer, row)}
    if told and told not in there:
        raise NotAllowed(_("ไม่พบทะเบียนที่เลือก โปรดเลือกจากรายการ"), "no such register")
    controls.choose_register(row, there.get(told), by=officer)
    messages.success(request, _("บันทึกทะเบียนความเสี่ยงของแผนแล้ว"))
    return redirect("plan_controls", organization=officer.organization.code, plan=plan)


@gate(Can.EDIT_RISKS)
@says_why
def control_initiatives(request: OfficerRequest, plan: int, key: uuid.UUID) -> HttpResponseBase:
    """From a control: which initiatives of the plan carry it out."""
    officer = request.officer
    row = plan_for(officer, plan)
    control = controls.control_for(officer, key)
    back = (
        f"{reverse('plan_controls', args=[officer.organization.code, plan])}?year={control.risk.register.fiscal_year}"
    )
    if request.method == "POST":
        controls.link_initiatives(row, control, _numbers(request, "initiative"), by=officer, seen=_seen(request))
        messages.success(request, _("บันทึกโครงการที่รองรับมาตรการแล้ว"))
        return redirect(f"{back}#risk-{control.risk.seq}")
    initiatives = list(row.initiatives.select_related("responsible_unit").order_by("seq"))
    chosen = set(row.initiatives.filter(control_links__control__key=key).values_list("pk", flat=True))
    context = frame_of(
        officer,
        row,
        "plan_controls",
        (_("มาตรการควบคุม"), back),
        (_("เลือกโครงการ"), ""),
        control=control,
        picks=[(one, one.pk in chosen) for one in initiatives],
        back=back,
    )
    return render(request, "plans/controls/control_initiatives.html", context)


@gate(Can.EDIT_RISKS)
@says_why
def initiative_controls(request: OfficerRequest, plan: int, seq: int) -> HttpResponseBase:
    """From an initiative: which controls of the register it carries out."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    register = controls.register_shown(officer, row.plan, _year(request))
    table = controls.table_of(officer, row.plan, register)
    shown = [line.control.key for risk in table.risks for line in risk.controls]
    back = reverse("initiative", args=[officer.organization.code, plan, seq])
    if request.method == "POST":
        told, before = set(request.POST.getlist("control")), set(request.POST.getlist("seen"))
        keys = [key for key in shown if str(key) in told]
        seen = [key for key in shown if str(key) in before] if "with-seen" in request.POST else None
        controls.link_controls(row, keys, by=officer, among=shown, seen=seen)
        messages.success(request, _("บันทึกมาตรการที่โครงการนี้รองรับแล้ว"))
        return redirect(back)
    context = frame_of(
        officer,
        row.plan,
        "plan_controls",
        (_("ลำดับที่ %(n)s") % {"n": seq}, back),
        (_("เลือกมาตรการ"), ""),
        initiative=row,
        table=table,
        back=back,
    )
    return render(request, "plans/controls/initiative_controls.html", context)


@gate(Can.SEE_PLANS)
@require_safe
def initiative_controls_part(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """The controls that an initiative carries out, for its sheet; nothing for who may not read risks."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    if not officer.may(Can.SEE_RISKS):
        return HttpResponse("")
    context = {"initiative": row, "controls": controls.controls_of(row), "may_link": _links(officer, row.plan)}
    return render(request, "plans/controls/_for_initiative.html", context)


@gate(Can.SEE_RISKS)
@require_safe
def risk_initiatives(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """From a risk: to its lines in the table of the plan at work that year; said where there is no plan."""
    officer = request.officer
    risk_for(officer, register_for(officer, fiscal_year), seq)
    plan = controls.plan_of_year(officer, fiscal_year)
    code = officer.organization.code
    if plan is None:
        messages.info(request, _("ยังไม่มีแผนที่ครอบคลุมปีงบประมาณ พ.ศ. %(year)s ให้ผูกมาตรการ") % {"year": fiscal_year})
        return redirect("risk", organization=code, fiscal_year=fiscal_year, seq=seq)
    return redirect(f"{reverse('plan_controls', args=[code, plan.pk])}?year={fiscal_year}#risk-{seq}")


@gate(Can.SEE_RISKS)
@require_safe
def risk_initiatives_part(request: OfficerRequest, fiscal_year: int, seq: int) -> HttpResponse:
    """The same as a part for the risk's own page."""
    officer = request.officer
    register = register_for(officer, fiscal_year)
    risk = risk_for(officer, register, seq)
    plan = controls.plan_of_year(officer, fiscal_year)
    lines = controls.lines_of(plan, risk) if plan else []
    context = {"plan": plan, "lines": lines, "may_link": plan is not None and _links(officer, plan)}
    return render(request, "plans/controls/_for_risk.html", context)
