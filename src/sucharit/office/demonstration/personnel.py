"""Personnel work at อบต.ดอนสุขใจ: a promotion that was announced and appealed, the raise of this half of the year with
the citizens' survey in it, and what the office tells of its personnel work."""

import datetime
from decimal import Decimal
from typing import Any

from sucharit.base import clock
from sucharit.core.fiscal import FiscalYear
from sucharit.core.personnel import raise_day
from sucharit.core.thai import BUDDHIST_ERA
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.personnel.actions import appeals, cases, committees, papers, rounds
from sucharit.work.personnel.models import PersonnelCommittee, PersonnelMeeting, PersonnelRound
from sucharit.work.personnel.registers import (
    APPEALS,
    CASES,
    COMMITTEES,
    MEETINGS,
    OPINIONS,
    PAPERS,
    ROUNDS,
)
from sucharit.work.shelf.actions import add, open_to_public
from sucharit.work.surveys.models import Survey

ONE_DAY = datetime.timedelta(days=1)
CHANNELS = "เว็บไซต์ของหน่วยงาน\nป้ายประกาศที่สำนักงาน\nหนังสือเวียนทุกส่วนราชการ"
PAPERS_OF_THE_YEAR = (
    ("policy", "general", "นโยบายการบริหารทรัพยากรบุคคล", "ยึดระบบคุณธรรม โปร่งใส ตรวจสอบได้ และพัฒนาบุคลากรอย่างทั่วถึง"),
    ("criteria", "evaluate", "หลักเกณฑ์การประเมินผลและเลื่อนขั้นเงินเดือน", "ผลสัมฤทธิ์ สมรรถนะ และผลความพึงพอใจของประชาชน"),
    ("measure", "orders", "มาตรการป้องกันการสั่งงานส่วนตัว", "ผู้บังคับบัญชาไม่สั่งด้วยวาจาให้ทำงานที่มิใช่งานราชการ"),
)
SCREENING = (("chair", "clerk"), ("member", "head"), ("member", "finance"), ("secretary", "planner"))
RAISED_BY = (
    ("ผลสัมฤทธิ์ของงาน", 70, "superior"), ("สมรรถนะ", 20, "superior"), ("ความพึงพอใจของประชาชน", 10, "satisfaction"),
)  # fmt: skip
DECIDING = (("chair", "deputy"), ("member", "head"), ("member", "finance"), ("secretary", "planner"))


def a_year_of_personnel(office: Cast) -> None:
    """One round from criteria to an appeal, one on its way; papers, an opinion of staff, doors open to the public."""
    today = clock.today()
    _told(office, today)
    _promotion(office, today)
    _raise(office, today)
    for register in (PAPERS, ROUNDS, COMMITTEES):
        open_to_public(register, by=office.officer("planner", today))


def _told(office: Cast, today: datetime.date) -> None:
    by, mayor, year = office.officer("planner", today), office.officer("mayor", today), FiscalYear.of(today).value
    for place, (kind, subject, title, content) in enumerate(PAPERS_OF_THE_YEAR, 1):
        row = _new(office, PAPERS, today, kind=kind, subject=subject, title=title, content=content, fiscal_year=year)
        papers.announce_paper(row, by=mayor, paper_no=f"{40 + place}/{year}", announced_on=today, channels=CHANNELS)
    row = _new(
        office, OPINIONS, today, heard_on=today, forum="เวทีแลกเปลี่ยนความเห็นของบุคลากร", topic="growth",
        text="ขอให้แจ้งแผนอบรมล่วงหน้า และหมุนเวียนผู้เข้าอบรม",
    )  # fmt: skip
    papers.answer_opinion(papers.send_opinion(row, by=by, sent_on=today), by=mayor, answer="ให้แจ้งแผนทุกไตรมาส")


def _new(office: Cast, register: Any, on: datetime.date, **fields: Any) -> Any:
    return add(register, by=office.officer("planner", on), fields={"unit": office.units["clerk"], **fields})


def _round(
    office: Cast, title: str, kind: str, before: datetime.date, effective: datetime.date, *,
    year: int, criteria: tuple[tuple[str, int, str], ...],
) -> PersonnelRound:  # fmt: skip
    """Its criteria told the day before it opens."""
    row = _new(
        office, ROUNDS, before, title=title, kind=kind, opens_on=before + ONE_DAY, effective_on=effective,
        fiscal_year=year,
    )  # fmt: skip
    by = office.officer("planner", before)
    for text, points, source in criteria:
        row = rounds.add_criterion(row, by=by, text=text, points=points, source=source)
    row = rounds.publish_criteria(
        row, by=office.officer("mayor", before), criteria_no=f"{row.number + 50}/{year}", criteria_on=before,
        channels=CHANNELS,
    )  # fmt: skip
    return rounds.open_round(row, by=office.officer("planner", before + ONE_DAY))


