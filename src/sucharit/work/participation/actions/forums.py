"""A forum is announced before it is held, held with its people counted, or cancelled with a reason."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.models import Evidence
from sucharit.work.participation.models import Area, Forum
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked, past

ANNOUNCED = declare("participation.forum_announced", gettext_lazy("ประกาศ{label} เมื่อ {on}"))
HELD = declare("participation.forum_held", gettext_lazy("จัด{label}แล้ว มีผู้เข้าร่วม {attended} จาก {population} คน"))
CANCELLED = declare("participation.forum_cancelled", gettext_lazy("ยกเลิก{label}: {reason}"))
State = Forum.State


@transaction.atomic
def announce_forum(
    forum: Forum, *, by: Officer, announced_on: datetime.date, channels: str, evidence: Iterable[Evidence] = ()
) -> Forum:
    """Day, place and proportions are made known before the forum."""
    row = locked(forum, by, State.PLANNED)
    row.announced_on, row.channels = past(announced_on, by, "announced_on"), needed(channels, 400, "channels")
    if row.announced_on >= row.held_on:
        raise ValidationError({"announced_on": _("ต้องประกาศก่อนวันจัดเวที")})
    row.state = State.ANNOUNCED
    return kept(row, by=by, verb=ANNOUNCED, facts={"on": announced_on.isoformat()}, evidence=evidence)


@transaction.atomic
def hold_forum(
    forum: Forum, *, by: Officer, attended: int, population: int, population_on: datetime.date, summary: str,
    evidence: Iterable[Evidence] = (),
) -> Forum:  # fmt: skip
    """It took place: who came, of how many who live there, and what they said."""
    row = locked(forum, by, State.ANNOUNCED)
    if row.held_on > by.today:
        raise NotAllowed("ยังไม่ถึงวันจัดเวที หากเลื่อน ให้แก้ไขวันที่จัดก่อน", "the day has not come")
    if attended < 1:
        raise ValidationError({"attended": _("เวทีที่ไม่มีผู้เข้าร่วมให้ยกเลิกพร้อมเหตุผล")})
    row.attended, row.population = attended, population
    row.population_on = past(population_on, by, "population_on")
    row.summary, row.state = needed(summary, 4_000, "summary", one_line=False), State.HELD
    facts = {"attended": attended, "population": population}
    return kept(row, by=by, verb=HELD, facts=facts, evidence=evidence)


@transaction.atomic
def cancel_forum(forum: Forum, *, by: Officer, reason: str) -> Forum:
    """It does not take place; the reason stays readable."""
    row = locked(forum, by, State.PLANNED, State.ANNOUNCED)
    row.cancelled_reason, row.state = needed(reason, 300, "reason"), State.CANCELLED
    return kept(row, by=by, verb=CANCELLED, facts={"reason": row.cancelled_reason})


def base_of(forum: Forum) -> tuple[int, datetime.date | None]:
    """How many people live where the forum is, and since which day that count is: the oldest where several are
    added."""
    rows = Area.objects.filter(organization=forum.organization, withdrawn_at=None)
    if forum.area_id is not None:
        rows = rows.filter(pk=forum.area_id)
    told = list(rows.values_list("population", "counted_on"))
    return sum(people for people, _day in told), min((day for _people, day in told), default=None)


def needed(words: str, most: int, field: str, *, one_line: bool = True) -> str:
    """Words made fit; ValidationError where there are none."""
    told = fit_text(words, most, one_line=one_line)
    if not told:
        raise ValidationError({field: _("โปรดกรอกช่องนี้")})
    return told
