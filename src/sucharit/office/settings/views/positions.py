"""Positions and who holds them."""

import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.approvals.models import RouteStep
from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.models import Holding, Position
from sucharit.base.people.queries import holders_today, holding_for, holdings_for, position_for, positions_for
from sucharit.base.people.roles import Can
from sucharit.base.screens import words
from sucharit.office.settings import actions
from sucharit.office.settings.answers import add_faults, done, told_at, tried
from sucharit.office.settings.forms.people import LastDayForm
from sucharit.office.settings.forms.positions import AppointForm, PositionForm
from sucharit.office.settings.queries import entries_about
from sucharit.office.settings.timelines import events
from sucharit.office.settings.views.overview import crumbs


@gate(Can.MANAGE_PEOPLE)
def position_list(request: OfficerRequest) -> HttpResponse:
    officer = request.officer
    held = holders_today(officer)
    in_routes = set(
        RouteStep.objects.filter(route__organization=officer.organization).values_list("position", flat=True)
    )
    rows = [
        {"position": position, "holders": held.get(position.pk, []), "in_route": position.pk in in_routes}
        for position in positions_for(officer)
    ]
    return render(
        request, "settings/position_list.html", {"rows": rows, "crumbs": crumbs(officer=officer, here=_("ตำแหน่ง"))}
    )


@gate(Can.MANAGE_PEOPLE)
def position_add(request: OfficerRequest) -> HttpResponse:
    form = PositionForm(request.POST or None, officer=request.officer)
    made = tried(request, form, lambda told: actions.add_position(by=request.officer, **_facts(told))).made
    if made:
        done(request, _("เพิ่มตำแหน่ง %(title)s แล้ว ต่อไปให้ระบุผู้ดำรงตำแหน่ง") % {"title": made.title})
        return redirect("position", request.officer.organization.code, made.pk)
    context = {"form": form, "crumbs": _crumbs(request.officer, _("เพิ่ม"))}
    return render(request, "settings/position_edit.html", context)


@gate(Can.MANAGE_PEOPLE)
def position(request: OfficerRequest, pk: int) -> HttpResponse:
    """One position: who holds it, who did and who will."""
    found = position_for(request.officer, pk)
    holdings = list(holdings_for(request.officer).filter(position=found).order_by("-since", "-pk"))
    routes = RouteStep.objects.filter(position=found).select_related("route").order_by("route", "place")
    context = {
        "position": found,
        "holdings": [_shown(holding, request.officer.today) for holding in holdings],
        "vacant": found.active and not any(_is_held(holding, request.officer.today) for holding in holdings),
        "routes": routes,
        "events": events(entries_about(request.officer, found, *holdings)),
        "crumbs": _crumbs(request.officer, found.title),
    }
    return render(request, "settings/position.html", context)


@gate(Can.MANAGE_PEOPLE)
def position_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = position_for(request.officer, pk)
    form = PositionForm(request.POST or None, instance=found, officer=request.officer)
    context = {"form": form, "position": found, "crumbs": _crumbs(request.officer, found.title)}
    change = partial(actions.change_position, found, by=request.officer)
    attempt = tried(request, form, lambda told: change(edition=told["edition"] or 0, **_facts(told)))
    if attempt.made:
        done(request, _("บันทึกแล้ว"))
        return redirect("position", request.officer.organization.code, pk)
    return render(request, "settings/position_edit.html", context | attempt.context, status=attempt.status)


@gate(Can.MANAGE_PEOPLE)
@require_POST
@told_at("position_list")
def position_move(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = position_for(request.officer, pk)
    actions.move_position(found, by=request.officer, up=request.POST.get("direction") == "up")
    return redirect(f"{reverse('position_list', args=[request.officer.organization.code])}#position-{pk}")


@gate(Can.MANAGE_PEOPLE)
@require_POST
@told_at("position")
def position_active(request: OfficerRequest, pk: int) -> HttpResponseBase:
    active = request.POST.get("active") == "1"
    found = actions.set_position_active(position_for(request.officer, pk), by=request.officer, active=active)
    done(request, (_("นำ %(name)s กลับมาใช้แล้ว") if active else _("เลิกใช้ %(name)s แล้ว")) % {"name": found.title})
    return redirect("position", request.officer.organization.code, pk)


@gate(Can.MANAGE_PEOPLE)
def position_appoint(request: OfficerRequest, pk: int) -> HttpResponse:
    officer, found = request.officer, position_for(request.officer, pk)
    form = AppointForm(request.POST or None, position=found, officer=officer)
    holding = tried(request, form, lambda told: _appointed(found, told, officer)).made
    if holding:
        done(request, _("บันทึกแล้ว: %(name)s %(title)s") % {"name": holding.user.full_name, "title": holding.signs_as})
        return redirect("position", officer.organization.code, pk)
    room = (found.title, reverse("position", args=[officer.organization.code, pk]))
    context = {"form": form, "position": found, "crumbs": _crumbs(officer, _("แต่งตั้ง"), room)}
    return render(request, "settings/position_appoint.html", context)


def _appointed(position: Position, told: dict[str, Any], by: Officer) -> Holding:
    return actions.appoint(
        position, told["user"], by=by, since=told["since"], until=told["until"], acting=told["acting"],
        order_reference=told["order_reference"],
    )  # fmt: skip


@gate(Can.MANAGE_PEOPLE)
def holding_end(request: OfficerRequest, pk: int) -> HttpResponse:
    """The last day of a holding, set, moved or taken away again."""
    officer, holding = request.officer, holding_for(request.officer, pk)
    initial = {"until": holding.until or officer.today}
    form = LastDayForm(request.POST or None, initial=initial)
    form.fields["until"].required = holding.acting
    form.fields["until"].help_text = _("เว้นว่างเพื่อให้ดำรงตำแหน่งต่อไปโดยไม่มีกำหนด") if not holding.acting else ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_holding(holding, by=officer, until=form.cleaned_data["until"])
        except ValidationError as error:
            add_faults(form, ValidationError(error.messages))
        else:
            done(request, _("บันทึกวันพ้นตำแหน่งแล้ว"))
            return redirect("position", officer.organization.code, holding.position_id)
    context = {
        "form": form,
        "holding": holding,
        "back": reverse("position", args=[officer.organization.code, holding.position_id]),
        "crumbs": _crumbs(officer, holding.position.title),
    }
    return render(request, "settings/holding_end.html", context)


def _facts(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("title", "rank", "unit")}


def _is_held(holding: Holding, today: datetime.date) -> bool:
    return holding.since <= today and (holding.until is None or holding.until >= today)


def _shown(holding: Holding, today: datetime.date) -> dict[str, Any]:
    state = ("good", _("วันนี้")) if _is_held(holding, today) else ("quiet", _("พ้นแล้ว"))
    if holding.since > today:
        state = ("info", _("ยังไม่ถึงกำหนด"))
    if state[0] == "good" and not holding.user.is_active:
        state = ("bad", _("บัญชีปิดอยู่ จึงลงนามไม่ได้"))
    until = words.day(holding.until) if holding.until else _("ไม่มีกำหนด")
    return {"holding": holding, "kind": state[0], "state": state[1], "until": until}


def _crumbs(officer: Officer, here: str, *between: tuple[str, str]) -> list[tuple[str, str]]:
    room = (_("ตำแหน่ง"), reverse("position_list", args=[officer.organization.code]))
    return crumbs(room, *between, officer=officer, here=here)
