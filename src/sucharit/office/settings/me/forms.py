"""One's own profile."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.names import check_name, regular
from sucharit.base.people.models import User
from sucharit.office.settings.forms.people import free_email


class ProfileForm(forms.ModelForm[User]):
    edition = forms.IntegerField(widget=forms.HiddenInput)

    why = {
        "full_name": _("ชื่อนี้ปรากฏใต้ลายมือชื่อและในบันทึกการกระทำ"),
        "email": _("ใช้ส่งแจ้งเตือนและลิงก์ตั้งรหัสผ่าน เปลี่ยนแล้วต้องยืนยันรหัสผ่าน"),
    }

    class Meta:
        model = User
        fields = ["full_name", "email", "digits", "language", "mail_notices"]
        widgets = {"digits": forms.RadioSelect, "language": forms.RadioSelect}
        help_texts = {"mail_notices": _("ส่งเฉพาะหัวเรื่องและลิงก์ ไม่ส่งเนื้อหา")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("edition", self.instance.edition)

    def clean_full_name(self) -> str:
        name = regular(self.cleaned_data["full_name"])
        check_name(name)
        return name

    def clean_email(self) -> str:
        return free_email(self.cleaned_data["email"], self.instance)

    def _post_clean(self) -> None:
        """The verb sets the values on a row of its own: the instance stays as it was looked at."""
