"""The sheet of an initiative: read, edited with autosave, its findings beside it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.forms.sheet import SheetForm
from sucharit.work.plans.models import Initiative
from sucharit.work.plans.pages import may_edit
from sucharit.work.plans.queries.cards import cards_for
from sucharit.work.plans.queries.changes import speaker_for
from sucharit.work.plans.queries.findings import findings_of
from sucharit.work.plans.queries.plans import initiative_for, plan_for, plans_for
from sucharit.work.plans.queries.tree import framework_of
from sucharit.work.plans.sheet import snapshot
from sucharit.work.plans.views.sheet_page import edit_page, nested_lists, page_of
from sucharit.work.plans.views.sheet_saving import refuse, save


@gate(Can.SEE_PLANS)
def initiative_at(request: OfficerRequest, initiative: int) -> HttpResponse:
    """The address that stays when places change: leads to where the initiative stands now."""
    row = get_object_or_404(Initiative, pk=initiative, plan__in=plans_for(request.officer))
    return redirect("initiative", request.officer.organization.code, row.plan_id, row.seq)


@gate(Can.SEE_PLANS)
def initiative(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """The sheet as it reads and prints."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    context = page_of(officer, row)
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
    row = initiative_meant(request, plan, seq)
    if not may_edit(officer, row.plan):
        if request.method == "POST":
            return refuse(
                request, row, _("แผนนี้อยู่ในสถานะ “%(state)s” จึงแก้ไขไม่ได้") % {"state": row.plan.get_state_display()}
            )
        return redirect("initiative", officer.organization.code, row.plan_id, row.seq)
    sheet = snapshot(row)
    form = SheetForm(
        request.POST if request.method == "POST" else None, plan=row.plan, sheet=sheet, of=framework_of(row.plan)
    )
    if request.method == "POST":
        return save(request, row, form)
    return render(request, "plans/initiative_edit.html", edit_page(officer, row, form))


def initiative_meant(request: OfficerRequest, plan: int, seq: int) -> Initiative:
    """The one at this place; for a form that was opened before places changed, the one that it was opened for."""
    row = plan_for(request.officer, plan)
    meant = request.POST.get("initiative", "")
    if meant.isdecimal() and len(meant) < 19:
        found = row.initiatives.select_related("responsible_unit").filter(pk=int(meant)).first()
        if found is not None:
            found.plan = row
            return found
    return initiative_for(request.officer, row, seq)


@gate(Can.SEE_PLANS)
def initiative_findings(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """The findings of one initiative, for the panel beside its form."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    found = findings_of(row.plan)
    cards = cards_for(officer, row.plan, found.of(row), here=row)
    context = {"initiative": row, "plan": row.plan, "cards": cards, "open_findings": found.open_of(row), "live": True}
    return render(request, "plans/findings_part.html", context)
