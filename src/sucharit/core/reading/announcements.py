"""Announcements (ประกาศ): alone, at the front of a plan book or in its annex."""

from collections.abc import Sequence

from sucharit.core.plan import Announcement
from sucharit.core.reading.issued import IssuedPaper, find_issued, source_of
from sucharit.core.reading.paragraphs import paragraphs
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt


def read_announcements(lines: Sequence[PreparedLine]) -> tuple[tuple[Announcement, ...], tuple[Doubt, ...]]:
    """Every announcement, in order. `date` stays None where the day is not printed, with a doubt that says so."""
    lines = paragraphs(lines)
    papers = find_issued(lines, "ประกาศ")
    doubts = tuple(doubt for paper in papers for doubt in paper.doubts)
    return tuple(_announcement(lines, paper) for paper in papers), doubts


def _announcement(lines: Sequence[PreparedLine], paper: IssuedPaper) -> Announcement:
    signature = paper.signature
    return Announcement(
        number=paper.number,
        subject=paper.subject,
        date=paper.date,
        date_text=paper.date_text,
        signatory=signature.name if signature else None,
        signatory_position=signature.position if signature else None,
        source=source_of(lines, paper.title, paper.last),
    )
