"""What people change of themselves: name, address, how their screen looks, and where they are signed in."""

from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.actions import Stale
from sucharit.base.organizations.names import regular
from sucharit.base.people.actions.users import sessions_ended, written
from sucharit.base.people.models import SignIn, User
from sucharit.base.people.records import record_everywhere

PROFILE_CHANGED = declare("people.profile_changed", _("{label} แก้ไขข้อมูลของตนเอง"))
SIGNED_OUT_EVERYWHERE = declare("people.signed_out_everywhere", _("{label} สั่งออกจากระบบทุกเครื่อง"))

PREFERENCES = ("digits", "language", "mail_notices")


@transaction.atomic
def change_profile(user: User, *, edition: int, full_name: str, email: str, **preferences: Any) -> User:
    """Name and address are recorded; digits, language and mail are nobody else's business."""
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.edition != edition:
        raise Stale(row)
    new = {"full_name": regular(full_name), "email": email.strip().lower()}
    before = row.full_name
    differs = any(getattr(row, name) != value for name, value in new.items())
    written(row, {**new, **{name: preferences[name] for name in PREFERENCES if name in preferences}})
    if differs:
        record_everywhere(PROFILE_CHANGED, user=row, facts={"before": before} if before != row.full_name else {})
    return row


@transaction.atomic
def sign_out_everywhere(user: User) -> User:
    """Every session of the person ends; the caller keeps the present one by `update_session_auth_hash`."""
    row = User.objects.select_for_update().get(pk=user.pk)
    row.session_stamp += 1
    row.save(update_fields=["session_stamp"])
    sessions_ended(row)
    record_everywhere(SIGNED_OUT_EVERYWHERE, user=row)
    return row


@transaction.atomic
def end_sign_in(sign_in: SignIn) -> None:
    """One session of the person ends."""
    Session.objects.filter(session_key=sign_in.session_key).delete()
    SignIn.objects.filter(pk=sign_in.pk).update(ended_at=timezone.now(), session_key="")
