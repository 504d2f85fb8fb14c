"""PlanLine: what the year means to buy."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.core.procurement import FISCAL_MONTHS
from sucharit.core.thai import MONTHS
from sucharit.work.procurement.models.purchase import Method
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class PlanLine(Entry):
    """A line of the procurement plan of a year. Once the plan is published, a change says why; every version is kept.

    `method` is empty where the plan does not say one yet, as in the export of e-GP. `month` is the calendar month (1
    to 12) in which the invitation is expected. Personal data: recorded_by, withdrawn_by; kept ten years.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("ตามแผน")
        CHANGED = "changed", _("เปลี่ยนแปลงแล้ว")
        CANCELLED = "cancelled", _("ยกเลิก")

    title = models.CharField(_("รายการที่จะจัดซื้อจัดจ้าง"), max_length=500)
    method = models.CharField(_("วิธีจัดซื้อจัดจ้าง"), max_length=10, choices=Method, blank=True)
    budget = models.DecimalField(
        _("งบประมาณ (บาท)"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)]
    )
    month = models.PositiveSmallIntegerField(
        _("เดือนที่คาดว่าจะประกาศ"), choices=[(month, MONTHS[month - 1]) for month in FISCAL_MONTHS]
    )
    plan_number = models.CharField(_("รหัสแผนในระบบ e-GP"), max_length=30, blank=True)
    reason = models.CharField(_("เหตุผลที่เปลี่ยนแปลงหรือยกเลิก"), max_length=500, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.PLANNED)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(title__gt="", budget__gte=0), name="planline_says_what_and_how_much"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="planline_of_a_month"),
            models.CheckConstraint(condition=Q(state="planned") | Q(reason__gt=""), name="planline_changed_says_why"),
        ]

    @property
    def described(self) -> str:
        return f"{self} {self.title[:80]}"
