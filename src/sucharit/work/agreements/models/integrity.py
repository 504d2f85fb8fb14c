"""IntegrityAgreement: what a superior and a subordinate promise each other."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

LEVEL = (MinValueValidator(1), MaxValueValidator(5))
#: what is promised where an office writes nothing else: the three points that are judged
PROMISES = (
    "ปฏิบัติหน้าที่ด้วยความเป็นธรรม ไม่เลือกปฏิบัติ\nไม่เรียกรับประโยชน์เพื่อแลกกับการให้บริการ"
    "\nไม่ให้สิทธิพิเศษหรือเลือกผู้รับบริการเพราะความสัมพันธ์ส่วนตัว"
)


def _level(label: Any) -> Any:
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=LEVEL)


class IntegrityAgreement(Entry):
    """One person with their superior, in one of three tiers: each signs by themselves, or both on paper; approved by
    the executive; judged by the superior on three points.

    Personal data: superior, person, user (on duty); the judgement (of a person: on the sheet alone); kept ten years.
    """

    class Tier(models.TextChoices):
        FIRST = "first", _("ผู้บริหารกับหัวหน้าหน่วยงาน")
        SECOND = "second", _("หัวหน้าหน่วยงานกับหัวหน้าฝ่ายหรืองาน")
        THIRD = "third", _("หัวหน้าฝ่ายหรืองานกับผู้ปฏิบัติงาน")

    class State(models.TextChoices):
        DRAFT = "draft", _("รอลงนาม")
        SIGNED = "signed", _("ลงนามครบ รอความเห็นชอบ")
        APPROVED = "approved", _("เห็นชอบแล้ว")
        JUDGED = "judged", _("ประเมินแล้ว")

    tier = models.CharField(_("ระดับ"), max_length=8, choices=Tier, default=Tier.FIRST)
    superior = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("ผู้บังคับบัญชา"))
    person = models.CharField(_("ผู้ใต้บังคับบัญชา"), max_length=160)
    position = models.CharField(_("ตำแหน่งผู้ใต้บังคับบัญชา"), max_length=160)
    user = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("บัญชีผู้ใช้ของผู้ใต้บังคับบัญชา"),
    )  # fmt: skip
    promises = models.TextField(_("ข้อตกลง"), blank=True, help_text=_("เว้นว่างไว้ ระบบใส่ข้อตกลงสามข้อตามที่ประเมินให้"))
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.DRAFT)
    superior_on = models.DateField(_("ผู้บังคับบัญชาลงนามเมื่อ"), null=True, blank=True)
    person_on = models.DateField(_("ผู้ใต้บังคับบัญชาลงนามเมื่อ"), null=True, blank=True)
    approved_on = models.DateField(_("เห็นชอบเมื่อ"), null=True, blank=True)
    approved_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้เห็นชอบ")
    )
    fair = _level(_("เป็นธรรม ไม่เลือกปฏิบัติ (1-5)"))
    no_demand = _level(_("ไม่เรียกรับประโยชน์ (1-5)"))
    no_favour = _level(_("ไม่ให้สิทธิพิเศษ (1-5)"))
    judged_on = models.DateField(_("ประเมินเมื่อ"), null=True, blank=True)
    judged_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ประเมิน")
    )
    note = models.CharField(_("ความเห็นของผู้ประเมิน"), max_length=400, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(user__isnull=True) | ~Q(user=F("superior")), name="integrityagreement_between_two"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(superior_on__isnull=False, person_on__isnull=False),
                name="integrityagreement_signed_by_both",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "signed"], approved_on__isnull=True, approved_by__isnull=True)
                | Q(state__in=["approved", "judged"], approved_on__isnull=False, approved_by__isnull=False),
                name="integrityagreement_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="judged")
                | Q(
                    fair__isnull=False, fair__range=(1, 5), no_demand__isnull=False, no_demand__range=(1, 5),
                    no_favour__isnull=False, no_favour__range=(1, 5), judged_on__isnull=False, judged_by__isnull=False,
                ),
                name="integrityagreement_judged_on_all_points",
            ),
            models.CheckConstraint(
                condition=Q(judged_by__isnull=True) | Q(user__isnull=True) | ~Q(judged_by=F("user")),
                name="integrityagreement_not_judged_by_oneself",
            ),
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "person"], condition=Q(withdrawn_at__isnull=True),
                name="integrityagreement_once_a_year",
                violation_error_message=_("บุคคลนี้มีข้อตกลงของปีนี้แล้ว"),
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand; the usual promises where none are written."""
        faults: dict[str, Any] = {}
        self.promises = self.promises.strip() or PROMISES
        if self.user_id is not None and self.user_id == self.superior_id:
            faults["user"] = gettext("ผู้บังคับบัญชากับผู้ใต้บังคับบัญชาต้องเป็นคนละคน")
        if self.superior_id and self.person.strip() == self.superior.full_name.strip():
            faults["person"] = gettext("ผู้บังคับบัญชากับผู้ใต้บังคับบัญชาต้องเป็นคนละคน")
        if self.user_id and self.user and self.user.full_name.strip() != self.person.strip():
            faults["person"] = gettext("ชื่อไม่ตรงกับบัญชีผู้ใช้ที่เลือก")
        if faults:
            raise ValidationError(faults)
