"""A section as its history keeps it."""

from typing import Any

from sucharit.publishing.reports.models import ReportSection


def snapshot(section: ReportSection) -> dict[str, Any]:
    """Its title and sentences, by (part, key)."""
    return {
        "title": section.title,
        "sentences": [
            {"part": one.part, "key": one.key, "text": one.text, "left_out": one.left_out}
            for one in section.sentences.all()
        ],
    }
