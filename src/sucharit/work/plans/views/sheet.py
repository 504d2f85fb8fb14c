"""The sheet of an initiative: read, begun, edited with autosave, duplicated, removed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import saving
from sucharit.work.plans.actions import add_initiative, duplicate, edit_initiative, put_back, remove_initiative
from sucharit.work.plans.forms.sheet import SheetForm
from sucharit.work.plans.models import Initiative, Plan, Removal
from sucharit.work.plans.pages import frame_of, may_edit, outline_crumbs
from sucharit.work.plans.queries.cards import cards_for
from sucharit.work.plans.queries.changes import speaker_for
from sucharit.work.plans.queries.findings import findings_of
from sucharit.work.plans.queries.plans import initiative_for, plan_for
from sucharit.work.plans.queries.tree import framework_of
from sucharit.work.plans.sheet import LISTS, Stale, blank, snapshot
from sucharit.work.plans.values import initiatives_of


@gate(Can.SEE_PLANS)
def initiative_at(request: OfficerRequest, initiative: int) -> HttpResponse:
    """The address that stays when places change: leads to where the initiative stands now."""
    row = get_object_or_404(Initiative, pk=initiative, plan__organization=request.officer.organization)
    return redirect("initiative", request.officer.organization.code, row.plan_id, row.seq)


@gate(Can.SEE_PLANS)
def initiative(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """The sheet as it reads and prints."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    context = _page(officer, row, "initiative")
    sheet = snapshot(row)
    speaker = speaker_for(row.plan)
    context |= {
        "said": {name: speaker.say(name, sheet[name]) for name in sheet},
        "sheet": sheet,
        "sections": nested_lists(sheet),
    }
    return render(request, "plans/initiative.html", context)


