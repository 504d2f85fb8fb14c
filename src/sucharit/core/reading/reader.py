"""The line of reading: an opened document in, a `Reading` out. Never raises on any text."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import BudgetRow, FrameworkNode, Initiative, Plan, Source
from sucharit.core.reading import doubts
from sucharit.core.reading.announcements import read_announcements
from sucharit.core.reading.annual import read_annual_plan
from sucharit.core.reading.budget_table import BudgetTable, read_budget_table
from sucharit.core.reading.facts import Facts, read_facts
from sucharit.core.reading.flow import flow
from sucharit.core.reading.framework_table import CountTable, level_of, read_count_table
from sucharit.core.reading.integrity import read_integrity_report
from sucharit.core.reading.kinds import recognise_kind
from sucharit.core.reading.matching import complete, match_rows, with_mended_titles
from sucharit.core.reading.memos import read_memo
from sucharit.core.reading.orders import read_orders
from sucharit.core.reading.outline import OutlineHeading, commonest_version, known_code
from sucharit.core.reading.prepared import PreparedLine, prepare
from sucharit.core.reading.risk_tables import read_risk_criteria, read_risks
from sucharit.core.reading.sheets import Draft, find_sheets, read_initiative
from sucharit.core.reading.sheets.initiative import ReadSheet
from sucharit.core.reading.sheets.placing import place_sheets
from sucharit.core.reading.tables import Table, is_contents, tables_in
from sucharit.core.reading.targets import read_aims, read_targets
from sucharit.core.reading.totals import stated_in_words
from sucharit.core.reading.values import DocumentKind, Doubt, OpenedDocument, Reading

_WITH_SHEETS = frozenset({DocumentKind.ACTION_PLAN, DocumentKind.INITIATIVE_SHEET})
_LONGEST_PLAN = 6  # years
_WRAPPING_FORMATS = frozenset({"txt", "pdf"})


def read(document: OpenedDocument) -> Reading:
    """What the document says: its kind and why, the plan, the other papers, and every doubt. Linear time."""
    lines = prepare(document.lines)
    kind, reason = recognise_kind(lines)
    found: list[Doubt] = list(document.notes)
    if kind in _WITH_SHEETS:
        plan, more = _read_plan(lines, wraps=document.format in _WRAPPING_FORMATS)
    elif kind is DocumentKind.ANNUAL_PLAN:
        plan, more = read_annual_plan(lines)
        plan = _with_facts(plan, read_facts(lines))
    elif kind is DocumentKind.UNKNOWN:
        plan, more = Plan(title=""), ()
    else:
        plan, more = _with_facts(Plan(title=""), read_facts(lines)), ()
    found.extend(more)
    plan, more = _with_papers(plan, lines, kind)
    found.extend(more)
    report, report_doubts = read_integrity_report(lines) if kind is DocumentKind.INTEGRITY_REPORT else (None, ())
    memo, memo_doubts = read_memo(lines) if kind in (DocumentKind.MEMO, DocumentKind.INTEGRITY_REPORT) else (None, ())
    if kind is DocumentKind.UNKNOWN:
        found.append(_unknown(reason))
    return Reading(
        kind=kind,
        reason=reason,
        plan=plan,
        integrity_report=report,
        memo=memo,
        doubts=(*found, *report_doubts, *memo_doubts),
    )


def read_file(path: str | Path) -> Reading:
    """Open and read one file. Raises UnreadableDocument, and nothing else, where it cannot be opened."""
    from sucharit.core.reading.opening import open_document

    return read(open_document(Path(path)))


class _Tables(Struct, frozen=True):
    """All tables of the document, and those that were read as tables."""

    every: tuple[Table, ...]
    budget: BudgetTable
    taken: frozenset[int]


def _read_plan(lines: Sequence[PreparedLine], *, wraps: bool) -> tuple[Plan, tuple[Doubt, ...]]:
    facts = read_facts(lines)
    every = tuple(tables_in(lines))
    contents = frozenset(place for table in every if is_contents(table) for place in table.places)
    budget = read_budget_table(every)
    targets, target_places = read_targets(every)
    counted = read_count_table(every)
    taken = budget.taken | target_places | counted.taken | contents
    text = flow(lines, taken)

    drafts, outline = find_sheets(text)
    placements = tuple(place_sheets(drafts))
    sheets = [
        read_initiative(text, draft, seq, placement, wraps=wraps)
        for seq, (draft, placement) in enumerate(zip(drafts, placements, strict=True), 1)
    ]
    initiatives = [sheet.initiative for sheet in sheets]
    matched = match_rows(initiatives, budget.rows)
    completed = list(complete(initiatives, placements, budget.rows, matched))
    initiatives = [one for one, _ in completed]
    rows = with_mended_titles(budget.rows, initiatives, matched, (line.text for line in text))
    counted = read_count_table(every, _counts(rows, initiatives))
    before = text[: drafts[0].start] if drafts else text
    aims = read_aims(before)
    risks, risk_doubts = read_risks(lines)
    criteria, criteria_doubts = read_risk_criteria(lines)
    plan = Plan(
        title=facts.title or (initiatives[0].title if len(initiatives) == 1 else ""),
        organization=facts.organization,
        span=_span(facts, budget, initiatives),
        framework_version=_version(outline, counted, facts, budget, initiatives),
        as_of=facts.as_of,
        reporter=facts.reporter,
        announced_on=facts.announced_on,
        objectives=aims.objectives,
        benefits=aims.benefits,
        framework=counted.nodes or _framework(outline, drafts),
        goals=aims.goals,
        targets=targets,
        risk_criteria=criteria,
        risks=risks,
        budget_rows=rows,
        stated_totals=(*stated_in_words(before), *budget.totals, *counted.totals),
        initiatives=tuple(initiatives),
    )
    mine = _doubts(plan, sheets, drafts, outline, budget, [doubt for _, more in completed for doubt in more])
    return plan, (*mine, *risk_doubts, *criteria_doubts)


def _counts(rows: Sequence[BudgetRow], initiatives: Sequence[Initiative]) -> Mapping[str, int]:
    """Initiatives by objective, from the table where its mission has rows there, else from the sheets."""
    by_row = Counter(row.objective for row in rows if row.objective)
    missions = {code.rpartition(".")[0] for code in by_row}
    by_sheet = Counter(
        code for one in initiatives for code in one.objective_codes if code.rpartition(".")[0] not in missions
    )
    return {**by_sheet, **by_row}


def _span(facts: Facts, budget: BudgetTable, initiatives: Sequence[Initiative]) -> FiscalSpan | None:
    """The years of the plan's name; else those of the budget table; else the commonest period of the sheets."""
    if facts.span is not None and (len(facts.span) > 1 or not budget.years):
        return facts.span
    if budget.years:
        return FiscalSpan(min(budget.years), max(budget.years))
    periods = Counter(
        (one.period.start, one.period.end) for one in initiatives if one.period and one.period.start and one.period.end
    )
    if not periods:
        return facts.span
    (first, last), _ = periods.most_common(1)[0]
    plausible = first and last and 0 <= last - first < _LONGEST_PLAN
    return FiscalSpan(first, last) if first and last and plausible else facts.span


