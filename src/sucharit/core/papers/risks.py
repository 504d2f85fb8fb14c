"""The risk register with its criteria, and the heat map of the ratings."""

from collections.abc import Iterator

from sucharit.core.papers import prose
from sucharit.core.papers.metadata import metadata_of
from sucharit.core.papers.organizations import name_of, years_of
from sucharit.core.papers.paper import (
    Block,
    Cell,
    Column,
    Heading,
    HeatMap,
    Notice,
    Paper,
    Row,
    Section,
    Table,
    text,
)
from sucharit.core.plan import Plan, PlanRisk, RiskCriteria, ScaleStep

SHADES = {"ต่ำ": 1, "ต่ำมาก": 1, "น้อย": 1, "น้อยมาก": 1, "ปานกลาง": 2, "สูง": 3, "สูงมาก": 4}


def risk_register(plan: Plan) -> Paper:
    """The register of the plan's risks: criteria, heat map, register with controls."""
    title = f"ทะเบียนความเสี่ยงการทุจริต{name_of(plan.organization)} {years_of(plan)}".strip()
    blocks = [Heading(text=title, tab="ความเสี่ยง"), *risk_blocks(plan, heat=True, turn=True)]
    if not plan.risks:
        blocks.append(Notice(text="แผนฉบับนี้ไม่มีรายการความเสี่ยงการทุจริต"))
    return Paper(
        kind="risk-register",
        title=title,
        blocks=tuple(blocks),
        metadata=metadata_of(plan, "ทะเบียนความเสี่ยงการทุจริต"),
    )


def risk_blocks(plan: Plan, *, heat: bool = False, turn: bool = False) -> Iterator[Block]:
    """Criteria, heat map if wanted, and the register; nothing where the plan has none of them.

    `turn` sets the register, which is wide, on landscape pages of its own.
    """
    if not plan.risks and plan.risk_criteria is None:
        return
    yield text(prose.RISK_SCOPE, first_line=True)
    if plan.risk_criteria:
        yield from _criteria(plan.risk_criteria)
    if heat and (map_ := heat_map(plan)):
        yield text("แผนภูมิระดับความเสี่ยงการทุจริต", bold=True, keep_with_next=True)
        yield map_
    if plan.risks:
        if turn:
            yield Section(landscape=True)
        yield text(f"{name_of(plan.organization)} ระบุประเด็นความเสี่ยงการทุจริตและมาตรการควบคุม ดังนี้", keep_with_next=True)
        yield _register(plan.risks)
        if turn:
            yield Section()


def _criteria(criteria: RiskCriteria) -> Iterator[Block]:
    yield text(prose.CRITERIA_SCOPE, first_line=True)
    if criteria.likelihood:
        yield text(prose.LIKELIHOOD_SCOPE, keep_with_next=True)
        yield _scale("โอกาสที่จะเกิดการทุจริต (Likelihood)", criteria.likelihood)
    if criteria.impact_financial or criteria.impact_other:
        yield text(prose.IMPACT_SCOPE, keep_with_next=True)
    impacts = (
        ("เกณฑ์ผลกระทบทางการเงิน", criteria.impact_financial),
        ("เกณฑ์ผลกระทบที่ไม่ใช่ทางการเงิน", criteria.impact_other),
    )
    for title, steps in impacts:
        if steps:
            yield text(title, bold=True, keep_with_next=True)
            yield _scale("ระดับความรุนแรงของผลกระทบ (Impact)", steps)
    if criteria.matrix:
        yield text("เกณฑ์การวัดระดับความรุนแรงของความเสี่ยงการทุจริต", bold=True, keep_with_next=True)
        yield _matrix(criteria)


def _scale(title: str, steps: tuple[ScaleStep, ...]) -> Table:
    rows = tuple((Cell(content=str(step.score)), Cell(content=step.meaning)) for step in steps)
    columns = (Column(width=1, align="center"), Column(width=9))
    return Table(columns=columns, header=((Cell(content=title, columns=2),),), rows=rows)


