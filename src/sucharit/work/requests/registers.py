"""The register of requests (M40)."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.work.obligations.models import Rule
from sucharit.work.requests import figures
from sucharit.work.requests.actions import handling
from sucharit.work.requests.actions.arranging import arranges
from sucharit.work.requests.actions.filing import set_term
from sucharit.work.requests.forms import ResultForm, WordsForm
from sucharit.work.requests.models import Request
from sucharit.work.requests.queries import KEY
from sucharit.work.requests.showing import TONES, sheet_part
from sucharit.work.shelf.declaring import (
    Area,
    Child,
    Column,
    Count,
    Duty,
    Ending,
    Figure,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Term,
    Verb,
)

_open = partial(Column, personal=Personal.NONE, seen=Seen.OPEN)
_inside = partial(Column, personal=Personal.NONE, listed=False, printed=False, written=False, shown=False)
_RUNNING = ("received", "working", "waiting")


def check_request(row: Request, by: Officer) -> None:
    """Who may write: the officers of the service; a request that came online stays as it came."""
    if not arranges(row.service, by):
        raise ValidationError({"service": gettext("โปรดเลือกบริการของหน่วยงานท่าน")})
    row.unit = row.service.unit
    before = getattr(row, "before", None)
    if before and row.door == Request.Door.WEB and before["received_on"] != row.received_on.isoformat():
        raise ValidationError({"received_on": gettext("คำขอออนไลน์มีวันที่ตามที่ส่ง แก้ไขไม่ได้")})
    if row.door == Request.Door.COUNTER and row.running and (not row.pk or _moved(row, before)):
        set_term(row)
    if row.finished_on and row.finished_on < row.received_on:
        raise ValidationError({"received_on": gettext("วันที่รับคำขอต้องไม่หลังวันที่เสร็จ")})


def _moved(row: Request, before: dict[str, Any] | None) -> bool:
    return before is not None and before["received_on"] != row.received_on.isoformat()


REQUESTS = Register(
    key=KEY, ita=(8,), name=_("คำขอรับบริการและ e-Service"), one=_("คำขอ"), area=Area.SERVICE, promises=("M40",),
    purpose=_("ประชาชนยื่นคำขอออนไลน์ แนบไฟล์ ติดตามสถานะ และได้ผลภายในเวลาที่คู่มือบอกไว้ พร้อมสถิติครบสิบสองเดือน"),
    model=Request, chapter="34-service.md", dated_by="received_on",
    columns=(
        _open("received_on", width=2.2), _open("service", width=5), _open("door", width=2, written=False),
        _open("due_on", width=2.2, written=False), _open("finished_on", width=2.2, written=False, listed=False),
        Column("officer", personal=Personal.DUTY, width=3, written=False),
        Column("finished_by", personal=Personal.DUTY, written=False, listed=False, printed=False),
        Column("result", personal=Personal.PERSON, written=False, listed=False, printed=False),
        _open("days", width=1.6, written=False, listed=False), _inside("waiting_since"), _inside("state"),
        _inside("token"), _inside("secret_salt"), _inside("secret_digest"),
    ),
    filters=("service", "door", "officer"), searched=("service__title",), tones=TONES,
    closed=("done", "refused", "cancelled"),
    counts=(Count("service"), Count("door")),
    figures=(Figure(_("รายเดือนครบสิบสองเดือน"), figures.by_month), Figure(_("แยกตามบริการ"), figures.by_service)),
    verbs=(
        Verb("take", _("รับดำเนินการ"), handling.take_up, handling.TAKEN, states=("received",)),
        Verb("finish", _("เสร็จสิ้น แจ้งผล"), handling.finish, handling.FINISHED, form=ResultForm, states=_RUNNING),
        Verb("ask", _("ขอข้อมูลเพิ่ม"), handling.ask_more, handling.ASKED, form=WordsForm,
             states=("received", "working"), confirm=_("เวลาหยุดนับจนกว่าจะกดดำเนินการต่อ")),
        Verb("resume", _("ดำเนินการต่อ"), handling.go_on, handling.RESUMED, states=("waiting",)),
        Verb("tell", _("ส่งข้อความ"), handling.tell_citizen, handling.TOLD, form=WordsForm),
        Verb("note", _("บันทึกภายใน"), handling.note, handling.NOTED, form=WordsForm),
        Verb("refuse", _("ไม่อนุญาต"), handling.refuse, handling.REFUSED, form=ResultForm, states=_RUNNING, danger=True,
             confirm=_("ต้องมีเหตุผลและบอกวิธีอุทธรณ์หรือร้องเรียน")),
    ),
    measures=(
        Measure("online", _("งานที่ให้บริการออนไลน์ (e-Service)"), figures.services_online),
        Measure("in_time", _("คำขอที่ตอบภายในกำหนด"), figures.answered_in_time, _("ของคำขอที่ตอบแล้ว")),
        Measure("web", _("คำขอที่มาทางออนไลน์"), figures.came_online, _("ของคำขอทั้งหมด")),
    ),
    duties=(
        Duty("month", _("สรุปสถิติ e-Service ประจำเดือน"), Rule.Often.MONTHLY, 5,
             _("แผนให้มีสถิติการใช้บริการครบทุกเดือนของปี จำนวนวันเป็นค่าเริ่มต้นของระบบ")),
    ),
    terms=(
        Term("answer", _("ตอบคำขอ"),
             lambda row: row.due_on if row.state in ("received", "working", "done", "refused") else None,
             lambda row: row.finished_on if row.state in ("done", "refused") else None,
             who=lambda row: row.officer, doer=lambda row: row.finished_by_id),
    ),
    themes=("e_service", "service_statistics"), public=Q(withdrawn_at=None),
    retention=Retention(5, _("คำขอและข้อมูลผู้ขอ เก็บห้าปีหลังปีงบประมาณ ตามความจำเป็นของการอุทธรณ์และการตรวจสอบ")),
    check=check_request, pages=((_("บริการออนไลน์"), "e_services"), (_("สถิติสิบสองเดือน"), "request_months")),
    parts=(Part("requests/_sheet.html", sheet_part),), imports=False,
    ending=Ending(
        running=Q(state__in=Request.OPEN), also=("token", "secret_salt", "secret_digest"),
        children=(
            Child("requests.Applicant", "request", personal=("name", "telephone", "email", "address")),
            Child("requests.Answer", "request", personal=("text",), plain=("question",)),
            Child("requests.Message", "request", personal=("text",), own=("token",), plain=("by",)),
            Child("requests.Attachment", "request", plain=("name",), files=("file",), goes=True),
        ),
    ),
)  # fmt: skip


def declared() -> tuple[Any, ...]:
    """What the room puts up."""
    return (REQUESTS,)
