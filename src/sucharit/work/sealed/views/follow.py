"""Coming back with the receipt: reading, answering, adding files, the proof. Each step asks for the receipt anew."""

import datetime
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.core.sealing import Unreadable, read_receipt, shown_receipt
from sucharit.work.sealed import drawing, rates, reading
from sucharit.work.sealed.actions.filing import Full, Held, found_by, proof_of, reporter_keys, say
from sucharit.work.sealed.contents import Known, Sender
from sucharit.work.sealed.forms.door import ACCEPT, FollowForm, MessageForm, uploads_of
from sucharit.work.sealed.models import Door
from sucharit.work.sealed.strengths import Busy
from sucharit.work.sealed.views.opening import at_the_door, busy_words, once, shown


@at_the_door("GET", "POST")
def door_follow(request: HttpRequest, door: Door) -> HttpResponseBase:
    """The receipt opens the conversation; a message that is posted with it is written first."""
    if request.method != "POST":
        return _ask(request, door, FollowForm())
    held, form = _held(request, door)
    if held is None:
        return _ask(request, door, form)
    if "text" not in request.POST:
        return _thread(request, door, held, MessageForm(initial={"once": once()}))
    return _written(request, door, held)


def _written(request: HttpRequest, door: Door, held: Held) -> HttpResponseBase:
    form = MessageForm(request.POST)
    files, faults = uploads_of(request.FILES.getlist("files"), too_large=getattr(request, "files_too_large", False))
    if files and not request.POST.get("text", "").strip():
        form = MessageForm({**request.POST.dict(), "text": _("ส่งไฟล์เพิ่มเติม")})
    for fault in faults:
        form.add_error(None, fault)
    if not form.is_valid():
        return _thread(request, door, held, form, files_lost=bool(request.FILES))
    told = form.cleaned_data
    try:
        say(held, told["text"], files, sender=Sender.REPORTER, today=clock.today(), once=told["once"] or once())
    except Full:
        form.add_error(None, _("เรื่องนี้มีข้อความครบจำนวนแล้ว โปรดแจ้งเป็นเรื่องใหม่และอ้างถึงเรื่องเดิม"))
        return _thread(request, door, held, form, files_lost=bool(request.FILES))
    return _thread(request, door, held, MessageForm(initial={"once": once()}), sent=True)


@at_the_door("POST")
def door_proof(request: HttpRequest, door: Door) -> HttpResponseBase:
    """The proof as a file, with the text of the report only where that was asked for."""
    held, form = _held(request, door)
    if held is None:
        return _ask(request, door, form)
    response = HttpResponse(proof_of(held, whole="whole" in request.POST), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="document.json"'
    return response


@at_the_door("POST")
def door_file(request: HttpRequest, door: Door) -> HttpResponseBase:
    """A file of the conversation, without metadata."""
    held, form = _held(request, door)
    if held is None:
        return _ask(request, door, form)
    try:
        about, data = reading.file_of(held, uuid.UUID(request.POST.get("file", "")[:40]))
        data = drawing.cleaned(about.kind, data)
    except ValueError:
        form.add_error(None, _("เปิดไฟล์นี้ไม่ได้"))
        return _ask(request, door, form)
    response = HttpResponse(data, content_type=drawing.MEDIA_TYPES[about.kind])
    response["Content-Disposition"] = f'attachment; filename="document.{about.kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _held(request: HttpRequest, door: Door) -> tuple[Held | None, FollowForm]:
    """The report of the posted receipt. What is no receipt by its own check digits is said at once, from arithmetic
    alone; every other wrong one costs the same work and gets the same words."""
    form = FollowForm(request.POST)
    if not form.is_valid():
        return None, form
    try:
        receipt = read_receipt(form.cleaned_data["receipt"])
    except Unreadable as fault:
        form.add_error("receipt", _mistyped(fault.digits))
        return None, form
    if not rates.admit_look(door.pk):
        form.add_error(None, busy_words())
        return None, form
    try:
        held = found_by(reporter_keys(door, receipt), door)
    except Busy:
        form.add_error(None, busy_words())
        return None, form
    if held is None:
        form.add_error("receipt", _("ไม่พบเรื่องของใบรับนี้ โปรดตรวจตัวเลขอีกครั้ง เรื่องที่ครบกำหนดเก็บอาจถูกทำลายแล้ว"))
    return held, form


def _mistyped(digits: int) -> str:
    if digits != 40:
        return _("ใบรับมี 40 หลัก แต่พบ %(n)s หลัก โปรดตรวจว่าพิมพ์ครบ") % {"n": digits}
    return _("มีตัวเลขบางตัวไม่ตรง โปรดเทียบกับใบรับทีละกลุ่ม")


def _ask(request: HttpRequest, door: Door, form: FollowForm) -> HttpResponseBase:
    return shown(request, door, "sealed/door_follow.html", {"form": form})


def _thread(request: HttpRequest, door: Door, held: Held, form: MessageForm, **more: bool) -> HttpResponseBase:
    """`sent`: a message was written just now; `files_lost`: files must be chosen again."""
    known = reading.files(held)
    said = reading.messages(held, known)
    filed = reading.filed(held)
    told: dict[str, Any] = {
        "held": held, "said": said, "filed": filed, "first_files": reading.first_files(known, said), "form": form,
        "receipt": read_receipt(request.POST.get("receipt", "")), "accept": ACCEPT,
        "known": dict(Known.choices).get(filed.content.known, ""),
        "answer_on": held.report.received_on + datetime.timedelta(days=door.answer_days),
    }  # fmt: skip
    told["shown_receipt"] = shown_receipt(told["receipt"])
    return shown(request, door, "sealed/door_thread.html", told | more)
