"""The annual plan: its table read row by row, with what stands around it."""

import re
from collections.abc import Sequence

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import Plan, StatedTotal
from sucharit.core.reading.annual.front import (
    framework_version,
    read_legend,
    read_reporter,
    read_surroundings,
    read_title,
    read_year,
)
from sucharit.core.reading.annual.header import is_header_row, is_subheader_row, read_columns
from sucharit.core.reading.annual.rows import (
    MOST_ROWS,
    Record,
    extend,
    initiative_of,
    is_total,
    lone_cell,
    read_record,
    record_doubts,
    sequence_doubts,
    starts_initiative,
    total_of,
)
from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.grids import MOST_CELLS, Column, as_row
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.values import Doubt
from sucharit.core.reading.wrapping import Unwrapper


def read_annual_plan(lines: Sequence[PreparedLine]) -> tuple[Plan, tuple[Doubt, ...]]:
    """The plan with its initiatives in order; empty, with a doubt, where no table of the kind is found."""
    year = read_year(lines)
    table = _Table(year)
    for line in lines:
        table.add(line)
    table.carry_merged("dimension")
    table.carry_merged("mission")
    unwrap = Unwrapper(line.text for line in lines)
    initiatives = tuple(initiative_of(record, seq, year, unwrap) for seq, record in enumerate(table.records, 1))
    legend, facts = read_legend(lines), read_surroundings(lines)
    plan = Plan(
        title=read_title(lines),
        organization=facts.organization,
        span=FiscalSpan(year, year) if year is not None else None,
        framework_version=framework_version(legend),
        as_of=facts.as_of,
        reporter=read_reporter(lines),
        framework=legend,
        stated_totals=tuple(table.totals),
        initiatives=initiatives,
    )
    has_dimensions = any(one.dimension for one in initiatives)
    doubts = [
        doubt
        for record, one in zip(table.records, initiatives, strict=True)
        for doubt in record_doubts(record, one, has_dimensions=has_dimensions)
    ]
    doubts += [*sequence_doubts(initiatives), *_plan_doubts(plan, table)]
    return plan, tuple(doubts)


class _Table:
    """Goes through the lines: headers set the columns, rows give records, other text ends a broken row."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self.columns: tuple[Column, ...] = ()
        self.header: list[PreparedLine] = []
        self.records: list[Record] = []
        self.totals: list[StatedTotal] = []
        self.dimension: str | None = None
        self.mission: str | None = None
        self.broken_off = True
        self.truncated = False

    def add(self, line: PreparedLine) -> None:
        if not line.text or (not line.cells and is_page_mark(line.text)):
            return
        line = line if self.broken_off else as_row(line)
        if not line.cells or len(line.cells) > MOST_CELLS:
            self.broken_off = True
            self._note_heading(line.text)
        elif is_header_row(line):
            self.header = [line]
            self.columns = read_columns(self.header)
        elif self.header and len(self.header) < 3 and is_subheader_row(line):
            self.header.append(line)
            self.columns = read_columns(self.header)
        elif self.columns:
            self.header = []
            self._add_row(line)

    def _add_row(self, line: PreparedLine) -> None:
        if is_total(line):
            self.totals.append(total_of(line, self.columns, self.dimension, self.year))
            self.broken_off = True
            return
        if (alone := lone_cell(line)) and self._note_heading(alone):
            return
        if len(self.records) >= MOST_ROWS:
            self.truncated = True
            return
        record = read_record(line, self.columns)
        numbered = any(column.role == "seq" for column in self.columns)
        if starts_initiative(record, numbered=numbered):
            record.dimension, record.mission = self.dimension, self.mission
            self.records.append(record)
            self.broken_off = False
        elif self.records and not self.broken_off and (not alone or _goes_on(line, record)):
            extend(self.records[-1], record)

    def carry_merged(self, role: str) -> None:
        """A merged cell says its words only in the first of its rows. Where most rows say theirs, none is merged."""
        stated = sum(bool(record.text(role)) for record in self.records)
        if stated * 5 > len(self.records) * 3:
            return
        for above, record in zip(self.records, self.records[1:], strict=False):
            if not record.text(role) and above.text(role) and (role == "mission" or not record.text("mission")):
                record.texts[role] = above.text(role)

    def _note_heading(self, text: str) -> bool:
        """Headings between rows, "มิติที่ 2 ..." and "2.1 ...", hold for the rows below them."""
        nodes = _heading_codes(text)
        if nodes is None:
            return False
        self.dimension, self.mission = nodes
        return True


_DIMENSION_HEADING = re.compile(r"^มิต[ิี]?\s?(?:ที่)?\s?([1-9])(?!\d)")
_MISSION_HEADING = re.compile(r"^(?:ภารกิจ(?:ตามมิติ)?(?:ที่)?\s?)?([1-9])\.(\d{1,2})(?![\d.])\s*[ก-ฮเ-ไ]")


def _heading_codes(text: str) -> tuple[str, str | None] | None:
    if len(text) > 300:
        return None
    if match := _DIMENSION_HEADING.match(text):
        return match[1], None
    if match := _MISSION_HEADING.match(text):
        return match[1], f"{match[1]}.{match[2]}"
    return None


def _goes_on(line: PreparedLine, record: Record) -> bool:
    """A lone cell goes on with the row above from a column of running text or a quarter, never from the first."""
    texts = any(record.text(role) for role in ("title", "indicators", "outcomes", "responsible"))
    return not line.cells[0] and (texts or any(cell for cells in record.marks.values() for cell in cells.values()))


def _plan_doubts(plan: Plan, table: _Table) -> list[Doubt]:
    found: list[Doubt] = []
    if not plan.initiatives:
        message = "ไม่พบตารางแผนประจำปีที่อ่านได้ โปรดตรวจสอบว่าตารางมีหัวตาราง โครงการ และไตรมาส"
        found.append(Doubt(code="table.missing", message=message, field="initiatives"))
    if plan.span is None:
        message = "ไม่พบปีงบประมาณของแผน โปรดระบุปีงบประมาณ"
        found.append(Doubt(code="year.missing", message=message, field="span"))
    if table.truncated:
        message = f"ตารางมีมากกว่า {MOST_ROWS} แถว ระบบอ่านเพียง {MOST_ROWS} แถวแรก"
        found.append(Doubt(code="table.truncated", message=message, field="initiatives"))
    return found
