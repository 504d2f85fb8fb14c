"""How people sign in: allauth's adapters. Accounts are made by an administrator, never by signing up.

Each sign-in, sign-out and failure is an entry in the record of the organizations where the person works: who and how,
never a password, a typed name that nobody has, or a network address.
"""

import time
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.devices import device_of
from sucharit.base.people.models import SignIn, User
from sucharit.base.people.queries import second_factor_due
from sucharit.base.people.records import record_everywhere

SIGNED_IN = declare("people.signed_in", _("{label} เข้าสู่ระบบด้วย{how}"))
SIGNED_OUT = declare("people.signed_out", _("{label} ออกจากระบบ"))
FAILED = declare("people.sign_in_failed", _("เข้าสู่ระบบด้วยชื่อของ {label} ไม่สำเร็จ: {why}"))
FAILED_UNKNOWN = declare("people.sign_in_unknown", _("มีผู้พยายามเข้าสู่ระบบด้วยชื่อที่ไม่มีในระบบ"))
LOCKED = declare("people.locked_out", _("ล็อกการเข้าสู่ระบบของ {label} ชั่วคราว เพราะใส่รหัสผ่านผิดหลายครั้ง"))
PASSWORD_SET = declare("people.password_set", _("{label} ตั้งรหัสผ่านใหม่"))
FACTOR_ADDED = declare("people.factor_added", _("{label} เพิ่มปัจจัยที่สอง: {what}"))
FACTOR_REMOVED = declare("people.factor_removed", _("{label} นำปัจจัยที่สองออก: {what}"))

FACTORS = {
    Authenticator.Type.TOTP: _("แอปสร้างรหัส"),
    Authenticator.Type.WEBAUTHN: _("กุญแจผ่าน (passkey)"),
    Authenticator.Type.RECOVERY_CODES: _("รหัสกู้คืน"),
}
DUE = "second_factor_due"  # session: the last day without a second factor
ASKED = "second_factor_asked"  # session: the person was asked once since signing in
SIGN_IN = "sign_in"  # session: the SignIn that it belongs to
_KEPT_DAYS = 90
_LOCKED_SECONDS = 300


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("บัญชีนี้ปิดอยู่ โปรดติดต่อผู้ดูแลระบบของหน่วยงาน"),
        "enter_current_password": _("รหัสผ่านปัจจุบันไม่ถูกต้อง"),
        "email_password_mismatch": _("อีเมลหรือรหัสผ่านไม่ถูกต้อง โปรดตรวจตัวพิมพ์และภาษาของแป้นพิมพ์"),
        "username_password_mismatch": _("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง โปรดตรวจตัวพิมพ์และภาษาของแป้นพิมพ์"),
        "incorrect_code": _("รหัสไม่ถูกต้องหรือหมดเวลาแล้ว โปรดดูรหัสล่าสุดในแอปแล้วพิมพ์ใหม่"),
        "incorrect_password": _("รหัสผ่านไม่ถูกต้อง"),
        "invalid_login": _("เข้าสู่ระบบไม่สำเร็จ"),
        "invalid_or_expired_key": _("ลิงก์ไม่ถูกต้องหรือหมดอายุ"),
        "invalid_password_reset": _("ลิงก์ตั้งรหัสผ่านใช้ไม่ได้แล้ว"),
        "too_many_login_attempts": _(
            "ใส่รหัสผ่านผิดหลายครั้ง ระบบจึงพักการเข้าด้วยชื่อนี้ไว้ 5 นาที โปรดรอแล้วลองใหม่ หรือให้ผู้ดูแลระบบของหน่วยงานปลดล็อก"
        ),
        "rate_limited": _("ส่งคำขอถี่เกินไป โปรดรอสักครู่แล้วลองใหม่"),
        "same_as_current": _("ค่าใหม่ต้องไม่ซ้ำกับค่าเดิม"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within the window after the sign-in itself, in which the same proof was given."""
        asked: bool = super().is_reauthentication_required(app=app, **kwargs)
        return asked and not proved_just_now(self.request)

    def format_email_subject(self, subject: str) -> str:
        return f"[สุจริต] {subject}"

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """To the address that the administrator or the person entered; allauth keeps no addresses here."""
        to = email or user.email
        if to:
            self.send_mail(template_prefix, to, {"timestamp": timezone.now(), "user": user, **(context or {})})

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            _locked(credentials)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        user = _named(credentials)
        if user is not None:
            record_everywhere(FAILED, user=user, facts={"why": "รหัสผ่านไม่ถูกต้อง"}, by_person=False)
            return
        with transaction.atomic():
            record(FAILED_UNKNOWN, by=None, subject="people.user:0", label="")

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        welcome(request, user, how_of(request, user))
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer

    def logout(self, request: HttpRequest) -> None:
        farewell(request)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        """Change and reset both come here. Other sessions end by themselves: the password is part of their key."""
        with transaction.atomic():
            super().set_password(user, password)
            record_everywhere(PASSWORD_SET, user=user)


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """OpenID Connect: only an address that an administrator entered for a user lets that user in."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:  # noqa: ARG002
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """The provider must have verified the `openid_email` that an administrator entered: the first time, when the
        account is tied to its user, and each time after. Nobody ties another account to themselves."""
        verified = {address.email.lower() for address in sociallogin.email_addresses if address.verified}
        user = User.objects.filter(openid_email__in=verified - {""}).first()
        wrong_person = sociallogin.is_existing and user is not None and sociallogin.user.pk != user.pk
        if user is None or wrong_person or sociallogin.state.get("process") == "connect":
            raise ImmediateHttpResponse(render(request, "socialaccount/unknown.html", status=403))
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)


