"""Powers that are not delegated: what the register is (M36)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.delegations.models import ReservedPower
from sucharit.work.delegations.registers.orders import CHAPTER, KEPT, NONE, OPEN
from sucharit.work.shelf.declaring import Area, Column, Count, Measure, Register, Share

RESERVED: Register = Register(
    key="reserved-powers", name=_("ทะเบียนอำนาจที่มอบไม่ได้"), one=_("อำนาจที่ตรวจกฎหมายแล้ว"), area=Area.PEOPLE,
    promises=("M36",),
    purpose=_(
        "อำนาจใดกฎหมายให้ผู้ดำรงตำแหน่งใช้เอง พร้อมมาตราที่อ้าง ระบบปฏิเสธเมื่อมีผู้ใส่ในบัญชีแนบท้าย"
        " และใช้ยกเว้นค่าเริ่มต้นของระบบเมื่อนิติกรตรวจแล้วว่ามอบได้"
    ),
    model=ReservedPower, dated_by="checked_on",
    columns=(
        Column("title", NONE, 4.4, seen=OPEN, also=("เรื่อง",)),
        Column("rule", NONE, 2.6, seen=OPEN),
        Column("law", NONE, 4.0, seen=OPEN, also=("กฎหมาย",)),
        Column("section", NONE, 2.2, seen=OPEN, also=("มาตรา",)),
        Column(
            "words", NONE, 3.4, listed=False, also=("คำ",),
            help=_("บรรทัดละชุด ทุกคำในบรรทัด (คั่นด้วยจุลภาค) ต้องอยู่ในเรื่องที่มอบ เช่น เสนอ, ร่างข้อบัญญัติ"),
        ),
        Column("checked_on", NONE, 2.2, listed=False, also=("วันที่",)),
    ),
    filters=("rule",), searched=("title", "words", "law"), counts=(Count("rule"),),
    measures=(
        Measure(
            "checked", _("จำนวนอำนาจที่ตรวจกฎหมายแล้ว"),
            lambda organization, year: Share(RESERVED.rows(organization).filter(fiscal_year__lte=year).count()),
        ),
    ),
    same_by=("title", "law", "section"), public=Q(), retention=KEPT, chapter=CHAPTER,
)  # fmt: skip
