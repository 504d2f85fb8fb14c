"""ChecklistYear with items, their entries, link checks and reviews; what of it was published; whose turn a host is."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

YEAR = (MinValueValidator(2500), MaxValueValidator(2700))


class ChecklistYear(models.Model):
    """A list of what must be published in one fiscal year: the official one (OIT), or the list of the plan's own
    disclosure measure. `sureness` says how sure the source is that the list is that of local governments.
    Personal data: made_by; kept with the year's papers (ten years)."""

    class Kind(models.TextChoices):
        OIT = "oit", _("รายการเปิดเผยข้อมูล (OIT)")
        OWN = "own", _("รายการตามมาตรการเปิดเผยข้อมูลในแผน")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="checklists")
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"), validators=YEAR)
    kind = models.CharField(max_length=4, choices=Kind, default=Kind.OIT)
    sureness = models.CharField(max_length=24, blank=True)
    source = models.CharField(_("ที่มาของรายการ"), max_length=300, blank=True)
    review_round = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-fiscal_year", "-kind"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "fiscal_year", "kind"], name="checklist_once_a_year"),
            models.CheckConstraint(condition=Q(review_round__lte=2), name="checklist_two_rounds"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.fiscal_year}"

    @property
    def code(self) -> str:
        """How addresses name it: "2569", "2569-own"."""
        return str(self.fiscal_year) if self.kind == self.Kind.OIT else f"{self.fiscal_year}-own"


class ChecklistItem(models.Model):
    """One thing to publish. `number` is "O26" or "1.3"; `parts` what it must hold; `year_offset` -1: the paper of the
    year before. A row from a source that is not confirmed is a DRAFT until an officer accepts it, edits it or leaves it
    out. Personal data: owner; kept with the list."""

    class Acceptance(models.TextChoices):
        DRAFT = "draft", _("ร่าง รอเจ้าหน้าที่รับ")
        ACCEPTED = "accepted", _("รับแล้ว")
        DROPPED = "dropped", _("ไม่ใช้")

    class Frequency(models.TextChoices):
        ONCE = "", _("ตามกำหนด")
        MONTHLY = "monthly", _("รายเดือน")
        HALF = "half", _("รอบ 6 เดือน")
        YEARLY = "yearly", _("รายปี")

    checklist = models.ForeignKey(ChecklistYear, models.CASCADE, related_name="items")
    place = models.PositiveIntegerField()
    number = models.CharField(_("ข้อ"), max_length=10)
    title = models.CharField(_("เรื่องที่ต้องเปิดเผย"), max_length=400)
    group = models.CharField(_("กลุ่ม"), max_length=200, blank=True)
    theme = models.CharField(max_length=60, blank=True)
    parts = models.JSONField(_("องค์ประกอบที่ต้องมี"), default=list, blank=True)
    hints = models.JSONField(default=list, blank=True)
    year_offset = models.SmallIntegerField(_("ปีของเอกสาร"), null=True, blank=True)
    frequency = models.CharField(_("รอบการเผยแพร่"), max_length=8, choices=Frequency, blank=True)
    sureness = models.CharField(max_length=24, blank=True)
    source = models.CharField(_("ที่มา"), max_length=300, blank=True)
    acceptance = models.CharField(max_length=8, choices=Acceptance, default=Acceptance.DRAFT)
    dropped_because = models.CharField(_("เหตุผลที่ไม่ใช้"), max_length=400, blank=True)
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="checklist_items"
    )
    owner = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("กำหนดเผยแพร่"), null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "number"], name="checklist_item_once"),
            models.CheckConstraint(
                condition=~Q(acceptance="dropped") | ~Q(dropped_because=""), name="checklist_item_dropped_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def wanted_year(self) -> int | None:
        """The fiscal year that the paper must be of; None where any will do."""
        return None if self.year_offset is None else self.checklist.fiscal_year + self.year_offset

    @property
    def open(self) -> bool:
        return self.acceptance != self.Acceptance.DROPPED


class Entry(models.Model):
    """What is shown for an item: an address, a file, or a thing that this system itself has published. `parts` are the
    places of the required parts that it holds. Nothing is deleted: an entry is taken away with a reason.
    Personal data: added_by, removed_by, and perhaps the content of the file; kept with the list."""

    class Kind(models.TextChoices):
        ADDRESS = "address", _("ที่อยู่เว็บ")
        FILE = "file", _("ไฟล์")
        SYSTEM = "system", _("เผยแพร่ในระบบนี้")

    item = models.ForeignKey(ChecklistItem, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(_("ชื่อที่แสดง"), max_length=300)
    address = models.CharField(_("ที่อยู่เว็บ"), max_length=2_000, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    system_key = models.CharField(max_length=80, blank=True)  # the published row: "portal.publishedplan:3"
    document_year = models.PositiveIntegerField(_("ปีของเอกสาร (พ.ศ.)"), null=True, blank=True, validators=YEAR)
    parts = models.JSONField(default=list, blank=True)
    edition = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    removed_because = models.CharField(_("เหตุผลที่นำออก"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="file", file__isnull=False, address="")
                | (Q(kind__in=["address", "system"], file__isnull=True) & ~Q(address="")),
                name="entry_is_a_file_or_an_address",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True, removed_because="")
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_because="")),
                name="entry_removed_by_someone",
            ),
            models.UniqueConstraint(
                fields=["item", "system_key"], condition=~Q(system_key="") & Q(removed_at__isnull=True),
                name="entry_of_a_published_thing_once",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title


class LinkCheck(models.Model):
    """One look at an entry as an assessor would look; `asked_by` None: the house itself, day by day. Kept as history.
    Personal data: asked_by; three years."""

    class State(models.TextChoices):
        WAITING = "waiting", _("รอตรวจ")
        RUNNING = "running", _("กำลังตรวจ")
        GOOD = "good", _("ใช้ได้")
        WARN = "warn", _("ควรตรวจดู")
        BAD = "bad", _("มีปัญหา")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="checks")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    final_address = models.CharField(max_length=2_000, blank=True)
    media_type = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    hops = models.JSONField(default=list)
    title = models.CharField(max_length=300, blank=True)
    year_found = models.BooleanField(null=True)
    searchable = models.BooleanField(null=True)
    problems = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["entry", "-id"], name="link_check_newest")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.state}"

    @property
    def settled(self) -> bool:
        return self.state not in (self.State.WAITING, self.State.RUNNING)


