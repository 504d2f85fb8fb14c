"""Conduct at อบต.ดอนสุขใจ: a code and a pledge that nearly everyone acknowledged, gifts that went back, interests, a
bid in which someone stood aside, a manual with its comments, and things that were lent."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from sucharit.base import clock
from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.conduct.actions import assets as lending
from sucharit.work.conduct.actions import gifts as giving
from sucharit.work.conduct.actions import interests as minding
from sucharit.work.conduct.actions import papers as telling
from sucharit.work.conduct.actions.ethics import decide_case
from sucharit.work.conduct.models import Acknowledgement, Asset, BidderCheck, Gift, Loan
from sucharit.work.conduct.registers import (
    ASSETS,
    CASES,
    CHECKS,
    CODES,
    GIFTS,
    INTERESTS,
    LOANS,
    MANUALS,
    PLEDGES,
    RISKS,
)
from sucharit.work.shelf.actions import add, add_many, bring_in, open_to_public, take_in, withdraw
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import ImportBatch

CHANNELS = "เว็บไซต์ของหน่วยงาน\nป้ายประกาศหน้าสำนักงาน\nเฟซบุ๊กของหน่วยงาน\nเสียงตามสาย"
WITHOUT_ACCOUNT = """นายสมชาย ขยันยิ่ง, พนักงานขับรถยนต์
นางสาวสายฝน ใจเย็น, ผู้ช่วยเจ้าพนักงานธุรการ
นายคำแสน ดีพร้อม, คนงานทั่วไป"""
WHO = ("mayor", "clerk", "deputy", "head", "planner", "finance", "auditor", "council")
#: days ago, receiver, giver, kind of giver, occasion, what, baht, how far it went
CAME: tuple[tuple[int, str, str, str, str, str, int, str], ...] = (
    (88, "reporter", "หจก.ดอนสุขก่อสร้าง", "business", "ปีใหม่", "กระเช้าผลไม้", 3_500, "returned"),
    (80, "finance", "ร้านรุ่งเรืองพาณิชย์", "business", "ปีใหม่", "บัตรกำนัลห้างสรรพสินค้า", 5_000, "handed"),
    (61, "head", "ผู้สูงอายุหมู่ที่ 3", "person", "ขอบคุณที่ช่วยเหลือ", "ผักสวนครัว", 120, "returning"),
    (33, "deputy", "สมาคมกำนันผู้ใหญ่บ้าน", "agency", "งานประชุมประจำปี", "โล่ที่ระลึก", 800, "kept"),
    (12, "reporter", "บริษัทวัสดุภัณฑ์กลาง จำกัด", "business", "ส่งมอบงาน", "ชุดเครื่องมือช่าง", 4_200, "reported"),
    (4, "finance", "ธนาคารในอำเภอ", "business", "วันเกิด", "ขนมเค้ก", 450, "noted"),
)
#: asset number, name, kind
THINGS = (
    ("001-64-0001", "รถกระบะส่วนกลาง", "car"), ("058-62-0001", "เครื่องปั่นไฟ 5 กิโลวัตต์", "machine"),
    ("113-60-0001", "เต็นท์ผ้าใบ 5 x 12 เมตร", "event"), ("113-60-0002", "เต็นท์ผ้าใบ 4 x 8 เมตร", "event"),
    ("428-65-0001", "เครื่องขยายเสียงเคลื่อนที่", "event"), ("455-63-0001", "เครื่องฉายภาพ", "office"),
)  # fmt: skip


class _Year:
    """The office on this day, and how entries are made in it."""

    def __init__(self, office: Cast) -> None:
        self.office, self.today = office, clock.today()
        self.by, self.mayor = self.on(self.today), self.on(self.today, "mayor")

    def ago(self, days: int) -> datetime.date:
        """So many days ago, when the office was there."""
        return max(self.today - datetime.timedelta(days=days), SINCE)

    def on(self, day: datetime.date, who: str = "planner") -> Officer:
        """One of them as they stood on that day."""
        return self.office.officer(who, min(max(day, SINCE), self.today))

    def add(self, register: Register, unit: str = "clerk", **fields: Any) -> Any:
        return add(register, by=self.by, fields=fields | {"unit": self.office.units[unit]})

    def who(self, username: str) -> tuple[str, str]:
        """Name and position."""
        return self.office.users[username].full_name, self.office.positions[username].title


def a_year_of_conduct(office: Cast) -> None:
    """Every register of conduct, each entry as far as it came."""
    year = _Year(office)
    _code_and_pledge(year)
    for came in CAME:
        _gift(year, *came)
    _old_book(year)
    _ethics(year)
    _interests(year)
    _bid(year)
    _manuals(year)
    _lent(year)
    for register in (CODES, PLEDGES, GIFTS, RISKS, MANUALS, LOANS, ASSETS):
        open_to_public(register, by=year.by)


def _code_and_pledge(year: _Year) -> None:
    name, position = year.who("mayor")
    this_year = max(year.ago(90), FiscalYear.of(year.today).first_day)
    code = year.add(
        CODES, title="ประมวลจริยธรรมพนักงานส่วนท้องถิ่น", version="1", kind="code", for_whom="everyone",
        made_on=year.ago(200),
        summary="ยึดมั่นในความซื่อสัตย์ กล้ายืนหยัดในสิ่งที่ถูก คิดถึงประโยชน์ส่วนรวม มุ่งผลสัมฤทธิ์ และเป็นแบบอย่างที่ดี",
    )  # fmt: skip
    pledge = year.add(
        PLEDGES, title="ประกาศ อบต.ดอนสุขใจ เรื่อง ไม่รับของขวัญ (No Gift Policy)", version="1",
        occasion="year",
        declared_by=f"{name} {position}", made_on=this_year, instead="บัตรอวยพรและบัตรอวยพรอิเล็กทรอนิกส์",
        summary="ไม่รับและไม่ให้ของขวัญทุกชนิดจากการปฏิบัติหน้าที่ ทั้งเทศกาลปีใหม่และวาระอื่น",
    )  # fmt: skip
    soon = year.today + datetime.timedelta(days=20)
    for paper, day in ((code, year.ago(190)), (pledge, this_year)):
        paper = telling.publish_paper(paper, by=year.by, in_force_on=day, channels=CHANNELS)
        telling.ask_everyone(paper, by=year.by, due_on=soon, others=WITHOUT_ACCOUNT)
    for username in WHO:
        for row in Acknowledgement.objects.filter(user=year.office.users[username], state="asked"):
            telling.acknowledge(row, by=year.office.officer(username, year.today))
    driver = Acknowledgement.objects.filter(person="นายสมชาย ขยันยิ่ง", pledge=pledge).get()
    telling.acknowledge_on_paper(driver, by=year.by, given_on=year.today)


def _gift(
    year: _Year, days: int, who: str, giver: str, kind: str, occasion: str, item: str, baht: int, far: str
) -> None:
    """From noted as far as it came."""
    receiver, position = year.who(who)
    row: Gift = year.add(
        GIFTS, {"reporter": "works", "finance": "finance"}.get(who, "clerk"), received_on=year.ago(days),
        receiver=receiver, position=position, giver=giver, giver_kind=kind, occasion=occasion, item=item,
        value=Decimal(baht), kind="money" if "บัตร" in item else "thing",
    )  # fmt: skip
    if far == "noted":
        return
    then = min(row.received_on + datetime.timedelta(days=2), year.today)
    row = giving.report_gift(row, by=year.on(then), reported_on=then)
    if far == "reported":
        return
    decision = {"returned": "returning", "handed": "handing"}.get(far, far)
    note = "เป็นไปตามนโยบายงดรับของขวัญ" if far != "kept" else "ของที่ระลึกของหน่วยงาน ไม่เกิน 3,000 บาท ตั้งไว้ที่สำนักงาน"
    row = giving.decide_gift(row, by=year.on(then, "mayor"), decision=decision, decision_note=note)
    if far != decision:
        after, to = min(then + datetime.timedelta(days=3), year.today), "กองคลัง" if far == "handed" else row.giver
        giving.settle_gift(row, by=year.on(after), settled_on=after, settled_to=to)


def _old_book(year: _Year) -> None:
    """The book of the year before came in from a spreadsheet; another sheet waits with a fault; one line was
    doubled."""
    then = year.today - datetime.timedelta(days=400)
    days = [f"{one.day}/{one.month}/{one.year + 543}" for one in (then, then + datetime.timedelta(days=9))]
    head = "วันที่รับ,ผู้รับ,ตำแหน่งผู้รับ,ผู้ให้,ความสัมพันธ์กับผู้ให้,โอกาสที่ให้,สิ่งที่ได้รับ,มูลค่า (บาท)"
    name, position = year.who("head")
    lines = [
        f"{days[0]},{name},{position},ร้านวัสดุก่อสร้าง,ผู้ประกอบการหรือคู่สัญญา,ปีใหม่,ปฏิทินและสมุดบันทึก,250",
        f"{days[1]},{name},{position},กลุ่มแม่บ้านหมู่ที่ 1,บุคคลอื่น,วันสงกรานต์,ขนมไทย,๑๘๐",
    ]
    taken = _brought(year, "ทะเบียนของขวัญปีก่อน.csv", [head, *lines])
    take_in(taken, by=year.by)
    faulty = f"{days[1]},{name},{position},ก,บุคคลอื่น,-,-,ไม่ทราบ"
    _brought(year, "ทะเบียนของขวัญเพิ่มเติม.csv", [head, lines[0], faulty])
    last = Gift.objects.filter(batch=taken).order_by("number").last()
    if last is not None:
        withdraw(last, by=year.by, reason="บันทึกซ้ำกับเล่มของกองคลัง")


def _brought(year: _Year, name: str, lines: list[str]) -> ImportBatch:
    upload = SimpleUploadedFile(name, "\n".join(lines).encode())
    fiscal_year = FiscalYear.of(year.today).value - 1
    return bring_in(GIFTS, upload, by=year.by, fiscal_year=fiscal_year, unit=year.office.units["clerk"])


def _ethics(year: _Year) -> None:
    """One that had nothing in it; one whose facts are being found."""
    first = year.add(
        CASES, received_on=year.ago(130), group="staff", person=year.who("reporter")[0], provision="ข้อ 5 (2)",
        matter="มีผู้ร้องว่าใช้รถส่วนกลางไปงานแต่งงาน",
    )  # fmt: skip
    decide_case(first, by=year.mayor, state="dropped", reason="ใบยืมและบันทึกการใช้รถแสดงว่าเป็นงานของชุมชน")
    year.add(
        CASES, received_on=year.ago(20), group="council", person=year.who("council")[0], provision="ข้อ 6 (1)",
        matter="มีผู้ร้องว่าขอให้บรรจุหลานเป็นพนักงานจ้าง", order_no="41/2569", due_on=year.today + datetime.timedelta(days=25),
        committee="\n".join(year.who(one)[0] for one in ("deputy", "head", "auditor")),
    )  # fmt: skip


def _interests(year: _Year) -> None:
    name, position = year.who("reporter")
    declared = year.add(
        INTERESTS, "works", person=name, position=position, declared_on=year.ago(150), kind="family",
        counterpart="หจก.ดอนสุขก่อสร้าง", detail="พี่ชายเป็นหุ้นส่วน",
    )  # fmt: skip
    minding.manage_interest(
        declared, by=year.mayor, handling="recuse", handling_note="ไม่เป็นกรรมการหรือผู้ควบคุมงานที่ห้างนี้เสนอ"
    )
    name, position = year.who("finance")
    year.add(INTERESTS, "finance", person=name, position=position, declared_on=year.ago(140), kind="none")
    unit = year.office.units["clerk"]
    add_many(
        RISKS, by=year.by, verb="shelf.added", label=str(RISKS.entry_word),
        many=[
            {
                "reviewed_on": year.ago(120), "position": year.who(who)[1], "duty": duty, "situation": situation,
                "level": level, "measure": measure, "unit": unit,
            }
            for who, duty, situation, level, measure in (
                (
                    "finance", "ตรวจรับและเบิกจ่าย", "ตรวจรับงานของผู้รับจ้างที่รู้จัก", "high",
                    "ตั้งกรรมการตรวจรับหมุนเวียน ไม่ซ้ำผู้ควบคุมงาน",
                ),
                (
                    "reporter", "ประมาณราคาและควบคุมงาน", "กำหนดรูปแบบให้ตรงกับร้านของญาติ", "high",
                    "กรรมการกำหนดราคากลางร่วมกัน",
                ),
                (
                    "head", "ประเมินผลและมอบหมายงาน", "ให้ประโยชน์แก่ผู้ใกล้ชิด", "middle",
                    "ใช้เกณฑ์ที่ประกาศและคณะกรรมการกลั่นกรอง",
                ),
                (
                    "planner", "เสนอโครงการเข้าแผน", "เลือกพื้นที่ตามความสัมพันธ์", "low",
                    "ใช้ผลประชาคมและเกณฑ์ที่เผยแพร่",
                ),
            )
        ],
    )  # fmt: skip


def _bid(year: _Year) -> None:
    """A road: the engineer's brother bids, so he stands aside; another stands in his place and votes."""
    row: BidderCheck = year.add(
        CHECKS, "finance", subject="ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองปลา หมู่ที่ 5", reference="69017000123",
        method="e_bidding", budget=Decimal(487_000), checked_on=year.ago(50),
    )  # fmt: skip
    row = minding.add_bidder(row, by=year.by, name="หจก.ดอนสุขก่อสร้าง", directors="นายปกครอง วงศ์สุข\nนายมานะ อดทน")
    row = minding.add_bidder(row, by=year.by, name="บริษัทถนนดีอุทัย จำกัด", directors="นางสาวพรทิพย์ ศรีงาม")
    people = (("finance", "ประธานกรรมการพิจารณาผล"), ("reporter", "กรรมการพิจารณาผล"), ("head", "กรรมการพิจารณาผล"))
    for who, part in people:
        name, position = year.who(who)
        row = minding.add_member(row, by=year.by, name=name, position=position, part=part)
    members = {one.name: one for one in row.members.all()}
    engineer, deputy = year.who("reporter")[0], year.who("deputy")
    row = minding.state_relation(
        row, by=year.by, member=members[engineer], stated="yes", relation="พี่ชายเป็นหุ้นส่วนของผู้เสนองาน"
    )
    row = minding.recuse(row, by=year.by, member=members[engineer], replaced_by=deputy[0], position=deputy[1])
    for one in row.members.filter(recused_on=None):
        row = minding.state_relation(row, by=year.by, member=one, stated="no")
        row = minding.record_vote(row, by=year.by, member=one, vote="for")
    minding.close_check(row, by=year.by, result_note="นายช่างที่เป็นญาติของผู้เสนองานถอนตัว รองปลัดทำหน้าที่แทน")
    year.add(
        CHECKS,
        "finance",
        subject="จัดซื้อครุภัณฑ์คอมพิวเตอร์",
        method="specific",
        budget=Decimal(64_000),
        checked_on=year.ago(3),
    )


