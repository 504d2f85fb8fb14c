"""A proposal goes into the plan, gets money and becomes a thing; or goes to who can act; or is refused with a reason,
and the community is told."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.evidence.models import Evidence
from sucharit.work.participation.actions.forums import needed
from sucharit.work.participation.models import Proposal
from sucharit.work.shelf.actions import kept, locked, past

PLANNED = declare("participation.proposal_planned", gettext_lazy("{label} เข้าแผนพัฒนาท้องถิ่น: {place}"))
BUDGETED = declare("participation.proposal_budgeted", gettext_lazy("{label} ได้งบประมาณ {amount} บาท"))
DONE = declare("participation.proposal_done", gettext_lazy("{label} ทำเสร็จเมื่อ {on}"))
ESCALATED = declare("participation.proposal_escalated", gettext_lazy("ส่งต่อ{label} ไปยัง {agency}"))
ANSWERED = declare("participation.proposal_answered", gettext_lazy("ได้รับคำตอบของ{label}: {answer}"))
REFUSED = declare("participation.proposal_refused", gettext_lazy("ไม่รับ{label}: {reason}"))
TOLD = declare("participation.proposal_told", gettext_lazy("แจ้งผล{label} แก่ชุมชนเมื่อ {on}"))
State = Proposal.State


@transaction.atomic
def plan_proposal(proposal: Proposal, *, by: Officer, plan_place: str, planned_on: datetime.date) -> Proposal:
    """Which plan, which page: so that anybody finds it there."""
    row = locked(proposal, by, State.RAISED, State.DECLINED)
    row.plan_place, row.planned_on = needed(plan_place, 200, "plan_place"), _since_raised(row, planned_on, by)
    row.state = State.PLANNED
    return kept(row, by=by, verb=PLANNED, facts={"place": row.plan_place})


@transaction.atomic
def budget_proposal(
    proposal: Proposal, *, by: Officer, budget_place: str, budget_amount: Decimal, budgeted_on: datetime.date
) -> Proposal:
    """The ordinance that pays, and how much; only what stands in the plan gets money."""
    row = locked(proposal, by, State.PLANNED)
    if budget_amount <= 0:
        raise ValidationError({"budget_amount": _("โปรดใส่จำนวนเงินที่ได้")})
    day = past(budgeted_on, by, "budgeted_on")
    if row.planned_on and day < row.planned_on:
        raise ValidationError({"budgeted_on": _("ต้องเข้าแผนก่อนได้งบประมาณ วันที่จึงไม่ก่อนวันที่เข้าแผน")})
    row.budget_place, row.budget_amount = needed(budget_place, 200, "budget_place"), budget_amount
    row.budgeted_on, row.state = day, State.BUDGETED
    return kept(row, by=by, verb=BUDGETED, facts={"amount": f"{budget_amount:,.2f}"})


@transaction.atomic
def finish_proposal(
    proposal: Proposal, *, by: Officer, result: str, done_on: datetime.date, spent: Decimal | None = None,
    evidence: Iterable[Evidence] = (),
) -> Proposal:  # fmt: skip
    """The road is there: what came of it, when, and what it cost."""
    row = locked(proposal, by, State.BUDGETED, State.ACCEPTED)
    day = past(done_on, by, "done_on")
    before = row.budgeted_on if row.state == State.BUDGETED else row.answered_on
    if before and day < before:
        raise ValidationError({"done_on": _("วันที่แล้วเสร็จต้องไม่ก่อนวันที่ได้งบประมาณหรือวันที่หน่วยงานรับไปทำ")})
    row.result, row.done_on, row.spent, row.state = needed(result, 400, "result"), day, spent, State.DONE
    return kept(row, by=by, verb=DONE, facts={"on": day.isoformat()}, evidence=evidence)


@transaction.atomic
def escalate_proposal(
    proposal: Proposal, *, by: Officer, agency: str, letter: str, escalated_on: datetime.date,
    evidence: Iterable[Evidence] = (),
) -> Proposal:  # fmt: skip
    """Beyond what the office can do: to whom, by which letter. An earlier answer gives way to the new one."""
    row = locked(proposal, by, State.RAISED, State.PLANNED, State.DECLINED)
    row.agency, row.letter = needed(agency, 200, "agency"), needed(letter, 80, "letter")
    row.escalated_on = _since_raised(row, escalated_on, by, "escalated_on")
    row.agency_said, row.answered_on, row.state = "", None, State.ESCALATED
    return kept(row, by=by, verb=ESCALATED, facts={"agency": row.agency}, evidence=evidence)


@transaction.atomic
def answer_proposal(
    proposal: Proposal, *, by: Officer, accepted: str, agency_said: str, answered_on: datetime.date,
    evidence: Iterable[Evidence] = (),
) -> Proposal:  # fmt: skip
    """The other office takes it, or does not and says why."""
    row = locked(proposal, by, State.ESCALATED)
    if accepted not in (State.ACCEPTED, State.DECLINED):
        raise ValidationError({"accepted": _("โปรดเลือกว่าหน่วยงานนั้นรับหรือไม่")})
    day = past(answered_on, by, "answered_on")
    if row.escalated_on and day < row.escalated_on:
        raise ValidationError({"answered_on": _("วันที่ได้รับคำตอบต้องไม่ก่อนวันที่ส่งต่อ")})
    row.agency_said, row.answered_on, row.state = needed(agency_said, 400, "agency_said"), day, State(accepted)
    return kept(row, by=by, verb=ANSWERED, facts={"answer": str(row.get_state_display())}, evidence=evidence)


@transaction.atomic
def refuse_proposal(proposal: Proposal, *, by: Officer, reason: str) -> Proposal:
    """Not taken up, by who may decide, with a reason that everybody can read."""
    require(by, Can.DECIDE)
    row = locked(proposal, by, State.RAISED, State.PLANNED, State.DECLINED, capability=Can.DECIDE)
    row.refused_reason, row.decided_on, row.decided_by = needed(reason, 400, "reason"), by.today, by.user
    row.state = State.REFUSED
    return kept(row, by=by, verb=REFUSED, facts={"reason": row.refused_reason})


@transaction.atomic
def tell_community(
    proposal: Proposal, *, by: Officer, told_on: datetime.date, told_how: str, evidence: Iterable[Evidence] = ()
) -> Proposal:
    """The community hears what became of it."""
    states = [one for one in State if one != State.RAISED]
    row = locked(proposal, by, *states)
    row.told_on, row.told_how = _since_raised(row, told_on, by, "told_on"), needed(told_how, 200, "told_how")
    return kept(row, by=by, verb=TOLD, facts={"on": told_on.isoformat()}, evidence=evidence)


def _since_raised(row: Proposal, day: datetime.date, by: Officer, field: str = "planned_on") -> datetime.date:
    if day < row.raised_on:
        raise ValidationError({field: _("วันที่ต้องไม่ก่อนวันที่เสนอในเวที")})
    return past(day, by, field)
