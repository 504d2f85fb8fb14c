"""The list of evidence as a paper, for a spreadsheet."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Cell, Column, Heading, Paper, Table
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.queries import places_by_evidence

MOST_LISTED = 5_000
_WIDTHS = (0.8, 5.0, 1.6, 1.8, 2.4, 8.0, 2.4, 1.6, 4.6)


def list_paper(officer: Officer, rows: Sequence[Evidence]) -> Paper:
    """What each piece proves, of which day, where it is used, and the digest of the file as it came."""
    title = _("รายการหลักฐาน")
    names = (
        _("ที่"), _("ใช้พิสูจน์อะไร"), _("ชนิด"), _("วันที่"), _("สถานที่"), _("ใช้กับ"), _("ผู้เพิ่ม"), _("ข้อมูลส่วนบุคคล"),
        _("ลายนิ้วมือไฟล์ที่ได้รับ หรือที่อยู่เว็บ"),
    )  # fmt: skip
    places = places_by_evidence(rows, officer.organization.code)
    lines = tuple(
        tuple(
            Cell(content=text or None) for text in _line(place, row, "\n".join(p.words for p in places.get(row.pk, [])))
        )
        for place, row in enumerate(rows, 1)
    )
    table = Table(
        columns=tuple(Column(width=width) for width in _WIDTHS),
        header=(tuple(Cell(content=name) for name in names),), rows=lines, size="fine",
    )  # fmt: skip
    return Paper(
        kind="evidence-list", title=title, blocks=(Heading(text=title, tab=title), table),
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()), digits="arabic",
        landscape=True,
    )  # fmt: skip


def _line(place: int, row: Evidence, used: str) -> tuple[str, ...]:
    return (
        str(place), row.title, str(row.get_kind_display()), day(row.taken_on) if row.taken_on else "", row.place, used,
        row.added_by.full_name, _("มี") if row.personal else "", row.received_digest or row.address,
    )  # fmt: skip
