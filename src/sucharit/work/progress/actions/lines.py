"""What was typed a line for each error, and the rows that are made of it."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.work.progress.models import CheckError, CrossCheck
from sucharit.work.years.recording.writing import text_of

MOST_LINES = 200
Lines = Sequence[tuple[str, str]]


def lines_of(text: str) -> Lines:
    """(document, what is wrong) of each line: "ฎ.12/2569: ไม่มีใบเสร็จ", or with a tab as a spreadsheet gives it; a
    line without either names no document. ValidationError by line."""
    told = [line for line in str(text or "").splitlines() if line.strip()]
    if len(told) > MOST_LINES:
        raise ValidationError({"lines": _("บันทึกได้ครั้งละไม่เกิน %(n)s บรรทัด") % {"n": MOST_LINES}})
    return [_line(line, place) for place, line in enumerate(told, 1)]


def _line(line: str, place: int) -> tuple[str, str]:
    between = next((mark for mark in ("\t", ":") if mark in line), "")
    document, what = line.split(between, 1) if between else ("", line)
    try:
        return (
            text_of(document, 120, "lines", one_line=True),
            text_of(what, 300, "lines", one_line=True, required=_("โปรดเขียนว่าผิดอะไร")),
        )
    except ValidationError as fault:
        told = _("บรรทัดที่ %(n)s: %(fault)s") % {"n": place, "fault": " ".join(fault.messages)}
        raise ValidationError({"lines": told}) from fault


def write_lines(check: CrossCheck, lines: Lines, by: Officer) -> None:
    """A row for each."""
    CheckError.objects.bulk_create(
        [CheckError(cross_check=check, document=document, what=what, recorded_by=by.user) for document, what in lines]
    )
