"""A round as far as a test needs it: with criteria, committees, cases, votes, a result."""

import datetime
from decimal import Decimal
from typing import Any

from sucharit.office.demonstration.people import Cast
from sucharit.work.personnel.actions import cases, committees, rounds
from sucharit.work.personnel.models import PersonnelCase, PersonnelCommittee, PersonnelMeeting, PersonnelRound
from sucharit.work.personnel.registers import CASES, COMMITTEES, MEETINGS, ROUNDS
from sucharit.work.shelf.actions import add

TODAY = datetime.date(2026, 3, 2)
SCREENING = (("chair", "clerk"), ("member", "head"), ("member", "finance"), ("secretary", "planner"))
DECIDING = (("chair", "deputy"), ("member", "head"), ("member", "finance"), ("secretary", "planner"))


def drafted(office: Cast, **more: Any) -> PersonnelRound:
    """A promotion that opens today."""
    told = {
        "title": "เลื่อนระดับ ครั้งที่ 1/2569", "kind": "promote", "opens_on": TODAY, "fiscal_year": 2569,
        "effective_on": datetime.date(2026, 5, 1), "unit": office.units["clerk"],
    }  # fmt: skip
    row: PersonnelRound = add(ROUNDS, by=office.officer("planner"), fields=told | more)
    return row


def told(office: Cast, *criteria: tuple[str, int, str], **more: Any) -> PersonnelRound:
    """Its criteria were announced the day before it opens."""
    row = drafted(office, **more)
    for text, points, source in criteria or (("ผลงาน", 70, "superior"), ("สมรรถนะ", 30, "superior")):
        row = rounds.add_criterion(row, by=office.officer("planner"), text=text, points=points, source=source)
    before = row.opens_on - datetime.timedelta(days=1)
    return rounds.publish_criteria(
        row, by=office.officer("mayor", before), criteria_no="12/2569", criteria_on=before, channels="เว็บไซต์\nหนังสือเวียน"
    )


def opened(office: Cast, *criteria: tuple[str, int, str], **more: Any) -> PersonnelRound:
    return rounds.open_round(told(office, *criteria, **more), by=office.officer("planner"))


def case(office: Cast, row: PersonnelRound, person: str = "นายมานะ อดทน", **more: Any) -> PersonnelCase:
    fields = {
        "round": row, "person": person, "position": "พนักงานขับรถยนต์", "superior": office.users["head"],
        "unit": office.units["clerk"], "fiscal_year": row.fiscal_year,
    }  # fmt: skip
    made: PersonnelCase = add(CASES, by=office.officer("clerk"), fields=fields | more)
    return made


def points(row: PersonnelCase, *given: int) -> dict[str, Decimal | None]:
    return {f"points_{one.pk}": Decimal(n) for one, n in zip(row.round.judged_by.all(), given, strict=True)}


def evaluated(office: Cast, row: PersonnelCase, *given: int) -> PersonnelCase:
    """By the superior."""
    who = next(name for name, user in office.users.items() if user.pk == row.superior_id)
    return cases.evaluate(row, by=office.officer(who), work="ซ่อมรถเสร็จก่อนกำหนด", **points(row, *given or (60, 25)))


def committee(
    office: Cast, row: PersonnelRound, side: str, seats: tuple[tuple[str, str], ...] = ()
) -> PersonnelCommittee:
    """Proposed by the planner, appointed by the mayor."""
    by = office.officer("planner")
    made: PersonnelCommittee = add(COMMITTEES, by=by, fields={
        "title": f"คณะกรรมการ {side}", "side": side, "round": row, "duties": "พิจารณา",
        "unit": office.units["clerk"],
        "fiscal_year": row.fiscal_year,
    })  # fmt: skip
    for role, who in seats or (SCREENING if side == "screening" else DECIDING):
        made = committees.seat_member(made, by=by, role=role, user=office.users[who])
    return committees.appoint_committee(made, by=office.officer("mayor"), order_no="9/2569", ordered_on=by.today)


def meeting(office: Cast, of: PersonnelCommittee, *came: str) -> PersonnelMeeting:
    """Held today; all came where none are named."""
    by = office.officer("planner")
    made: PersonnelMeeting = add(MEETINGS, by=by, fields={
        "committee": of, "held_on": by.today, "place": "ห้องประชุม", "agenda": "พิจารณารายบุคคล",
        "unit": office.units["clerk"],
    })  # fmt: skip
    seats = list(of.seats.all())
    users = [office.users[one].pk for one in came]
    return committees.hold_meeting(
        made, by=by, came=[one for one in seats if one.user_id in users] if came else seats, observers=1
    )


def minuted(office: Cast, row: PersonnelMeeting) -> PersonnelMeeting:
    return committees.approve_minutes(row, by=office.officer("planner"), minutes="ที่ประชุมพิจารณาแล้วมีมติตามรายเรื่อง")


def screening(office: Cast, *people: str, **more: Any) -> tuple[PersonnelRound, PersonnelMeeting]:
    """Everybody evaluated, the screening committee at its table."""
    row = opened(office, **more)
    for person in people or ("นายมานะ อดทน",):
        evaluated(office, case(office, row, person))
    table = committee(office, row, "screening")
    return rounds.start_screening(row, by=office.officer("planner")), meeting(office, table)


def deciding(office: Cast, *people: str, **more: Any) -> tuple[PersonnelRound, PersonnelMeeting]:
    """Everybody screened, the deciding committee at its table."""
    row, first = screening(office, *people, **more)
    by = office.officer("planner")
    for one in row.cases.all():
        cases.screen(one, by=by, meeting=first, opinion="agree")
    minuted(office, first)
    table = committee(office, row, "deciding")
    return rounds.hand_over(row, by=by), meeting(office, table)


def announced(office: Cast, *people: str, **more: Any) -> PersonnelRound:
    """Everybody granted, the result told."""
    row, second = deciding(office, *people, **more)
    by = office.officer("planner")
    for one in row.cases.all():
        cases.decide(one, by=by, meeting=second, outcome="granted", steps=Decimal("0.5") if row.raises else None)
    minuted(office, second)
    return rounds.announce_result(row, by=office.officer("mayor"), result_no="20/2569")
