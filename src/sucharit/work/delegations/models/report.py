"""DelegationReport: what a delegate did with the powers in a month."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.delegations.models.order import Delegation
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class DelegationReport(Entry):
    """One month of one order: asked for when the order is signed, handed in by the delegate.

    Personal data: reporter (the delegate, on duty); kept ten years.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("รอรายงาน")
        HANDED = "handed", _("รายงานแล้ว")
        NOT_DUE = "not_due", _("ไม่ต้องรายงาน")

    delegation = models.ForeignKey(
        Delegation, models.PROTECT, related_name="reports", verbose_name=_("คำสั่งในทะเบียน เลขที่")
    )
    of_month = models.DateField(_("เดือน"))
    reporter = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้รายงาน")
    )
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.ASKED)
    used = models.PositiveIntegerField(_("ใช้อำนาจ (เรื่อง)"), null=True, blank=True)
    refused = models.PositiveIntegerField(_("ไม่อนุญาตหรือไม่อนุมัติ (เรื่อง)"), null=True, blank=True)
    summary = models.TextField(_("ผลและปัญหา"), blank=True)
    handed_on = models.DateField(_("รายงานเมื่อ"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=~Q(state="handed") | Q(handed_on__isnull=False, used__isnull=False, refused__isnull=False),
                name="delegation_report_handed_with_counts",
            ),
            models.UniqueConstraint(
                fields=["delegation", "of_month"], condition=Q(withdrawn_at__isnull=True),
                name="delegation_report_once_a_month", violation_error_message=_("เดือนนี้มีรายงานของคำสั่งนี้แล้ว"),
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.of_month and self.of_month.day != 1:
            self.of_month = self.of_month.replace(day=1)
        if self.used is not None and self.refused is not None and self.refused > self.used:
            faults["refused"] = gettext("จำนวนที่ไม่อนุญาตต้องไม่เกินจำนวนเรื่องที่ใช้อำนาจ")
        if faults:
            raise ValidationError(faults)

    @property
    def last_day(self) -> datetime.date:
        """Of the month that is reported."""
        return (self.of_month.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)
