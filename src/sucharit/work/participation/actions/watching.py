"""Members join and leave of their own will; a network ends for a reason; observers accept, see, and get an answer."""

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
from sucharit.work.participation.models import Network, NetworkMember, Observation
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked, past

JOINED = declare("participation.member_joined", gettext_lazy("เพิ่มสมาชิกของ{label}"))
LEFT = declare("participation.member_left", gettext_lazy("สมาชิกพ้นจาก{label}"))
ENDED = declare("participation.network_ended", gettext_lazy("{label} สิ้นสุด: {reason}"))
ACCEPTED = declare("participation.observation_accepted", gettext_lazy("ตอบรับ{label} {count} คน"))
DECLINED = declare("participation.observation_declined", gettext_lazy("ไม่มา{label}: {reason}"))
SEEN = declare("participation.observation_seen", gettext_lazy("บันทึกสิ่งที่เห็นใน{label}: {state}"))
ANSWERED = declare("participation.observation_answered", gettext_lazy("ชี้แจง{label}"))
State = Observation.State


@transaction.atomic
def add_member(
    network: Network, *, by: Officer, name: str, part: str, joined_on: datetime.date, contact: str = ""
) -> Network:
    """Somebody joins; nobody is in twice."""
    row = locked(network, by, Network.State.ACTIVE)
    told = needed(name, 160, "name")
    if row.members.filter(name=told, left_on=None).exists():
        raise ValidationError({"name": _("มีสมาชิกชื่อนี้อยู่แล้ว")})
    if part not in NetworkMember.Part.values:
        raise ValidationError({"part": _("โปรดเลือกหน้าที่")})
    day = past(joined_on, by, "joined_on")
    if day < row.formed_on:
        raise ValidationError({"joined_on": _("วันที่เข้าเป็นสมาชิกต้องไม่ก่อนวันที่ตั้งเครือข่าย")})
    row.members.create(name=told, part=part, joined_on=day, contact=fit_text(contact, 60, one_line=True))
    return kept(row, by=by, verb=JOINED)


@transaction.atomic
def end_member(network: Network, *, by: Officer, member: NetworkMember, left_on: datetime.date) -> Network:
    """Somebody leaves; what they did before stays."""
    row = locked(network, by, Network.State.ACTIVE)
    one = row.members.select_for_update().filter(pk=member.pk, left_on=None).first()
    if one is None:
        raise NotAllowed("ผู้นี้ไม่ได้เป็นสมาชิกอยู่แล้ว", "they are no member any more")
    day = past(left_on, by, "left_on")
    if day < one.joined_on:
        raise ValidationError({"left_on": _("วันที่พ้นต้องไม่ก่อนวันที่เข้าเป็นสมาชิก")})
    one.left_on = day
    one.save()
    return kept(row, by=by, verb=LEFT)


@transaction.atomic
def end_network(network: Network, *, by: Officer, ended_on: datetime.date, reason: str) -> Network:
    """It is no more."""
    row = locked(network, by, Network.State.ACTIVE)
    if row.observations.filter(withdrawn_at=None, state__in=[State.INVITED, State.ACCEPTED, State.ASKED]).exists():
        raise NotAllowed("ยังมีการสังเกตการณ์ที่ไม่จบของเครือข่ายนี้ โปรดจบเรื่องนั้นก่อน", "an observation is not over")
    row.ended_on, row.ended_reason = past(ended_on, by, "ended_on"), needed(reason, 300, "reason")
    if row.ended_on < row.formed_on:
        raise ValidationError({"ended_on": _("วันที่สิ้นสุดต้องไม่ก่อนวันที่ตั้ง")})
    row.state = Network.State.ENDED
    return kept(row, by=by, verb=ENDED, facts={"reason": row.ended_reason})


@transaction.atomic
def accept_invitation(
    observation: Observation, *, by: Officer, members: Iterable[NetworkMember], stated_free: bool
) -> Observation:
    """Who comes: members of the network alone, who stated that nothing connects them with the matter."""
    row = locked(observation, by, State.INVITED)
    wanted = {one.pk for one in members}
    here = list(row.network.members.filter(pk__in=wanted, left_on=None))
    if not wanted or len(here) != len(wanted):
        raise ValidationError({"members": _("โปรดเลือกผู้สังเกตการณ์จากสมาชิกที่ยังอยู่ของเครือข่าย")})
    if not stated_free:
        raise ValidationError({"stated_free": _("ผู้ที่มีส่วนได้เสียในเรื่องนี้เป็นผู้สังเกตการณ์ไม่ได้ ต้องรับรองก่อน")})
    for one in here:
        row.observers.create(member=one)
    row.state = State.ACCEPTED
    return kept(row, by=by, verb=ACCEPTED, facts={"count": len(here)})


@transaction.atomic
def decline_invitation(observation: Observation, *, by: Officer, reason: str) -> Observation:
    """They do not come, or did not."""
    row = locked(observation, by, State.INVITED, State.ACCEPTED)
    row.declined_reason, row.state = needed(reason, 300, "reason"), State.DECLINED
    return kept(row, by=by, verb=DECLINED, facts={"reason": row.declined_reason})


@transaction.atomic
def record_seen(
    observation: Observation, *, by: Officer, seen_on: datetime.date, saw: str, concern: bool, summary: str = "",
    evidence: Iterable[Evidence] = (),
) -> Observation:  # fmt: skip
    """What they saw, in their words; a concern waits for the answer of the office."""
    row = locked(observation, by, State.ACCEPTED)
    day = past(seen_on, by, "seen_on")
    if day < row.step_on:
        raise ValidationError({"seen_on": _("บันทึกสิ่งที่เห็นได้ตั้งแต่วันดำเนินการ")})
    row.seen_on, row.saw = day, needed(saw, 4_000, "saw", one_line=False)
    row.summary, row.state = fit_text(summary, 400, one_line=True), State.ASKED if concern else State.SEEN
    facts = {"state": str(row.get_state_display())}
    return kept(row, by=by, verb=SEEN, facts=facts, evidence=evidence)


@transaction.atomic
def answer_observers(
    observation: Observation, *, by: Officer, answer: str, evidence: Iterable[Evidence] = ()
) -> Observation:
    """Who decides answers; whoever wrote down the concern does not answer it."""
    require(by, Can.DECIDE)
    row = locked(observation, by, State.ASKED, capability=Can.DECIDE)
    if row.recorded_by_id == by.user.pk:
        raise NotAllowed("ผู้บันทึกรายการนี้ชี้แจงเองไม่ได้ โปรดให้ผู้บริหารอีกคนชี้แจง", "the recorder does not answer")
    row.answer, row.answered_on, row.answered_by = needed(answer, 400, "answer"), by.today, by.user
    row.state = State.ANSWERED
    return kept(row, by=by, verb=ANSWERED, evidence=evidence)
