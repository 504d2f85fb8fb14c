"""InfoRequest (a request under the Official Information Act) and Clock (within how many days the office answers)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.information.models.came import Channel
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

MOST_DAYS = 180


class Clock(models.Model):
    """Within how many days requests are answered, and by which rule: the office says it; where it has not, the default
    is ours and its basis says so. `appeal`: how its letters tell of the right to appeal. `unit` and `place`: who
    keeps the centre and where; `box`: anyone may put a suggestion in on the web. No personal data."""

    organization = models.OneToOneField("organizations.Organization", models.PROTECT, related_name="information_clock")
    days = models.PositiveSmallIntegerField(
        _("ตอบภายใน (วัน)"), default=15, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
    )
    working = models.BooleanField(_("นับเฉพาะวันทำการ"), default=False)
    basis = models.CharField(_("ตามระเบียบหรือประกาศใด"), max_length=200)
    appeal = models.CharField(_("ข้อความแจ้งสิทธิอุทธรณ์ในหนังสือ"), max_length=300, blank=True)
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("หน่วยงานที่ดูแลศูนย์ข้อมูลข่าวสาร"),
    )  # fmt: skip
    place = models.CharField(_("สถานที่ เวลา โทรศัพท์ และผู้รับผิดชอบ"), max_length=300, blank=True)
    box = models.BooleanField(_("เปิดกล่องรับข้อเสนอแนะทางเว็บ"), default=False)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=MOST_DAYS), name="information_clock"),
            models.CheckConstraint(condition=Q(box=False) | Q(unit__isnull=False), name="information_box_has_a_unit"),
        ]

    def __str__(self) -> str:
        return str(self.days)


class InfoRequest(Entry):
    """A request to see or copy official information: answered, referred, or refused with its ground, its reason and
    word of the right to appeal.

    Personal data: requester and contact (identification and contact), subject and answer perhaps; read by the keepers
    of the register's unit, never public, kept as the register says.
    """

    class State(models.TextChoices):
        RECEIVED = "received", _("รับคำขอแล้ว")
        ANSWERED = "answered", _("เปิดเผยหรือให้ข้อมูลแล้ว")
        PARTLY = "partly", _("เปิดเผยบางส่วน")
        REFUSED = "refused", _("ไม่เปิดเผย พร้อมเหตุผล")
        REFERRED = "referred", _("แนะนำไปหน่วยงานที่มีข้อมูล")
        CALLED_OFF = "off", _("ผู้ขอยุติคำขอ")

    class Section(models.TextChoices):
        S7 = "7", _("มาตรา 7 ข้อมูลที่ลงราชกิจจานุเบกษา")
        S9 = "9", _("มาตรา 9 ข้อมูลที่จัดให้ตรวจดู")
        S11 = "11", _("มาตรา 11 ข้อมูลที่ขอเป็นการเฉพาะราย")
        S25 = "25", _("มาตรา 25 ข้อมูลส่วนบุคคลของตนเอง")

    class Ground(models.TextChoices):
        S14 = "14", _("มาตรา 14 กระทบต่อสถาบันพระมหากษัตริย์")
        SECURITY = "15-1", _("มาตรา 15 (1) ความมั่นคง หรือความสัมพันธ์ระหว่างประเทศ")
        ENFORCING = "15-2", _("มาตรา 15 (2) การบังคับใช้กฎหมายเสื่อมประสิทธิภาพ")
        OPINION = "15-3", _("มาตรา 15 (3) ความเห็นหรือคำแนะนำภายในหน่วยงาน")
        DANGER = "15-4", _("มาตรา 15 (4) อันตรายต่อชีวิตหรือความปลอดภัย")
        PRIVACY = "15-5", _("มาตรา 15 (5) รายงานการแพทย์หรือข้อมูลส่วนบุคคล")
        SECRET = "15-6", _("มาตรา 15 (6) มีกฎหมายคุ้มครองมิให้เปิดเผย")
        ABSENT = "none", _("ไม่มีข้อมูลในความครอบครอง")

    received_on = models.DateField(_("วันที่รับคำขอ"))
    subject = models.CharField(_("ข้อมูลที่ขอ"), max_length=300)
    section = models.CharField(_("ตามมาตรา"), max_length=2, choices=Section, default=Section.S11)
    channel = models.CharField(_("ช่องทาง"), max_length=8, choices=Channel, default=Channel.PERSON)
    requester = models.CharField(_("ผู้ขอ"), max_length=160, blank=True)
    contact = models.CharField(_("ที่ติดต่อผู้ขอ"), max_length=300, blank=True)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.RECEIVED)
    due_on = models.DateField(_("ครบกำหนด"), null=True, blank=True)
    extended = models.PositiveSmallIntegerField(_("ขยายเวลา (วัน)"), default=0)
    extended_because = models.CharField(_("เหตุที่ขยายเวลา"), max_length=300, blank=True)
    answered_on = models.DateField(_("แจ้งผลเมื่อ"), null=True, blank=True)
    answer = models.TextField(_("คำตอบหรือเหตุผล"), blank=True)
    ground = models.CharField(_("เหตุที่ไม่เปิดเผย"), max_length=5, choices=Ground, blank=True)
    appeal_told = models.BooleanField(_("แจ้งสิทธิอุทธรณ์แล้ว"), default=False)
    answered_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้แจ้งผล")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="received", answered_on=None)
                | ~Q(state="received") & Q(
                    answered_on__isnull=False, answered_on__gte=F("received_on"), answered_by__isnull=False
                )
                & ~Q(answer=""),
                name="info_request_answered_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("refused", "partly")) | ~Q(ground="") & Q(appeal_told=True),
                name="info_request_refused_with_ground_and_appeal",
            ),
            models.CheckConstraint(
                condition=Q(extended=0, extended_because="") | Q(extended__gt=0) & ~Q(extended_because=""),
                name="info_request_extended_with_a_reason",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """An answer comes after its request."""
        if self.answered_on and self.answered_on < self.received_on:
            raise ValidationError({"received_on": gettext("วันที่รับคำขอต้องไม่หลังวันที่แจ้งผล")})