def _matrix(criteria: RiskCriteria) -> Table:
    widest = max(len(levels) for levels in criteria.matrix.values())
    header: tuple[Row, ...] = (
        (Cell(content="โอกาสเกิด (Likelihood)", rows=2), Cell(content="ผลกระทบ (Impact)", columns=max(widest, 1))),
        tuple(Cell(content=str(impact)) for impact in range(1, widest + 1)),
    )
    rows = tuple(
        (Cell(content=str(score), bold=True), *(Cell(content=level, shade=SHADES.get(level)) for level in levels))
        for score, levels in sorted(criteria.matrix.items(), reverse=True)
    )
    columns = (Column(width=1.6, align="center"), *(Column(width=2, align="center") for _ in range(widest)))
    return Table(columns=columns, header=header, rows=rows)


def _register(risks: tuple[PlanRisk, ...]) -> Table:
    rated = any(_is_rated(risk) for risk in risks)
    depth = 2 if rated else 1
    header: Row = (
        Cell(content="ลำดับที่", rows=depth),
        Cell(content="ขั้นตอนการดำเนินงาน", rows=depth),
        Cell(content="ประเด็นความเสี่ยงการทุจริต", rows=depth),
        *((Cell(content="Risk Score (LxI)", columns=3),) if rated else ()),
        Cell(content="ระดับความเสี่ยง", rows=depth),
        Cell(content="มาตรการควบคุมความเสี่ยงการทุจริต", rows=depth),
    )
    below: Row = (Cell(content="Likelihood (L)"), Cell(content="Impact (I)"), Cell(content="Risk Score (LxI)"))
    columns = (
        Column(width=1.1, align="center"),
        Column(width=3),
        Column(width=4),
        *(Column(width=1.5, align="center") for _ in range(3 if rated else 0)),
        Column(width=1.6, align="center"),
        Column(width=5),
    )
    rows = tuple(_risk_row(risk, rated=rated) for risk in risks)
    return Table(columns=columns, header=(header, below) if rated else (header,), rows=rows)


def _is_rated(risk: PlanRisk) -> bool:
    """Columns of numbers are only for a register that has numbers; many rate by a word alone."""
    return any(rating is not None for rating in (risk.likelihood, risk.impact, risk.score))


def _risk_row(risk: PlanRisk, *, rated: bool) -> Row:
    ratings = (risk.likelihood, risk.impact, risk.score) if rated else ()
    return (
        Cell(content=str(risk.seq)),
        Cell(content=risk.process),
        Cell(content=listed(risk.issues)),
        *(Cell(content=None if rating is None else str(rating)) for rating in ratings),
        Cell(content=risk.level, shade=SHADES.get(risk.level or "")),
        Cell(content=listed(risk.controls)),
    )


def listed(texts: tuple[str, ...], marker: str = "{}. ") -> str | None:
    """Several texts in one cell, each on a line with its number; one text stands as it is, unless it has bullets under
    it: without its number they would be read as items beside it."""
    if len(texts) < 2 and not any("\n- " in words for words in texts):
        return texts[0] if texts else None
    return "\n".join(marker.format(at) + words for at, words in enumerate(texts, start=1))


def heat_map(plan: Plan) -> HeatMap | None:
    """Where the rated risks stand in the plan's own matrix; None without ratings."""
    rated = [risk for risk in plan.risks if risk.likelihood is not None and risk.impact is not None]
    if not rated:
        return None
    matrix = plan.risk_criteria.matrix if plan.risk_criteria else {}
    highest = min(10, max(5, *matrix, *(risk.likelihood or 0 for risk in rated)))
    widest = min(10, max(5, *(len(levels) for levels in matrix.values()), *(risk.impact or 0 for risk in rated)))
    rows = []
    for likelihood in range(highest, 0, -1):
        levels = matrix.get(likelihood, ())
        cells = []
        for impact in range(1, widest + 1):
            level = levels[impact - 1] if impact <= len(levels) else ""
            here = tuple(risk.seq for risk in rated if (risk.likelihood, risk.impact) == (likelihood, impact))
            cells.append((level, SHADES.get(level), here))
        rows.append((likelihood, tuple(cells)))
    return HeatMap(rows=tuple(rows))
