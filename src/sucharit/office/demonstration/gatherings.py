"""Gatherings at อบต.ดอนสุขใจ: trainings with their list of who came, a meeting, a hearing, and one that is to come."""

import datetime
from decimal import Decimal
from typing import Any

from sucharit.base import clock
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.gatherings.actions import attending, ending, preparing
from sucharit.work.gatherings.models import Gathering
from sucharit.work.gatherings.registers import GATHERINGS
from sucharit.work.shelf.actions import add, open_to_public

STAFF = """นายสมชาย ขยันยิ่ง, พนักงานขับรถยนต์
นางสาวสายฝน ใจเย็น, ผู้ช่วยเจ้าพนักงานธุรการ
นายคำแสน ดีพร้อม, คนงานทั่วไป
นางสาวอรทัย มั่นคง, ผู้ช่วยนักวิชาการเงินและบัญชี
นายบุญมี ซื่อตรง, ผู้ช่วยช่างโยธา"""
CITIZENS = "\n".join(
    f"{name}, หมู่ที่ {n % 6 + 1}"
    for n, name in enumerate(
        (
            "นายทองดี สุขใจ", "นางบัวลอย รักถิ่น", "นายประสิทธิ์ นาดี", "นางจันทร์เพ็ญ แสงทอง", "นายวิเชียร คงมั่น",
            "นางสมพร บุญมาก", "นายสุรชัย ทุ่งกว้าง", "นางละมัย ใจงาม", "นายอุดม พืชผล", "นางสาวกนกวรรณ ศรีสุข",
            "นายชาญ ไพรวัน", "นางแก้ว มูลดี",
        )
    )
)  # fmt: skip
#: days ago, title, kind, place, audience, speaker, agency, citizens come, baht
HELD = (
    (
        110, "อบรมคุณธรรม จริยธรรม และประมวลจริยธรรมพนักงานส่วนท้องถิ่น", "training", "ห้องประชุม อบต.ดอนสุขใจ",
        "ผู้บริหาร สมาชิกสภา และบุคลากรทุกคน", "นายวินัย ธรรมรักษ์", "สำนักงาน ป.ป.ช. ประจำจังหวัด", False, 18_600,
    ),
    (
        75, "ประชุมคณะกรรมการขับเคลื่อนแผนปฏิบัติการป้องกันการทุจริต ครั้งที่ 1", "meeting", "ห้องประชุม อบต.ดอนสุขใจ",
        "คณะกรรมการและหัวหน้าหน่วยงาน", "", "", False, 0,
    ),
    (
        40, "อบรมกฎหมายในชีวิตประจำวันสำหรับประชาชน", "training", "ศาลาประชาคมหมู่ที่ 3",
        "ผู้นำชุมชน เยาวชน และประชาชน", "นางสาวนิติกร ยุติธรรม", "สำนักงานยุติธรรมจังหวัด", True, 14_250,
    ),
    (
        18, "รับฟังความคิดเห็นร่างแผนพัฒนาท้องถิ่น (ทบทวน)", "hearing", "ศาลาประชาคมหมู่ที่ 5",
        "ประชาชนทุกหมู่บ้าน", "", "", True, 3_200,
    ),
)  # fmt: skip


def a_year_of_gatherings(office: Cast) -> None:
    """Held ones from first to last verb, and one to which people are invited."""
    by, today = office.officer("planner", clock.today()), clock.today()
    for days, title, kind, place, audience, speaker, agency, citizens, baht in HELD:
        day = max(today - datetime.timedelta(days=days), SINCE)
        row = _added(
            office, title=title, kind=kind, held_on=day, hours="09.00-16.00 น.", place=place, audience=audience,
            planned_people=12 if citizens else 20, budget=Decimal(20_000) if baht else None,
        )  # fmt: skip
        if speaker:
            row = preparing.add_speaker(row, by=by, name=speaker, position=agency, topic=title[:60], fee=Decimal(3_600))
            row = preparing.add_material(row, by=by, title="เอกสารประกอบการอบรม")
        then = office.officer("planner", day)
        row = preparing.invite(
            row, by=then, everyone=days == HELD[0][0], names=CITIZENS if citizens else STAFF,
            kind="citizen" if citizens else "staff",
        )  # fmt: skip
        people = list(row.people.all())
        row = attending.check_in_by_hand(row, by=then, people=people[: len(people) - 2])
        row = attending.close_door(row, by=then)
        if days == HELD[0][0]:
            came = list(row.people.filter(came_at__isnull=False))
            row = ending.record_outside_test(
                row, by=by, outside_test="แบบทดสอบออนไลน์ของสำนักงาน ป.ป.ช.", passed=came[:-1], failed=came[-1:]
            )
        if days > 20:
            ending.report(
                row, by=by, cost=Decimal(baht),
                minutes="ผู้เข้าร่วมเข้าใจเนื้อหาและเสนอให้จัดต่อเนื่องทุกปี\nมติ: ให้นำข้อเสนอไปปรับใช้ในปีถัดไป",
            )  # fmt: skip
    coming = _added(
        office, title="อบรมกฎ ระเบียบ และการจัดซื้อจัดจ้างสำหรับผู้บริหารและบุคลากร", kind="training",
        held_on=today + datetime.timedelta(days=16), hours="09.00-16.00 น.", place="ห้องประชุม อบต.ดอนสุขใจ",
        audience="ผู้บริหาร สมาชิกสภา และบุคลากร", planned_people=25, budget=Decimal(30_000),
    )  # fmt: skip
    preparing.invite(coming, by=by, everyone=True, names=STAFF, kind="staff")
    open_to_public(GATHERINGS, by=by)


def _added(office: Cast, **fields: Any) -> Gathering:
    by = office.officer("planner", clock.today())
    row: Gathering = add(GATHERINGS, by=by, fields=fields | {"unit": office.units["clerk"]})
    return row
