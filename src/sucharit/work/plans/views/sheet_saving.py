"""Saving a sheet: by the script or the button, over an older edition, after a choice between two versions."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, OfficerRequest
from sucharit.base.screens import saving
from sucharit.work.plans.actions import edit_initiative
from sucharit.work.plans.forms.sheet import SheetForm
from sucharit.work.plans.models import Initiative
from sucharit.work.plans.queries.changes import speaker_for
from sucharit.work.plans.sheet import Stale
from sucharit.work.plans.views.sheet_page import edit_page


def save(request: OfficerRequest, row: Initiative, form: SheetForm) -> HttpResponse:
    if not form.is_valid():
        return _faulty(request, row, form)
    fields, edition = _resolved(request.POST, form)
    _quick(request.POST, fields, form)
    try:
        saved = edit_initiative(row, by=request.officer, fields=fields, edition=edition)
    except ValidationError as fault:
        form.show_faults(fault)
        return _faulty(request, row, form)
    except Stale as stale:
        return _conflict(request, row, form, stale)
    except NotAllowed as refusal:
        return refuse(request, row, refusal.said)
    if saving.is_autosave(request):
        return saving.saved(saved.edition)
    messages.success(request, _("บันทึก “%(title)s” แล้ว") % {"title": saved.title})
    code = request.officer.organization.code
    return redirect(_after(request.POST, code, saved))


def _after(data: QueryDict, code: str, row: Initiative) -> str:
    """Where the button leads: the same sheet, or the one before or after."""
    step = {"next": 1, "previous": -1}.get(data.get("then", ""), 0)
    place = row.seq + step
    if step and not row.plan.initiatives.filter(seq=place).exists():
        place = row.seq
    return reverse("initiative_edit", args=[code, row.plan_id, place])


def _resolved(data: QueryDict, form: SheetForm) -> tuple[dict[str, Any], int | None]:
    """The fields to save and the edition they build on. After a conflict the officer has chosen field by field, on the
    edition that was shown (`resolve`): what was chosen as the other's is not saved over."""
    fields = form.fields_typed
    resolve = data.get("resolve", "") if data.get("resolving") else ""
    version = resolve or data.get("version", "")
    edition = int(version) if version.isdecimal() and len(version) < 10 else 0
    if resolve:
        fields = {name: value for name, value in fields.items() if data.get(f"choose_{name}") != "theirs"}
    return fields, edition


def _quick(data: QueryDict, fields: dict[str, Any], form: SheetForm) -> None:
    """Buttons beside the amounts: no budget in any year, or the first year's amount in all."""
    years = form.plan.years
    quick = data.get("quick")
    if quick == "none":
        fields["amounts"] = dict.fromkeys(years, 0)
    elif quick == "first":
        first = fields.get("amounts", {}).get(years[0])
        fields["amounts"] = dict.fromkeys(years, first)


def _faulty(request: OfficerRequest, row: Initiative, form: SheetForm) -> HttpResponse:
    if saving.is_autosave(request):
        return saving.refused(form)
    page = edit_page(request.officer, row, form, version=request.POST.get("version", "")[:12])
    return render(request, "plans/initiative_edit.html", page, status=422)


def refuse(request: OfficerRequest, row: Initiative, why: str) -> HttpResponse:
    if saving.is_autosave(request):
        return HttpResponse(render(request, "plans/refused_part.html", {"why": why}).content, status=409)
    messages.error(request, why)
    return redirect("initiative", request.officer.organization.code, row.plan_id, row.seq)


def _conflict(request: OfficerRequest, row: Initiative, form: SheetForm, stale: Stale) -> HttpResponse:
    """Both versions, field by field; what was typed stays in the form."""
    speaker = speaker_for(row.plan)
    last = versions_of(row).first()
    fields = [
        {
            "change": change,
            "choice": _choice(request.POST, stale, change.name),
            "both": stale.changed_by_me(change.name) and stale.changed_by_them(change.name),
        }
        for change in speaker.fields(stale.theirs, stale.mine)
    ]
    context = {"edition": stale.initiative.edition, "fields": fields, "last": last}
    if saving.is_autosave(request):
        return render(request, "plans/conflict_part.html", context, status=409)
    page = edit_page(request.officer, row, form, **context, version=request.POST.get("version", "")[:12])
    return render(request, "plans/initiative_edit.html", page, status=409)


def _choice(data: QueryDict, stale: Stale, name: str) -> str:
    """What was chosen so far; at first the side that alone has changed the field, mine where both have."""
    chosen = data.get(f"choose_{name}", "")
    if chosen in ("mine", "theirs"):
        return chosen
    return "mine" if stale.changed_by_me(name) else "theirs"
