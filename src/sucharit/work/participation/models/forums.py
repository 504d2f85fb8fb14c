"""Villages and communities with their people, the forums held there, and what was proposed in them."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class Area(Entry):
    """A village or community and how many people live there: what every share is taken of. Personal data: none."""

    class Kind(models.TextChoices):
        VILLAGE = "village", _("หมู่บ้าน")
        COMMUNITY = "community", _("ชุมชน")

    counted_on = models.DateField(_("ข้อมูลประชากร ณ วันที่"))
    name = models.CharField(_("หมู่บ้านหรือชุมชน"), max_length=120)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind, default=Kind.VILLAGE)
    population = models.PositiveIntegerField(_("จำนวนประชากร (คน)"))
    households = models.PositiveIntegerField(_("จำนวนครัวเรือน"), null=True, blank=True)
    source = models.CharField(_("ที่มาของจำนวนประชากร"), max_length=200)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(population__gt=0), name="area_has_people"),
            models.UniqueConstraint(
                fields=["organization", "name"], condition=Q(withdrawn_at__isnull=True), name="area_named_once",
                violation_error_message=_("มีหมู่บ้านหรือชุมชนชื่อนี้แล้ว ให้แก้ไขจำนวนประชากรในรายการเดิม"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or super().__str__()

    def clean(self) -> None:
        if self.population is not None and self.population < 1:
            raise ValidationError({"population": gettext("โปรดใส่จำนวนประชากรอย่างน้อย 1 คน เพราะเป็นฐานของสัดส่วนผู้เข้าร่วม")})
        if self.households and self.population and self.households > self.population:
            raise ValidationError({"households": gettext("จำนวนครัวเรือนมากกว่าจำนวนประชากร โปรดตรวจสอบ")})


class Forum(Entry):
    """A forum of a village or of the whole area: announced with its proportions, held, counted against the people who
    live there. Personal data: none."""

    class Level(models.TextChoices):
        VILLAGE = "village", _("หมู่บ้านหรือชุมชน")
        WHOLE = "whole", _("ทั้งตำบลหรือทั้งเขต")

    class Method(models.TextChoices):
        HANDS = "hands", _("ยกมือ")
        CARDS = "cards", _("บัตรลงคะแนนลับ")
        GROUPS = "groups", _("กลุ่มย่อยแล้วรวมผล")

    class State(models.TextChoices):
        PLANNED = "planned", _("กำหนดไว้ ยังไม่ประกาศ")
        ANNOUNCED = "announced", _("ประกาศแล้ว")
        HELD = "held", _("จัดแล้ว")
        CANCELLED = "cancelled", _("ยกเลิก")

    held_on = models.DateField(_("วันที่จัด"))
    starts_at = models.TimeField(_("เวลา"), null=True, blank=True)
    level = models.CharField(_("ระดับเวที"), max_length=10, choices=Level)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="forums", verbose_name=_("หมู่บ้านหรือชุมชน")
    )
    topic = models.CharField(_("เรื่อง"), max_length=200)
    place = models.CharField(_("สถานที่"), max_length=200)
    method = models.CharField(_("วิธีให้ความเห็นและจัดลำดับ"), max_length=10, choices=Method)
    quota = models.PositiveIntegerField(_("จำนวนผู้แทนตามสัดส่วน (คน)"))
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.PLANNED)
    announced_on = models.DateField(_("วันที่ประกาศ"), null=True, blank=True)
    channels = models.CharField(_("ช่องทางที่ประกาศ"), max_length=400, blank=True)
    attended = models.PositiveIntegerField(_("ผู้เข้าร่วม (คน)"), null=True, blank=True)
    population = models.PositiveIntegerField(_("ประชากรที่ใช้เป็นฐาน (คน)"), null=True, blank=True)
    population_on = models.DateField(_("ฐานประชากร ณ วันที่"), null=True, blank=True)
    summary = models.TextField(_("สรุปปัญหาและความต้องการ"), blank=True)
    cancelled_reason = models.CharField(_("เหตุที่ยกเลิก"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(quota__gt=0), name="forum_has_a_proportion"),
            models.CheckConstraint(
                condition=Q(level="village", area__isnull=False) | Q(level="whole", area__isnull=True),
                name="forum_of_one_place",
            ),
            models.CheckConstraint(
                condition=Q(announced_on__isnull=True) | Q(announced_on__lt=F("held_on")),
                name="forum_announced_before_it_was_held",
            ),
            models.CheckConstraint(
                condition=~Q(state="held")
                | Q(
                    announced_on__isnull=False, attended__isnull=False, attended__gt=0, population__isnull=False,
                    population__gte=F("attended"),
                    population_on__isnull=False,
                ),
                name="forum_held_with_people_and_their_base",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="forum_cancelled_with_a_reason"
            ),
        ]  # fmt: skip

    @property
    def described(self) -> str:
        return f"{self} {self.place}"

    @property
    def known_by(self) -> tuple[str, ...]:
        return (self.described,)

    @property
    def share(self) -> Decimal | None:
        """Of a hundred people who live there, how many came."""
        if not self.population or self.attended is None:
            return None
        return round(Decimal(self.attended) * 100 / self.population, 2)

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.level == self.Level.VILLAGE and self.area_id is None:
            faults["area"] = gettext("เวทีระดับหมู่บ้านต้องบอกว่าหมู่บ้านหรือชุมชนใด")
        if self.level == self.Level.WHOLE and self.area_id is not None:
            faults["area"] = gettext("เวทีทั้งตำบลไม่ผูกกับหมู่บ้านเดียว โปรดเว้นว่าง หรือเปลี่ยนระดับเวที")
        if self.quota is not None and self.quota < 1:
            faults["quota"] = gettext("โปรดใส่จำนวนผู้แทนตามสัดส่วนที่จะประกาศ อย่างน้อย 1 คน")
        if self.announced_on and self.held_on and self.announced_on >= self.held_on:
            faults["held_on"] = gettext("วันที่จัดต้องหลังวันที่ประกาศ ประชาชนต้องรู้ล่วงหน้า")
        if self.attended and self.population and self.attended > self.population:
            faults["attended"] = gettext("ผู้เข้าร่วมมากกว่าประชากรที่เป็นฐาน โปรดตรวจจำนวน หรือแก้ไขฐานประชากร")
        if faults:
            raise ValidationError(faults)


class Proposal(Entry):
    """What a forum asked for, with its priority, followed to plan, budget and result, or to the office that can act.

    Personal data: decided_by (on duty).
    """

    class Kind(models.TextChoices):
        ROADS = "roads", _("โครงสร้างพื้นฐาน")
        LIFE = "life", _("คุณภาพชีวิตและสวัสดิการ")
        ORDER = "order", _("ความสงบเรียบร้อยและความปลอดภัย")
        ECONOMY = "economy", _("เศรษฐกิจและการท่องเที่ยว")
        NATURE = "nature", _("ทรัพยากรธรรมชาติและสิ่งแวดล้อม")
        CULTURE = "culture", _("การศึกษา ศาสนา และวัฒนธรรม")
        OFFICE = "office", _("การบริหารและความโปร่งใส")

    class State(models.TextChoices):
        RAISED = "raised", _("เสนอแล้ว รอพิจารณา")
        PLANNED = "planned", _("อยู่ในแผนพัฒนาท้องถิ่น")
        BUDGETED = "budgeted", _("ได้งบประมาณแล้ว")
        DONE = "done", _("ทำเสร็จแล้ว")
        ESCALATED = "escalated", _("เกินศักยภาพ ส่งต่อหน่วยงานอื่น")
        ACCEPTED = "accepted", _("หน่วยงานอื่นรับไปทำ")
        DECLINED = "declined", _("หน่วยงานอื่นไม่รับ")
        REFUSED = "refused", _("ไม่รับ พร้อมเหตุผล")

    raised_on = models.DateField(_("วันที่เสนอ"))
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="proposals", verbose_name=_("เวทีประชาคม"))
    title = models.CharField(_("ข้อเสนอ"), max_length=300)
    problem = models.TextField(_("ปัญหาหรือความต้องการ"), blank=True)
    kind = models.CharField(_("ด้าน"), max_length=10, choices=Kind)
    priority = models.PositiveSmallIntegerField(_("ลำดับความสำคัญ"))
    votes = models.PositiveIntegerField(_("ผู้เห็นด้วย (คน)"), null=True, blank=True)
    estimate = models.DecimalField(_("ประมาณการ (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True)
    reach = models.PositiveIntegerField(_("ผู้ได้รับประโยชน์ (คน)"), null=True, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.RAISED)
    plan_place = models.CharField(_("แผนพัฒนาท้องถิ่นและหน้า"), max_length=200, blank=True)
    planned_on = models.DateField(_("วันที่เข้าแผน"), null=True, blank=True)
    budget_place = models.CharField(_("ข้อบัญญัติหรืองบที่ใช้"), max_length=200, blank=True)
    budget_amount = models.DecimalField(_("งบที่ได้ (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True)
    budgeted_on = models.DateField(_("วันที่ได้งบประมาณ"), null=True, blank=True)
    agency = models.CharField(_("หน่วยงานที่ส่งต่อ"), max_length=200, blank=True)
    letter = models.CharField(_("หนังสือส่งต่อเลขที่"), max_length=80, blank=True)
    escalated_on = models.DateField(_("วันที่ส่งต่อ"), null=True, blank=True)
    agency_said = models.CharField(_("คำตอบของหน่วยงานที่ส่งต่อ"), max_length=400, blank=True)
    answered_on = models.DateField(_("วันที่ได้รับคำตอบ"), null=True, blank=True)
    result = models.CharField(_("ผลที่เกิดขึ้น"), max_length=400, blank=True)
    spent = models.DecimalField(_("จ่ายจริง (บาท)"), max_digits=14, decimal_places=2, null=True, blank=True)
    done_on = models.DateField(_("วันที่แล้วเสร็จ"), null=True, blank=True)
    refused_reason = models.CharField(_("เหตุที่ไม่รับ"), max_length=400, blank=True)
    decided_on = models.DateField(_("วันที่พิจารณาไม่รับ"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้พิจารณา")
    )
    told_on = models.DateField(_("วันที่แจ้งผลแก่ชุมชน"), null=True, blank=True)
    told_how = models.CharField(_("วิธีแจ้งผล"), max_length=200, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(condition=Q(priority__gt=0), name="proposal_has_a_priority"),
            models.UniqueConstraint(
                fields=["forum", "priority"], condition=Q(withdrawn_at__isnull=True), name="proposal_priority_once",
                violation_error_message=_("เวทีนี้มีข้อเสนอในลำดับความสำคัญนี้แล้ว"),
            ),
            models.CheckConstraint(
                condition=Q(budgeted_on__isnull=True)
                | Q(
                    planned_on__isnull=False, budgeted_on__gte=F("planned_on"), budget_amount__isnull=False,
                    budget_amount__gt=0,
                ),
                name="proposal_planned_before_it_has_money",
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) & ~Q(result="") | ~Q(state="done"),
                name="proposal_done_with_a_result",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["escalated", "accepted", "declined"]) | Q(escalated_on__isnull=False),
                name="proposal_sent_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="refused", decided_by__isnull=False, decided_on__isnull=False) & ~Q(refused_reason="")
                | ~Q(state="refused"),
                name="proposal_refused_by_someone_for_a_reason",
            ),
        ]  # fmt: skip

    @property
    def known_by(self) -> tuple[str, ...]:
        return (self.title,)

    def clean(self) -> None:
        """In words what the constraints demand, and what the forum says."""
        faults: dict[str, Any] = {}
        if self.priority is not None and self.priority < 1:
            faults["priority"] = gettext("ลำดับความสำคัญเริ่มที่ 1")
        if self.forum_id is not None:
            faults |= self._against_the_forum()
        if faults:
            raise ValidationError(faults)

    def _against_the_forum(self) -> dict[str, str]:
        forum = self.forum
        if forum.state != Forum.State.HELD:
            return {"forum": gettext("เวทีนี้ยังไม่ได้บันทึกว่าจัดแล้ว จึงยังมีข้อเสนอไม่ได้")}
        if self.raised_on and self.raised_on != forum.held_on:
            return {"raised_on": gettext("วันที่เสนอต้องตรงกับวันที่จัดเวที")}
        if self.votes and forum.attended is not None and self.votes > forum.attended:
            return {"votes": gettext("ผู้เห็นด้วยมากกว่าผู้เข้าร่วมเวที โปรดตรวจจำนวน")}
        return {}
