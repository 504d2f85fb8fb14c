"""Entries of the record as the timeline part shows them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.audit.models import Entry
from sucharit.base.audit.sentences import sentence

_LOUD = frozenset({"people.role_taken", "people.appointed_self", "people.locked_out", "people.sign_in_failed"})


def events(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Who, what and when; what an administrator did for themselves stands out."""
    return [
        {
            "who": entry.actor_name or _("ระบบ"),
            "what": sentence(entry),
            "when": entry.at,
            "kind": "warn" if entry.verb in _LOUD else "quiet",
        }
        for entry in entries
    ]
