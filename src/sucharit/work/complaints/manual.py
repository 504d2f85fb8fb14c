"""The manual of complaints: its four minimum parts, made from the settings, so that it is never untrue.

Four parts: how to complain, the steps, which unit and officer, how long it takes (inventory-003b, a.9).
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sucharit.base.screens.words import number
from sucharit.work.complaints.models import Category, Centre, Channel
from sucharit.work.complaints.standing import counting_words


@dataclass(frozen=True)
class Part:
    """A part: its title, running lines, and numbered items."""

    title: str
    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manual:
    """The manual as the settings stand. `promise` is the time in one sentence, `safe_door` the words on corruption."""

    parts: tuple[Part, ...]
    promise: str
    safe_door: str


def safe_door_words() -> str:
    """The same words on the form, in the manual and on the poster."""
    return _("เรื่องทุจริตหรือประพฤติมิชอบของเจ้าหน้าที่ มีช่องทางแจ้งที่ปลอดภัยแยกต่างหาก โปรดอย่าเขียนในแบบฟอร์มร้องเรียนนี้")


def manual_of(centre: Centre, place: str, *, names: tuple[str, ...] = ()) -> Manual:
    """`place` is the address of the public door, `names` the officers of the centre. Two queries."""
    promise = _("ดำเนินการให้แล้วเสร็จ%(term)s") % {"term": counting_words(centre)}
    channels = Channel.objects.filter(organization=centre.organization, active=True)
    categories = Category.objects.filter(organization=centre.organization, active=True, safe_door=False)
    return Manual((
        Part(
            _("ร้องเรียนได้อย่างไร"),
            (
                _("ประชาชนร้องเรียนด้วยตนเองหรือแทนผู้อื่นได้ตามช่องทางต่อไปนี้"),
                *([_("แบบฟอร์มบนเว็บ: %(place)s") % {"place": place}] if centre.open else []),
                _("สิ่งที่ควรแจ้ง: เรื่องอะไร เกิดที่ไหน เมื่อไร ต้องการให้แก้ไขอย่างไร และวิธีติดต่อกลับ"),
                _("ไม่บอกชื่อก็ร้องเรียนได้") if centre.anonymous else _("ต้องบอกชื่อเพื่อติดต่อกลับ หน่วยงานเก็บชื่อไว้เป็นความลับ"),
                _("เรื่องที่รับ: %(names)s") % {"names": ", ".join(one.name for one in categories)},
                safe_door_words(),
            ),
            tuple(one.name for one in channels if one.key != "web" or centre.open),
        ),
        Part(_("ขั้นตอนการดำเนินการ"), (), _steps(centre)),
        Part(_("หน่วยงานและเจ้าหน้าที่ผู้รับผิดชอบ"), tuple(line for line in (
            centre.name, str(centre.unit or ""), _("เจ้าหน้าที่: %(names)s") % {"names": ", ".join(names)} if names else "",
            centre.place, centre.contact,
        ) if line)),
        Part(_("ระยะเวลา"), tuple(line for line in (promise, *_times(centre), centre.manual_note) if line)),
    ), promise, safe_door_words())  # fmt: skip


def _steps(centre: Centre) -> tuple[str, ...]:
    return (
        _("รับเรื่อง ให้เลขที่เรื่องและรหัสติดตาม และแจ้งการรับเรื่องเป็นหนังสือ"),
        _("ศูนย์จัดประเภทและมอบหน่วยงานและผู้รับผิดชอบ"),
        _("หน่วยงานตรวจสอบ แก้ไข และแจ้งความคืบหน้า ผู้ร้องส่งข้อความและไฟล์เพิ่มได้ที่หน้าติดตามเรื่อง"),
        _("หากยังไม่แล้วเสร็จ ชี้แจงเหตุผลเป็นหนังสือก่อนครบกำหนดและขยายเวลาได้ครั้งละไม่เกิน %(n)s วัน")
        % {"n": number(centre.most_extension)},
        _("แจ้งผลเป็นหนังสือ พร้อมบันทึกสาเหตุและแนวทางป้องกันไม่ให้เกิดซ้ำ"),
        _("ผู้ร้องประเมินความพึงพอใจ หรือขอให้พิจารณาใหม่"),
    )


def _times(centre: Centre) -> tuple[str, ...]:
    return (
        _("วันหยุดราชการและวันหยุดสุดสัปดาห์ไม่นับ") if centre.working else _("นับทุกวันรวมวันหยุด"),
        _("ระหว่างรอข้อมูลจากผู้ร้อง อาจหยุดนับเวลาโดยแจ้งเหตุผลให้ทราบ"),
        _("ใกล้ครบกำหนดระบบแจ้งปลัด และเมื่อเกินกำหนดแจ้งนายก"),
    )
