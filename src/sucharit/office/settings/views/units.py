"""Units: added, renamed, put in order, closed. Never removed."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.office.settings import actions
from sucharit.office.settings.answers import done, told_at, tried
from sucharit.office.settings.forms.organizations import UnitForm
from sucharit.office.settings.queries import counted_units_for, entries_about, unit_for
from sucharit.office.settings.timelines import events
from sucharit.office.settings.views.overview import crumbs


@gate(Can.MANAGE_ORGANIZATION)
def unit_list(request: OfficerRequest) -> HttpResponse:
    units = list(counted_units_for(request.officer))
    context = {"units": units, "crumbs": crumbs(officer=request.officer, here=_("สำนักและกอง"))}
    return render(request, "settings/unit_list.html", context)


@gate(Can.MANAGE_ORGANIZATION)
def unit_add(request: OfficerRequest) -> HttpResponse:
    form = UnitForm(request.POST or None)
    unit = tried(request, form, lambda told: actions.add_unit(by=request.officer, **_facts(told))).made
    if unit:
        done(request, _("เพิ่ม %(name)s แล้ว") % {"name": unit.name})
        return redirect("unit_list", request.officer.organization.code)
    return render(request, "settings/unit_edit.html", {"form": form, "crumbs": _crumbs(request, _("เพิ่ม"))})


@gate(Can.MANAGE_ORGANIZATION)
def unit_edit(request: OfficerRequest, pk: int) -> HttpResponse:
    unit = unit_for(request.officer, pk)
    form = UnitForm(request.POST or None, instance=unit)
    context = {"form": form, "unit": unit, "crumbs": _crumbs(request, unit.name)}
    change = partial(actions.change_unit, unit, by=request.officer)
    attempt = tried(request, form, lambda told: change(edition=told["edition"] or 0, **_facts(told)))
    if attempt.made:
        done(request, _("บันทึกแล้ว"))
        return redirect("unit_list", request.officer.organization.code)
    context |= {"events": events(entries_about(request.officer, unit)), **attempt.context}
    return render(request, "settings/unit_edit.html", context, status=attempt.status)


@gate(Can.MANAGE_ORGANIZATION)
@require_POST
@told_at("unit_list")
def unit_move(request: OfficerRequest, pk: int) -> HttpResponseBase:
    unit = unit_for(request.officer, pk)
    actions.move_unit(unit, by=request.officer, up=request.POST.get("direction") == "up")
    return redirect(f"{reverse('unit_list', args=[request.officer.organization.code])}#unit-{unit.pk}")


@gate(Can.MANAGE_ORGANIZATION)
@require_POST
@told_at("unit_list")
def unit_active(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Closes or opens again."""
    active = request.POST.get("active") == "1"
    unit = actions.set_unit_active(unit_for(request.officer, pk), by=request.officer, active=active)
    done(request, (_("นำ %(name)s กลับมาใช้แล้ว") if active else _("เลิกใช้ %(name)s แล้ว")) % {"name": unit.name})
    return redirect("unit_list", request.officer.organization.code)


def _facts(told: dict[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("name", "abbreviation")}


def _crumbs(request: OfficerRequest, here: str) -> list[tuple[str, str]]:
    room = (_("สำนักและกอง"), reverse("unit_list", args=[request.officer.organization.code]))
    return crumbs(room, officer=request.officer, here=here)
