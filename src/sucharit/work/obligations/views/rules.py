"""Rules: proposals to accept, rules in force, a rule of the office's own, and events that begin a term."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sucharit.base.history.queries import versions_of
from sucharit.base.people.answers import refusals_on
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.obligations.actions import (
    accept,
    add_rule,
    begin_term,
    change_rule,
    decline,
    end_rule,
)
from sucharit.work.obligations.actions.doing import may_begin
from sucharit.work.obligations.forms import EventForm, ReasonForm, RuleForm
from sucharit.work.obligations.models import Rule
from sucharit.work.obligations.queries import proposals_in_order, rule_for, rules_for, titles_of
from sucharit.work.obligations.showing import frame, short

KINDS = {"proposed": "waiting", "active": "good", "declined": "quiet", "ended": "quiet"}
MOST_AT_ONCE = 500


def _crumb(request: OfficerRequest) -> tuple[str, str]:
    return _("ข้อกำหนด"), reverse("rule_list", args=[request.officer.organization.code])


def _told(request: OfficerRequest, rules: list[Rule]) -> list[Rule]:
    titles = titles_of(request.officer, (rule.initiative_key for rule in rules))
    for rule in rules:
        rule.kind = KINDS[rule.state]  # type: ignore[attr-defined]
        rule.about = titles.get(rule.initiative_key, "") if rule.initiative_key else ""  # type: ignore[attr-defined]
        rule.may_begin = rule.active and rule.cadence == "event" and may_begin(request.officer, rule)  # type: ignore[attr-defined]
    return rules


@require_safe
@gate(Can.SEE_YEAR)
def rule_list(request: OfficerRequest) -> HttpResponse:
    """Rules in force, those put aside, and how many proposals wait."""
    officer = request.officer
    rules = _told(request, list(rules_for(officer)))
    groups = [
        (_("ใช้อยู่"), [rule for rule in rules if rule.state == Rule.State.ACTIVE]),
        (_("ไม่ใช้ หรือเลิกใช้แล้ว"), [rule for rule in rules if rule.state in ("declined", "ended")]),
    ]
    waiting = sum(rule.state == Rule.State.PROPOSED for rule in rules)
    context = frame(officer, (_("ข้อกำหนด"), ""), groups=groups, waiting=waiting, may_edit=officer.may(Can.EDIT_YEAR))
    return render(request, "obligations/rule_list.html", context)


@require_http_methods(["GET", "POST"])
@gate(Can.EDIT_YEAR)
def rule_proposals(request: OfficerRequest) -> HttpResponse:
    """What was read in the steps of the year and what law and rules ask: the plan officer ticks what is right."""
    officer = request.officer
    rules = _told(request, list(proposals_in_order(officer)[:MOST_AT_ONCE]))
    if request.method == "POST":
        chosen = set(request.POST.getlist("rule")[:MOST_AT_ONCE])
        picked = [rule for rule in rules if str(rule.pk) in chosen]
        for rule in picked:
            accept(rule, by=officer)
        if picked:
            messages.success(request, _("ใช้ข้อกำหนด %(n)s ข้อแล้ว งานปรากฏในปฏิทิน") % {"n": len(picked)})
        else:
            messages.error(request, _("โปรดเลือกข้อกำหนดที่จะใช้อย่างน้อยหนึ่งข้อ"))
        return redirect("rule_proposals", officer.organization.code)
    context = frame(officer, _crumb(request), (_("ข้อกำหนดที่รอพิจารณา"), ""), rules=rules)
    return render(request, "obligations/rule_proposals.html", context)


@require_http_methods(["GET", "POST"])
@gate(Can.EDIT_YEAR)
def rule_new(request: OfficerRequest) -> HttpResponse:
    form = RuleForm(request.POST or None, officer=request.officer)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            add_rule(by=request.officer, **form.told)
            messages.success(request, _("เพิ่มข้อกำหนดแล้ว งานปรากฏในปฏิทินของปีที่กำลังดำเนินการ"))
            return redirect("rule_list", request.officer.organization.code)
    return _form(request, form, _("เพิ่มข้อกำหนด"), _("เพิ่มข้อกำหนด"))


def _form(request: OfficerRequest, form: Any, title: str, action: str, **more: Any) -> HttpResponse:
    context = frame(request.officer, _crumb(request), (title, ""), form=form, heading=title, action=action, **more)
    return render(request, "obligations/rule_edit.html", context)


@require_http_methods(["GET", "POST"])
@gate(Can.EDIT_YEAR)
def rule_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Changes a rule in force; accepts a proposal or takes up what was put aside, mended."""
    rule = _told(request, [rule_for(request.officer, pk)])[0]
    form = RuleForm(request.POST or None, officer=request.officer, rule=rule)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if rule.active:
                change_rule(rule, by=request.officer, edition=form.cleaned_data["edition"], **form.told)
            else:
                accept(rule, by=request.officer, **form.told)
            messages.success(request, _("บันทึกข้อกำหนดแล้ว งานที่ยังไม่ถึงกำหนดเปลี่ยนตาม งานที่ทำแล้วคงเดิม"))
            return redirect("rule_list", request.officer.organization.code)
    action = _("บันทึก") if rule.active else _("ใช้ข้อกำหนดนี้")
    return _form(request, form, short(rule.title, 80), action, rule=rule, versions=list(versions_of(rule)[:20]))


