"""Requests under the Official Information Act."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.work.information import figures
from sucharit.work.information.actions import asked
from sucharit.work.information.forms import AnswerForm, ExtendForm, RefuseForm
from sucharit.work.information.models import InfoRequest
from sucharit.work.information.registers.came import PAGES
from sucharit.work.information.showing import sheet_part
from sucharit.work.shelf.declaring import (
    Area,
    Column,
    Count,
    Ending,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Term,
    Verb,
)

_plain = partial(Column, personal=Personal.NONE)
_RUNNING = ("received",)
_TONES = {
    "received": "waiting", "answered": "good", "partly": "warn", "refused": "bad", "referred": "info", "off": "quiet",
}  # fmt: skip


def check_request(row: InfoRequest, _by: Officer) -> None:
    """The term follows the day on which it came, as long as it runs."""
    if row.state == InfoRequest.State.RECEIVED:
        row.due_on = asked.due_of(row)
    if not row.subject.strip():
        raise ValidationError({"subject": gettext("โปรดใส่ข้อมูลที่ขอ")})


INFORMATION = Register(
    key="information", name=_("คำขอข้อมูลข่าวสารของราชการ"), one=_("คำขอข้อมูล"), area=Area.SERVICE, promises=("M41",),
    ita=(9,),
    purpose=_("คำขอตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 มีกำหนดตอบ คำตอบ หรือเหตุที่ไม่เปิดเผยพร้อมสิทธิอุทธรณ์"),
    model=InfoRequest, chapter="34-service.md", dated_by="received_on",
    columns=(
        _plain("received_on", width=2.2), Column("subject", personal=Personal.PERSON, width=5, also=("เรื่องที่ขอ",)),
        _plain("section", width=3.5, listed=False), _plain("channel", width=3, listed=False),
        Column("requester", personal=Personal.PERSON, width=3, listed=False, printed=False),
        Column("contact", personal=Personal.PERSON, listed=False, printed=False),
        _plain("due_on", width=2.2, written=False), _plain("extended", width=1.6, written=False, listed=False),
        _plain("extended_because", written=False, listed=False, printed=False),
        _plain("answered_on", width=2.2, written=False),
        Column("answer", personal=Personal.PERSON, written=False, listed=False, printed=False),
        _plain("ground", width=4, written=False, listed=False),
        _plain("appeal_told", width=1.6, written=False, listed=False),
        Column("answered_by", personal=Personal.DUTY, width=3, written=False, listed=False),
        _plain("state", written=False, listed=False, printed=False, shown=False),
    ),
    filters=("section", "channel", "ground"), searched=("subject",), tones=_TONES,
    closed=("answered", "partly", "refused", "referred", "off"),
    counts=(Count("section"), Count("channel"), Count("ground")),
    verbs=(
        Verb("answer", _("แจ้งคำตอบ"), asked.answer, asked.ANSWERED, form=AnswerForm, states=_RUNNING, evidence=True),
        Verb("extend", _("ขยายเวลา"), asked.extend, asked.EXTENDED, form=ExtendForm, states=_RUNNING),
        Verb("refer", _("แนะนำไปหน่วยงานอื่น"), asked.refer, asked.REFERRED, form=AnswerForm, states=_RUNNING),
        Verb("refuse", _("ไม่เปิดเผย"), asked.refuse, asked.REFUSED, form=RefuseForm, states=_RUNNING, danger=True,
             evidence=True, confirm=_("ต้องมีเหตุตามกฎหมาย เหตุผล และแจ้งสิทธิอุทธรณ์")),
        Verb("off", _("ผู้ขอยุติคำขอ"), asked.call_off, asked.CALLED_OFF, form=AnswerForm, states=_RUNNING),
    ),
    measures=(Measure("in_time", _("คำขอข้อมูลที่แจ้งผลภายในกำหนด"), figures.answered_in_time, _("ของคำขอที่แจ้งผลแล้ว")),),
    terms=(
        Term("answer", _("ตอบคำขอข้อมูลข่าวสาร"), lambda row: row.due_on, lambda row: row.answered_on,
             doer=lambda row: row.answered_by_id),
    ),
    retention=Retention(5, _("คำขอและข้อมูลผู้ขอ เก็บห้าปีหลังปีงบประมาณ ตามความจำเป็นของการอุทธรณ์")),
    same_by=("received_on", "subject", "requester"), check=check_request,
    pages=(*PAGES, (_("ตั้งค่าศูนย์"), "information_clock")), parts=(Part("information/_sheet.html", sheet_part),),
    ending=Ending(running=Q(state="received"), free=("extended_because",)),
)  # fmt: skip
