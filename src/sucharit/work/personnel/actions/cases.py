"""One person's case: the superior's points with the work that shows them, who kept out of it, what each committee
found.

A vote is recorded for whoever was there and is free to vote. Own case: kept out by the house itself. The same surname:
asked before anybody votes. Whoever kept out cannot vote, by the action and by the database.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.core.personnel import passes, share_of_points
from sucharit.core.thai.names import surname
from sucharit.work.personnel.actions.asking import needed
from sucharit.work.personnel.actions.committees import may_record
from sucharit.work.personnel.actions.rounds import committee_of
from sucharit.work.personnel.models import (
    Mark,
    PersonnelCase,
    PersonnelCommittee,
    PersonnelMeeting,
    PersonnelRound,
    RoundCriterion,
    Seat,
    Stand,
)
from sucharit.work.personnel.results import satisfaction_for
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked
from sucharit.work.shelf.queries import keeps_all

EVALUATED = declare("personnel.evaluated", gettext_lazy("ประเมิน{label}"))
RECUSED = declare("personnel.recused", gettext_lazy("กรรมการถอนตัวจาก{label}"))
CLEARED = declare("personnel.cleared", gettext_lazy("ยืนยันว่ากรรมการไม่เกี่ยวข้องกับ{label}"))
SCREENED = declare("personnel.screened", gettext_lazy("กลั่นกรอง{label}: มติ {agree} ต่อ {against}"))
DECIDED = declare("personnel.decided", gettext_lazy("พิจารณา{label}: มติ {agree} ต่อ {against}"))
State, Opinion, Outcome = PersonnelCase.State, PersonnelCase.Opinion, PersonnelCase.Outcome
Side, Choice, Source, Round = PersonnelCommittee.Side, Stand.Choice, RoundCriterion.Source, PersonnelRound.State
Met = PersonnelMeeting.State


def counted_points(row: PersonnelCase, criterion: RoundCriterion) -> Decimal | None:
    """What a survey or the ITA score makes of a criterion; None where it must be given by hand."""
    percent = None
    if criterion.source == Source.SATISFACTION:
        percent = satisfaction_for(row)
    elif criterion.source == Source.ITA:
        percent = row.round.ita
    return None if percent is None else share_of_points(criterion.points, percent)


@transaction.atomic
def evaluate(
    case: PersonnelCase, *, by: Officer, work: str, **points: Decimal | None
) -> PersonnelCase:  # fmt: skip
    """By the superior named in the case: `points_<criterion>` for each that no survey answers, and the work that shows
    it. Given anew until it is screened, the last counts."""
    row = locked(case, by, State.NEW, State.EVALUATED, State.RETURNED, capability=Can.SEE_PERSONNEL)
    if row.superior_id != by.user.pk:
        raise NotAllowed("ประเมินได้เฉพาะผู้ประเมินที่ระบุไว้ในเรื่องนี้", "only the superior named evaluates")
    if row.round.state != Round.OPEN and not (row.round.state == Round.SCREENING and row.state == State.RETURNED):
        raise NotAllowed("ประเมินได้เมื่อเปิดรอบแล้วและก่อนส่งกลั่นกรอง", "the round is not open for evaluation")
    row.work = needed(work, 4_000, "work", one_line=False)
    for criterion in row.round.judged_by.all():
        counted = counted_points(row, criterion)
        given = counted if counted is not None else points.get(f"points_{criterion.pk}")
        if given is None or not 0 <= given <= criterion.points:
            told = _("คะแนนต้องเป็น 0 ถึง %(most)s") % {"most": criterion.points}
            raise ValidationError({f"points_{criterion.pk}": told})
        Mark.objects.update_or_create(case=row, criterion=criterion, defaults={"points": given})
    _add_up(row)
    row.evaluated_on, row.state = by.today, State.EVALUATED
    return kept(row, by=by, verb=EVALUATED)


def _add_up(row: PersonnelCase) -> None:
    row.satisfaction = satisfaction_for(row)
    row.score = sum(row.marks.values_list("points", flat=True), Decimal(0))


def _newest_results(row: PersonnelCase) -> None:
    """A survey that has closed since the superior gave points counts as it stands now."""
    for mark in row.marks.select_related("criterion"):
        counted = counted_points(row, mark.criterion)
        if counted is not None and counted != mark.points:
            mark.points = counted
            mark.save(update_fields=["points"])
    _add_up(row)


def _side_now(row: PersonnelCase) -> str:
    if row.round.state == Round.SCREENING:
        return Side.SCREENING
    if row.round.state == Round.DECIDING or row.state == State.REOPENED:
        return Side.DECIDING
    raise NotAllowed("รอบนี้ไม่ได้อยู่ระหว่างกลั่นกรองหรือพิจารณา", "no committee has it now")


@transaction.atomic
def recuse(case: PersonnelCase, *, by: Officer, seat: Seat, reason: str) -> PersonnelCase:
    """A member keeps out of the case and says why, before any vote of theirs; or the chair, the secretary write it
    down."""
    row = locked(case, by, State.EVALUATED, State.SCREENED, State.REOPENED, capability=Can.SEE_PERSONNEL)
    one = _seat(row, seat)
    if one.user_id != by.user.pk and not may_record(one.committee, by):
        raise NotAllowed("ถอนตัวได้ด้วยตนเอง หรือให้ประธานหรือเลขานุการบันทึก", "only oneself, the chair or the secretary")
    stand = row.stands.filter(seat=one, turn=row.turn).first()
    if stand is not None and stand.choice != Choice.CLEARED:
        raise NotAllowed("กรรมการคนนี้ลงมติหรือถอนตัวแล้ว", "they have voted or kept out already")
    row.stands.update_or_create(
        seat=one, turn=row.turn, defaults={"choice": Choice.RECUSED, "reason": needed(reason, 300, "reason")}
    )
    return kept(row, by=by, verb=RECUSED)


@transaction.atomic
def clear_relation(case: PersonnelCase, *, by: Officer, seat: Seat) -> PersonnelCase:
    """A member with the same surname was asked and is no relation; written down by another member of the table."""
    row = locked(case, by, State.EVALUATED, State.SCREENED, State.REOPENED, capability=Can.SEE_PERSONNEL)
    one = _seat(row, seat)
    if row.is_of(one.name, one.user_id):
        raise NotAllowed("เป็นเรื่องของกรรมการคนนี้เอง ลงมติไม่ได้", "it is their own case")
    if one.user_id == by.user.pk or not may_record(one.committee, by):
        raise NotAllowed("ยืนยันแทนตนเองไม่ได้ ต้องเป็นประธานหรือเลขานุการ", "the chair or the secretary, and not oneself")
    if row.stands.filter(seat=one, turn=row.turn).exists():
        raise NotAllowed("กรรมการคนนี้ลงมติหรือถอนตัวแล้ว", "they have voted or kept out already")
    row.stands.create(seat=one, turn=row.turn, choice=Choice.CLEARED)
    return kept(row, by=by, verb=CLEARED)


def _seat(row: PersonnelCase, seat: Seat) -> Seat:
    """A member of the committee that has the case now."""
    found = committee_of(row.round, _side_now(row)).sitting.filter(pk=seat.pk).first()
    if found is None:
        raise ValidationError({"seat": _("ไม่ใช่กรรมการของคณะที่กำลังพิจารณาเรื่องนี้")})
    return found


@transaction.atomic
def screen(
    case: PersonnelCase, *, by: Officer, meeting: PersonnelMeeting, opinion: str, score: Decimal | None = None,
    note: str = "", against: Sequence[Seat] = (),
) -> PersonnelCase:  # fmt: skip
    """What the screening committee found of the superior's evaluation: agreed, adjusted with a reason, or sent back
    with one. `against`: who was there and did not agree; everybody else who was there and is free did."""
    row = locked(case, by, State.EVALUATED, capability=Can.SEE_PERSONNEL)
    if row.round.state != Round.SCREENING:
        raise NotAllowed("กลั่นกรองได้เมื่อส่งรอบให้คณะกรรมการกลั่นกรองแล้ว", "screening has not begun")
    agree, opposed = _vote(row, by, Side.SCREENING, meeting, against)
    _newest_results(row)
    row.opinion, row.screen_note = opinion, fit_text(note, 4_000)
    if opinion not in Opinion.values:
        raise ValidationError({"opinion": _("โปรดเลือกหนึ่งข้อ")})
    if opinion != Opinion.AGREE and not row.screen_note:
        raise ValidationError({"note": _("ปรับคะแนนหรือส่งกลับต้องมีเหตุผล")})
    if opinion == Opinion.ADJUST and score is None:
        raise ValidationError({"score": _("โปรดใส่คะแนนที่ปรับแล้ว")})
    row.screened = score if opinion == Opinion.ADJUST else row.score
    row.state = State.SCREENED
    if opinion == Opinion.RETURN:  # the same members vote again when it comes back
        row.screened, row.evaluated_on, row.state = None, None, State.RETURNED
        row.stands.filter(turn=row.turn, choice__in=[Choice.AGREE, Choice.AGAINST]).delete()
    return kept(row, by=by, verb=SCREENED, facts={"agree": agree, "against": opposed})


@transaction.atomic
def decide(
    case: PersonnelCase, *, by: Officer, meeting: PersonnelMeeting, outcome: str, steps: Decimal | None = None,
    score: Decimal | None = None, salary_before: Decimal | None = None, salary_after: Decimal | None = None,
    note: str = "", against: Sequence[Seat] = (),
) -> PersonnelCase:  # fmt: skip
    """What the deciding committee makes of it after its review. Another score than that of the screening, and a refusal
    of who has the marks, need a reason; nobody below the published mark is granted."""
    row = locked(case, by, State.SCREENED, State.REOPENED, capability=Can.SEE_PERSONNEL)
    if row.round.state != Round.DECIDING and row.state != State.REOPENED:
        raise NotAllowed("พิจารณาได้เมื่อคณะกรรมการกลั่นกรองเสนอผลแล้ว", "it is not before the deciding committee")
    agree, opposed = _vote(row, by, Side.DECIDING, meeting, against)
    row.outcome, row.outcome_note = outcome, fit_text(note, 4_000)
    row.final = row.screened if score is None else score
    if faults := _of_decision(row, steps):
        raise ValidationError(faults)
    row.steps = steps if outcome == Outcome.GRANTED and row.round.raises else None
    row.salary_before = salary_before
    row.salary_after = salary_after if outcome == Outcome.GRANTED else None
    row.decided_on, row.state = meeting.held_on, State.DECIDED
    return kept(row, by=by, verb=DECIDED, facts={"agree": agree, "against": opposed})


def _of_decision(row: PersonnelCase, steps: Decimal | None) -> dict[str, Any]:
    if row.outcome not in Outcome.values:
        return {"outcome": _("โปรดเลือกหนึ่งข้อ")}
    enough = row.final is not None and row.final >= row.round.pass_mark
    if row.outcome == Outcome.GRANTED and not enough:
        return {"outcome": _("คะแนนต่ำกว่าคะแนนขั้นต่ำที่ประกาศไว้ (%(mark)s)") % {"mark": row.round.pass_mark}}
    if row.outcome == Outcome.GRANTED and row.round.raises and not steps:
        return {"steps": _("โปรดใส่ขั้นที่เลื่อน")}
    if steps is not None and (steps * 2 != int(steps * 2) or not 0 <= steps <= 4):
        return {"steps": _("ขั้นที่เลื่อนเป็นครึ่งขั้นหรือเต็มขั้น เช่น 0.5 หรือ 1")}
    if not row.outcome_note and row.final != row.screened:
        return {"note": _("คะแนนต่างจากผลการกลั่นกรองต้องมีเหตุผล")}
    if not row.outcome_note and row.outcome == Outcome.REFUSED and enough and row.round.places is None:
        return {"note": _("ไม่ให้ผู้ที่ถึงคะแนนขั้นต่ำต้องมีเหตุผล")}
    return {}


def _vote(
    row: PersonnelCase, by: Officer, side: str, meeting: PersonnelMeeting, against: Sequence[Seat]
) -> tuple[int, int]:  # fmt: skip
    """Recorded by the chair or the secretary; `locked` has kept out whose own case it is. How many agreed, how many
    did not."""
    committee = committee_of(row.round, side)
    if not may_record(committee, by) and not _stands_in(row, committee, by):
        raise NotAllowed("บันทึกมติได้เฉพาะประธานหรือเลขานุการของคณะ", "only the chair or the secretary records votes")
    if meeting.committee_id != committee.pk or meeting.state != Met.HELD or meeting.withdrawn:
        raise ValidationError({"meeting": _("โปรดเลือกการประชุมของคณะนี้ที่ประชุมแล้วและยังไม่รับรองรายงาน")})
    seats = {one.pk: one for one in committee.sitting}
    held = {one.seat_id: one for one in row.stands.filter(turn=row.turn, seat__in=seats)}
    _keep_out_own(row, seats, held, meeting)
    here = set(meeting.attendance.filter(came=True).values_list("seat", flat=True))
    opposed = {one.pk for one in against}
    _free_to_vote(row, seats, held, here, opposed)
    voters = [one for pk, one in seats.items() if pk in here and not _out(held.get(pk))]
    agree = [one for one in voters if one.pk not in opposed]
    if not passes(len(agree), len(opposed), chair_agrees=any(one.role == Seat.Role.CHAIR for one in agree)):
        raise NotAllowed("เสียงข้างมากไม่เห็นชอบ จึงบันทึกเป็นมติไม่ได้", "the majority is against it")
    for one in voters:
        choice = Choice.AGAINST if one.pk in opposed else Choice.AGREE
        row.stands.update_or_create(seat=one, turn=row.turn, defaults={"choice": choice, "meeting": meeting})
    return len(agree), len(opposed)


def _stands_in(row: PersonnelCase, committee: PersonnelCommittee, by: Officer) -> bool:
    """Where the case is the chair's or the secretary's own, who keeps all writes the vote down."""
    table = [one for one in committee.sitting if one.role != Seat.Role.MEMBER]
    return keeps_all(by) and any(row.is_of(one.name, one.user_id) for one in table)


def _out(stand: Stand | None) -> bool:
    return stand is not None and stand.choice == Choice.RECUSED


def _keep_out_own(
    row: PersonnelCase, seats: Mapping[int, Seat], held: dict[int, Stand], meeting: PersonnelMeeting
) -> None:
    """A member's own case needs nobody's word; and whoever kept out at one table keeps out at the other."""
    before = row.stands.filter(choice=Choice.RECUSED).values_list("seat__key", "reason")
    out = dict(before)
    for pk, one in seats.items():
        reason = _("เป็นเรื่องของตนเอง") if row.is_of(one.name, one.user_id) else out.get(one.key)
        if reason and (pk not in held or held[pk].choice == Choice.CLEARED):
            held[pk], _made = row.stands.update_or_create(
                seat=one, turn=row.turn, defaults={"choice": Choice.RECUSED, "reason": reason, "meeting": meeting}
            )


def _free_to_vote(
    row: PersonnelCase, seats: Mapping[int, Seat], held: Mapping[int, Stand], here: set[int], opposed: set[int]
) -> None:
    """ValidationError for a vote of who kept out, was not there or is no member; and for a surname nobody asked
    about."""
    if not opposed <= set(seats):
        raise ValidationError({"against": _("ผู้ลงมติต้องเป็นกรรมการของคณะนี้")})
    if out := [seats[pk].name for pk in opposed if _out(held.get(pk))]:
        raise ValidationError({"against": _("%(who)s ถอนตัวจากเรื่องนี้ จึงลงมติไม่ได้") % {"who": ", ".join(out)}})
    if gone := [seats[pk].name for pk in opposed - here]:
        raise ValidationError({"against": _("%(who)s ไม่ได้มาประชุม จึงลงมติไม่ได้") % {"who": ", ".join(gone)}})
    mine = surname(row.person)
    asked = [one for pk, one in seats.items() if pk in here and pk not in held]
    kin = [one.name for one in asked if mine and surname(one.name) == mine]
    if kin:
        raise ValidationError(
            _("%(who)s นามสกุลเดียวกับผู้รับการพิจารณา โปรดถามและบันทึกการถอนตัว หรือยืนยันว่าไม่เกี่ยวข้อง ก่อนลงมติ")
            % {"who": ", ".join(kin)}
        )
