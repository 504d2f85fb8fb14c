"""The judged promises of a year as a paper for a spreadsheet, and as CSV."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day, number
from sucharit.core.papers import Paper, lists
from sucharit.core.papers.lists import word_table
from sucharit.work.indicators.judging import Judged
from sucharit.work.indicators.showing import instrument_words, measure_words

_WIDTHS = (0.8, 6.4, 1.3, 7.4, 3.6, 2.6, 2.6, 2.2, 1.7, 1.3, 1.7, 5.6)


def _names() -> tuple[str, ...]:
    return (
        _("ที่"), _("โครงการ"), _("ส่วน"), _("ข้อความตัวชี้วัด"), _("เกณฑ์"), _("เครื่องมือ"), _("แหล่งข้อมูล"), _("ค่า"),
        _("ณ วันที่"), _("ค่าปีฐาน"), _("ผลการตัดสิน"), _("เพราะ"),
    )  # fmt: skip


def _lines(told: Iterable[Judged]) -> Iterable[tuple[str, ...]]:
    for place, one in enumerate(told, 1):
        yield (
            str(place), one.row.title if one.row else "", str(one.binding.get_section_display()), one.binding.sentence,
            measure_words(one.measure), instrument_words(one.measure), str(one.source.label), one.value_words,
            day(one.observed.as_of) if one.observed.as_of else "",
            number(one.baseline) if one.baseline is not None else "", one.verdict.thai, one.judgement.reason,
        )  # fmt: skip


def list_paper(officer: Officer, year: int, told: Sequence[Judged]) -> Paper:
    """Everything that the list shows."""
    title = _("ตัวชี้วัด ปีงบประมาณ พ.ศ. %(year)s") % {"year": year}
    table = word_table(zip(_names(), _WIDTHS, strict=True), _lines(told), size="fine")
    return lists.list_paper(
        "indicators", title, table, tab=_("ตัวชี้วัด"), organization=officer.organization.as_value(),
        date=officer.today.isoformat(),
    )  # fmt: skip


def list_csv(told: Iterable[Judged]) -> bytes:
    """UTF-8 with a mark that Excel understands; what would be a formula begins with an apostrophe."""
    lines = ([cell if cell == "-" else lists.harmless(cell) for cell in line] for line in _lines(told))
    return lists.csv_text([_names(), *lines]).encode()
