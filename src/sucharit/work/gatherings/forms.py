"""The forms of the room's verbs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import MoneyField
from sucharit.work.gatherings.models import Participant
from sucharit.work.shelf.forms import NEEDED, VerbForm, text_field
from sucharit.work.surveys.models import Survey


class _People(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Participants by name, with what they are."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.group})" if obj.group else obj.name


class InviteForm(VerbForm):
    """Everyone of the office, and names."""

    everyone = forms.BooleanField(label=_("เชิญทุกคนที่ดำรงตำแหน่งอยู่ (ได้รับแจ้งเตือน)"), required=False)
    names = text_field(
        _("รายชื่อ"), 200_000, lines=6, required=False,
        help_text=_("บรรทัดละคน: ชื่อ, ตำแหน่งหรือหมู่บ้าน ไม่ต้องใส่ที่อยู่หรือเบอร์โทร"),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("ผู้ที่อยู่ในรายชื่อเป็น"), choices=Participant.Kind.choices, widget=forms.RadioSelect)

    def arrange(self) -> None:
        hearing = self.entry.kind in ("hearing", "activity")
        self.initial.setdefault("kind", Participant.Kind.CITIZEN if hearing else Participant.Kind.STAFF)


class SpeakerForm(VerbForm):
    """Who speaks, on what."""

    name = text_field(_("ชื่อวิทยากร"), 160)
    position = text_field(_("ตำแหน่งหรือหน่วยงาน"), 200, required=False)
    topic = text_field(_("หัวข้อ"), 300, required=False)
    fee = MoneyField(label=_("ค่าตอบแทน (บาท)"), required=False)


class MaterialForm(VerbForm):
    """A handout."""

    title = text_field(_("ชื่อเอกสาร"), 200)
    address = forms.URLField(label=_("ที่อยู่เว็บ"), required=False, max_length=500, assume_scheme="https")


class SurveysForm(VerbForm):
    """Which tests and evaluations are of this gathering."""

    before_test = forms.ModelChoiceField(label=_("แบบทดสอบก่อน"), queryset=Survey.objects.none(), required=False)
    after_test = forms.ModelChoiceField(label=_("แบบทดสอบหลัง"), queryset=Survey.objects.none(), required=False)
    evaluation = forms.ModelChoiceField(label=_("แบบประเมินการจัด"), queryset=Survey.objects.none(), required=False)
    follow_up = forms.ModelChoiceField(label=_("แบบติดตามผลภายหลัง"), queryset=Survey.objects.none(), required=False)

    def arrange(self) -> None:
        rows = Survey.objects.filter(organization=self.officer.organization).exclude(state=Survey.State.DISCARDED)
        rows = rows.filter(fiscal_year__gte=self.entry.fiscal_year - 1, fiscal_year__lte=self.entry.fiscal_year + 1)
        for name in ("before_test", "after_test", "evaluation", "follow_up"):
            field: Any = self.fields[name]
            purpose = Survey.Purpose.TEST if name.endswith("_test") else Survey.Purpose.SURVEY
            field.queryset = rows.filter(purpose=purpose)
            field.label_from_instance = lambda one: f"{one.title} ({one.fiscal_year} รอบ {one.round})"
            self.initial[name] = getattr(self.entry, f"{name}_id")


class CheckInForm(VerbForm):
    """From the list, and who was not on it."""

    people = _People(
        label=_("ผู้ได้รับเชิญที่มาแล้ว"), queryset=Participant.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    names = text_field(
        _("ผู้ที่ไม่อยู่ในรายชื่อ"), 200_000, lines=4, required=False, help_text=_("บรรทัดละคน: ชื่อ, ตำแหน่งหรือหมู่บ้าน")
    )
    kind = forms.ChoiceField(label=_("ผู้ที่ไม่อยู่ในรายชื่อเป็น"), choices=Participant.Kind.choices, widget=forms.RadioSelect)
    apart = text_field(_("แยกจากคนชื่อเดียวกัน"), 40, required=False, help_text=_("ใส่เมื่อมีคนชื่อเหมือนกันลงเวลาแล้ว เช่น หมู่ที่ 3"))

    def arrange(self) -> None:
        field: Any = self.fields["people"]
        field.queryset = self.entry.people.filter(came_at=None, struck="")
        self.initial.setdefault("kind", Participant.Kind.CITIZEN)
        if not field.queryset.exists():
            del self.fields["people"]


class OutsideTestForm(VerbForm):
    """Which test, and who passed or did not."""

    outside_test = text_field(
        _("แบบทดสอบของหน่วยงานภายนอก"), 200, help_text=_("เช่น แบบทดสอบออนไลน์ของสำนักงาน ป.ป.ช. แนบใบผลสอบด้านล่างได้")
    )
    passed = _People(
        label=_("ผู้ที่สอบผ่าน"), queryset=Participant.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    failed = _People(
        label=_("ผู้ที่สอบไม่ผ่าน"), queryset=Participant.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("ผู้ที่ไม่ได้สอบ ไม่ต้องเลือกในช่องใด"),
    )  # fmt: skip

    def arrange(self) -> None:
        came = self.entry.people.filter(came_at__isnull=False)
        self.initial["outside_test"] = self.entry.outside_test
        for name in ("passed", "failed"):
            field: Any = self.fields[name]
            field.queryset = came
            self.initial[name] = [one.pk for one in came if one.outside == name]


class StrikeForm(VerbForm):
    """Whose check-in is not true, and why."""

    people = _People(
        label=_("ตัดการลงเวลาของ"), queryset=Participant.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("โปรดเลือกผู้ที่จะตัดออก")},
    )  # fmt: skip
    reason = text_field(_("เหตุผล"), 300)

    def arrange(self) -> None:
        field: Any = self.fields["people"]
        field.queryset = self.entry.people.filter(came_at__isnull=False)


class ReportForm(VerbForm):
    """Minutes and cost."""

    minutes = text_field(_("สรุปผลหรือรายงานการประชุม"), 20_000, lines=10)
    cost = MoneyField(label=_("ค่าใช้จ่ายจริง (บาท)"), error_messages=NEEDED, help_text=_("ไม่ใช้งบประมาณให้ใส่ 0"))

    def arrange(self) -> None:
        self.initial.update({"minutes": self.entry.minutes, "cost": self.entry.cost})


class CancelForm(VerbForm):
    """Why it does not take place."""

    reason = text_field(_("เหตุผล"), 300, lines=2)


class DoorForm(forms.Form):
    """What whoever stands at the door says: a name, from where, what they are. No telephone, no address."""

    name = text_field(_("ชื่อและนามสกุล"), 160)
    group = text_field(_("ตำแหน่ง หมู่บ้าน หรือหน่วยงาน"), 160, required=False)
    kind = forms.ChoiceField(
        label=_("ท่านคือ"), choices=Participant.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("โปรดเลือกว่าท่านเป็นใคร")},
    )  # fmt: skip
