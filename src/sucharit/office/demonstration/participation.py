"""Participation at อบต.ดอนสุขใจ: villages with their people, forums in most of them, a proposal that became a road, one
that went to the province, one that was refused with its reason."""

import datetime
from decimal import Decimal
from typing import Any

from sucharit.base import clock
from sucharit.base.people.gate import Officer
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.participation.actions import committees, planning, watching
from sucharit.work.participation.actions import council as sitting
from sucharit.work.participation.actions import forums as meeting
from sucharit.work.participation.actions import proposals as following
from sucharit.work.participation.models import Area, Forum, Network, Proposal
from sucharit.work.participation.registers import (
    ACTIVITIES,
    AREAS,
    COMMITTEES,
    DRAFTS,
    EVALUATIONS,
    FORUMS,
    NETWORKS,
    OBSERVATIONS,
    PROPOSALS,
    REGISTERS,
    SESSIONS,
)
from sucharit.work.shelf.actions import add, add_many, open_to_public
from sucharit.work.shelf.declaring import Register
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.actions.receiving import Given, receive
from sucharit.work.surveys.models import DoorCount, Survey
from sucharit.work.surveys.ready import form_called

CHANNELS = "ป้ายประกาศ เสียงตามสาย ผู้ใหญ่บ้าน เว็บไซต์"
#: village, people, households
VILLAGES = (
    ("หมู่ที่ 1 บ้านดอนสุขใจ", 642, 198), ("หมู่ที่ 2 บ้านทุ่งนา", 511, 160), ("หมู่ที่ 3 บ้านโคกสูง", 438, 141),
    ("หมู่ที่ 4 บ้านหนองบัว", 587, 179), ("หมู่ที่ 5 บ้านหนองปลา", 403, 126), ("หมู่ที่ 6 บ้านสระแก้ว", 356, 112),
)  # fmt: skip
#: which village (None: the whole), days ago, came, what it proposed as (what, kind, baht, agreed by, how far)
Asked = tuple[str, str, int, int, str]
HELD: tuple[tuple[int | None, int, int, tuple[Asked, ...]], ...] = (
    (
        4, 120, 96,
        (
            ("ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองปลา", "roads", 487_000, 91, "done"),
            ("ขยายเขตไฟฟ้าส่องสว่างทางเข้าหมู่บ้าน", "order", 120_000, 74, "planned"),
        ),
    ),
    (
        0, 112, 118,
        (
            ("ปรับปรุงสนามเด็กเล่นและลานกีฬา", "life", 250_000, 88, "budgeted"),
            ("ขุดลอกลำห้วยสายหลักที่ผ่านสามตำบล", "nature", 4_800_000, 110, "accepted"),
        ),
    ),
    (
        1, 105, 81,
        (
            ("ฝึกอบรมอาชีพแปรรูปผลผลิต", "economy", 60_000, 52, "raised"),
            ("สร้างซุ้มประตูหมู่บ้าน", "culture", 300_000, 31, "refused"),
        ),
    ),
    (2, 98, 64, (("วางท่อระบายน้ำหน้าโรงเรียน", "roads", 180_000, 60, "raised"),)),
    (None, 70, 143, (("ขยายถนนทางหลวงชนบทหน้าตลาด", "roads", 12_000_000, 120, "escalated"),)),
)  # fmt: skip


class _Year:
    """The office on this day, and how entries are made in it."""

    def __init__(self, office: Cast) -> None:
        self.office, self.today = office, clock.today()
        self.by = self.on(self.today)

    def ago(self, days: int) -> datetime.date:
        """So many days ago, leaving a week of the office's life for what comes before."""
        return max(self.today - datetime.timedelta(days=days), SINCE)

    def on(self, day: datetime.date, who: str = "planner") -> Officer:
        """One of them as they stood on that day."""
        return self.office.officer(who, min(max(day, SINCE), self.today))

    def add(self, register: Register, **fields: Any) -> Any:
        return add(register, by=self.by, fields=fields | {"unit": self.office.units["clerk"]})