def proved_just_now(request: HttpRequest) -> bool:
    """Whether the session gave its password or second factor, to sign in or when asked again, within the window that
    the settings allow. A session opened by another house (OpenID) or by a mailed link proved neither."""
    since = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    steps = get_authentication_records(request, request.user) if request.user.is_authenticated else []
    return any(step.get("method") in {"password", "mfa"} and step.get("at", 0) > since for step in steps)


def how_of(request: HttpRequest, user: AbstractBaseUser) -> SignIn.How:
    """By which means the session was opened."""
    steps = get_authentication_records(request, user)
    methods = {step.get("method") for step in steps}
    if "socialaccount" in methods:
        return SignIn.How.OPENID
    if "mfa" in methods:
        return SignIn.How.SECOND_FACTOR if "password" in methods else SignIn.How.PASSKEY
    return SignIn.How.PASSWORD


@transaction.atomic
def welcome(request: HttpRequest, user: User, how: SignIn.How) -> SignIn:
    """What follows each sign-in: the entry, the person's list of sessions, and whether a second factor is still due."""
    now = timezone.now()
    SignIn.objects.filter(user=user, at__lt=now - timedelta(days=_KEPT_DAYS)).delete()
    if not request.session.session_key:
        request.session.save()
    sign_in = SignIn.objects.create(
        user=user, at=now, seen_at=now, how=how, session_key=request.session.session_key or "",
        device=device_of(request.headers.get("User-Agent", "")),
    )  # fmt: skip
    request.session[SIGN_IN] = {"id": sign_in.pk, "key": sign_in.session_key, "seen": now.timestamp()}
    due = second_factor_due(user, clock.today())
    if due is not None and not is_mfa_enabled(user):
        request.session[DUE] = due.isoformat()
    record_everywhere(SIGNED_IN, user=user, facts={"how": str(how.label)})
    return sign_in


@transaction.atomic
def farewell(request: HttpRequest) -> None:
    """Before a sign-out."""
    mine = request.session.get(SIGN_IN)
    if not mine or not request.user.is_authenticated:
        return
    SignIn.objects.filter(pk=mine["id"]).update(ended_at=timezone.now(), session_key="")
    record_everywhere(SIGNED_OUT, user=request.user)


def factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    """allauth's signal: nothing is due any more."""
    request.session.pop(DUE, None)
    record_everywhere(FACTOR_ADDED, user=user, facts={"what": str(FACTORS[authenticator.type])})


def factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    """allauth's signal. Where the rule asks for one, it is due again."""
    due = second_factor_due(user, clock.today())
    if due is not None and not is_mfa_enabled(user):
        request.session[DUE] = due.isoformat()
    record_everywhere(FACTOR_REMOVED, user=user, facts={"what": str(FACTORS[authenticator.type])})


def factor_failed(user: User, **_kwargs: Any) -> None:
    """allauth's signal: the password was right and the second factor wrong, which is worth knowing."""
    record_everywhere(FAILED, user=user, facts={"why": "ปัจจัยที่สองไม่ถูกต้อง"}, by_person=False)


def _named(credentials: dict[str, Any]) -> User | None:
    name = str(credentials.get("username", "")).lower()
    email = str(credentials.get("email", "")).lower()
    found = User.objects.filter(username=name).first() if name else None
    return found or (User.objects.filter(email=email).first() if email else None)


def _locked(credentials: dict[str, Any]) -> None:
    """One entry for each lock, however often the door is tried."""
    user = _named(credentials)
    if user is not None and cache.add(f"people.locked.{user.pk}", 1, _LOCKED_SECONDS):
        record_everywhere(LOCKED, user=user, by_person=False)