def _manuals(year: _Year) -> None:
    old: Mapping[str, Any] = {"title": "คู่มือป้องกันผลประโยชน์ทับซ้อน", "kind": "manual"}
    first = year.add(MANUALS, version="1", made_on=year.ago(180), **old)
    name, _position = year.who("auditor")
    first = telling.comment_on(first, by=year.by, name=name, text="ควรมีตัวอย่างการรับงานนอกเวลาราชการ")
    first = telling.treat_comment(
        first, by=year.by, comment=first.comments.get(), treated="taken", answer="เพิ่มตัวอย่างไว้ในบทที่ 3"
    )
    telling.publish_paper(first, by=year.by, in_force_on=year.ago(160), channels=CHANNELS)
    lending_book = year.add(
        MANUALS, title="คู่มือการยืมและคืนทรัพย์สินของราชการ", kind="lending", version="1", made_on=year.ago(170)
    )
    telling.publish_paper(lending_book, by=year.by, in_force_on=year.ago(165), channels=CHANNELS)
    second = year.add(MANUALS, version="2", made_on=year.ago(10), **old)
    telling.comment_on(second, by=year.by, name=year.who("finance")[0], text="ขอให้เพิ่มเรื่องการตรวจรับพัสดุ")


def _lent(year: _Year) -> None:
    unit = year.office.units["finance"]
    things: list[Asset] = add_many(
        ASSETS, by=year.by, verb="shelf.added", label=str(ASSETS.entry_word),
        many=[
            {
                "registered_on": year.ago(300), "asset_number": number, "name": name, "kind": kind, "unit": unit,
                "place": "อาคารพัสดุ",
            }
            for number, name, kind in THINGS
        ],
    )  # fmt: skip
    for thing in things[:5]:
        lending.count_asset(thing, by=year.by, found=True, condition="good")
    back = _loan(year, things[2], 40, "ผู้ใหญ่บ้านหมู่ที่ 2", "งานทำบุญกลางบ้าน", "ศาลากลางบ้านหมู่ที่ 2")
    lending.take_back(
        back, by=year.on(back.due_on), returned_on=min(back.due_on, year.today), returned_condition="good"
    )
    broken = _loan(year, things[4], 30, "โรงเรียนบ้านดอนสุขใจ", "งานกีฬาสี", "สนามโรงเรียน")
    day = min(broken.due_on, year.today)
    broken = lending.take_back(
        broken, by=year.on(day), returned_on=day, returned_condition="damaged", damage="ลำโพงขาดหนึ่งข้าง"
    )
    lending.begin_finding(broken, by=year.by, finding_order="คำสั่งที่ 41/2569")
    _loan(year, things[1], 9, "กลุ่มผู้ใช้น้ำหมู่ที่ 6", "สูบน้ำช่วยภัยแล้ง", "หนองน้ำหมู่ที่ 6")
    _asked(year, things[3], 0, "วัดดอนสุขใจ", "งานบวชสามเณรภาคฤดูร้อน", "ลานวัด")


def _asked(year: _Year, thing: Asset, days: int, borrower: str, purpose: str, place: str) -> Loan:
    day = year.ago(days)
    row: Loan = year.add(
        LOANS, "finance", asset=thing, borrower=borrower, borrower_kind="community", use="public", purpose=purpose,
        place=place, asked_on=day, from_on=day, due_on=day + datetime.timedelta(days=3), contact="0 5600 0001",
        holiday_reason="งานของชุมชนจัดในวันหยุด มีเจ้าหน้าที่พัสดุส่งมอบ",
    )  # fmt: skip
    return row


def _loan(year: _Year, thing: Asset, days: int, borrower: str, purpose: str, place: str) -> Loan:
    """Asked for, approved and handed over on the day."""
    row = _asked(year, thing, days, borrower, purpose, place)
    row = lending.approve_loan(row, by=year.on(row.asked_on, "mayor"))
    return lending.hand_over(row, by=year.on(row.asked_on), handed_on=row.asked_on, handed_condition="good")
