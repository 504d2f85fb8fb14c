"""Forms of verbs, of an answer, of the rules, and the choice of a year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField, MoneyField
from sucharit.core.procurement import Breach, next_up
from sucharit.work.procurement.models import SEATS, ProcurementRules, Purchase
from sucharit.work.procurement.queries import roster, sittings, yardsticks_of
from sucharit.work.publications.models import Channel
from sucharit.work.publications.queries import channels_for
from sucharit.work.shelf.forms import VerbForm
from sucharit.work.shelf.values import WordField
from sucharit.work.years.recording.forms import CountField, RecordForm

_OFFERED = 60  # people in a choice, whose turn it is first


class SignForm(VerbForm):
    """The contract or agreement that was made."""

    vendor = forms.CharField(label=_("ผู้ได้รับการคัดเลือก"), max_length=200)
    agreed = MoneyField(label=_("ราคาที่ตกลงซื้อหรือจ้าง (บาท)"))
    contract_number = forms.CharField(label=_("เลขที่สัญญาหรือข้อตกลง"), max_length=80)
    contract_on = DayField(label=_("วันที่สัญญาหรือข้อตกลง"))
    due_on = DayField(label=_("วันครบกำหนดส่งมอบ"), required=False)
    offers = WordField(label=_("ผู้เสนอราคาและราคาที่เสนอ (บรรทัดละราย)"), most=4_000, lines=True, required=False)
    reason = forms.CharField(label=_("เหตุผลที่คัดเลือกโดยสรุป"), max_length=300, required=False)

    def arrange(self) -> None:
        for name in ("vendor", "agreed", "contract_number", "due_on", "offers", "reason"):
            self.initial.setdefault(name, getattr(self.entry, name))


class DeliverForm(VerbForm):
    delivered_on = DayField(label=_("วันที่ส่งมอบ"))


class CrossForm(VerbForm):
    """What the other unit has looked at; all three."""

    documents = forms.BooleanField(label=_("เอกสารครบถ้วนถูกต้อง"), required=False)
    spec = forms.BooleanField(label=_("คุณลักษณะเฉพาะตรงกับที่ขอ ไม่เจาะจงผู้ขาย"), required=False)
    median = forms.BooleanField(label=_("ราคากลางมีที่มา"), required=False)
    found = forms.CharField(label=_("สิ่งที่พบและแก้ไข"), max_length=400, required=False, help_text=_("ไม่พบให้เว้นว่าง"))


class InspectForm(VerbForm):
    inspected_on = DayField(label=_("วันที่ตรวจรับ"))


class ProposeForm(VerbForm):
    """Members of the committee; whose turn it is stands first, and who may not serve now says so."""

    on = DayField(label=_("วันที่แต่งตั้ง"))
    order_number = forms.CharField(label=_("คำสั่งที่"), max_length=60, required=False)
    chair = forms.ChoiceField(label=_("ประธานหรือผู้ตรวจรับ"))
    second = forms.ChoiceField(label=_("กรรมการคนที่ 2"), required=False)
    third = forms.ChoiceField(label=_("กรรมการคนที่ 3"), required=False)
    fourth = forms.ChoiceField(label=_("กรรมการคนที่ 4"), required=False)
    fifth = forms.ChoiceField(label=_("กรรมการคนที่ 5"), required=False)
    exception = forms.CharField(
        label=_("เหตุผลที่ยกเว้นการหมุนเวียน"), max_length=300, required=False,
        help_text=_("เว้นว่างไว้ ใส่เฉพาะเมื่อไม่มีผู้อื่นที่ตรวจรับได้ เหตุผลจะปรากฏในทะเบียนและรายงาน"),
    )  # fmt: skip

    def arrange(self) -> None:
        self.initial.setdefault("on", self.officer.today)
        people = roster(self.officer.organization, self.officer.today)
        self.people = people
        history = [one for _pk, one in sittings(self.officer.organization)]
        sticks = yardsticks_of(self.officer.organization)
        order = next_up(sorted(people), self.entry.vendor_key, history, sticks)
        barred = {one.member for one in _breaches(order, self.entry, history, sticks)}
        choices = [
            (str(pk), f"{people[pk].full_name} ({_('ยังไม่ถึงรอบ')})" if pk in barred else people[pk].full_name)
            for pk in order[:_OFFERED]
        ]
        wanted = 1 if (self.entry.agreed or 0) <= sticks.one_inspector_limit else sticks.committee_least
        turn = [str(pk) for pk in order if pk not in barred][:wanted]
        for place, seat in enumerate(SEATS):
            field: Any = self.fields[seat]
            field.choices = [("", "-"), *choices]
            self.initial.setdefault(seat, turn[place] if place < len(turn) else "")

    @property
    def said(self) -> dict[str, Any]:
        told = super().said
        return told | {seat: self.people.get(int(told[seat])) if told.get(seat) else None for seat in SEATS}


def _breaches(order: Any, purchase: Purchase, history: Any, sticks: Any) -> tuple[Breach, ...]:
    from sucharit.core.procurement import breaches

    return breaches(order, purchase.vendor_key, history, sticks)


class SeeForm(VerbForm):
    order = forms.CharField(
        label=_("ข้อสั่งการ"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class PublishForm(VerbForm):
    """Through which channels, each with its address where it has one."""

    published_on = DayField(label=_("วันที่เผยแพร่"))
    channels = forms.ModelMultipleChoiceField(
        label=_("ช่องทาง"), queryset=Channel.objects.none(), widget=forms.CheckboxSelectMultiple,
        help_text=_("ควรครบ 3 ช่องทางที่ต่างกัน ช่องทางที่ไม่มีที่อยู่เว็บ ต้องแนบภาพหรือเอกสารเป็นหลักฐาน"),
    )  # fmt: skip

    def arrange(self) -> None:
        self.initial.setdefault("published_on", self.officer.today)
        self.listed = list(channels_for(self.officer, active=True))
        field: Any = self.fields["channels"]
        field.queryset = channels_for(self.officer, active=True)
        for one in self.listed:
            if one.online:
                self.fields[f"address_{one.pk}"] = forms.CharField(
                    label=_("ที่อยู่เว็บ: %(channel)s") % {"channel": one.name}, required=False, max_length=500,
                    widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
                )  # fmt: skip

    @property
    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        chosen = set(told["channels"])
        return {
            "published_on": told["published_on"], "channels": [one for one in self.listed if one in chosen],
            "addresses": {one.pk: told.get(f"address_{one.pk}", "") for one in self.listed},
        }  # fmt: skip


class AnswerForm(RecordForm):
    text = WordField(label=_("คำชี้แจงของหน่วยงาน"), most=4_000, lines=True)


class RulesForm(RecordForm):
    """Every value, and by what it is set."""

    basis = forms.CharField(
        label=ProcurementRules._meta.get_field("basis").verbose_name, max_length=300,
        help_text=_("เช่น กฎกระทรวงที่ตรวจสอบแล้ว หรือประกาศของหน่วยงาน"),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        basis = self.fields.pop("basis")
        for name in ProcurementRules.written_fields:
            if name == "basis":
                continue
            field: Any = ProcurementRules._meta.get_field(name)
            money = name.endswith("_limit")
            self.fields[name] = (MoneyField if money else CountField)(label=field.verbose_name)
        self.fields["basis"] = basis


class YearForm(forms.Form):
    """Which fiscal year."""

    year = forms.ChoiceField(label=_("ปีงบประมาณ"), required=False)

    def __init__(self, *args: Any, years: list[int], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["year"]
        field.choices = [(str(one), str(one)) for one in years]
