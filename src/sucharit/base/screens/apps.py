"""The app of screens: says in better Thai what Django says in its own."""

from typing import Any

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreensConfig(AppConfig):
    name = "sucharit.base.screens"
    label = "screens"

    def ready(self) -> None:
        """Django's Thai for a missing value ("ฟิลด์นี้จำเป็น") tells nobody what to do. Every form inherits these."""
        _say(forms.Field, required=_("โปรดกรอกข้อมูลในช่องนี้"))
        for choice in (forms.ChoiceField, forms.ModelChoiceField):
            _say(choice, required=_("โปรดเลือกหนึ่งข้อ"), invalid_choice=_("ตัวเลือกนี้ไม่มีในรายการ โปรดเลือกใหม่"))
        for several in (forms.MultipleChoiceField, forms.ModelMultipleChoiceField):
            _say(several, required=_("โปรดเลือกอย่างน้อยหนึ่งข้อ"))
        _say(forms.FileField, required=_("โปรดเลือกไฟล์"))
        _say(forms.BooleanField, required=_("โปรดทำเครื่องหมายเพื่อยืนยัน"))


def _say(field: type[forms.Field], **messages: Any) -> None:
    """A dictionary of the field's own: most fields share that of their parent."""
    field.default_error_messages = {**field.default_error_messages, **messages}
