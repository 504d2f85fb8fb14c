"""A plan book or a single sheet as a `Plan`: tables out of the text, sheets out of the rest, fitted together."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import BudgetRow, FrameworkNode, Initiative, Plan, Source, StatedTotal, Target
from sucharit.core.reading import doubts
from sucharit.core.reading.budget_table import BudgetTable, read_budget_table
from sucharit.core.reading.facts import Facts, read_facts
from sucharit.core.reading.flow import flow
from sucharit.core.reading.framework_table import CountTable, level_of, read_count_table
from sucharit.core.reading.matching import complete, match_rows, with_mended_titles
from sucharit.core.reading.outline import OutlineHeading, commonest_version
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.risk_tables import read_risk_criteria, read_risks
from sucharit.core.reading.sheets import Draft, find_sheets, read_initiative
from sucharit.core.reading.sheets.initiative import ReadSheet
from sucharit.core.reading.sheets.placing import place_sheets
from sucharit.core.reading.tables import Table, is_contents, tables_in
from sucharit.core.reading.targets import read_aims, read_targets
from sucharit.core.reading.totals import stated_in_words
from sucharit.core.reading.unruled import with_cells
from sucharit.core.reading.values import Doubt
from sucharit.reference import framework, framework_versions

_LONGEST_PLAN = 6  # years


def read_plan_book(lines: Sequence[PreparedLine], *, wraps: bool) -> tuple[Plan, tuple[Doubt, ...]]:
    """The plan and every doubt. `wraps` is False for formats whose lines are whole paragraphs (DOCX, XLSX)."""
    facts = read_facts(lines)
    tables = _read_tables(lines)
    text = flow(tables.lines, tables.taken)
    sheets = _read_sheets(text, tables.budget, wraps=wraps)
    before = text[: sheets.drafts[0].start] if sheets.drafts else text
    counted = read_count_table(tables.every, _counts(sheets.rows, sheets.initiatives))
    aims = read_aims(before)
    untaken = [line for place, line in enumerate(tables.lines) if place not in tables.taken]
    risks, risk_doubts = read_risks(untaken)
    criteria, criteria_doubts = read_risk_criteria(untaken)
    span = _span(facts, tables.budget, sheets.initiatives)
    plan = Plan(
        title=facts.title or (sheets.initiatives[0].title if len(sheets.initiatives) == 1 else ""),
        organization=facts.organization,
        span=span,
        framework_version=_version(span, sheets.outline),
        as_of=facts.as_of,
        reporter=facts.reporter,
        announced_on=facts.announced_on,
        objectives=aims.objectives,
        benefits=aims.benefits,
        framework=counted.nodes or sheets.nodes,
        goals=aims.goals,
        targets=tables.targets,
        risk_criteria=criteria,
        risks=risks,
        budget_rows=sheets.rows,
        stated_totals=_totals(before, tables.budget, counted),
        initiatives=sheets.initiatives,
    )
    return plan, (*_doubts(plan, sheets, tables.budget), *risk_doubts, *criteria_doubts)


class _Tables(Struct, frozen=True):
    """All tables, what was read from them, and the places of those that are no running text."""

    lines: Sequence[PreparedLine]
    every: tuple[Table, ...]
    budget: BudgetTable
    targets: tuple[Target, ...]
    taken: frozenset[int]


def _read_tables(lines: Sequence[PreparedLine]) -> _Tables:
    every = tuple(tables_in(lines))
    budget = read_budget_table(every)
    if not budget.rows and (celled := with_cells(lines)) is not lines:
        lines, every = celled, tuple(tables_in(celled))
        budget = read_budget_table(every)
    targets, of_targets = read_targets(every)
    contents = chain.from_iterable(table.places for table in every if is_contents(table))
    taken = budget.taken | of_targets | read_count_table(every).taken | frozenset(contents)
    return _Tables(lines, every, budget, targets, taken)


class _Sheets(Struct, frozen=True, dict=True):
    """The sheets as found and as read, the table's rows as mended by them, and the doubts of fitting them together."""

    drafts: tuple[Draft, ...]
    outline: tuple[OutlineHeading, ...]
    read: tuple[ReadSheet, ...]
    initiatives: tuple[Initiative, ...]
    rows: tuple[BudgetRow, ...]
    doubts: tuple[Doubt, ...]

    @cached_property
    def headings(self) -> tuple[OutlineHeading, ...]:
        """The outline headings that stand before sheets; without sheets, those that a framework knows."""
        if not self.drafts:
            return tuple(heading for heading in self.outline if heading.sure)
        return tuple(heading for draft in self.drafts for heading in draft.outline)

    @property
    def nodes(self) -> tuple[FrameworkNode, ...]:
        """The framework as the headings print it, each code once."""
        nodes: dict[str, FrameworkNode] = {}
        for heading in self.headings:
            source = Source(line=heading.line, line_end=heading.line)
            title = " ".join(heading.title.split())
            node = FrameworkNode(code=heading.code, level=level_of(heading.code), title=title, source=source)
            nodes.setdefault(heading.code, node)
        return tuple(nodes.values())


