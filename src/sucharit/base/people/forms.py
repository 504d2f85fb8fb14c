"""allauth's forms in the words of officers. Named in the settings; the flows behind them are allauth's own."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.utils.translation import gettext_lazy as _

_NEW = {"label": _("รหัสผ่านใหม่"), "help_text": password_validators_help_text_html}
_AGAIN = {"label": _("พิมพ์รหัสผ่านใหม่อีกครั้ง"), "help_text": ""}
_CODE = {"label": _("รหัส 6 หลักจากแอป"), "help_text": _("หรือรหัสกู้คืน 1 รหัสที่เก็บไว้")}


def say(form: Any, **fields: dict[str, Any]) -> None:
    """Puts our words on the fields that the form has, without placeholders, which vanish as one types."""
    for name, words in fields.items():
        field = form.fields.get(name)
        if field is None:
            continue
        field.label = words["label"]
        help_text = words.get("help_text", "")
        field.help_text = help_text() if callable(help_text) else help_text
        field.widget.attrs.pop("placeholder", None)
        field.widget.attrs.update(words.get("attrs", {}))


class LoginForm(account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "maxlength": 254}
        say(self, login={"label": _("ชื่อผู้ใช้หรืออีเมล"), "attrs": name}, password={"label": _("รหัสผ่าน")})


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, password={"label": _("รหัสผ่านของท่าน")})


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, oldpassword={"label": _("รหัสผ่านปัจจุบัน")}, password1=_NEW, password2=_AGAIN)


class SetPasswordForm(account.SetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, password1=_NEW, password2=_AGAIN)


class ResetPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, email={"label": _("อีเมลที่ผู้ดูแลระบบบันทึกไว้ให้ท่าน")})


class ResetPasswordKeyForm(account.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, password1=_NEW, password2=_AGAIN)


class AuthenticateForm(mfa.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, code=_CODE)


class ReauthenticateByFactorForm(mfa.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, code=_CODE)


class ActivateTOTPForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self, code={"label": _("รหัส 6 หลักที่แอปแสดง"), "attrs": {"inputmode": "numeric"}})


class AddPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = ""
        say(
            self,
            name={
                "label": _("ชื่อเรียกกุญแจนี้"),
                "help_text": _("เช่น โทรศัพท์ของฉัน หรือ กุญแจสำรองในตู้เซฟ"),
                "attrs": {"maxlength": 60},
            },
            passwordless={
                "label": _("ใช้เข้าสู่ระบบแทนรหัสผ่านได้"),
                "help_text": _("เครื่องจะถามลายนิ้วมือ ใบหน้า หรือรหัสของเครื่องทุกครั้ง"),
            },
        )

    def clean_name(self) -> str:
        return super().clean_name()[:60]  # type: ignore[no-any-return]


class EditPasskeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = 60
        say(self, name={"label": _("ชื่อเรียกกุญแจนี้"), "attrs": {"maxlength": 60}})
