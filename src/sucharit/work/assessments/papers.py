"""The result of a year as a paper for a spreadsheet, and as CSV."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day
from sucharit.core.papers.lists import csv_text, harmless, word_table
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Heading, Paper
from sucharit.work.assessments.models import Assessment, Improvement
from sucharit.work.assessments.queries import Line
from sucharit.work.assessments.standing import Standing


def marks_header() -> list[str]:
    return [_("ตัวชี้วัด"), _("เครื่องมือ"), _("คะแนน"), _("เป้าหมาย"), _("ส่วนต่าง"), _("ปีก่อน")]


def marks_rows(lines: Sequence[Line], result: Standing, target: Decimal | None) -> list[list[str]]:
    """Indicators, instruments, the total; a dash is not known."""
    rows = [
        [f"{one.indicator.number}. {one.indicator.title}", one.indicator.instrument,
         *(shown(mark) for mark in (one.value, one.target, one.gap, one.before))]
        for one in lines
    ]  # fmt: skip
    rows += [[part.key, "", shown(part.used), "", "", ""] for part in result.instruments]
    rows.append([_("คะแนนรวม"), "", shown(result.total.used), shown(target), "", ""])
    return rows


def shown(mark: Decimal | None) -> str:
    return "-" if mark is None else f"{mark:.2f}"


def as_csv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """UTF-8 with a mark, so that Excel reads Thai; no cell can be a formula."""
    return csv_text([_plain(cell) for cell in row] for row in (header, *rows))


def _plain(cell: str) -> str:
    return cell if cell == "-" or cell.lstrip("-").replace(".", "").isdecimal() else harmless(cell)


def assessment_paper(
    officer: Officer, row: Assessment, marks: Sequence[Sequence[str]], measures: Sequence[Improvement]
) -> Paper:
    """Two sheets: the marks, and the measures against weaknesses."""
    title = _("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. %(year)s") % {"year": row.fiscal_year}
    named = _("มาตรการปรับปรุง")
    header = (
        _("ตัวชี้วัด"), _("จุดที่ต้องพัฒนา"), _("มาตรการ"), _("หน่วยงาน"), _("ผู้รับผิดชอบ"), _("ขั้นตอน"), _("การกำกับติดตาม"),
        _("กำหนดเสร็จ"), _("สถานะ"), _("ผลการดำเนินการ"),
    )  # fmt: skip
    blocks = (
        Heading(text=title, tab=_("คะแนน")),
        word_table(zip(marks_header(), (5.0, 1.4, 1.4, 1.4, 1.4, 1.4), strict=True), marks),
        Heading(text=named, tab=named),
        word_table(zip(header, (1, 4, 4, 2, 2, 4, 3, 1.6, 1.8, 4), strict=True), [_measure(one) for one in measures]),
    )
    return Paper(
        kind="assessment", title=title, blocks=blocks, digits="arabic", landscape=True,
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip


def _measure(one: Improvement) -> list[str]:
    return [
        str(one.indicator), one.weakness, one.measure, str(one.unit or ""), one.owner.full_name if one.owner else "",
        one.steps, one.supervision, day(one.due_on) if one.due_on else "", str(one.get_state_display()),
        one.report or one.stopped_because,
    ]  # fmt: skip
