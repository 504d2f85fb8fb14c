"""Forms of the builder: settings, sections, questions by their kind, slips, the planner of samples."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.screens.forms import DayField, SearchField
from sucharit.core.thai import arabic_digits
from sucharit.work.surveys.actions.building import WHILE_OPEN
from sucharit.work.surveys.actions.inviting import MOST_AT_ONCE
from sucharit.work.surveys.asking import answers_of
from sucharit.work.surveys.models import Question, Section, Survey
from sucharit.work.surveys.queries import units_for
from sucharit.work.years.recording.forms import CountField, YearFilter

MOST_STEPS = 10
#: before a choice: another question follows it; it is the key of a test
MARKS = "+*"
_SHORT = forms.Textarea(attrs={"rows": 3})
_LINES = forms.Textarea(attrs={"rows": 6})


class Narrow(YearFilter):
    """Which surveys."""

    q = SearchField(label=_("ค้นหาชื่อแบบ"))
    year = forms.ChoiceField(label=_("ปีงบประมาณ"), required=False)
    state = forms.ChoiceField(label=_("สถานะ"), required=False)
    unit = forms.ChoiceField(label=_("หน่วยงาน"), required=False)

    def __init__(self, data: Any, *, years: Sequence[int], units: Sequence[Unit]) -> None:
        super().__init__(data)
        self.choose("year", [(str(one), str(one)) for one in years], _("ทุกปี"))
        states = [one for one in Survey.State.choices if one[0] != Survey.State.DISCARDED]
        self.choose("state", states, _("ทุกสถานะ"))
        self.choose("unit", [(str(one.pk), one.name) for one in units], _("ทุกหน่วยงาน"))


class StartForm(forms.Form):
    """From which form, under which name, for whom."""

    title = forms.CharField(label=_("ชื่อแบบ"), max_length=200, error_messages={"required": _("โปรดใส่ชื่อแบบ")})
    fiscal_year = CountField(label=_("ปีงบประมาณ พ.ศ."), most=2700)
    unit = forms.ModelChoiceField(label=_("หน่วยงาน"), queryset=Unit.objects.none(), required=False)

    def __init__(self, *args: Any, officer: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer_units(self.fields["unit"], officer)


def _offer_units(field: Any, officer: Any) -> None:
    """A head has one unit or few, and must choose; the plan officer may leave it to the whole office."""
    from sucharit.base.people.roles import Role

    field.queryset = units_for(officer)
    field.label = _("หน่วยงาน")
    field.empty_label = _("ทั้งหน่วยงาน")
    if Role.PLAN_OFFICER not in officer.roles:
        field.empty_label, field.required = None, True


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    """What respondents are told, how it is counted, through which doors it comes."""

    closes_on = DayField(label=_("วันสุดท้ายที่รับคำตอบ"), required=False)
    people = CountField(label=_("จำนวนคนที่เป็นฐาน"), required=False, help_text=_("ใส่เมื่อคิดร้อยละจากผู้เข้าร่วมหรือบุคลากรทั้งหมด"))
    why = {
        "k": _("ถ้าแสดงผลเมื่อมีคนตอบน้อย คนจะเดาได้ว่าใครตอบอะไร จึงตั้งได้ไม่ต่ำกว่า 5 และแก้ไม่ได้หลังเปิด"),
        "rule": _("คำว่า “ร้อยละ 80” มีได้หลายความหมาย ที่เลือกไว้จะพิมพ์กำกับผลทุกครั้ง และแก้ไม่ได้หลังเปิด"),
        "base": _("ตัวชี้วัดที่เขียนว่า “ของผู้เข้าอบรม” ต้องหารด้วยผู้เข้าอบรมทั้งหมด ไม่ใช่เฉพาะผู้ตอบ"),
    }

    class Meta:
        model = Survey
        fields = (
            "title", "unit", "intro", "thanks", "closes_on", "rule", "level", "pass_mark", "base", "people", "target",
            "k", "by_link", "by_kiosk", "by_paper", "by_invitation", "before", "show_results", "listed", "edition",
        )  # fmt: skip
        widgets = {"edition": forms.HiddenInput, "intro": _SHORT}

    def __init__(self, *args: Any, officer: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer_units(self.fields["unit"], officer)
        before: Any = self.fields["before"]
        before.queryset = Survey.objects.filter(
            organization=officer.organization, purpose=Survey.Purpose.TEST, state__in=("open", "closed")
        ).exclude(pk=self.instance.pk)
        before.empty_label = _("ไม่เทียบ")
        for name in ["level"] if self.instance.test else ["pass_mark", "before"]:
            del self.fields[name]
        kept = list(self.fields)
        if self.instance.purpose == Survey.Purpose.FORM:  # it is counted nowhere and opens in the e-Service
            kept = ["title", "unit", "edition"]
        elif self.instance.state != Survey.State.DRAFT:
            kept = [*WHILE_OPEN, "edition"]
        for name in [one for one in self.fields if one not in kept]:
            del self.fields[name]


class SectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A heading and a few words."""

    class Meta:
        model = Section
        fields = ("title", "text")
        widgets = {"text": _SHORT}


