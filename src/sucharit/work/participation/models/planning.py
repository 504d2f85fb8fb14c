"""Drafts of plans with what citizens said of them, committees in which citizens sit, and their evaluations."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.participation.models.forums import Area
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class PlanDraft(Entry):
    """A draft that is open to comment, closed, and published with an answer to each comment.

    Personal data: in its comments.
    """

    class Kind(models.TextChoices):
        PLAN = "plan", _("แผนพัฒนาท้องถิ่น")
        CHANGE = "change", _("แผนพัฒนาท้องถิ่น เพิ่มเติมหรือเปลี่ยนแปลง")
        WORK = "work", _("แผนการดำเนินงาน")
        BUDGET = "budget", _("ข้อบัญญัติหรือเทศบัญญัติงบประมาณ")
        RULE = "rule", _("หลักเกณฑ์ให้ประชาชนเข้าฟังประชุมสภา")

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง ยังไม่เปิดรับฟัง")
        OPEN = "open", _("เปิดรับฟังความเห็น")
        CLOSED = "closed", _("ปิดรับฟังแล้ว รอตอบทุกความเห็น")
        PUBLISHED = "published", _("ประกาศใช้แล้ว")

    made_on = models.DateField(_("วันที่จัดทำร่าง"))
    title = models.CharField(_("ชื่อร่าง"), max_length=200)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind)
    summary = models.TextField(_("สาระสำคัญที่ให้ประชาชนอ่าน"))
    document = models.URLField(_("ลิงก์ร่างฉบับเต็ม"), max_length=500, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    open_on = models.DateField(_("เปิดรับฟังตั้งแต่"), null=True, blank=True)
    until_on = models.DateField(_("รับฟังถึงวันที่"), null=True, blank=True)
    closed_on = models.DateField(_("วันที่ปิดรับฟัง"), null=True, blank=True)
    committee_on = models.DateField(_("วันที่คณะกรรมการพัฒนาพิจารณา"), null=True, blank=True)
    executive_on = models.DateField(_("วันที่ผู้บริหารเห็นชอบ"), null=True, blank=True)
    council_on = models.DateField(_("วันที่สภาเห็นชอบ"), null=True, blank=True)
    published_on = models.DateField(_("วันที่ประกาศใช้"), null=True, blank=True)
    published_at = models.URLField(_("ลิงก์ฉบับประกาศใช้"), max_length=500, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="draft", open_on__isnull=True)
                | ~Q(state="draft") & Q(open_on__isnull=False, until_on__isnull=False, until_on__gte=F("open_on")),
                name="plan_draft_open_for_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["closed", "published"])
                | Q(closed_on__isnull=False, closed_on__gte=F("open_on")),
                name="plan_draft_closed_after_it_was_open",
            ),
            models.CheckConstraint(
                condition=Q(committee_on__isnull=True) | Q(closed_on__isnull=False, committee_on__gte=F("closed_on")),
                name="plan_draft_considered_after_it_was_closed",
            ),
            models.CheckConstraint(
                condition=Q(executive_on__isnull=True)
                | Q(committee_on__isnull=False, executive_on__gte=F("committee_on")),
                name="plan_draft_executive_after_committee",
            ),
            models.CheckConstraint(
                condition=Q(council_on__isnull=True) | Q(executive_on__isnull=False, council_on__gte=F("executive_on")),
                name="plan_draft_council_after_executive",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_on__isnull=False, published_on__gte=F("closed_on")),
                name="plan_draft_published_after_it_was_closed",
            ),
        ]

    @property
    def described(self) -> str:
        return f"{self} {self.title}"

    def clean(self) -> None:
        for name in ("document", "published_at"):
            if getattr(self, name) and not getattr(self, name).startswith(("https://", "http://")):
                raise ValidationError({name: gettext("ลิงก์ต้องขึ้นต้นด้วย https:// หรือ http://")})


class PlanComment(models.Model):
    """What somebody said of a draft, and what they were answered. Nothing is shown to the public before it is answered.

    Personal data: name, text (may name people; kept as long as the draft; the public reads the text only after an
    officer answered and did not hide it, never the name), answered_by (on duty).
    """

    class Channel(models.TextChoices):
        WEB = "web", _("เว็บไซต์")
        PAPER = "paper", _("กระดาษหรือวาจา")

    class Treated(models.TextChoices):
        WAITING = "waiting", _("รอตอบ")
        TAKEN = "taken", _("รับไปปรับร่าง")
        PARTLY = "partly", _("รับบางส่วน")
        NOT = "not", _("ไม่รับ พร้อมเหตุผล")
        HIDDEN = "hidden", _("ตอบแล้ว ไม่เผยแพร่ข้อความ")

    draft = models.ForeignKey(PlanDraft, models.PROTECT, related_name="comments")
    number = models.PositiveIntegerField(_("ลำดับ"))
    name = models.CharField(_("ชื่อผู้ให้ความเห็น"), max_length=160, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+", verbose_name=_("หมู่บ้านหรือชุมชน"))
    text = models.TextField(_("ความเห็น"))
    channel = models.CharField(_("ช่องทาง"), max_length=6, choices=Channel)
    token = models.CharField(max_length=64, null=True, unique=True)  # digest of the form's token: twice sent is one
    said_on = models.DateField(_("วันที่ให้ความเห็น"))
    treated = models.CharField(_("การพิจารณา"), max_length=8, choices=Treated, default=Treated.WAITING)
    answer = models.TextField(_("คำตอบ"), blank=True)
    answered_on = models.DateField(_("วันที่ตอบ"), null=True)
    answered_by = models.ForeignKey("people.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="plan_comment_numbered_once"),
            models.CheckConstraint(
                condition=Q(treated="waiting", answer="", answered_by__isnull=True)
                | ~Q(treated="waiting") & ~Q(answer="") & Q(answered_by__isnull=False, answered_on__isnull=False),
                name="plan_comment_answered_by_someone",
            ),
        ]

    def __str__(self) -> str:
        words = self.text if len(self.text) <= 80 else f"{self.text[:80]}…"
        return f"{self.number}. {words}"


class Committee(Entry):
    """A committee in which citizens sit: who, from where, until when. Personal data: in its members."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("คณะกรรมการพัฒนาท้องถิ่น")
        SUPPORT = "support", _("คณะกรรมการสนับสนุนการจัดทำแผน")
        FOLLOW = "follow", _("คณะกรรมการติดตามและประเมินผล")

    class State(models.TextChoices):
        FORMING = "forming", _("กำลังคัดเลือก")
        APPOINTED = "appointed", _("แต่งตั้งแล้ว")
        ENDED = "ended", _("พ้นวาระแล้ว")

    formed_on = models.DateField(_("วันที่เริ่มคัดเลือก"))
    name = models.CharField(_("ชื่อคณะกรรมการ"), max_length=200)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind)
    chosen_how = models.CharField(_("วิธีคัดเลือกผู้แทนประชาชน"), max_length=300)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.FORMING)
    order_number = models.CharField(_("คำสั่งแต่งตั้งเลขที่"), max_length=80, blank=True)
    appointed_on = models.DateField(_("วันที่แต่งตั้ง"), null=True, blank=True)
    ends_on = models.DateField(_("ครบวาระ"), null=True, blank=True)
    ended_on = models.DateField(_("วันที่พ้นวาระ"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="forming", appointed_on__isnull=True)
                | ~Q(state="forming")
                & Q(appointed_on__isnull=False, ends_on__isnull=False, ends_on__gt=F("appointed_on"))
                & ~Q(order_number=""),
                name="plan_committee_appointed_by_an_order",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_on__isnull=False, ended_on__gte=F("appointed_on")),
                name="plan_committee_ended_on_a_day",
            ),
        ]

    @property
    def described(self) -> str:
        return f"{self} {self.name}"

    @property
    def known_by(self) -> tuple[str, ...]:
        return (self.described,)


