"""History of a sheet and of a plan: who changed what, and the way back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sucharit.base.history.models import Version
from sucharit.base.history.queries import version_of, versions_of
from sucharit.base.people.answers import refusals_told
from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.plans.actions import restore_facts, restore_version
from sucharit.work.plans.facts import facts_of
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.pages import address, frame_of, outline_crumbs
from sucharit.work.plans.queries.changes import (
    fact_changes,
    recent_changes,
    speaker_for,
    stints_of,
)
from sucharit.work.plans.queries.plans import initiative_for, plan_for
from sucharit.work.plans.sheet import snapshot


@gate(Can.SEE_DRAFTS)
def initiative_history(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """Versions by person and day, each with the difference in words."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    code = officer.organization.code
    crumbs = (
        *outline_crumbs(row.plan, row, code)[:-1],
        (row.title, address("initiative", code, plan, seq)),
        (_("ประวัติ"), ""),
    )
    context = frame_of(
        officer, row.plan, "plan_history", *crumbs, initiative=row, stints=stints_of(row, speaker_for(row.plan))
    )
    return render(request, "plans/initiative_history.html", context)


@gate(Can.EDIT_PLANS)
def initiative_restore(request: OfficerRequest, plan: int, seq: int, number: int) -> HttpResponse:
    """Shows what would change, then puts a version back."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    version = _version(row, number)
    code = officer.organization.code
    if request.method == "POST":
        return _restored(request, row, version)
    fields = speaker_for(row.plan).fields(snapshot(row), version.snapshot)
    history = address("initiative_history", code, plan, seq)
    crumbs = (*outline_crumbs(row.plan, row, code)[:-1], (_("ประวัติ"), history), (_("ย้อนกลับ"), ""))
    context = frame_of(
        officer, row.plan, "plan_history", *crumbs, initiative=row, version=version, fields=fields, back=history
    )
    return render(request, "plans/initiative_restore.html", context)


def _version(row: Initiative | Plan, number: int) -> Version:
    try:
        return version_of(row, number)
    except Version.DoesNotExist:
        raise Http404 from None


def _restored(request: OfficerRequest, row: Initiative, version: Version) -> HttpResponse:
    code = request.officer.organization.code
    try:
        restore_version(row, by=request.officer, version=version)
    except NotAllowed as refusal:
        messages.error(request, refusal.said)
        return redirect("initiative", code, row.plan_id, row.seq)
    messages.success(
        request, _("ย้อนกลับไปเป็นรุ่นที่ %(n)s แล้ว หากไม่ใช่ที่ต้องการ กด “เลิกทำการแก้ไขล่าสุด”") % {"n": version.number}
    )
    return redirect("initiative_edit", code, row.plan_id, row.seq)


@gate(Can.EDIT_PLANS)
@require_POST
def initiative_undo(request: OfficerRequest, plan: int, seq: int) -> HttpResponse:
    """The sheet as it was before its last change; once more, and the change is there again."""
    officer = request.officer
    row = initiative_for(officer, plan_for(officer, plan), seq)
    before = versions_of(row)[1:2]
    code = officer.organization.code
    if not before:
        messages.error(request, _("ยังไม่มีการแก้ไขให้เลิกทำ"))
        return redirect("initiative_edit", code, plan, seq)
    with refusals_told(request):
        restore_version(row, by=officer, version=before[0])
        messages.success(request, _("เลิกทำการแก้ไขล่าสุดแล้ว กดอีกครั้งเพื่อทำซ้ำ"))
    return redirect("initiative_edit", code, plan, seq)


@gate(Can.SEE_DRAFTS)
def plan_history(request: OfficerRequest, plan: int) -> HttpResponse:
    """What changed lately in the whole plan, what was removed, and versions of its facts."""
    officer = request.officer
    row = plan_for(officer, plan)
    versions = list(versions_of(row)[:100])
    older = [*versions, None][1:]
    facts = [
        {
            "version": version,
            "fields": fact_changes(before.snapshot if before else {}, version.snapshot),
            "first": before is None,
        }
        for version, before in zip(versions, older, strict=True)
    ]
    context = frame_of(
        officer, row, "plan_history", (_("ประวัติ"), ""),
        changes=recent_changes(row), facts=facts,
        removals=list(row.removals.filter(put_back_at=None).select_related("by")),
    )  # fmt: skip
    return render(request, "plans/plan_history.html", context)


@gate(Can.EDIT_PLANS)
def plan_facts_restore(request: OfficerRequest, plan: int, number: int) -> HttpResponse:
    """Shows what would change in the facts of the plan, then puts a version back."""
    officer = request.officer
    row = plan_for(officer, plan)
    version = _version(row, number)
    code = officer.organization.code
    back = address("plan_history", code, plan)
    if request.method == "POST":
        with refusals_told(request):
            restore_facts(row, by=officer, version=version)
            messages.success(request, _("ย้อนข้อมูลแผนกลับไปเป็นรุ่นที่ %(n)s แล้ว") % {"n": number})
        return redirect(back)
    fields = fact_changes(facts_of(row), version.snapshot)
    context = frame_of(
        officer, row, "plan_history", (_("ประวัติ"), back), (_("ย้อนกลับ"), ""), version=version, fields=fields, back=back
    )
    return render(request, "plans/plan_facts_restore.html", context)
