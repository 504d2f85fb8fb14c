"""The register of manuals (M38)."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.obligations.models import Rule
from sucharit.work.service import figures
from sucharit.work.service.actions import deciding, writing
from sucharit.work.service.forms import PublishForm, ReviewForm, VersionForm
from sucharit.work.service.models import Manual
from sucharit.work.service.queries import KEY
from sucharit.work.service.showing import sheet_part
from sucharit.work.service.words import TONES
from sucharit.work.shelf.declaring import (
    Area,
    Child,
    Column,
    Count,
    Duty,
    Ending,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Term,
    Verb,
)
from sucharit.work.shelf.forms import BecauseForm
from sucharit.work.years.recording.stories import snapshot

_open = partial(Column, personal=Personal.NONE, seen=Seen.OPEN)
_inside = partial(Column, personal=Personal.NONE)


def check_manual(row: Manual, _by: Officer) -> None:
    """Only a draft is written in: what was proposed or is in force is changed by a new version."""
    before = getattr(row, "before", None)
    if before and before["state"] != Manual.State.DRAFT:
        now = snapshot(row)
        if any(now[one.field] != before[one.field] for one in MANUALS.written):
            raise ValidationError(gettext("ฉบับนี้เสนอหรือใช้อยู่แล้ว แก้ไขไม่ได้ โปรดให้ส่งกลับ หรือเริ่มฉบับใหม่"))
    if row.for_citizens and row.post:
        raise ValidationError({"post": gettext("ตำแหน่งผู้ปฏิบัติใช้กับคู่มือปฏิบัติงานเท่านั้น ให้เว้นว่าง")})


MANUALS = Register(
    key=KEY, name=_("คู่มือบริการและคู่มือปฏิบัติงาน"), one=_("คู่มือ"), area=Area.SERVICE, promises=("M38",),
    purpose=_("ทุกงานบริการมีขั้นตอน เวลา ค่าธรรมเนียม เอกสาร สถานที่ ผู้รับผิดชอบ และกฎหมาย เป็นฉบับเดียวทั้งที่เคาน์เตอร์และบนเว็บ"),
    model=Manual, chapter="34-service.md",
    columns=(
        _open("title", width=5, also=("งานบริการ", "ชื่องาน", "ชื่อกระบวนงาน")),
        _open("kind", width=2.4, also=("ประเภทคู่มือ",)),
        _open("version", width=1.2, written=False),
        _open("area", width=3),
        _inside("words", listed=False, printed=False, help=_("คำที่คนทั่วไปเรียก เช่น ขอปลูกบ้าน ต่อเติม")),
        _open("criteria", listed=False, printed=False, also=("หลักเกณฑ์",)),
        _open("place", listed=False, width=3, also=("สถานที่", "ช่องทางการให้บริการ")),
        _open("hours", listed=False, printed=False, also=("เวลาทำการ",)),
        _open("contact", listed=False, printed=False),
        _open("law", listed=False, printed=False, also=("กฎหมาย", "กฎหมายที่เกี่ยวข้อง")),
        _inside("post", listed=False, printed=False, help=_("เฉพาะคู่มือปฏิบัติงาน เช่น นายช่างโยธา")),
        _open("free", listed=False, printed=False),
        _open("no_needs", listed=False, printed=False),
        _open("changes", listed=False, printed=False),
        _open("effective_on", width=2, written=False, listed=False),
        _open("review_on", width=2, written=False),
        _inside("reviewed_on", written=False, listed=False, printed=False),
        _inside("ended_on", written=False, listed=False, printed=False),
        _inside("state", written=False, listed=False, printed=False, shown=False),
        _inside("series", written=False, listed=False, printed=False, shown=False),
        _inside("returned", written=False, listed=False, printed=False),
        Column("proposed_by", personal=Personal.DUTY, written=False, listed=False, printed=False),
        Column("decided_by", personal=Personal.DUTY, written=False, listed=False, width=3),
    ),
    filters=("kind", "area"), searched=("title", "words", "criteria", "law"), tones=TONES,
    closed=("proposed", "published", "replaced", "ended"),
    closed_words=_("คู่มือที่เสนอหรือประกาศใช้แล้วแก้ไขไม่ได้ โปรดกด “เริ่มฉบับใหม่” ที่ฉบับที่ใช้อยู่ หรือให้ผู้พิจารณาส่งกลับก่อน"),
    counts=(Count("kind"), Count("area")),
    verbs=(
        Verb("propose", _("เสนอ"), deciding.propose, deciding.PROPOSED, states=("draft",),
             confirm=_("เมื่อเสนอแล้วจะแก้ไขไม่ได้จนกว่าจะส่งกลับ ผู้เสนอไม่เป็นผู้พิจารณาเอง")),
        Verb("publish", _("ประกาศใช้"), deciding.publish, deciding.PUBLISHED, form=PublishForm, capability=Can.DECIDE,
             states=("proposed",), when=deciding.may_decide,
             confirm=_("ฉบับก่อนจะถูกแทน และฉบับนี้ขึ้นหน้าสาธารณะทันทีถ้าเปิดเผยทะเบียนไว้")),
        Verb("return", _("ส่งกลับ"), deciding.give_back, deciding.RETURNED, form=BecauseForm, capability=Can.DECIDE,
             states=("proposed",), when=deciding.may_decide),
        Verb("version", _("เริ่มฉบับใหม่"), writing.new_version, writing.VERSIONED, form=VersionForm,
             states=("published",)),
        Verb("review", _("ทบทวนแล้ว ยังถูกต้อง"), deciding.review, deciding.REVIEWED, form=ReviewForm,
             states=("published",)),
        Verb("end", _("เลิกใช้"), deciding.end, deciding.ENDED, form=BecauseForm, capability=Can.DECIDE,
             states=("published",), when=deciding.may_decide, danger=True),
    ),
    measures=(
        Measure("citizen", _("คู่มือสำหรับประชาชนที่ใช้อยู่"), figures.citizen_manuals),
        Measure("work", _("คู่มือปฏิบัติงานที่ใช้อยู่"), figures.work_manuals),
        Measure("timed", _("งานบริการที่มีเวลาและผู้รับผิดชอบครบทุกขั้นตอน"), figures.timed_and_owned, _("ของงานบริการทั้งหมด")),
        Measure("reviewed", _("คู่มือที่ทบทวนตามกำหนด"), figures.reviewed_in_time, _("ของคู่มือที่ใช้อยู่")),
    ),
    duties=(
        Duty("yearly", _("ตรวจว่าทุกงานบริการมีเวลาและผู้รับผิดชอบ และปรับแผนภูมิที่จุดบริการ"), Rule.Often.YEARLY, 0,
             _("แผนให้ปรับปรุงแผนภูมิและเผยแพร่ทั้งที่ทำการและบนเว็บ ความถี่เป็นค่าเริ่มต้นของระบบ")),
    ),
    terms=(
        Term("review", _("ทบทวนคู่มือ"),
             lambda row: row.review_on if row.state == Manual.State.PUBLISHED else None,
             lambda _row: None),
    ),
    themes=("service_manual", "staff_manual"),
    same_by=("title", "kind"), public=Q(state=Manual.State.PUBLISHED),
    retention=Retention(10, _("เก็บสิบปีหลังปีงบประมาณของฉบับ เพื่อรู้ว่าเคยบอกประชาชนไว้อย่างไร")),
    check=check_manual, pages=((_("ตรวจความครบถ้วน"), "manual_check"),),
    parts=(Part("service/_sheet.html", sheet_part),), open_pages=((_("คู่มือบริการประชาชน"), "service_open_list"),),
    ending=Ending(
        running=Q(state__in=("draft", "proposed", "published")), free=("returned",),
        children=(
            Child("service.Step", "manual", plain=("text", "owner")),
            Child("service.Fee", "manual", plain=("title", "per")),
            Child("service.Need", "manual", plain=("title", "note")),
        ),
    ),
)  # fmt: skip
