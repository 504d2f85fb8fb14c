"""What history keeps of a piece of evidence."""

from typing import Any

from sucharit.work.evidence.models import Evidence


def snapshot(row: Evidence) -> dict[str, Any]:
    return {
        "title": row.title,
        "taken_on": row.taken_on.isoformat() if row.taken_on else "",
        "place": row.place,
        "placed": row.latitude is not None,
        "personal": row.personal,
        "address": row.address,
        "withdrawn": row.withdrawn_reason,
    }
