"""The verbs: a reading becomes a draft plan, or goes into one; each in one transaction."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import Plan as PlanValue
from sucharit.reference.framework import framework_versions
from sucharit.work.intake.actions import mark_adopted
from sucharit.work.intake.models import Intake
from sucharit.work.intake.queries import Tally, questions_of, settled_for, tally_of
from sucharit.work.intake.settling import Settled
from sucharit.work.plans.actions import add_initiatives, create_plan, edit_initiative, edit_plan, opened
from sucharit.work.plans.actions.plans import usual_title
from sucharit.work.plans.adoption.explaining import carry_explanations
from sucharit.work.plans.adoption.fields import Fault, Units, faults_of, fields_of, units_of
from sucharit.work.plans.models import Annex, Initiative, Plan
from sucharit.work.risks.actions import take_over

ADOPTED = declare("plans.adopted_from_intake", _("ทำร่างแผน {label} จากเอกสาร {document}: {initiatives} โครงการ"))
MERGED = declare("plans.merged_from_intake", _("รวมเอกสาร {document} เข้ากับแผน {label}: เพิ่ม {added} แทนที่ {replaced}"))

TAKE, REPLACE, SKIP = "take", "replace", "skip"
"""What to do with the risks of the document."""


class Unfit(ValueError):  # noqa: N818 - it is the reading that is at fault
    """Values that a plan cannot keep; each is to be corrected in the intake first."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} values do not fit")
        self.faults = faults


class RisksStand(NotAllowed):
    """The risks of the document cannot be taken in as was chosen: those of the year stand."""


@transaction.atomic
def adopt(
    intake: Intake,
    *,
    by: Officer,
    title: str = "",
    first_year: int | None = None,
    last_year: int | None = None,
    risks: str = TAKE,
    units: Mapping[str, Unit | None] | None = None,
    open_ones_later: bool = False,
) -> Plan:
    """A new draft of a settled reading: initiatives with their money, goals, targets, risks, annexes, explanations.

    NotAllowed where an error is unanswered, where other questions are and `open_ones_later` does not say so, where no
    years are known, or where the document is no plan; Unfit for values that a plan cannot keep.
    """
    settled, known = _ready(intake, by, units, open_ones_later=open_ones_later)
    first, last = _years(settled.plan, first_year, last_year)
    name = title.strip() or settled.plan.title or usual_title(first, last, by.organization.name)
    plan = create_plan(
        by=by, first_year=first, last_year=last, title=name, intake=intake, framework_version=_version(settled.plan)
    )
    plan = edit_plan(plan, by=by, fields=_facts(settled.plan))
    sheets = settled.taken
    rows = add_initiatives(plan, by=by, sheets=[fields_of(sheet, known) for sheet in sheets])
    _placed(rows, settled)
    _annexes(plan, settled.plan)
    _risks(plan, settled.plan, by, risks)
    places = {sheet.seq: row for sheet, row in zip(sheets, rows, strict=True)}
    carry_explanations(plan, questions_of(intake, settled="settled"), places, by)
    mark_adopted(intake, by=by, plan=plan.title)
    facts = {"document": intake.file.name, "initiatives": len(rows), "digest": intake.file.digest}
    record(ADOPTED, by=by, subject=plan, label=plan.title, facts=facts)
    plan.refresh_from_db()
    return plan


