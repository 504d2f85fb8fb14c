"""Findings as the cards that a page shows: what, where, why, where to mend it, where to explain it."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.people.gate import Officer
from sucharit.base.screens.rules import titles
from sucharit.core.checking import Severity
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.pages import address, may_edit
from sucharit.work.plans.queries.findings import PlacedFinding
from sucharit.work.plans.sheet import NAMES

KINDS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTICE: "info"}
WORDS = {
    Severity.ERROR: gettext_lazy("ข้อผิดพลาด"),
    Severity.WARNING: gettext_lazy("ควรแก้ไข"),
    Severity.NOTICE: gettext_lazy("ข้อสังเกต"),
}
FIELDS = {"budget": "amounts", "budget_rows": "amounts", "stated_seq": "title", "organization": "title"}
"""Fields of the core value that an officer fills in under another name."""
ANNEXES = ("orders", "announcements")
"""Papers that came with an old plan: kept as they were read, so a finding on them is explained, not mended."""
FACTS = {"targets", "goals", "benefits", "title", "span", "framework_version"}


def cards_for(
    officer: Officer, plan: Plan, found: Iterable[PlacedFinding], *, here: Initiative | None = None
) -> list[dict[str, Any]]:
    """One card for each finding; on the page of an initiative (`here`) links go to fields of that page."""
    names = titles()
    editing = may_edit(officer, plan)
    return [_card(officer, plan, one, names, here=here, editing=editing) for one in found]


def _card(
    officer: Officer, plan: Plan, one: PlacedFinding, names: dict[str, str], *, here: Initiative | None, editing: bool
) -> dict[str, Any]:
    code = officer.organization.code
    url = place_of(officer, plan, one, here=here, editing=editing)
    told = {
        "id": f"finding-{one.digest[:12]}",
        "kind": KINDS[one.severity],
        "severity": str(WORDS[one.severity]),
        "code": one.code,
        "what": one.finding.message,
        "where": where_words(one),
        "where_url": url,
        "why": names.get(one.code, ""),
        "source": one.finding.source_of_rule,
        "fix_url": url if editing and one.finding.where.field not in ANNEXES else "",
        "explain_url": reverse("finding_explain", args=[code, plan.pk, one.digest]) if editing else "",
    }
    if one.explanation:
        by = one.explanation.by.full_name
        told |= {"settled": _("ชี้แจงแล้ว"), "explained": f"{one.explanation.reason} ({by})"}
        told["explain_label"] = _("แก้คำชี้แจง")
        told["unexplain_url"] = reverse("finding_unexplain", args=[code, plan.pk, one.digest])
    return told


def where_words(one: PlacedFinding) -> str:
    """ "ลำดับที่ 4, 9 · งบประมาณรายปี"."""
    field = one.finding.where.field or ""
    label = NAMES.get(FIELDS.get(field, field)) or PLAN_FIELDS.get(field.partition(".")[0])
    parts = [", ".join(str(about.seq) for about in one.initiatives[:8])]
    if parts[0]:
        parts[0] = _("ลำดับที่ %(places)s") % {"places": parts[0]}
    parts += [_("วัตถุประสงค์ %(codes)s") % {"codes": ", ".join(one.finding.where.objectives[:8])}] * bool(
        one.finding.where.objectives
    )
    parts.append(str(label) if label else "")
    return " · ".join(part for part in parts if part) or _("ทั้งแผน")


PLAN_FIELDS = {
    "targets": gettext_lazy("ค่าเป้าหมายรายปี"),
    "goals": gettext_lazy("เป้าหมาย"),
    "risks": gettext_lazy("ทะเบียนความเสี่ยง"),
    "risk_criteria": gettext_lazy("เกณฑ์ความเสี่ยง"),
    "orders": gettext_lazy("คำสั่งที่แนบมากับแผน"),
    "announcements": gettext_lazy("ประกาศที่แนบมากับแผน"),
    "span": gettext_lazy("ปีของแผน"),
    "framework": gettext_lazy("กรอบ"),
}


def place_of(
    officer: Officer, plan: Plan, one: PlacedFinding, *, here: Initiative | None = None, editing: bool = True
) -> str:
    """The address of the field that a finding is about."""
    code, field = officer.organization.code, one.finding.where.field or ""
    anchor = f"#field-{FIELDS.get(field, field)}" if field else "#content"
    if here is not None and here in one.initiatives:
        return anchor
    if one.initiatives:
        page = "initiative_edit" if editing else "initiative"
        return reverse(page, args=[code, plan.pk, one.initiatives[0].seq]) + anchor
    if field.startswith("risk") and plan.risk_register:
        return address("risk_register", code, plan.risk_register.fiscal_year) or address("risk_register_list", code)
    if one.finding.where.objectives:
        return reverse("plan_tree", args=[code, plan.pk]) + f"#node-{one.finding.where.objectives[0]}"
    if field in ANNEXES:
        return reverse("plan_facts", args=[code, plan.pk]) + "#field-annexes"
    page = "plan_facts_edit" if editing else "plan_facts"
    return reverse(page, args=[code, plan.pk]) + (f"#field-{field}" if field in FACTS else "")
