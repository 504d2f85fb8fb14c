"""A request comes in: from the public form without anyone of the office, or written down at the counter.

A form that comes twice is found by its token and gives the receipt of the first time. Files are cleaned before.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.doors.receipts import sealed
from sucharit.base.files.actions import keep_made
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.models import User
from sucharit.core.fiscal import FiscalYear, add_days
from sucharit.core.thai import arabic_digits
from sucharit.work.evidence.strangers import Clean
from sucharit.work.obligations.days import days_of
from sucharit.work.plans.pages import address
from sucharit.work.requests import receipts
from sucharit.work.requests.actions.arranging import arranges, term_of
from sucharit.work.requests.models import Answer, Applicant, Attachment, EService, Message, Request
from sucharit.work.service.queries import by_series
from sucharit.work.shelf.actions.locking import kept, next_number_of
from sucharit.work.shelf.finding import make_findable
from sucharit.work.shelf.promising import keep_terms
from sucharit.work.shelf.queries import keepers_of
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.writing import text_of

FILED = declare("requests.filed", gettext_lazy("รับ{label} ทางออนไลน์"))
RECEIVED = declare("requests.received", gettext_lazy("รับ{label} ที่สำนักงาน"))
LIMITS = {"name": 160, "telephone": 40, "address": 400}
MOST_ANSWERS = 60


@dataclass(frozen=True)
class Asked:
    """What a citizen says: who they are, what they answered, what they sent."""

    name: str
    answers: Sequence[tuple[str, str]]
    telephone: str = ""
    email: str = ""
    address: str = ""
    files: Sequence[Clean] = field(default_factory=tuple)


@dataclass(frozen=True)
class Receipt:
    """What the citizen takes along. `again`: the form had come before."""

    request: Request
    secret: str
    again: bool = False


def file_request(service: EService, asked: Asked, *, token: str) -> Receipt:
    """From the public form; the secret is made from the token, so a second sending gets the same receipt."""
    if before := filed_before(service, token):
        return before
    told = _fit(asked)
    secret = receipts.secret_of(token)
    try:
        row = _filed(service, told, (receipts.token_digest(token), *sealed(secret)))
    except IntegrityError:  # the same form at the same moment: one was first
        if before := filed_before(service, token):
            return before
        raise
    return Receipt(row, secret)


def filed_before(service: EService, token: str) -> Receipt | None:
    """The receipt of a form that came before; None for a new one."""
    rows = Request.objects.filter(organization=service.organization_id, token=receipts.token_digest(token))
    row = rows.select_related("organization", "service", "unit").first()
    return Receipt(row, receipts.secret_of(token), again=True) if row else None


@transaction.atomic
def _filed(service: EService, told: dict[str, Any], marks: tuple[str, str, str]) -> Request:
    if not EService.objects.select_for_update(of=("self",)).filter(pk=service.pk, open=True).exists():
        raise ValidationError(_("บริการนี้หยุดรับคำขอออนไลน์แล้ว โปรดติดต่อหน่วยงาน"))
    today = clock.today()
    row = _begun(service, today, door=Request.Door.WEB)
    row.token, row.secret_salt, row.secret_digest = marks
    register = register_of(Request)
    row.number = next_number_of(register, service.organization, row.fiscal_year)
    row.save()
    _with(row, told, by=None)
    keep_terms(register, row)
    make_findable(register, row)
    facts = {"service": service.title, "files": len(told["files"])}
    record(
        FILED, by=None, subject=row, label=f"{register.entry_word} {row}", facts=facts, chain=service.organization.code
    )
    url = address("register_entry", service.organization.code, register.key, row.pk)
    tell(people_of(service), organization=service.organization, text=f"มีคำขอใหม่ ที่ {row} {service.title}", url=url)
    return row


@transaction.atomic
def receive_request(
    service: EService, asked: Asked, *, by: Officer, received_on: datetime.date | None = None
) -> Request:
    """Written down at the counter, so that the statistics of the year are whole."""
    if not arranges(service, by):
        raise NotAllowed("รับได้เฉพาะคำขอของหน่วยงานท่าน", "for your own unit's services only")
    told = _fit(asked, at_counter=True)
    row = _begun(service, received_on or by.today, door=Request.Door.COUNTER)
    row.recorded_by = by.user
    row.number = next_number_of(register_of(Request), service.organization, row.fiscal_year)
    made = kept(row, by=by, verb=RECEIVED)
    _with(made, told, by=by)
    return made


def _begun(service: EService, on: datetime.date, *, door: str) -> Request:
    row = Request(
        organization=service.organization, unit=service.unit, service=service, door=door, received_on=on,
        fiscal_year=FiscalYear.of(on).value,
    )  # fmt: skip
    set_term(row)
    return row


def set_term(row: Request) -> None:
    """The term that the catalogue promises on the day the request came; none where it promises no time."""
    service = row.service
    manual = by_series(service.organization, [service.series]).get(service.series)
    row.days = term_of(manual) if manual is not None else 0
    off = days_of(service.organization).off if row.days else ()
    row.due_on = add_days(row.received_on, row.days, working=True, holidays=off) if row.days else None


def _with(row: Request, told: dict[str, Any], *, by: Officer | None) -> None:
    Applicant.objects.create(request=row, **told["person"])
    Answer.objects.bulk_create(
        Answer(request=row, place=place, question=question, text=text)
        for place, (question, text) in enumerate(told["answers"], 1)
    )
    first = happened(row, Message.Kind.FILED, by=by, shown=True)
    keep_files(row, first, told["files"], by=by)


def happened(
    row: Request, kind: str, text: str = "", *, by: Officer | None = None, shown: bool = False, token: str = ""
) -> Message:
    """A line of the request's story."""
    user: User | None = by.user if by else None
    return Message.objects.create(request=row, kind=kind, text=text, shown=shown, by=user, token=token, at=clock.now())