def a_year_of_participation(office: Cast) -> None:
    """Every register of participation, each entry as far as it came."""
    year = _Year(office)
    villages = _villages(year)
    for place, days, came, asked in HELD:
        forum = _forum(year, villages, place, days, came)
        for number, one in enumerate(asked, 1):
            _proposal(year, forum, number, *one)
    soon = year.today + datetime.timedelta(days=12)
    coming = _planned(year, villages[3], soon)
    meeting.announce_forum(coming, by=year.by, announced_on=year.today, channels=CHANNELS)
    _watching(year, villages)
    _council(year, villages)
    _planning(year, villages)
    for register in REGISTERS:
        open_to_public(register, by=year.by)


def _villages(year: _Year) -> list[Area]:
    unit = year.office.units["clerk"]
    rows: list[Area] = add_many(
        AREAS, by=year.by, verb="shelf.added", label=str(AREAS.entry_word),
        many=[
            {
                "name": name, "population": people, "households": houses, "unit": unit,
                "counted_on": year.ago(150), "source": "ระบบสถิติทางการทะเบียน กรมการปกครอง",
            }
            for name, people, houses in VILLAGES
        ],
    )  # fmt: skip
    return rows


def _planned(year: _Year, area: Area | None, day: datetime.date) -> Forum:
    row: Forum = year.add(
        FORUMS, held_on=day, starts_at=datetime.time(9, 0), level="village" if area else "whole", area=area,
        topic="ทบทวนแผนพัฒนาท้องถิ่น", place=f"ศาลากลางบ้าน {area.name}" if area else "ห้องประชุม อบต.ดอนสุขใจ",
        method="hands" if area else "cards", quota=60 if area else 120,
    )  # fmt: skip
    return row


def _forum(year: _Year, villages: list[Area], place: int | None, days: int, came: int) -> Forum:
    day = year.ago(days)
    row = _planned(year, None if place is None else villages[place], day)
    before = day - datetime.timedelta(days=14)
    row = meeting.announce_forum(row, by=year.on(before), announced_on=before, channels=CHANNELS)
    people, since = meeting.base_of(row)
    return meeting.hold_forum(
        row, by=year.on(day), attended=came, population=people, population_on=min(since or day, day),
        summary="ชาวบ้านเสนอปัญหาของหมู่บ้าน แล้วยกมือจัดลำดับ ผู้ดำเนินเวทีไม่ออกความเห็น",
    )  # fmt: skip


def _proposal(
    year: _Year, forum: Forum, number: int, title: str, kind: str, baht: int, agreed: int, far: str
) -> Proposal:
    """From raised as far as it came, a fifth of the time for each step."""
    row: Proposal = year.add(
        PROPOSALS, raised_on=forum.held_on, forum=forum, priority=number, title=title, kind=kind, votes=agreed,
        estimate=Decimal(baht), reach=forum.population,
    )  # fmt: skip
    step = (year.today - forum.held_on) / 5
    first, second, third, fourth = (forum.held_on + step * n for n in range(1, 5))
    if far in ("planned", "budgeted", "done"):
        row = following.plan_proposal(row, by=year.by, plan_place=f"แผนพัฒนาท้องถิ่น หน้า {80 + number}", planned_on=first)
    if far in ("budgeted", "done"):
        row = following.budget_proposal(
            row, by=year.by, budget_place="ข้อบัญญัติงบประมาณรายจ่าย งบลงทุน", budget_amount=Decimal(baht),
            budgeted_on=second,
        )  # fmt: skip
    if far == "done":
        row = following.finish_proposal(
            row, by=year.by, result="ถนนคอนกรีตกว้าง 4 เมตร ยาว 350 เมตร ใช้ได้แล้ว", spent=Decimal(479_500), done_on=third
        )
        row = following.tell_community(row, by=year.by, told_on=fourth, told_how="ประชุมประจำเดือนของหมู่บ้าน")
    if far in ("escalated", "accepted"):
        row = following.escalate_proposal(
            row, by=year.by, agency="คณะกรรมการประสานแผนพัฒนาท้องถิ่นระดับอำเภอ", letter="อน 71001/88", escalated_on=first
        )
    if far == "accepted":
        row = following.answer_proposal(
            row, by=year.by, accepted="accepted", agency_said="บรรจุในแผนพัฒนาจังหวัด", answered_on=second
        )
    if far == "refused":
        mayor = year.office.officer("mayor", year.today)
        row = following.refuse_proposal(row, by=mayor, reason="ไม่เร่งด่วนเท่าโครงสร้างพื้นฐาน ให้เสนอใหม่ในรอบหน้า")
        row = following.tell_community(row, by=year.by, told_on=year.today, told_how="หนังสือถึงผู้ใหญ่บ้าน")
    return row


