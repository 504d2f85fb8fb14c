"""Checks of service points (M38, M39): what people find there, old and disabled people too."""

from functools import partial
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.work.obligations.models import Rule
from sucharit.work.service.actions.points import MENDED, mend
from sucharit.work.service.models import PointCheck
from sucharit.work.service.models.points import ACCESS, ITEMS, WANTING, any_of
from sucharit.work.shelf.declaring import (
    Area,
    Column,
    Count,
    Duty,
    Ending,
    Figure,
    Measure,
    Personal,
    Register,
    Retention,
    Seen,
    Term,
    Verb,
)

OPEN, MENDED_STATE = PointCheck.State.OPEN, PointCheck.State.MENDED
_open = partial(Column, personal=Personal.NONE, seen=Seen.OPEN)
_found = partial(_open, width=1.7, listed=False)
#: which camera does not work is for those who mend it, not for those who look for one
_inside = partial(Column, personal=Personal.NONE)


def wants(organization: Organization, fiscal_year: int) -> list[tuple[str, Any]]:
    """Each item with the number of checks of the year that found it broken or lacking."""
    rows = POINTS.rows(organization).filter(fiscal_year=fiscal_year)
    return [
        (str(POINTS.label_of(POINTS.column(name))), rows.filter(any_of((name,), WANTING)).count()) for name in ITEMS
    ]


POINTS: Register = Register(
    key="service-points", name=_("การตรวจจุดบริการ"), one=_("การตรวจจุดบริการ"), area=Area.SERVICE, promises=("M38", "M39"),
    purpose=_("ทุกจุดบริการมีป้ายขั้นตอน คิว กล้องวงจรปิด และสิ่งอำนวยความสะดวกแก่ผู้สูงอายุและคนพิการ ข้อที่ขาดมีวันแก้ไข"),
    model=PointCheck, chapter="34-service.md", dated_by="checked_on",
    columns=(
        _open("checked_on", width=2.2),
        _open("point", width=3.4, also=("สถานที่ให้บริการ", "จุด")),
        _found("shown", also=("ป้ายแสดงขั้นตอน",)),
        _found("order", also=("บัตรคิว",)),
        _found("online", also=("บริการออนไลน์",)),
        _inside("camera", width=1.7, also=("กล้อง", "CCTV")),
        _found("ramp", also=("ทางลาด",)),
        _found("toilet", also=("ห้องน้ำคนพิการ",)),
        _found("parking", also=("ที่จอดรถ",)),
        _found("help", also=("ที่นั่งผู้สูงอายุ",)),
        _found("rating", also=("การประเมิน",)),
        _found("complaint", also=("ช่องร้องเรียน",)),
        _inside("todo", width=4, printed=False),
        _open("due_on", width=2.2),
        _open("state", listed=False, printed=False, written=False),
        _inside("mended", listed=False, printed=False, written=False),
        _open("mended_on", width=2.2, listed=False, written=False),
        Column("mended_by", Personal.DUTY, listed=False, printed=False, written=False),
    ),
    filters=("point", "camera"), searched=("point", "todo"), counts=(Count("point"),),
    figures=(Figure(_("ข้อที่ไม่มีหรือใช้ไม่ได้"), wants),),
    tones={"whole": "good", "open": "waiting", "mended": "good"}, closed=("mended",),
    verbs=(
        Verb("mend", _("บันทึกว่าปรับปรุงแล้ว"), mend, MENDED, states=(OPEN,), asks=("mended", "mended_on")),
    ),
    measures=(
        Measure("whole", _("จุดบริการที่มีครบหรือปรับปรุงแล้ว"), of=_("ของการตรวจในปี"), part=~Q(state=OPEN), whole=Q()),
        Measure("camera", _("จุดบริการที่มีกล้องวงจรปิดใช้งานได้"), of=_("ของจุดที่ต้องมี"),
                part=Q(camera="there") | Q(camera__in=WANTING, state=MENDED_STATE), whole=~Q(camera="not_here")),
        Measure("access", _("จุดบริการที่เอื้อต่อผู้สูงอายุและคนพิการครบ"), of=_("ของการตรวจในปี"),
                part=~any_of(ACCESS, WANTING) | Q(state=MENDED_STATE), whole=Q()),
    ),
    duties=(
        Duty("yearly", _("ตรวจจุดบริการทุกจุด"), Rule.Often.YEARLY, 0,
             _("แผนให้จุดบริการมีป้าย คิว กล้องวงจรปิด และสิ่งอำนวยความสะดวก ความถี่ของการตรวจเป็นค่าเริ่มต้นของระบบ")),
    ),
    terms=(
        Term("mend", _("ปรับปรุงจุดบริการ"), lambda row: None if row.state == PointCheck.State.WHOLE else row.due_on,
             lambda row: row.mended_on, doer=lambda row: row.mended_by_id or row.recorded_by_id),
    ),
    same_by=("point", "checked_on"), public=Q(),
    retention=Retention(5, _("เอกสารปฏิบัติงาน เก็บห้าปีหลังปีงบประมาณ ไม่มีข้อมูลส่วนบุคคลของประชาชน")),
    ending=Ending(running=Q(state=OPEN), free=("todo", "mended")),
)  # fmt: skip
