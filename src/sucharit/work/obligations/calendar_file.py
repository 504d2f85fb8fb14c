"""Obligations as an iCalendar file (RFC 5545): all-day entries with a title and a link; no names of people."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.work.obligations.models import Obligation

_LONGEST = 75  # octets of a line
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar_of(organization: Organization, rows: Iterable[Obligation], now: datetime.datetime) -> str:
    """The file; `now` is the moment it was made."""
    stamp = now.astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sucharit//Obligations//TH", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(organization.short_name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]  # fmt: skip
    for row in rows:
        lines += _entry(organization.code, row, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _entry(code: str, row: Obligation, stamp: str) -> list[str]:
    after = row.due_on + datetime.timedelta(days=1)
    url = settings.ADDRESS + reverse("obligation", args=[code, row.pk])
    return [
        "BEGIN:VEVENT", f"UID:obligation-{row.pk}@{code}.sucharit", f"DTSTAMP:{stamp}", f"SEQUENCE:{row.edition}",
        f"DTSTART;VALUE=DATE:{row.due_on:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}", f"SUMMARY:{_text(row.title)}",
        f"URL:{url}", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(row.title)}",
        "TRIGGER:-P1D", "END:VALARM", "END:VEVENT",
    ]  # fmt: skip


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Lines of at most 75 octets, broken between letters, never inside one."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + letter, size + octets
    return "\r\n".join([*parts, part])