def _watching(year: _Year, villages: list[Area]) -> None:
    """A watch community that looked at a bid, a network that asked a question, a school that is a partner."""
    made: list[Network] = [
        year.add(
            NETWORKS, formed_on=year.ago(160), name=name, kind=kind, sector=sector, area=area, purpose=purpose,
            agreement="คำสั่งที่ 12/2569",
        )
        for name, kind, sector, area, purpose in (
            ("ชุมชนเฝ้าระวังบ้านหนองปลา", "watch", "citizens", villages[4], "โครงการก่อสร้างในหมู่บ้าน"),
            ("เครือข่ายประชาชนดอนสุขใจโปร่งใส", "citizens", "citizens", None, "งบประมาณและการจัดซื้อจัดจ้าง"),
            ("โรงเรียนบ้านดอนสุขใจ", "partner", "school", None, "ปลูกฝังความซื่อสัตย์ในโรงเรียน"),
        )
    ]  # fmt: skip
    people = (("นางบุญเรือน ใจงาม", "chair"), ("นายทองสุข แก้วดี", "coordinator"), ("นางสาวอรทัย ศรีสุข", "member"))
    for network in made[:2]:
        for name, part in people:
            watching.add_member(network, by=year.by, name=name, part=part, joined_on=year.ago(155))
    for network, days, kind, title, came, channels in (
        (made[1], 130, "lesson", "รู้สิทธิ รู้ทัน ป้องกันการทุจริต", 64, ""),
        (made[0], 90, "media", "ป้ายและสื่อเฝ้าระวังการทุจริต", 120, "ป้ายหน้าศาลากลางบ้าน\nเสียงตามสาย\nกลุ่มไลน์หมู่บ้าน"),
        (made[2], 60, "joint", "ค่ายเยาวชนซื่อสัตย์", 85, ""),
    ):
        year.add(
            ACTIVITIES,
            network=network,
            held_on=year.ago(days),
            kind=kind,
            title=title,
            attended=came,
            channels=channels,
        )
    for network, days, step, subject, far in (
        (made[0], 44, "procurement", "เปิดซองงานก่อสร้างถนนบ้านหนองปลา", "seen"),
        (made[1], 30, "budget", "ประชุมพิจารณาร่างงบประมาณรายจ่ายเพิ่มเติม", "answered"),
        (made[1], 5, "personnel", "ประชุมคณะกรรมการกลั่นกรองการเลื่อนขั้นเงินเดือน", "invited"),
    ):
        _looked_at(year, network, days, step, subject, far)


def _looked_at(year: _Year, network: Network, days: int, step: str, subject: str, far: str) -> None:
    invited = year.ago(days)
    looked = invited + datetime.timedelta(days=7)
    row = year.add(
        OBSERVATIONS, network=network, invited_on=invited, step=step, subject=subject, step_on=looked,
        place="ห้องประชุม อบต.ดอนสุขใจ", letter="อน 71001/120",
    )  # fmt: skip
    if far == "invited" or looked > year.today:
        return
    row = watching.accept_invitation(row, by=year.by, members=network.members.all()[:2], stated_free=True)
    concern = far == "answered"
    row = watching.record_seen(
        row, by=year.by, seen_on=looked, concern=concern,
        saw="เอกสารแจกในที่ประชุมไม่ครบทุกคน" if concern else "เปิดซองต่อหน้าผู้เสนอราคาทุกราย อ่านราคาดัง ๆ ทุกซอง",
        summary="ขอเอกสารประกอบล่วงหน้า" if concern else "การเปิดซองเป็นไปอย่างเปิดเผย",
    )  # fmt: skip
    if concern:
        mayor = year.office.officer("mayor", year.today)
        watching.answer_observers(row, by=mayor, answer="ต่อไปจะส่งเอกสารให้ผู้สังเกตการณ์ก่อนประชุม 3 วัน")