def _version(
    outline: Sequence[OutlineHeading],
    counted: CountTable,
    facts: Facts,
    budget: BudgetTable,
    initiatives: Sequence[Initiative],
) -> str | None:
    """The framework whose headings the document prints; else the one of its years."""
    shown = commonest_version(outline)
    span = _span(facts, budget, initiatives)
    if span is not None:
        for version, first, last in (("2566-2570", 2566, 2570), ("2561-2564", 2561, 2565)):
            if first <= span.first <= last and (shown is None or span.last <= last):
                return version
    if shown is None and any(known_code(node.code) for node in counted.nodes):
        return "2566-2570"
    return shown


def _framework(outline: Sequence[OutlineHeading], drafts: Sequence[Draft]) -> tuple[FrameworkNode, ...]:
    """The nodes whose headings stand before sheets, each once, where no count table lists them."""
    headings = [heading for draft in drafts for heading in draft.outline] if drafts else [h for h in outline if h.sure]
    nodes: dict[str, FrameworkNode] = {}
    for heading in headings:
        node = FrameworkNode(
            code=heading.code,
            level=level_of(heading.code),
            title=" ".join(heading.title.split()),
            source=Source(line=heading.line, line_end=heading.line),
        )
        nodes.setdefault(heading.code, node)
    return tuple(nodes.values())


def _doubts(
    plan: Plan,
    sheets: Sequence[ReadSheet],
    drafts: Sequence[Draft],
    outline: Sequence[OutlineHeading],
    budget: BudgetTable,
    completed: Sequence[Doubt],
) -> Iterator[Doubt]:
    first, last = (plan.span.first, plan.span.last) if plan.span else (None, None)
    in_use = {heading.place for draft in drafts for heading in draft.outline}
    yield from doubts.header_years(budget.misread_years)
    yield from doubts.odd_cells(plan.budget_rows)
    yield from doubts.broken_sums(plan.budget_rows, plan.stated_totals)
    yield from doubts.misread_codes([heading for heading in outline if heading.place in in_use])
    yield from completed
    yield from doubts.sheet_numbers(plan.initiatives)
    yield from doubts.period_years(plan.initiatives, first, last)
    for one, sheet, draft in zip(plan.initiatives, sheets, drafts, strict=True):
        yield from doubts.placeholders(one)
        if draft.preface:
            yield doubts.rationale_headless(one, one.source.sections["rationale"][0])
        for span in draft.spans:
            if span.heading.slip:
                line = one.source.sections[span.heading.section][0]
                yield doubts.damaged_heading(one, span.heading.section, span.heading.slip, line)
        for section, found in sheet.lists.items():
            yield from doubts.list_doubts(one, section, found)


def _with_facts(plan: Plan, facts: Facts) -> Plan:
    """The facts fill what the form's own reader left open."""
    return replace(
        plan,
        title=plan.title or facts.title,
        organization=plan.organization or facts.organization,
        span=plan.span or facts.span,
        as_of=plan.as_of or facts.as_of,
        reporter=plan.reporter or facts.reporter,
        announced_on=plan.announced_on or facts.announced_on,
    )


def _with_papers(plan: Plan, lines: Sequence[PreparedLine], kind: DocumentKind) -> tuple[Plan, tuple[Doubt, ...]]:
    """Orders and announcements: the document itself, or annexes of a plan. The latter say who signed it, and when."""
    if kind is DocumentKind.UNKNOWN:
        return plan, ()
    orders, order_doubts = read_orders(lines)
    announcements, announcement_doubts = read_announcements(lines)
    signed = next((one for one in announcements if one.signatory or one.date), None)
    plan = replace(
        plan,
        orders=plan.orders or orders,
        announcements=plan.announcements or announcements,
        announced_on=plan.announced_on or (signed.date if signed else None),
        signatory=plan.signatory or (signed.signatory if signed else None),
    )
    return plan, (*order_doubts, *announcement_doubts)


def _unknown(reason: str) -> Doubt:
    return Doubt(
        code="kind.unknown",
        message=reason or "ไม่ทราบว่าเอกสารนี้เป็นเอกสารประเภทใด โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
        field="kind",
    )
