"""Controls of the risk register and the initiatives that carry them out: shown both ways, with the gaps between.

A link holds by the control's key, so it stands in revisions of a register and in the years after. It is no part of what
is approved: it may be made while a plan runs. Plans know risks; the risk room never knows plans.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.plans.actions.locking import opened, touch
from sucharit.work.plans.models import ControlLink, Initiative, Plan
from sucharit.work.risks.models import Control, Risk, RiskRegister
from sucharit.work.risks.queries import AT_WORK, registers_for
from sucharit.work.risks.rows import RiskRow, rows_of
from sucharit.work.risks.values import measures_of

LINKED = declare("plans.control_linked", gettext_lazy("ผูกมาตรการ “{label}” กับโครงการ {count} รายการ"))
ANSWERED = declare("plans.initiative_linked", gettext_lazy("ผูกโครงการ “{label}” กับมาตรการควบคุม {count} ข้อ"))
REGISTER_CHOSEN = declare("plans.register_chosen", gettext_lazy("เลือก{register} ให้แผน {label}"))
REGISTER_LEFT = declare("plans.register_left", gettext_lazy("ไม่ใช้ทะเบียนความเสี่ยงกับแผน {label}"))
MOST_LINKS = 500

Key = TypeVar("Key", int, uuid.UUID)


@dataclass(frozen=True)
class ControlLine:
    """A control with the initiatives of the plan that carry it out; none is a gap."""

    control: Control
    initiatives: Sequence[Initiative]


@dataclass(frozen=True)
class RiskLines:
    """A risk with its controls; none is a gap."""

    row: RiskRow
    controls: Sequence[ControlLine]


@dataclass(frozen=True)
class ControlTable:
    """Risk x control x initiative of one plan and one register."""

    register: RiskRegister | None
    risks: Sequence[RiskLines]
    idle: Sequence[Initiative]  # initiatives that answer no control of this register

    @property
    def uncontrolled(self) -> list[RiskLines]:
        return [risk for risk in self.risks if not risk.controls]

    @property
    def uncarried(self) -> list[ControlLine]:
        return [line for risk in self.risks for line in risk.controls if not line.initiatives]

    @property
    def control_count(self) -> int:
        return sum(len(risk.controls) for risk in self.risks)


@dataclass(frozen=True)
class AnsweredControl:
    """A control that an initiative carries out, as the sheet shows it."""

    control: Control

    @property
    def risk_seq(self) -> int:
        return self.control.risk.seq

    @property
    def fiscal_year(self) -> int:
        return self.control.risk.register.fiscal_year


# ---- questions


def registers_of_plan(officer: Officer, plan: Plan) -> list[RiskRegister]:
    """Registers that a plan may stand on or be held against: those at work in its years and the one it names."""
    wanted = Q(fiscal_year__range=(plan.first_year, plan.last_year), state__in=AT_WORK) | Q(pk=plan.risk_register_id)
    return list(registers_for(officer).filter(wanted).order_by("-fiscal_year", "-revision"))


def register_shown(officer: Officer, plan: Plan, year: int | None = None) -> RiskRegister | None:
    """The register of the asked year, else the plan's own, else this fiscal year's, else the newest of its years."""
    there = registers_of_plan(officer, plan)
    wanted = (
        [one for one in there if one.fiscal_year == year],
        [one for one in there if one.pk == plan.risk_register_id],
        [one for one in there if one.fiscal_year == int(FiscalYear.of(officer.today))],
        there,
    )
    return next((found[0] for found in wanted if found), None)


def table_of(officer: Officer, plan: Plan, register: RiskRegister | None) -> ControlTable:
    """The whole table in a fixed number of queries."""
    initiatives = list(plan.initiatives.select_related("responsible_unit").order_by("seq"))
    if register is None:
        return ControlTable(None, (), initiatives)
    rows = rows_of(register, officer.today)
    carried = _carried([control.key for row in rows for control in row.controls], plan)
    risks = [
        RiskLines(row, [ControlLine(control, _named(carried[control.key], initiatives)) for control in row.controls])
        for row in rows
    ]
    busy = set().union(*carried.values()) if carried else set()
    return ControlTable(register, risks, [one for one in initiatives if one.pk not in busy])


def _carried(keys: Iterable[uuid.UUID], plan: Plan) -> dict[uuid.UUID, set[int]]:
    links = ControlLink.objects.filter(initiative__plan=plan, control__key__in=list(keys))
    told: dict[uuid.UUID, set[int]] = defaultdict(set)
    for key, initiative in links.values_list("control__key", "initiative_id"):
        told[key].add(initiative)
    return told


def _named(wanted: set[int], initiatives: Iterable[Initiative]) -> list[Initiative]:
    return [one for one in initiatives if one.pk in wanted]


def lines_of(plan: Plan, risk: Risk) -> list[ControlLine]:
    """The controls of one risk with the initiatives of a plan that carry them out."""
    told = list(measures_of(risk))
    carried = _carried([control.key for control in told], plan)
    wanted: set[int] = set().union(*carried.values())
    initiatives = list(plan.initiatives.filter(pk__in=wanted).order_by("seq"))
    return [ControlLine(control, _named(carried[control.key], initiatives)) for control in told]


def controls_of(initiative: Initiative) -> list[AnsweredControl]:
    """The controls that an initiative carries out, as they stand in the newest register that has them; two queries."""
    keys = set(initiative.control_links.values_list("control__key", flat=True))
    newest: dict[uuid.UUID, Control] = {}
    if keys:
        for control in _at_work(initiative.plan.organization_id).filter(key__in=keys):
            newest[control.key] = control
    return [AnsweredControl(one) for one in sorted(newest.values(), key=lambda one: (one.risk.seq, one.seq))]


def _at_work(organization: int) -> QuerySet[Control]:
    """Controls that stand in a register at work, the newest last."""
    return (
        Control.objects.filter(
            risk__register__organization=organization, risk__register__state__in=AT_WORK, removed_at=None,
            risk__removed_at=None,
        )
        .select_related("risk__register", "unit")
        .order_by("risk__register__fiscal_year", "risk__register__revision")
    )  # fmt: skip


def control_for(officer: Officer, key: uuid.UUID) -> Control:
    """The control as it stands in the newest register at work; 404 for a stranger's or none."""
    found = _at_work(officer.organization.pk).filter(key=key).last()
    if found is None:
        raise Http404
    return found


