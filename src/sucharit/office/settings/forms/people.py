"""People, their roles, many at once, and what is asked of a sign-in."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Unit
from sucharit.base.organizations.names import check_name, looks_like, regular, sign_in_looks_like
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import USERNAME, Position, User
from sucharit.base.people.queries import people_for, positions_for
from sucharit.base.people.roles import OF_A_UNIT, Role
from sucharit.base.screens.forms import DayField, SearchField
from sucharit.office.settings.importing import MOST_CHARACTERS
from sucharit.office.settings.queries import units_for


def role_choices() -> list[tuple[str, Any]]:
    return [("", _("เลือกบทบาท")), *Role.choices]


class PeopleFilter(forms.Form):
    """A GET form: words, role, unit, state."""

    q = SearchField(label=_("ชื่อ ชื่อผู้ใช้ หรืออีเมล"))
    role = forms.ChoiceField(label=_("บทบาท"), required=False, choices=[("", _("ทุกบทบาท")), *Role.choices])
    unit = forms.ModelChoiceField(
        label=_("หน่วยงาน"), required=False, queryset=Unit.objects.none(), empty_label=_("ทุกหน่วยงาน")
    )
    state = forms.ChoiceField(
        label=_("สถานะ"), required=False,
        choices=[
            ("", _("ทุกสถานะ")), ("active", _("ใช้งานได้")), ("disabled", _("ปิดบัญชี")), ("roleless", _("ไม่มีบทบาทวันนี้")),
            ("never", _("ยังไม่เคยเข้าสู่ระบบ")), ("factorless", _("ยังไม่มีปัจจัยที่สอง")),
        ],
    )  # fmt: skip

    def __init__(self, data: Any, *, officer: Officer) -> None:
        super().__init__(data)
        self.fields["unit"].queryset = units_for(officer)  # type: ignore[attr-defined]


class AddPersonForm(forms.Form):
    """A new account with its first role."""

    full_name = forms.CharField(
        label=_("ชื่อ-นามสกุล พร้อมคำนำหน้า"), max_length=160, help_text=_("ตามที่ลงนามในหนังสือ เช่น นางสาวรัตนาภรณ์ ชูช่วย")
    )
    username = forms.CharField(
        label=_("ชื่อผู้ใช้"), max_length=40, help_text=_("อักษรอังกฤษตัวเล็ก ตัวเลข จุด หรือขีด เช่น rattanaporn.c เปลี่ยนภายหลังไม่ได้"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("อีเมล"), required=False, help_text=_("ใช้ส่งลิงก์ตั้งรหัสผ่านและแจ้งเตือน เว้นว่างได้ถ้าจะพิมพ์ลิงก์ให้")
    )
    openid_email = forms.EmailField(label=_("อีเมลของบัญชีกลาง (OpenID)"), required=False)
    role = forms.ChoiceField(label=_("บทบาท"), choices=role_choices)
    unit = forms.ModelChoiceField(
        label=_("ในหน่วยงาน"), required=False, queryset=Unit.objects.none(), empty_label=_("ทั้งหน่วยงาน"),
        help_text=_("ต้องเลือกเมื่อบทบาทเป็นผู้รายงานหรือหัวหน้าหน่วยงาน"),
    )  # fmt: skip
    position = forms.ModelChoiceField(
        label=_("ดำรงตำแหน่ง"), required=False, queryset=Position.objects.none(), empty_label=_("ยังไม่ระบุ")
    )
    confirmed = forms.BooleanField(label=_("ตรวจแล้ว เป็นคนละคนกัน"), required=False, widget=forms.HiddenInput)

    why = {"email": _("อีเมลเห็นได้เฉพาะเจ้าตัวและผู้ดูแลระบบ ไม่ปรากฏต่อสาธารณะ")}

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer = officer
        self.fields["unit"].queryset = units_for(officer).filter(active=True)  # type: ignore[attr-defined]
        self.fields["position"].queryset = positions_for(officer).filter(active=True)  # type: ignore[attr-defined]
        if not settings.OPENID:
            del self.fields["openid_email"]

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"].strip().lower()
        USERNAME(name)
        if User.objects.filter(username=name).exists():
            raise forms.ValidationError(_("ชื่อผู้ใช้นี้มีแล้ว โปรดใช้ชื่ออื่น"))
        return name

    def clean_full_name(self) -> str:
        return _checked_name(self.cleaned_data["full_name"])

    def clean_email(self) -> str:
        return free_email(self.cleaned_data["email"], None)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        unit_missing(self, given)
        if not given.get("confirmed"):
            self._ask_about_doubles(given)
        return given

    def _ask_about_doubles(self, given: dict[str, Any]) -> None:
        """People who look like one that is there already are shown, and made only when confirmed."""
        name, username = looks_like(given.get("full_name", "")), sign_in_looks_like(given.get("username", ""))
        like = [
            person
            for person in people_for(self.officer)[:2000]
            if looks_like(person.full_name) == name or sign_in_looks_like(person.username) == username
        ]
        if not like:
            return
        shown = ", ".join(f"{person.full_name} ({person.username})" for person in like[:3])
        self.fields["confirmed"].widget = forms.CheckboxInput()
        self.add_error(
            "confirmed", _("มีผู้ใช้ที่ชื่อเหมือนหรือคล้ายกัน: %(people)s หากเป็นคนละคน โปรดทำเครื่องหมายนี้") % {"people": shown}
        )


class EditPersonForm(forms.Form):
    """Name and addresses of an account that this organization looks after."""

    full_name = forms.CharField(label=_("ชื่อ-นามสกุล พร้อมคำนำหน้า"), max_length=160)
    email = forms.EmailField(label=_("อีเมล"), required=False)
    openid_email = forms.EmailField(label=_("อีเมลของบัญชีกลาง (OpenID)"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(person, name) for name in ("full_name", "email", "openid_email", "edition")}
        super().__init__(*args, **kwargs)
        self.person = person
        if not settings.OPENID:
            del self.fields["openid_email"]

    def clean_full_name(self) -> str:
        return _checked_name(self.cleaned_data["full_name"])

    def clean_email(self) -> str:
        return free_email(self.cleaned_data["email"], self.person)


class GiveRoleForm(forms.Form):
    role = forms.ChoiceField(label=_("บทบาท"), choices=role_choices)
    unit = forms.ModelChoiceField(
        label=_("ในหน่วยงาน"), required=False, queryset=Unit.objects.none(), empty_label=_("ทั้งหน่วยงาน")
    )
    since = DayField(label=_("ตั้งแต่วันที่"))
    until = DayField(label=_("ถึงวันที่"), required=False, help_text=_("เว้นว่างเมื่อไม่มีกำหนดสิ้นสุด"))

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"since": officer.today})
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_for(officer).filter(active=True)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        unit_missing(self, given)
        dates_in_order(self, given)
        return given


class LastDayForm(forms.Form):
    """The last day on which a role or a holding is in force."""

    until = DayField(label=_("วันสุดท้าย"))


class InviteForm(forms.Form):
    """A person whose account another organization looks after; both must be known, so that nobody fishes for names."""

    username = forms.CharField(label=_("ชื่อผู้ใช้"), max_length=40)
    email = forms.EmailField(label=_("อีเมลในระบบของผู้นั้น"))


class ImportForm(forms.Form):
    """Rows pasted, or a file; where both are there, the file is what was chosen last."""

    text = forms.CharField(
        label=_("วางแถวจาก Excel"), required=False, max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}), strip=False,
        help_text=_("หกคอลัมน์: ชื่อผู้ใช้ ชื่อ-นามสกุล อีเมล บทบาท อักษรย่อหน่วยงาน ตำแหน่ง (สามคอลัมน์หลังเว้นว่างได้ตามความจำเป็น)"),
    )  # fmt: skip
    file = forms.FileField(
        label=_("หรือเลือกไฟล์ Excel (.xlsx) หรือ CSV"), required=False,
        help_text=_("ไม่เกิน 5 MB อ่านแผ่นงานแรกที่มีข้อมูล ยังไม่มีผู้ใดถูกเพิ่มจนกว่าท่านจะยืนยัน"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.tsv,.txt,text/csv,text/plain"}),
    )  # fmt: skip


class SecondFactorForm(forms.Form):
    roles = forms.MultipleChoiceField(
        label=_("บทบาทที่ต้องใช้ปัจจัยที่สอง"), required=False, choices=Role.choices, widget=forms.CheckboxSelectMultiple
    )
    grace_days = forms.IntegerField(
        label=_("จำนวนวันผ่อนผัน"), min_value=0, max_value=90,
        help_text=_("นับจากวันที่ตั้งกติกาหรือวันที่ได้รับบทบาท ครบแล้วต้องตั้งปัจจัยที่สองก่อนจึงทำงานต่อได้"),
    )  # fmt: skip

    seen = forms.CharField(required=False, max_length=600, widget=forms.HiddenInput)  # the rule as the page showed it

    why = {"roles": _("ผู้ที่ลงนาม ออกเอกสาร หรือดูแลระบบแทนผู้อื่นได้ ควรมีมากกว่ารหัสผ่าน")}


def unit_missing(form: forms.Form, given: dict[str, Any]) -> None:
    if given.get("role") in OF_A_UNIT and given.get("unit") is None and "unit" not in form.errors:
        form.add_error("unit", _("บทบาทนี้เป็นของหน่วยงานใดหน่วยงานหนึ่ง โปรดเลือกหน่วยงาน"))


def dates_in_order(form: forms.Form, given: dict[str, Any]) -> None:
    since, until = given.get("since"), given.get("until")
    if since and until and until < since:
        form.add_error("until", _("วันสิ้นสุดต้องไม่ก่อนวันเริ่ม"))


def _checked_name(text: str) -> str:
    name = regular(text)
    check_name(name)
    return name


def free_email(email: str, person: User | None) -> str:
    email = email.strip().lower()
    others = User.objects.exclude(pk=person.pk) if person else User.objects.all()
    if email and others.filter(email=email).exists():
        raise forms.ValidationError(_("อีเมลนี้มีผู้ใช้อื่นใช้แล้ว"))
    return email
