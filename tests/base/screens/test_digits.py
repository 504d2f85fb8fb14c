"""Chosen digits reach what a form itself says: labels, help, choices, faults; never a value."""

from django import forms
from django.template import Context, Template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from sucharit.base.screens import digits


class Form(forms.Form):
    span = forms.ChoiceField(
        label=gettext_lazy("รอบ 6 หรือ 12 เดือน"),
        help_text="เช่น 2569 <b>",
        choices=[("2569", "พ.ศ. 2569 & 2570"), (7, 8)],
    )
    way = forms.ChoiceField(label="ทาง", choices=[("1", "ทางที่ 1")], widget=forms.RadioSelect)
    step = forms.ChoiceField(label="ขั้น", choices=[("หมวด 3 <i>", [("3", "ข้อ 3")])])


def test_a_form_speaks_in_the_chosen_digits():
    with digits.using("thai"):
        said = str(Form({"span": "2568", "way": "1"}))
    for part in (
        "รอบ ๖ หรือ ๑๒ เดือน",
        "เช่น ๒๕๖๙ &lt;b&gt;",
        ">พ.ศ. ๒๕๖๙ &amp; ๒๕๗๐<",
        'value="2569"',
        ">๘<",
        "ทางที่ ๑",
        'value="1"',
        '<optgroup label="หมวด ๓ &lt;i&gt;">',
    ):
        assert part in said, part


def test_without_a_choice_they_are_arabic():
    assert "พ.ศ. 2569 &amp; 2570" in str(Form())


def test_markup_keeps_its_digits():
    said = mark_safe('<span class="h2">ข้อ 2 &#x27;3&#39;</span>')
    template = Template("{{ said|digits }} {{ plain|digits }}")
    with digits.using("thai"):
        told = template.render(Context({"said": said, "plain": "<b>4</b>"}))
    assert told == '<span class="h2">ข้อ ๒ &#x27;๓&#39;</span> &lt;b&gt;๔&lt;/b&gt;'
