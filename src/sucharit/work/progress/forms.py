"""Recording an activity, a report, a payment, a meeting, a cross-check; and the filters of the lists."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.forms import DayField, FaultyForm, MoneyField, SearchField
from sucharit.work.progress.models import CrossCheck, ProgressReport
from sucharit.work.progress.papers import month_words
from sucharit.work.progress.standing import SHOWN
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.periods import PeriodKey
from sucharit.work.years.recording.forms import CountField, RecordForm, YearFilter


def _text(label: Any, rows: int, most: int = 20_000, **options: Any) -> forms.CharField:
    options.setdefault("required", False)
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


ERRORS = _("ข้อผิดพลาดทีละจุด บรรทัดละหนึ่งจุด")
ERRORS_HELP = _("เลขที่เอกสาร: ผิดอะไร เช่น ฎ.12/2569: ไม่มีลายมือชื่อผู้รับเงิน วางจากตารางสองคอลัมน์ได้ ระบบนับจำนวนให้")


class ActivityForm(RecordForm):
    """What, when, where, how many; the rest only where wanted."""

    title = forms.CharField(
        label=_("ทำอะไร"), max_length=300, help_text=_("เช่น อบรมผู้ค้ากับ อบต. รุ่นที่ 1"),
        error_messages={"required": _("โปรดเขียนว่าทำอะไร")},
    )  # fmt: skip
    held_on = DayField(label=_("วันที่"), error_messages={"required": _("โปรดใส่วันที่")})
    place = forms.CharField(
        label=_("สถานที่"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"}),
    )  # fmt: skip
    people = CountField(label=_("จำนวนคน"), required=False, help_text=_("ไม่มีผู้เข้าร่วมให้เว้นว่าง"))
    held_until = DayField(label=_("ถึงวันที่ (ถ้าหลายวัน)"), required=False)
    step = forms.ChoiceField(label=_("เป็นขั้นตอนใดของโครงการ"), required=False)
    description = _text(_("รายละเอียด"), 4)

    why = {"step": _("ใช้ตอบว่าขั้นตอนในแผนทำแล้วหรือยัง"), "people": _("ใช้คำนวณผลผลิตเทียบกับเป้าหมาย")}

    def __init__(self, *args: Any, steps: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        told = [(key, text if len(text) < 120 else f"{text[:117]}…") for key, text in steps]
        self.fields["step"].choices = [("", _("ไม่ระบุขั้นตอน")), *told]  # type: ignore[attr-defined]
        if not steps:
            del self.fields["step"]


class ReportForm(forms.Form):
    """A period's report; it saves by itself, so nothing is required until it is sent."""

    percent = CountField(
        label=_("ความก้าวหน้า ร้อยละ"), most=100, required=False, help_text=_("0 ถึง 100"),
        error_messages={"max_value": _("ร้อยละต้องอยู่ระหว่าง 0 ถึง 100"), "min_value": _("ร้อยละต้องอยู่ระหว่าง 0 ถึง 100")},
    )  # fmt: skip
    done = _text(_("ผลการดำเนินงาน"), 8, help_text=_("ทำอะไรไปแล้ว ได้ผลอย่างไร เป็นจำนวนเท่าใด"))
    obstacles = _text(_("ปัญหาและอุปสรรค"), 4, help_text=_("ไม่มีให้เขียนว่า ไม่มี"))
    recommendations = _text(_("ข้อเสนอแนะ"), 4)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ReturnForm(forms.Form):
    reason = _text(_("เหตุผลที่ส่งกลับ"), 3, 4_000, required=True, error_messages={"required": _("โปรดเขียนว่าต้องแก้อะไร")})


class StatusForm(forms.Form):
    """How far the initiative is, as it is reported to the NACC."""

    status = forms.ChoiceField(label=_("สถานะ"), choices=YearInitiative.Status, widget=forms.RadioSelect)
    result = _text(_("ผลการดำเนินงาน"), 5, help_text=_("ต้องมีเมื่อแล้วเสร็จ"))
    reason = forms.ChoiceField(
        label=_("เหตุผลที่ไม่สามารถดำเนินการได้"), required=False,
        choices=[("", _("ไม่ใช่กรณีนี้")), *YearInitiative.Reason.choices],
    )  # fmt: skip
    reason_text = _text(_("คำอธิบายเหตุผล"), 3, 4_000, help_text=_("ต้องมีเมื่อเลือก “อื่น ๆ”"))
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    why = {"reason": _("ระบบรายงานของ ป.ป.ช. ให้เลือกจากสี่ข้อนี้เท่านั้น")}


