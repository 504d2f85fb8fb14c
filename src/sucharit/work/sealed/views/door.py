"""The door: what it promises, the form, and the receipt."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.core.sealing import shown_receipt
from sucharit.work.sealed import rates, tokens
from sucharit.work.sealed.actions.filing import NobodyLeft, file_report, reporter_keys
from sucharit.work.sealed.forms.door import ACCEPT, ReportForm, uploads_of
from sucharit.work.sealed.models import Door
from sucharit.work.sealed.queries import custodians_of, executives_of, officers_of
from sucharit.work.sealed.strengths import Busy
from sucharit.work.sealed.views.opening import at_the_door, busy_words, shown


@at_the_door("GET")
def door_front(request: HttpRequest, door: Door) -> HttpResponseBase:
    """What this door is, whom it reaches, what it does not protect from."""
    officers = officers_of(door.organization, clock.today())
    return shown(request, door, "sealed/door_front.html", {"officers": officers, "ready": door.open and bool(officers)})


@at_the_door("GET", "POST")
def door_report(request: HttpRequest, door: Door) -> HttpResponseBase:
    """The form; after it the receipt, in the same answer: no address ever names a report."""
    if not door.open or not officers_of(door.organization, clock.today()):
        return shown(request, door, "sealed/door_front.html", {"officers": [], "ready": False})
    people = people_of(door)
    if request.method != "POST":
        return _form(request, door, ReportForm(people=people), tokens.issue(door))
    token = request.POST.get("token", "")
    ticket = tokens.read(door, token)
    form = ReportForm(request.POST, people=people)
    if ticket is None:
        return _again(request, door, form, tokens.issue(door), _expired())
    files, faults = uploads_of(request.FILES.getlist("files"), too_large=getattr(request, "files_too_large", False))
    if not form.is_valid() or faults:
        return _again(request, door, form, token, *faults)
    admission = rates.admit_filing(
        door.pk, age=ticket.age, least=tokens.LEAST_AGE, patient=tokens.PATIENT_AGE,
        worked=tokens.worked(token, request.POST.get("work", "")),
    )  # fmt: skip
    if not admission.ok:
        return _again(request, door, form, token, busy_words(), busy=True)
    return _filed(request, door, form, token, ticket, files)


def _filed(
    request: HttpRequest, door: Door, form: ReportForm, token: str, ticket: tokens.Ticket, files: list[Any]
) -> HttpResponseBase:
    filing = form.filing(files)
    try:
        new = file_report(door, filing, reporter_keys(door, ticket.receipt), today=clock.today())
    except Busy:
        return _again(request, door, form, token, busy_words(), busy=True)
    except NobodyLeft as fault:
        if fault.identity:
            return _again(request, door, form, token, _no_guard())
        return shown(request, door, "sealed/door_nobody.html", {})
    context = {
        "receipt": shown_receipt(ticket.receipt), "plain": ticket.receipt, "new": new, "day": clock.today(),
        "executive": filing.head.executive,
    }  # fmt: skip
    return shown(request, door, "sealed/door_receipt.html", context)


def people_of(door: Door) -> list[tuple[str, str]]:
    """Whom a reporter may name as accused: those who would read, those who guard keys, and the heads of the house."""
    today = clock.today()
    told: dict[str, str] = {}
    for held in executives_of(door.organization, today):
        told.setdefault(f"u{held.user_id}", f"{held.user.full_name} ({held.signs_as})")
    for keeper in (*officers_of(door.organization, today), *custodians_of(door.organization)):
        if f"u{keeper.user_id}" not in told:
            told[f"k{keeper.user_id}"] = f"{keeper.user.full_name} ({keeper.get_part_display()})"
    return list(told.items())


def _expired() -> str:
    return _("หน้านี้เปิดไว้นานเกินหนึ่งวันจึงหมดอายุ สิ่งที่พิมพ์ยังอยู่ โปรดตรวจแล้วกดส่งอีกครั้ง (ไฟล์ต้องเลือกใหม่)")


def _no_guard() -> str:
    return _("ผู้ถือกุญแจที่เหลือไม่มีใครคุ้มครองชื่อของท่านได้ในเรื่องนี้ โปรดลบชื่อและช่องทางติดต่อ แล้วส่งโดยไม่ระบุตัว")


def _again(
    request: HttpRequest, door: Door, form: ReportForm, token: str, *faults: str, busy: bool = False
) -> HttpResponseBase:
    form.is_valid()
    for fault in faults:
        form.add_error(None, fault)
    chose_files = bool(request.FILES) or getattr(request, "files_too_large", False)
    return _form(request, door, form, token, busy=busy, files_lost=chose_files)


def _form(
    request: HttpRequest, door: Door, form: ReportForm, token: str, *, busy: bool = False, files_lost: bool = False
) -> HttpResponseBase:
    context = {
        "form": form, "token": token, "work": tokens.WORK_BITS, "pressed": busy or rates.pressed(door.pk),
        "accept": ACCEPT, "files_lost": files_lost,
    }  # fmt: skip
    return shown(request, door, "sealed/door_report.html", context)