def _council(year: _Year, villages: list[Area]) -> None:
    """Sessions with minutes, two of them in villages, one without a quorum; the next is announced."""
    site = "https://www.donsukchai.example"
    agenda = "1 เรื่องที่ประธานแจ้งให้ทราบ\n2 รับรองรายงานการประชุม\n3 เรื่องเสนอเพื่อพิจารณา\n4 เรื่องอื่น ๆ"
    for number, days, place, present in ((1, 140, None, 11), (2, 96, 2, 10), (3, 61, 4, 12), (4, 33, None, 5)):
        day = year.ago(days)
        row = year.add(
            SESSIONS, held_on=day, starts_at=datetime.time(9, 30), title=f"สมัยสามัญ ครั้งที่ {number}", kind="ordinary",
            mobile=place is not None, area=None if place is None else villages[place], agenda=agenda, seats=30,
            place="ห้องประชุมสภา อบต.ดอนสุขใจ" if place is None else f"ศาลากลางบ้าน {villages[place].name}",
            asking="แจ้งชื่อที่หน้าห้องประชุมก่อนเริ่ม 15 นาที", broadcast=f"{site}/live",
        )  # fmt: skip
        before = day - datetime.timedelta(days=7)
        row = sitting.announce_session(row, by=year.on(before), announced_on=before, channels=CHANNELS)
        row = sitting.meet(
            row, by=year.on(day), members=12, present=present, audience=18 if place is None else 47,
            voices="ขอให้เร่งซ่อมถนน" if place is not None else "",
        )  # fmt: skip
        if present > 5:
            after = min(day + datetime.timedelta(days=20), year.today)
            sitting.publish_minutes(
                row, by=year.by, approved_on=after, minutes_on=after, minutes_at=f"{site}/minutes/{number}.pdf"
            )
    coming = year.add(
        SESSIONS, held_on=year.today + datetime.timedelta(days=16), starts_at=datetime.time(9, 30), kind="extra",
        title="สมัยวิสามัญ ครั้งที่ 1", place="ห้องประชุมสภา อบต.ดอนสุขใจ", agenda=agenda, seats=30,
        asking="แจ้งชื่อที่หน้าห้องประชุมก่อนเริ่ม 15 นาที", broadcast=f"{site}/live",
    )  # fmt: skip
    sitting.announce_session(coming, by=year.by, announced_on=year.today, channels=CHANNELS)


