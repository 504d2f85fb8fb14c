"""Internal audit: what weighs, what may be audited, the plan, each audit, and what it found."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.inspection.models.control import STANDS, day, person, words
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

MOST_YEARS = 5


class AuditFactor(Entry):
    """A risk factor of a fiscal year with its weight. Personal data: none."""

    class Dimension(models.TextChoices):
        STRATEGY = "s", _("กลยุทธ์ (S)")
        OPERATION = "o", _("การดำเนินงาน (O)")
        FINANCE = "f", _("การเงิน (F)")
        COMPLIANCE = "c", _("กฎหมายและระเบียบ (C)")
        KNOWLEDGE = "k", _("การบริหารความรู้ (K)")

    dimension = models.CharField(_("ด้าน"), max_length=1, choices=Dimension)
    name = models.CharField(_("ปัจจัยเสี่ยง"), max_length=200)
    weight = models.PositiveSmallIntegerField(_("น้ำหนัก"), validators=[MinValueValidator(1), MaxValueValidator(100)])

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(weight__gte=1, weight__lte=100), name="audit_factor_weighs_something"),
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "name"], condition=STANDS, name="audit_factor_once_a_year",
                violation_error_message=_("ปีนี้มีปัจจัยเสี่ยงชื่อนี้แล้ว"),
            ),
        ]  # fmt: skip

    @property
    def described(self) -> str:
        return f"{self} {self.name}"


class Auditable(Entry):
    """A unit, activity or project that may be audited, with the risk that its scores say. Personal data: none."""

    class Level(models.TextChoices):
        HIGH = "high", _("สูง")
        MEDIUM = "medium", _("ปานกลาง")
        LOW = "low", _("ต่ำ")

    name = models.CharField(_("เรื่องที่ตรวจสอบได้"), max_length=300)
    audited_unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("หน่วยรับตรวจ")
    )
    why = models.CharField(_("สาระหรือความสำคัญ"), max_length=400, blank=True)
    last_audited = models.PositiveIntegerField(
        _("ตรวจล่าสุดปีงบประมาณ"), null=True, blank=True, validators=[MinValueValidator(2500), MaxValueValidator(2700)]
    )
    score = models.DecimalField(_("คะแนนความเสี่ยง"), max_digits=4, decimal_places=2, null=True, blank=True)
    level = models.CharField(_("ระดับความเสี่ยง"), max_length=8, choices=Level, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(score__isnull=True, level="")
                | (Q(score__isnull=False, score__gte=1, score__lte=3) & ~Q(level="")),
                name="auditable_scored_from_one_to_three",
            ),
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "name"], condition=STANDS, name="auditable_once_a_year",
                violation_error_message=_("ปีนี้มีเรื่องชื่อนี้แล้ว"),
            ),
        ]  # fmt: skip

    @property
    def described(self) -> str:
        return self.name

    @property
    def known_by(self) -> tuple[str, ...]:
        return (self.name,)


class RiskScore(models.Model):
    """How risky a thing is by one factor, from 1 to 3. Personal data: none."""

    auditable = models.ForeignKey(Auditable, models.PROTECT, related_name="scores")
    factor = models.ForeignKey(AuditFactor, models.PROTECT, related_name="scores")
    score = models.PositiveSmallIntegerField(_("คะแนน"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["auditable", "factor"], name="risk_score_once_by_a_factor"),
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=3), name="risk_score_from_one_to_three"),
        ]

    def __str__(self) -> str:
        return f"{self.factor_id}: {self.score}"


class AuditPlan(Entry):
    """The audit plan of a fiscal year, with the long-term plan behind it, drawn from the risk of what may be audited.

    Personal data: responsible, approved_by (on duty).
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("กำลังจัดทำ")
        SUBMITTED = "submitted", _("เสนออนุมัติ")
        APPROVED = "approved", _("อนุมัติแล้ว")

    title = models.CharField(_("ชื่อแผน"), max_length=200)
    years = models.PositiveSmallIntegerField(
        _("แผนระยะยาวกี่ปี"), default=3, validators=[MinValueValidator(1), MaxValueValidator(MOST_YEARS)]
    )
    responsible = models.CharField(_("ผู้รับผิดชอบ"), max_length=200)
    independence = models.TextField(_("ความเป็นอิสระของผู้ตรวจสอบภายใน"), max_length=2_000)
    scope = models.TextField(_("วัตถุประสงค์และขอบเขต"), max_length=4_000)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    approved_on = day(_("วันที่อนุมัติ"))
    approved_by = person(_("ผู้อนุมัติ"))
    approved_as = models.CharField(_("ตำแหน่งผู้อนุมัติ"), max_length=200, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(years__gte=1, years__lte=MOST_YEARS), name="audit_plan_of_some_years"),
            models.CheckConstraint(
                condition=(~Q(state="approved") & Q(approved_by__isnull=True, approved_on__isnull=True))
                | Q(state="approved", approved_by__isnull=False, approved_on__isnull=False),
                name="audit_plan_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("recorded_by")),
                name="audit_plan_author_never_approves",
            ),
        ]  # fmt: skip

    @property
    def described(self) -> str:
        return self.title


