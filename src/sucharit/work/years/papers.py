"""The annual plan on paper, in the columns of E-PlanNACC, with what was changed and corrected since.

Never here: issuing and keeping a paper (publishing.documents).
"""

import datetime
from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _
from msgspec.structs import replace

from sucharit.base.screens.digits import chosen
from sucharit.base.screens.words import day, day_full
from sucharit.core.papers import Paper, paper, write_docx, write_pdf, write_xlsx
from sucharit.core.papers.paper import Block, Cell, Column, Heading, Table, text
from sucharit.work.years.models import Correction, YearPlan
from sucharit.work.years.queries import corrections_of
from sucharit.work.years.rows import NAMES
from sucharit.work.years.values import year_value


def _workbook(printed: Paper) -> bytes:
    """For working on: in the digits that the officer reads on the screen."""
    return write_xlsx(printed, digits=chosen())


WRITERS: dict[str, Callable[[Paper], bytes]] = {"pdf": write_pdf, "docx": write_docx, "xlsx": _workbook}
_WIDTHS = (1.0, 4.0, 2.4, 3.4, 3.4, 4.0, 3.0)


def year_paper(year: YearPlan, *, as_of: datetime.date, reporter: str) -> Paper:
    """As it stands on that day. Raises NothingToPrint for a year without initiatives."""
    printed = paper("annual-plan", year_value(year, as_of=as_of.isoformat(), reporter=reporter or None))
    more = tuple(_since(year, corrections_of(year)))
    return replace(printed, blocks=(*printed.blocks, *more)) if more else printed


def _since(year: YearPlan, corrections: Sequence[Correction]) -> Iterator[Block]:
    """What the reader of the frozen table must know besides."""
    last = year.amendments.order_by("-number").first()
    if last is not None:
        told = _("แผนนี้แก้ไขแล้ว %(n)s ครั้งหลังอนุมัติ ครั้งล่าสุดเมื่อ %(day)s") % {"n": last.number, "day": day_full(last.at)}
        yield text(told)
    if year.closed_at is not None:
        yield text(_("ปิดปีงบประมาณเมื่อ %(day)s ตารางข้างต้นคือค่าที่ปิดไว้") % {"day": day_full(year.closed_at)})
    if corrections:
        title = _("การแก้คำผิดหลังปิดปี")
        yield Heading(text=title, tab=title, level=2)
        yield _corrections(corrections)


def _corrections(corrections: Sequence[Correction]) -> Table:
    names = (_("ที่"), _("โครงการ"), _("ช่อง"), _("ค่าที่ปิดไว้"), _("ค่าที่ถูกต้อง"), _("เหตุผล"), _("ผู้แก้และวันที่"))
    rows = tuple(
        (
            Cell(content=str(one.year_initiative.seq) if one.year_initiative else None),
            Cell(content=one.year_initiative.title if one.year_initiative else _("ทั้งปี")),
            Cell(content=str(NAMES.get(one.field, "")) or None),
            Cell(content=one.stated or "-"),
            Cell(content=one.corrected),
            Cell(content=one.reason),
            Cell(content=f"{one.by.full_name} {day(one.at)}"),
        )
        for one in corrections
    )
    return Table(
        columns=tuple(Column(width=width) for width in _WIDTHS),
        header=(tuple(Cell(content=name) for name in names),), rows=rows,
    )  # fmt: skip