class HostTurn(models.Model):
    """One request at a time to each web server: who has the turn holds it until `until`."""

    host = models.CharField(max_length=255, primary_key=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.host


class Review(models.Model):
    """A reviewer's word on an item in a round of the rehearsal. Personal data: by; kept with the list."""

    class Verdict(models.TextChoices):
        PASSES = "passes", _("ผ่าน")
        FAILS = "fails", _("ไม่ผ่าน")

    item = models.ForeignKey(ChecklistItem, models.CASCADE, related_name="reviews")
    round = models.PositiveSmallIntegerField(_("รอบ"))
    verdict = models.CharField(_("ผล"), max_length=8, choices=Verdict)
    reason = models.TextField(_("เหตุผล"), blank=True)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-round", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "round", "by"], name="review_once_a_round"),
            models.CheckConstraint(condition=~Q(verdict="fails") | ~Q(reason=""), name="review_fails_says_why"),
            models.CheckConstraint(condition=Q(round__gte=1, round__lte=2), name="review_of_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.round} {self.verdict}"


class PublishedChecklist(models.Model):
    """The public page as it was published: `value` is JSON to the byte, `digest` its SHA-256. Rows may change later,
    this never does; a correction is another row that `corrects` it. Personal data: published_by, withdrawn_by. Kept for
    ever."""

    class State(models.TextChoices):
        PUBLISHED = "published", _("เผยแพร่อยู่")
        REPLACED = "replaced", _("มีฉบับใหม่แทน")
        WITHDRAWN = "withdrawn", _("ถอนแล้ว")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="published_checklists")
    checklist = models.ForeignKey(ChecklistYear, models.PROTECT, related_name="published")
    fiscal_year = models.PositiveIntegerField()
    value = models.TextField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.PUBLISHED)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")
    correction_note = models.CharField(_("แก้ไขเรื่องใด"), max_length=400, blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    withdraw_reason = models.CharField(_("เหตุผลที่ถอน"), max_length=400, blank=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "fiscal_year"], condition=Q(state="published"), name="checklist_published_once"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(correction_note=""), name="checklist_correction_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdraw_reason="")),
                name="checklist_withdrawn_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"OIT {self.fiscal_year}"
