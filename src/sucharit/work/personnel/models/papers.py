"""PersonnelPaper: what the office tells of its personnel work; StaffOpinion: what staff said, without who."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class PersonnelPaper(Entry):
    """A policy, plan, set of criteria, measure or yearly report of personnel work: written by one, announced by another
    who decides, carried out and reported.

    Personal data: announced_by (on duty); kept ten years.
    """

    class Kind(models.TextChoices):
        POLICY = "policy", _("นโยบายการบริหารทรัพยากรบุคคล")
        PLAN = "plan", _("แผนการบริหารและพัฒนาทรัพยากรบุคคล")
        CRITERIA = "criteria", _("หลักเกณฑ์")
        MEASURE = "measure", _("มาตรการ")
        REPORT = "report", _("รายงานผลประจำปี")

    class Subject(models.TextChoices):
        """The first four are those whose criteria are published; the rest are the measures that the plans name."""

        RECRUIT = "recruit", _("การสรรหาและคัดเลือก")
        APPOINT = "appoint", _("การบรรจุ แต่งตั้ง และโอนย้าย")
        DEVELOP = "develop", _("การพัฒนาบุคลากร")
        EVALUATE = "evaluate", _("การประเมินผลและเลื่อนขั้นเงินเดือน")
        ORDERS = "orders", _("ป้องกันการสั่งด้วยวาจาให้ทำงานส่วนตัว")
        SATISFACTION = "satisfaction", _("นำผลความพึงพอใจของประชาชนมาใช้")
        ITA = "ita", _("นำผลการประเมิน ITA มาใช้")
        GENERAL = "general", _("การบริหารงานบุคคลทั่วไป")

    class State(models.TextChoices):
        DRAFT = "draft", _("ร่าง")
        ANNOUNCED = "announced", _("ประกาศแล้ว")
        REPORTED = "reported", _("รายงานผลแล้ว")

    title = models.CharField(_("ชื่อเรื่อง"), max_length=300)
    kind = models.CharField(_("ประเภท"), max_length=10, choices=Kind)
    subject = models.CharField(_("ด้าน"), max_length=14, choices=Subject, default=Subject.GENERAL)
    content = models.TextField(_("สาระสำคัญ"), max_length=20_000)
    address = models.URLField(_("ลิงก์ฉบับเต็ม"), max_length=500, blank=True)
    state = models.CharField(_("สถานะ"), max_length=10, choices=State, default=State.DRAFT)
    paper_no = models.CharField(_("ประกาศที่"), max_length=80, blank=True)
    announced_on = models.DateField(_("ประกาศเมื่อ"), null=True, blank=True)
    announced_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ประกาศ")
    )
    channels = models.TextField(_("ช่องทางที่เผยแพร่"), blank=True)
    result = models.TextField(_("ผลการดำเนินการ"), blank=True)
    reported_on = models.DateField(_("รายงานผลเมื่อ"), null=True, blank=True)

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="draft")
                | (
                    Q(announced_on__isnull=False, announced_by__isnull=False)
                    & ~Q(channels="")
                    & ~Q(announced_by=F("recorded_by"))
                ),
                name="personnelpaper_announced_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="reported")
                | (Q(reported_on__isnull=False, reported_on__gte=F("announced_on")) & ~Q(result="")),
                name="personnelpaper_reported_with_a_result",
            ),
        ]

    @property
    def described(self) -> str:
        return f"{self} {self.title}"[:120]


class StaffOpinion(Entry):
    """What staff said of how the office is run, at a forum or on paper: written down by who kept the minutes, sent to
    the executive, answered. Nobody's name is asked for.

    Personal data: text (it may name people: never public), answered_by (on duty); kept ten years.
    """

    class Topic(models.TextChoices):
        RULE = "rule", _("การบริหารงานของผู้บริหาร")
        ORDERS = "orders", _("การสั่งด้วยวาจาให้ทำงานส่วนตัว")
        RAISE = "raise", _("การประเมินและเลื่อนขั้นเงินเดือน")
        PLACES = "places", _("การสรรหา แต่งตั้ง และโยกย้าย")
        GROWTH = "growth", _("การพัฒนาบุคลากร")
        OTHER = "other", _("เรื่องอื่น")

    class State(models.TextChoices):
        HEARD = "heard", _("รับฟังแล้ว")
        SENT = "sent", _("เสนอผู้บริหารแล้ว")
        ANSWERED = "answered", _("ผู้บริหารตอบแล้ว")

    heard_on = models.DateField(_("วันที่รับฟัง"))
    forum = models.CharField(_("เวทีหรือช่องทาง"), max_length=200)
    topic = models.CharField(_("เรื่อง"), max_length=8, choices=Topic)
    text = models.TextField(_("ความเห็น"), max_length=4_000)
    state = models.CharField(_("สถานะ"), max_length=8, choices=State, default=State.HEARD)
    sent_on = models.DateField(_("เสนอผู้บริหารเมื่อ"), null=True, blank=True)
    answer = models.TextField(_("คำตอบของผู้บริหาร"), blank=True)
    answered_on = models.DateField(_("ตอบเมื่อ"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้ตอบ")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="heard") | Q(sent_on__isnull=False, sent_on__gte=F("heard_on")),
                name="staffopinion_sent_after_it_was_heard",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered")
                | (
                    Q(answered_on__isnull=False, answered_on__gte=F("sent_on"), answered_by__isnull=False)
                    & ~Q(answer="")
                ),
                name="staffopinion_answered_by_someone",
            ),
        ]
