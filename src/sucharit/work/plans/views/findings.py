"""Findings of a plan, and the officer's word on them."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.rules import titles
from sucharit.work.plans.actions import explain, withdraw_explanation
from sucharit.work.plans.facts import digest as mark_of
from sucharit.work.plans.forms.explaining import ExplanationForm
from sucharit.work.plans.forms.lists import FindingFilter, chosen, units_of
from sucharit.work.plans.pages import frame_of, may_edit
from sucharit.work.plans.queries.cards import cards_for
from sucharit.work.plans.queries.findings import PlacedFinding, findings_of
from sucharit.work.plans.queries.plans import plan_for
from sucharit.work.plans.queries.tree import framework_of


@gate(Can.SEE_DRAFTS)
def plan_findings(request: OfficerRequest, plan: int) -> HttpResponse:
    """What the rules say of the plan now; each leads to its field."""
    officer = request.officer
    row = plan_for(officer, plan)
    found = findings_of(row)
    names = titles()
    codes = [(code, names.get(code, code)) for code in dict.fromkeys(one.code for one in found.all)]
    form = FindingFilter(request.GET or None, codes=codes, units=units_of(officer.organization), of=framework_of(row))
    wanted = chosen(form)
    shown = [one for one in found.all if _fits(one, wanted)]
    context = frame_of(
        officer, row, "plan_findings", (_("ข้อค้นพบ"), ""),
        found=found, form=form, cards=cards_for(officer, row, shown), filtered=any(wanted.values()),
    )  # fmt: skip
    return render(request, "plans/plan_findings.html", context)


def _fits(one: PlacedFinding, wanted: dict[str, str]) -> bool:
    if wanted["state"] != "all" and one.settled != (wanted["state"] == "explained"):
        return False
    tests: dict[str, Callable[[str], bool]] = {
        "severity": lambda told: one.severity.value == told,
        "code": lambda told: one.code == told,
        "dimension": lambda told: told in _dimensions(one),
        "unit": lambda told: any(str(about.responsible_unit_id) == told for about in one.initiatives),
    }
    return all(test(wanted[name]) for name, test in tests.items() if wanted[name])


def _dimensions(one: PlacedFinding) -> set[str]:
    own = {about.dimension for about in one.initiatives}
    return own | {code.partition(".")[0] for code in one.finding.where.objectives}


@gate(Can.EDIT_PLANS)
def finding_explain(request: OfficerRequest, plan: int, digest: str) -> HttpResponse:
    """Why a finding stands as it does, in the officer's words."""
    officer = request.officer
    row = plan_for(officer, plan)
    one = findings_of(row).by_digest(digest)
    back = reverse("plan_findings", args=[officer.organization.code, row.pk])
    if one is None or not may_edit(officer, row):
        if request.method == "POST":
            messages.error(request, _("ข้อค้นพบนี้ไม่มีแล้วหรือเปลี่ยนไปแล้ว คำชี้แจงจึงไม่ได้บันทึก"))
            return redirect(back)
        raise Http404
    form = _explanation_form(request, one)
    if request.method == "POST" and form.is_valid():
        try:
            explain(row, by=officer, digest=digest, reason=form.cleaned_data["reason"])
        except ValidationError as fault:
            form.add_error("reason", fault.message_dict["reason"])
        except NotAllowed as refusal:
            form.add_error(None, refusal.said)
        else:
            messages.success(request, _("บันทึกคำชี้แจงแล้ว ผู้พิจารณาจะเห็นพร้อมข้อค้นพบ"))
            return redirect(back)
    context = frame_of(
        officer, row, "plan_findings", (_("ข้อค้นพบ"), back), (_("ชี้แจง"), ""),
        form=form, card=cards_for(officer, row, [one])[0] | {"explain_url": ""}, one=one, back=back,
    )  # fmt: skip
    return render(request, "plans/finding_explain.html", context, status=422 if form.errors else 200)


def _explanation_form(request: OfficerRequest, one: PlacedFinding) -> ExplanationForm:
    """Filled with the word that stands; what another wrote since the page was opened is shown beside one's own."""
    now = one.explanation.reason if one.explanation else ""
    seen = mark_of({"reason": now})
    form = ExplanationForm(request.POST or None, initial={"reason": now, "seen": seen})
    if form.is_bound and request.POST.get("seen", seen) != seen:
        form.data = {**request.POST.dict(), "seen": seen}  # whoever saves again has now seen both
        form.full_clean()
        form.add_error("reason", _("มีผู้ชี้แจงข้อนี้ก่อนท่านว่า “%(now)s” บันทึกอีกครั้งเพื่อใช้คำของท่าน") % {"now": now or "-"})
    return form


@gate(Can.EDIT_PLANS)
@require_POST
def finding_unexplain(request: OfficerRequest, plan: int, digest: str) -> HttpResponse:
    """Takes an explanation back."""
    row = plan_for(request.officer, plan)
    with refusals_told(request):
        withdraw_explanation(row, by=request.officer, digest=digest)
    return redirect("plan_findings", request.officer.organization.code, row.pk)
