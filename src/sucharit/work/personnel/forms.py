"""The forms of the room's verbs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.models import User
from sucharit.base.screens.forms import MoneyField
from sucharit.work.personnel.actions.cases import counted_points
from sucharit.work.personnel.models import (
    PersonnelAppeal,
    PersonnelCase,
    PersonnelCommittee,
    PersonnelMeeting,
    RoundCriterion,
    Seat,
    Stand,
)
from sucharit.work.personnel.models.rounds import PersonnelRound
from sucharit.work.shelf.forms import NEEDED, VerbForm, choice_field, day_field, text_field
from sucharit.work.shelf.values import offered
from sucharit.work.surveys.models import Survey
from sucharit.work.years.recording.forms import CountField

CHANNELS = _("บรรทัดละหนึ่งช่องทาง เช่น ป้ายประกาศที่สำนักงาน เว็บไซต์ หนังสือเวียน")


def _score(label: Any, *, required: bool = False, help_text: Any = "") -> MoneyField:
    return MoneyField(label=label, required=required, help_text=help_text, error_messages=NEEDED)


class AnnounceForm(VerbForm):
    """Number, day and places of an announcement."""

    paper_no = text_field(_("ประกาศที่"), 80)
    announced_on = day_field(_("ประกาศเมื่อ"))
    channels = text_field(_("ช่องทางที่เผยแพร่"), 2_000, lines=3, help_text=CHANNELS)

    def arrange(self) -> None:
        self.initial["announced_on"] = self.officer.today


class ReportForm(VerbForm):
    """What came of it."""

    result = text_field(_("ผลการดำเนินการ"), 20_000, lines=8)

    def arrange(self) -> None:
        self.initial.setdefault("result", self.entry.result)


class SendForm(VerbForm):
    """When the executive was told."""

    sent_on = day_field(_("เสนอผู้บริหารเมื่อ"))

    def arrange(self) -> None:
        self.initial["sent_on"] = self.officer.today


class AnswerForm(VerbForm):
    """What the executive says."""

    answer = text_field(_("คำตอบ"), 4_000, lines=4)


class CriterionForm(VerbForm):
    """What is judged, and what gives the points."""

    text = text_field(_("เกณฑ์"), 300)
    points = CountField(label=_("คะแนนเต็ม"), error_messages=NEEDED)
    source = choice_field(_("ที่มาของคะแนน"), RoundCriterion.Source.choices)

    def arrange(self) -> None:
        self.initial.setdefault("source", RoundCriterion.Source.SUPERIOR)


class DropCriterionForm(VerbForm):
    """Which criterion goes."""

    criterion = forms.ModelChoiceField(label=_("เกณฑ์"), queryset=RoundCriterion.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["criterion"]
        chosen.queryset = self.entry.judged_by.all()


class PublishForm(VerbForm):
    """The announcement of the criteria."""

    criteria_no = text_field(_("ประกาศที่"), 80)
    criteria_on = day_field(_("ประกาศเมื่อ"))
    channels = text_field(_("ช่องทางที่ประกาศ"), 2_000, lines=3, help_text=CHANNELS)

    def arrange(self) -> None:
        self.initial["criteria_on"] = self.officer.today


class ResultsForm(VerbForm):
    """Which surveys the round uses, the ITA score, and what staff are asked."""

    surveys = forms.ModelMultipleChoiceField(
        label=_("แบบสำรวจความพึงพอใจของประชาชนที่นำมาใช้"), queryset=Survey.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("แบบของหน่วยงานใดใช้กับบุคลากรของหน่วยงานนั้น แบบที่ไม่ระบุหน่วยงานใช้กับทุกคน ระบบอ่านผลที่ปิดแล้วเอง"),
    )  # fmt: skip
    ita = _score(_("คะแนน ITA ที่นำมาใช้"), help_text=_("ใส่เมื่อหลักเกณฑ์มีข้อที่ใช้ผล ITA"))
    staff_survey = forms.ModelChoiceField(
        label=_("แบบสำรวจความพึงพอใจของบุคลากรต่อระบบ"), queryset=Survey.objects.none(), required=False, empty_label="-"
    )

    def arrange(self) -> None:
        rows = Survey.objects.filter(
            organization=self.officer.organization, purpose=Survey.Purpose.SURVEY,
            state__in=[Survey.State.OPEN, Survey.State.CLOSED],
        ).order_by("-fiscal_year", "title", "-round")  # fmt: skip
        for name in ("surveys", "staff_survey"):
            chosen: Any = self.fields[name]
            chosen.queryset = rows
        self.initial["surveys"] = list(self.entry.uses.values_list("survey", flat=True))
        self.initial["ita"], self.initial["staff_survey"] = self.entry.ita, self.entry.staff_survey_id


class ResultForm(VerbForm):
    """The announcement of the result."""

    result_no = text_field(_("ประกาศผลที่"), 80)


class BecauseForm(VerbForm):
    """Why."""

    reason = text_field(_("เหตุผล"), 300, lines=2)


class SeatForm(VerbForm):
    """A member: an account, or name and position."""

    role = choice_field(_("หน้าที่"), Seat.Role.choices)
    user = forms.ModelChoiceField(
        label=_("บัญชีผู้ใช้"), queryset=User.objects.none(), required=False, empty_label="-",
        help_text=_("ผู้มีบัญชีไม่ต้องใส่ชื่อ ตำแหน่งอ่านจากทะเบียนตำแหน่ง"),
    )  # fmt: skip
    name = text_field(_("ชื่อ-นามสกุล"), 160, required=False, help_text=_("สำหรับผู้ไม่มีบัญชี เช่น ผู้บริหารสถานศึกษา"))
    position = text_field(_("ตำแหน่ง"), 200, required=False)

    def arrange(self) -> None:
        self.initial.setdefault("role", Seat.Role.MEMBER)
        chosen: Any = self.fields["user"]
        chosen.queryset = offered(
            PersonnelCommittee._meta.get_field("appointed_by"), self.officer.organization
        ).order_by("full_name")  # fmt: skip


class UnseatForm(VerbForm):
    """Which member goes."""

    seat = forms.ModelChoiceField(label=_("กรรมการ"), queryset=Seat.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["seat"]
        chosen.queryset = self.entry.seats.all()


class ReplaceForm(SeatForm):
    """Whose place, and who takes it."""

    seat = forms.ModelChoiceField(label=_("แทนกรรมการ"), queryset=Seat.objects.none(), empty_label=None)
    order_no = text_field(_("คำสั่งที่"), 80)

    def arrange(self) -> None:
        super().arrange()
        del self.fields["role"]
        chosen: Any = self.fields["seat"]
        chosen.queryset = self.entry.sitting
        self.order_fields(["seat", "user", "name", "position", "order_no"])


class OrderForm(VerbForm):
    """The order that appoints."""

    order_no = text_field(_("คำสั่งที่"), 80)
    ordered_on = day_field(_("สั่งเมื่อ"))

    def arrange(self) -> None:
        self.initial["ordered_on"] = self.officer.today


class HoldForm(VerbForm):
    """Who came."""

    came = forms.ModelMultipleChoiceField(
        label=_("กรรมการที่มาประชุม"), queryset=Seat.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("โปรดเลือกผู้มาประชุม")},
    )  # fmt: skip
    observers = CountField(label=_("ผู้สังเกตการณ์ภาคประชาชน (คน)"), most=1_000, error_messages=NEEDED)

    def arrange(self) -> None:
        self.initial.setdefault("observers", 0)
        chosen: Any = self.fields["came"]
        chosen.queryset = self.entry.committee.sitting


class MinutesForm(VerbForm):
    """What was said and found."""

    minutes = text_field(
        _("รายงานการประชุม"), 20_000, lines=8, help_text=_("มติรายบุคคลและการถอนตัวพิมพ์ต่อท้ายให้เอง ไม่ต้องพิมพ์ซ้ำ")
    )


class EvaluateForm(VerbForm):
    """The work that shows it, and points for each criterion that no survey answers."""

    work = text_field(_("ผลงานที่อ้างอิง"), 4_000, lines=4, help_text=_("ผลงานเชิงประจักษ์ที่รองรับคะแนน เช่น งาน ตัวเลข เอกสาร"))

    def arrange(self) -> None:
        self.initial.setdefault("work", self.entry.work)
        given = dict(self.entry.marks.values_list("criterion", "points"))
        for one in self.entry.round.judged_by.all():
            if counted_points(self.entry, one) is None:
                self.fields[f"points_{one.pk}"] = _score(str(one), required=True)
                self.initial.setdefault(f"points_{one.pk}", given.get(one.pk))


class _OfCommittee(VerbForm):
    """Seats of the committee that has the case now."""

    def seats(self) -> Any:
        side = PersonnelCommittee.Side.SCREENING
        if self.entry.round.state != PersonnelRound.State.SCREENING:
            side = PersonnelCommittee.Side.DECIDING
        return Seat.objects.filter(
            left_on=None, committee__round=self.entry.round, committee__side=side, committee__withdrawn_at=None
        )  # fmt: skip

    def free(self) -> Any:
        """Those who have not kept out."""
        out = self.entry.stands.filter(turn=self.entry.turn, choice=Stand.Choice.RECUSED)
        return self.seats().exclude(pk__in=out.values("seat"))


class SeatOnlyForm(_OfCommittee):
    """Which member."""

    seat = forms.ModelChoiceField(label=_("กรรมการ"), queryset=Seat.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["seat"]
        chosen.queryset = self.free()


class RecuseForm(SeatOnlyForm):
    """Who keeps out, and why."""

    reason = text_field(
        _("เหตุที่ถอนตัว"), 300, lines=2, help_text=_("เช่น เป็นญาติ คู่สมรส เจ้าหนี้ ลูกหนี้ หรือมีส่วนได้เสีย ไม่ต้องใส่ชื่อบุคคลอื่น")
    )


class _VoteForm(_OfCommittee):
    """In which meeting, and who was against."""

    meeting = forms.ModelChoiceField(
        label=_("การประชุม"), queryset=PersonnelMeeting.objects.none(), empty_label=None,
        error_messages={"required": _("ยังไม่มีการประชุมที่บันทึกผู้มาประชุมแล้ว"), "invalid_choice": _("โปรดเลือกการประชุมของคณะนี้")},
    )  # fmt: skip
    against = forms.ModelMultipleChoiceField(
        label=_("กรรมการที่ไม่เห็นชอบ"), queryset=Seat.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("ผู้มาประชุมที่ไม่ถอนตัวและไม่ได้เลือกไว้ ถือว่าเห็นชอบ"),
    )  # fmt: skip

    def arrange(self) -> None:
        seats: Any = self.fields["against"]
        seats.queryset = self.free()
        met: Any = self.fields["meeting"]
        met.queryset = PersonnelMeeting.objects.filter(
            committee__in=self.seats().values("committee"), state=PersonnelMeeting.State.HELD, withdrawn_at=None
        ).select_related("committee")


class ScreenForm(_VoteForm):
    """What the screening committee found."""

    opinion = choice_field(_("ความเห็น"), PersonnelCase.Opinion.choices)
    score = _score(_("คะแนนที่ปรับแล้ว"), help_text=_("ใส่เมื่อเลือกปรับคะแนน"))
    note = text_field(_("เหตุผล"), 4_000, lines=3, required=False)


class DecideForm(_VoteForm):
    """What the deciding committee makes of it."""

    outcome = choice_field(_("ผลการพิจารณา"), PersonnelCase.Outcome.choices)
    steps = _score(_("ขั้นที่เลื่อน"), help_text=_("เช่น 0.5 หรือ 1"))
    salary_before = _score(_("เงินเดือนเดิม"))
    salary_after = _score(_("เงินเดือนใหม่"))
    score = _score(_("คะแนนสุดท้าย"), help_text=_("เว้นว่างไว้ ใช้คะแนนหลังกลั่นกรอง"))
    note = text_field(_("เหตุผล"), 4_000, lines=3, required=False)

    def arrange(self) -> None:
        super().arrange()
        if not self.entry.round.raises:
            del self.fields["steps"]
            del self.fields["salary_before"]
            del self.fields["salary_after"]


class AnswerAppealForm(VerbForm):
    """Upheld or not, and why."""

    state = choice_field(_("คำวินิจฉัย"), PersonnelAppeal.State.choices[1:])
    answer = text_field(_("เหตุผล"), 4_000, lines=5)


class OwnAppealForm(forms.Form):
    """A person's own appeal."""

    ground = text_field(_("เหตุแห่งการอุทธรณ์"), 4_000, lines=5)
