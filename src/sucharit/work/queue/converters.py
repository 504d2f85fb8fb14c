"""A day in an address."""

import datetime


class DayConverter:
    """2026-03-02."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> datetime.date:
        """ValueError (404) for a day that is none."""
        return datetime.date.fromisoformat(value)

    def to_url(self, value: datetime.date) -> str:
        return str(value)  # a day of Python says itself as ISO
