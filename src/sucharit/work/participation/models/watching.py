"""Watch communities, networks and partners: who is in them, what they did, and what they saw when they were invited to
look."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.participation.models.forums import Area
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Network(Entry):
    """A watch community, a network of citizens, or a partner organization. Personal data: in its members."""

    class Kind(models.TextChoices):
        WATCH = "watch", _("ชุมชนเฝ้าระวังการทุจริต")
        CITIZENS = "citizens", _("เครือข่ายภาคประชาชน")
        PARTNER = "partner", _("ภาคีจากทุกภาคส่วน")

    class Sector(models.TextChoices):
        CITIZENS = "citizens", _("ประชาชน")
        STATE = "state", _("ภาครัฐและรัฐวิสาหกิจ")
        PRIVATE = "private", _("ภาคเอกชน")
        SCHOOL = "school", _("สถานศึกษา")
        SOCIETY = "society", _("ประชาสังคมและศาสนา")

    class State(models.TextChoices):
        ACTIVE = "active", _("ทำงานอยู่")
        ENDED = "ended", _("สิ้นสุดแล้ว")

    formed_on = models.DateField(_("วันที่ตั้งหรือเข้าร่วม"))
    name = models.CharField(_("ชื่อกลุ่ม เครือข่าย หรือภาคี"), max_length=200)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind)
    sector = models.CharField(_("ภาคส่วน"), max_length=10, choices=Sector, default=Sector.CITIZENS)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("หมู่บ้านหรือชุมชน")
    )
    purpose = models.CharField(_("เรื่องที่เฝ้าระวังหรือร่วมมือ"), max_length=300)
    agreement = models.CharField(_("ข้อตกลงหรือคำสั่ง"), max_length=160, blank=True)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.ACTIVE)
    ended_on = models.DateField(_("วันที่สิ้นสุด"), null=True, blank=True)
    ended_reason = models.CharField(_("เหตุที่สิ้นสุด"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["organization", "name"], condition=Q(withdrawn_at__isnull=True), name="network_named_once",
                violation_error_message=_("มีกลุ่มหรือเครือข่ายชื่อนี้แล้ว"),
            ),
            models.CheckConstraint(
                condition=~Q(kind="watch") | Q(area__isnull=False), name="watch_community_of_a_village"
            ),
            models.CheckConstraint(
                condition=Q(state="active", ended_on__isnull=True)
                | Q(state="ended", ended_on__isnull=False, ended_on__gte=F("formed_on")) & ~Q(ended_reason=""),
                name="network_ended_for_a_reason",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or super().__str__()

    def clean(self) -> None:
        if self.kind == self.Kind.WATCH and self.area_id is None:
            raise ValidationError({"area": gettext("ชุมชนเฝ้าระวังต้องบอกว่าหมู่บ้านหรือชุมชนใด")})


class NetworkMember(models.Model):
    """Who is in it, of their own will, since when and until when.

    Personal data: name, contact (shown to officers of the office alone; kept as long as the network's entry).
    """

    class Part(models.TextChoices):
        CHAIR = "chair", _("ประธาน")
        COORDINATOR = "coordinator", _("ผู้ประสานงาน")
        MEMBER = "member", _("สมาชิก")

    network = models.ForeignKey(Network, models.PROTECT, related_name="members")
    name = models.CharField(_("ชื่อ"), max_length=160)
    part = models.CharField(_("หน้าที่"), max_length=12, choices=Part, default=Part.MEMBER)
    contact = models.CharField(_("โทรศัพท์"), max_length=60, blank=True)
    joined_on = models.DateField(_("เป็นสมาชิกตั้งแต่"))
    left_on = models.DateField(_("พ้นเมื่อ"), null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "name"], condition=Q(left_on__isnull=True), name="member_once_in_a_network"
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")), name="member_left_after_joining"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_part_display()})"


class NetworkActivity(Entry):
    """What a network did: lessons, media, meetings, watching. Personal data: none."""

    class Kind(models.TextChoices):
        LESSON = "lesson", _("อบรมหรือให้ความรู้")
        MEDIA = "media", _("เผยแพร่สื่อ")
        MEETING = "meeting", _("ประชุมเครือข่าย")
        WATCHING = "watching", _("ลงพื้นที่เฝ้าระวัง")
        JOINT = "joint", _("กิจกรรมร่วมหลายภาคส่วน")

    held_on = models.DateField(_("วันที่จัด"))
    network = models.ForeignKey(
        Network, models.PROTECT, related_name="activities", verbose_name=_("กลุ่ม เครือข่าย หรือภาคี")
    )
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind)
    title = models.CharField(_("กิจกรรม"), max_length=200)
    place = models.CharField(_("สถานที่"), max_length=200, blank=True)
    attended = models.PositiveIntegerField(_("ผู้เข้าร่วม (คน)"), null=True, blank=True)
    channels = models.TextField(_("ช่องทางที่เผยแพร่สื่อ"), blank=True)
    result = models.CharField(_("ผลที่ได้"), max_length=400, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=~Q(kind="media") | ~Q(channels=""), name="media_has_channels"),
        ]

    def clean(self) -> None:
        faults: dict[str, Any] = {}
        if self.kind == self.Kind.MEDIA and not self.channels.strip():
            faults["channels"] = gettext("การเผยแพร่สื่อต้องบอกช่องทาง บรรทัดละหนึ่งช่องทาง")
        if self.network_id is not None and self.held_on:
            faults |= standing_on(self.network, self.held_on, "held_on")
        if faults:
            raise ValidationError(faults)


class Observation(Entry):
    """Representatives of a network invited to a step of budget, procurement or personnel work, and what they saw.

    Personal data: saw (observers may name people; never public), answered_by (on duty); in its observers.
    """

    class Step(models.TextChoices):
        BUDGET = "budget", _("งบประมาณ")
        PROCUREMENT = "procurement", _("จัดซื้อจัดจ้าง")
        PERSONNEL = "personnel", _("บริหารงานบุคคล")

    class State(models.TextChoices):
        INVITED = "invited", _("เชิญแล้ว รอตอบรับ")
        ACCEPTED = "accepted", _("ตอบรับแล้ว")
        DECLINED = "declined", _("ไม่มาสังเกตการณ์")
        SEEN = "seen", _("สังเกตการณ์แล้ว ไม่มีข้อสังเกต")
        ASKED = "asked", _("มีข้อสังเกต รอชี้แจง")
        ANSWERED = "answered", _("ชี้แจงแล้ว")

    invited_on = models.DateField(_("วันที่เชิญ"))
    network = models.ForeignKey(
        Network, models.PROTECT, related_name="observations", verbose_name=_("กลุ่ม เครือข่าย หรือภาคี")
    )
    step = models.CharField(_("กระบวนการ"), max_length=12, choices=Step)
    subject = models.CharField(_("เรื่องที่ให้สังเกตการณ์"), max_length=300)
    step_on = models.DateField(_("วันที่ดำเนินการ"))
    place = models.CharField(_("สถานที่"), max_length=200)
    letter = models.CharField(_("หนังสือเชิญเลขที่"), max_length=80, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.INVITED)
    declined_reason = models.CharField(_("เหตุที่ไม่มา"), max_length=300, blank=True)
    seen_on = models.DateField(_("วันที่บันทึกสิ่งที่เห็น"), null=True, blank=True)
    saw = models.TextField(_("สิ่งที่ผู้สังเกตการณ์เห็น"), blank=True)
    summary = models.CharField(_("สรุปสำหรับเผยแพร่"), max_length=400, blank=True)
    answer = models.CharField(_("คำชี้แจงของหน่วยงาน"), max_length=400, blank=True)
    answered_on = models.DateField(_("วันที่ชี้แจง"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ชี้แจง")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(step_on__gt=F("invited_on")), name="observer_invited_before_the_step"),
            models.CheckConstraint(
                condition=~Q(state__in=["seen", "asked", "answered"])
                | Q(seen_on__isnull=False, seen_on__gte=F("step_on")) & ~Q(saw=""),
                name="observer_saw_after_the_step",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered")
                | Q(answered_on__isnull=False, answered_on__gte=F("seen_on"), answered_by__isnull=False)
                & ~Q(answer=""),
                name="observer_answered_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(declined_reason=""), name="observer_declined_for_a_reason"
            ),
        ]

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.invited_on and self.step_on and self.step_on <= self.invited_on:
            faults["step_on"] = gettext("ต้องเชิญก่อนวันดำเนินการ การเชิญย้อนหลังไม่ใช่การสังเกตการณ์")
        if self.network_id is not None and self.invited_on:
            faults |= standing_on(self.network, self.invited_on, "invited_on")
        if faults:
            raise ValidationError(faults)


class Observer(models.Model):
    """A member who comes to look, and stated that nothing connects them with the matter.

    Personal data: by its member; kept as long as the observation.
    """

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="observers")
    member = models.ForeignKey(NetworkMember, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["observation", "member"], name="observer_once")]

    def __str__(self) -> str:
        return str(self.member)


def standing_on(network: Network, day: Any, field: str) -> dict[str, str]:
    """The network existed on that day; a fault by field otherwise."""
    if day < network.formed_on:
        return {field: gettext("วันที่ก่อนวันที่ตั้งหรือเข้าร่วมของเครือข่ายนี้")}
    if network.ended_on and day > network.ended_on:
        return {field: gettext("เครือข่ายนี้สิ้นสุดไปก่อนวันที่นี้")}
    return {}
