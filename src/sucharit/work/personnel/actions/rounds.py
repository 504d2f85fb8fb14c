"""A round goes its way: criteria, told before the round; two committees, one after the other; the result; the end."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.personnel.actions.asking import needed
from sucharit.work.personnel.models import (
    PersonnelAppeal,
    PersonnelCase,
    PersonnelCommittee,
    PersonnelMeeting,
    PersonnelRound,
    RoundCriterion,
)
from sucharit.work.shelf.actions import kept, locked, past
from sucharit.work.shelf.actions.locking import drop_part
from sucharit.work.surveys.models import Survey

CRITERION = declare("personnel.criterion", gettext_lazy("เพิ่มเกณฑ์ของ{label}"))
DROPPED = declare("personnel.criterion_dropped", gettext_lazy("นำเกณฑ์ออกจาก{label}"))
PUBLISHED = declare("personnel.criteria_published", gettext_lazy("ประกาศหลักเกณฑ์ของ{label} เมื่อ {on} ก่อนเริ่มรอบ {opens}"))
OPENED = declare("personnel.round_opened", gettext_lazy("เปิด{label}"))
USED = declare("personnel.results_used", gettext_lazy("กำหนดผลสำรวจที่ใช้ใน{label}: {count} แบบ"))
SCREENING = declare("personnel.screening", gettext_lazy("ส่ง{label} ให้คณะกรรมการกลั่นกรอง: {count} คน"))
HANDED = declare("personnel.handed_over", gettext_lazy("เสนอผลการกลั่นกรองของ{label} ต่อคณะกรรมการพิจารณา"))
ANNOUNCED = declare("personnel.result_announced", gettext_lazy("ประกาศผล{label}"))
ENDED = declare("personnel.round_ended", gettext_lazy("ปิด{label}"))
CANCELLED = declare("personnel.round_cancelled", gettext_lazy("ยกเลิก{label}: {reason}"))
State, Source, Side = PersonnelRound.State, RoundCriterion.Source, PersonnelCommittee.Side
FULL, MOST_SURVEYS = 100, 20


@transaction.atomic
def add_criterion(
    about: PersonnelRound, *, by: Officer, text: str, points: int, source: str = Source.SUPERIOR
) -> PersonnelRound:  # fmt: skip
    row = locked(about, by, State.DRAFT)
    told = needed(text, 300, "text")
    if not 1 <= points <= FULL:
        raise ValidationError({"points": _("คะแนนเต็มต้องเป็น 1 ถึง 100")})
    if source not in Source.values:
        raise ValidationError({"source": _("โปรดเลือกหนึ่งข้อ")})
    if row.judged_by.filter(text=told).exists():
        raise ValidationError({"text": _("มีเกณฑ์นี้แล้ว")})
    if sum(row.judged_by.values_list("points", flat=True)) + points > FULL:
        raise ValidationError({"points": _("คะแนนเต็มรวมต้องไม่เกิน 100")})
    row.judged_by.create(text=told, points=points, source=source)
    return kept(row, by=by, verb=CRITERION)


@transaction.atomic
def drop_criterion(about: PersonnelRound, *, by: Officer, criterion: RoundCriterion) -> PersonnelRound:
    """While nothing is told yet."""
    row = locked(about, by, State.DRAFT)
    drop_part(row.judged_by, criterion, criterion=_("ไม่พบเกณฑ์นี้ในรอบ"))
    return kept(row, by=by, verb=DROPPED)


@transaction.atomic
def publish_criteria(
    about: PersonnelRound, *, by: Officer, criteria_no: str, criteria_on: datetime.date, channels: str
) -> PersonnelRound:  # fmt: skip
    """Before the round opens, by who decides and did not write them. Told only after the opening day of a round, the
    announcement of then must be among the evidence of the round."""
    row = locked(about, by, State.DRAFT, capability=Can.DECIDE)
    if row.recorded_by_id == by.user.pk:
        raise NotAllowed("ผู้จัดทำหลักเกณฑ์ประกาศเองไม่ได้ โปรดให้ผู้มีอำนาจคนอื่นประกาศ", "who wrote them does not announce them")
    judged = list(row.judged_by.all())
    if sum(one.points for one in judged) != FULL:
        raise NotAllowed("คะแนนเต็มของเกณฑ์ต้องรวมเป็น 100 ก่อนประกาศ", "the points must add up to 100")
    row.criteria_on = past(criteria_on, by, "criteria_on")
    if row.criteria_on >= row.opens_on:
        told = _("ต้องประกาศหลักเกณฑ์ก่อนวันเริ่มรอบ (%(day)s) ประกาศในวันนั้นหรือหลังจากนั้นไม่ได้") % {"day": day(row.opens_on)}
        raise ValidationError({"criteria_on": told})
    if by.today >= row.opens_on and not evidence_of(row).exists():
        raise ValidationError(_("เริ่มรอบไปแล้ว การบันทึกประกาศย้อนหลังต้องให้ผู้บันทึกแนบประกาศที่ลงวันที่ก่อนเริ่มรอบเป็นหลักฐานของรอบก่อน"))
    row.criteria_no = needed(criteria_no, 80, "criteria_no")
    row.channels = needed(channels, 2_000, "channels", one_line=False)
    row.criteria = "\n".join(f"{place}. {_in_words(one)}" for place, one in enumerate(judged, 1))
    row.criteria_by, row.told_on, row.state = by.user, by.today, State.CRITERIA
    facts = {"on": row.criteria_on.isoformat(), "opens": row.opens_on.isoformat()}
    return kept(row, by=by, verb=PUBLISHED, facts=facts)


def _in_words(one: RoundCriterion) -> str:
    told = _("%(text)s %(points)s คะแนน") % {"text": one.text, "points": one.points}
    return told if one.source == Source.SUPERIOR else f"{told} ({one.get_source_display()})"


@transaction.atomic
def open_round(about: PersonnelRound, *, by: Officer) -> PersonnelRound:
    """On its day or later, and never without criteria."""
    row = locked(about, by, State.CRITERIA)
    if by.today < row.opens_on:
        raise NotAllowed(f"ยังไม่ถึงวันเริ่มรอบ {day(row.opens_on)}", "its day has not come")
    row.opened_on, row.state = by.today, State.OPEN
    return kept(row, by=by, verb=OPENED)


@transaction.atomic
def use_results(
    about: PersonnelRound, *, by: Officer, surveys: Sequence[Survey] = (), ita: Decimal | None = None,
    staff_survey: Survey | None = None,
) -> PersonnelRound:  # fmt: skip
    """Which surveys tell of each unit's service, the ITA score, and which asks staff what they think of the round. The
    results themselves are read from the surveys when cases are evaluated and screened."""
    row = locked(about, by, State.CRITERIA, State.OPEN, State.SCREENING, State.DECIDING, State.ANNOUNCED)
    chosen = list(surveys)
    if row.state not in (State.CRITERIA, State.OPEN) and (
        {one.pk for one in chosen} != set(row.uses.values_list("survey", flat=True)) or ita != row.ita
    ):
        raise NotAllowed("เริ่มกลั่นกรองแล้ว จึงเปลี่ยนผลสำรวจหรือคะแนน ITA ที่ใช้ไม่ได้", "screening has begun")
    asked = [*chosen, *([staff_survey] if staff_survey else [])]
    if len(chosen) > MOST_SURVEYS or any(not _usable(one, by) for one in asked):
        raise ValidationError({"surveys": _("ใช้ได้เฉพาะแบบสำรวจของหน่วยงานนี้ที่เปิดหรือปิดแล้ว ไม่เกิน 20 แบบ")})
    row.uses.exclude(survey__in=chosen).delete()
    for one in chosen:
        row.uses.get_or_create(survey=one)
    row.ita, row.staff_survey = ita, staff_survey
    return kept(row, by=by, verb=USED, facts={"count": len(chosen)})


def _usable(survey: Survey, by: Officer) -> bool:
    return (
        survey.organization_id == by.organization.pk
        and survey.purpose == Survey.Purpose.SURVEY
        and survey.state in (Survey.State.OPEN, Survey.State.CLOSED)
    )


@transaction.atomic
def start_screening(about: PersonnelRound, *, by: Officer) -> PersonnelRound:
    """Everybody is evaluated and the screening committee is appointed."""
    row = locked(about, by, State.OPEN)
    states = list(_cases(row).values_list("state", flat=True))
    if not states:
        raise NotAllowed("ยังไม่มีผู้รับการพิจารณาในรอบนี้", "nobody is in the round")
    waiting = sum(1 for one in states if one != PersonnelCase.State.EVALUATED)
    if waiting:
        raise NotAllowed(f"ยังประเมินไม่ครบ เหลือ {waiting} คน", "some are not evaluated")
    committee_of(row, Side.SCREENING)
    row.state = State.SCREENING
    return kept(row, by=by, verb=SCREENING, facts={"count": len(states)})


def _cases(row: PersonnelRound) -> "QuerySet[PersonnelCase]":
    return PersonnelCase.objects.filter(round=row, withdrawn_at=None)


def committee_of(row: PersonnelRound, side: str) -> PersonnelCommittee:
    """The appointed committee of that side; NotAllowed where there is none."""
    found = row.committees.filter(
        side=side, state=PersonnelCommittee.State.APPOINTED, withdrawn_at=None
    ).first()  # fmt: skip
    if found is None:
        name = Side(side).label
        raise NotAllowed(f"ยังไม่ได้แต่งตั้ง{name}ของรอบนี้", "its committee is not appointed")
    return found


def _minuted(row: PersonnelRound, side: str) -> None:
    committee = committee_of(row, side)
    rows = committee.meetings.filter(withdrawn_at=None)
    if rows.filter(state=PersonnelMeeting.State.HELD).exists():
        raise NotAllowed("ยังไม่ได้รับรองรายงานการประชุม โปรดรับรองก่อน", "its minutes are not approved")
    if not rows.filter(state=PersonnelMeeting.State.MINUTED).exists():
        raise NotAllowed("คณะกรรมการยังไม่ได้ประชุม", "it has not met")


@transaction.atomic
def hand_over(about: PersonnelRound, *, by: Officer) -> PersonnelRound:
    """The screening committee is done with everybody, its minutes are approved; the deciding committee begins."""
    row = locked(about, by, State.SCREENING)
    waiting = _cases(row).exclude(state=PersonnelCase.State.SCREENED).count()
    if waiting:
        raise NotAllowed(f"ยังกลั่นกรองไม่ครบ เหลือ {waiting} คน", "some are not screened")
    _minuted(row, Side.SCREENING)
    committee_of(row, Side.DECIDING)
    row.state = State.DECIDING
    return kept(row, by=by, verb=HANDED)


@transaction.atomic
def announce_result(about: PersonnelRound, *, by: Officer, result_no: str) -> PersonnelRound:
    """Everybody is decided on and the minutes are approved. Each person with an account is told to look at their own
    result; nobody's result is told to another."""
    row = locked(about, by, State.DECIDING, capability=Can.DECIDE)
    cases = list(_cases(row).select_related("user"))
    waiting = sum(1 for one in cases if one.state != PersonnelCase.State.DECIDED)
    if waiting:
        raise NotAllowed(f"ยังพิจารณาไม่ครบ เหลือ {waiting} คน", "some are not decided")
    _minuted(row, Side.DECIDING)
    chosen = [one for one in cases if one.outcome == PersonnelCase.Outcome.GRANTED]
    _by_merit(row, cases, chosen)
    row.considered, row.granted = len(cases), len(chosen)
    row.result_no = needed(result_no, 80, "result_no")
    row.announced_on, row.announced_by, row.state = by.today, by.user, State.ANNOUNCED
    made = kept(row, by=by, verb=ANNOUNCED)
    tell(
        [one.user for one in cases if one.user], organization=by.organization,
        text=_("ประกาศผล %(title)s แล้ว โปรดดูผลของท่านและกำหนดอุทธรณ์") % {"title": row.title},
        url=reverse("my_personnel", args=[by.organization.code]),
    )  # fmt: skip
    return made


