"""A case's events as the timeline component reads them."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.screens.words import day
from sucharit.work.complaints.models import Complainant, Event
from sucharit.work.complaints.redaction import covered

_KINDS = {
    Event.Kind.FINISHED: "good", Event.Kind.EXTENDED: "warn", Event.Kind.PAUSED: "waiting", Event.Kind.ESCALATED: "bad",
    Event.Kind.FROM_COMPLAINANT: "info", Event.Kind.TO_COMPLAINANT: "info", Event.Kind.REOPENED: "warn",
}  # fmt: skip


def story(
    events: Iterable[Event], *, to_complainant: bool = False, hide: Complainant | None = None
) -> list[dict[str, Any]]:
    """Newest first. `hide`: the complainant whom this reader may not know; complainants read no officer's name."""
    told = [
        {
            "who": _who(event, to_complainant), "what": event.get_kind_display(), "when": event.at,
            "note": _said(event, hide), "kind": _KINDS.get(Event.Kind(event.kind), "quiet"),
            "files": list(event.attachments.all()),
        }
        for event in events
    ]  # fmt: skip
    return told[::-1]


def _who(event: Event, to_complainant: bool) -> str:
    if event.kind in (Event.Kind.FROM_COMPLAINANT, Event.Kind.SATISFIED) and event.by_id is None:
        return _("ผู้ร้อง")
    if event.by is None:
        return _("ผู้ร้อง") if event.kind == Event.Kind.FILED else _("ระบบ")
    return _("เจ้าหน้าที่") if to_complainant else event.by.full_name


def _said(event: Event, hide: Complainant | None) -> str:
    text = event.text
    if event.kind in (Event.Kind.COMPLETE, Event.Kind.RESUMED) and text:
        text = _("ครบกำหนด %(day)s") % {"day": _day(text)} if event.kind == Event.Kind.RESUMED else _day(text)
    return covered(text, hide) if hide is not None else text


def _day(text: str) -> str:
    try:
        return day(datetime.date.fromisoformat(text))
    except ValueError:
        return text
