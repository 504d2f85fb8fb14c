"""Forms of this room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import User
from sucharit.base.people.queries import offer_the_house
from sucharit.base.screens.forms import DayField, SearchField
from sucharit.core.thai import arabic_digits
from sucharit.publishing.disclosure.models import ChecklistItem, Entry
from sucharit.publishing.disclosure.standing import WORDS

_ALL = ("", _("ทั้งหมด"))


class NewChecklistForm(forms.Form):
    """Which list, of which year, from what."""

    KINDS = (
        ("oit", _("รายการ OIT ตามที่ระบบมี (แถวที่ยังไม่ยืนยันเป็นร่างให้รับ)")),
        ("own", _("รายการตามมาตรการเปิดเผยข้อมูลในแผน 28 ข้อ")),
        ("own29", _("รายการตามมาตรการเปิดเผยข้อมูลในแผน 29 ข้อ (แยกเครือข่ายสังคมออนไลน์)")),
    )
    kind = forms.ChoiceField(label=_("รายการ"), choices=KINDS, widget=forms.RadioSelect, initial="oit")
    fiscal_year = forms.TypedChoiceField(label=_("ปีงบประมาณ"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["fiscal_year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]


class CopyForm(forms.Form):
    fiscal_year = forms.TypedChoiceField(label=_("ไปยังปีงบประมาณ"), coerce=int)

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["fiscal_year"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]


class ItemFilter(forms.Form):
    q = SearchField(label=_("ค้นหา"))
    state = forms.ChoiceField(label=_("สถานะ"), required=False)
    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        states = [(key, word) for key, (_kind, word) in WORDS.items()]
        choices: dict[str, list[Any]] = {
            "state": [*states, ("late", _("เกินกำหนด"))],
            "unit": [("mine", _("ของฉันและหน่วยงานของฉัน")), *units],
        }
        for name, values in choices.items():
            self.fields[name].choices = [_ALL, *values]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, str]:
        return self.cleaned_data if self.is_bound and self.is_valid() else {}


class _OfTheHouse(forms.Form):
    """Unit and person of the officer's organization."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("หน่วยงานเจ้าของข้อ"), required=False, empty_label=_("ยังไม่ระบุ")
    )
    owner = forms.ModelChoiceField(User.objects.none(), label=_("ผู้รับผิดชอบ"), required=False, empty_label=_("ยังไม่ระบุ"))
    due_on = DayField(label=_("กำหนดเผยแพร่"), required=False)

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        offer_the_house(self, officer)


class AssignForm(_OfTheHouse):
    """Many items at once."""


class ItemForm(_OfTheHouse):
    """What an item asks for."""

    OFFSETS = (("", _("ปีใดก็ได้")), ("0", _("ปีเดียวกับรายการ")), ("-1", _("ปีก่อนหน้า")))
    number = forms.CharField(label=_("ข้อ"), max_length=10)
    title = forms.CharField(label=_("เรื่องที่ต้องเปิดเผย"), max_length=400)
    group = forms.CharField(label=_("กลุ่ม"), max_length=200, required=False)
    parts = forms.CharField(
        label=_("องค์ประกอบที่ต้องมี"), required=False, max_length=12_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("บรรทัดละข้อ เช่น แผนผังโครงสร้าง ผู้รับผิดชอบ ระยะเวลา"),
    )  # fmt: skip
    year_offset = forms.TypedChoiceField(
        label=_("ปีของเอกสาร"), choices=OFFSETS, coerce=int, empty_value=None, required=False
    )
    frequency = forms.ChoiceField(label=_("รอบการเผยแพร่"), choices=ChecklistItem.Frequency.choices, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = (
        "number", "title", "group", "parts", "year_offset", "frequency", "unit", "owner", "due_on", "edition",
    )  # fmt: skip

    def __init__(self, *args: Any, item: ChecklistItem | None = None, **options: Any) -> None:
        if item is not None:
            options["initial"] = {
                "title": item.title, "group": item.group, "parts": "\n".join(item.parts), "edition": item.edition,
                "year_offset": "" if item.year_offset is None else str(item.year_offset), "unit": item.unit_id,
                "frequency": item.frequency, "owner": item.owner_id, "due_on": item.due_on,
            }  # fmt: skip
        super().__init__(*args, **options)
        if item is not None:
            del self.fields["number"]

    @property
    def said(self) -> dict[str, Any]:
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("number", "edition")}
        return told | {"parts": told["parts"].splitlines()}


class _EntryForm(forms.Form):
    """What every entry says; parts to tick are those of the item."""

    title = forms.CharField(label=_("ชื่อที่แสดงต่อประชาชน"), max_length=300, required=False)
    document_year = forms.CharField(
        label=_("ปีของเอกสาร (พ.ศ.)"), max_length=8, required=False,
        help_text=_("ระบบตรวจว่าพบปีนี้ในเนื้อหา เว้นว่างเมื่อไม่เกี่ยวกับปี"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-short": ""}),
    )  # fmt: skip
    parts = forms.TypedMultipleChoiceField(
        label=_("มีองค์ประกอบใดครบแล้ว"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, item: ChecklistItem, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["document_year"].initial = options.get("initial", {}).get("document_year", item.wanted_year)
        if item.parts:
            self.fields["parts"].choices = list(enumerate(item.parts))  # type: ignore[attr-defined]
        else:
            del self.fields["parts"]

    def clean_document_year(self) -> int | None:
        text = arabic_digits(self.cleaned_data["document_year"]).strip()
        if not text:
            return None
        if not text.isdecimal() or not 2500 <= int(text) <= 2700:
            raise forms.ValidationError(_("โปรดใส่ปี พ.ศ. สี่หลัก เช่น 2569"))
        return int(text)

    @property
    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"title": told["title"], "document_year": told["document_year"], "parts": told.get("parts", [])}


class AddressForm(_EntryForm):
    address = forms.CharField(
        label=_("ที่อยู่เว็บ"), max_length=2_000, widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text=_("คัดลอกทั้งบรรทัดจากเบราว์เซอร์ ระบบเปิดตรวจให้วันละครั้ง เฉพาะที่อยู่บนอินเทอร์เน็ตสาธารณะ"),
    )  # fmt: skip
    field_order = ("address", "title", "document_year", "parts")


class FileForm(_EntryForm):
    file = forms.FileField(
        label=_("ไฟล์"), help_text=_("PDF ที่ค้นหาข้อความได้ Word Excel หรือภาพ ไม่เกิน 50 เมกะไบต์"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"}),
    )  # fmt: skip
    field_order = ("file", "title", "document_year", "parts")


class EntryForm(_EntryForm):
    """Changing an entry."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, entry: Entry, **options: Any) -> None:
        told = {"title": entry.title, "document_year": entry.document_year, "edition": entry.edition}
        super().__init__(*args, item=entry.item, initial=told | {"parts": entry.parts}, **options)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("เหตุผล"), max_length=400)


class ReviewForm(forms.Form):
    verdict = forms.ChoiceField(label=_("ผล"), choices=(("passes", _("ผ่าน")), ("fails", _("ไม่ผ่าน"))))
    reason = forms.CharField(label=_("เหตุผล"), max_length=2_000, required=False)


class PublishForm(forms.Form):
    note = forms.CharField(
        label=_("แก้ไขเรื่องใด"), max_length=400, required=False, help_text=_("ประชาชนเห็นข้อความนี้ ไม่ต้องใส่เมื่อเผยแพร่ครั้งแรก")
    )
