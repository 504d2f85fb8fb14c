"""Two plans beside each other."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.charts import Series, columns
from sucharit.core.thai import fold
from sucharit.work.plans.comparing.difference import Change, Difference, difference
from sucharit.work.plans.comparing.forms import ComparisonFilter
from sucharit.work.plans.comparing.queries import before_of, comparable_for
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import frame_of
from sucharit.work.plans.queries import plan_for

PER_PAGE = 20


@require_safe
@gate(Can.SEE_PLANS)
def plan_difference(request: OfficerRequest, plan: int) -> HttpResponse:
    """`?before=` and `?after=` are numbers of plans; without them this plan and the one before it."""
    officer = request.officer
    named = plan_for(officer, plan)
    plans = comparable_for(officer)
    form = ComparisonFilter(request.GET, plans=plans)
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    after = plan_for(officer, asked["after"]) if asked.get("after") else named
    before = plan_for(officer, asked["before"]) if asked.get("before") else before_of(after, officer)
    # The filter shows what is compared, also where the address names nothing.
    shown = {**{name: request.GET.get(name, "") for name in form.fields}, "after": after.pk}
    shown["before"] = before.pk if before else ""
    form = ComparisonFilter(shown, plans=plans)
    context = frame_of(officer, named, "plan_revisions", (_("เปรียบเทียบฉบับ"), ""), form=form, before=before, after=after)
    if before is not None and before != after:
        context |= _compared(request, before, after, asked)
    return render(request, "plans/comparing/plan_difference.html", context)


def _compared(request: OfficerRequest, before: Plan, after: Plan, asked: dict[str, Any]) -> dict[str, Any]:
    told = difference(before, after)
    found = _narrowed(told.of_kind(asked.get("show") or ""), asked)
    whole = request.GET.get("whole") == "1"  # all on one page, for printing
    page = Paginator(found, max(len(found), 1) if whole else PER_PAGE).get_page(request.GET.get("page"))
    return {
        "difference": told,
        "page": page,
        "whole": whole,
        "narrowed": bool(asked.get("show") or asked.get("dimension") or asked.get("q")),
        "chart": _chart(told),
    }


def _narrowed(changes: list[Change], asked: dict[str, Any]) -> list[Change]:
    wanted, dimension = fold(asked.get("q") or ""), asked.get("dimension") or ""
    if dimension:
        changes = [one for one in changes if one.dimension == dimension]
    return [one for one in changes if wanted in fold(one.title)] if wanted else changes


def _chart(told: Difference) -> Any:
    return columns(
        _("งบประมาณรายปี ก่อนและหลัง"), [one.label for one in told.by_year],
        Series(_("ฉบับก่อน"), tuple(one.before for one in told.by_year)),
        Series(_("ฉบับหลัง"), tuple(one.after for one in told.by_year)), unit=_("บาท"),
    )  # fmt: skip
