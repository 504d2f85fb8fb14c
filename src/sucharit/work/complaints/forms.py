"""Forms of the public door and of the office: what is asked, why, and in which words a fault is said."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.models import User
from sucharit.base.screens.forms import DayField, SearchField
from sucharit.core.thai import arabic_digits
from sucharit.work.complaints import gateways
from sucharit.work.complaints.actions.filing import Said
from sucharit.work.complaints.models import (
    Category,
    Centre,
    Channel,
    Complaint,
    Letter,
    Satisfaction,
    ServiceArea,
)
from sucharit.work.years.recording.forms import CountField, RecordForm, YearFilter

_AREA = forms.Textarea(attrs={"rows": 5})
_SHORT = forms.Textarea(attrs={"rows": 3})


class DegreesField(forms.DecimalField):
    """Degrees, as maps write them; Thai digits too."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 14, "data-short": ""}
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(required=False, max_digits=12, min_value=-180, max_value=180, **options)

    def to_python(self, value: Any) -> Any:
        found = super().to_python(arabic_digits(value).strip() if isinstance(value, str) else value)
        return round(found, 5) if found is not None and found.is_finite() else found


class CaseForm(RecordForm):
    """What happened, where, and who says so: asked of citizens and by officers alike."""

    detail = forms.CharField(
        label=_("เกิดอะไรขึ้น"), widget=forms.Textarea(attrs={"rows": 6}), max_length=8_000,
        help_text=_("เล่าสั้น ๆ ว่าเกิดอะไร เมื่อไร และเดือดร้อนอย่างไร"),
        error_messages={"required": _("โปรดเล่าว่าเกิดอะไรขึ้น")},
    )  # fmt: skip
    place = forms.CharField(
        label=_("เกิดที่ไหน"), max_length=300, required=False, help_text=_("เช่น หน้าวัดดอนสุขใจ หมู่ที่ 3 ใกล้เสาไฟต้นที่ 12")
    )
    latitude = DegreesField(label=_("ละติจูด"), help_text=_("เช่น 15.38012"))
    longitude = DegreesField(label=_("ลองจิจูด"), help_text=_("เช่น 100.02451"))
    category = forms.ModelChoiceField(
        label=_("เรื่องเกี่ยวกับ"), queryset=Category.objects.none(), empty_label=None,
        error_messages={"required": _("โปรดเลือกว่าเรื่องเกี่ยวกับอะไร"), "invalid_choice": _("โปรดเลือกจากรายการ")},
    )  # fmt: skip
    area = forms.ModelChoiceField(
        label=_("ด้านบริการ"), queryset=ServiceArea.objects.none(), required=False, empty_label=_("ไม่แน่ใจ"),
        error_messages={"invalid_choice": _("โปรดเลือกจากรายการ")},
    )  # fmt: skip
    wish = forms.CharField(label=_("อยากให้แก้ไขอย่างไร"), max_length=2_000, required=False, widget=_SHORT)
    anonymous = forms.BooleanField(label=_("ไม่บอกชื่อ"), required=False)
    name = forms.CharField(
        label=_("ชื่อ-นามสกุล"), max_length=160, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    telephone = forms.CharField(
        label=_("โทรศัพท์"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    email = forms.CharField(
        label=_("อีเมล"), max_length=254, required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}),
    )  # fmt: skip
    address = forms.CharField(
        label=_("ที่อยู่สำหรับส่งหนังสือ"), max_length=400, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )  # fmt: skip
    behalf_of = forms.CharField(
        label=_("ร้องเรียนแทนใคร"), max_length=200, required=False, help_text=_("เว้นว่างถ้าเป็นเรื่องของท่านเอง")
    )
    token = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organization: Organization, **options: Any) -> None:
        super().__init__(*args, **options)
        self.organization = organization
        self._offer("category", Category)
        self._offer("area", ServiceArea)

    def _offer(self, name: str, model: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = model.objects.filter(organization=self.organization, active=True)

    def said_with(self, files: Any) -> Said:
        told = {name: value for name, value in self.cleaned_data.items() if name in Said.__dataclass_fields__}
        return Said(**told, files=files)


class PublicForm(CaseForm):
    """The citizen's own. Corruption is not among the choices: it has its own safe door."""

    website = forms.CharField(
        required=False, label=_("เว้นช่องนี้ว่างไว้"), widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )
    why = {
        "name": _("เพื่อติดต่อกลับและแจ้งผล ผู้ที่เห็นมีเพียงเจ้าหน้าที่ของเรื่องนี้ และทุกครั้งที่เปิดดูมีบันทึกไว้"),
        "address": _("ถ้าไม่มีอีเมลและไม่เปิดหน้าติดตาม หน่วยงานจะส่งหนังสือแจ้งมาที่นี่"),
    }

    def __init__(self, *args: Any, organization: Organization, anonymous: bool, **options: Any) -> None:
        super().__init__(*args, organization=organization, **options)
        field: Any = self.fields["category"]
        field.queryset = field.queryset.filter(safe_door=False)
        if not anonymous:
            del self.fields["anonymous"]


class ReceivedForm(CaseForm):
    """An officer's: how and when it came, and the number of the letter that brought it."""

    channel = forms.ModelChoiceField(label=_("มาทางใด"), queryset=Channel.objects.none(), empty_label=None)
    received_on = DayField(label=_("วันที่รับเรื่อง"), error_messages={"required": _("โปรดใส่วันที่")})
    subject = forms.CharField(label=_("ชื่อเรื่อง"), max_length=200, required=False, help_text=_("เว้นว่างได้ ระบบใช้ต้นเรื่อง"))
    reference = forms.CharField(label=_("เลขที่หนังสือต้นเรื่อง"), max_length=120, required=False)

    def __init__(self, *args: Any, organization: Organization, **options: Any) -> None:
        super().__init__(*args, organization=organization, **options)
        self._offer("channel", Channel)
        field: Any = self.fields["channel"]
        field.queryset = field.queryset.exclude(key="web")


class TrackForm(forms.Form):
    """Number and secret, as they stand on the receipt."""

    number = forms.CharField(
        label=_("เลขที่เรื่อง"), max_length=40, help_text=_("เช่น 12/2569"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-short": ""}),
        error_messages={"required": _("โปรดใส่เลขที่เรื่องจากใบรับเรื่อง")},
    )  # fmt: skip
    secret = forms.CharField(
        label=_("รหัสติดตาม 20 หลัก"), max_length=60, help_text=_("ตัวเลขบนใบรับเรื่อง เว้นวรรคหรือไม่เว้นก็ได้"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": _("โปรดใส่รหัสจากใบรับเรื่อง")},
    )  # fmt: skip


class MessageForm(forms.Form):
    """A message with files."""

    text = forms.CharField(
        label=_("ข้อความ"), max_length=8_000, widget=_SHORT, error_messages={"required": _("โปรดเขียนข้อความ")}
    )
    token = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)


class FaceForm(forms.Form):
    """Five faces and a word."""

    face = forms.TypedChoiceField(
        label=_("ท่านพอใจกับการจัดการเรื่องนี้เพียงใด"), coerce=int, choices=Satisfaction.FACES, widget=forms.RadioSelect,
        error_messages={"required": _("โปรดเลือกหน้าใดหน้าหนึ่ง")},
    )  # fmt: skip
    comment = forms.CharField(label=_("ความเห็นเพิ่มเติม"), max_length=2_000, required=False, widget=_SHORT)


# The office


class Narrow(YearFilter):
    """Which complaints."""

    q = SearchField(label=_("ค้นหาเรื่อง สถานที่ หรือเลขที่"))
    year = forms.ChoiceField(label=_("ปีงบประมาณ"), required=False)
    state = forms.ChoiceField(
        label=_("สถานะ"), required=False,
        choices=[
            ("", _("ทั้งหมด")), ("open", _("ยังไม่เสร็จ")), ("late", _("เกินกำหนด")), ("unanswered", _("ยังไม่มอบหมาย")),
            ("mine", _("ของฉัน")), ("urgent", _("เร่งด่วน")), *Complaint.State.choices,
        ],
    )  # fmt: skip
    category = forms.ChoiceField(label=_("ประเภท"), required=False)
    area = forms.ChoiceField(label=_("ด้านบริการ"), required=False)
    channel = forms.ChoiceField(label=_("ช่องทาง"), required=False)
    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)

    def __init__(self, data: Any, *, lists: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__(data)
        every = {
            "year": _("ทุกปี"),
            "category": _("ทุกประเภท"),
            "area": _("ทุกด้าน"),
            "channel": _("ทุกช่องทาง"),
            "unit": _("ทุกหน่วยงาน"),
        }
        for name, word in every.items():
            self.choose(name, lists[name], word)


class ClassifyForm(RecordForm):
    """What it is about."""

    subject = forms.CharField(label=_("ชื่อเรื่อง"), max_length=200)
    category = forms.ModelChoiceField(label=_("ประเภท"), queryset=Category.objects.none(), empty_label=None)
    area = forms.ModelChoiceField(
        label=_("ด้านบริการ"), queryset=ServiceArea.objects.none(), required=False, empty_label=_("ยังไม่ระบุ")
    )
    priority = forms.ChoiceField(label=_("ความเร่งด่วน"), choices=Complaint.Priority.choices)

    def __init__(self, *args: Any, complaint: Complaint, **options: Any) -> None:
        options.setdefault("initial", {
            "subject": complaint.subject, "category": complaint.category_id, "area": complaint.area_id,
            "priority": complaint.priority, "edition": complaint.edition,
        })  # fmt: skip
        super().__init__(*args, **options)
        for name, model in (("category", Category), ("area", ServiceArea)):
            field: Any = self.fields[name]
            field.queryset = model._default_manager.filter(organization=complaint.organization_id)


class AssignForm(RecordForm):
    """To whom."""

    unit = forms.ModelChoiceField(
        label=_("หน่วยงาน"), queryset=Unit.objects.none(), required=False, empty_label=_("ไม่ระบุหน่วยงาน")
    )
    officer = forms.ModelChoiceField(
        label=_("ผู้รับผิดชอบ"), queryset=User.objects.none(), required=False, empty_label=_("ให้หน่วยงานกำหนดเอง"),
        help_text=_("เฉพาะผู้รับผิดชอบที่ระบุชื่อจึงเปิดดูข้อมูลผู้ร้องได้"),
    )  # fmt: skip
    reason = forms.CharField(label=_("เหตุผล (เมื่อโอนไปหน่วยงานอื่น)"), max_length=2_000, required=False, widget=_SHORT)

    def __init__(self, *args: Any, complaint: Complaint, officers: list[User], **options: Any) -> None:
        options.setdefault("initial", {
            "unit": complaint.unit_id, "officer": complaint.officer_id, "edition": complaint.edition,
        })  # fmt: skip
        super().__init__(*args, **options)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(organization=complaint.organization_id, active=True)
        officer: Any = self.fields["officer"]
        officer.queryset = User.objects.filter(pk__in=[one.pk for one in officers])


class DayForm(forms.Form):
    """On which day."""

    on = DayField(label=_("วันที่"), error_messages={"required": _("โปรดใส่วันที่")})


class WhyForm(forms.Form):
    """Why, in words that may be read by the complainant."""

    reason = forms.CharField(
        label=_("เหตุผล"), max_length=2_000, widget=_SHORT, error_messages={"required": _("โปรดเขียนเหตุผล")}
    )


class ExtendForm(WhyForm):
    """How many days, and what the complainant is told."""

    days = CountField(label=_("ขยายอีกกี่วัน"), most=365, error_messages={"required": _("โปรดใส่จำนวนวัน")})
    field_order = ["days", "reason"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].label = _("คำชี้แจงถึงผู้ร้อง")
        self.fields["reason"].help_text = _("เขียนต่อจากคำว่า “เนื่องจาก” เช่น ต้องรอวัสดุซ่อมซึ่งจะมาถึงวันที่ 20")


class LetterForm(forms.Form):
    """A notice of the term or of progress."""

    kind = forms.ChoiceField(
        label=_("หนังสือ"),
        widget=forms.RadioSelect,
        choices=[
            (Letter.Kind.PROGRESS.value, Letter.Kind.PROGRESS.label),
            (Letter.Kind.TERM.value, Letter.Kind.TERM.label),
        ],
    )
    text = forms.CharField(label=_("ความคืบหน้า"), max_length=8_000, required=False, widget=_SHORT)


class LinkForm(forms.Form):
    """Which case it repeats."""

    number = forms.CharField(label=_("ซ้ำกับเรื่องเลขที่"), max_length=40, help_text=_("เช่น 12/2569"))


class FinishForm(RecordForm):
    """Nothing is finished without a result, a cause, and what prevents it."""

    outcome = forms.ChoiceField(
        label=_("ผล"), choices=Complaint.Outcome.choices, widget=forms.RadioSelect,
        error_messages={"required": _("โปรดเลือกผล")},
    )  # fmt: skip
    result = forms.CharField(
        label=_("ผลการดำเนินการ"), max_length=8_000, widget=_AREA, help_text=_("ผู้ร้องจะได้รับข้อความนี้เป็นหนังสือ"),
        error_messages={"required": _("โปรดเขียนผลการดำเนินการ")},
    )  # fmt: skip
    cause = forms.CharField(
        label=_("สาเหตุ"), max_length=2_000, widget=_SHORT, help_text=_("ใช้ในรายงานสรุป ไม่ระบุชื่อบุคคล"),
        error_messages={"required": _("โปรดเขียนสาเหตุของเรื่อง")},
    )  # fmt: skip
    prevention = forms.CharField(
        label=_("แนวทางป้องกันไม่ให้เกิดซ้ำ"), max_length=2_000, widget=_SHORT,
        error_messages={"required": _("โปรดเขียนแนวทางป้องกันไม่ให้เกิดซ้ำ")},
    )  # fmt: skip
    late_because = forms.CharField(label=_("เหตุที่เกินกำหนด"), max_length=2_000, required=False, widget=_SHORT)

    def __init__(self, *args: Any, complaint: Complaint, late: bool, **options: Any) -> None:
        options.setdefault("initial", {
            "result": complaint.result, "cause": complaint.cause, "prevention": complaint.prevention,
            "edition": complaint.edition,
        })  # fmt: skip
        super().__init__(*args, **options)
        if late:
            self.fields["late_because"].required = True
        else:
            del self.fields["late_because"]


class CaseToPublishForm(forms.Form):
    """The three texts that everyone will read."""

    title = forms.CharField(label=_("เรื่อง"), max_length=200)
    story = forms.CharField(label=_("เรื่องที่ร้องเรียน"), max_length=8_000, widget=forms.Textarea(attrs={"rows": 8}))
    answer = forms.CharField(label=_("ผลการดำเนินการ"), max_length=8_000, widget=forms.Textarea(attrs={"rows": 6}))


class CentreForm(forms.ModelForm):  # type: ignore[type-arg]
    """The rules of the centre."""

    why = {
        "start": _("แผนกำหนดเพียงว่า 15 วัน ไม่ได้กำหนดว่านับจากเมื่อไร หน่วยงานต้องเลือกเองและประกาศในคู่มือ"),
        "identity_days": _("ข้อมูลส่วนบุคคลเก็บเท่าที่จำเป็น เมื่อครบกำหนดจะแสดงตัวอย่างให้ดูก่อน แล้วจึงลบเมื่อท่านยืนยัน"),
    }

    class Meta:
        model = Centre
        fields = (
            "name", "unit", "place", "contact", "start", "days", "working", "most_extension", "remind_days",
            "clerk_days", "mayor_days", "anonymous", "open", "sms", "identity_days", "manual_note", "edition",
        )  # fmt: skip
        widgets = {"edition": forms.HiddenInput, "manual_note": _SHORT}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        unit: Any = self.fields["unit"]
        unit.queryset = Unit.objects.filter(organization=self.instance.organization_id, active=True)
        unit.empty_label, unit.label = _("ไม่ระบุหน่วยงาน"), _("หน่วยงาน")
        self.fields["sms"] = forms.ChoiceField(label=_("ส่งข้อความ SMS"), choices=gateways.choices())
        self.order_fields(self.Meta.fields)


class LineForm(forms.Form):
    """A line of a list."""

    name = forms.CharField(label=_("ชื่อ"), max_length=160, error_messages={"required": _("โปรดใส่ชื่อ")})
    active = forms.BooleanField(label=_("ยังใช้งาน"), required=False)
    safe_door = forms.BooleanField(label=_("เป็นเรื่องทุจริต ให้ใช้ช่องทางปลอดภัย"), required=False)


class PastForm(RecordForm):
    """Numbers of a year before this system."""

    fiscal_year = CountField(label=_("ปีงบประมาณ พ.ศ."), most=2700)
    category = forms.ModelChoiceField(label=_("ประเภท"), queryset=Category.objects.none(), empty_label=None)
    received = CountField(label=_("รับไว้"))
    finished = CountField(label=_("เสร็จสิ้น"))
    source = forms.CharField(label=_("ที่มาของตัวเลข"), max_length=300)

    def __init__(self, *args: Any, organization: Organization, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["category"]
        field.queryset = Category.objects.filter(organization=organization)

    def clean_fiscal_year(self) -> int:
        year: int = self.cleaned_data["fiscal_year"]
        if not 2500 <= year <= 2700:
            raise forms.ValidationError(_("โปรดใส่ปีพุทธศักราชสี่หลัก เช่น 2567"))
        return year


class ReportForm(forms.Form):
    """What the summary says beyond the numbers."""

    problems = forms.CharField(label=_("ปัญหา อุปสรรค"), max_length=8_000, required=False, widget=_SHORT)
    remedies = forms.CharField(label=_("แนวทางแก้ไข"), max_length=8_000, required=False, widget=_SHORT)
