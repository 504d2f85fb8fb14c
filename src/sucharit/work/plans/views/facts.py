"""The plan as a whole: read, edited, its yearly targets."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import saving
from sucharit.work.plans.actions import StaleFacts, edit_plan, set_targets
from sucharit.work.plans.facts import digest, facts_of
from sucharit.work.plans.forms.facts import FactsForm, TargetsForm
from sucharit.work.plans.models import Plan
from sucharit.work.plans.pages import address, frame_of, may_edit
from sucharit.work.plans.queries.changes import fact_changes
from sucharit.work.plans.queries.plans import plan_for, plans_for


@gate(Can.SEE_PLANS)
def plan_facts(request: OfficerRequest, plan: int) -> HttpResponse:
    """Title, years, framework, objectives, benefits, goals, targets with their baselines, editions."""
    officer = request.officer
    row = plan_for(officer, plan)
    code = officer.organization.code
    of_span = plans_for(officer).filter(first_year=row.first_year, last_year=row.last_year)
    context = frame_of(
        officer, row, "plan_facts", (_("ข้อมูลแผน"), ""),
        facts=facts_of(row), targets=list(row.targets.prefetch_related("by_year")), annexes=list(row.annexes.all()),
        editions=list(of_span.exclude(state=Plan.State.DISCARDED)),
        risk_url=address("risk_register", code, row.risk_register.fiscal_year) if row.risk_register else "",
        intake_url=address("intake", code, row.intake_id) if row.intake_id else "",
    )  # fmt: skip
    return render(request, "plans/plan_facts.html", context)


@gate(Can.EDIT_PLANS)
def plan_facts_edit(request: OfficerRequest, plan: int) -> HttpResponse:
    """The facts as a form that saves by itself."""
    officer = request.officer
    row = plan_for(officer, plan)
    if not may_edit(officer, row):
        messages.error(request, _("แผนนี้อยู่ในสถานะ “%(state)s” จึงแก้ไขไม่ได้") % {"state": row.get_state_display()})
        return redirect("plan_facts", officer.organization.code, row.pk)
    facts = facts_of(row)
    form = FactsForm(request.POST if request.method == "POST" else None, plan=row, facts=facts)
    if request.method == "POST":
        return _save(request, row, form)
    return _form_page(request, row, form, 200)


def _save(request: OfficerRequest, row: Plan, form: FactsForm) -> HttpResponse:
    if not form.is_valid():
        return saving.refused(form) if saving.is_autosave(request) else _form_page(request, row, form, 422)
    fields = form.fields_typed
    seen = request.POST.get("version", "")[:40]
    if request.POST.get("resolving"):
        seen = request.POST.get("resolve", "")[:40]
        fields = {name: value for name, value in fields.items() if request.POST.get(f"choose_{name}") != "theirs"}
    try:
        saved = edit_plan(row, by=request.officer, fields=fields, seen=seen)
    except ValidationError as fault:
        form.show_faults(fault)
        return saving.refused(form) if saving.is_autosave(request) else _form_page(request, row, form, 422)
    except StaleFacts as stale:
        return _conflict(request, row, form, stale)
    except NotAllowed as refusal:
        form.add_error(None, refusal.said)
        return saving.refused(form) if saving.is_autosave(request) else _form_page(request, row, form, 422)
    if saving.is_autosave(request):
        return saving.saved(digest(facts_of(saved)))
    messages.success(request, _("บันทึกข้อมูลแผนแล้ว"))
    return redirect("plan_facts", request.officer.organization.code, row.pk)


def _conflict(request: OfficerRequest, row: Plan, form: FactsForm, stale: StaleFacts) -> HttpResponse:
    fields = [
        {"change": change, "choice": request.POST.get(f"choose_{change.name}") or "mine", "both": True}
        for change in fact_changes(stale.theirs, stale.mine)
    ]
    context = {"fields": fields, "edition": digest(stale.theirs)}
    if saving.is_autosave(request):
        return render(request, "plans/conflict_part.html", context, status=409)
    return _form_page(request, row, form, 409, **context)


def _form_page(request: OfficerRequest, row: Plan, form: FactsForm, status: int, **more: object) -> HttpResponse:
    officer = request.officer
    facts_url = address("plan_facts", officer.organization.code, row.pk)
    version = request.POST.get("version") or digest(facts_of(row))
    crumbs = ((_("ข้อมูลแผน"), facts_url), (_("แก้ไข"), ""))
    context = frame_of(officer, row, "plan_facts", *crumbs, form=form, version=version, **more)
    return render(request, "plans/plan_facts_edit.html", context, status=status)


@gate(Can.EDIT_PLANS)
def plan_targets(request: OfficerRequest, plan: int) -> HttpResponse:
    """All yearly targets in one table."""
    officer = request.officer
    row = plan_for(officer, plan)
    code = officer.organization.code
    if not may_edit(officer, row):
        messages.error(request, _("แผนนี้อยู่ในสถานะ “%(state)s” จึงแก้ไขไม่ได้") % {"state": row.get_state_display()})
        return redirect("plan_facts", code, row.pk)
    form = TargetsForm(row, facts_of(row), request.POST if request.method == "POST" else None)
    problems: list[str] = []
    if request.method == "POST":
        problems = _save_targets(request, row, form)
        if not problems:
            messages.success(request, _("บันทึกค่าเป้าหมายแล้ว"))
            return redirect("plan_facts", code, row.pk)
    crumbs = ((_("ข้อมูลแผน"), address("plan_facts", code, row.pk)), (_("ค่าเป้าหมายรายปี"), ""))
    context = frame_of(
        officer, row, "plan_facts", *crumbs, form=form, problems=problems, seen=digest_of_targets(row, request)
    )
    return render(request, "plans/plan_targets.html", context, status=422 if problems else 200)


def digest_of_targets(row: Plan, request: OfficerRequest) -> str:
    """What the page was opened on: the one it says, or what stands now."""
    return request.POST.get("seen", "")[:40] or digest({"targets": facts_of(row)["targets"]})


def _save_targets(request: OfficerRequest, row: Plan, form: TargetsForm) -> list[str]:
    targets = form.read()
    if form.faults:
        return [_("บางแถวอ่านไม่ได้ โปรดแก้แถวที่มีข้อความสีแดง")]
    now = digest({"targets": facts_of(row)["targets"]})
    if request.POST.get("seen", now) != now:
        return [_("มีผู้แก้ค่าเป้าหมายหลังจากท่านเปิดหน้านี้ โปรดเปิดหน้าข้อมูลแผนในหน้าต่างใหม่เพื่อเทียบ แล้วเปิดหน้านี้ใหม่ก่อนบันทึก")]
    try:
        set_targets(row, by=request.officer, targets=targets)
    except ValidationError as fault:
        return fault.messages
    except NotAllowed as refusal:
        return [refusal.said]
    return []
