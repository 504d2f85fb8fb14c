"""The manual of this door with its four minimum parts (how to report, steps, unit and officer, time), made of the
settings: what is not arranged is not promised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Heading, Item, NumberedList, Paper
from sucharit.work.sealed.contents import State
from sucharit.work.sealed.models import Door


@dataclass(frozen=True)
class Part:
    """One part: its heading and lines."""

    heading: str
    lines: tuple[str, ...]


def manual_of(door: Door, officers: Sequence[str]) -> tuple[Part, ...]:
    """The four parts, and what protects the reporter."""
    return (_how(door), _steps(), _who(door, officers), _time(door), _protection())


def address_of(door: Door) -> str:
    return f"{settings.ADDRESS}{reverse('door_front', args=[door.organization.code])}"


def _how(door: Door) -> Part:
    lines = [
        _("เปิด %(address)s หรือสแกนคิวอาร์โค้ดบนประกาศ") % {"address": address_of(door)},
        _("กดแจ้งเรื่อง เลือกประเภท และเล่าเท่าที่ทราบ แนบไฟล์ได้ครั้งละ 5 ไฟล์ ไม่ต้องบอกชื่อ"),
        _("เลือกว่าเรื่องเกี่ยวกับผู้รับแจ้ง ผู้ถือกุญแจ นายก หรือปลัดหรือไม่ ผู้ที่เลือกจะเปิดอ่านไม่ได้"),
        _("จดหรือพิมพ์ใบรับ 40 หลัก ระบบแสดงครั้งเดียวและออกให้ใหม่ไม่ได้"),
        _("กลับมาที่หน้าติดตามเรื่องด้วยใบรับ เพื่ออ่านคำตอบ ตอบคำถาม ส่งไฟล์เพิ่ม หรือรับหลักฐานการแจ้ง"),
    ]
    if door.outside_name:
        lines.append(
            _("แจ้งหน่วยงานภายนอกโดยตรงได้ที่ %(name)s %(contact)s")
            % {"name": door.outside_name, "contact": door.outside_contact}
        )
    return Part(_("1. วิธีแจ้งเรื่อง"), tuple(lines))


def _steps() -> Part:
    states = " > ".join(str(state.label) for state in State)
    return Part(
        _("2. ขั้นตอนและวิธีการ"),
        (
            _("เจ้าหน้าที่ผู้รับแจ้งเปิดอ่าน ตอบผู้แจ้ง และตรวจสอบเบื้องต้น"),
            _("เมื่อมีมูล จึงสอบข้อเท็จจริง ตั้งคณะกรรมการตามกฎหมาย และดำเนินการลงโทษหรือเรียกคืน"),
            _("ติดตามผู้กระทำผิดและผลการลงโทษ แล้วแจ้งผลให้ผู้แจ้งทราบ"),
            _("เรื่องที่เกี่ยวกับนายกหรือปลัด ส่งหน่วยงานภายนอกเป็นห่อปิดผนึก"),
            _("สถานะที่ผู้แจ้งเห็น: %(states)s") % {"states": states},
        ),
    )


def _who(door: Door, officers: Sequence[str]) -> Part:
    lines = [door.unit_name or door.organization.name]
    lines += [_("เจ้าหน้าที่ผู้รับแจ้ง: %(name)s") % {"name": name} for name in officers]
    if door.organization.telephone:
        lines.append(_("โทรศัพท์หน่วยงาน %(n)s (การโทรไม่ปิดผนึก)") % {"n": door.organization.telephone})
    return Part(_("3. ส่วนงานและเจ้าหน้าที่"), tuple(lines))


def _time(door: Door) -> Part:
    return Part(
        _("4. ระยะเวลา"),
        (
            _("ตอบผู้แจ้งครั้งแรกภายใน %(n)s วันนับจากวันที่ได้รับ") % {"n": door.answer_days},
            _("ตรวจสอบเบื้องต้นให้เสร็จภายใน %(n)s วัน") % {"n": door.checking_days},
            _("ดำเนินการให้เสร็จภายใน %(n)s วัน หากไม่ทันจะแจ้งเหตุผลทางหน้าติดตาม") % {"n": door.finish_days},
            _("เก็บเรื่องหลังเสร็จสิ้น %(n)s ปี แล้วทำลายและออกใบรับรอง") % {"n": door.keep_years},
        ),
    )


def _protection() -> Part:
    return Part(
        _("การคุ้มครองผู้แจ้ง และสิ่งที่ระบบคุ้มครองไม่ได้"),
        (
            _("เนื้อหาถูกปิดผนึกถึงเจ้าหน้าที่ผู้รับแจ้งก่อนบันทึก ผู้ดูแลระบบ ผู้บริหาร และผู้ที่ได้ฐานข้อมูลไปอ่านไม่ได้"),
            _("ไม่บันทึกที่อยู่เครือข่าย เบราว์เซอร์ หรือเวลา เก็บเฉพาะวันที่"),
            _("ชื่อที่ให้ไว้เปิดได้เมื่อเจ้าหน้าที่และผู้ถือกุญแจเห็นพ้องกันสองคน พร้อมเหตุผลที่บันทึกไว้"),
            _("ผู้ที่ควบคุมเครื่องแม่ข่ายขณะทำงานเห็นสิ่งที่กำลังส่งเข้ามาได้ และผู้ดูแลเครือข่ายเห็นว่าเครื่องใดติดต่อเว็บนี้"),
            _("โปรดแจ้งจากเครื่องส่วนตัวนอกเครือข่ายของสำนักงาน และระวังคำที่ทำให้รู้ว่าเป็นใคร"),
        ),
    )


def manual_paper(door: Door, officers: Sequence[str], today: date) -> Paper:
    """The same as a paper."""
    title = _("คู่มือการแจ้งเรื่องการทุจริตและประพฤติมิชอบ")
    return Paper(
        kind="sealed-manual", title=title, blocks=tuple(_blocks(title, door, officers)),
        metadata=metadata_for(door.organization.as_value(), title, today.isoformat()),
    )  # fmt: skip


def _blocks(title: str, door: Door, officers: Sequence[str]) -> Iterator[Block]:
    yield Heading(text=title, centered=True, large=True)
    yield Heading(text=door.organization.name, level=2, centered=True)
    for part in manual_of(door, officers):
        yield Heading(text=part.heading, level=3)
        yield NumberedList(items=tuple(Item(text=line, marker="-") for line in part.lines))
