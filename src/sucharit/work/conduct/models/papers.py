"""Papers of conduct that come in versions, are published, and are put before everyone: code, pledge, manual."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry

PUBLISHED = ["in_force", "superseded"]


class ConductPaper(Entry):
    """What the versions of a paper have in common: a draft that is published in channels, and later superseded.

    Personal data: as each paper says.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        IN_FORCE = "in_force", _("ใช้อยู่")
        SUPERSEDED = "superseded", _("มีฉบับใหม่แทนแล้ว")

    title = models.CharField(_("ชื่อเอกสาร"), max_length=300)
    version = models.CharField(_("ฉบับที่"), max_length=40)
    made_on = models.DateField(_("วันที่ทำร่าง"))
    summary = models.TextField(_("สาระสำคัญ"), blank=True)
    address = models.URLField(_("ที่อยู่เว็บ"), max_length=500, blank=True)
    channels = models.TextField(_("ช่องทางที่เผยแพร่"), blank=True)
    state = models.CharField(_("สถานะ"), max_length=12, choices=State, default=State.DRAFT)
    in_force_on = models.DateField(_("วันที่ประกาศใช้"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """In words what the constraints demand."""
        if self.in_force_on and self.made_on and self.in_force_on < self.made_on:
            raise ValidationError({"in_force_on": gettext("วันที่ประกาศใช้ต้องไม่ก่อนวันที่ทำร่าง")})

    @property
    def channel_count(self) -> int:
        """Different channels, one to a line."""
        return len({line.strip() for line in self.channels.splitlines() if line.strip()})

    @property
    def name(self) -> str:
        return f"{self.title} ({gettext('ฉบับที่')} {self.version})"


PAPER_CONSTRAINTS: list[models.BaseConstraint] = [
    *ENTRY_CONSTRAINTS,
    models.CheckConstraint(
        condition=Q(state="draft", in_force_on__isnull=True) | Q(state__in=PUBLISHED, in_force_on__isnull=False),
        name="%(class)s_in_force_on_a_day",
    ),
    models.CheckConstraint(
        condition=Q(in_force_on__isnull=True) | Q(in_force_on__gte=F("made_on")),
        name="%(class)s_made_before_it_is_in_force"
    ),
]  # fmt: skip


class EthicsCode(ConductPaper):
    """A version of the code of ethics, or of the rules and do's and don'ts under it. Personal data: none."""

    class Kind(models.TextChoices):
        CODE = "code", _("ประมวลจริยธรรม")
        RULES = "rules", _("ข้อกำหนดจริยธรรม")
        GUIDE = "guide", _("แนวทางสิ่งที่ควรทำและไม่ควรทำ")

    class For(models.TextChoices):
        EVERYONE = "everyone", _("ผู้บริหาร สมาชิกสภา และพนักงานทุกคน")
        EXECUTIVES = "executives", _("ผู้บริหารท้องถิ่น")
        COUNCIL = "council", _("สมาชิกสภาท้องถิ่น")
        STAFF = "staff", _("พนักงานและลูกจ้าง")

    kind = models.CharField(_("ชนิด"), max_length=8, choices=Kind, default=Kind.CODE)
    for_whom = models.CharField(_("ใช้กับ"), max_length=12, choices=For, default=For.EVERYONE)

    class Meta(Entry.Meta):
        abstract = False
        constraints = PAPER_CONSTRAINTS


class NoGiftPledge(ConductPaper):
    """The executive's word that nobody here takes gifts: each year, and for an occasion. Personal data: declared_by (on
    duty)."""

    class Occasion(models.TextChoices):
        YEAR = "year", _("ประจำปีงบประมาณ")
        NEW_YEAR = "new_year", _("เทศกาลปีใหม่")
        OTHER = "other", _("วาระอื่น")

    occasion = models.CharField(_("วาระ"), max_length=10, choices=Occasion, default=Occasion.YEAR)
    declared_by = models.CharField(_("ผู้ประกาศเจตนารมณ์"), max_length=200)
    instead = models.CharField(_("สิ่งที่รณรงค์ให้ใช้แทน"), max_length=300, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = PAPER_CONSTRAINTS


class ConflictManual(ConductPaper):
    """A version of the manual, guideline or measure against conflicts of interest: a draft on which staff comment
    before it is published. Personal data: none; the comments say who gave them."""

    class Kind(models.TextChoices):
        MEASURE = "measure", _("มาตรการป้องกันผลประโยชน์ทับซ้อน")
        MANUAL = "manual", _("คู่มือป้องกันผลประโยชน์ทับซ้อน")
        BIDDERS = "bidders", _("คู่มือตรวจสอบความเกี่ยวข้องกับผู้เสนองาน")
        LENDING = "lending", _("คู่มือการยืมและคืนทรัพย์สินของราชการ")
        BAN = "ban", _("ประกาศห้ามใช้ทรัพย์สินของราชการเพื่อส่วนตัว")

    kind = models.CharField(_("ชนิด"), max_length=10, choices=Kind, default=Kind.MANUAL)
    comments_until = models.DateField(_("รับความเห็นถึงวันที่"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = PAPER_CONSTRAINTS


class ManualComment(models.Model):
    """What somebody of the staff said of a draft, and how it was treated.

    Personal data: name (who commented, on duty); kept as long as the manual.
    """

    class Treated(models.TextChoices):
        WAITING = "waiting", _("รอพิจารณา")
        TAKEN = "taken", _("ปรับตามความเห็น")
        PARTLY = "partly", _("ปรับบางส่วน")
        LEFT = "left", _("ไม่ปรับ")

    manual = models.ForeignKey(ConflictManual, models.PROTECT, related_name="comments")
    name = models.CharField(_("ผู้ให้ความเห็น"), max_length=160)
    said_on = models.DateField(_("วันที่"))
    text = models.TextField(_("ความเห็น"))
    treated = models.CharField(_("การพิจารณา"), max_length=8, choices=Treated, default=Treated.WAITING)
    answer = models.TextField(_("เหตุผลหรือส่วนที่ปรับ"), blank=True)
    treated_on = models.DateField(_("พิจารณาเมื่อ"), null=True)

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(treated="waiting", treated_on__isnull=True)
                | (~Q(treated="waiting") & Q(treated_on__isnull=False) & ~Q(answer="")),
                name="comment_treated_with_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:80]}"


class Acknowledgement(Entry):
    """One person has been asked to acknowledge a code or a pledge, and has done so by themselves here or on paper.

    Personal data: person, position, user (on duty); kept ten years.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("รอรับทราบ")
        GIVEN = "given", _("รับทราบแล้ว")
        CARRIED = "carried", _("ยกไปปีถัดไป")

    class How(models.TextChoices):
        SCREEN = "screen", _("กดรับทราบในระบบด้วยตนเอง")
        PAPER = "paper", _("ลงนามในเอกสาร")

    asked_on = models.DateField(_("วันที่ขอให้รับทราบ"))
    person = models.CharField(_("ชื่อบุคลากร"), max_length=160)
    position = models.CharField(_("ตำแหน่ง"), max_length=160, blank=True)
    user = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("บัญชีผู้ใช้")
    )
    code = models.ForeignKey(
        EthicsCode, models.PROTECT, null=True, blank=True, related_name="acknowledgements",
        verbose_name=_("ประมวลจริยธรรม เลขที่"),
    )  # fmt: skip
    pledge = models.ForeignKey(
        NoGiftPledge, models.PROTECT, null=True, blank=True, related_name="acknowledgements",
        verbose_name=_("ประกาศงดรับของขวัญ เลขที่"),
    )  # fmt: skip
    due_on = models.DateField(_("รับทราบภายใน"), null=True, blank=True)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.ASKED)
    given_on = models.DateField(_("รับทราบเมื่อ"), null=True, blank=True)
    how = models.CharField(_("วิธีรับทราบ"), max_length=8, choices=How, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(code__isnull=True, pledge__isnull=False) | Q(code__isnull=False, pledge__isnull=True),
                name="acknowledgement_of_one_paper",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "carried"], given_on__isnull=True, how="")
                | (Q(state="given", given_on__isnull=False) & ~Q(how="")),
                name="acknowledgement_given_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "person", "code"], condition=Q(withdrawn_at__isnull=True),
                name="acknowledges_a_code_once", violation_error_message=_("บุคคลนี้อยู่ในรายชื่อของประมวลฉบับนี้แล้ว"),
            ),
            models.UniqueConstraint(
                fields=["organization", "fiscal_year", "person", "pledge"], condition=Q(withdrawn_at__isnull=True),
                name="acknowledges_a_pledge_once",
                violation_error_message=_("บุคคลนี้อยู่ในรายชื่อของประกาศฉบับนี้แล้ว"),
            ),
        ]  # fmt: skip

    def clean(self) -> None:
        """In words what the constraints demand."""
        faults: dict[str, Any] = {}
        if (self.code_id is None) == (self.pledge_id is None):
            faults["code"] = gettext("โปรดเลือกว่ารับทราบประมวลจริยธรรมหรือประกาศงดรับของขวัญ อย่างใดอย่างหนึ่ง")
        if self.given_on and self.asked_on and self.given_on < self.asked_on:
            faults["given_on"] = gettext("วันที่รับทราบต้องไม่ก่อนวันที่ขอให้รับทราบ")
        if self.due_on and self.asked_on and self.due_on < self.asked_on:
            faults["due_on"] = gettext("กำหนดรับทราบต้องไม่ก่อนวันที่ขอให้รับทราบ")
        if faults:
            raise ValidationError(faults)

    @property
    def paper(self) -> ConductPaper | None:
        return self.code or self.pledge
