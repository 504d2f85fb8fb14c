"""KeepingOrder (kept longer), Hold (not this one), Destruction with its lines (what was asked, decided and done)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

MOST_YEARS = 100


class KeepingOrder(models.Model):
    """The office keeps a kind of rows longer than the declaration says, by an order that was signed. One stands at a
    time. Personal data: by, ended_by (on duty)."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    series = models.CharField(max_length=40)
    years = models.PositiveSmallIntegerField(
        _("เก็บไว้ (ปี)"), validators=[MinValueValidator(1), MaxValueValidator(MOST_YEARS)]
    )
    order_number = models.CharField(_("คำสั่งหรือบันทึกที่อนุมัติ เลขที่"), max_length=120)
    ordered_on = models.DateField(_("ลงวันที่"))
    reason = models.CharField(_("เหตุผล"), max_length=300)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "series"], condition=Q(ended_at__isnull=True), name="keeping_order_one_stands"
            ),
            models.CheckConstraint(condition=Q(years__gte=1, years__lte=MOST_YEARS), name="keeping_order_of_years"),
            models.CheckConstraint(condition=~Q(order_number="") & ~Q(reason=""), name="keeping_order_says_why"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, ended_reason="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_reason=""),
                name="keeping_order_ended_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.years}"


class Hold(models.Model):
    """One row is not destroyed though its time is over: a case, an inquiry, an appeal. Personal data: by, released_by
    (on duty); reasons are asked to name no one."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    series = models.CharField(max_length=40)
    entry = models.PositiveBigIntegerField()
    label = models.CharField(max_length=60)
    reason = models.CharField(_("เหตุที่ต้องเก็บต่อ"), max_length=300)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    released_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    released_at = models.DateTimeField(null=True)
    released_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "entry"], condition=Q(released_at__isnull=True), name="hold_once_on_an_entry"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="hold_says_why"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True, released_reason="")
                | Q(released_at__isnull=False, released_by__isnull=False) & ~Q(released_reason=""),
                name="hold_released_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.label}"


class Destruction(models.Model):
    """A list of what is asked to be destroyed; once decided, the certificate of what was. It names rows by number and
    counts what went, never a person of the rows. `salt` keeps the marks of its lines from telling anything; both go
    with the decision.

    Personal data: proposed_by, decided_by with their names and posts on that day (on duty); kept for ever, as every
    certificate.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("เสนอแล้ว รอพิจารณา")
        DONE = "done", _("ทำลายแล้ว")
        REFUSED = "refused", _("ไม่อนุมัติ")
        TAKEN_BACK = "taken_back", _("ผู้เสนอถอน")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    note = models.CharField(_("หมายเหตุ"), max_length=400, blank=True)
    salt = models.CharField(max_length=64, blank=True)
    proposed_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    proposed_name = models.CharField(max_length=160)
    proposed_as = models.CharField(max_length=200, blank=True)
    proposed_on = models.DateField()
    decided_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    decided_name = models.CharField(max_length=160, blank=True)
    decided_as = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True)
    decided_note = models.CharField(max_length=400, blank=True)
    entries = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    versions = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)  # of the record
    recorded = models.PositiveBigIntegerField(null=True)  # the number of its entry in the record
    digest = models.CharField(max_length=64, blank=True)  # and that entry's digest

    class Meta:
        ordering = ["-fiscal_year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year", "number"], name="destruction_numbered_once"),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by__isnull=True, decided_on__isnull=True) & ~Q(salt="")
                | ~Q(state="proposed") & Q(decided_by__isnull=False, decided_on__isnull=False, salt=""),
                name="destruction_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("done", "refused")) | ~Q(decided_by=F("proposed_by")),
                name="destruction_preparer_is_not_decider",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(entries__gt=0, recorded__isnull=False) & ~Q(digest=""),
                name="destruction_done_is_recorded",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}/{self.fiscal_year}"

    @property
    def waits(self) -> bool:
        return self.state == self.State.PROPOSED

    @property
    def done(self) -> bool:
        return self.state == self.State.DONE


class DestructionLine(models.Model):
    """A row on the list, by its number. `mark` is what would go as it stood when the list was made. No personal
    data."""

    class Fate(models.TextChoices):
        WAITING = "waiting", _("รอพิจารณา")
        GONE = "gone", _("ทำลายแล้ว")
        CHANGED = "changed", _("มีผู้แก้ไขหลังเสนอ")
        HELD = "held", _("สั่งให้เก็บไว้")
        NOT_DUE = "not_due", _("ยังไม่ครบกำหนดหรือยังไม่จบเรื่อง")
        MISSING = "missing", _("ไม่มีรายการนี้แล้ว")

    destruction = models.ForeignKey(Destruction, models.PROTECT, related_name="lines")
    series = models.CharField(max_length=40)
    fiscal_year = models.PositiveIntegerField()
    entry = models.PositiveBigIntegerField()
    label = models.CharField(max_length=60)
    years = models.PositiveSmallIntegerField()  # how long it was to be kept when the list was made
    mark = models.CharField(max_length=64, blank=True)
    fate = models.CharField(max_length=8, choices=Fate, default=Fate.WAITING)

    class Meta:
        ordering = ["series", "fiscal_year", "entry"]
        constraints = [
            models.UniqueConstraint(fields=["destruction", "series", "entry"], name="destroyed_once_in_a_list")
        ]
        indexes = [models.Index(fields=["series", "entry"], name="lines_of_an_entry")]

    def __str__(self) -> str:
        return f"{self.series} {self.label}"
