"""Check of a service point: what people find there, from the price list on the wall to the ramp and the camera."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Found(models.TextChoices):
    """What stood there on that day."""

    THERE = "there", _("มี ใช้ได้")
    BROKEN = "broken", _("มี แต่ใช้ไม่ได้")
    LACKING = "lacking", _("ไม่มี")
    NOT_HERE = "not_here", _("ไม่เกี่ยวกับจุดนี้")


#: what is looked at, in the order in which one walks in (sheet on the quality of service, 003 no. 33)
ITEMS = ("shown", "order", "online", "camera", "ramp", "toilet", "parking", "help", "rating", "complaint")
#: of these, what old and disabled people need
ACCESS = ("ramp", "toilet", "parking", "help")
WANTING = (Found.BROKEN.value, Found.LACKING.value)


def _item(words: Any) -> Any:
    return models.CharField(words, max_length=8, choices=Found)


def any_of(items: tuple[str, ...], found: tuple[str, ...]) -> Q:
    """One of the items at least was found so."""
    told = Q(**{f"{items[0]}__in": found})
    for name in items[1:]:
        told |= Q(**{f"{name}__in": found})
    return told


class PointCheck(Entry):
    """One look at one service point. What is broken or lacking is to be mended until a day, and then was.

    Personal data: mended_by (officer at work); kept with the register. A camera's pictures are not kept here.
    """

    class State(models.TextChoices):
        WHOLE = "whole", _("มีครบ")
        OPEN = "open", _("ต้องปรับปรุง")
        MENDED = "mended", _("ปรับปรุงแล้ว")

    checked_on = models.DateField(_("วันที่ตรวจ"))
    point = models.CharField(_("จุดบริการ"), max_length=160)
    shown = _item(_("ป้ายขั้นตอน ค่าธรรมเนียม และเวลา"))
    order = _item(_("บัตรคิวหรือลำดับก่อนหลัง"))
    online = _item(_("ช่องทางออนไลน์ของงานที่จุดนี้"))
    camera = _item(_("กล้องวงจรปิด"))
    ramp = _item(_("ทางลาดและราวจับ"))
    toilet = _item(_("ห้องน้ำผู้สูงอายุและคนพิการ"))
    parking = _item(_("ที่จอดรถคนพิการ"))
    help = _item(_("ที่นั่งและผู้ช่วยสำหรับผู้สูงอายุและคนพิการ"))
    rating = _item(_("ช่องทางประเมินความพึงพอใจ"))
    complaint = _item(_("ช่องทางร้องเรียน รวมถึงการบริการไม่เป็นธรรม"))
    todo = models.TextField(_("สิ่งที่ต้องปรับปรุง"), max_length=2_000, blank=True)
    due_on = models.DateField(_("ปรับปรุงภายใน"), null=True, blank=True)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.WHOLE)
    mended = models.TextField(_("ปรับปรุงอย่างไร"), max_length=2_000, blank=True)
    mended_on = models.DateField(_("วันที่ปรับปรุงเสร็จ"), null=True, blank=True)
    mended_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้บันทึกการปรับปรุง")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="whole") & ~any_of(ITEMS, WANTING)
                | Q(state__in=("open", "mended")) & any_of(ITEMS, WANTING),
                name="point_is_whole_when_nothing_wants",
            ),
            models.CheckConstraint(
                condition=Q(state="whole") | Q(todo__gt="", due_on__isnull=False), name="point_wants_are_to_be_mended"
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=models.F("checked_on")), name="point_is_mended_after_the_look"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("whole", "open"), mended="", mended_on=None, mended_by=None)
                | Q(
                    state="mended", mended__gt="", mended_on__gte=models.F("checked_on"), mended_on__isnull=False,
                    mended_by__isnull=False,
                ),
                name="point_was_mended_by_someone",
                violation_error_message=_("โปรดบอกว่าปรับปรุงอย่างไร และวันที่เสร็จซึ่งไม่อยู่ก่อนวันที่ตรวจ"),
            ),
        ]  # fmt: skip

    @property
    def wanting(self) -> list[str]:
        """Names of the items that are broken or lacking."""
        return [name for name in ITEMS if getattr(self, name) in WANTING]

    def clean(self) -> None:
        """What was found decides the state, until it is mended; what wants mending says what and until when."""
        super().clean()
        if self.state != self.State.MENDED:
            self.state = self.State.OPEN if self.wanting else self.State.WHOLE
        faults = {}
        if self.wanting and not self.todo.strip():
            faults["todo"] = _("มีข้อที่ไม่มีหรือใช้ไม่ได้ โปรดเขียนสิ่งที่ต้องปรับปรุง")
        if self.wanting and self.due_on is None:
            faults["due_on"] = _("มีข้อที่ไม่มีหรือใช้ไม่ได้ โปรดใส่วันที่ต้องปรับปรุงให้เสร็จ")
        if self.due_on and self.checked_on and self.due_on < self.checked_on:
            faults["due_on"] = _("วันที่ต้องปรับปรุงให้เสร็จอยู่ก่อนวันที่ตรวจ โปรดแก้วันใดวันหนึ่ง")
        if faults:
            raise ValidationError(faults)
