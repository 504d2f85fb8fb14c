"""A year of complaints at อบต.ดอนสุขใจ: answered, late, waiting, repeated; by the verbs of citizens and officers."""

import datetime
import io
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import override
from PIL import Image, ImageDraw

from sucharit.base import clock
from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.complaints.actions import arranging, closing, handling, publishing, telling, timing
from sucharit.work.complaints.actions.filing import Said, receive_complaint
from sucharit.work.complaints.models import Category, Centre, Channel, Complaint, ServiceArea
from sucharit.work.evidence.strangers import Clean

HERE = (Decimal("15.38012"), Decimal("100.02451"))


@dataclass(frozen=True)
class Told:
    """One complaint: how many days ago, by which channel (place in the list), what, where, to whom, how it goes on."""

    ago: int
    channel: int
    key: str
    area: int
    subject: str
    detail: str
    place: str = ""
    north: int = 0
    east: int = 0
    unit: str = ""
    officer: str = ""
    days: int = 0  # after how many days it was finished; 0 not yet
    face: int = 0
    late: str = ""


STORIES = (
    Told(
        320,
        2,
        "general",
        0,
        "ไฟถนนดับหน้าวัด",
        "ไฟถนนหน้าวัดดับสามดวง กลางคืนมืดมาก เด็กเดินกลับบ้านลำบาก",
        "หน้าวัดดอนสุขใจ หมู่ที่ 3",
        120,
        40,
        "works",
        "reporter",
        6,
        5,
    ),
    Told(
        250,
        3,
        "service",
        1,
        "รอคิวรับเบี้ยยังชีพนาน",
        "ไปตั้งแต่เช้า ได้รับบริการตอนบ่าย ไม่มีบัตรคิว",
        "ที่ทำการ อบต.",
        10,
        5,
        "welfare",
        "",
        12,
        4,
    ),
    Told(
        200,
        4,
        "general",
        4,
        "น้ำเสียจากโรงงาน",
        "น้ำในคลองมีกลิ่นเหม็นและปลาตาย",
        "คลองหนองสว่าง หมู่ที่ 6",
        900,
        -700,
        "health",
        "",
        24,
        3,
        "ต้องรอผลตรวจน้ำจากสำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัด",
    ),
    Told(
        150,
        5,
        "general",
        0,
        "ถนนเป็นหลุม",
        "ถนนทางเข้าหมู่บ้านเป็นหลุมลึก รถจักรยานยนต์ล้ม",
        "ถนนสายหมู่ที่ 5",
        -500,
        300,
        "works",
        "reporter",
        14,
    ),
    Told(
        90,
        7,
        "procurement",
        3,
        "ประกาศจัดซื้อหาไม่พบ",
        "หาประกาศจัดซื้อเครื่องพ่นหมอกควันบนเว็บไซต์ไม่พบ",
        "",
        0,
        0,
        "finance",
        "finance",
        5,
    ),
    Told(30, 2, "general", 0, "ท่อระบายน้ำตัน", "ฝนตกแล้วน้ำท่วมหน้าบ้านทุกครั้ง", "ซอย 4 หมู่ที่ 2", 300, 260, "works", "reporter"),
    Told(
        12,
        3,
        "general",
        4,
        "ขยะไม่ได้เก็บสองสัปดาห์",
        "รถขยะไม่เข้าซอยมาสองสัปดาห์แล้ว",
        "ซอยร่มไทร หมู่ที่ 4",
        -160,
        -240,
        "health",
        "",
    ),
    Told(9, 6, "general", 4, "ขยะล้นหน้าตลาด", "ถังขยะหน้าตลาดล้น มีหนู", "ตลาดดอนสุขใจ", 60, -90, "health", ""),
    Told(
        8,
        4,
        "service",
        2,
        "เสียงดังกลางคืน",
        "ร้านคาราโอเกะเปิดเสียงดังหลังเที่ยงคืน",
        "ริมถนนใหญ่ หมู่ที่ 1",
        420,
        520,
        "clerk",
        "complaints",
    ),
    Told(2, 3, "general", 0, "ไฟถนนกะพริบ", "ไฟถนนหน้าโรงเรียนกะพริบมาสามคืนแล้ว ขอให้ดูด้วย", "หน้าโรงเรียนบ้านดอนสุขใจ", 210, 90),
    Told(1, 8, "personnel", 5, "ขอทราบเหตุที่ย้ายครูศูนย์เด็กเล็ก", "ผู้ปกครองอยากทราบว่าเหตุใดจึงย้ายครูกลางปี", "", 0, 0),
)
PEOPLE = ("นายประสิทธิ์ ใจมั่น", "นางคำปุ่น แสนดี", "นายสุรชัย นาทอง", "นางสาวจันทนา พูลผล")
CAUSE = ("อุปกรณ์ชำรุดตามอายุ", "ยังไม่มีรอบตรวจที่แน่นอน", "ช่องทางแจ้งเดิมไม่มีผู้รับผิดชอบ")
PREVENTION = ("กำหนดรอบตรวจทุกเดือนและบันทึกผล", "เพิ่มบัตรคิวและป้ายบอกขั้นตอน", "ให้หน่วยงานรายงานเรื่องซ้ำทุกไตรมาส")


