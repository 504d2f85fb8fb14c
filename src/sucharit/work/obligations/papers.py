"""The list of obligations as a paper for a spreadsheet, and as CSV."""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day
from sucharit.core.papers import Paper, lists
from sucharit.core.papers.lists import word_table
from sucharit.work.obligations.models import Obligation
from sucharit.work.obligations.showing import state_of

MOST_LISTED = 10_000
_WIDTHS = (1.0, 6.0, 2.0, 2.0, 3.0, 3.0, 5.0, 2.0, 2.0, 4.0, 2.6)


def _names() -> tuple[str, ...]:
    return (
        _("ที่"), _("งานที่ต้องทำ"), _("เริ่มทำได้ตั้งแต่"), _("กำหนดเสร็จ"), _("หน่วยงาน"), _("ผู้รับผิดชอบ"), _("โครงการ"),
        _("สถานะ"), _("ทำเมื่อ"), _("บันทึกหรือเหตุผล"), _("ที่มา"),
    )  # fmt: skip


def _lines(officer: Officer, rows: Iterable[Obligation], titles: Mapping[uuid.UUID, str]) -> Iterable[tuple[str, ...]]:
    for place, row in enumerate(rows, 1):
        yield (
            str(place), row.title, day(row.starts_on), day(row.due_on), row.unit.name if row.unit else "",
            row.assignee.full_name if row.assignee else "",
            titles.get(row.initiative_key, "") if row.initiative_key else "", state_of(row, officer.today)[1],
            day(row.done_on) if row.done_on else "", row.note or row.reason, str(row.rule.get_source_display()),
        )  # fmt: skip


def list_paper(
    officer: Officer, year: int, rows: Sequence[Obligation], titles: Mapping[uuid.UUID, str]
) -> Paper:  # fmt: skip
    """Everything that the list shows."""
    title = _("งานที่ต้องทำ ปีงบประมาณ พ.ศ. %(year)s") % {"year": year}
    table = word_table(zip(_names(), _WIDTHS, strict=True), _lines(officer, rows, titles), size="fine")
    return lists.list_paper(
        "obligations", title, table, tab=_("งานที่ต้องทำ"), organization=officer.organization.as_value(),
        date=officer.today.isoformat(),
    )  # fmt: skip


def list_csv(officer: Officer, rows: Iterable[Obligation], titles: Mapping[uuid.UUID, str]) -> bytes:
    """UTF-8 with a mark that Excel understands; what would be a formula begins with an apostrophe."""
    lines = ([cell if cell == "-" else lists.harmless(cell) for cell in line] for line in _lines(officer, rows, titles))
    return lists.csv_text([_names(), *lines]).encode()
