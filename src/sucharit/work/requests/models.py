"""EService (what is asked for online), Request (one that was asked), who asked, what they answered and sent."""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_code() -> str:
    """For the address of an e-service: eight letters that nobody mistakes."""
    return "".join(secrets.choice(_LETTERS) for _one in range(8))


class EService(models.Model):
    """A service of the catalogue that may be asked for online. `series` is its manual, whose time is the term; `form`
    are the questions, built like those of a survey. `evaluation`: the series of the survey that citizens are invited to
    when it is done; nothing leads from a request to an answer. No personal data."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="e_services")
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, related_name="+", verbose_name=_("หน่วยงาน"))
    code = models.CharField(max_length=12, default=new_code, editable=False)
    series = models.UUIDField(_("คู่มือบริการ"))
    title = models.CharField(_("ชื่อบริการ"), max_length=200)
    intro = models.TextField(_("คำแนะนำก่อนกรอก"), blank=True)
    form = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="+", verbose_name=_("แบบคำขอ"))
    evaluation = models.UUIDField(
        _("แบบประเมินหลังรับบริการ"), null=True, blank=True, help_text=_("ผู้รับบริการเห็นลิงก์เมื่อเสร็จ คำตอบไม่ผูกกับคำขอ")
    )
    takes_files = models.BooleanField(_("แนบไฟล์ได้"), default=True)
    open = models.BooleanField(_("เปิดรับคำขอ"), default=False)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "code"], name="e_service_code_once"),
            models.UniqueConstraint(fields=["organization", "series"], name="e_service_of_a_manual_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Request(Entry):
    """A request. What comes online has nobody of the office who recorded it. `due_on` is the last day of the term that
    the catalogue promised on the day it came; while an officer waits for the citizen it stands still.

    Of the receipt's secret only a slow digest is kept. Personal data: result may speak of the citizen; who asked stands
    in a table of its own. officer, finished_by: officers at work.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("รับคำขอแล้ว")
        WORKING = "working", _("กำลังดำเนินการ")
        WAITING = "waiting", _("รอข้อมูลจากผู้ขอ")
        DONE = "done", _("เสร็จสิ้น")
        REFUSED = "refused", _("ไม่อนุญาต พร้อมเหตุผล")
        CANCELLED = "cancelled", _("ผู้ขอยกเลิก")

    class Door(models.TextChoices):
        WEB = "web", _("ออนไลน์")
        COUNTER = "counter", _("ที่สำนักงาน")

    OPEN = (State.RECEIVED, State.WORKING, State.WAITING)

    service = models.ForeignKey(EService, models.PROTECT, related_name="requests", verbose_name=_("บริการ"))
    door = models.CharField(_("ช่องทาง"), max_length=7, choices=Door, default=Door.COUNTER)
    received_on = models.DateField(_("วันที่รับคำขอ"))
    state = models.CharField(_("สถานะ"), max_length=9, choices=State, default=State.RECEIVED)
    days = models.PositiveSmallIntegerField(_("กำหนด (วันทำการ)"), default=0)
    due_on = models.DateField(_("ครบกำหนด"), null=True, blank=True)
    waiting_since = models.DateField(_("รอผู้ขอตั้งแต่"), null=True, blank=True)
    finished_on = models.DateField(_("เสร็จเมื่อ"), null=True, blank=True)
    finished_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ตอบ")
    )
    officer = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้รับผิดชอบ")
    )
    result = models.TextField(_("ผลหรือเหตุผล"), blank=True)
    token = models.CharField(_("เครื่องหมายของแบบที่ส่ง"), max_length=64, null=True, blank=True)
    secret_salt = models.CharField(_("เกลือของรหัสติดตาม"), max_length=32, blank=True)
    secret_digest = models.CharField(_("ลายนิ้วมือของรหัสติดตาม"), max_length=64, blank=True)
    recorded_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")  # type: ignore[assignment]

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(fields=["organization", "token"], name="request_sent_once"),
            models.CheckConstraint(
                condition=Q(state__in=("done", "refused"), finished_on__isnull=False, finished_by__isnull=False)
                & ~Q(result="")
                | Q(state="cancelled", finished_on__isnull=False)
                | Q(state__in=("received", "working", "waiting"), finished_on=None),
                name="request_finished_with_a_result",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", waiting_since__isnull=False)
                | (~Q(state="waiting") & Q(waiting_since=None)),
                name="request_waits_since_a_day",
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) | Q(finished_on__gte=F("received_on")), name="request_ends_after_it_came"
            ),
            models.CheckConstraint(
                condition=Q(door="counter", recorded_by__isnull=False) | Q(door="web"),
                name="request_written_by_someone",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["organization", "state", "due_on"], name="request_by_term")]

    @property
    def running(self) -> bool:
        return self.state in self.OPEN and not self.withdrawn


class Applicant(models.Model):
    """Who asked: read by the officers of the service's unit alone.

    Personal data: everything (identification and contact), given to be answered; kept with the request, emptied when
    its time of keeping ends.
    """

    request = models.OneToOneField(Request, models.PROTECT, related_name="applicant")
    name = models.CharField(_("ชื่อ-นามสกุล"), max_length=160)
    telephone = models.CharField(_("โทรศัพท์"), max_length=40, blank=True)
    email = models.EmailField(_("อีเมล"), blank=True)
    address = models.CharField(_("ที่อยู่"), max_length=400, blank=True)

    def __str__(self) -> str:
        return "applicant"  # a log that prints a row tells nobody's name


class Answer(models.Model):
    """What was asked on that day and what was answered, in words: a later change of the form changes neither.

    Personal data: the text perhaps; kept with the request.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="answers")
    place = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=400)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["request", "place"], name="request_answer_place_once")]

    def __str__(self) -> str:
        return self.question


class Message(models.Model):
    """What happened and what was said, in order. `shown`: the citizen reads it too. Personal data: text perhaps; by."""

    class Kind(models.TextChoices):
        FILED = "filed", _("รับคำขอ")
        STATE = "state", _("เปลี่ยนสถานะ")
        OUT = "out", _("ข้อความถึงผู้ขอ")
        IN = "in", _("ข้อความจากผู้ขอ")
        NOTE = "note", _("บันทึกภายใน")

    request = models.ForeignKey(Request, models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=5, choices=Kind)
    text = models.TextField(blank=True)
    shown = models.BooleanField(default=False)
    token = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request", "token"], condition=~Q(token=""), name="request_message_once")
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind}"


class Attachment(models.Model):
    """A file of a request, cleaned before it was kept. Personal data: the content perhaps; kept with the request."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="attachments")
    message = models.ForeignKey(Message, models.PROTECT, related_name="attachments")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(_("ชื่อไฟล์"), max_length=200)
    shown = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
