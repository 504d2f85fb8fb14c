"""Accounts: made, changed, disabled, helped. Only administrators of the account's own organization may do so."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.actions import Stale
from sucharit.base.organizations.models import Organization, label_of
from sucharit.base.organizations.names import regular
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.links import password_link
from sucharit.base.people.lockouts import unlock
from sucharit.base.people.models import SignIn, User
from sucharit.base.people.queries import last_administrator
from sucharit.base.people.roles import Can

USER_CREATED = declare("people.user_created", _("เพิ่มผู้ใช้ {label}"))
USER_CHANGED = declare("people.user_changed", _("แก้ไขข้อมูลผู้ใช้ {label}: {fields}"))
USER_DISABLED = declare("people.user_disabled", _("ปิดบัญชีผู้ใช้ {label}"))
USER_ENABLED = declare("people.user_enabled", _("เปิดบัญชีผู้ใช้ {label} อีกครั้ง"))
PASSWORD_ASKED = declare("people.password_asked", _("ออกลิงก์ตั้งรหัสผ่านให้ {label}"))
SECOND_FACTOR_RESET = declare("people.second_factor_reset", _("ล้างปัจจัยที่สองของ {label}"))
UNLOCKED = declare("people.unlocked", _("ปลดล็อกการเข้าสู่ระบบของ {label}"))


@transaction.atomic
def create_user(
    organization: Organization,
    *,
    by: Officer | None,
    username: str,
    full_name: str,
    email: str = "",
    password: str | None = None,
    openid_email: str = "",
) -> User:
    """A user who can sign in; without a password they set one through the link that they are sent."""
    if by is not None:
        require(by, Can.MANAGE_PEOPLE)
    user = User.objects.create_user(
        username, password, full_name=full_name, email=email.strip().lower(), openid_email=openid_email.strip().lower(),
        home=organization,
    )  # fmt: skip
    record(USER_CREATED, by=by, subject=user, label=user.full_name, chain=organization.code)
    return user


@transaction.atomic
def change_user(user: User, *, by: Officer, edition: int, full_name: str, email: str, openid_email: str = "") -> User:
    """Name and addresses. Stale where somebody saved after `edition`."""
    row = _looked_after(user, by)
    if row.edition != edition:
        raise Stale(row)
    new = {
        "full_name": regular(full_name),
        "email": email.strip().lower(),
        "openid_email": openid_email.strip().lower(),
    }
    fields = [name for name, value in new.items() if getattr(row, name) != value]
    if not fields:
        return row
    written(row, new)
    record(USER_CHANGED, by=by, subject=row, label=row.full_name, facts={"fields": _labels(fields)})
    return row


@transaction.atomic
def disable_user(user: User, *, by: Officer) -> User:
    """Out at once, on every device; the positions stay and are shown as held by nobody who can sign."""
    row = _looked_after(user, by)
    if row.pk == by.user.pk:
        raise NotAllowed("ปิดบัญชีของตนเองไม่ได้ โปรดให้ผู้ดูแลระบบคนอื่นดำเนินการ", "you cannot disable yourself")
    if last_administrator(by.organization, without=row):
        raise NotAllowed(
            "ผู้ใช้นี้เป็นผู้ดูแลระบบคนสุดท้าย โปรดให้บทบาทผู้ดูแลระบบแก่ผู้อื่นก่อน",
            "this is the last administrator; give the role to someone else first",
        )
    if row.is_active:
        row.is_active = False
        row.session_stamp += 1
        row.save(update_fields=["is_active", "session_stamp"])
        sessions_ended(row)
        record(USER_DISABLED, by=by, subject=row, label=row.full_name)
    return row


@transaction.atomic
def enable_user(user: User, *, by: Officer) -> User:
    row = _looked_after(user, by)
    if not row.is_active:
        row.is_active = True
        row.save(update_fields=["is_active"])
        record(USER_ENABLED, by=by, subject=row, label=row.full_name)
    return row


@transaction.atomic
def ask_for_password(user: User, *, by: Officer) -> str:
    """A link by which the person sets a password once; earlier links and the present password stop working."""
    row = _looked_after(user, by)
    if not row.is_active:
        raise NotAllowed("บัญชีนี้ปิดอยู่ โปรดเปิดบัญชีก่อนออกลิงก์", "the account is disabled; enable it first")
    row.set_unusable_password()
    row.save(update_fields=["password"])
    record(PASSWORD_ASKED, by=by, subject=row, label=row.full_name)
    return password_link(row)


@transaction.atomic
def reset_second_factor(user: User, *, by: Officer) -> User:
    """For a lost phone: every second factor and passkey goes, and every session ends."""
    row = _looked_after(user, by)
    if row.pk == by.user.pk:
        raise NotAllowed(
            "ล้างปัจจัยที่สองของตนเองจากหน้านี้ไม่ได้ โปรดใช้หน้า ข้อมูลของฉัน", "use your own profile for your own second factor"
        )
    gone, _rows = Authenticator.objects.filter(user=row).delete()
    row.session_stamp += 1
    row.save(update_fields=["session_stamp"])
    sessions_ended(row)
    record(SECOND_FACTOR_RESET, by=by, subject=row, label=row.full_name, facts={"removed": gone})
    return row


@transaction.atomic
def unlock_user(user: User, *, by: Officer, request: HttpRequest) -> User:
    """Forgets the failed attempts, so that the person may try again now."""
    row = _looked_after(user, by)
    unlock(request, row)
    record(UNLOCKED, by=by, subject=row, label=row.full_name)
    return row


def written(row: User, new: dict[str, str]) -> None:
    """Sets checked values. A changed address takes with it what allauth remembered of the old one, so that a reset
    link never goes there."""
    if "email" in new and row.email != new["email"]:
        EmailAddress.objects.filter(user=row).delete()
    for name, value in new.items():
        setattr(row, name, value)
    row.edition += 1
    row.full_clean(exclude=["password"])
    row.save()


def sessions_ended(user: User) -> None:
    """Takes the sessions themselves away; the stamp has already made them worthless."""
    open_ones = SignIn.objects.filter(user=user, ended_at=None)
    Session.objects.filter(session_key__in=list(open_ones.values_list("session_key", flat=True))).delete()
    open_ones.update(ended_at=timezone.now(), session_key="")


def _looked_after(user: User, by: Officer) -> User:
    """The user's row, locked, where the officer's organization looks after the account."""
    require(by, Can.MANAGE_PEOPLE)
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.home_id != by.organization.pk:
        raise NotAllowed(
            "บัญชีนี้ดูแลโดยหน่วยงานต้นสังกัดอื่น ที่นี่จัดการได้เฉพาะบทบาทและตำแหน่งในหน่วยงานของท่าน",
            "this account belongs to another organization; here you manage only roles and positions",
        )
    return row


def _labels(fields: list[str]) -> str:
    with override("th"):
        return ", ".join(label_of(User, name) for name in fields)