def a_year_of_voices(office: Cast) -> None:
    """The centre opened, numbers of two years before, eleven complaints in every state."""
    today = clock.today()
    by = office.officer("complaints", max(SINCE, today - datetime.timedelta(days=330)))
    with override("th"):
        centre = arranging.open_centre(by=by)
        fields = {"unit": office.units["clerk"], "place": "ชั้น 1 ที่ทำการ อบต. วันจันทร์ถึงศุกร์ 08.30-16.30 น.",
                  "contact": "โทร. 0 5600 0000", "identity_days": 300}  # fmt: skip
        arranging.change_centre(centre, by=by, fields=fields)
        _years_before(centre, office.officer("complaints", today))
        rows = [_told(office, centre, place, story) for place, story in enumerate(STORIES) if _can(story, today)]
        _middle(office, {row.subject: row for row in rows})


def _can(story: Told, today: datetime.date) -> bool:
    """Nobody had a role before the demonstration's people came."""
    return today - datetime.timedelta(days=story.ago) >= SINCE


def _years_before(centre: Centre, by: Officer) -> None:
    this = FiscalYear.of(SINCE).value
    counts = {"general": (31, 28), "service": (9, 9), "procurement": (2, 2), "personnel": (1, 1), "pay_raise": (0, 0)}
    for category in Category.objects.filter(organization=centre.organization, key__in=counts):
        received, finished = counts[category.key]
        for year, more in ((this - 1, 0), (this - 2, 4)):
            source = f"รายงานสรุปเรื่องร้องเรียนปี {year}"
            arranging.keep_past_count(category, year, by=by, received=received + more, finished=finished, source=source)


def _told(office: Cast, centre: Centre, place: int, story: Told) -> Complaint:
    day = clock.today() - datetime.timedelta(days=story.ago)
    by = office.officer("complaints", day)
    at = (HERE[0] + Decimal(story.north) / 111_320, HERE[1] + Decimal(story.east) / 107_000)
    placed = story.north or story.east
    said = Said(
        detail=story.detail, subject=story.subject, place=story.place,
        category=Category.objects.get(organization=centre.organization, key=story.key),
        area=ServiceArea.objects.filter(organization=centre.organization)[story.area],
        latitude=round(at[0], 5) if placed else None, longitude=round(at[1], 5) if placed else None,
        anonymous=place % 5 == 3, name="" if place % 5 == 3 else PEOPLE[place % 4],
        telephone="" if place % 5 == 3 else f"08 1000 00{place:02}", received_on=day,
        files=[_photo()] if story.subject == "ไฟถนนกะพริบ" else [],
    )  # fmt: skip
    channel = Channel.objects.filter(organization=centre.organization)[story.channel]
    row = receive_complaint(centre, said, by=by, channel=channel).complaint
    if story.unit:
        officer = office.users[story.officer] if story.officer else None
        handling.assign(row, by=by, unit=office.units[story.unit], officer=officer)
    if story.days:
        _answered(office, row, place, story)
    return row


def _photo() -> Clean:
    """A street at night with one lamp, drawn here."""
    picture = Image.new("RGB", (960, 640), (24, 30, 48))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 470, 960, 640), fill=(48, 50, 56))
    pen.rectangle((470, 130, 482, 480), fill=(90, 92, 98))
    pen.ellipse((430, 90, 520, 160), fill=(250, 214, 120))
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=80)
    return Clean("ไฟถนนหน้าโรงเรียน.jpg", "jpeg", made.getvalue())


def _answered(office: Cast, row: Complaint, place: int, story: Told) -> None:
    by = office.officer("complaints", row.received_on + datetime.timedelta(days=story.days))
    closing.finish(
        row, by=by, outcome="solved", result="ดำเนินการแก้ไขเรียบร้อยแล้ว และตรวจซ้ำในวันรุ่งขึ้น", cause=CAUSE[place % 3],
        prevention=PREVENTION[place % 3], late_because=story.late,
    )  # fmt: skip
    if story.face:
        closing.hear_rating(row, by=by, face=story.face, comment="")


def _middle(office: Cast, rows: dict[str, Complaint]) -> None:
    """What makes the desk of the centre alive: a repeated case, an extension told, a pause, a case for all."""
    by = office.officer("complaints", clock.today())
    if "ขยะล้นหน้าตลาด" in rows and "ขยะไม่ได้เก็บสองสัปดาห์" in rows:
        waste = rows["ขยะไม่ได้เก็บสองสัปดาห์"]
        handling.link(rows["ขยะล้นหน้าตลาด"], waste, by=by)
        handling.message(waste, by=by, text="รถขยะคันสำรองจะเข้าซอยวันพรุ่งนี้ตอนเช้า")
        made = timing.extend(waste, by=by, days=7, reason="รถขยะคันหลักส่งซ่อม คาดว่าจะกลับมาวิ่งตามรอบในสัปดาห์หน้า")
        telling.mark_told(made.letter, by=by, on=by.today)
    if "เสียงดังกลางคืน" in rows:
        timing.pause(rows["เสียงดังกลางคืน"], by=by, reason="รอผลการวัดเสียงของสาธารณสุขอำเภอ")
    if "ถนนเป็นหลุม" in rows:
        row = rows["ถนนเป็นหลุม"]
        row.refresh_from_db()
        publishing.publish_case(
            row, by=by, title=row.subject, story=f"{row.detail} หน้าบ้าน[[นางสมจิต|ชื่อบุคคลที่สาม]]", answer=row.result
        )
