"""Beginning a revision, and the plan of another span, from a plan that exists."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record, subject_key
from sucharit.base.audit.verbs import declare
from sucharit.base.history.models import Version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.plans.actions import create_plan, edit_plan
from sucharit.work.plans.actions.copying import copy_initiatives
from sucharit.work.plans.actions.finding import make_findable
from sucharit.work.plans.actions.plans import usual_title
from sucharit.work.plans.actions.rows import insert_parts, set_columns
from sucharit.work.plans.facts import facts_of
from sucharit.work.plans.models import Annex, ControlLink, Explanation, Initiative, Plan
from sucharit.work.plans.sheet import Sheet, snapshot
from sucharit.work.plans.values import initiatives_of

REVISED = declare("plans.revised", gettext_lazy("เริ่มฉบับแก้ไขครั้งที่ {revision} ของ {label}: {reason}"))
CONTINUED = declare("plans.continued", gettext_lazy("เริ่ม {label} จาก {source} โดยนำมา {count} โครงการ"))
LONGEST_REASON = 4_000
_ADDED = "plans.initiative_added"
OPEN = (Plan.State.DRAFT, Plan.State.SUBMITTED, Plan.State.APPROVED)


@transaction.atomic
def revise(plan: Plan, *, by: Officer, reason: str) -> Plan:
    """A draft with everything of the adopted plan: keys of initiatives and lines, targets, texts, annexes, links to
    controls, the risk register. NotAllowed where another revision is already begun."""
    require(by, Can.EDIT_PLANS)
    plan = _locked(plan, by)
    _revisable(plan, reason)
    revision = 1 + max(_of_span(plan).values_list("revision", flat=True))
    draft = create_plan(
        by=by, title=plan.title, first_year=plan.first_year, last_year=plan.last_year,
        framework_version=plan.framework_version, revises=plan, revision=revision, intake=plan.intake,
        risk_register=plan.risk_register, revision_reason=reason.strip(),
    )  # fmt: skip
    _copy_facts(plan, draft, by, targets=True)
    count = _copy_sheets(plan, draft, by)
    _copy_annexes(plan, draft)
    _copy_explanations(plan, draft)
    facts = {"revision": revision, "reason": reason.strip()[:500], "count": count}
    record(REVISED, by=by, subject=draft, label=plan.title, facts=facts)
    draft.refresh_from_db()
    return draft


@transaction.atomic
def continue_in(
    source: Plan,
    *,
    by: Officer,
    first_year: int,
    last_year: int,
    initiatives: Iterable[int],
    with_amounts: bool = True,
    with_texts: bool = True,
    title: str = "",
) -> Plan:
    """The plan of another span from an old one: the chosen initiatives (by number), whose amounts move by as many years
    as the spans are apart or stay blank; the plan's own sentences where wanted. Yearly targets are never carried over:
    they belong to their years."""
    require(by, Can.EDIT_PLANS)
    source = _locked(source, by)
    if (source.first_year, source.last_year) == (first_year, last_year):
        raise NotAllowed("ช่วงปีเดียวกับแผนเดิม หากต้องการแก้ไขแผน โปรดทำเป็นฉบับแก้ไข", "the same span; make a revision instead")
    name = title.strip() or usual_title(first_year, last_year, by.organization.name)
    draft = create_plan(
        by=by, title=name, first_year=first_year, last_year=last_year, framework_version=source.framework_version
    )
    if with_texts:
        _copy_facts(source, draft, by, targets=False)
    rows = copy_initiatives(draft, by=by, source=source, initiatives=initiatives, with_amounts=with_amounts)
    facts = {"source": source.title, "count": len(rows)}
    record(CONTINUED, by=by, subject=draft, label=draft.title, facts=facts)
    draft.refresh_from_db()
    return draft


def _locked(plan: Plan, by: Officer) -> Plan:
    locked = Plan.objects.select_for_update().get(pk=plan.pk, organization=by.organization)
    locked.organization = by.organization
    return locked


def _of_span(plan: Plan) -> QuerySet[Plan]:
    return Plan.objects.filter(
        organization_id=plan.organization_id, first_year=plan.first_year, last_year=plan.last_year
    )


def _revisable(plan: Plan, reason: str) -> None:
    if plan.state != Plan.State.ADOPTED:
        raise NotAllowed(
            "ทำฉบับแก้ไขได้เฉพาะแผนที่ประกาศใช้อยู่ แผนที่ยังเป็นร่างแก้ไขได้เลย",
            "only the adopted plan is revised; a draft is simply edited",
        )
    if not reason.strip():
        raise NotAllowed("โปรดเขียนเหตุผลที่แก้ไขแผน", "say why the plan is revised")
    if len(reason) > LONGEST_REASON:
        raise NotAllowed(f"เหตุผลยาวเกิน {LONGEST_REASON:,} ตัวอักษร", f"longer than {LONGEST_REASON} characters")
    begun = plan.revisions.filter(state__in=OPEN).first()
    if begun is not None:
        raise NotAllowed(
            f"มีฉบับแก้ไขครั้งที่ {begun.revision} ที่ทำอยู่แล้ว ({begun.get_state_display()}) โปรดทำต่อในฉบับนั้นหรือยกเลิกก่อน",
            f"revision {begun.revision} is already begun",
        )


def _copy_facts(source: Plan, draft: Plan, by: Officer, *, targets: bool) -> None:
    told = facts_of(source)
    fields = {name: told[name] for name in ("objectives", "benefits", "goals")}
    if targets:
        fields["targets"] = [one | {"id": None} for one in told["targets"]]
    edit_plan(draft, by=by, fields=fields)


def _copy_sheets(source: Plan, draft: Plan, by: Officer) -> int:
    """Every sheet with its key, the keys of its lines and its links, in a few queries however many there are."""
    old = initiatives_of(source)
    sheets = [snapshot(one) for one in old]
    rows = [_row(draft, one, sheet) for one, sheet in zip(old, sheets, strict=True)]
    Initiative.objects.bulk_create(rows)
    insert_parts(list(zip(rows, sheets, strict=True)))
    by_key = {row.key: row for row in rows}
    links = ControlLink.objects.filter(initiative__plan=source).values_list("initiative__key", "control_id")
    ControlLink.objects.bulk_create(ControlLink(initiative=by_key[key], control_id=control) for key, control in links)
    Version.objects.bulk_create(
        Version(
            organization=by.organization, subject=subject_key(row), number=1, by=by.user, verb=_ADDED, snapshot=sheet
        )
        for row, sheet in zip(rows, sheets, strict=True)
    )
    make_findable(draft, list(zip(rows, sheets, strict=True)))
    return len(rows)


def _row(draft: Plan, one: Initiative, sheet: Sheet) -> Initiative:
    row = Initiative(
        plan=draft, key=one.key, seq=one.seq, source_line=one.source_line, source_line_end=one.source_line_end
    )
    set_columns(row, sheet)
    return row


def _copy_annexes(source: Plan, draft: Plan) -> None:
    Annex.objects.bulk_create(
        Annex(plan=draft, kind=one.kind, seq=one.seq, value=one.value) for one in source.annexes.all()
    )


def _copy_explanations(source: Plan, draft: Plan) -> None:
    """A finding is named by keys, so what was explained stays explained until it changes."""
    Explanation.objects.bulk_create(
        Explanation(plan=draft, finding=one.finding, code=one.code, reason=one.reason, by_id=one.by_id)
        for one in source.explanations.all()
    )
