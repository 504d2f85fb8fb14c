"""Positions, who holds them, and routes."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.approvals.models import StepVerb
from sucharit.base.organizations.names import check_name, regular
from sucharit.base.people.actions import overlapping
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Position, User
from sucharit.base.people.queries import people_for, positions_for
from sucharit.base.screens import words
from sucharit.base.screens.forms import DayField
from sucharit.office.settings.forms.people import dates_in_order
from sucharit.office.settings.queries import units_for


class PositionForm(forms.ModelForm[Position]):
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    why = {"rank": _("ใช้เสนอเส้นทางพิจารณา และเตือนเมื่อมีผู้ให้อำนาจแก่ตนเอง")}

    class Meta:
        model = Position
        fields = ["title", "rank", "unit"]
        help_texts = {"title": _("ตามกรอบอัตรากำลัง เช่น ปลัดองค์การบริหารส่วนตำบล")}

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        unit.queryset = units_for(officer).filter(Q(active=True) | Q(positions=self.instance.pk)).distinct()
        unit.empty_label = str(_("ไม่สังกัดสำนักหรือกอง"))
        if self.instance.pk:
            self.initial.setdefault("edition", self.instance.edition)

    def clean_title(self) -> str:
        return regular(self.cleaned_data["title"])

    def _post_clean(self) -> None:
        """The verb sets the values on a row of its own: the instance stays as it was looked at."""


class AppointForm(forms.Form):
    """Who holds a position, from when until when. Two at once in their own right only when confirmed."""

    user = forms.ModelChoiceField(label=_("ผู้ดำรงตำแหน่ง"), queryset=User.objects.none(), empty_label=_("เลือกผู้ใช้"))
    acting = forms.BooleanField(label=_("รักษาราชการแทน"), required=False)
    since = DayField(label=_("ตั้งแต่วันที่"))
    until = DayField(label=_("ถึงวันที่"), required=False, help_text=_("ผู้รักษาราชการแทนต้องมีวันสิ้นสุดเสมอ"))
    order_reference = forms.CharField(
        label=_("ตามคำสั่ง"),
        required=False,
        max_length=120,
        help_text=_("เช่น คำสั่ง อบต.ดอนสุขใจ ที่ 12/2569 ลงวันที่ 1 ต.ค. 2568"),
    )
    confirmed = forms.BooleanField(label=_("ตรวจแล้ว ให้ดำรงตำแหน่งพร้อมกันได้"), required=False, widget=forms.HiddenInput)

    why = {"order_reference": _("ผู้ลงนามแทนต้องอ้างคำสั่งได้เมื่อถูกตรวจสอบ")}

    def __init__(self, *args: Any, position: Position, officer: Officer, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"since": officer.today})
        super().__init__(*args, **kwargs)
        self.position = position
        self.fields["user"].queryset = people_for(officer).filter(is_active=True)  # type: ignore[attr-defined]

    def clean_order_reference(self) -> str:
        reference = regular(self.cleaned_data["order_reference"])
        check_name(reference)
        return reference

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        dates_in_order(self, given)
        if given.get("acting") and not given.get("until") and "until" not in self.errors:
            self.add_error("until", _("ผู้รักษาราชการแทนต้องมีวันสิ้นสุด"))
        if given.get("acting") and not given.get("order_reference"):
            self.add_error("order_reference", _("โปรดอ้างคำสั่งให้รักษาราชการแทน"))
        if given.get("since") and not given.get("acting") and not given.get("confirmed"):
            self._ask_about_overlap(given)
        return given

    def _ask_about_overlap(self, given: dict[str, Any]) -> None:
        other = overlapping(self.position, since=given["since"], until=given.get("until")).first()
        if other is None:
            return
        until = words.day(other.until) if other.until else _("ไม่มีกำหนด")
        self.fields["confirmed"].widget = forms.CheckboxInput()
        self.add_error(
            "confirmed",
            _(
                "%(name)s ดำรงตำแหน่งนี้อยู่ (ถึง: %(until)s) โดยปกติควรกำหนดวันพ้นตำแหน่งของผู้เดิมก่อน "
                "หากตั้งใจให้มีพร้อมกัน โปรดทำเครื่องหมายนี้"
            )
            % {"name": other.user.full_name, "until": until},
        )


class RouteForm(forms.Form):
    name = forms.CharField(label=_("ชื่อเส้นทาง"), max_length=120)
    own_work_forbidden = forms.BooleanField(
        label=_("ห้ามผู้เสนอพิจารณางานของตนเอง"), required=False,
        help_text=_("แม้ผู้เสนอจะรักษาราชการแทนในตำแหน่งนั้น"),
    )  # fmt: skip

    seen = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)  # the route as the page showed it

    why = {"own_work_forbidden": _("การถ่วงดุล: ผู้ทำกับผู้อนุมัติควรเป็นคนละคน")}

    def clean_name(self) -> str:
        name = regular(self.cleaned_data["name"])
        check_name(name)
        return name


class StepForm(forms.Form):
    """One step; an empty position means no step here."""

    verb = forms.ChoiceField(label=_("หน้าที่"), choices=StepVerb.choices)
    position = forms.ModelChoiceField(
        label=_("ตำแหน่ง"), required=False, queryset=Position.objects.none(), empty_label=_("ไม่มีขั้นนี้")
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].queryset = positions_for(officer).filter(active=True)  # type: ignore[attr-defined]
