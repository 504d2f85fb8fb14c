"""The papers of the room: announcements of criteria and results, orders, minutes, a person's own notice, the yearly
report.

Nobody's score or salary stands on a paper for everybody. Minutes name people: they are for who reads minutes.
"""

import datetime
from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.models import User
from sucharit.base.screens.words import money, number
from sucharit.core.papers import Paper
from sucharit.core.papers.lists import word_table
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import (
    Block,
    Heading,
    Item,
    KeyValue,
    NumberedList,
    Signature,
    Table,
    text,
)
from sucharit.core.personnel import shown
from sucharit.core.thai import format_date
from sucharit.work.personnel.models import (
    PersonnelCase,
    PersonnelCommittee,
    PersonnelMeeting,
    PersonnelPaper,
    PersonnelRound,
    Stand,
)
from sucharit.work.personnel.report import YearReport
from sucharit.work.shelf.values import with_position
from sucharit.work.years.recording.papers import paper_file, signed_by_chief

RULE = "(ลงชื่อ)" + "." * 40
Choice = Stand.Choice


def announcement_file(officer: Officer, row: PersonnelPaper, form: str) -> HttpResponse:
    """A policy, criteria or measure as it is announced."""
    title = _("ประกาศ%(house)s") % {"house": officer.organization.name}
    lines = [line.strip() for line in row.content.splitlines() if line.strip()]
    blocks: list[Block] = [
        text(_("เรื่อง %(title)s") % {"title": row.title}, align="center"),
        *_numbered_paper(row.paper_no), *(text(line, first_line=True) for line in lines),
        text(_("จึงประกาศให้ทราบโดยทั่วกัน"), first_line=True), *_dated(_("ประกาศ"), row.announced_on),
        _signed(officer, row.announced_by, row.announced_on),
    ]  # fmt: skip
    return _file(officer, "announcement", title, blocks, form, f"personnel-paper-{row.number}-{row.fiscal_year}")


def criteria_file(officer: Officer, row: PersonnelRound, form: str) -> HttpResponse:
    """The criteria of a round, told before it opens."""
    title = _("ประกาศ%(house)s") % {"house": officer.organization.name}
    criteria = [line.partition(". ")[2] for line in row.criteria.splitlines()] or [
        str(one) for one in row.judged_by.all()
    ]
    rules = [
        _("คะแนนรวม 100 คะแนน ผู้ได้ต่ำกว่า %(mark)s คะแนนไม่ได้รับการเลื่อนหรือคัดเลือก") % {"mark": row.pass_mark},
        _("คณะกรรมการกลั่นกรองกลั่นกรองผลการประเมินของผู้บังคับบัญชา แล้วเสนอคณะกรรมการพิจารณา กรรมการที่มีส่วนเกี่ยวข้องต้องถอนตัว"),
        _("ผู้ไม่เห็นด้วยกับผลอุทธรณ์ได้ภายใน %(days)s วันนับจากวันประกาศผล และได้รับคำตอบภายใน %(answer)s วัน")
        % {"days": row.appeal_days, "answer": row.answer_days},
    ]
    if row.places:
        rules.insert(0, _("จำนวนอัตรา %(places)s อัตรา") % {"places": row.places})
    blocks: list[Block] = [
        text(_("เรื่อง หลักเกณฑ์การพิจารณา %(title)s") % {"title": row.title}, align="center"),
        *_numbered_paper(row.criteria_no),
        text(_why(row), first_line=True),
        _list(criteria), text(_("เงื่อนไข"), bold=True), _list(rules),
        text(_("จึงประกาศให้ทราบโดยทั่วกัน"), first_line=True), *_dated(_("ประกาศ"), row.criteria_on),
        _signed(officer, row.criteria_by, row.criteria_on),
    ]  # fmt: skip
    return _file(officer, "criteria", title, blocks, form, f"criteria-{row.number}-{row.fiscal_year}")


def _why(row: PersonnelRound) -> str:
    told = {
        "kind": row.get_kind_display(), "group": row.group, "opens": _day(row.opens_on), "on": _day(row.effective_on),
    }  # fmt: skip
    return (
        _(
            "เพื่อให้การพิจารณา%(kind)s สำหรับ%(group)s ซึ่งเริ่มรอบวันที่ %(opens)s และมีผลวันที่ %(on)s"
            " เป็นไปโดยโปร่งใสและตรวจสอบได้ จึงกำหนดหลักเกณฑ์ดังนี้"
        )
        % told
    )