def _by_merit(row: PersonnelRound, cases: Sequence[PersonnelCase], chosen: Sequence[PersonnelCase]) -> None:
    """No more than there are places, and nobody passed over without a reason."""
    if row.places is None:
        return
    if len(chosen) > row.places:
        raise NotAllowed(f"คัดเลือก {len(chosen)} คน เกินจำนวนอัตรา {row.places}", "more than there are places")
    least = min((one.final or Decimal(0) for one in chosen), default=Decimal(101))
    passed = [
        one for one in cases
        if one not in chosen and (one.final or Decimal(0)) > least and not one.outcome_note.strip()
    ]  # fmt: skip
    if passed:
        raise NotAllowed(
            f"มีผู้ได้คะแนนสูงกว่าผู้ได้รับคัดเลือก {len(passed)} คน ที่ไม่ได้รับคัดเลือกโดยไม่มีเหตุผล",
            "someone was passed over without a reason",
        )


def last_day_of_appeal(row: PersonnelRound) -> datetime.date:
    """Of a round whose result is announced."""
    assert row.announced_on is not None  # noqa: S101 - the database holds it to that state
    return row.office_days.due(row.announced_on, row.appeal_days, working=None)


@transaction.atomic
def end_round(about: PersonnelRound, *, by: Officer) -> PersonnelRound:
    """The days of appeal are over and every appeal is answered."""
    row = locked(about, by, State.ANNOUNCED)
    last = last_day_of_appeal(row)
    if by.today <= last:
        raise NotAllowed(f"ยังอยู่ในกำหนดอุทธรณ์ ปิดรอบได้หลัง {day(last)}", "appeals may still come")
    open_ones = PersonnelAppeal.objects.filter(case__round=row, withdrawn_at=None, state=PersonnelAppeal.State.FILED)
    if open_ones.exists() or _cases(row).exclude(state=PersonnelCase.State.DECIDED).exists():
        raise NotAllowed("ยังมีอุทธรณ์ที่รอคำวินิจฉัย หรือเรื่องที่ต้องทบทวน", "an appeal is open")
    row.ended_on, row.state = by.today, State.ENDED
    return kept(row, by=by, verb=ENDED)


@transaction.atomic
def cancel_round(about: PersonnelRound, *, by: Officer, reason: str) -> PersonnelRound:
    """Before a result is told; the reason stays readable."""
    row = locked(about, by, State.CRITERIA, State.OPEN, State.SCREENING, State.DECIDING, capability=Can.DECIDE)
    row.cancelled_reason, row.state = needed(reason, 300, "reason"), State.CANCELLED
    return kept(row, by=by, verb=CANCELLED, facts={"reason": row.cancelled_reason})