@transaction.atomic
def merge(
    intake: Intake,
    plan: Plan,
    *,
    by: Officer,
    choices: Mapping[int, str],
    edition: int,
    units: Mapping[str, Unit | None] | None = None,
) -> Plan:
    """Takes sheets into a draft that exists. `choices`: place of a sheet > "add", "keep", or the key of the initiative
    whose sheet it replaces. NotAllowed where the plan was changed since it was compared (`edition`)."""
    settled, known = _ready(intake, by, units, open_ones_later=True)
    plan = opened(plan, by)
    if plan.edition != edition:
        raise NotAllowed(
            "มีผู้แก้แผนนี้หลังจากที่ท่านเปรียบเทียบ โปรดดูผลเปรียบเทียบใหม่แล้วเลือกอีกครั้ง", "compare again: the plan has changed"
        )
    there = {str(row.key): row for row in plan.initiatives.all()}
    chosen = [(sheet, choices.get(sheet.seq, "keep")) for sheet in settled.taken]
    replaced = [(sheet, there[choice]) for sheet, choice in chosen if choice in there]
    if len({row.pk for _, row in replaced}) != len(replaced):
        raise NotAllowed("เลือกให้สองรายการแทนที่โครงการเดียวกัน โปรดเลือกใหม่", "two sheets cannot replace one initiative")
    for sheet, row in replaced:
        edit_initiative(row, by=by, fields=_filled(fields_of(sheet, known)))
    added = [sheet for sheet, choice in chosen if choice == "add"]
    if not added and not replaced:
        raise NotAllowed("ยังไม่ได้เลือกรายการที่จะเพิ่มหรือแทนที่", "nothing was chosen")
    add_initiatives(plan, by=by, sheets=[fields_of(sheet, known) for sheet in added])
    mark_adopted(intake, by=by, plan=plan.title)
    facts = {"document": intake.file.name, "added": len(added), "replaced": len(replaced)}
    record(MERGED, by=by, subject=plan, label=plan.title, facts=facts)
    plan.refresh_from_db()
    return plan


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    """A document that says nothing of a field takes nothing away from the plan."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {})}


def _ready(
    intake: Intake, by: Officer, chosen: Mapping[str, Unit | None] | None, *, open_ones_later: bool
) -> tuple[Settled, Units]:
    require(by, Can.INTAKE)
    require(by, Can.EDIT_PLANS)
    settled = settled_for(intake) if intake.organization_id == by.organization.pk else None
    if settled is None or not intake.is_plan or not settled.taken:
        raise NotAllowed("เอกสารนี้ไม่มีโครงการที่จะทำเป็นแผนได้", "there is nothing in it to make a plan of")
    _answered(tally_of(intake), open_ones_later=open_ones_later)
    known = units_of(settled, list(by.organization.units.filter(active=True).select_related("organization")), chosen)
    if faults := faults_of(settled, known):
        raise Unfit(faults)
    return settled, known


def _answered(tally: Tally, *, open_ones_later: bool) -> None:
    if tally.errors:
        raise NotAllowed(f"ยังมีข้อที่ต้องแก้ {tally.errors} ข้อ โปรดตอบให้ครบก่อนนำเข้าเป็นร่างแผน", "errors are unanswered")
    if tally.open and not open_ones_later:
        raise NotAllowed(
            f"ยังมีข้อที่ไม่ได้ตอบ {tally.open} ข้อ โปรดตอบให้ครบ หรือยืนยันว่าจะไปแก้ต่อในร่างแผน", "some questions are open"
        )


def _years(value: PlanValue, first: int | None, last: int | None) -> tuple[int, int]:
    if first is None and value.span:
        first, last = value.span.first, value.span.last
    if first is None:
        raise NotAllowed("เอกสารไม่ระบุปีงบประมาณ โปรดระบุปีแรกและปีสุดท้ายของแผน", "say which fiscal years the plan has")
    return first, last or first


def _version(value: PlanValue) -> str:
    known = framework_versions()
    return value.framework_version if value.framework_version in known else known[-1]


def _facts(value: PlanValue) -> dict[str, Any]:
    targets = []
    for one in value.targets:
        by_year = dict(one.by_year)
        base = by_year.pop(one.baseline_year, None) if one.baseline_year else None
        target = {"name": one.name, "unit": one.unit or "", "baseline_year": one.baseline_year}
        targets.append(target | {"baseline": base, "by_year": by_year})
    goals = [goal.text for goal in value.goals]
    return {"objectives": value.objectives, "benefits": value.benefits, "goals": goals, "targets": targets}


def _placed(rows: Iterable[Initiative], settled: Settled) -> None:
    """Where each sheet stood in the document, so that the plan can lead back to it."""
    placed = []
    for row, sheet in zip(rows, settled.taken, strict=True):
        row.source_line, row.source_line_end = sheet.initiative.source.line, sheet.initiative.source.line_end
        placed.append(row)
    Initiative.objects.bulk_update(placed, ["source_line", "source_line_end"])


def _annexes(plan: Plan, value: PlanValue) -> None:
    kinds = ((Annex.Kind.ORDER, value.orders), (Annex.Kind.ANNOUNCEMENT, value.announcements))
    Annex.objects.bulk_create(
        Annex(plan=plan, kind=kind, seq=place, value=msgspec.to_builtins(paper, str_keys=True))
        for kind, papers in kinds
        for place, paper in enumerate(papers, 1)
    )


def _risks(plan: Plan, value: PlanValue, by: Officer, how: str) -> None:
    if how == SKIP or (not value.risks and value.risk_criteria is None):
        return
    try:
        register = take_over(value, by=by, fiscal_year=plan.first_year, replace=how == REPLACE)
    except NotAllowed as rule:
        raise RisksStand(rule.thai, rule.english) from rule
    Plan.objects.filter(pk=plan.pk).update(risk_register=register)
    plan.risk_register = register
