"""Ethics case: that somebody is said to have broken the code of ethics, who finds the facts, and what was decided."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sucharit.work.conduct.models.papers import EthicsCode
from sucharit.work.shelf.models import ENTRY_CONSTRAINTS, Entry


class EthicsCase(Entry):
    """An allegation, the committee that finds the facts, and the decision of somebody who did not sit in it.

    Personal data: person, matter, committee, reason (who is accused of what, who may know of it: read by who keeps the
    entry and who decides, never by the accused, never public), decided_by (on duty); kept ten years.
    """

    class State(models.TextChoices):
        OPEN = "open", _("รอพิจารณา")
        DROPPED = "dropped", _("ไม่มีมูล")
        KEPT = "kept", _("ไม่ฝ่าฝืน")
        BROKE = "broke", _("ฝ่าฝืน")

    received_on = models.DateField(_("วันที่รับเรื่อง"))
    group = models.CharField(_("ผู้ถูกกล่าวหาเป็น"), max_length=12, choices=EthicsCode.For.choices[1:])
    person = models.CharField(_("ผู้ถูกกล่าวหา"), max_length=160)
    provision = models.CharField(_("ข้อของประมวลจริยธรรม"), max_length=200)
    matter = models.TextField(_("พฤติการณ์ที่กล่าวหา"), max_length=4_000)
    order_no = models.CharField(_("คำสั่งตั้งกรรมการสอบข้อเท็จจริง"), max_length=120, blank=True)
    committee = models.TextField(_("กรรมการสอบข้อเท็จจริง"), max_length=2_000, blank=True)
    due_on = models.DateField(_("สอบให้เสร็จภายใน"), null=True, blank=True)
    state = models.CharField(_("ผลการพิจารณา"), max_length=8, choices=State, default=State.OPEN)
    reason = models.TextField(_("เหตุผลและการดำเนินการ"), max_length=4_000, blank=True)
    decided_on = models.DateField(_("วันที่วินิจฉัย"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "people.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ผู้วินิจฉัย")
    )

    class Meta(Entry.Meta):
        abstract = False
        constraints = [
            *ENTRY_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(state="open", decided_on=None, decided_by=None)
                | Q(reason__gt="", decided_on__isnull=False, decided_by__isnull=False)
                & (Q(state="dropped") | Q(state__in=("kept", "broke"), order_no__gt="", committee__gt="")),
                name="ethics_case_judged_after_the_facts",
                violation_error_message=_("โปรดใส่เหตุผล และตั้งกรรมการสอบข้อเท็จจริงแล้วจึงวินิจฉัยว่าฝ่าฝืนหรือไม่"),
            ),
            models.CheckConstraint(
                condition=~Q(committee__contains=F("person")), name="nobody_finds_facts_about_themselves",
                violation_error_message=_("ผู้ถูกกล่าวหาเป็นกรรมการสอบข้อเท็จจริงของตนเองไม่ได้"),
            ),
        ]  # fmt: skip