class PaymentForm(RecordForm):
    """A payment of the year's budget."""

    paid_on = DayField(label=_("วันที่จ่าย"), error_messages={"required": _("โปรดใส่วันที่จ่าย")})
    amount = MoneyField(label=_("จำนวนเงิน (บาท)"), error_messages={"required": _("โปรดใส่จำนวนเงิน")})
    document = forms.CharField(
        label=_("เลขที่ฎีกาหรือเอกสาร"), max_length=120, help_text=_("เช่น ฎีกาที่ 45/2569"),
        error_messages={"required": _("โปรดใส่เลขที่ฎีกาหรือเอกสารการจ่าย")},
    )  # fmt: skip
    note = forms.CharField(label=_("หมายเหตุ"), max_length=500, required=False)
    over_reason = forms.CharField(
        label=_("เหตุผลที่จ่ายเกินงบประมาณ"),
        max_length=500,
        required=False,
        help_text=_("กรอกเฉพาะเมื่อจ่ายแล้วเกินงบประมาณของปี"),
    )


class MeetingForm(RecordForm):
    """The quarterly meeting."""

    held_on = DayField(label=_("วันที่ประชุม"), error_messages={"required": _("โปรดใส่วันที่")})
    quarter = forms.ChoiceField(
        label=_("พิจารณาการเบิกจ่ายของ"),
        choices=[(str(number), _("ไตรมาสที่ %(n)s") % {"n": number}) for number in (1, 2, 3, 4)],
    )
    who = _text(_("ผู้เข้าประชุม"), 3, 4_000, required=True, help_text=_("เช่น ปลัด ผู้อำนวยการทุกกอง"))
    decisions = _text(_("มติที่ประชุม"), 5, required=True)


class CheckForm(RecordForm):
    """A unit's documents of a month, cross-checked."""

    month = forms.ChoiceField(label=_("เดือน"))
    unit = forms.ChoiceField(label=_("หน่วยงานที่ถูกตรวจ"))
    checked = CountField(label=_("เอกสารที่ตรวจ (ฉบับ)"))
    lines = _text(ERRORS, 4, help_text=ERRORS_HELP)
    error_count = CountField(
        label=_("ข้อผิดพลาดที่พบ (จุด)"), required=False,
        help_text=_("ไม่พบให้ใส่ 0 ใส่เองเฉพาะเมื่อไม่มีรายการทีละจุด"),
    )  # fmt: skip
    found = _text(_("พบอะไร แก้อย่างไร"), 4)

    def __init__(
        self, *args: Any, months: list[datetime.date], organization: Organization, check: CrossCheck | None = None,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        if check is not None:
            del self.fields["lines"]  # they are written on the page of the check
        if check is not None and check.counted:
            del self.fields["error_count"]
        told = [(month.isoformat(), month_words(month)) for month in months]
        self.fields["month"].choices = told  # type: ignore[attr-defined]
        units = [(str(pk), name) for pk, name in organization.units.values_list("pk", "name")]
        self.fields["unit"].choices = [("", _("เลือกหน่วยงาน")), *units]  # type: ignore[attr-defined]

    def clean_month(self) -> datetime.date:
        return datetime.date.fromisoformat(self.cleaned_data["month"])

    def clean(self) -> dict[str, Any] | None:
        """A number, or the errors themselves; neither is not "none found"."""
        told = super().clean()
        typed = self.cleaned_data.get("error_count") is not None or self.cleaned_data.get("lines")
        if "error_count" in self.fields and "error_count" not in self.errors and not typed:
            self.add_error("error_count", _("โปรดเขียนข้อผิดพลาดทีละจุด หรือใส่จำนวน ไม่พบให้ใส่ 0"))
        return told


class ErrorsForm(FaultyForm):
    """Errors that a cross-check found, a line for each."""

    lines = forms.CharField(
        label=ERRORS, help_text=ERRORS_HELP, max_length=20_000, widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("โปรดเขียนอย่างน้อยหนึ่งบรรทัด")},
    )  # fmt: skip


class CorrectedForm(FaultyForm):
    """An error was put right."""

    on = DayField(label=_("แก้แล้วเมื่อ"), error_messages={"required": _("โปรดใส่วันที่")})
    how = forms.CharField(label=_("แก้อย่างไร"), max_length=300, required=False)


