"""The forms of the room's verbs."""

from django.utils.translation import gettext_lazy as _

from sucharit.work.inspection.actions.audit import factors_of
from sucharit.work.inspection.models import ControlReport
from sucharit.work.shelf.forms import VerbForm, choice_field, day_field, text_field


class _Dated(VerbForm):
    """Its day is today until another is typed."""

    day = ""

    def arrange(self) -> None:
        self.initial[self.day] = self.officer.today


class ReviewControlForm(VerbForm):
    """ปค.6 in the auditor's words."""

    review = choice_field(_("ผลการสอบทาน"), ControlReport.Review.choices)
    review_note = text_field(
        _("ข้อตรวจพบหรือข้อสังเกต"), 4_000, lines=6, required=False,
        help_text=_("พิมพ์ในแบบ ปค.6 บรรทัดละหนึ่งข้อ จำเป็นเมื่อเลือกว่ามีข้อสังเกต"),
    )  # fmt: skip


class SendControlForm(_Dated):
    """When, to whom, by which letter."""

    day = "sent_on"
    sent_on = day_field(_("วันที่ส่ง"))
    sent_to = text_field(_("ส่งถึง"), 200, help_text=_("เช่น นายอำเภอ หรือผู้ว่าราชการจังหวัด ตามที่จังหวัดกำหนด"))
    sent_number = text_field(_("เลขที่หนังสือส่ง"), 120, required=False)


class PublishControlForm(_Dated):
    """When, and where."""

    day = "published_on"
    published_on = day_field(_("วันที่เผยแพร่"))
    channels = text_field(
        _("ช่องทางที่เผยแพร่"), 2_000, lines=4, help_text=_("บรรทัดละหนึ่งช่องทาง เช่น ป้ายประกาศที่สำนักงาน เว็บไซต์ สื่อสังคมออนไลน์")
    )


class CorrectForm(_Dated):
    """What was improved, and when it was done."""

    day = "corrected_on"
    corrected_on = day_field(_("วันที่ปรับปรุงเสร็จ"))
    correction = text_field(_("สิ่งที่ปรับปรุงแล้ว"), 4_000, lines=4)


class ConfirmForm(VerbForm):
    """What the other saw."""

    confirm_note = text_field(_("ความเห็น"), 400, lines=3, required=False)


class WhyForm(VerbForm):
    """A verb that asks only why."""

    reason = text_field(_("เหตุผล"), 300, lines=3)


class ScoreForm(VerbForm):
    """A score by each factor of the year."""

    def arrange(self) -> None:
        known = {one.factor_id: one.score for one in self.entry.scores.all()}
        for one in factors_of(self.entry):
            label = f"{one.name} ({one.get_dimension_display()})"
            choices = [("1", _("1 น้อย")), ("2", _("2 ปานกลาง")), ("3", _("3 มาก"))]
            self.fields[f"factor_{one.pk}"] = choice_field(label, choices)
            self.initial[f"factor_{one.pk}"] = str(known.get(one.pk, ""))


class BeginAuditForm(_Dated):
    """The day it began."""

    day = "began_on"
    began_on = day_field(_("วันที่เริ่มตรวจ"))


class ReportAuditForm(_Dated):
    """The result for the executive."""

    day = "reported_on"
    reported_on = day_field(_("วันที่รายงานผล"))
    summary = text_field(_("สรุปผลการตรวจสอบ"), 4_000, lines=6)


class AnswerForm(VerbForm):
    """The audited unit's word."""

    answer = text_field(_("คำชี้แจง"), 4_000, lines=5)
    act_by = day_field(_("จะแก้ไขให้เสร็จภายใน"))


class FollowForm(_Dated):
    """What the auditor saw."""

    day = "followed_on"
    followed_on = day_field(_("วันที่ติดตาม"))
    follow_note = text_field(_("ผลการติดตาม"), 4_000, lines=4)


class CloseFindingForm(VerbForm):
    """What proves that it was done."""

    follow_note = text_field(_("สิ่งที่เห็นว่าแก้ไขแล้ว"), 4_000, lines=4)
