"""Committee: who inspects a delivery."""

from functools import reduce
from itertools import combinations
from operator import and_

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

#: the chair first
SEATS = ("chair", "second", "third", "fourth", "fifth")
_ALL_DIFFERENT = reduce(
    and_, (Q(**{right: None}) | ~Q(**{left: F(right)}) for left, right in combinations(SEATS, 2))
)  # fmt: skip


class Committee(Entry):
    """The inspection committee of one purchase (or its one inspector, who is then the chair). Proposed by one officer
    and appointed by another. Who would serve against the rotation serves only with a reason, and the reason stays to be
    read.

    Personal data: the members (officers on duty), recorded_by, decided_by, withdrawn_by; kept ten years after the year.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("เสนอแล้ว รอลงนาม")
        APPOINTED = "appointed", _("แต่งตั้งแล้ว")
        RETURNED = "returned", _("ส่งกลับ")

    purchase = models.ForeignKey(
        "procurement.Purchase", models.PROTECT, related_name="committees", verbose_name=_("งานที่ตรวจรับ")
    )
    on = models.DateField(_("วันที่แต่งตั้ง"))
    order_number = models.CharField(_("คำสั่งที่"), max_length=60, blank=True)
    chair = models.ForeignKey("people.User", models.PROTECT, related_name="+", verbose_name=_("ประธานหรือผู้ตรวจรับ"))
    second = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("กรรมการคนที่ 2")
    )
    third = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("กรรมการคนที่ 3")
    )
    fourth = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("กรรมการคนที่ 4")
    )
    fifth = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("กรรมการคนที่ 5")
    )
    against_rotation = models.BooleanField(_("ยกเว้นการหมุนเวียน"), default=False, editable=False)
    exception = models.CharField(_("เหตุผลที่ยกเว้นการหมุนเวียน"), max_length=300, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.PROPOSED)
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้แต่งตั้ง")
    )
    decided_on = models.DateField(_("วันที่ตัดสินใจ"), null=True, blank=True)
    returned_because = models.CharField(_("เหตุผลที่ส่งกลับ"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["purchase"], condition=Q(withdrawn_at=None) & ~Q(state="returned"),
                name="committee_once_a_purchase",
                violation_error_message=_("งานนี้มีคณะกรรมการตรวจรับที่เสนอหรือแต่งตั้งไว้แล้ว"),
            ),
            models.CheckConstraint(
                condition=Q(against_rotation=False) | Q(exception__gt=""), name="committee_exception_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_by=None)
                | Q(state__in=("appointed", "returned"), decided_by__isnull=False, decided_on__isnull=False),
                name="committee_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("recorded_by")), name="committee_not_by_who_proposed"
            ),
            models.CheckConstraint(condition=~Q(state="returned") | Q(returned_because__gt=""),
            name="committee_returned_why"),
            models.CheckConstraint(
                condition=_ALL_DIFFERENT, name="committee_members_are_different",
                violation_error_message=_("คนเดียวกันเป็นกรรมการสองตำแหน่งในชุดเดียวกันไม่ได้"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["organization", "on"], name="committee_in_order")]

    @property
    def member_ids(self) -> list[int]:
        return [pk for seat in SEATS if (pk := getattr(self, f"{seat}_id")) is not None]
