"""What stands around every page of a plan: its name, its tabs, the way back. Rooms beside this one use it too."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import fiscal_span
from sucharit.work.plans.models import Initiative, Plan

STATE_KINDS = {
    Plan.State.DRAFT: "quiet",
    Plan.State.SUBMITTED: "info",
    Plan.State.APPROVED: "good",
    Plan.State.ADOPTED: "good",
    Plan.State.SUPERSEDED: "quiet",
    Plan.State.DISCARDED: "quiet",
}
"""The kind of tag that each state has."""


def address(name: str, *args: object) -> str:
    """The address, or "" where this installation does not have that room."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def plan_name(plan: Plan) -> str:
    """ "แผน 2566-2570", with the number of its revision: how breadcrumbs call it."""
    years = fiscal_span(plan.span).removeprefix(_("ปีงบประมาณ พ.ศ. %(year)s") % {"year": ""})
    name = _("แผน %(years)s") % {"years": years}
    return name if not plan.revision else _("%(name)s ฉบับแก้ไขครั้งที่ %(n)s") % {"name": name, "n": plan.revision}


def may_edit(officer: Officer, plan: Plan) -> bool:
    """May this officer change this plan as it stands?"""
    return officer.may(Can.EDIT_PLANS) and plan.open_to_change


def frame_of(officer: Officer, plan: Plan, current: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Context of a page of a plan: `plan`, `tabs` (that named `current` marked), `crumbs`, `may_edit`, and `more`."""
    code = officer.organization.code
    return {
        "plan": plan,
        "plan_state_kind": STATE_KINDS[Plan.State(plan.state)],
        "plan_name": plan_name(plan),
        "tabs": tabs_of(officer, plan, current),
        "may_edit": may_edit(officer, plan),
        "crumbs": _crumbs(officer, plan, crumbs),
        "organization_code": code,
        **more,
    }


def _crumbs(officer: Officer, plan: Plan, more: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    code = officer.organization.code
    own = (plan_name(plan), reverse("plan_tree", args=[code, plan.pk]) if more else "")
    return [(_("แผน"), reverse("plan_list", args=[code])), own, *more]


def tabs_of(officer: Officer, plan: Plan, current: str) -> list[dict[str, Any]]:
    """The views of a plan that are there; rooms that are not installed have no tab."""
    views = (
        ("plan_tree", _("โครงสร้างแผน")),
        ("plan_grid", _("ตารางงบประมาณ")),
        ("plan_facts", _("ข้อมูลแผน")),
        ("plan_findings", _("ข้อค้นพบ")),
        ("plan_controls", _("มาตรการควบคุม")),
        ("plan_approval", _("เสนอและพิจารณา")),
        ("plan_revisions", _("ฉบับของแผน")),
        ("plan_history", _("ประวัติ")),
    )
    code = officer.organization.code
    needed = {
        "plan_controls": Can.SEE_RISKS,
        "plan_findings": Can.SEE_DRAFTS,
        "plan_approval": Can.SEE_DRAFTS,
        "plan_history": Can.SEE_DRAFTS,
    }
    seen = [view for view in views if officer.may(needed.get(view[0], Can.SEE_PLANS))]
    urls = [(name, label, address(name, code, plan.pk)) for name, label in seen]
    return [{"label": label, "url": url, "current": name == current} for name, label, url in urls if url]


def outline_crumbs(plan: Plan, initiative: Initiative, code: str) -> tuple[tuple[str, str], ...]:
    """ "มิติ 2 > 2.2 > โครงการ 23": the outline above an initiative."""
    tree = reverse("plan_tree", args=[code, plan.pk])
    steps = []
    if initiative.dimension:
        label = _("มิติ %(n)s") % {"n": initiative.dimension}
        steps.append((label, f"{tree}#node-{initiative.dimension}"))
    if initiative.mission:
        steps.append((initiative.mission, f"{tree}#node-{initiative.mission}"))
    return (*steps, (_("ลำดับที่ %(n)s") % {"n": initiative.seq}, ""))