class Audit(Entry):
    """One audit: planned, running, reported, published; or left, with its reason. Without a plan it was ordered.

    Personal data: auditor (on duty).
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("อยู่ในแผน")
        RUNNING = "running", _("กำลังตรวจ")
        REPORTED = "reported", _("รายงานผลแล้ว")
        PUBLISHED = "published", _("เผยแพร่รายงานแล้ว")
        LEFT = "left", _("ไม่ได้ตรวจ")

    class About(models.TextChoices):
        MONEY = "money", _("การเงิน บัญชี และงบประมาณ")
        SUPPLIES = "supplies", _("พัสดุและทรัพย์สิน")
        COMPLIANCE = "compliance", _("การปฏิบัติตามกฎหมายและระเบียบ")
        OPERATION = "operation", _("การดำเนินงานและความคุ้มค่า")
        INFORMATION = "information", _("ความถูกต้องของข้อมูลและระบบสารสนเทศ")

    auditable = models.ForeignKey(
        Auditable, models.PROTECT, related_name="audits", verbose_name=_("เรื่องที่ตรวจสอบ")
    )  # fmt: skip
    subject = models.CharField(_("ชื่อเรื่องขณะนั้น"), max_length=300, blank=True)
    plan = models.ForeignKey(
        AuditPlan, models.PROTECT, null=True, blank=True, related_name="audits", verbose_name=_("แผนการตรวจสอบ")
    )
    about = models.CharField(_("ด้านที่ตรวจ"), max_length=12, choices=About, default=About.COMPLIANCE)
    quarter = models.PositiveSmallIntegerField(
        _("ไตรมาสที่ตรวจ"), validators=[MinValueValidator(1), MaxValueValidator(4)], default=1
    )
    days = models.PositiveSmallIntegerField(_("จำนวนคนวัน"), validators=[MinValueValidator(1)], default=10)
    auditor = models.CharField(_("ผู้ตรวจสอบ"), max_length=200)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.PLANNED)
    began_on = day(_("วันที่เริ่มตรวจ"))
    reported_on = day(_("วันที่รายงานผล"))
    summary = words(_("สรุปผลการตรวจสอบ"))
    published_on = day(_("วันที่เผยแพร่"))
    channels = models.TextField(_("ช่องทางที่เผยแพร่"), blank=True, max_length=2_000)
    left_reason = models.CharField(_("เหตุที่ไม่ได้ตรวจ"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="audit_in_a_quarter"),
            models.CheckConstraint(
                condition=~Q(state__in=["reported", "published"])
                | Q(began_on__isnull=False, reported_on__isnull=False, reported_on__gte=F("began_on")),
                name="audit_reported_after_it_began",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False, published_on__gte=F("reported_on")),
                name="audit_published_after_it_is_reported",
            ),
            models.CheckConstraint(condition=~Q(state="left") | ~Q(left_reason=""), name="audit_left_for_a_reason"),
            models.UniqueConstraint(
                fields=["auditable", "plan"], condition=STANDS, name="audit_once_in_a_plan",
                violation_error_message=_("เรื่องนี้อยู่ในแผนแล้ว"),
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand; its subject keeps the name that it had."""
        if self.auditable_id and not self.subject:
            self.subject = self.auditable.name
        if self.reported_on and self.began_on and self.reported_on < self.began_on:
            raise ValidationError({"reported_on": gettext("วันที่รายงานผลต้องไม่ก่อนวันที่เริ่มตรวจ")})
        if self.published_on and self.reported_on and self.published_on < self.reported_on:
            raise ValidationError({"published_on": gettext("วันที่เผยแพร่ต้องไม่ก่อนวันที่รายงานผล")})

    @property
    def described(self) -> str:
        return f"{self} {self.subject}"


class Finding(Entry):
    """What an audit found: condition, criteria, cause, effect, advice; the audited unit's answer; what was done.

    Personal data: answered_by, closed_by (on duty).
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่างข้อตรวจพบ")
        SENT = "sent", _("ส่งหน่วยรับตรวจแล้ว รอคำชี้แจง")
        ANSWERED = "answered", _("ชี้แจงแล้ว อยู่ระหว่างแก้ไข")
        CLOSED = "closed", _("แก้ไขแล้ว")

    audit = models.ForeignKey(Audit, models.PROTECT, related_name="findings", verbose_name=_("การตรวจสอบ"))
    title = models.CharField(_("ประเด็นที่ตรวจพบ"), max_length=300)
    condition = models.TextField(_("สภาพการณ์"), max_length=4_000)
    criteria = models.TextField(_("เกณฑ์"), max_length=4_000)
    cause = models.TextField(_("สาเหตุ"), max_length=4_000)
    effect = models.TextField(_("ผลกระทบ"), max_length=4_000)
    advice = models.TextField(_("ข้อเสนอแนะ"), max_length=4_000)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    sent_on = day(_("วันที่ส่งหน่วยรับตรวจ"))
    answer = words(_("คำชี้แจงของหน่วยรับตรวจ"))
    answered_on = day(_("วันที่ชี้แจง"))
    answered_by = person(_("ผู้ชี้แจง"))
    act_by = day(_("จะแก้ไขให้เสร็จภายใน"))
    followed_on = day(_("วันที่ติดตามล่าสุด"))
    follow_note = words(_("ผลการติดตามล่าสุด"))
    closed_on = day(_("วันที่แก้ไขแล้ว"))
    closed_by = person(_("ผู้ตรวจสอบที่ยืนยัน"))

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(state="draft") | Q(sent_on__isnull=False), name="finding_sent_on_a_day"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "sent"], answered_by__isnull=True)
                | Q(state__in=["answered", "closed"], answered_by__isnull=False, answered_on__isnull=False,
                    act_by__isnull=False),
                name="finding_answered_by_someone",
            ),
            models.CheckConstraint(
                condition=(~Q(state="closed") & Q(closed_by__isnull=True))
                | Q(state="closed", closed_by__isnull=False, closed_on__isnull=False),
                name="finding_closed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("recorded_by")),
                name="finding_finder_never_answers",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | ~Q(closed_by=F("answered_by")),
                name="finding_answerer_never_closes",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """The audited unit is whose answer it is."""
        if self.audit_id:
            self.unit = self.audit.auditable.audited_unit

    @property
    def described(self) -> str:
        return f"{self} {self.title}"
