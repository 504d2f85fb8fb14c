"""What stands inside the envelopes, and the names of their places. Values only: no row, no key is kept here."""

import base64
import uuid
from typing import TypeVar

import msgspec
from django.db import models
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from sucharit.core import sealing


class Matter(models.TextChoices):
    """What a report is about."""

    BRIBE = "bribe", _("เรียก รับ หรือให้สินบน")
    PROCUREMENT = "procurement", _("จัดซื้อจัดจ้างไม่โปร่งใส ฮั้วประมูล หรือตรวจรับไม่จริง")
    PROPERTY = "property", _("เบียดบังเงินหรือทรัพย์สินของราชการ")
    POWER = "power", _("ใช้อำนาจหน้าที่โดยมิชอบ หรือเลือกปฏิบัติเพื่อประโยชน์")
    INTEREST = "interest", _("ผลประโยชน์ทับซ้อน หรือเอื้อพวกพ้อง")
    PEOPLE = "people", _("เรียกรับประโยชน์ในการบรรจุ แต่งตั้ง เลื่อนขั้น")
    DOCUMENT = "document", _("ทำเอกสารหรือหลักฐานเท็จ")
    OTHER = "other", _("เรื่องทุจริตอื่น")


class Known(models.TextChoices):
    """How the reporter knows."""

    SEEN = "seen", _("พบเห็นด้วยตนเอง")
    PAPERS = "papers", _("มีเอกสารหรือหลักฐาน")
    INVOLVED = "involved", _("เกี่ยวข้องหรือถูกเรียกรับเอง")
    HEARD = "heard", _("มีผู้เล่าให้ฟัง")


class State(models.TextChoices):
    """How far a case is; the reporter sees it."""

    RECEIVED = "received", _("รับเรื่องแล้ว")
    CHECKING = "checking", _("ตรวจสอบเบื้องต้น")
    FACTS = "facts", _("สอบข้อเท็จจริง")
    COMMITTEE = "committee", _("คณะกรรมการสอบสวน")
    SANCTION = "sanction", _("ดำเนินการลงโทษหรือเรียกคืน")
    FOLLOW_UP = "follow_up", _("ติดตามผู้กระทำผิดและผลการลงโทษ")
    REFERRED = "referred", _("ส่งหน่วยงานภายนอกดำเนินการ")
    CLOSED = "closed", _("เสร็จสิ้น")


class NoteKind(models.TextChoices):
    """What officers write down of a case."""

    NOTE = "note", _("บันทึกทั่วไป")
    FACT = "fact", _("ข้อเท็จจริงที่พบ")
    COMMITTEE = "committee", _("คณะกรรมการ: คำสั่ง รายชื่อ การประชุม")
    SANCTION = "sanction", _("การลงโทษ ความรับผิดทางละเมิด หรือคดี")
    FOLLOW_UP = "follow_up", _("การติดตามผู้กระทำผิด")
    REFERRAL = "referral", _("การส่งหน่วยงานภายนอก")


class Sender(models.TextChoices):
    REPORTER = "reporter", _("ผู้แจ้ง")
    OFFICER = "officer", _("เจ้าหน้าที่")
    HOUSE = "house", _("ระบบ")


class Head(Struct, frozen=True, kw_only=True):
    """What the list shows: never changed after filing."""

    title: str
    matter: str
    accused: list[int] = []  # users: who comes back in another part stays accused
    executive: bool = False  # the mayor or the clerk is accused: it goes outside
    named: bool = False  # an identity was given


class Content(Struct, frozen=True, kw_only=True):
    """The report as it was written."""

    what: str
    when: str = ""
    where: str = ""
    who: str = ""
    known: str = ""
    known_more: str = ""


class Filed(Struct, frozen=True, kw_only=True):
    """The content with the nonce of its digest."""

    content: Content
    nonce: bytes
    accused_names: list[str] = []


class Message(Struct, frozen=True, kw_only=True):
    """One message. `seq` counts from 1 within the report; `files` are names of rows."""

    seq: int
    sender: str
    text: str
    files: list[str] = []
    once: str = ""  # of the form that brought it: a form that is sent twice is written once
    by: str = ""  # the officer, as the other officers see it; the reporter is told only "officer"


class Note(Struct, frozen=True, kw_only=True):
    """One note of the case."""

    seq: int
    kind: str
    text: str
    by: str
    state: str = ""  # the state that began with it
    held_on: str = ""  # the day of what is told, ISO


class Standing(Struct, frozen=True, kw_only=True):
    """How the case stands."""

    state: str = State.RECEIVED.value
    answered_on: str = ""
    referred_on: str = ""


class Latest(Struct, frozen=True, kw_only=True):
    """Who spoke last, under the talk key: the list shows where a reporter waits."""

    sender: str = Sender.REPORTER.value
    seq: int = 0


class About(Struct, frozen=True, kw_only=True):
    """A file's own name, kind ("pdf", "jpeg" ...), size and SHA-256."""

    name: str
    kind: str
    size: int
    digest: str
    sender: str = Sender.REPORTER.value


class Identity(Struct, frozen=True, kw_only=True):
    """Who reported, where they said so."""

    name: str
    contact: str = ""


Value = TypeVar("Value", bound=Struct)


def place(report: uuid.UUID, part: str, row: uuid.UUID | None = None) -> str:
    """Where an envelope belongs: "5f…/message/8c…"."""
    return f"{report.hex}/{part}" + (f"/{row.hex}" if row else "")


def sealed(value: Struct, key: bytes, at: str, classes: tuple[int, ...] = sealing.TEXTS) -> bytes:
    """The value in an envelope."""
    return sealing.seal_envelope(msgspec.json.encode(value), key, place=at, classes=classes)


def opened(envelope: bytes, key: bytes, at: str, kind: type[Value]) -> Value:
    """The value of an envelope. Raises Unopened."""
    try:
        return msgspec.json.decode(sealing.open_envelope(envelope, key, place=at), type=kind)
    except msgspec.DecodeError as error:
        raise sealing.Unopened from error


def as_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def told_content(content: Content, accused: list[str]) -> str:
    """The text that the digest of a proof is of: what was written, in one fixed spelling."""
    return msgspec.json.encode({"content": content, "accused": accused}).decode()
