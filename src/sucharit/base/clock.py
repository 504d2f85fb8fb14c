"""The one door to "today": everything that dates, is due, begins or ends asks here, and nowhere else.

In an installation that serves people it is the real day in Bangkok. A demonstration or a journey may believe another
day (SUCHARIT_TODAY, docs/decisions/0013-the-clock.md), so that a whole fiscal year can be lived through in a minute.
The record of actions and whatever guards the machine (sign-ins, claims, queues, rates) keep real time: they say when a
thing was really done, whatever day the house believed it was.
"""

import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone


def today() -> datetime.date:
    """The day on which the house works."""
    believed = getattr(settings, "TODAY", "")
    return believed_day(believed) if believed else timezone.localdate()


def now() -> datetime.datetime:
    """The moment of a business act (approved, sent, issued, published): the house's day at the real time of day."""
    real = timezone.now()
    if not getattr(settings, "TODAY", ""):
        return real
    return timezone.make_aware(datetime.datetime.combine(today(), timezone.localtime(real).time()))


def believed_day(told: str) -> datetime.date:
    """ "2026-10-01", or the day that stands in a file of that name, which may be moved while the server runs."""
    try:
        return datetime.date.fromisoformat(told)
    except ValueError:
        pass
    try:
        return datetime.date.fromisoformat(Path(told).read_text("ascii").strip()[:40])
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(
            f"SUCHARIT_TODAY={told[:80]!r} ต้องเป็นวันที่แบบ 2026-10-01 หรือไฟล์ที่มีวันที่เช่นนั้น / "
            "must be a date such as 2026-10-01, or a file that holds one"
        ) from error