class StandingFilter(YearFilter):
    """Which initiatives."""

    q = SearchField(label=_("ค้นหาโครงการ"))
    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)
    dimension = forms.ChoiceField(label=_("มิติ"), required=False)
    status = forms.ChoiceField(label=_("สถานะ"), required=False)
    show = forms.ChoiceField(label=_("เฉพาะ"), required=False)

    def __init__(self, data: Any, *, units: list[tuple[str, str]], dimensions: list[str]) -> None:
        super().__init__(data)
        self.choose("unit", units, _("ทุกหน่วยงาน"))
        self.choose("dimension", [(one, _("มิติที่ %(n)s") % {"n": one}) for one in dimensions], _("ทุกมิติ"))
        self.choose("status", list(YearInitiative.Status.choices), _("ทุกสถานะ"))
        self.choose("show", [(key, words) for key, (words, _test) in SHOWN.items()], _("ทั้งหมด"))


class ActivityFilter(YearFilter):
    """Which activities."""

    q = SearchField(label=_("ค้นหากิจกรรม สถานที่ โครงการ"))
    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)
    quarter = forms.ChoiceField(label=_("ไตรมาส"), required=False)
    only = forms.ChoiceField(
        label=_("เฉพาะ"), required=False,
        choices=[
            ("", _("ทั้งหมด")), ("mine", _("ที่ฉันบันทึก")), ("bare", _("ที่ยังไม่มีหลักฐาน")), ("withdrawn", _("ที่ถอนแล้ว")),
        ],
    )  # fmt: skip

    def __init__(self, data: Any, *, units: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.choose("unit", units, _("ทุกหน่วยงาน"))
        self.choose("quarter", [(str(n), _("ไตรมาสที่ %(n)s") % {"n": n}) for n in (1, 2, 3, 4)], _("ทั้งปี"))


class ReportFilter(YearFilter):
    """Which reports."""

    q = SearchField(label=_("ค้นหาโครงการ"))
    period = forms.ChoiceField(label=_("งวด"), required=False)
    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)
    state = forms.ChoiceField(label=_("สถานะ"), required=False)

    def __init__(self, data: Any, *, units: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.choose("period", list(PeriodKey.choices), _("ทุกงวด"))
        self.choose("unit", units, _("ทุกหน่วยงาน"))
        self.choose("state", [*ProgressReport.State.choices, ("none", _("ยังไม่เขียน"))], _("ทุกสถานะ"))


class PaymentFilter(YearFilter):
    """Which payments."""

    q = SearchField(label=_("ค้นหาเอกสาร โครงการ หมายเหตุ"))
    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)
    month = forms.ChoiceField(label=_("เดือน"), required=False)
    only = forms.ChoiceField(
        label=_("เฉพาะ"), required=False,
        choices=[("", _("ทั้งหมด")), ("over", _("เกินงบ")), ("reversed", _("ที่กลับรายการ"))],
    )  # fmt: skip

    def __init__(self, data: Any, *, units: list[tuple[str, str]], months: list[datetime.date]) -> None:
        super().__init__(data)
        self.choose("unit", units, _("ทุกหน่วยงาน"))
        self.choose("month", [(month.isoformat(), month_words(month)) for month in months], _("ทุกเดือน"))


class MonthForm(YearFilter):
    """Whose spending, of which month."""

    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)
    month = forms.ChoiceField(label=_("เดือน"), required=False)

    def __init__(self, data: Any, *, units: list[tuple[str, str]], months: list[datetime.date]) -> None:
        super().__init__(data)
        self.choose("unit", units, _("ทุกหน่วยงาน"))
        self.fields["month"].choices = [(m.isoformat(), month_words(m)) for m in months]  # type: ignore[attr-defined]


class CheckFilter(YearFilter):
    """Which cross-checks."""

    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)
    month = forms.ChoiceField(label=_("เดือน"), required=False)
    only = forms.ChoiceField(
        label=_("เฉพาะ"), required=False,
        choices=[("", _("ทั้งหมด")), ("errors", _("ที่พบข้อผิดพลาด")), ("withdrawn", _("ที่ถอนแล้ว"))],
    )  # fmt: skip

    def __init__(self, data: Any, *, units: list[tuple[str, str]], months: list[datetime.date]) -> None:
        super().__init__(data)
        self.choose("unit", units, _("ทุกหน่วยงาน"))
        self.choose("month", [(month.isoformat(), month_words(month)) for month in months], _("ทุกเดือน"))