@gate(Can.EDIT_PLANS)
def initiative_edit(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """The sheet as a form. POST saves, from the script (JSON) or the button (a redirect back)."""
    officer = request.officer
    row = _initiative_meant(request, plan, seq)
    if not may_edit(officer, row.plan):
        if request.method == "POST":
            return _refuse(
                request, row, _("แผนนี้อยู่ในสถานะ “%(state)s” จึงแก้ไขไม่ได้") % {"state": row.plan.get_state_display()}
            )
        return redirect("initiative", officer.organization.code, row.plan_id, row.seq)
    sheet = snapshot(row)
    form = SheetForm(
        request.POST if request.method == "POST" else None, plan=row.plan, sheet=sheet, of=framework_of(row.plan)
    )
    if request.method == "POST":
        return _save(request, row, form)
    return render(request, "plans/initiative_edit.html", _edit_page(officer, row, form))


def _initiative_meant(request: OfficerRequest, plan: int, seq: int) -> Initiative:
    """The one at this place; for a form that was opened before places changed, the one that it was opened for."""
    row = plan_for(request.officer, plan)
    meant = request.POST.get("initiative", "")
    if meant.isdecimal() and len(meant) < 19:
        found = row.initiatives.select_related("responsible_unit").filter(pk=int(meant)).first()
        if found is not None:
            found.plan = row
            return found
    return initiative_for(request.officer, row, seq)


def _save(request: OfficerRequest, row: Initiative, form: SheetForm) -> HttpResponse:
    if not form.is_valid():
        return _faulty(request, row, form)
    fields, edition = _resolved(request.POST, form, row)
    _quick(request.POST, fields, form)
    try:
        saved = edit_initiative(row, by=request.officer, fields=fields, edition=edition)
    except ValidationError as fault:
        form.show_faults(fault)
        return _faulty(request, row, form)
    except Stale as stale:
        return _conflict(request, row, form, stale)
    except NotAllowed as refusal:
        return _refuse(request, row, refusal.thai)
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


def _resolved(data: QueryDict, form: SheetForm, row: Initiative) -> tuple[dict[str, Any], int | None]:
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
    return render(request, "plans/initiative_edit.html", _edit_page(request.officer, row, form), status=422)


def _refuse(request: OfficerRequest, row: Initiative, why: str) -> HttpResponse:
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
    context = {"stale": stale, "edition": stale.initiative.edition, "fields": fields, "last": last, "row": row}
    if saving.is_autosave(request):
        return render(request, "plans/conflict_part.html", context, status=409)
    context |= _edit_page(request.officer, row, form)
    return render(request, "plans/initiative_edit.html", context, status=409)


def _choice(data: QueryDict, stale: Stale, name: str) -> str:
    """What was chosen so far; at first the side that alone has changed the field, mine where both have."""
    chosen = data.get(f"choose_{name}", "")
    if chosen in ("mine", "theirs"):
        return chosen
    return "mine" if stale.changed_by_me(name) else "theirs"


def _page(officer: Officer, row: Initiative, current: str) -> dict[str, Any]:
    """What both pages of a sheet show around it."""
    code = officer.organization.code
    sheets = initiatives_of(row.plan)
    found = findings_of(row.plan, sheets)
    places = [one.seq for one in sheets]
    mine = found.of(row)
    crumbs = outline_crumbs(row.plan, row, code)
    return frame_of(
        officer, row.plan, current, *crumbs,
        initiative=row, count=len(sheets), previous=row.seq - 1 if row.seq - 1 in places else None,
        next=row.seq + 1 if row.seq + 1 in places else None, findings=mine, open_findings=found.open_of(row),
        cards=cards_for(officer, row.plan, mine, here=row), may_submit=officer.may(Can.SUBMIT_PLANS),
        last=versions_of(row).first(),
    )  # fmt: skip


def _edit_page(officer: Officer, row: Initiative, form: SheetForm) -> dict[str, Any]:
    return _page(officer, row, "initiative") | {
        "form": form,
        "amounts": [form[name] for name in form.amount_names],
        "old_form": _old(row.plan, form),
    }


def _old(plan: Plan, form: SheetForm) -> list[Any]:
    """Lists that only the form of 2561-2564 or an imported sheet has."""
    old = plan.framework_version == "2561-2564"
    return [
        form[name]
        for name in ("targets", "results_unsorted", "indicators")
        if form.sheet[name] or (old and name == "targets") or form[name].errors
    ]


def nested_lists(sheet: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The lists of a sheet as nested items: text and the items below."""
    return {name: _nested(sheet[name]) for name in LISTS}


def _nested(lines: list[list[Any]]) -> list[dict[str, Any]]:
    top: list[dict[str, Any]] = []
    stack: list[tuple[int, list[dict[str, Any]]]] = [(-1, top)]
    for _key, depth, text in lines:
        while stack[-1][0] >= depth:
            stack.pop()
        item: dict[str, Any] = {"text": text, "items": []}
        stack[-1][1].append(item)
        stack.append((depth, item["items"]))
    return top


@gate(Can.SEE_PLANS)
def initiative_findings(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """The findings of one initiative, for the panel beside its form."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    found = findings_of(row.plan)
    cards = cards_for(officer, row.plan, found.of(row), here=row)
    context = {"initiative": row, "plan": row.plan, "cards": cards, "open_findings": found.open_of(row)}
    return render(request, "plans/findings_part.html", context)


@gate(Can.EDIT_PLANS)
def initiative_new(request: OfficerRequest, plan: int) -> HttpResponse:
    """A blank sheet: only its name and home are asked, the rest is filled in on its own page."""
    officer = request.officer
    row = plan_for(officer, plan)
    if not may_edit(officer, row):
        messages.error(request, _("แผนนี้อยู่ในสถานะ “%(state)s” จึงเพิ่มโครงการไม่ได้") % {"state": row.get_state_display()})
        return redirect("plan_tree", officer.organization.code, row.pk)
    sheet = blank()
    data = request.POST if request.method == "POST" else None
    form = SheetForm(data, plan=row, sheet=sheet, of=framework_of(row))
    form.initial["home"] = request.GET.get("objective", "")
    if request.method == "POST" and form.is_valid():
        try:
            added = add_initiative(row, by=officer, fields=_first_fields(form, row))
        except ValidationError as fault:
            form.show_faults(fault)
        except NotAllowed as refusal:
            form.add_error(None, refusal.thai)
        else:
            messages.success(request, _("เพิ่ม “%(title)s” แล้ว กรอกส่วนที่เหลือได้เลย") % {"title": added.title})
            return redirect("initiative_edit", officer.organization.code, row.pk, added.seq)
    context = frame_of(officer, row, "plan_tree", (_("เพิ่มโครงการ"), ""), form=form)
    return render(request, "plans/initiative_new.html", context, status=422 if form.errors else 200)


def _first_fields(form: SheetForm, plan: Plan) -> dict[str, Any]:
    typed = form.fields_typed
    fields = {name: typed[name] for name in ("title", "kind", "objective_codes", "responsible_unit")}
    return fields | {"period_start": plan.first_year, "period_end": plan.last_year, "place": plan.organization.name}


@gate(Can.EDIT_PLANS)
@require_POST
def initiative_duplicate(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """A second one right after this one."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    code = officer.organization.code
    try:
        copy = duplicate(row, by=officer)
    except NotAllowed as refusal:
        messages.error(request, refusal.thai)
        return redirect("initiative", code, plan, seq)
    messages.success(request, _("ทำสำเนาแล้ว เป็นลำดับที่ %(n)s") % {"n": copy.seq})
    return redirect("initiative_edit", code, plan, copy.seq)


@gate(Can.EDIT_PLANS)
def initiative_remove(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """Asks first, naming it; afterwards it can be put back."""
    officer = request.officer
    row = _initiative_meant(request, plan, seq)
    code = officer.organization.code
    if request.method != "POST":
        context = frame_of(officer, row.plan, "plan_tree", *outline_crumbs(row.plan, row, code), initiative=row)
        return render(request, "plans/initiative_remove.html", context)
    try:
        removal = remove_initiative(row, by=officer)
    except NotAllowed as refusal:
        messages.error(request, refusal.thai)
        return redirect("initiative", code, plan, seq)
    return redirect(f"{reverse('plan_tree', args=[code, plan])}?removed={removal.pk}")


@gate(Can.EDIT_PLANS)
@require_POST
def initiative_put_back(request: OfficerRequest, plan: int, removal: int) -> HttpResponse:
    """A removed initiative again."""
    officer = request.officer
    row = get_object_or_404(Removal, pk=removal, plan=plan_for(officer, plan))
    code = officer.organization.code
    try:
        back = put_back(row, by=officer)
    except NotAllowed as refusal:
        messages.error(request, refusal.thai)
        return redirect("plan_history", code, plan)
    messages.success(request, _("เรียกคืน “%(title)s” แล้ว") % {"title": back.title})
    return redirect("initiative", code, plan, back.seq)
