"""Recording publications through many channels at once, editing one, the list of channels, the filters."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, SearchField
from sucharit.work.publications.models import Channel
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.periods import PeriodKey
from sucharit.work.years.recording.forms import RecordForm, YearFilter


class _About(RecordForm):
    """What one or many publications have in common."""

    title = forms.CharField(
        label=_("เผยแพร่อะไร"), max_length=300, help_text=_("เช่น ประกาศเจตจำนงสุจริตของผู้บริหาร"),
        error_messages={"required": _("โปรดเขียนว่าเผยแพร่อะไร")},
    )  # fmt: skip
    published_on = DayField(label=_("วันที่เผยแพร่"), error_messages={"required": _("โปรดใส่วันที่")})
    document = forms.CharField(
        label=_("เอกสารที่เผยแพร่"),
        max_length=300,
        required=False,
        help_text=_("เลขที่และชื่อเอกสาร เช่น ประกาศ อบต. ที่ 12/2569"),
    )
    note = forms.CharField(label=_("หมายเหตุ"), max_length=500, required=False)
    initiatives = forms.MultipleChoiceField(
        label=_("เป็นส่วนหนึ่งของโครงการใด"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def offer(self, rows: list[YearInitiative]) -> None:
        self.fields["initiatives"].choices = [(str(row.key), f"{row.seq}. {row.title}") for row in rows]  # type: ignore[attr-defined]

    @property
    def keys(self) -> list[uuid.UUID]:
        return [uuid.UUID(key) for key in self.cleaned_data["initiatives"]]


class PublicationsForm(_About):
    """Through many channels at once: each has its own address where it has one."""

    channels = forms.ModelMultipleChoiceField(
        label=_("ช่องทาง"), queryset=Channel.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("โปรดเลือกช่องทางอย่างน้อยหนึ่งช่องทาง")},
    )  # fmt: skip

    def __init__(self, *args: Any, channels: list[Channel], rows: list[YearInitiative], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(rows)
        self.listed = channels
        field: Any = self.fields["channels"]
        field.queryset = Channel.objects.filter(pk__in=[one.pk for one in channels])
        for one in channels:
            self.fields[f"address_{one.pk}"] = forms.CharField(
                label=_("ที่อยู่เว็บ"), required=False, max_length=500,
                widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
            )  # fmt: skip

    @property
    def ways(self) -> list[dict[str, Any]]:
        """Each channel with its tick and the field of its address."""
        ticked = {str(one) for one in (self["channels"].value() or [])}
        return [
            {"channel": one, "ticked": str(one.pk) in ticked, "address": self[f"address_{one.pk}"]}
            for one in self.listed
        ]

    @property
    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        names = ("title", "published_on", "document", "note")
        order = {one.pk: place for place, one in enumerate(self.listed)}
        return {name: told[name] for name in names} | {
            "channels": sorted(told["channels"], key=lambda one: order[one.pk]), "keys": self.keys,
            "addresses": {one.pk: told[f"address_{one.pk}"] for one in self.listed},
        }  # fmt: skip


class PublicationForm(_About):
    """One row."""

    channels = forms.ModelChoiceField(label=_("ช่องทาง"), queryset=Channel.objects.none(), empty_label=None)
    address = forms.CharField(
        label=_("ที่อยู่เว็บ"), required=False, max_length=500, widget=forms.TextInput(attrs={"inputmode": "url"})
    )

    def __init__(self, *args: Any, channels: list[Channel], rows: list[YearInitiative], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(rows)
        field: Any = self.fields["channels"]
        field.queryset = Channel.objects.filter(pk__in=[one.pk for one in channels])

    @property
    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        names = ("title", "published_on", "document", "note", "address")
        return {name: told[name] for name in names} | {"channel": told["channels"]}


class ChannelForm(RecordForm):
    """A channel of the office's own."""

    name = forms.CharField(label=_("ชื่อช่องทาง"), max_length=160, error_messages={"required": _("โปรดใส่ชื่อช่องทาง")})
    online = forms.BooleanField(label=_("เป็นช่องทางออนไลน์ (มีที่อยู่เว็บ)"), required=False)


class PublicationFilter(YearFilter):
    """Which publications."""

    q = SearchField(label=_("ค้นหาเรื่อง เอกสาร ที่อยู่"))
    channel = forms.ChoiceField(label=_("ช่องทาง"), required=False)
    initiative = forms.ChoiceField(label=_("โครงการ"), required=False)
    period = forms.ChoiceField(label=_("งวด"), required=False)
    only = forms.ChoiceField(
        label=_("เฉพาะ"), required=False,
        choices=[
            ("", _("ทั้งหมด")), ("mine", _("ที่ฉันบันทึก")), ("loose", _("ไม่ได้ผูกกับโครงการ")), ("withdrawn", _("ที่ถอนแล้ว")),
        ],
    )  # fmt: skip

    def __init__(self, data: Any, *, channels: list[Channel], rows: list[YearInitiative]) -> None:
        super().__init__(data)
        self.choose("channel", [(str(one.pk), one.name) for one in channels], _("ทุกช่องทาง"))
        told = [(str(row.key), f"{row.seq}. {row.title[:90]}") for row in rows]
        self.choose("initiative", told, _("ทุกโครงการ"))
        self.choose("period", list(PeriodKey.choices), _("ทั้งปี"))


class CountFilter(YearFilter):
    """Of which part of the year, and which of them."""

    period = forms.ChoiceField(label=_("งวด"), required=False)
    only = forms.ChoiceField(
        label=_("เฉพาะ"), required=False,
        choices=[("", _("ทั้งหมด")), ("short", _("ที่ยังไม่ครบ")), ("promised", _("ที่กำหนดจำนวนไว้"))],
    )  # fmt: skip

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.choose("period", list(PeriodKey.choices), _("ทั้งปี"))
