"""PersonnelAppeal: a person asks that the result of their case be looked at again."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.words import day
from sucharit.work.personnel.models.cases import PersonnelCase
from sucharit.work.personnel.models.rounds import TOLD
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class PersonnelAppeal(Entry):
    """Filed within the days that the round's announcement named, answered within its other days by who decides and did
    not write it down. Personal data: ground and answer (of a person); answered_by (on duty); kept ten years.
    """

    class State(models.TextChoices):
        FILED = "filed", _("รอพิจารณา")
        UPHELD = "upheld", _("ฟังขึ้น ให้ทบทวน")
        DISMISSED = "dismissed", _("ฟังไม่ขึ้น ยืนตามผลเดิม")

    case = models.ForeignKey(PersonnelCase, models.PROTECT, related_name="appeals", verbose_name=_("เรื่องของผู้อุทธรณ์"))
    filed_on = models.DateField(_("วันที่ยื่น"))
    ground = models.TextField(_("เหตุแห่งการอุทธรณ์"), max_length=4_000)
    until_on = models.DateField(_("ยื่นได้ถึง"), null=True, blank=True, editable=False)
    due_on = models.DateField(_("ต้องตอบภายใน"), null=True, blank=True, editable=False)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.FILED)
    answer = models.TextField(_("คำวินิจฉัย"), blank=True)
    answered_on = models.DateField(_("ตอบเมื่อ"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้วินิจฉัย")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(until_on__isnull=False, due_on__isnull=False, filed_on__lte=F("until_on")),
                name="personnelappeal_in_time",
            ),
            models.CheckConstraint(
                condition=Q(state="filed", answered_by__isnull=True)
                | (
                    ~Q(state="filed")
                    & Q(answered_on__isnull=False, answered_on__gte=F("filed_on"), answered_by__isnull=False)
                    & ~Q(answer="")
                    & ~Q(answered_by=F("recorded_by"))
                ),
                name="personnelappeal_answered_by_another",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(withdrawn_at__isnull=True, state="filed"),
                name="personnelappeal_one_at_a_time",
                violation_error_message=_("เรื่องนี้มีอุทธรณ์ที่รอคำวินิจฉัยอยู่แล้ว"),
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """The clock: from the announcement, as the round's criteria told."""
        filed: datetime.date | None = self.filed_on
        if self.case_id is None or filed is None:
            return
        faults: dict[str, Any] = {}
        about, told = self.case.round, self.case.told_on
        if about.state not in TOLD or told is None:
            raise ValidationError({"case": gettext("ยังไม่ประกาศผลของรอบนี้ จึงยังอุทธรณ์ไม่ได้")})
        self.until_on = self.office_days.due(told, about.appeal_days, working=None)
        self.due_on = self.office_days.due(filed, about.answer_days, working=None)
        if filed < told:
            faults["filed_on"] = gettext("วันที่ยื่นต้องไม่ก่อนวันประกาศผล")
        if filed > self.until_on:
            faults["filed_on"] = gettext("พ้นกำหนดอุทธรณ์แล้ว ยื่นได้ถึง %(day)s") % {"day": day(self.until_on)}
        others = PersonnelAppeal.objects.filter(case=self.case_id, withdrawn_at=None).exclude(pk=self.pk)
        if self.state == self.State.FILED and others.exclude(state=self.State.FILED).count() >= self.case.turn:
            faults["case"] = gettext("วินิจฉัยอุทธรณ์ของเรื่องนี้แล้ว อุทธรณ์ซ้ำไม่ได้")
        if faults:
            raise ValidationError(faults)