class CommitteeMember(models.Model):
    """Who sits in it, and for whom.

    Personal data: name (kept as long as the committee; shown to officers of the office).
    """

    class Side(models.TextChoices):
        CITIZEN = "citizen", _("ผู้แทนประชาคมหรือภาคประชาชน")
        COUNCIL = "council", _("สมาชิกสภาท้องถิ่น")
        EXPERT = "expert", _("ผู้ทรงคุณวุฒิ")
        AGENCY = "agency", _("ผู้แทนหน่วยงานที่เกี่ยวข้อง")
        EXECUTIVE = "executive", _("ผู้บริหารท้องถิ่น")
        SECRETARY = "secretary", _("กรรมการและเลขานุการ (ปลัด)")
        ASSISTANT = "assistant", _("ผู้ช่วยเลขานุการ")

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="members")
    name = models.CharField(_("ชื่อ"), max_length=160)
    side = models.CharField(_("มาจาก"), max_length=10, choices=Side)
    chair = models.BooleanField(_("ประธาน"), default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "name"], name="committee_member_once"),
            models.UniqueConstraint(fields=["committee"], condition=Q(chair=True), name="committee_has_one_chair"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_side_display()})"


class PlanEvaluation(Entry):
    """A half-year's evaluation by the committee, sent up: executive, council, development committee, then everybody.

    Personal data: none.
    """

    class Half(models.TextChoices):
        FIRST = "1", _("ครั้งที่ 1 (ตุลาคม-มีนาคม)")
        SECOND = "2", _("ครั้งที่ 2 (เมษายน-กันยายน)")

    class State(models.TextChoices):
        MADE = "made", _("ประเมินแล้ว")
        EXECUTIVE = "executive", _("เสนอผู้บริหารแล้ว")
        COUNCIL = "council", _("เสนอสภาแล้ว")
        COMMITTEE = "committee", _("เสนอคณะกรรมการพัฒนาแล้ว")
        PUBLISHED = "published", _("ประกาศให้ประชาชนทราบแล้ว")

    evaluated_on = models.DateField(_("วันที่ประเมิน"))
    half = models.CharField(_("รอบ"), max_length=1, choices=Half)
    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="evaluations", verbose_name=_("คณะกรรมการที่ประเมิน")
    )
    planned = models.PositiveIntegerField(_("โครงการในแผน"))
    done = models.PositiveIntegerField(_("โครงการที่ทำแล้ว"))
    result = models.TextField(_("ผลการประเมินและข้อเสนอแนะ"))
    survey = models.ForeignKey(
        "surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("แบบประเมินโดยประชาชน"),
    )  # fmt: skip
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.MADE)
    executive_on = models.DateField(_("วันที่เสนอผู้บริหาร"), null=True, blank=True)
    council_on = models.DateField(_("วันที่เสนอสภา"), null=True, blank=True)
    committee_on = models.DateField(_("วันที่เสนอคณะกรรมการพัฒนา"), null=True, blank=True)
    published_on = models.DateField(_("วันที่ประกาศ"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.UniqueConstraint(
                fields=["committee", "fiscal_year", "half"], condition=Q(withdrawn_at__isnull=True),
                name="plan_evaluation_once_a_half", violation_error_message=_("มีผลการประเมินของรอบนี้แล้ว"),
            ),
            models.CheckConstraint(condition=Q(done__lte=F("planned")), name="plan_evaluation_done_of_planned"),
            models.CheckConstraint(
                condition=Q(council_on__isnull=True) | Q(executive_on__isnull=False, council_on__gte=F("executive_on")),
                name="plan_evaluation_council_after_executive",
            ),
            models.CheckConstraint(
                condition=Q(committee_on__isnull=True) | Q(council_on__isnull=False, committee_on__gte=F("council_on")),
                name="plan_evaluation_committee_after_council",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(committee_on__isnull=False, published_on__gte=F("committee_on")),
                name="plan_evaluation_published_last",
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if self.done is not None and self.planned is not None and self.done > self.planned:
            faults["done"] = gettext("โครงการที่ทำแล้วมากกว่าโครงการในแผน โปรดตรวจจำนวน")
        if self.committee_id is not None and self.evaluated_on:
            faults |= self._by_the_committee()
        if faults:
            raise ValidationError(faults)

    def _by_the_committee(self) -> dict[str, str]:
        found = self.committee
        if found.kind != Committee.Kind.FOLLOW or found.appointed_on is None:
            return {"committee": gettext("ผู้ประเมินต้องเป็นคณะกรรมการติดตามและประเมินผลที่แต่งตั้งแล้ว")}
        last = found.ended_on or found.ends_on
        if self.evaluated_on < found.appointed_on or (last and self.evaluated_on > last):
            return {"evaluated_on": gettext("วันที่ประเมินอยู่นอกวาระของคณะกรรมการ")}
        return {}
