"""A committee gets its members, is appointed when its composition is whole, and ends; its evaluations go up the
line."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.evidence.models import Evidence
from sucharit.work.participation.actions.forums import needed
from sucharit.work.participation.composition import lacking
from sucharit.work.participation.models import Committee, CommitteeMember, PlanEvaluation
from sucharit.work.shelf.actions import kept, locked, past

SEATED = declare("participation.committee_seated", gettext_lazy("เพิ่มกรรมการใน{label}"))
UNSEATED = declare("participation.committee_unseated", gettext_lazy("ถอนชื่อกรรมการออกจาก{label}"))
APPOINTED = declare("participation.committee_appointed", gettext_lazy("แต่งตั้ง{label} ตามคำสั่งที่ {order}"))
ENDED = declare("participation.committee_ended", gettext_lazy("{label} พ้นวาระ"))
FORWARDED = declare("participation.evaluation_forwarded", gettext_lazy("{label}: {state}"))
State = Committee.State
_Stage = PlanEvaluation.State
#: from a stage to the next, and the field of its day
NEXT: dict[str, tuple[str, str]] = {
    _Stage.MADE: (_Stage.EXECUTIVE, "executive_on"),
    _Stage.EXECUTIVE: (_Stage.COUNCIL, "council_on"),
    _Stage.COUNCIL: (_Stage.COMMITTEE, "committee_on"),
    _Stage.COMMITTEE: (_Stage.PUBLISHED, "published_on"),
}


@transaction.atomic
def seat(committee: Committee, *, by: Officer, name: str, side: str, chair: bool = False) -> Committee:
    """Somebody sits in it, for one side alone."""
    row = locked(committee, by, State.FORMING)
    told = needed(name, 160, "name")
    if row.members.filter(name=told).exists():
        raise ValidationError({"name": _("มีชื่อนี้ในคณะกรรมการแล้ว คนเดียวแทนสองฝ่ายไม่ได้")})
    if side not in CommitteeMember.Side.values:
        raise ValidationError({"side": _("โปรดเลือกว่ามาจากฝ่ายใด")})
    if chair and row.members.filter(chair=True).exists():
        raise ValidationError({"chair": _("มีประธานแล้ว")})
    row.members.create(name=told, side=side, chair=chair)
    return kept(row, by=by, verb=SEATED)


@transaction.atomic
def unseat(committee: Committee, *, by: Officer, member: CommitteeMember) -> Committee:
    """A name that was written wrongly, before the committee is appointed."""
    row = locked(committee, by, State.FORMING)
    row.members.filter(pk=member.pk).delete()
    return kept(row, by=by, verb=UNSEATED)


@transaction.atomic
def appoint_committee(
    committee: Committee, *, by: Officer, order_number: str, appointed_on: datetime.date, ends_on: datetime.date,
    evidence: Iterable[Evidence] = (),
) -> Committee:  # fmt: skip
    """By who decides, who did not form it, when everybody is there who must be."""
    require(by, Can.DECIDE)
    row = locked(committee, by, State.FORMING, capability=Can.DECIDE)
    if row.recorded_by_id == by.user.pk:
        raise NotAllowed("ผู้เสนอรายชื่อแต่งตั้งเองไม่ได้", "who forms it does not appoint it")
    missing = lacking(row.kind, row.members.values_list("side", flat=True))
    if missing:
        raise NotAllowed("องค์ประกอบยังไม่ครบ: " + "; ".join(missing), "the composition is not whole")
    row.order_number, row.appointed_on = (
        needed(order_number, 80, "order_number"),
        past(appointed_on, by, "appointed_on"),
    )
    if ends_on <= row.appointed_on:
        raise ValidationError({"ends_on": _("วันครบวาระต้องหลังวันที่แต่งตั้ง")})
    row.ends_on, row.state = ends_on, State.APPOINTED
    return kept(row, by=by, verb=APPOINTED, facts={"order": row.order_number}, evidence=evidence)


@transaction.atomic
def end_committee(committee: Committee, *, by: Officer, ended_on: datetime.date) -> Committee:
    """Its term is over."""
    row = locked(committee, by, State.APPOINTED)
    row.ended_on = past(ended_on, by, "ended_on")
    if row.appointed_on and row.ended_on < row.appointed_on:
        raise ValidationError({"ended_on": _("วันที่พ้นวาระต้องไม่ก่อนวันที่แต่งตั้ง")})
    row.state = State.ENDED
    return kept(row, by=by, verb=ENDED)


@transaction.atomic
def forward(
    evaluation: PlanEvaluation, *, by: Officer, on: datetime.date, evidence: Iterable[Evidence] = ()
) -> PlanEvaluation:
    """One step up the line: executive, council, development committee, then everybody. None is skipped."""
    row = locked(evaluation, by, *NEXT)
    stage, field = NEXT[row.state]
    day = past(on, by, "on")
    earlier = [row.evaluated_on, *(getattr(row, name) for _stage, name in NEXT.values())]
    if any(one and day < one for one in earlier):
        raise ValidationError({"on": _("วันที่ต้องไม่ก่อนขั้นก่อนหน้า")})
    setattr(row, field, day)
    row.state = _Stage(stage)
    return kept(row, by=by, verb=FORWARDED, facts={"state": str(row.get_state_display())}, evidence=evidence)
