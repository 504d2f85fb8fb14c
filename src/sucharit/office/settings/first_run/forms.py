"""One form for each step of the first run."""

import re
from typing import Any

from django import forms
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import CODE, Organization
from sucharit.base.organizations.names import check_name, regular
from sucharit.base.people.models import USERNAME, User
from sucharit.office.settings.forms.organizations import FactsForm
from sucharit.office.settings.logos import clean_logo

MOST_UNITS = 40
LINES = (
    ("clerk", _("ปลัดเห็นชอบ แล้วนายกอนุมัติ")),
    ("executive", _("นายกอนุมัติขั้นเดียว")),
    ("later", _("ตั้งภายหลัง")),
)


class TokenForm(forms.Form):
    token = forms.CharField(
        label=_("รหัสติดตั้ง"),
        max_length=80,
        help_text=_("อยู่ในหน้าต่างที่เปิดเซิร์ฟเวอร์ หรือในไฟล์ keys/setup.token ของโฟลเดอร์ข้อมูล"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class OrganizationForm(FactsForm):
    """The facts with the code of the address, and the logo."""

    code = forms.CharField(
        label=_("รหัสในที่อยู่เว็บ"),
        max_length=40,
        validators=[CODE],
        widget=forms.TextInput(attrs={"autocapitalize": "none"}),
        help_text=_("อักษรอังกฤษตัวเล็ก เช่น donsukchai จะปรากฏในลิงก์ทุกหน้าและเปลี่ยนไม่ได้"),
    )
    logo = forms.FileField(
        label=_("ตราสัญลักษณ์"),
        required=False,
        help_text=_("PNG หรือ JPEG ใส่ภายหลังได้"),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    picture: bytes = b""
    field_order = ("kind", "name", "short_name", "code", "province")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].strip()
        if Organization.objects.filter(code=code).exists():
            raise ValidationError(_("รหัสนี้มีหน่วยงานอื่นใช้แล้ว"))
        return code

    def clean_logo(self) -> None:
        if self.cleaned_data["logo"]:
            self.picture = clean_logo(self.cleaned_data["logo"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("name", "short_name"):
            checked(self, name, given.get(name, ""))
        return given


class UnitsForm(forms.Form):
    """One unit a line, the abbreviation behind a comma."""

    units = forms.CharField(
        label=_("สำนักและกอง บรรทัดละหนึ่งแห่ง"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("ชื่อ แล้วตามด้วยจุลภาคและอักษรย่อ เช่น กองคลัง, กค. แก้ ลบ หรือเพิ่มได้ตามโครงสร้างจริง"),
    )

    def clean_units(self) -> list[list[str]]:
        found = [_unit(line) for line in self.cleaned_data["units"].splitlines() if line.strip()]
        if not found or len(found) > MOST_UNITS:
            raise ValidationError(_("ต้องมี 1 ถึง %(most)s แห่ง"), params={"most": MOST_UNITS})
        faults = [message for name, short in found for message in _faults_of(name, short)]
        for column, what in ((0, gettext("ชื่อ")), (1, gettext("อักษรย่อ"))):
            values = [unit[column] for unit in found if unit[column]]
            faults += [
                gettext("%(what)s “%(value)s” ซ้ำกัน") % {"what": what, "value": value}
                for value in sorted({value for value in values if values.count(value) > 1})
            ]
        if faults:
            raise ValidationError(faults)
        return [list(unit) for unit in found]


class AdministratorForm(forms.Form):
    full_name = forms.CharField(label=_("ชื่อ-นามสกุล พร้อมคำนำหน้า"), max_length=160)
    username = forms.CharField(
        label=_("ชื่อผู้ใช้"),
        max_length=40,
        help_text=_("อักษรอังกฤษตัวเล็ก เช่น admin หรือ somchai.j"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "username"}),
    )
    email = forms.EmailField(label=_("อีเมล"), required=False)
    password1 = forms.CharField(
        label=_("รหัสผ่าน"),
        max_length=256,
        strip=False,
        help_text=password_validators_help_text_html,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("พิมพ์รหัสผ่านอีกครั้ง"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, has_password: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_password = has_password
        if has_password:
            for name in ("password1", "password2"):
                self.fields[name].required = False
            self.fields["password1"].help_text = _("ตั้งไว้แล้ว เว้นว่างถ้าไม่เปลี่ยน")

    def clean_username(self) -> str:
        return free_username(self.cleaned_data["username"])

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if email and User.objects.filter(email=email).exists():
            raise ValidationError(_("อีเมลนี้มีผู้ใช้อื่นใช้แล้ว"))
        return email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        checked(self, "full_name", given.get("full_name", ""))
        if given.get("password1") != given.get("password2") and "password1" in given:
            self.add_error("password2", _("รหัสผ่านสองช่องไม่ตรงกัน"))
        elif password := given.get("password1"):
            person = User(
                username=given.get("username", ""), full_name=given.get("full_name", ""), email=given.get("email", "")
            )
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password1", error)
        return given

    def answers(self, before: dict[str, Any]) -> dict[str, Any]:
        """What is kept: the hash, never the password."""
        given = self.cleaned_data
        password = make_password(given["password1"]) if given["password1"] else before.get("password", "")
        return {
            "full_name": regular(given["full_name"]),
            "username": given["username"],
            "email": given["email"],
            "password": password,
        }


class LeadersForm(forms.Form):
    """The two positions that every route needs, and who holds them, as far as it is known."""

    executive_title = forms.CharField(label=_("ชื่อตำแหน่งผู้บริหาร"), max_length=160)
    executive_name = forms.CharField(
        label=_("ผู้ดำรงตำแหน่งผู้บริหาร"), max_length=160, required=False, help_text=_("พร้อมคำนำหน้า เว้นว่างถ้าตำแหน่งว่าง")
    )
    executive_username = forms.CharField(label=_("ชื่อผู้ใช้ของผู้บริหาร"), max_length=40, required=False)
    clerk_title = forms.CharField(label=_("ชื่อตำแหน่งปลัด"), max_length=160)
    clerk_name = forms.CharField(
        label=_("ผู้ดำรงตำแหน่งปลัด"), max_length=160, required=False, help_text=_("พร้อมคำนำหน้า เว้นว่างถ้าตำแหน่งว่าง")
    )
    clerk_username = forms.CharField(label=_("ชื่อผู้ใช้ของปลัด"), max_length=40, required=False)

    why = {"executive_title": _("เรื่องที่เสนอเดินตามตำแหน่ง เมื่อเปลี่ยนคนไม่ต้องแก้เส้นทาง")}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for who in ("executive", "clerk"):
            self._one(who, given)
        names = [given.get(f"{who}_username") for who in ("executive", "clerk")]
        if names[0] and names[0] == names[1]:
            self.add_error("clerk_username", _("ชื่อผู้ใช้ของสองคนต้องไม่ซ้ำกัน"))
        if given.get("executive_title") and given.get("executive_title") == given.get("clerk_title"):
            self.add_error("clerk_title", _("ชื่อตำแหน่งต้องไม่ซ้ำกัน"))
        return given

    def _one(self, who: str, given: dict[str, Any]) -> None:
        title, name, username = (f"{who}_{part}" for part in ("title", "name", "username"))
        checked(self, title, given.get(title, ""))
        checked(self, name, given.get(name, ""))
        given[title], given[name] = regular(given.get(title, "")), regular(given.get(name, ""))
        if bool(given[name]) != bool(given.get(username)):
            self.add_error(username, _("ต้องกรอกทั้งชื่อและชื่อผู้ใช้ หรือเว้นว่างทั้งคู่"))
        elif given.get(username):
            try:
                given[username] = free_username(given[username])
            except ValidationError as error:
                self.add_error(username, error)


class FirstRouteForm(forms.Form):
    """Who says what about a plan; the usual line is suggested."""

    line = forms.ChoiceField(
        label=_("เส้นทางเสนอแผน"),
        widget=forms.RadioSelect,
        initial="clerk",
        choices=LINES,
        help_text=_("เพิ่มขั้นหัวหน้าหน่วยงานตรวจสอบได้ภายหลังที่ ตั้งค่า > เส้นทางเสนอ"),
    )
    own_work_forbidden = forms.BooleanField(label=_("ห้ามผู้เสนอพิจารณางานของตนเอง"), required=False, initial=True)


def free_username(text: str) -> str:
    name = text.strip().lower()
    USERNAME(name)
    if User.objects.filter(username=name).exists():
        raise ValidationError(_("ชื่อผู้ใช้นี้มีแล้ว โปรดใช้ชื่ออื่น"))
    return name


def checked(form: forms.Form | forms.ModelForm[Any], name: str, value: str) -> None:
    """Adds the fault of a name beside its field."""
    try:
        check_name(regular(value))
    except ValidationError as error:
        form.add_error(name, error)


def _unit(line: str) -> tuple[str, str]:
    name, _comma, short = re.sub(r"[\t|]", ",", line).partition(",")
    return regular(name), regular(short)


def _faults_of(name: str, short: str) -> list[str]:
    faults = []
    for value, most in ((name, 160), (short, 20)):
        try:
            check_name(value)
        except ValidationError as error:
            faults += error.messages
        if len(value) > most:
            faults.append(gettext("“%(value)s…” ยาวเกิน %(most)s อักขระ") % {"value": value[:20], "most": most})
    return faults if name else [*faults, gettext("มีบรรทัดที่ไม่มีชื่อ")]
