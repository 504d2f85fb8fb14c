"""Forms of the queue: a point, its lines, counters and rules."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer
from sucharit.work.queue.models import Line, Point
from sucharit.work.queue.models.point import MOST_RUN, MOST_TARGET
from sucharit.work.service.queries import in_force
from sucharit.work.shelf.queries import units_to_keep
from sucharit.work.surveys.queries import series_choices
from sucharit.work.years.recording.forms import CountField, RecordForm


class PointForm(RecordForm):
    """The facts of a point."""

    name = forms.CharField(label=_("ชื่อจุดบริการ"), max_length=120, error_messages={"required": _("โปรดใส่ชื่อจุดบริการ")})
    unit = forms.ModelChoiceField(label=_("หน่วยงาน"), queryset=Unit.objects.none(), empty_label=None)
    place = forms.CharField(label=_("ที่ตั้ง"), max_length=200, required=False)
    hours = forms.CharField(label=_("วันและเวลาให้บริการ"), max_length=120, required=False)
    target_minutes = CountField(label=_("สัญญาว่ารอไม่เกินกี่นาที"), most=MOST_TARGET, initial=30)
    run = CountField(
        label=_("เรียกบัตรสิทธิก่อนติดกันได้ไม่เกินกี่ใบ"), most=MOST_RUN, initial=1,
        help_text=_("เช่น 1 คือเรียกสลับกับบัตรทั่วไปทีละใบ ผู้ที่ไม่มีสิทธิก่อนจึงไม่ถูกแซงไปเรื่อย ๆ"),
    )  # fmt: skip
    phone = forms.BooleanField(label=_("รับบัตรคิวด้วยโทรศัพท์ได้"), required=False, initial=True)
    here_only = forms.BooleanField(
        label=_("รับด้วยโทรศัพท์ได้เฉพาะผู้ที่มาถึงแล้ว"), required=False, initial=True,
        help_text=_("ต้องสแกนคิวอาร์โค้ดบนจอหน้าห้อง ซึ่งเปลี่ยนทุก 20 นาที"),
    )  # fmt: skip
    notice = forms.CharField(label=_("ข้อความบนจอหน้าห้อง"), max_length=200, required=False)
    evaluation = forms.TypedChoiceField(
        label=_("แบบประเมินหลังรับบริการ"), required=False, coerce=uuid.UUID, empty_value=None,
        help_text=_("ผู้รับบริการเห็นลิงก์เมื่อเสร็จ คำตอบไม่ผูกกับบัตรคิว"),
    )  # fmt: skip
    active = forms.BooleanField(label=_("ใช้อยู่"), required=False, initial=True)

    def __init__(self, *args: Any, officer: Officer, point: Point | None = None, **options: Any) -> None:
        told = {name: getattr(point, name) for name in self.base_fields} if point else {}
        super().__init__(*args, **options | {"initial": told})
        unit: Any = self.fields["unit"]
        unit.queryset = units_to_keep(officer)
        evaluation: Any = self.fields["evaluation"]
        evaluation.choices = [("", _("ไม่ชวนประเมิน")), *series_choices(officer.organization)]
        if point is None:
            self.initial.setdefault("unit", next(iter(sorted(officer.unit_ids)), None))


class LineForm(forms.Form):
    """What people wait for."""

    letter = forms.CharField(label=_("อักษรนำ"), max_length=1, widget=forms.TextInput(attrs={"data-short": ""}))
    title = forms.CharField(label=_("ชื่องาน"), max_length=120)
    series = forms.TypedChoiceField(label=_("คู่มือบริการ"), required=False, empty_value=None)

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        manuals = in_force(officer.organization, "citizen")
        series: Any = self.fields["series"]
        series.choices = [("", _("ไม่ผูก")), *((str(one.series), one.title) for one in manuals)]


class CounterForm(forms.Form):
    """Where tickets are served."""

    number = CountField(label=_("ช่องที่"), most=99)
    title = forms.CharField(label=_("ชื่อช่อง"), max_length=80, required=False)
    lines = forms.ModelMultipleChoiceField(
        label=_("งานที่ให้บริการ (ไม่เลือกคือทุกงาน)"), queryset=Line.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, point: Point, **options: Any) -> None:
        super().__init__(*args, **options)
        lines: Any = self.fields["lines"]
        lines.queryset = point.lines.filter(active=True)


class PriorityForm(forms.Form):
    """Who goes before, and by which rule."""

    title = forms.CharField(label=_("ผู้มีสิทธิก่อน"), max_length=120, help_text=_("เช่น ผู้สูงอายุ 70 ปีขึ้นไป คนพิการ หญิงตั้งครรภ์"))
    basis = forms.CharField(label=_("ตามหลักเกณฑ์หรือประกาศใด"), max_length=200)
