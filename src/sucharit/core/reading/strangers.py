"""Documents of local governments that are none of ours, and look a little like them."""

import re

from msgspec import Struct

from sucharit.core.reading.signals import Signals


class Stranger(Struct, frozen=True):
    """A foreign kind: its Thai name, points, and the reasons."""

    name: str
    points: int
    reasons: tuple[str, ...]


class _Foreign(Struct, frozen=True):
    name: str
    title: re.Pattern[str]  # on the squeezed lines of the front
    inside: re.Pattern[str]  # words that such a document uses again and again


_KNOWN = (
    _Foreign(
        "แผนพัฒนาท้องถิ่น",
        re.compile(r"(?m)^.{0,24}แผนพัฒนา(?:ท้องถิ่น|สามปี|สี่ปี|ห้าปี|ตำบล|เทศบาล|องค์การ|ชุมชน|หมู่บ้าน)"),
        re.compile(r"แบบ\s?ผ\.?\s?0?\d|ผ\.\s?0\d|ยุทธศาสตร์การพัฒนา|โครงการพัฒนา(?:ท้องถิ่น)?|แนวทางการพัฒนา|แผนพัฒนาท้องถิ่น"),
    ),
    _Foreign(
        "แผนการดำเนินงานประจำปี",
        re.compile(r"(?m)^.{0,24}แผน(?:การ)?ดำเนิน(?:งาน|การ)ประจำปี"),
        re.compile(r"แบบ\s?ผด\.?\s?0?\d|ผด\.\s?0\d|ยุทธศาสตร์|แผนงาน(?:บริหารงานทั่วไป|การศึกษา|เคหะ|อุตสาหกรรม|สาธารณสุข)"),
    ),
    _Foreign(
        "ข้อบัญญัติหรือเทศบัญญัติงบประมาณ",
        re.compile(r"(?m)^.{0,16}(?:ร่าง)?(?:ข้อบัญญัติ|เทศบัญญัติ|คำแถลง)\S{0,30}งบประมาณ"),
        re.compile(
            r"ประมาณการรายรับ|งบกลาง|งบบุคลากร|งบลงทุน|งบดำเนินงาน|หมวดค่า(?:ตอบแทน|ใช้สอย|วัสดุ|ครุภัณฑ์)"
            r"|ข้อ \d+\. ?งบประมาณรายจ่าย"
        ),
    ),
    _Foreign(
        "รายงานการประชุม",
        re.compile(r"(?m)^.{0,16}รายงานการประชุม"),
        re.compile(r"ระเบียบวาระ|วาระที่|ผู้มาประชุม|ผู้เข้าร่วมประชุม|เริ่มประชุม|เปิดประชุม|เลิกประชุม|ปิดประชุม|มติที่ประชุม|ที่ประชุม"),
    ),
    _Foreign(
        "แผนการจัดซื้อจัดจ้าง",
        re.compile(r"(?m)^.{0,24}แผน(?:การ)?(?:จัดซื้อจัดจ้าง|จัดหาพัสดุ|ปฏิบัติการจัดซื้อ)"),
        re.compile(r"ราคากลาง|วิธีเฉพาะเจาะจง|วิธีคัดเลือก|e-bidding|คาดว่าจะประกาศ|วงเงินงบประมาณ|จัดซื้อจัดจ้าง"),
    ),
    _Foreign(
        "หนังสือภายนอก",
        re.compile(r"(?m)^ที่\S{2,20}/\S{1,14}"),
        re.compile(r"ขอแสดงความนับถือ|สิ่งที่ส่งมาด้วย|อ้างถึง|(?m:^เรียน )|จึงเรียนมาเพื่อ"),
    ),
    _Foreign(
        "คู่มือ ระเบียบ หรือประมวลจริยธรรม",
        re.compile(r"(?m)^.{0,10}(?:คู่มือ|ระเบียบ(?!วาระ)|ข้อบังคับ|ประมวลจริยธรรม|พระราชบัญญัติ|แบบสำรวจ|แบบสอบถาม)"),
        re.compile(r"(?m:^ข้อ \d+)|มาตรา \d+|หมวด(?:ที่)? ?\d|บทที่ ?\d|ขั้นตอนการปฏิบัติงาน"),
    ),
)

TITLE_POINTS = 4
MOST_INSIDE_POINTS = 5


def stranger_in(signals: Signals) -> Stranger | None:
    """The foreign kind that the document most looks like, or None. Its title at the front and its own words count."""
    found = [stranger for foreign in _KNOWN if (stranger := _weigh(foreign, signals)) is not None]
    return max(found, key=lambda stranger: stranger.points, default=None)


def _weigh(foreign: _Foreign, signals: Signals) -> Stranger | None:
    title = foreign.title.search(signals.text)
    if title is None:
        return None
    inside = len(foreign.inside.findall(signals.whole))
    points = TITLE_POINTS + min(MOST_INSIDE_POINTS, inside)
    if inside < 2:
        return None
    reasons = (f"ส่วนหน้าขึ้นต้นว่า “{title[0][:60]}”", f"พบคำเฉพาะของเอกสารชนิดนั้น {inside} แห่ง")
    return Stranger(foreign.name, points, reasons)
