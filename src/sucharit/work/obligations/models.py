"""Rule (what recurs), Obligation (what is due on a day), and what an office says of its days."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.fiscal import Cadence

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))
MOST_TERM = 3660


class Rule(models.Model):
    """Why something is due again and again. A proposal becomes a rule when the plan officer accepts it.

    `reference` is the place that it was read from ("step:<key of the item>:monthly", "office:report-6", "clock:...");
    it keeps a second reading from proposing it twice. `days` counts from the end of the period, or from the event where
    `cadence` is EVENT; `working` None is the office's own way of counting. `unsure`: the words may mean something else.
    Personal data: person (who does it), decided_by; kept with the year's papers (ten years).
    """

    class Often(models.TextChoices):
        ONCE = Cadence.ONCE.value, _("ครั้งเดียว เมื่อสิ้นปีงบประมาณ")
        WEEKLY = Cadence.WEEKLY.value, _("ทุกสัปดาห์")
        MONTHLY = Cadence.MONTHLY.value, _("ทุกเดือน")
        QUARTERLY = Cadence.QUARTERLY.value, _("ทุกไตรมาส")
        ROUNDS = Cadence.ROUNDS.value, _("รอบ 6 และ 12 เดือน")
        ROUNDS_WITH_NINE = Cadence.ROUNDS_WITH_NINE.value, _("รอบ 6, 9 และ 12 เดือน")
        HALF_YEARLY = Cadence.HALF_YEARLY.value, _("ทุก 6 เดือน")
        YEARLY = Cadence.YEARLY.value, _("ทุกปีงบประมาณ")
        OWN_QUARTERS = "own_quarters", _("ไตรมาสที่โครงการดำเนินการ")
        EVENT = "event", _("นับจากวันที่เกิดเหตุ")

    class Each(models.TextChoices):
        """One for the whole office where it is empty."""

        UNIT = "unit", _("หน่วยงานที่มีโครงการในปีนั้น")
        INITIATIVE = "initiative", _("โครงการของปีนั้น")

    class Source(models.TextChoices):
        STEP = "step", _("วิธีดำเนินการของโครงการ")
        OFFICE = "office", _("วงรอบของแผน")
        CLOCK = "clock", _("ระยะเวลาตามกฎหมายหรือระเบียบ")
        OWN = "own", _("หน่วยงานกำหนดเอง")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("รอพิจารณา")
        ACTIVE = "active", _("ใช้อยู่")
        DECLINED = "declined", _("ไม่ใช้")
        ENDED = "ended", _("เลิกใช้แล้ว")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="obligation_rules")
    title = models.CharField(_("งานที่ต้องทำ"), max_length=300)
    cadence = models.CharField(_("ความถี่"), max_length=20, choices=Often)
    days = models.PositiveIntegerField(_("จำนวนวัน"), default=0, validators=[MaxValueValidator(MOST_TERM)])
    working = models.BooleanField(_("นับเฉพาะวันทำการ"), null=True, blank=True)
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    initiative_key = models.UUIDField(null=True, blank=True, db_index=True)
    each = models.CharField(_("ทำทุก"), max_length=10, choices=Each, blank=True)
    source = models.CharField(_("ที่มา"), max_length=8, choices=Source)
    reference = models.CharField(max_length=120)
    source_text = models.TextField(_("ข้อความที่มา"), blank=True)
    unsure = models.BooleanField(default=False)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.PROPOSED)
    reason = models.CharField(_("เหตุผล"), max_length=300, blank=True)
    edition = models.PositiveIntegerField(default=1)
    decided_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "reference"], name="rule_read_once"),
            models.CheckConstraint(condition=Q(title__gt=""), name="rule_says_what"),
            models.CheckConstraint(condition=Q(days__lte=MOST_TERM), name="rule_days_are_a_term"),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "ended"]) | Q(reason__gt=""), name="rule_put_aside_says_why"
            ),
        ]
        indexes = [models.Index(fields=["organization", "state"], name="rule_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def active(self) -> bool:
        return self.state == self.State.ACTIVE


class Obligation(models.Model):
    """Something due on a day. `occurrence` names the period or event within the rule, so that it is made only once.

    `starts_on` is when it can be begun. CANCELLED is what a changed rule no longer asks; it comes back with the rule.
    Personal data: assignee (who does it), done_by; kept with the year's papers (ten years).
    """

    class State(models.TextChoices):
        OPEN = "open", _("ยังไม่ทำ")
        DONE = "done", _("ทำแล้ว")
        NOT_APPLICABLE = "not_applicable", _("ไม่ต้องทำ")
        CANCELLED = "cancelled", _("ยกเลิกตามกำหนดใหม่")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="obligations")
    rule = models.ForeignKey(Rule, models.PROTECT, related_name="obligations")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    occurrence = models.CharField(max_length=80)
    initiative_key = models.UUIDField(null=True, blank=True, db_index=True)
    title = models.CharField(_("งานที่ต้องทำ"), max_length=300)
    starts_on = models.DateField(_("เริ่มทำได้ตั้งแต่"))
    due_on = models.DateField(_("กำหนดเสร็จ"))
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="obligations")
    assignee = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="obligations")
    state = models.CharField(_("สถานะ"), max_length=16, choices=State, default=State.OPEN)
    done_on = models.DateField(_("ทำเมื่อ"), null=True, blank=True)
    done_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    note = models.TextField(_("บันทึก"), blank=True)
    reason = models.CharField(_("เหตุผล"), max_length=400, blank=True)
    edition = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "fiscal_year", "occurrence"], name="obligation_once"),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False, done_by__isnull=False)
                | (~Q(state="done") & Q(done_on__isnull=True, done_by__isnull=True)),
                name="obligation_done_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_applicable") | Q(reason__gt=""), name="obligation_left_says_why"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=models.F("starts_on")), name="obligation_ends_after_it_begins"
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "fiscal_year", "due_on"], name="obligation_by_year"),
            models.Index(fields=["state", "due_on"], name="obligation_by_day"),
        ]

    def __str__(self) -> str:
        return self.title


class Reminder(models.Model):
    """That people were reminded: each kind once for each due day."""

    class Kind(models.TextChoices):
        WEEK = "week", _("ก่อนครบกำหนด 7 วัน")
        DAY = "day", _("ก่อนครบกำหนด 1 วัน")
        OVERDUE = "overdue", _("เลยกำหนด")

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=8, choices=Kind)
    due_on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["obligation", "kind", "due_on"], name="reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.kind}"


class Counting(models.Model):
    """How an office counts: working days where a rule does not say; whether a day off moves to the next working day."""

    organization = models.OneToOneField("organizations.Organization", models.PROTECT, related_name="counting")
    working = models.BooleanField(_("ที่ไม่ได้ระบุไว้ ให้นับเฉพาะวันทำการ"), default=False)
    moves = models.BooleanField(_("ครบกำหนดในวันหยุด ให้เลื่อนไปวันทำการถัดไป"), default=True)

    def __str__(self) -> str:
        return str(self.organization)


class OfficeDay(models.Model):
    """A day that this office keeps otherwise than the calendar of the country: a holiday of its own, or (`off` False) a
    listed holiday on which it works. Personal data: by; kept as long as the calendar."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="office_days")
    date = models.DateField(_("วันที่"))
    title = models.CharField(_("ชื่อวัน"), max_length=120)
    off = models.BooleanField(_("หยุดราชการ"), default=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["date"]
        constraints = [models.UniqueConstraint(fields=["organization", "date"], name="office_day_once")]

    def __str__(self) -> str:
        return self.title


class Feed(models.Model):
    """A person's calendar address. Only the digest of its token is kept: who reads the database cannot read calendars.

    Personal data: user; revoked addresses are kept a year, so that the record can be understood.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    user = models.ForeignKey("people.User", models.PROTECT, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"], condition=Q(revoked_at__isnull=True), name="feed_once_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}"