def _committee(
    office: Cast, row: PersonnelRound, side: str, seats: tuple[tuple[str, str], ...], on: datetime.date
) -> PersonnelCommittee:
    by, name = office.officer("planner", on), PersonnelCommittee.Side(side).label
    made = _new(
        office, COMMITTEES, on, title=f"{name} {row.title}", side=side, round=row, fiscal_year=row.fiscal_year,
        duties="พิจารณาตามหลักเกณฑ์ที่ประกาศ ให้ได้มาตรฐานและเป็นธรรม\nเสนอผลตามลำดับ",
    )  # fmt: skip
    for role, who in seats:
        made = committees.seat_member(made, by=by, role=role, user=office.users[who])
    return committees.appoint_committee(
        made, by=office.officer("mayor", on), order_no=f"{made.number + 80}/{row.fiscal_year}", ordered_on=on
    )


def _meeting(office: Cast, of: PersonnelCommittee, on: datetime.date) -> PersonnelMeeting:
    made = _new(
        office, MEETINGS, on, committee=of, held_on=on, place="ห้องประชุมสำนักปลัด",
        agenda="เรื่องที่ประธานแจ้ง\nพิจารณารายบุคคลตามหลักเกณฑ์",
    )  # fmt: skip
    return committees.hold_meeting(made, by=office.officer("planner", on), came=list(of.seats.all()), observers=1)


def _promotion(office: Cast, today: datetime.date) -> None:
    """One person, who appealed and was heard out."""
    before = max(today - datetime.timedelta(days=12), SINCE)
    by, head = office.officer("planner", today), office.officer("head", today)
    row = _round(
        office, "เลื่อนระดับนายช่างโยธา", "promote", before, today + datetime.timedelta(days=30),
        year=FiscalYear.of(today).value, criteria=(("ผลงานย้อนหลัง", 60, "superior"), ("สมรรถนะ", 40, "superior")),
    )  # fmt: skip
    one = _new(
        office, CASES, today, round=row, person=office.users["reporter"].full_name, position="นายช่างโยธา",
        user=office.users["reporter"], superior=office.users["head"], fiscal_year=row.fiscal_year,
    )  # fmt: skip
    given = {f"points_{one.pk}": Decimal(points) for one, points in zip(row.judged_by.all(), (52, 33), strict=True)}
    one = cases.evaluate(one, by=head, work="คุมงานถนน 3 สายเสร็จตามสัญญา ไม่มีข้อร้องเรียน", **given)
    first = _meeting(office, _committee(office, row, "screening", SCREENING, today), today)
    row = rounds.start_screening(row, by=by)
    one = cases.screen(one, by=by, meeting=first, opinion="agree")
    committees.approve_minutes(first, by=by, minutes="ที่ประชุมเห็นว่าผลการประเมินได้มาตรฐานและเป็นธรรม")
    second = _meeting(office, _committee(office, row, "deciding", DECIDING, today), today)
    row = rounds.hand_over(row, by=by)
    one.refresh_from_db()
    cases.decide(one, by=by, meeting=second, outcome="granted")
    committees.approve_minutes(second, by=by, minutes="ที่ประชุมทบทวนผลการกลั่นกรองแล้วเห็นชอบ")
    rounds.announce_result(row, by=office.officer("mayor", today), result_no=f"60/{row.fiscal_year}")
    one.refresh_from_db()
    filed = _new(office, APPEALS, today, case=one, filed_on=today, ground="ขอให้ทบทวนวันที่มีผล")
    appeals.answer_appeal(
        filed, by=office.officer("mayor", today), state="dismissed", answer="วันที่มีผลเป็นไปตามหลักเกณฑ์ที่ประกาศ"
    )


def _raise(office: Cast, today: datetime.date) -> None:
    """The raise of this half of the year: open, with what citizens said as a criterion; two people so far."""
    year = FiscalYear.of(today)
    first_half = today < raise_day(year.value, 4)
    opens = year.first_day if first_half else datetime.date(year.value - BUDDHIST_ERA, 4, 1)
    before = max(opens - datetime.timedelta(days=7), SINCE)
    month, name = (4, "1 เมษายน") if first_half else (10, "1 ตุลาคม")
    row = _round(
        office, f"เลื่อนขั้นเงินเดือน {name} {year.value}", "raise_april" if first_half else "raise_october", before,
        raise_day(year.value, month), year=year.value,
        criteria=RAISED_BY,
    )  # fmt: skip
    by = office.officer("planner", today)
    surveys = list(
        Survey.objects.filter(
            organization=office.organization, purpose=Survey.Purpose.SURVEY, state=Survey.State.CLOSED,
            result__isnull=False, unit=None,
        ).order_by("pk")[:1]
    )  # fmt: skip
    rounds.use_results(row, by=by, surveys=surveys)
    for person, position in (("นางสาวสายฝน ใจเย็น", "เจ้าพนักงานธุรการ"), ("นายสมชาย ขยันยิ่ง", "นักจัดการงานทั่วไป")):
        _new(
            office, CASES, today, round=row, person=person, position=position, superior=office.users["head"],
            fiscal_year=year.value,
        )  # fmt: skip
