"""The app of screens: says in better Thai what Django says in its own."""

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreensConfig(AppConfig):
    name = "sucharit.base.screens"
    label = "screens"

    def ready(self) -> None:
        """Django's Thai for a missing value ("ฟิลด์นี้จำเป็น") tells nobody what to do. Every form inherits these."""
        forms.Field.default_error_messages["required"] = _("โปรดกรอกข้อมูลในช่องนี้")
        for choice in (forms.ChoiceField, forms.ModelChoiceField):
            choice.default_error_messages["required"] = _("โปรดเลือกหนึ่งข้อ")
            choice.default_error_messages["invalid_choice"] = _("ตัวเลือกนี้ไม่มีในรายการ โปรดเลือกใหม่")
        for several in (forms.MultipleChoiceField, forms.ModelMultipleChoiceField):
            several.default_error_messages["required"] = _("โปรดเลือกอย่างน้อยหนึ่งข้อ")
        forms.FileField.default_error_messages["required"] = _("โปรดเลือกไฟล์")
        forms.BooleanField.default_error_messages["required"] = _("โปรดทำเครื่องหมายเพื่อยืนยัน")
