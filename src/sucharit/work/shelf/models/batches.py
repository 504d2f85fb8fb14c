"""ImportBatch: rows that came together from one spreadsheet."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.ending import COVER


class ImportBatch(models.Model):
    """A spreadsheet on its way into a register: looked at, then taken in, perhaps undone as a whole.

    `report` is what the look found, for the page alone: remarks, faults by cell (the first 300), the first rows.
    `taken` grows while rows are made, so that a run that was cut off goes on from there.
    Personal data: by, undone_by, and what file and report hold: both go when the last of its entries is emptied.
    """

    class State(models.TextChoices):
        READING = "reading", _("กำลังตรวจไฟล์")
        CHECKED = "checked", _("ตรวจแล้ว รอยืนยัน")
        REFUSED = "refused", _("อ่านไฟล์ไม่ได้")
        TAKING = "taking", _("กำลังนำเข้า")
        DONE = "done", _("นำเข้าแล้ว")
        UNDONE = "undone", _("ยกเลิกทั้งชุดแล้ว")
        DROPPED = "dropped", _("ไม่นำเข้า")

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    register = models.CharField(max_length=40)
    fiscal_year = models.PositiveIntegerField(_("ปีงบประมาณ"))
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    rows = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    doubled = models.PositiveIntegerField(default=0)
    faulty = models.PositiveIntegerField(default=0)
    looked = models.PositiveIntegerField(default=0)
    taken = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)  # the last line of the file that was dealt with
    with_doubles = models.BooleanField(default=False)
    report = models.JSONField(default=dict)
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="undone", undone_by__isnull=False, undone_at__isnull=False) & ~Q(undone_reason="")
                | ~Q(state="undone") & Q(undone_by__isnull=True, undone_at__isnull=True),
                name="batch_undone_by_someone",
            )
        ]
        indexes = [models.Index(fields=["organization", "register"], name="batch_of_register")]

    def __str__(self) -> str:
        return f"{self.register} {self.pk}"

    @property
    def file_name(self) -> str:
        """How the file was called; the cover where it is gone."""
        return self.file.name if self.file else COVER

    @property
    def busy(self) -> bool:
        return self.state in (self.State.READING, self.State.TAKING)
