"""Approval routes: which position reviews, endorses and approves things of one kind, in which order."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.kinds import Kind
from sucharit.base.approvals.models import Route
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.queries import holders_today
from sucharit.base.people.roles import Can
from sucharit.office.settings.answers import add_faults, done
from sucharit.office.settings.forms.positions import RouteForm, StepForm
from sucharit.office.settings.queries import entries_about, route_kinds_for, routes_for
from sucharit.office.settings.timelines import events
from sucharit.office.settings.views.overview import crumbs

MOST_STEPS = 8
StepForms = formset_factory(StepForm, extra=0, max_num=MOST_STEPS, absolute_max=MOST_STEPS, validate_max=True)


@gate(Can.MANAGE_ORGANIZATION)
def route_list(request: OfficerRequest) -> HttpResponse:
    """One route for each kind of thing that goes up the line, with today's holders."""
    officer = request.officer
    held, set_routes = holders_today(officer), {route.subject_kind: route for route in routes_for(officer)}
    rows = [
        {"kind": kind, "route": set_routes.get(kind.key), "steps": _steps(set_routes.get(kind.key), held)}
        for kind in route_kinds_for(officer)
    ]
    return render(
        request, "settings/route_list.html", {"rows": rows, "crumbs": crumbs(officer=officer, here=_("เส้นทางเสนอ"))}
    )


@gate(Can.MANAGE_ORGANIZATION)
def route_edit(request: OfficerRequest, kind: str) -> HttpResponse:
    officer, known = request.officer, _kind(request.officer, kind)
    route = routes_for(officer).filter(subject_kind=known.key).first()
    seen = mark_of(route)
    form = RouteForm(request.POST or None, initial={**_initial(route, known), "seen": seen})
    steps = StepForms(
        request.POST or None, prefix="steps", initial=_initial_steps(route), form_kwargs={"officer": officer}
    )
    stale = request.method == "POST" and request.POST.get("seen", seen) != seen
    if stale:
        form.data = {**request.POST.dict(), "seen": seen}  # whoever saves again has now seen both
    elif request.method == "POST" and form.is_valid() and steps.is_valid() and _set(officer, known, form, steps):
        done(request, _("บันทึกเส้นทางแล้ว เรื่องที่เสนอไปแล้วยังเดินตามเส้นทางเดิม"))
        return redirect("route_list", officer.organization.code)
    room = (_("เส้นทางเสนอ"), reverse("route_list", args=[officer.organization.code]))
    context = {
        "form": form, "steps": steps, "kind": known, "crumbs": crumbs(room, officer=officer, here=str(known.label)),
        "events": events(entries_about(officer, route)) if route else [],
        "theirs": _steps(route, holders_today(officer)) if stale else None,
    }  # fmt: skip
    return render(request, "settings/route_edit.html", context, status=409 if stale else 200)


def _set(officer: Officer, kind: Kind, form: RouteForm, steps: Any) -> bool:
    """Sets the route; False with the faults in the form."""
    chosen = [(step["verb"], step["position"]) for step in steps.cleaned_data if step.get("position")]
    told = form.cleaned_data
    try:
        set_route(
            officer.organization, by=officer, subject_kind=kind.key, name=told["name"], steps=chosen,
            own_work_forbidden=told["own_work_forbidden"],
        )  # fmt: skip
    except (ValidationError, NotAllowed) as error:
        add_faults(form, error)
        return False
    return True


def mark_of(route: Route | None) -> str:
    """What the page shows of the route: who saves on another is told, and shown both."""
    if route is None:
        return "-"
    steps = " ".join(f"{step.verb}:{step.position_id}" for step in route.steps.all())
    return f"{route.own_work_forbidden:d} {steps} {route.name}"[:400].strip()


def _kind(officer: Officer, key: str) -> Kind:
    found = next((kind for kind in route_kinds_for(officer) if kind.key == key), None)
    if found is None:
        raise Http404
    return found


def _initial(route: Route | None, kind: Kind) -> dict[str, Any]:
    if route is None:
        return {"name": _("เสนอ%(kind)s") % {"kind": kind.label}, "own_work_forbidden": True}
    return {"name": route.name, "own_work_forbidden": route.own_work_forbidden}


def _initial_steps(route: Route | None) -> list[dict[str, Any]]:
    """The steps as they are and empty ones behind, so that the page works without a script."""
    there = [{"verb": step.verb, "position": step.position_id} for step in route.steps.all()] if route else []
    wanted = min(MOST_STEPS, max(4, len(there) + 2))
    return [*there, *({"verb": "review", "position": None} for _ in range(wanted - len(there)))]


def _steps(route: Route | None, held: dict[int, Any]) -> list[dict[str, Any]]:
    """As the approval stepper shows them."""
    if route is None:
        return []
    return [
        {
            "position": f"{step.get_verb_display()} · {step.position.title}",
            "person": ", ".join(holder.user.full_name for holder in held.get(step.position_id, [])),
            "state": "waiting" if step.position_id in held else "returned",
            "label": _("มีผู้ดำรงตำแหน่ง") if step.position_id in held else _("ว่าง: เรื่องจะหยุดที่ขั้นนี้"),
        }
        for step in route.steps.all()
    ]
