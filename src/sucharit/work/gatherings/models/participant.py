"""Participant: somebody invited, or somebody who came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.gatherings.models.gathering import Gathering


class Participant(models.Model):
    """One person at one gathering, once: invited, come, or both. `key` is the name without title and spaces; `apart`
    keeps two people of the same name apart. A check-in that was struck says why.

    `outside`: what a test held elsewhere said of who came (the online test of the NACC tells it by name).

    Personal data: name, group (of citizens: the village alone, no address, no telephone), user, outside (a result of a
    person); kept as long as the gathering, never public.
    """

    class Kind(models.TextChoices):
        STAFF = "staff", _("บุคลากรของหน่วยงาน")
        EXECUTIVE = "executive", _("ผู้บริหารท้องถิ่น")
        COUNCIL = "council", _("สมาชิกสภาท้องถิ่น")
        CITIZEN = "citizen", _("ประชาชน")
        AGENCY = "agency", _("หน่วยงานหรือองค์กรอื่น")

    class How(models.TextChoices):
        DOOR = "door", _("สแกนคิวอาร์โค้ด")
        HAND = "hand", _("เจ้าหน้าที่ลงเวลาให้")

    class Outside(models.TextChoices):
        PASSED = "passed", _("ผ่าน")
        FAILED = "failed", _("ไม่ผ่าน")

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="people")
    name = models.CharField(_("ชื่อ"), max_length=160)
    key = models.CharField(max_length=160)
    apart = models.CharField(max_length=40, blank=True)
    group = models.CharField(_("ตำแหน่ง หมู่บ้าน หรือหน่วยงาน"), max_length=160, blank=True)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind, default=Kind.CITIZEN)
    user = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    invited = models.BooleanField(_("ได้รับเชิญ"), default=False)
    came_at = models.DateTimeField(_("ลงเวลาเมื่อ"), null=True, blank=True)
    how = models.CharField(_("วิธีลงเวลา"), max_length=4, choices=How, blank=True)
    outside = models.CharField(_("ผลทดสอบของหน่วยงานภายนอก"), max_length=6, choices=Outside, blank=True)
    struck = models.CharField(_("เหตุที่ตัดออก"), max_length=300, blank=True)

    class Meta:
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "key", "apart"], name="participant_once"),
            models.UniqueConstraint(
                fields=["gathering", "user"], condition=Q(user__isnull=False), name="participant_user_once"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="participant_has_a_name"),
            models.CheckConstraint(
                condition=Q(came_at__isnull=True, how="") | (Q(came_at__isnull=False, struck="") & ~Q(how="")),
                name="participant_came_in_a_way",
            ),
            models.CheckConstraint(
                condition=Q(outside="") | Q(came_at__isnull=False), name="participant_tested_after_coming"
            ),
        ]

    def __str__(self) -> str:
        return self.name
