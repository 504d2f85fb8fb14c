"""The tree of a plan, and the order of its initiatives."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.charts import Chart, Series, columns
from sucharit.core.thai import fold
from sucharit.work.plans.actions import move_initiative, order_by_outline
from sucharit.work.plans.forms.lists import TreeFilter, chosen, units_of
from sucharit.work.plans.models import Initiative, Plan, Removal
from sucharit.work.plans.pages import address, frame_of, may_edit
from sucharit.work.plans.queries.findings import findings_of
from sucharit.work.plans.queries.plans import initiative_for, plan_for
from sucharit.work.plans.queries.tree import Leaf, Tree, framework_of, tree_of
from sucharit.work.plans.values import initiatives_of


@gate(Can.SEE_PLANS)
def plan_tree(request: OfficerRequest, plan: int) -> HttpResponse:
    """Dimensions > missions > objectives > initiatives, with counts, money and what is not covered."""
    officer = request.officer
    row = plan_for(officer, plan)
    context = _tree_context(request, row)
    code = officer.organization.code
    del context["plan"], context["may_edit"]
    context |= {
        "removed": _removed(request, row),
        "compare_url": address("plan_difference", code, row.pk),
        "revise_url": address("plan_revise", code, row.pk),
    }
    return render(request, "plans/plan_tree.html", frame_of(officer, row, "plan_tree", **context))


def _tree_context(request: OfficerRequest, plan: Plan) -> dict[str, Any]:
    officer = request.officer
    sheets = initiatives_of(plan)
    found = findings_of(plan, sheets)
    form = TreeFilter(request.GET or None, units=units_of(officer.organization), of=framework_of(plan))
    wanted = chosen(form)
    tree = tree_of(plan, sheets, findings=lambda one: len(found.open_of(one)), shown=_shown(wanted))
    editing = may_edit(officer, plan)
    return {
        "plan": plan, "tree": tree, "findings": found, "form": form, "filtered": any(wanted.values()),
        "may_edit": editing, "arranging": editing and "arrange" in request.GET, "chart": money_chart(tree),
        "years": plan.years,
    }  # fmt: skip


def _removed(request: OfficerRequest, plan: Plan) -> Removal | None:
    """The initiative that was just taken out, for the offer to put it back."""
    pk = request.GET.get("removed", "")
    if not (may_edit(request.officer, plan) and pk.isdecimal() and len(pk) < 19):
        return None
    return plan.removals.filter(pk=int(pk), put_back_at=None).first()


def _shown(wanted: dict[str, str]) -> Callable[[Leaf], bool]:
    """Which leaves a filter lets through."""
    query = fold(wanted["q"])
    only: dict[str, Callable[[Leaf], bool]] = {
        "findings": lambda leaf: bool(leaf.findings),
        "unstated": lambda leaf: not leaf.amounts,
        "paid": lambda leaf: bool(leaf.total),
        "nobody": lambda leaf: leaf.initiative.responsible_unit_id is None,
    }
    tests: list[Callable[[Leaf], bool]] = []
    if query:
        tests.append(lambda leaf: query in _said(leaf.initiative))
    if wanted["unit"]:
        tests.append(lambda leaf: str(leaf.initiative.responsible_unit_id) == wanted["unit"])
    if wanted["dimension"]:
        tests.append(
            lambda leaf: (
                (leaf.codes[0] if leaf.codes else leaf.initiative.dimension).split(".")[0] == wanted["dimension"]
            )
        )
    if wanted["only"]:
        tests.append(only[wanted["only"]])
    return lambda leaf: all(test(leaf) for test in tests)


def _said(one: Initiative) -> str:
    lines = [item.text for item in one.items.all()]
    return fold(" ".join([one.title, one.rationale, one.responsible, one.target_group, one.place, one.note, *lines]))


def money_chart(tree: Tree) -> Chart | None:
    """Baht of each year, dimension upon dimension; nothing where no amount is stated."""
    if not tree.money.by_year:
        return None
    labels = [str(year) for year in tree.years]
    told = [
        Series(_("มิติ %(n)s") % {"n": branch.code}, tuple(branch.year(year) or 0 for year in tree.years))
        for branch in tree.dimensions
    ]
    return columns(_("งบประมาณตามมิติและปีงบประมาณ"), labels, *told, unit=_("บาท"))


@gate(Can.EDIT_PLANS)
@require_POST
def initiative_move(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """Up, down, or to a place: `to` is a place 1..n. Answers htmx with the tree."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    code = officer.organization.code
    typed = request.POST.get("to", "")
    key = request.POST.get("initiative", "")
    if key.isdecimal() and key != str(row.pk):
        messages.error(request, _("ลำดับเปลี่ยนไปแล้ว โปรดดูลำดับล่าสุดแล้วย้ายอีกครั้ง"))
    elif not typed.isdecimal() or len(typed) > 6:
        messages.error(request, _("โปรดพิมพ์ลำดับที่เป็นตัวเลข"))
    else:
        _move(request, row, int(typed))
    back = reverse("plan_tree", args=[code, plan])
    if request.headers.get("HX-Request"):
        context = _tree_context(request, plan_for(officer, plan)) | {"arranging": True}
        return render(request, "plans/tree_part.html", context)
    return redirect(f"{back}?arrange=1#initiative-{row.pk}")


def _move(request: OfficerRequest, row: Initiative, place: int) -> None:
    with refusals_told(request):
        move_initiative(row, by=request.officer, place=place)


@gate(Can.EDIT_PLANS)
@require_POST
def plan_order(request: OfficerRequest, plan: int) -> HttpResponse:
    """All initiatives in the order of the framework."""
    row = plan_for(request.officer, plan)
    with refusals_told(request):
        order_by_outline(row, by=request.officer)
        messages.success(request, _("จัดลำดับตามกรอบแล้ว"))
    address_of_tree = reverse("plan_tree", args=[request.officer.organization.code, row.pk])
    return redirect(f"{address_of_tree}?arrange=1")
