"""The forms of the room's verbs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.screens.forms import DayField
from sucharit.work.honours.models import Honour, Nominee
from sucharit.work.honours.showing import satisfaction_of
from sucharit.work.shelf.forms import NEEDED, VerbForm, text_field
from sucharit.work.surveys.models import Survey
from sucharit.work.years.recording.forms import CountField


class CriterionForm(VerbForm):
    """What is judged."""

    text = text_field(_("เกณฑ์"), 300)
    points = CountField(label=_("คะแนนเต็ม"), error_messages=NEEDED)


class NominateForm(VerbForm):
    """Who, and for what."""

    kind = forms.ChoiceField(label=_("ผู้ได้รับการเสนอเป็น"), choices=Nominee.Kind.choices, widget=forms.RadioSelect)
    name = text_field(_("ชื่อ"), 160)
    group = text_field(_("ตำแหน่ง ชุมชน หรือหน่วยงาน"), 160, required=False)
    deed = text_field(_("ผลงาน"), 600, lines=3)
    since = DayField(label=_("เริ่มวาระ"), required=False)
    until = DayField(label=_("ครบวาระ"), required=False)

    def arrange(self) -> None:
        self.initial.setdefault("kind", Nominee.Kind.PERSON)
        if self.entry.kind != Honour.Kind.TERM:
            del self.fields["since"], self.fields["until"]


class NominateTermsForm(VerbForm):
    """Committee members, a line each."""

    lines = text_field(
        _("รายชื่อกรรมการที่ครบวาระ"), 60_000, lines=8,
        help_text=_("บรรทัดละคน: ชื่อ, ชุมชน, วันเริ่มวาระ, วันครบวาระ เช่น นายใจ ดี, ชุมชนวัดเหนือ, 1/10/2565, 30/9/2569"),
    )  # fmt: skip


class SatisfactionForm(VerbForm):
    """Which survey of citizens."""

    satisfaction = forms.ModelChoiceField(
        label=_("แบบประเมินความพึงพอใจ"), queryset=Survey.objects.none(), required=False,
        help_text=_("กรรมการเห็นผลของแบบนี้เมื่อให้คะแนน ผลแสดงเมื่อปิดแบบและมีผู้ตอบถึงจำนวนขั้นต่ำ"),
    )  # fmt: skip

    def arrange(self) -> None:
        chosen: Any = self.fields["satisfaction"]
        rows = Survey.objects.filter(organization=self.officer.organization, purpose=Survey.Purpose.SURVEY)
        chosen.queryset = rows.exclude(state=Survey.State.DISCARDED).order_by("-fiscal_year", "title")
        chosen.label_from_instance = lambda one: f"{one.title} ({one.fiscal_year})"
        self.initial["satisfaction"] = self.entry.satisfaction_id


class PointsForm(VerbForm):
    """The points of one nominee, a field for each criterion."""

    nominee = forms.ModelChoiceField(label=_("ผู้ได้รับการเสนอชื่อ"), queryset=Nominee.objects.none(), empty_label=None)

    def arrange(self) -> None:
        chosen: Any = self.fields["nominee"]
        chosen.queryset = self.entry.nominees.exclude(nominated_by=self.officer.user).order_by("name")
        if said := satisfaction_of(self.entry):
            chosen.help_text = said
        for one in self.entry.criteria.all():
            self.fields[f"points_{one.pk}"] = CountField(label=str(one), error_messages=NEEDED)


class CeremonyForm(VerbForm):
    """The day of the ceremony."""

    ceremony_on = DayField(label=_("มอบเมื่อ"), error_messages=NEEDED)

    def arrange(self) -> None:
        self.initial["ceremony_on"] = self.officer.today