def plan_of_year(officer: Officer, fiscal_year: int) -> Plan | None:
    """The plan at work in a year: the adopted one, else the newest that is not put away."""
    covering = Plan.objects.filter(
        organization=officer.organization, first_year__lte=fiscal_year, last_year__gte=fiscal_year
    ).select_related("organization", "risk_register")
    adopted = covering.filter(state=Plan.State.ADOPTED).first()
    at_work = covering.exclude(state__in=[Plan.State.DISCARDED, Plan.State.SUPERSEDED])
    return adopted or at_work.order_by("-revision", "-pk").first()


# ---- verbs


def _held(plan: Plan, by: Officer) -> Plan:
    """The plan under its lock, for who keeps the risks; a plan that was put away is no longer linked."""
    require(by, Can.EDIT_RISKS)
    locked = get_object_or_404(Plan.objects.select_for_update(), pk=plan.pk, organization=by.organization)
    if locked.state in (Plan.State.DISCARDED, Plan.State.SUPERSEDED):
        raise NotAllowed(
            _("แผนนี้มีสถานะ “%(state)s” จึงผูกมาตรการไม่ได้") % {"state": locked.get_state_display()}, "the plan is put away"
        )
    return locked


def _as_meant(chosen: set[Key], seen: Iterable[Key] | None, now: set[Key]) -> set[Key]:
    """What stands now with the officer's own changes: what they ticked is added, what they unticked goes."""
    if seen is None:
        return chosen
    before = set(seen)
    return (now | (chosen - before)) - (before - chosen)


