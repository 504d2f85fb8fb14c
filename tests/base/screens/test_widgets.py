"""Fields are drawn in fewer templates than Django's own, and no differently."""

import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from sucharit.base.screens import digits
from sucharit.base.screens.forms import ScreenRenderer

ATTRS: dict[str, Any] = {
    "id": "id_a", "data-short": "", "required": True, "disabled": False, "title": '<"&\'>', "maxlength": 60,
    "data-n": None, "class": mark_safe("a&amp;b"), "x<y": 1,
}  # fmt: skip
CHOICES = [
    ("", "---"),
    ("a&b", '<b>"1"</b>'),
    (3, "ข้อ 3"),
    ("กลุ่ม 2", [("g", "ใน 1"), (4, mark_safe("<i>4</i>"))]),
    (None, "ไม่"),
]
DRAWN = [
    (forms.TextInput(), '<"a" & \'b\'>'), (forms.TextInput(), None), (forms.TextInput(), ""),
    (forms.NumberInput(), 1250), (forms.HiddenInput(), "7"), (forms.EmailInput(), "a@b.c"),
    (forms.DateInput(), "2026-01-01"), (forms.CheckboxInput(), True), (forms.PasswordInput(), "x"),
    (forms.FileInput(), None), (forms.Textarea(), "ก\n<b>"), (forms.Textarea(), None),
    (forms.Select(choices=CHOICES), "a&b"), (forms.Select(choices=CHOICES), 4), (forms.Select(choices=CHOICES), None),
    (forms.SelectMultiple(choices=CHOICES), ["3", "g"]),
    (forms.NullBooleanSelect(), True), (forms.RadioSelect(choices=CHOICES[:3]), 3),
    (forms.CheckboxSelectMultiple(choices=CHOICES), ["g"]),
]  # fmt: skip


@pytest.mark.parametrize(("widget", "value"), DRAWN, ids=lambda one: type(one).__name__)
def test_as_django_draws_it(widget: forms.Widget, value: Any):
    """But for white space between tags."""
    ours, theirs = (widget.render("a", value, ATTRS, renderer=one()) for one in (ScreenRenderer, DjangoTemplates))
    assert re.sub(r">\s+<", "><", ours) == re.sub(r">\s+<", "><", theirs)


def test_choices_stand_in_the_chosen_digits_and_their_values_do_not():
    with digits.using("thai"):
        drawn = forms.Select(choices=CHOICES).render("a", 3, renderer=ScreenRenderer())
    assert '<option value="3" selected>ข้อ ๓</option>' in drawn
    assert '<optgroup label="กลุ่ม ๒">' in drawn
    assert "&lt;b&gt;&quot;๑&quot;&lt;/b&gt;" in drawn
