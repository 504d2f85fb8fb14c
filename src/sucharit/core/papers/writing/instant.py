"""When a file was made, as it says of itself: the paper's own day, so that the same paper gives the same bytes."""

from datetime import UTC, date, datetime

from sucharit.core.papers.paper import Metadata

_UNDATED = date(2000, 1, 1)


def day_of(metadata: Metadata) -> date:
    """The paper's day (C.E.); a fixed one where it has none, since the archive format wants one."""
    try:
        return date.fromisoformat(metadata.date or "")
    except ValueError:
        return _UNDATED


def instant_of(metadata: Metadata) -> datetime:
    """Midnight (UTC) of that day."""
    day = day_of(metadata)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