@transaction.atomic
def link_initiatives(
    plan: Plan, control: Control, initiatives: Iterable[int], *, by: Officer, seen: Iterable[int] | None = None
) -> None:
    """The initiatives of the plan that carry out a control, all of them and no others. `seen` are those that the page
    showed as chosen: what others chose or left since then stays."""
    plan = _held(plan, by)
    control = control_for(by, control.key)
    links = ControlLink.objects.filter(initiative__plan=plan, control__key=control.key)
    wanted = _as_meant(set(initiatives), seen, set(links.values_list("initiative_id", flat=True)))
    there = list(plan.initiatives.filter(pk__in=wanted).values_list("pk", flat=True))
    if len(there) < len(wanted):
        raise NotAllowed(_("โครงการบางรายการไม่มีในแผนแล้ว โปรดเปิดหน้านี้ใหม่"), "an initiative is gone")
    if set(links.values_list("initiative_id", flat=True)) == wanted:
        return
    links.exclude(initiative__in=there).delete()
    kept = set(links.values_list("initiative_id", flat=True))
    ControlLink.objects.bulk_create(ControlLink(initiative_id=one, control=control) for one in there if one not in kept)
    facts = {"count": len(there), "initiatives": there, "control": str(control.key)}
    record(LINKED, by=by, subject=plan, label=control.text, facts=facts)


@transaction.atomic
def link_controls(
    initiative: Initiative,
    keys: Iterable[uuid.UUID],
    *,
    by: Officer,
    among: Iterable[uuid.UUID],
    seen: Iterable[uuid.UUID] | None = None,
) -> None:
    """The controls that an initiative carries out, of those that the officer was shown (`among`); others stay as they
    are, and so does what others chose or left since the page showed what was chosen (`seen`)."""
    plan = _held(initiative.plan, by)
    row = get_object_or_404(Initiative, pk=initiative.pk, plan=plan)
    shown = set(among)
    links = ControlLink.objects.filter(initiative=row, control__key__in=shown)
    before = set(links.values_list("control__key", flat=True))
    wanted = _as_meant(set(keys), seen, before)
    rows = {control.key: control for control in _at_work(by.organization.pk).filter(key__in=shown)}
    if not wanted <= rows.keys() or len(wanted) > MOST_LINKS:
        raise NotAllowed(_("มาตรการบางข้อไม่มีในทะเบียนแล้ว โปรดเปิดหน้านี้ใหม่"), "a control is gone")
    if before == wanted:
        return
    links.exclude(control__key__in=wanted).delete()
    ControlLink.objects.bulk_create(ControlLink(initiative=row, control=rows[key]) for key in wanted - before)
    facts = {"count": len(wanted), "seq": row.seq, "controls": sorted(map(str, wanted))}
    record(ANSWERED, by=by, subject=row, label=row.title, facts=facts)


@transaction.atomic
def choose_register(plan: Plan, register: RiskRegister | None, *, by: Officer) -> Plan:
    """The register that the plan prints and is checked with. It is part of what is approved: the plan must be open."""
    plan = opened(plan, by)
    if register is not None and register.organization_id != by.organization.pk:
        raise Http404
    if register is not None and register.state == RiskRegister.State.DISCARDED:
        raise NotAllowed(_("ทะเบียนนี้ถูกยกเลิกแล้ว โปรดเลือกฉบับอื่น"), "a discarded register")
    chosen = register.pk if register else None
    if plan.risk_register_id == chosen:
        return plan
    plan.risk_register = register
    plan.save(update_fields=["risk_register"])
    touch(plan)
    if register is None:
        record(REGISTER_LEFT, by=by, subject=plan, label=plan.title)
    else:
        facts = {"register": str(register), "year": register.fiscal_year, "revision": register.revision}
        record(REGISTER_CHOSEN, by=by, subject=plan, label=plan.title, facts=facts)
    return plan