def _planning(year: _Year, villages: list[Area]) -> None:
    """A committee with citizens that evaluated once, a draft that listens: two comments answered, one waits."""
    committee = year.add(
        COMMITTEES, formed_on=year.ago(190), name="คณะกรรมการติดตามและประเมินผลแผนพัฒนา อบต.ดอนสุขใจ", kind="follow",
        chosen_how="ประชาคมหมู่บ้านเลือกผู้แทนกันเอง หมู่บ้านละหนึ่งคน แล้วลงคะแนนเหลือสามคน",
    )  # fmt: skip
    for name, side in (
        ("นางบุญเรือน ใจงาม", "citizen"), ("นายทองสุข แก้วดี", "citizen"), ("นายสมหวัง ตั้งใจ", "citizen"),
        ("นายสมหมาย ใจกว้าง", "council"), ("นางวันดี ศรีทอง", "council"), ("ผศ.ประเสริฐ รู้รอบ", "expert"),
        ("นางอารีย์ บัญชีดี", "expert"), ("ปลัดองค์การบริหารส่วนตำบล", "secretary"), ("หัวหน้าสำนักปลัด", "assistant"),
        ("หัวหน้าฝ่ายบริหารทั่วไป", "assistant"),
    ):  # fmt: skip
        committee = committees.seat(committee, by=year.by, name=name, side=side)
    mayor, appointed = year.office.officer("mayor", year.today), year.ago(180)
    committee = committees.appoint_committee(
        committee, by=mayor, order_number="58/2568", appointed_on=appointed,
        ends_on=appointed + datetime.timedelta(days=4 * 365),
    )  # fmt: skip
    judged = year.add(
        EVALUATIONS, evaluated_on=year.ago(30), half="1", committee=committee, planned=42, done=17,
        result="งานถนนและแหล่งน้ำเป็นไปตามแผน งานส่งเสริมอาชีพล่าช้า ควรเริ่มในไตรมาสที่สาม", survey=_judged_by_citizens(year),
    )  # fmt: skip
    for days in (22, 15):
        judged = committees.forward(judged, by=year.by, on=year.ago(days))
    _rule_of_the_council(year)
    draft = year.add(
        DRAFTS, made_on=year.ago(14), title="แผนพัฒนาท้องถิ่น เพิ่มเติม ครั้งที่ 2", kind="change",
        summary="เพิ่ม 6 โครงการจากเวทีประชาคม: ถนน 3 สาย แหล่งน้ำ 2 แห่ง ลานกีฬา 1 แห่ง รวม 2,140,000 บาท",
    )  # fmt: skip
    until = year.today + datetime.timedelta(days=9)
    draft = planning.open_draft(draft, by=year.by, open_on=year.ago(6), until_on=until)
    for place, text in (
        (4, "ขอให้ทำทางระบายน้ำคู่กับถนนบ้านหนองปลา"), (0, "ลานกีฬาควรมีไฟส่องสว่าง"), (5, "หมู่ 6 ยังไม่มีโครงการในร่างนี้"),
    ):  # fmt: skip
        draft = planning.write_comment(draft, by=year.by, text=text, area=villages[place])
    said = list(draft.comments.all())
    for one, treated, answer in (
        (said[0], "taken", "เพิ่มทางระบายน้ำในรูปแบบและรายการแล้ว"), (said[1], "partly", "ติดตั้งไฟ 2 ต้นก่อน ที่เหลือเสนอปีหน้า"),
    ):  # fmt: skip
        draft = planning.answer_comment(draft, by=year.by, comment=one, treated=treated, answer=answer)


def _rule_of_the_council(year: _Year) -> None:
    """By which anybody may listen: open to comment until yesterday, considered, in force."""
    row = year.add(
        DRAFTS, made_on=year.ago(20), title="หลักเกณฑ์การเข้าฟังการประชุมสภา", kind="rule",
        summary="แจ้งชื่อที่หน้าห้องก่อนเริ่มประชุม 15 นาที ประธานจัดที่นั่งตามลำดับก่อนหลัง ผู้เข้าฟังบันทึกภาพได้โดยไม่รบกวนการประชุม",
    )  # fmt: skip
    earlier = year.on(year.ago(16))
    row = planning.open_draft(row, by=earlier, open_on=year.ago(16), until_on=year.ago(1))
    row = planning.close_draft(row, by=year.by)
    for _stage in planning.STAGES:
        row = planning.consider_draft(row, by=year.by, on=year.today)
    planning.publish_draft(row, by=year.by, published_on=year.today)


def _judged_by_citizens(year: _Year) -> Survey:
    """Forty people at the counter and in the villages; on the whole "มาก"."""
    form = form_called("performance")
    if form is None:
        raise LookupError("performance")
    made = running.open_survey(building.make_survey(by=year.by, form=form), by=year.by)
    sheets = [
        Given({"q1": {str(line): 5 - (place + line) % 3 // 2 * 2 for line in range(1, 7)}}) for place in range(40)
    ]
    receive(made, sheets, DoorCount.Door.PAPER)
    return running.close_survey(made, by=year.by)
