"""Dates as official papers write them."""

from datetime import date

from sucharit.core.thai import format_date


def long_date(iso: str | None, printed: str | None = None) -> str:
    """ "30 กันยายน พ.ศ. 2565" of an ISO date; where there is none, what was printed, else nothing."""
    try:
        return format_date(date.fromisoformat(iso or ""), digits="arabic")
    except ValueError:
        return printed or ""
