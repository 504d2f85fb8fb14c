"""The kinds of papers that this room issues, what each is made of, and which register numbers it."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    BOOK = "book", _("เล่มแผน")
    BUDGET_TABLE = "budget-table", _("บัญชีงบประมาณ")
    ANNUAL_PLAN = "annual-plan", _("แผนปฏิบัติการประจำปี")
    RISK_REGISTER = "risk-register", _("ทะเบียนความเสี่ยง")
    ORDER = "order", _("คำสั่งแต่งตั้งคณะกรรมการ")
    ANNOUNCEMENT = "announcement", _("ประกาศใช้แผน")
    INTEGRITY_PLEDGE = "integrity-pledge", _("ประกาศเจตจำนงสุจริต")
    NO_GIFT_PLEDGE = "no-gift-pledge", _("ประกาศนโยบายไม่รับของขวัญ")
    MEMO = "memo", _("บันทึกข้อความ")
    PROGRESS_REPORT = "progress-report", _("รายงานผลการดำเนินการ")
    INTEGRITY_REPORT = "integrity-report", _("รายงานผลการส่งเสริมคุณธรรมและความโปร่งใส")


class Register(models.TextChoices):
    """A row of numbers. Pledges are announcements, so they share the announcements' numbers."""

    ORDER = "order", _("ทะเบียนคำสั่ง")
    ANNOUNCEMENT = "announcement", _("ทะเบียนประกาศ")
    MEMO = "memo", _("ทะเบียนบันทึกข้อความ")
    BOOK = "book", _("ทะเบียนเล่มแผนและตาราง")
    REPORT = "report", _("ทะเบียนรายงาน")


@dataclass(frozen=True)
class Traits:
    """`from_plan`: printed of a plan as it stands. `numbered`: the number stands in the paper itself."""

    register: Register
    icon: str
    formats: tuple[str, ...]
    from_plan: bool = False
    numbered: bool = True


_WHOLE = ("pdf", "docx", "xlsx")
_TEXT = ("pdf", "docx")

TRAITS: dict[str, Traits] = {
    Kind.BOOK: Traits(Register.BOOK, "plan", _WHOLE, from_plan=True, numbered=False),
    Kind.BUDGET_TABLE: Traits(Register.BOOK, "money", _WHOLE, from_plan=True, numbered=False),
    Kind.ANNUAL_PLAN: Traits(Register.BOOK, "year", _WHOLE, from_plan=True, numbered=False),
    Kind.RISK_REGISTER: Traits(Register.BOOK, "risk", _WHOLE, from_plan=True, numbered=False),
    Kind.ORDER: Traits(Register.ORDER, "person", _TEXT),
    Kind.ANNOUNCEMENT: Traits(Register.ANNOUNCEMENT, "publishing", _TEXT),
    Kind.INTEGRITY_PLEDGE: Traits(Register.ANNOUNCEMENT, "good", _TEXT),
    Kind.NO_GIFT_PLEDGE: Traits(Register.ANNOUNCEMENT, "flag", _TEXT),
    Kind.MEMO: Traits(Register.MEMO, "document", _TEXT),
    Kind.PROGRESS_REPORT: Traits(Register.REPORT, "document", _WHOLE, numbered=False),
    Kind.INTEGRITY_REPORT: Traits(Register.REPORT, "good", _WHOLE, numbered=False),
}
PROCLAMATIONS = (Kind.ANNOUNCEMENT, Kind.INTEGRITY_PLEDGE, Kind.NO_GIFT_PLEDGE)
REPORTS = (Kind.PROGRESS_REPORT, Kind.INTEGRITY_REPORT)
"""Written in the room of reports; here they are numbered and kept."""
PUBLISHABLE = (Kind.ORDER, *PROCLAMATIONS, *REPORTS)
"""What may be shown to everyone: a memo is the office's own, the plan's papers go out with the plan."""
