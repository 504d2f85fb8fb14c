"""Counts of initiatives: what the plan states where it states anything, else what is counted."""

from sucharit.core.papers.outline import above, titles_of
from sucharit.core.papers.paper import Cell, Column, Row, Table
from sucharit.core.plan import FrameworkNode, NodeLevel, Plan, StatedTotal
from sucharit.core.plan.totals import WHOLE, sums_of


def stated_for(plan: Plan, scope: str, *, money: bool = False, place: int = 0) -> StatedTotal | None:
    """The plan's own claim for a scope, with money (the budget table's) or without; `place` counts several claims.

    Each claim has one place on paper, so that what is printed says neither more nor less than the plan.
    """
    claims = [total for total in plan.stated_totals if total.scope == scope and bool(total.budgets) is money]
    return claims[place] if place < len(claims) else None


def count_of(plan: Plan, scope: str, place: int = 0) -> int:
    """How many initiatives the plan says it has in a scope, else how many are counted."""
    claim = stated_for(plan, scope, place=place)
    return sums_of(plan, scope)[0] if claim is None or claim.count is None else claim.count


def count_table(plan: Plan) -> Table | None:
    """Initiatives per node of the framework; None for a plan without a framework."""
    if not plan.framework:
        return None
    rows: list[Row] = []
    for dimension in _nodes(plan, NodeLevel.DIMENSION):
        below = [node for node in plan.framework if node.code.startswith(dimension.code + ".")]
        label = Cell(content=f"มิติที่ {dimension.code} {dimension.title}".strip(), rows=max(len(below), 1))
        for at, node in enumerate(below):
            rows.append((*((label,) if at == 0 else ()), *_node_cells(plan, node)))
        if not below:
            rows.append((label, Cell(), Cell()))
        rows.append(_sum_row(f"รวม มิติที่ {dimension.code}", count_of(plan, dimension.code)))
    rows += [(Cell(), *_node_cells(plan, node)) for node in _without_dimension(plan)]
    rows.append(_sum_row("รวมทั้งสิ้น", count_of(plan, WHOLE, place=1)))
    header = (Cell(content="กรอบการจัดทำแผน"), Cell(content="วัตถุประสงค์"), Cell(content="จำนวนโครงการ"))
    columns = (Column(width=3.6), Column(width=10), Column(width=2.4, align="center"))
    return Table(columns=columns, header=(header,), rows=tuple(rows))


def _nodes(plan: Plan, level: NodeLevel) -> list[FrameworkNode]:
    return [node for node in plan.framework if node.level is level]


def _without_dimension(plan: Plan) -> list[FrameworkNode]:
    stated = {node.code for node in _nodes(plan, NodeLevel.DIMENSION)}
    return [n for n in plan.framework if n.level is not NodeLevel.DIMENSION and n.code.split(".")[0] not in stated]


def _node_cells(plan: Plan, node: FrameworkNode) -> Row:
    count = node.stated_count if node.stated_count is not None else count_of(plan, node.code)
    mission = node.level is NodeLevel.MISSION
    words: str | None = f"{count} โครงการ" if count or node.stated_count is not None else "-"
    if words == "-" and any(node.code in one.objective_codes for one in plan.initiatives):
        words = None  # its sheet serves several objectives and is counted at the first of them
    return Cell(content=f"{node.code} {node.title}".strip(), bold=mission), Cell(content=words, bold=mission)


def _sum_row(label: str, count: int) -> Row:
    return Cell(content=label, columns=2, bold=True), Cell(content=f"{count} โครงการ", bold=True)


def heading_of(plan: Plan, code: str) -> str:
    """ "มิติที่ 1 title", "1.1 title", "1.1.1 title"; the code alone where the plan has no title for it."""
    title = titles_of(plan).get(code, "")
    lead = code if above(code) else f"มิติที่ {code}"
    return f"{lead} {title}".strip()
