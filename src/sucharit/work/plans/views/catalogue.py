"""The catalogue of typical measures: looked through, previewed, added to a plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.thai import fold
from sucharit.reference.catalogue import Entry, catalogue, entry, names_of
from sucharit.reference.loading import UnknownReference
from sucharit.work.plans.actions import add_from_catalogue
from sucharit.work.plans.actions.copying import catalogue_key, entry_fields
from sucharit.work.plans.forms.lists import CatalogueFilter, chosen
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.pages import frame_of, may_edit
from sucharit.work.plans.queries.changes import speaker_for
from sucharit.work.plans.queries.plans import plan_for
from sucharit.work.plans.queries.tree import framework_of
from sucharit.work.plans.sheet import blank, merged
from sucharit.work.plans.views.sheet_page import nested_lists


@dataclass(frozen=True)
class Offer:
    """An entry with the organization's own names, and the initiative that it is in this plan (None: not yet)."""

    entry: Entry
    filled: Entry
    there: Initiative | None


@gate(Can.SEE_PLANS)
def plan_catalogue(request: OfficerRequest, plan: int) -> HttpResponse:
    """Sixty typical measures; the chosen ones are added by POST."""
    officer = request.officer
    row = plan_for(officer, plan)
    if request.method == "POST":
        return _add(request, row)
    form = CatalogueFilter(request.GET or None, of=framework_of(row))
    wanted = chosen(form)
    offers = offers_for(officer, row)
    covered = set(row.initiatives.values_list("objective_rows__code", flat=True))
    shown = [one for one in offers if _fits(one, wanted, covered)]
    context = frame_of(
        officer, row, "plan_tree", (_("คลังมาตรการ"), ""), form=form, groups=_groups(shown, row), count=len(shown),
        all=len(offers), filtered=any(wanted.values()), covered=covered,
    )  # fmt: skip
    return render(request, "plans/plan_catalogue.html", context)


def offers_for(officer: Officer, plan: Plan) -> list[Offer]:
    """The whole catalogue as this plan sees it."""
    names = names_of(officer.organization.name, officer.organization.kind)
    rows = list(plan.initiatives.only("key", "title", "seq", "plan"))
    by_key, by_title = {row.key: row for row in rows}, {fold(row.title): row for row in rows}
    told = []
    for one in catalogue():
        filled = one.filled(names, officer.organization.staff_count)
        there = by_key.get(catalogue_key(plan, one.key)) or by_title.get(fold(filled.title))
        told.append(Offer(one, filled, there))
    return told


def _fits(offer: Offer, wanted: dict[str, str], covered: set[str]) -> bool:
    one = offer.filled
    words = " ".join((one.title, *one.rationale, *one.outputs, *one.outcomes))
    tests: tuple[tuple[object, Callable[[], bool]], ...] = (
        (wanted["q"], lambda: fold(wanted["q"]) in fold(words)),
        (wanted["objective"], lambda: wanted["objective"] in one.objective_codes),
        (wanted["only"] == "uncovered", lambda: not covered.issuperset(one.objective_codes)),
        (wanted["only"] == "new", lambda: offer.there is None),
        (wanted["only"] == "free", lambda: not one.budget),
    )
    return all(test() for asked, test in tests if asked)


def _groups(offers: Sequence[Offer], plan: Plan) -> list[dict[str, Any]]:
    """Offers by their first objective, in the order of the framework."""
    told: dict[str, list[Offer]] = {}
    for one in offers:
        told.setdefault(one.entry.objective_codes[0], []).append(one)
    of = framework_of(plan)
    return [
        {"code": code, "title": node.title if (node := of.node(code)) else "", "offers": group}
        for code, group in told.items()
    ]


def _add(request: OfficerRequest, plan: Plan) -> HttpResponse:
    officer = request.officer
    code = officer.organization.code
    if not officer.may(Can.EDIT_PLANS):
        raise Http404
    keys = _not_sent_before(request, plan, request.POST.getlist("entry")[:200])
    back = f"{reverse('plan_catalogue', args=[code, plan.pk])}?{request.GET.urlencode()}"
    if not keys:
        messages.error(request, _("ไม่มีรายการที่จะเพิ่ม: ยังไม่ได้เลือก หรือรายการที่เลือกอยู่ในแผนแล้ว"))
        return redirect(back)
    try:
        added = add_from_catalogue(plan, by=officer, keys=keys)
    except UnknownReference:
        raise Http404 from None
    except NotAllowed as refusal:
        messages.error(request, refusal.said)
        return redirect("plan_tree", code, plan.pk)
    told = ngettext("เพิ่ม %(n)s รายการในแผนแล้ว", "เพิ่ม %(n)s รายการในแผนแล้ว", len(added)) % {"n": len(added)}
    messages.success(request, told)
    if len(added) == 1:
        return redirect("initiative_edit", code, plan.pk, added[0].seq)
    return redirect("plan_tree", code, plan.pk)


def _not_sent_before(request: OfficerRequest, plan: Plan, keys: list[str]) -> list[str]:
    """Where the plan changed since the page was opened, what is there by now is not added again: the button was pressed
    twice, or a colleague was quicker."""
    if request.POST.get("seen", str(plan.edition)) == str(plan.edition):
        return keys
    there = set(plan.initiatives.values_list("key", flat=True))
    return [key for key in keys if catalogue_key(plan, key) not in there]


@gate(Can.SEE_PLANS)
def catalogue_entry(request: OfficerRequest, plan: int, key: str) -> HttpResponse:
    """One entry as its sheet would be in this plan."""
    officer = request.officer
    row = plan_for(officer, plan)
    try:
        one = entry(key)
    except UnknownReference:
        raise Http404 from None
    units: list[Unit] = list(officer.organization.units.filter(active=True))
    sheet = merged(blank(), entry_fields(one, row, officer, units))
    speaker = speaker_for(row)
    shelf = reverse("plan_catalogue", args=[officer.organization.code, row.pk])
    context = frame_of(
        officer, row, "plan_tree", (_("คลังมาตรการ"), shelf), (sheet["title"], ""), entry=one, sheet=sheet, shelf=shelf,
        said={name: speaker.say(name, sheet[name]) for name in sheet}, sections=nested_lists(sheet),
        there=next((offer.there for offer in offers_for(officer, row) if offer.entry.key == key), None),
        may_edit=may_edit(officer, row),
    )  # fmt: skip
    return render(request, "plans/catalogue_entry.html", context)
