"""A complaint comes in: from the public form without anyone of the office, or written down by an officer.

Files are cleaned before the transaction (drawing a photo anew takes time), kept inside it; the number is taken last, so
that none is missing. A form that comes twice is found by its token and gives the receipt of the first time.
"""

import datetime
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.files.actions import keep_made
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, held_on, require
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Can, Role
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai import arabic_digits
from sucharit.work.complaints import letters, receipts
from sucharit.work.complaints.actions.locking import happened, stored
from sucharit.work.complaints.actions.telling import write_letter
from sucharit.work.complaints.models import (
    Attachment,
    Category,
    Centre,
    Channel,
    Complainant,
    Complaint,
    Counter,
    Event,
    Letter,
    ServiceArea,
)
from sucharit.work.evidence.strangers import Clean
from sucharit.work.plans.pages import address
from sucharit.work.years.recording.writing import text_of

FILED = declare("complaints.filed", gettext_lazy("รับเรื่องร้องเรียนที่ {label} ทาง{channel}"))
ADDED_FILES = declare("complaints.files_added", gettext_lazy("เพิ่มไฟล์ {count} ไฟล์ในเรื่องร้องเรียนที่ {label}"))
LEAST = 5
LIMITS = {
    "subject": 200, "detail": 8_000, "wish": 2_000, "place": 300, "reference": 120, "name": 160, "telephone": 40,
    "address": 400, "behalf_of": 200,
}  # fmt: skip
_LINES = {"subject", "place", "reference", "name", "telephone", "address", "behalf_of"}
_THAILAND = ((Decimal(5), Decimal(21)), (Decimal(97), Decimal(106)))


@dataclass(frozen=True)
class Said:
    """What a complainant says; texts as they were typed. Faults come as ValidationError by field."""

    detail: str
    category: Category
    subject: str = ""
    wish: str = ""
    area: ServiceArea | None = None
    place: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    anonymous: bool = False
    name: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    behalf_of: str = ""
    reference: str = ""
    received_on: datetime.date | None = None
    files: Sequence[Clean] = field(default_factory=tuple)


@dataclass(frozen=True)
class Receipt:
    """What the complainant takes along. `again`: the form had come before."""

    complaint: Complaint
    secret: str
    again: bool = False


def file_complaint(centre: Centre, said: Said, *, token: str) -> Receipt:
    """From the public form. The secret is made from the token, so that a second sending gets the same receipt."""
    if said.category.safe_door:
        raise ValidationError({"category": _("เรื่องทุจริตโปรดใช้ช่องทางแจ้งการทุจริตที่ปลอดภัย")})
    if said.anonymous and not centre.anonymous:
        raise ValidationError({"anonymous": _("หน่วยงานนี้ต้องการชื่อผู้ร้องเพื่อติดต่อกลับ")})
    channel = Channel.objects.get(organization=centre.organization, key="web")
    return _taken(centre, _fit(said, needs_name=not said.anonymous), channel, token, None)


def receive_complaint(centre: Centre, said: Said, *, by: Officer, channel: Channel, token: str = "") -> Receipt:
    """Written down by the centre: counter, telephone, letter and the like."""
    require(by, Can.HANDLE_COMPLAINTS)
    if {channel.organization_id, said.category.organization_id, centre.organization_id} != {by.organization.pk}:
        raise NotAllowed("ช่องทางหรือประเภทนี้ไม่ใช่ของหน่วยงานท่าน", "another organization's list")
    on = said.received_on or by.today
    if not by.today - datetime.timedelta(days=400) <= on <= by.today:
        raise ValidationError({"received_on": _("วันที่รับเรื่องต้องไม่เกินวันนี้ และไม่เกินหนึ่งปีที่ผ่านมา")})
    return _taken(centre, _fit(said, needs_name=False), channel, token or secrets.token_hex(16), by)


def filed_before(centre: Centre, token: str) -> Receipt | None:
    """The receipt of a form that came before; None for a new one. Asked before its files are looked at."""
    rows = Complaint.objects.select_related("organization", "category", "channel", "unit")
    row = rows.filter(organization=centre.organization, token=receipts.token_digest(token)).first()
    return Receipt(row, receipts.secret_of(token), again=True) if row else None


def _taken(centre: Centre, told: dict[str, Any], channel: Channel, token: str, by: Officer | None) -> Receipt:
    if before := filed_before(centre, token):
        return before
    secret = receipts.secret_of(token)
    salt, digest = receipts.sealed(secret)
    try:
        row = _written(centre, told, channel, (receipts.token_digest(token), salt, digest), by)
    except IntegrityError:  # the same form at the same moment: one was first
        if before := filed_before(centre, token):
            return before
        raise
    return Receipt(row, secret)