def order_file(officer: Officer, row: PersonnelCommittee, form: str) -> HttpResponse:
    """The order that appoints a committee."""
    title = _("คำสั่ง%(house)s") % {"house": officer.organization.name}
    seats = [(one.name, one.position, str(one.get_role_display())) for one in row.sitting]
    duties = [line.strip() for line in row.duties.splitlines() if line.strip()]
    number_line = _("ที่ %(no)s") % {"no": row.order_no} if row.order_no else ""
    blocks: list[Block] = [
        *([text(number_line, align="center")] if number_line else []),
        text(_("เรื่อง แต่งตั้ง%(title)s") % {"title": row.title}, align="center"),
        text(
            _("เพื่อให้การบริหารงานบุคคลโปร่งใส เป็นธรรม และตรวจสอบได้ จึงแต่งตั้ง%(title)s ประกอบด้วย") % {"title": row.title},
            first_line=True,
        ),
        _table((_("ที่"), 1.0), (_("ชื่อ"), 5.0), (_("ตำแหน่ง"), 5.0), (_("หน้าที่"), 3.0),
               rows=[(number(place), *one) for place, one in enumerate(seats, 1)]),
        text(_("มีหน้าที่ดังนี้"), first_line=True), _list(duties), *_dated(_("สั่ง"), row.ordered_on),
        _signed(officer, row.appointed_by, row.ordered_on),
    ]  # fmt: skip
    return _file(officer, "order", title, blocks, form, f"committee-{row.number}-{row.fiscal_year}")


def minutes_file(officer: Officer, row: PersonnelMeeting, form: str) -> HttpResponse:
    """Who was there, what was said, and the vote on each case; for who reads minutes."""
    title = _("รายงานการประชุม%(title)s") % {"title": row.committee.title}
    here = list(row.attendance.select_related("seat"))
    came = [one.seat for one in here if one.came]
    gone = [f"{one.seat.name} {one.seat.position}" for one in here if not one.came]
    agenda = [line.strip() for line in row.agenda.splitlines() if line.strip()]
    said = [line.strip() for line in row.minutes.splitlines() if line.strip()]
    blocks: list[Block] = [
        text(_("เอกสารลับ ใช้เฉพาะผู้เกี่ยวข้อง"), align="center", bold=True),
        text(_("วันที่ %(day)s ณ %(place)s") % {"day": _day(row.held_on), "place": row.place}, align="center"),
        text(_("ผู้มาประชุม"), bold=True),
        _list([f"{one.name} {one.position} {one.get_role_display()}" for one in came]),
        *_missing(gone),
        text(
            _("มาประชุม %(here)s จาก %(all)s คน ครบองค์ประชุม ผู้สังเกตการณ์ภาคประชาชน %(seen)s คน")
            % {"here": number(row.present), "all": number(row.members), "seen": number(row.observers or 0)}
        ),
        text(_("ระเบียบวาระ"), bold=True), _list(agenda), *(text(line, first_line=True) for line in said),
        text(_("มติรายเรื่อง"), bold=True), *_votes(row), _signed(officer, row.minuted_by, row.held_on, _("ผู้รับรองรายงาน")),
    ]  # fmt: skip
    return _file(officer, "minutes", title, blocks, form, f"minutes-{row.number}-{row.fiscal_year}")


def _missing(gone: Sequence[str]) -> list[Block]:
    return [text(_("ผู้ไม่มาประชุม"), bold=True), _list(gone)] if gone else []


def _votes(row: PersonnelMeeting) -> list[Block]:
    stands = row.stands.select_related("case", "seat").order_by("case__number", "seat__role_order", "seat")
    cases: dict[PersonnelCase, list[Stand]] = {}
    for one in stands:
        cases.setdefault(one.case, []).append(one)
    screening = row.committee.side == PersonnelCommittee.Side.SCREENING
    lines = []
    for place, (case, told) in enumerate(cases.items(), 1):
        found = case.get_opinion_display() if screening else case.get_outcome_display()
        every = case.stands.filter(seat__committee=row.committee, turn=told[0].turn).select_related("seat")
        out = [f"{one.seat.name} ({one.reason})" for one in every if one.choice == Choice.RECUSED]
        agree = sum(1 for one in told if one.choice == Choice.AGREE)
        against = sum(1 for one in told if one.choice == Choice.AGAINST)
        lines.append((
            number(place), f"{case.person}\n{case.position}", str(found), f"{number(agree)} : {number(against)}",
            "\n".join(out),
        ))  # fmt: skip
    heads = ((_("ที่"), 1.0), (_("ผู้รับการพิจารณา"), 4.4), (_("มติ"), 4.0), (_("เห็นชอบ : ไม่เห็นชอบ"), 2.2), (_("ถอนตัว"), 4.0))
    return [_table(*heads, rows=lines)] if lines else [text(_("ไม่มีเรื่องรายบุคคล"))]


