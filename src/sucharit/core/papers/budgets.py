"""The budget table by dimension, with subtotals and the grand total; for the book and as a paper of its own."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby

from sucharit.core.papers.counts import stated_for
from sucharit.core.papers.metadata import metadata_of
from sucharit.core.papers.organizations import name_of, years_of
from sucharit.core.papers.outline import titles_of
from sucharit.core.papers.paper import Cell, Column, Heading, Notice, Paper, Row, Table, text
from sucharit.core.plan import BudgetRow, Initiative, Plan
from sucharit.core.plan.totals import MOST_YEARS, WHOLE, is_sum_of_money, place_of_row, within

NO_BUDGET = "ไม่ใช้งบประมาณ"
DASH_MEANS = f"หมายเหตุ: เครื่องหมาย - หมายถึง {NO_BUDGET}"


def budget_table(plan: Plan) -> Paper:
    """The budget table alone; where the plan has no rows, made from its initiatives."""
    title = f"บัญชีงบประมาณโครงการ/กิจกรรม/มาตรการ ตามแผนปฏิบัติการป้องกันการทุจริต {years_of(plan)}".strip()
    rows = plan.budget_rows or tuple(_row_of(one, plan) for one in plan.initiatives)
    heading = Heading(text=f"{title}\n{name_of(plan.organization)}", tab="งบประมาณ")
    body = (
        (table_of(plan, rows), text(DASH_MEANS, size="small")) if rows else (Notice(text="แผนฉบับนี้ไม่มีรายการงบประมาณ"),)
    )
    metadata = metadata_of(plan, "บัญชีงบประมาณตามแผนปฏิบัติการป้องกันการทุจริต")
    return Paper(kind="budget-table", title=title, blocks=(heading, *body), metadata=metadata, landscape=True)


def _row_of(initiative: Initiative, plan: Plan) -> BudgetRow:
    baht = initiative.budget.per_year if initiative.budget else None
    codes = initiative.objective_codes
    return BudgetRow(
        dimension=initiative.dimension,
        mission=initiative.mission,
        objective=codes[0] if codes else None,
        title=initiative.title,
        budgets=dict.fromkeys(years_in(plan), baht),
    )


def years_in(plan: Plan) -> tuple[int, ...]:
    """The years of the plan's money: those of its span, and any other that a row names."""
    span = tuple(plan.span) if plan.span and len(plan.span) <= MOST_YEARS else ()
    named = {year for row in plan.budget_rows for year in row.budgets}
    return tuple(sorted(named | set(span)))


def table_of(plan: Plan, rows: tuple[BudgetRow, ...]) -> Table:
    """The table of the plan's budget rows; the note column only where a row has a note."""
    return _BudgetTable(plan, rows).table()


class _BudgetTable:
    """Body rows as they come, remembering which of them a sum covers."""

    def __init__(self, plan: Plan, rows: tuple[BudgetRow, ...]) -> None:
        self.plan, self.source = plan, rows
        self.years = years_in(plan)
        self.titles = titles_of(plan)
        self.notes = any(row.note for row in rows)
        self.rows: list[Row] = []
        self.money: dict[int, BudgetRow] = {}  # body row > the budget row that stands there
        self.number = 0

    def table(self) -> Table:
        groups = [(code, tuple(rows)) for code, rows in groupby(self.source, key=lambda row: row.dimension)]
        last = {code: at for at, (code, _) in enumerate(groups)}
        for at, (dimension, rows) in enumerate(groups):
            self._dimension(dimension, rows)
            if dimension is not None and last[dimension] == at:  # its rows may come in several groups
                self._total(f"รวม มิติที่ {dimension}", dimension)
        self._total("รวมทั้งสิ้น", WHOLE)
        year_columns = (Column(width=1.95, align="end") for _ in self.years)
        note = (Column(width=1.9),) * self.notes
        columns = (Column(width=3.1), Column(width=4.1), Column(width=6.8), *year_columns, *note)
        return Table(columns=columns, header=self._header(), rows=tuple(self.rows))

    def _header(self) -> tuple[Row, ...]:
        names = ("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ")
        years = (Cell(content=f"ปี {year}") for year in self.years)
        note = (Cell(content="หมายเหตุ", rows=2),) * self.notes
        first = (*(Cell(content=name, rows=2) for name in names), *years, *note)
        return first, tuple(Cell(content="งบประมาณ (บาท)") for _ in self.years)

    def _dimension(self, dimension: str | None, rows: tuple[BudgetRow, ...]) -> None:
        first = len(self.rows)
        label = Cell(content=self._label(dimension), rows=len(rows))
        for mission, group in groupby(rows, key=lambda row: row.mission):
            members = tuple(group)
            for at, row in enumerate(members):
                lead = (label,) if len(self.rows) == first else ()
                mission_cell = (Cell(content=self._label(mission), rows=len(members)),) if at == 0 else ()
                self._row(row, (*lead, *mission_cell))

    def _label(self, code: str | None) -> str:
        """ "1. title" for a dimension, "1.1 title" for a mission; the code alone where the plan has no title for it."""
        if code is None:
            return ""
        title = self.titles.get(code, "")
        if not title:
            return code if "." in code else f"มิติที่ {code}"
        return f"{code} {title}" if "." in code else f"{code}. {title}"

    def _row(self, row: BudgetRow, lead: Row) -> None:
        self.number += 1
        objective = f"({row.objective}) " if row.objective else ""
        note = (Cell(content=row.note),) * self.notes
        money = (Cell(content=row.budgets.get(year)) for year in self.years)
        self.money[len(self.rows)] = row
        self.rows.append((*lead, Cell(content=f"{objective}{self.number}. {row.title}"), *money, *note))

    def _total(self, label: str, scope: str) -> None:
        """A row of sums: what the plan states for this scope, else what its rows add up to."""
        summed = [at for at, row in self.money.items() if within(place_of_row(row), scope)]
        claim = stated_for(self.plan, scope, money=True)
        count = claim.count if claim and claim.count is not None else len(summed)
        cells = (self._sum(year, summed, claim.budgets if claim else {}) for year in self.years)
        head = (
            Cell(content=label, columns=2, bold=True, align="center"),
            Cell(content=f"จำนวน {count} โครงการ/กิจกรรม/มาตรการ", bold=True),
        )
        self.rows.append((*head, *cells, *(Cell(),) * self.notes))

    def _sum(self, year: int, covered: list[int], stated: Mapping[int, Decimal | None]) -> Cell:
        amounts = [self.money[at].budgets.get(year) for at in covered]
        whole = sum((baht for baht in amounts if is_sum_of_money(baht)), Decimal(0))
        claim = stated.get(year)
        if claim is not None and claim != whole:
            return Cell(content=claim, bold=True)
        return Cell(content=whole, bold=True, sums=tuple(covered))