@transaction.atomic
def _written(
    centre: Centre, told: dict[str, Any], channel: Channel, marks: tuple[str, str, str], by: Officer | None
) -> Complaint:
    person, case, files = told["person"], told["case"], told["files"]
    on = case.pop("received_on") or (by.today if by else clock.today())
    year = FiscalYear.of(on).value
    row = Complaint(
        organization=centre.organization, fiscal_year=year, number=next_number(centre, year), channel=channel,
        token=marks[0], secret_salt=marks[1], secret_digest=marks[2], received_on=on, filed_at=clock.now(),
        filed_by=by.user if by else None, edition=0, **case,
    )  # fmt: skip
    row.save()
    Complainant.objects.create(complaint=row, **person)
    event = happened(row, Event.Kind.FILED, channel.name, by=by, shown=True)
    keep_files(row, event, files, by=by, from_complainant=True)
    stored(row, centre)
    write_letter(row, Letter.Kind.RECEIPT, letters.receipt_words(row, centre, row.due_on), by=by)
    facts = {"channel": channel.name, "category": row.category.name, "files": len(files)}
    record(FILED, by=by, subject=row, label=str(row), facts=facts, chain=centre.organization.code)
    url = address("complaint", centre.organization.code, row.fiscal_year, row.number)
    tell(centre_people(centre), organization=centre.organization, text=f"มีเรื่องร้องเรียนใหม่ ที่ {row}", url=url)
    return row


def next_number(centre: Centre, year: int) -> int:
    """The next of the year, without a gap: a transaction that fails gives it back."""
    Counter.objects.get_or_create(organization=centre.organization, fiscal_year=year)
    counter = Counter.objects.select_for_update().get(organization=centre.organization, fiscal_year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return counter.last


def keep_files(
    row: Complaint,
    event: Event,
    files: Iterable[Clean],
    *,
    by: Officer | None,
    from_complainant: bool,
    to_complainant: bool = True,
) -> int:
    """Cleaned files under an event of the case."""
    count = 0
    for one in files:
        kept = keep_made(one.content, name=one.name, kind=one.kind, organization=row.organization, by=by)
        Attachment.objects.create(
            complaint=row, event=event, file=kept, name=one.name, from_complainant=from_complainant, open=to_complainant
        )
        count += 1
    return count


def centre_people(centre: Centre) -> list[User]:
    """Who is told of what comes in."""
    grants = RoleGrant.objects.filter(
        held_on(clock.today()), organization=centre.organization, role=Role.COMPLAINT_OFFICER
    )
    return list(User.objects.filter(pk__in=grants.values("user"), is_active=True))


def _fit(said: Said, *, needs_name: bool) -> dict[str, Any]:
    """Every text made fit and every fault found at once."""
    texts, faults = {}, {}
    for name, most in LIMITS.items():
        try:
            texts[name] = text_of(getattr(said, name), most, name, one_line=name in _LINES)
        except ValidationError as fault:
            texts[name], faults[name] = "", fault.message_dict[name]
    if len(texts["detail"]) < LEAST and "detail" not in faults:
        faults["detail"] = [_("โปรดเล่าว่าเกิดอะไรขึ้น อย่างน้อยหนึ่งประโยค")]
    if said.anonymous:
        texts |= {"name": ""}
    elif needs_name and not texts["name"] and "name" not in faults:
        faults["name"] = [_("โปรดใส่ชื่อ หรือเลือก “ไม่บอกชื่อ”")]
    email = _email(said.email, faults)
    faults |= _place_faults(said)
    if texts["telephone"]:
        texts["telephone"] = _telephone(texts["telephone"], faults)
    if faults:
        raise ValidationError(faults)
    case = {name: texts[name] for name in ("subject", "detail", "wish", "place", "reference")} | {
        "category": said.category, "area": said.area, "latitude": said.latitude, "longitude": said.longitude,
        "received_on": said.received_on,
    }  # fmt: skip
    case["subject"] = case["subject"] or " ".join(texts["detail"].split())[:80]
    person = {name: texts[name] for name in ("name", "telephone", "address", "behalf_of")}
    return {"case": case, "person": person | {"email": email, "anonymous": said.anonymous}, "files": list(said.files)}


def _email(told: str, faults: dict[str, Any]) -> str:
    email = told.strip()[:254]
    if email:
        try:
            validate_email(email)
        except ValidationError:
            faults["email"] = [_("อีเมลนี้ไม่ครบ โปรดตรวจ เช่น somchai@example.com หรือเว้นว่าง")]
    return email


def _telephone(told: str, faults: dict[str, Any]) -> str:
    digits = "".join(one for one in arabic_digits(told) if one in "0123456789+")
    if not 6 <= len(digits) <= 16:
        faults["telephone"] = [_("หมายเลขโทรศัพท์นี้ไม่ครบ โปรดตรวจ เช่น 081 234 5678 หรือเว้นว่าง")]
    return arabic_digits(told)[:40]


def _place_faults(said: Said) -> dict[str, Any]:
    if (said.latitude is None) != (said.longitude is None):
        return {"latitude": [_("พิกัดต้องมีทั้งสองตัว หรือเว้นว่างทั้งสองตัว")]}
    if said.latitude is None or said.longitude is None:
        return {}
    inside = all(
        least <= one <= most for one, (least, most) in zip((said.latitude, said.longitude), _THAILAND, strict=True)
    )
    return {} if inside else {"latitude": [_("พิกัดนี้อยู่นอกประเทศไทย โปรดตรวจ หรือเขียนสถานที่เป็นคำ")]}
