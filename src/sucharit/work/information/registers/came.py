"""Visitors and suggestions."""

from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.information import figures
from sucharit.work.information.actions import came
from sucharit.work.information.forms import TreatForm
from sucharit.work.information.models import Suggestion, Visit
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.declaring import (
    Area,
    Column,
    Count,
    Duty,
    Ending,
    Measure,
    Personal,
    Register,
    Retention,
    Seen,
    Verb,
)

PAGES = ((_("สรุปเสนอผู้บริหาร"), "information_summary"),)
_open = partial(Column, personal=Personal.NONE, seen=Seen.OPEN)

VISITS = Register(
    key="visitors", name=_("ผู้มาใช้บริการศูนย์ข้อมูลข่าวสาร"), one=_("การใช้บริการ"), area=Area.SERVICE, promises=("M41",),
    ita=(7,),
    purpose=_("นับผู้มาใช้ศูนย์ข้อมูลข่าวสารเป็นจำนวน ไม่เก็บชื่อ แล้วสรุปให้ผู้บริหารทราบ"),
    model=Visit, chapter="34-service.md", dated_by="visited_on",
    columns=(
        _open("visited_on", width=2.2, also=("วันที่มา",)), _open("people", width=1.8, total=True, also=("จำนวนผู้ใช้",)),
        _open("purpose", width=5, also=("วัตถุประสงค์",)), _open("channel", width=4),
        Column("topic", personal=Personal.NONE, width=5, also=("เรื่อง",)),
    ),
    filters=("purpose", "channel"), searched=("topic",), counts=(Count("purpose"), Count("channel")),
    measures=(Measure("people", _("ผู้มาใช้บริการศูนย์ข้อมูลข่าวสาร"), figures.visitors),),
    duties=(
        Duty("quarter", _("สรุปสถิติผู้ใช้บริการและข้อเสนอแนะของศูนย์ข้อมูลข่าวสาร เสนอผู้บริหาร"), Rule.Often.QUARTERLY, 15,
             _("แผนให้มีสถิติผู้มารับบริการและข้อเสนอแนะ และสรุปเสนอผู้บริหาร ความถี่เป็นค่าเริ่มต้นของระบบ")),
    ),
    themes=("service_statistics",), public=Q(withdrawn_at=None), same_by=("visited_on", "purpose", "channel", "topic"),
    retention=Retention(5, _("สถิติ ไม่มีข้อมูลส่วนบุคคล เก็บห้าปีหลังปีงบประมาณ")), pages=PAGES,
    ending=Ending(free=("topic",)),
)  # fmt: skip

SUGGESTIONS = Register(
    key="suggestions", name=_("ข้อเสนอแนะของประชาชน"), one=_("ข้อเสนอแนะ"), area=Area.SERVICE, promises=("M41",),
    ita=(8,),
    purpose=_("คำชม คำติ และข้อเสนอแนะทุกช่องทาง พร้อมผลการพิจารณาและสิ่งที่นำไปปรับปรุง เรื่องร้องเรียนให้รับที่ศูนย์รับเรื่อง"),
    model=Suggestion, chapter="34-service.md", dated_by="given_on",
    columns=(
        Column("given_on", personal=Personal.NONE, width=2.2), Column("kind", personal=Personal.NONE, width=2.2),
        Column("channel", personal=Personal.NONE, width=3.5),
        Column("words", personal=Personal.PERSON, width=6, also=("ข้อเสนอแนะ", "ความเห็น"),
               help=_("ไม่ต้องใส่ชื่อผู้เสนอ")),
        Column("treatment", personal=Personal.NONE, width=5, written=False, listed=False),
        Column("treated_on", personal=Personal.NONE, width=2.2, written=False, listed=False),
        Column("adopted", personal=Personal.NONE, width=1.6, written=False),
        Column("state", personal=Personal.NONE, written=False, listed=False, printed=False, shown=False),
        Column("token", personal=Personal.NONE, written=False, listed=False, printed=False, shown=False),
    ),
    filters=("kind", "channel", "adopted"), searched=("words", "treatment"),
    tones={"new": "waiting", "treated": "good"}, closed=("treated",), counts=(Count("kind"), Count("channel")),
    verbs=(Verb("treat", _("บันทึกผลการพิจารณา"), came.treat, came.TREATED, form=TreatForm, states=("new",)),),
    measures=(
        Measure("treated", _("ข้อเสนอแนะที่พิจารณาแล้ว"), figures.treated, _("ของข้อเสนอแนะทั้งหมด")),
        Measure("adopted", _("ข้อเสนอแนะที่นำไปปรับปรุง"), figures.adopted, _("ของข้อเสนอแนะที่พิจารณาแล้ว")),
    ),
    same_by=("given_on", "words"),
    retention=Retention(5, _("ข้อความของประชาชน เก็บห้าปีหลังปีงบประมาณ")), pages=PAGES,
    ending=Ending(free=("treatment",)),
)  # fmt: skip