def result_file(officer: Officer, row: PersonnelRound, form: str) -> HttpResponse:
    """The announcement of the result. Of a raise, numbers alone; of a choice, who was chosen. Never a score."""
    title = _("ประกาศ%(house)s") % {"house": officer.organization.name}
    chosen_ones = row.cases.filter(withdrawn_at=None, outcome=PersonnelCase.Outcome.GRANTED).order_by("number")
    blocks: list[Block] = [
        text(_("เรื่อง ผลการพิจารณา %(title)s") % {"title": row.title}, align="center"), *_numbered_paper(row.result_no),
        text(
            _("ตามประกาศหลักเกณฑ์ที่ %(no)s เมื่อ %(day)s คณะกรรมการกลั่นกรองและคณะกรรมการพิจารณาได้พิจารณาแล้ว ผลมีดังนี้")
            % {"no": row.criteria_no, "day": _day(row.criteria_on)}, first_line=True,
        ),
    ]  # fmt: skip
    if row.raises:
        blocks += [
            text(_("ผู้ได้รับการพิจารณา %(n)s คน") % {"n": shown(row.considered)}, first_line=True),
            text(_("ผลรายบุคคลแจ้งให้เจ้าตัวทราบเป็นการเฉพาะ คะแนนและเงินเดือนไม่เปิดเผย"), first_line=True),
        ]
    else:
        rows = [(number(place), one.person, one.position) for place, one in enumerate(chosen_ones, 1)]
        blocks.append(
            _table((_("ที่"), 1.0), (_("ผู้ได้รับคัดเลือก"), 6.0), (_("ตำแหน่ง"), 6.0), rows=rows)
            if rows else text(_("ไม่มีผู้ได้รับคัดเลือก"), first_line=True)
        )  # fmt: skip
    blocks += [
        text(
            _("ผู้ไม่เห็นด้วยกับผลอุทธรณ์ได้ภายใน %(days)s วันนับจากวันประกาศ") % {"days": row.appeal_days}, first_line=True
        ),
        *_dated(_("ประกาศ"), row.announced_on), _signed(officer, row.announced_by, row.announced_on),
    ]  # fmt: skip
    return _file(officer, "result", title, blocks, form, f"result-{row.number}-{row.fiscal_year}")


def notice_file(officer: Officer, row: PersonnelCase, form: str) -> HttpResponse:
    """What one person is told of their own case."""
    about = row.round
    told = row.told_on
    last = row.office_days.due(told, about.appeal_days, working=None) if told else None
    pairs = [
        (_("เรื่อง"), about.title), (_("ผู้รับแจ้ง"), f"{row.person} {row.position}"),
        (_("คะแนน"), number(row.final)), (_("ผลการพิจารณา"), str(row.get_outcome_display())),
        *([(_("ขั้นที่เลื่อน"), number(row.steps))] if row.steps is not None else []),
        *([(_("เงินเดือนใหม่"), money(row.salary_after))] if row.salary_after is not None else []),
        *([(_("เหตุผล"), row.outcome_note)] if row.outcome_note else []),
        (_("วันประกาศผล"), _day(told)), (_("อุทธรณ์ได้ถึง"), _day(last)),
    ]  # fmt: skip
    blocks: list[Block] = [
        text(_("เอกสารลับ เฉพาะผู้รับแจ้ง"), align="center", bold=True), KeyValue(pairs=tuple(pairs)),
        _signed(officer, about.announced_by, about.announced_on),
    ]  # fmt: skip
    return _file(officer, "notice", _("หนังสือแจ้งผลรายบุคคล"), blocks, form, f"notice-{row.number}-{row.fiscal_year}")


def report_file(officer: Officer, told: YearReport, form: str) -> HttpResponse:
    """The yearly report of personnel work."""
    title = _("รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. %(year)s") % {"year": told.year}
    blocks: list[Block] = []
    for name, lines in told.parts:
        blocks += [Heading(text=name, level=2), _list(lines)]
    blocks.append(Signature(position=(_("ผู้จัดทำรายงาน"),), rule=RULE))
    return _file(officer, "yearly", title, blocks, form, f"personnel-report-{told.year}")


def _day(on: datetime.date | None) -> str:
    """In full, as official papers have it."""
    return format_date(on, "full", "arabic") if on else ""


def _numbered_paper(no: str) -> list[Block]:
    return [text(_("ที่ %(no)s") % {"no": no}, align="center")] if no else []


def _dated(verb: str, on: datetime.date | None) -> list[Block]:
    return [text(_("%(verb)s ณ วันที่ %(day)s") % {"verb": verb, "day": _day(on)}, align="center")] if on else []


def _signed(officer: Officer, who: User | None, on: datetime.date | None, instead: str = "") -> Signature:
    """Name and position of that day; a place for the executive where nobody has signed."""
    if who is None and not instead:
        return signed_by_chief(officer.organization, on or officer.today, RULE)
    if who is None:
        return Signature(position=(instead,), rule=RULE)
    name = who.full_name
    told = with_position(who, officer.organization, on or officer.today)
    return Signature(name=name, position=(told.removeprefix(name).strip() or instead,), rule=RULE)


def _list(lines: Sequence[str]) -> NumberedList:
    return NumberedList(items=tuple(Item(text=line, marker=f"{place}.") for place, line in enumerate(lines, 1)))


def _table(*heads: tuple[str, float], rows: Sequence[Sequence[str]]) -> Table:
    return word_table(heads, rows, strong=True)


def _file(officer: Officer, kind: str, title: str, blocks: Sequence[Block], form: str, name: str) -> HttpResponse:
    paper = Paper(
        kind=f"personnel-{kind}", title=title,
        blocks=(Heading(text=title, centered=True, large=True), *blocks),
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip
    return paper_file(paper, form, name)
