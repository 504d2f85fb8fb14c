"""Adopting a reading, and merging it into a draft that exists."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.intake.models import Intake
from sucharit.work.intake.queries import intake_for, reading_for, settled_for, tally_of
from sucharit.work.intake.settling import Settled, named_otherwise
from sucharit.work.intake.trees import Tree, tree_of
from sucharit.work.plans.actions.plans import usual_title
from sucharit.work.plans.adoption.actions import TAKE, RisksStand, Unfit, adopt, merge
from sucharit.work.plans.adoption.comparing import Compared, compared
from sucharit.work.plans.adoption.fields import faults_of, units_of
from sucharit.work.plans.adoption.forms import AdoptForm, UnitsForm
from sucharit.work.plans.models import Plan
from sucharit.work.plans.queries import plans_for
from sucharit.work.risks.models import RiskRegister
from sucharit.work.risks.queries import registers_for


@require_http_methods(["GET", "POST"])
@gate(Can.INTAKE)
def intake_adopt(request: OfficerRequest, intake: int) -> HttpResponse:
    """Shows what would go into the plan, and makes it."""
    found = intake_for(request.officer, intake)
    settled = settled_for(found)
    if settled is None or not found.is_plan or not found.open_to_answers:
        return _not_now(request, found)
    units = _units(request.officer)
    known, tally = units_of(settled, units), tally_of(found)
    with_risks = bool(settled.plan.risks or settled.plan.risk_criteria)
    form = AdoptForm(
        known, units, request.POST or None, tally=tally, with_risks=with_risks,
        standing=_risks_of_first_year(request.officer, settled), initial=_initial(request, settled),
    )  # fmt: skip
    faults = faults_of(settled, known)
    if request.method == "POST" and form.is_valid():
        try:
            plan = _adopted(request, found, form)
            messages.success(request, _("ทำร่างแผนจากเอกสารแล้ว ตรวจต่อและแก้ไขได้ทุกช่อง"))
            return redirect("plan_tree", request.officer.organization.code, plan.pk)
        except Unfit as unfit:
            faults = unfit.faults
        except RisksStand as rule:
            form.add_error("risks", rule.said)
        except NotAllowed as rule:
            form.add_error(None, rule.said)
        except ValidationError as problem:
            form.add_error(None, ValidationError(problem.messages))
    context = {
        "intake": found,
        "form": form,
        "tally": tally,
        "faults": faults,
        "tree": tree_of_settled(found, settled),
        "stranger": named_otherwise(found, settled.plan),
        "crumbs": _crumbs(request, found, _("นำเข้าเป็นร่างแผน")),
    }
    return render(request, "intake/adopt.html", context, status=200 if request.method == "GET" else 422)


def _adopted(request: OfficerRequest, found: Intake, form: AdoptForm) -> Plan:
    told = form.cleaned_data
    return adopt(
        found,
        by=request.officer,
        title=told["title"],
        first_year=told["first_year"],
        last_year=told["last_year"],
        risks=told.get("risks", TAKE),
        units=form.chosen_units,
        open_ones_later=told.get("open_ones_later", False),
    )


def _initial(request: OfficerRequest, settled: Settled) -> dict[str, Any]:
    span = settled.plan.span
    initial: dict[str, Any] = {"title": settled.plan.title}
    if span:
        initial |= {"first_year": span.first, "last_year": span.last}
        initial["title"] = settled.plan.title or usual_title(span.first, span.last, request.officer.organization.name)
    return initial


def _risks_of_first_year(officer: Officer, settled: Settled) -> RiskRegister | None:
    """What stands there already: the draft, else what was adopted."""
    if settled.plan.span is None:
        return None
    return registers_for(officer).filter(fiscal_year=settled.plan.span.first).order_by("-revision").first()


def tree_of_settled(found: Intake, settled: Settled) -> Tree | None:
    """The figures of what would go in."""
    reading = reading_for(found)
    return tree_of(reading, settled, {}) if reading else None


def _units(officer: Officer) -> list[Unit]:
    return list(officer.organization.units.filter(active=True).select_related("organization"))


def _crumbs(request: OfficerRequest, found: Intake, here: str) -> list[tuple[str, str]]:
    code = request.officer.organization.code
    return [
        (_("นำเข้าแผนเดิม"), reverse("intake_list", args=[code])),
        (found.file.name, reverse("intake", args=[code, found.pk])),
        (here, ""),
    ]


def _not_now(request: OfficerRequest, found: Intake) -> HttpResponse:
    messages.error(request, _("เอกสารนี้ยังอ่านไม่เสร็จ ไม่ใช่แผน หรือเข้าเป็นร่างแผนไปแล้ว"))
    return redirect("intake", request.officer.organization.code, found.pk)


@require_http_methods(["GET", "POST"])
@gate(Can.INTAKE)
def intake_merge(request: OfficerRequest, intake: int) -> HttpResponse:
    """Chooses a draft, compares sheet by sheet, and takes in what was chosen."""
    found = intake_for(request.officer, intake)
    settled = settled_for(found)
    if settled is None or not found.is_plan or not found.open_to_answers:
        return _not_now(request, found)
    plan = _plan_chosen(request)
    if plan is None:
        drafts = plans_for(request.officer).filter(state__in=[Plan.State.DRAFT, Plan.State.SUBMITTED])
        context = {"intake": found, "drafts": drafts, "crumbs": _crumbs(request, found, _("รวมกับร่างแผน"))}
        return render(request, "intake/merge_choose.html", context)
    units = _units(request.officer)
    known = units_of(settled, units)
    form = UnitsForm(known, units, request.POST or None)
    faults = faults_of(settled, known)
    if request.method == "POST" and form.is_valid():
        try:
            return _merged(request, found, plan, form)
        except Unfit as unfit:
            faults = unfit.faults
        except NotAllowed as rule:
            messages.error(request, rule.said)
            plan.refresh_from_db()
    rows = compared(settled, plan, known)
    context = {
        "intake": found,
        "plan": plan,
        "form": form,
        "faults": faults,
        "tally": tally_of(found),
        "rows": [{"one": one, "chosen": request.POST.get(f"choice_{one.sheet.seq}", one.usual)} for one in rows],
        "counts": _counts(rows),
        "crumbs": _crumbs(request, found, _("รวมกับร่างแผน")),
    }
    return render(request, "intake/merge.html", context, status=200 if request.method == "GET" else 409)


def _plan_chosen(request: OfficerRequest) -> Plan | None:
    asked = request.POST.get("plan") or request.GET.get("plan") or ""
    if not (asked.isascii() and asked.isdigit() and len(asked) < 12):
        return None
    return plans_for(request.officer).filter(pk=int(asked), state__in=["draft", "submitted"]).first()


def _merged(request: OfficerRequest, found: Intake, plan: Plan, form: UnitsForm) -> HttpResponse:
    told = (
        (name.removeprefix("choice_"), str(value)) for name, value in request.POST.items() if name.startswith("choice_")
    )
    choices = {int(place): value for place, value in told if place.isdecimal() and len(place) < 6}
    edition = request.POST.get("edition", "")
    merge(
        found, plan, by=request.officer, choices=choices, units=form.chosen_units,
        edition=int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 10 else 0,
    )  # fmt: skip
    messages.success(request, _("รวมเข้ากับร่างแผนแล้ว ทุกการเปลี่ยนแปลงอยู่ในประวัติและย้อนกลับได้"))
    return redirect("plan_tree", request.officer.organization.code, plan.pk)


def _counts(rows: list[Compared]) -> dict[str, int]:
    return {state: sum(one.state == state for one in rows) for state in ("new", "same", "differs")}
