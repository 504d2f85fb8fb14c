"""The centre with its rules, the lists that it edits, its counter, and numbers of the years before."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
MOST_DAYS = 365


class Centre(models.Model):
    """The complaint centre of an organization and its rules. Where there is no row, its public door is closed.

    What plans leave open is a setting here, never invented: from which event the term counts, working or calendar days,
    how long identities are kept (`identity_days` 0: not decided, nothing goes).
    """

    class Start(models.TextChoices):
        RECEIVED = "received", _("วันที่รับเรื่อง")
        COMPLETE = "complete", _("วันที่ได้ข้อมูลหรือเอกสารครบ")
        REACHED = "reached", _("วันที่เรื่องถึงหน่วยงานผู้รับผิดชอบ")

    organization = models.OneToOneField("organizations.Organization", models.PROTECT, related_name="complaint_centre")
    name = models.CharField(_("ชื่อศูนย์"), max_length=160)
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(_("สถานที่และเวลาทำการ"), max_length=300, blank=True)
    contact = models.CharField(_("โทรศัพท์และช่องทางติดต่อ"), max_length=300, blank=True)
    start = models.CharField(_("เริ่มนับเวลาจาก"), max_length=10, choices=Start, default=Start.RECEIVED)
    days = models.PositiveIntegerField(
        _("กำหนดแล้วเสร็จ (วัน)"), default=15, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
    )
    working = models.BooleanField(_("นับเฉพาะวันทำการ"), default=False)
    most_extension = models.PositiveIntegerField(
        _("ขยายเวลาได้ครั้งละไม่เกิน (วัน)"), default=15, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
    )
    remind_days = models.PositiveIntegerField(_("เตือนผู้รับผิดชอบก่อนครบกำหนด (วัน)"), default=5)
    clerk_days = models.PositiveIntegerField(_("แจ้งปลัดก่อนครบกำหนด (วัน)"), default=2)
    mayor_days = models.PositiveIntegerField(_("แจ้งนายกเมื่อเลยกำหนด (วัน)"), default=1)
    anonymous = models.BooleanField(_("รับเรื่องที่ไม่บอกชื่อ"), default=True)
    identity_days = models.PositiveIntegerField(
        _("เก็บข้อมูลผู้ร้องหลังเสร็จสิ้น (วัน)"), default=0, validators=[MaxValueValidator(36500)],
        help_text=_("0 คือยังไม่กำหนด ระบบจะไม่ลบข้อมูลผู้ร้องจนกว่าจะกำหนด"),
    )  # fmt: skip
    sms = models.CharField(_("ส่งข้อความ SMS"), max_length=20, default="off")
    manual_note = models.TextField(_("ข้อความเพิ่มเติมในคู่มือ"), blank=True)
    open = models.BooleanField(_("เปิดแบบฟอร์มให้ประชาชนยื่นเรื่องเอง"), default=True)
    edition = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=MOST_DAYS), name="centre_term_is_a_term"),
            models.CheckConstraint(condition=Q(name__gt=""), name="centre_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Listed(models.Model):
    """A line of a list that the office edits; what is no longer used stays for old complaints."""

    name = models.CharField(_("ชื่อ"), max_length=160)
    place = models.PositiveIntegerField(_("ลำดับ"), default=0)
    active = models.BooleanField(_("ยังใช้งาน"), default=True)

    class Meta:
        abstract = True
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.name


class Channel(Listed):
    """A way by which complaints come: web, counter, telephone, letter, LINE, council member, Damrongdhama centre.

    `key` "web" is the public form itself; other keys are empty, for nothing hangs on them.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="complaint_channels")
    key = models.CharField(max_length=20, blank=True)

    class Meta(Listed.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="complaint_channel_once")]


class Category(Listed):
    """What a complaint is about, as plans count it. `key` is the category of reference/complaints, "" an own one.

    `safe_door`: corruption, which citizens report through a separate safe door; the public form does not offer it.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="complaint_categories")
    key = models.CharField(max_length=20, blank=True)
    safe_door = models.BooleanField(_("เป็นเรื่องทุจริต ให้ใช้ช่องทางปลอดภัย"), default=False)

    class Meta(Listed.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="complaint_category_once")]


class ServiceArea(Listed):
    """The part of the office's services that a complaint is about (roads, health, education ...)."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="service_areas")

    class Meta(Listed.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["organization", "name"], name="service_area_once")]


class Counter(models.Model):
    """The last complaint number of a fiscal year; locked while the next is taken: none doubles, none is missing."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField(validators=YEAR)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organization", "fiscal_year"], name="complaint_counter_once")]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.fiscal_year}: {self.last}"


class PastCount(models.Model):
    """Numbers of a year before this system, entered with their source: the baseline of every "fewer than"."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="past_complaints")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    received = models.PositiveIntegerField(_("รับไว้"))
    finished = models.PositiveIntegerField(_("เสร็จสิ้น"))
    source = models.CharField(_("ที่มาของตัวเลข"), max_length=300)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-fiscal_year", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "category"], name="past_complaints_counted_once"
            ),
            models.CheckConstraint(condition=Q(finished__lte=F("received")), name="past_finished_were_received"),
            models.CheckConstraint(condition=Q(source__gt=""), name="past_count_has_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.fiscal_year} {self.category}: {self.received}"
