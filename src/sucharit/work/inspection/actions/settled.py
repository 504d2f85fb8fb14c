"""What may not be rewritten any more, and a state that only the way up the line sets."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Role
from sucharit.work.shelf.finding import make_findable
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.stories import snapshot


def must_stay(row: Any, states: Iterable[str], why: str) -> None:
    """ValidationError where an entry that stood in one of these states has had a written column changed."""
    before = getattr(row, "before", None)
    if before is None or before["state"] not in states:
        return
    now = snapshot(row)
    changed = [one.field for one in register_of(row).written if now[one.field] != before[one.field]]
    if changed:
        raise ValidationError(dict.fromkeys(changed, why))


def moved(row: Any, state: str) -> None:
    """Into a state that the approval decides; the approval has recorded who did it."""
    type(row)._base_manager.filter(pk=row.pk).update(state=state, edition=F("edition") + 1)
    row.refresh_from_db(fields=["state", "edition"])
    make_findable(register_of(row), row)


def audits(officer: Officer) -> bool:
    return Role.INTERNAL_AUDITOR in officer.roles


def require_auditor(by: Officer) -> None:
    if not audits(by):
        raise NotAllowed("เฉพาะผู้ตรวจสอบภายในทำรายการนี้ได้", "only the internal auditor does this")


def needed(text: str, field: str, told: str = "") -> str:
    """Words that may not be missing. ValidationError otherwise."""
    if not text.strip():
        raise ValidationError({field: told or _("โปรดกรอกช่องนี้")})
    return text.strip()
