"""Visit (people who came) and Suggestion (what they said, and what was done with it)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Channel(models.TextChoices):
    """How people reach the centre."""

    PERSON = "person", _("มาด้วยตนเอง")
    PHONE = "phone", _("โทรศัพท์หรือ Call Center")
    ONLINE = "online", _("เว็บไซต์หรือสื่อสังคมออนไลน์")
    BOX = "box", _("กล่องรับความคิดเห็น")
    LETTER = "letter", _("หนังสือ")
    MEETING = "meeting", _("เวทีประชุมหรือศูนย์บริการร่วม")


class Visit(Entry):
    """People who used the centre for one thing on one day: a count, never names. Personal data: none."""

    class Purpose(models.TextChoices):
        READ = "read", _("ตรวจดูข้อมูลข่าวสารที่จัดไว้ (มาตรา 9)")
        ASK = "ask", _("สอบถามหรือขอคำแนะนำ")
        COPY = "copy", _("ขอสำเนา")
        NET = "net", _("ใช้อินเทอร์เน็ตบริการประชาชน")
        OTHER = "other", _("อื่น ๆ")

    visited_on = models.DateField(_("วันที่"))
    people = models.PositiveIntegerField(
        _("จำนวนคน"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )
    purpose = models.CharField(_("มาเพื่อ"), max_length=6, choices=Purpose, default=Purpose.READ)
    channel = models.CharField(_("ช่องทาง"), max_length=8, choices=Channel, default=Channel.PERSON)
    topic = models.CharField(_("เรื่องที่สนใจ"), max_length=200, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(people__gte=1, people__lte=10_000), name="visit_of_people"),
        ]


class Suggestion(Entry):
    """What somebody praised, blamed, proposed or asked, and what the office did with it. What came by the web has
    nobody of the office who recorded it; `token` names the form that was sent, so that a second press is one.

    Personal data: words may speak of people; only the centre and the unit read them, and statistics do not.
    """

    class Kind(models.TextChoices):
        PRAISE = "praise", _("ชมเชย")
        BLAME = "blame", _("ติเพื่อก่อ")
        IDEA = "idea", _("ข้อเสนอแนะ")
        QUESTION = "question", _("สอบถาม")

    class State(models.TextChoices):
        NEW = "new", _("รอพิจารณา")
        TREATED = "treated", _("พิจารณาแล้ว")

    given_on = models.DateField(_("วันที่"))
    kind = models.CharField(_("ชนิด"), max_length=8, choices=Kind, default=Kind.IDEA)
    channel = models.CharField(_("ช่องทาง"), max_length=8, choices=Channel, default=Channel.BOX)
    words = models.TextField(_("ข้อความ"))
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.NEW)
    treated_on = models.DateField(_("พิจารณาเมื่อ"), null=True, blank=True)
    treatment = models.TextField(_("ผลการพิจารณา"), blank=True)
    adopted = models.BooleanField(_("นำไปปรับปรุง"), default=False)
    token = models.CharField(_("เครื่องหมายของแบบที่ส่ง"), max_length=64, null=True, blank=True)
    recorded_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")  # type: ignore[assignment]

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="new", treated_on=None, treatment="", adopted=False)
                | Q(state="treated", treated_on__isnull=False, treated_on__gte=F("given_on")) & ~Q(treatment=""),
                name="suggestion_treated_with_words",
            ),
            models.UniqueConstraint(fields=["organization", "token"], name="suggestion_sent_once"),
            models.CheckConstraint(
                condition=Q(recorded_by__isnull=False) | Q(token__isnull=False), name="suggestion_written_by_someone"
            ),
        ]

    def clean(self) -> None:
        """What was treated was treated after it came."""
        if self.treated_on and self.treated_on < self.given_on:
            raise ValidationError({"given_on": gettext("วันที่ของข้อเสนอแนะต้องไม่หลังวันที่พิจารณา")})