@require_http_methods(["GET", "POST"])
@gate(Can.EDIT_YEAR)
def rule_decline(request: OfficerRequest, pk: int) -> HttpResponse:
    """A proposal that is not followed."""
    rule = rule_for(request.officer, pk)
    return _aside(request, rule, decline, _("ไม่ใช้ข้อกำหนดนี้"), _("จะไม่เสนอข้อนี้อีก และนำกลับมาใช้ภายหลังได้"))


@require_http_methods(["GET", "POST"])
@gate(Can.EDIT_YEAR)
def rule_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """A rule that is no longer followed."""
    rule = rule_for(request.officer, pk)
    return _aside(request, rule, end_rule, _("เลิกใช้ข้อกำหนดนี้"), _("งานที่ยังไม่ถึงกำหนดจะถูกยกเลิก งานที่ทำแล้วและที่เลยกำหนดคงอยู่"))


def _aside(request: OfficerRequest, rule: Rule, verb: Any, title: str, consequence: str) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            verb(rule, by=request.officer, reason=form.cleaned_data["reason"])
            messages.success(request, _("บันทึกแล้ว: %(title)s") % {"title": rule.title})
            return redirect("rule_list", request.officer.organization.code)
    context = frame(
        request.officer, _crumb(request), (title, ""), row=rule, form=form, heading=title, action=title,
        consequence=consequence, danger=True, cancel_url=reverse("rule_list", args=[request.officer.organization.code]),
    )  # fmt: skip
    return render(request, "obligations/confirm.html", context)


@require_http_methods(["GET", "POST"])
@gate(Can.SEE_YEAR)
def rule_event(request: OfficerRequest, pk: int) -> HttpResponse:
    """Something happened: the term begins."""
    rule = rule_for(request.officer, pk)
    form = EventForm(request.POST or None, initial={"on": request.officer.today})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        with refusals_on(form):
            row = begin_term(rule, by=request.officer, on=told["on"], note=told["note"])
            messages.success(request, _("เริ่มนับกำหนดแล้ว"))
            return redirect("obligation", request.officer.organization.code, row.pk)
    context = frame(
        request.officer, _crumb(request), (_("เริ่มนับกำหนด"), ""), row=rule, form=form, heading=_("เริ่มนับกำหนด"),
        action=_("เริ่มนับกำหนด"), cancel_url=reverse("rule_list", args=[request.officer.organization.code]),
    )  # fmt: skip
    return render(request, "obligations/confirm.html", context)