def keep_files(row: Request, message: Message, files: Sequence[Clean], *, by: Officer | None) -> None:
    """Cleaned files under a message; the citizen sees those of messages that they see."""
    for one in files:
        stored = keep_made(one.content, name=one.name, kind=one.kind, organization=row.organization, by=by)
        Attachment.objects.create(request=row, message=message, file=stored, name=one.name, shown=message.shown)


def people_of(service: EService) -> list[User]:
    """The officers of the unit."""
    return keepers_of(service.organization, service.unit, clock.today())


def _fit(asked: Asked, *, at_counter: bool = False) -> dict[str, Any]:
    """Every text made fit and every fault found at once."""
    person: dict[str, str] = {}
    faults: dict[str, list[str]] = {}
    for name, most in LIMITS.items():
        try:
            person[name] = text_of(getattr(asked, name), most, name, one_line=True)
        except ValidationError as fault:
            person[name], faults[name] = "", fault.message_dict[name]
    if not person["name"] and "name" not in faults:
        faults["name"] = [_("โปรดใส่ชื่อและนามสกุลผู้ขอ")]
    person["email"] = asked.email.strip()[:254]
    if person["email"]:
        try:
            validate_email(person["email"])
        except ValidationError:
            faults["email"] = [_("อีเมลนี้ไม่ครบ โปรดตรวจ หรือเว้นว่าง")]
    digits = [one for one in arabic_digits(person["telephone"]) if one in "0123456789"]
    if person["telephone"] and not 6 <= len(digits) <= 16:
        faults["telephone"] = [_("หมายเลขโทรศัพท์นี้ไม่ครบ โปรดตรวจ หรือเว้นว่าง")]
    if not at_counter and not (person["telephone"] or person["email"] or person["address"]):
        told = _("โปรดใส่โทรศัพท์ อีเมล หรือที่อยู่ อย่างน้อยหนึ่งอย่าง เพื่อนัดหมายหรือส่งผล")
        faults.setdefault("telephone", [told])
    if faults:
        raise ValidationError(faults)
    person["telephone"] = arabic_digits(person["telephone"])
    answers = [(question[:400], text[:8_000]) for question, text in asked.answers[:MOST_ANSWERS]]
    return {"person": person, "answers": answers, "files": list(asked.files)}