def _read_sheets(text: Sequence[PreparedLine], budget: BudgetTable, *, wraps: bool) -> _Sheets:
    drafts, outline = find_sheets(text)
    placements = tuple(place_sheets(drafts))
    read = tuple(
        read_initiative(text, draft, seq, placement, wraps=wraps)
        for seq, (draft, placement) in enumerate(zip(drafts, placements, strict=True), 1)
    )
    initiatives = [sheet.initiative for sheet in read]
    matched = match_rows(initiatives, budget.rows)
    completed = list(complete(initiatives, placements, budget.rows, matched))
    whole = tuple(one for one, _ in completed)
    rows = with_mended_titles(budget.rows, whole, matched, (line.text for line in text))
    return _Sheets(drafts, outline, read, whole, rows, tuple(doubt for _, found in completed for doubt in found))


def _counts(rows: Sequence[BudgetRow], initiatives: Sequence[Initiative]) -> Mapping[str, int]:
    """Initiatives by objective, from the table where its mission has rows there, else from the sheets."""
    by_row = Counter(row.objective for row in rows if row.objective)
    missions = {code.rpartition(".")[0] for code in by_row}
    by_sheet = Counter(
        code for one in initiatives for code in one.objective_codes if code.rpartition(".")[0] not in missions
    )
    return {**by_sheet, **by_row}


def _totals(before: Sequence[PreparedLine], budget: BudgetTable, counted: CountTable) -> tuple[StatedTotal, ...]:
    return (*stated_in_words(before), *budget.totals, *counted.totals)


def _span(facts: Facts, budget: BudgetTable, initiatives: Sequence[Initiative]) -> FiscalSpan | None:
    """The years of the plan's name; else those of the budget table; else the commonest period of the sheets."""
    if facts.span is not None and (len(facts.span) > 1 or not budget.years):
        return facts.span
    if budget.years:
        return FiscalSpan(min(budget.years), max(budget.years))
    periods = Counter(
        (one.period.start, one.period.end) for one in initiatives if one.period and one.period.start and one.period.end
    )
    for (first, last), _ in periods.most_common(1):
        if 0 <= last - first < _LONGEST_PLAN:
            return FiscalSpan(first, last)
    return facts.span


def _version(span: FiscalSpan | None, outline: Sequence[OutlineHeading]) -> str | None:
    """The framework in force in the first year of the plan; without years, the one whose headings the document prints.

    A framework is in force until the next begins.
    """
    if span is None:
        return commonest_version(outline)
    for version in reversed(framework_versions()):
        years = framework(version).years
        if years[0] <= span.first:
            is_newest = version == framework_versions()[-1]
            return None if is_newest and span.first > years[-1] else version
    return None


def _doubts(plan: Plan, sheets: _Sheets, budget: BudgetTable) -> Iterator[Doubt]:
    first, last = (plan.span.first, plan.span.last) if plan.span else (None, None)
    yield from doubts.header_years(budget.misread_years)
    yield from doubts.unknown_codes(plan.budget_rows)
    yield from doubts.odd_cells(plan.budget_rows)
    yield from doubts.broken_sums(plan.budget_rows, plan.stated_totals)
    yield from doubts.misread_codes(sheets.headings)
    yield from sheets.doubts
    yield from doubts.sheet_numbers(plan.initiatives)
    yield from doubts.period_years(plan.initiatives, first, last)
    for one, sheet, draft in zip(plan.initiatives, sheets.read, sheets.drafts, strict=True):
        yield from _doubts_of_sheet(one, sheet, draft)


def _doubts_of_sheet(one: Initiative, sheet: ReadSheet, draft: Draft) -> Iterator[Doubt]:
    yield from doubts.placeholders(one)
    if draft.preface:
        yield doubts.rationale_headless(one, one.source.sections["rationale"][0])
    for span in draft.spans:
        if span.heading.slip:
            line = one.source.sections[span.heading.section][0]
            yield doubts.damaged_heading(one, span.heading.section, span.heading.slip, line)
    for section, found in sheet.lists.items():
        yield from doubts.list_doubts(one, section, found)