#: kind > what is asked about it, beside text, hint, section and "must be answered"
_OF_KIND = {
    "faces": ("counts", "opens"), "scale": ("full", "low_word", "high_word", "counts", "opens"),
    "yes_no": ("low_word", "high_word", "counts", "key_yes", "opens"), "choice": ("choices", "group"),
    "many": ("choices",), "number": ("least", "most"), "text": (),
    "matrix": ("lines", "full", "low_word", "high_word", "counts"),
}  # fmt: skip


class QuestionForm(forms.ModelForm):  # type: ignore[type-arg]
    """One question; only what its kind has."""

    choices = forms.CharField(
        label=_("ตัวเลือก บรรทัดละข้อ"), widget=_LINES, required=False, max_length=8_000,
        help_text=_("ใส่ + หน้าตัวเลือกที่ให้ถามต่อ เช่น +อื่น ๆ เครื่องหมายอยู่กับตัวเลือก จึงย้ายบรรทัดได้ แบบทดสอบ: ใส่ * หน้าข้อที่ถูก"),
    )  # fmt: skip
    lines = forms.CharField(label=_("ข้อย่อย บรรทัดละข้อ"), widget=_LINES, required=False, max_length=5_000)
    opens = forms.MultipleChoiceField(
        label=_("คำตอบที่ให้ถามต่อ"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("เลือกคำตอบที่มีข้อถามต่อ แล้วเลือกข้อนี้ใน “ถามต่อจากข้อ” ของข้อถัดไป"),
    )  # fmt: skip
    key_yes = forms.TypedChoiceField(
        label=_("เฉลย (เฉพาะแบบทดสอบ)"), required=False, empty_value=None, coerce=lambda told: told == "yes",
        choices=[("", _("ไม่มีเฉลย")), ("yes", _("ใช่")), ("no", _("ไม่ใช่"))],
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Question
        fields = (
            "text", "hint", "section", "lines", "choices", "full", "low_word", "high_word", "least", "most", "key_yes",
            "required", "counts", "group", "opens", "under",
        )  # fmt: skip

    def __init__(self, *args: Any, survey: Survey, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        shown = {"text", "hint", "section", "required", "under", "edition", *_OF_KIND[kind]}
        shown -= {"counts", "group", "key_yes"} if survey.purpose == Survey.Purpose.FORM else set()
        for name in [one for one in self.fields if one not in shown]:
            del self.fields[name]
        self.kind, self.survey = kind, survey
        self._offer()

    def _offer(self) -> None:
        section: Any = self.fields["section"]
        section.queryset, section.empty_label = self.survey.sections.all(), None
        under: Any = self.fields["under"]
        under.queryset = self.survey.questions.filter(under=None).exclude(opens="").exclude(pk=self.instance.pk)
        under.empty_label = _("ถามทุกคน")
        self.initial.setdefault("edition", self.survey.edition)
        self._offer_openings()
        if self.instance.pk:
            rows, opening = self.instance.choices.all(), self.instance.opening
            self.initial["choices"] = "\n".join(
                f"{'+' if one.place in opening else ''}{'*' if one.right else ''}{one.text}" for one in rows
            )
            self.initial["lines"] = "\n".join(one.text for one in self.instance.lines.all())
            key = self.instance.key_yes
            self.initial["key_yes"] = "" if key is None else "yes" if key else "no"

    def _offer_openings(self) -> None:
        """By the words of the answers; a scale may get other steps on the same page."""
        if "opens" not in self.fields:
            return
        asked = self.instance if self.instance.pk else Question(kind=self.kind)
        told = answers_of(asked)
        if self.kind == Question.Is.SCALE:
            typed = arabic_digits(str(self.data.get("full", "")))
            most = max(self.instance.full, min(int(typed), MOST_STEPS) if typed.isdecimal() else 0)
            told = [(str(step), str(step)) for step in range(1, most + 1)]
        self.fields["opens"].choices = told  # type: ignore[attr-defined]
        self.initial["opens"] = [str(one) for one in sorted(self.instance.opening)]

    def _post_clean(self) -> None:
        """The verb builds and checks the row."""

    def clean_opens(self) -> str:
        return ",".join(dict.fromkeys(self.cleaned_data["opens"]))

    @property
    def said(self) -> dict[str, Any]:
        """As the verb takes it."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "edition"} | {"kind": self.kind}
        if told.get("full") is None:
            told.pop("full", None)
        lines = [one.strip() for one in told.pop("lines", "").splitlines()]
        told["lines"] = [one for one in lines if one]
        marked = "choices" in told
        choices = [_marked(one) for one in told.pop("choices", "").splitlines() if one.strip().strip(f"{MARKS} ")]
        told["choices"] = [(text, "*" in marks) for marks, text in choices]
        if marked:  # what is asked next goes with the choice, wherever its line stands
            told["opens"] = ",".join(str(place) for place, (marks, _text) in enumerate(choices, 1) if "+" in marks)
        return told


def _marked(line: str) -> tuple[str, str]:
    """ "+*อื่น ๆ": its marks, and the choice without them."""
    text = line.strip().lstrip(f"{MARKS} ")
    return line.strip().removesuffix(text), text


class InviteForm(forms.Form):
    """How many slips."""

    count = CountField(
        label=_("จำนวนบัตรเชิญ (ใบ)"), most=MOST_AT_ONCE, error_messages={"required": _("โปรดใส่จำนวน")},
        help_text=_("ครั้งละไม่เกิน 1,000 ใบ"),
    )  # fmt: skip


class SampleForm(forms.Form):
    """For the planner of samples."""

    population = CountField(
        label=_("จำนวนคนทั้งหมดที่ต้องการทราบความเห็น"), most=100_000_000, required=False, help_text=_("เว้นว่างถ้าไม่ทราบ")
    )
    error = forms.TypedChoiceField(
        label=_("ความคลาดเคลื่อนที่ยอมรับ"), coerce=int, initial=5, choices=[(3, "±3 %"), (5, "±5 %"), (10, "±10 %")]
    )
    confidence = forms.TypedChoiceField(
        label=_("ระดับความเชื่อมั่น"), coerce=int, initial=95, choices=[(90, "90 %"), (95, "95 %"), (99, "99 %")]
    )
    responding = CountField(label=_("คาดว่าจะมีผู้ตอบ (ร้อยละของผู้ที่ถาม)"), most=100, initial=60)


class CoverForm(forms.Form):
    """What is covered in a comment."""

    words = forms.CharField(
        label=_("ข้อความที่ให้ปิดทับ"), max_length=500, required=False,
        help_text=_("คัดลอกจากความเห็นให้ตรงตัว เช่น ชื่อคน เว้นว่างเพื่อปิดทับทั้งความเห็น"),
    )  # fmt: skip
