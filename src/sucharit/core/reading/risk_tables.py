"""The risks of a plan: its criteria, and its register joined with the treatments printed elsewhere."""

from collections.abc import Sequence

from msgspec.structs import replace

from sucharit.core.plan import PlanRisk, Source
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.risk_register import (
    RiskGrid,
    RiskRow,
    find_risk_grids,
    likeness,
    rating_doubts,
    risk_of,
    subject_of,
)
from sucharit.core.reading.risk_scales import read_risk_criteria
from sucharit.core.reading.values import Doubt

__all__ = ["read_risk_criteria", "read_risks"]

_SURE, _NEAR = 75.0, 45.0  # likeness of titles that joins alone, and that joins where the numbers agree too


def read_risks(lines: Sequence[PreparedLine]) -> tuple[tuple[PlanRisk, ...], tuple[Doubt, ...]]:
    """The risks in order, each with its controls wherever they are printed.

    `seq` is the place 1..n. Tables that rate come first; tables that only treat or only name risks are joined to them
    by number and title, and stand for themselves where nothing rates.
    """
    grids = find_risk_grids(lines)
    rated = [grid for grid in grids if grid.is_rated]
    treating = [grid for grid in grids if not grid.is_rated and grid.has("controls")]
    naming = [grid for grid in grids if not grid.is_rated and not grid.has("controls")]
    doubts = [doubt for grid in grids for doubt in grid.doubts]
    base, others = (rated[:1], rated[1:] + treating) if rated else (treating[:1], treating[1:])
    rows = [row for grid in base for row in grid.rows]
    risks = [risk_of(row, seq) for seq, row in enumerate(rows, 1)]
    numbers = [row.number for row in rows]
    doubts += _number_doubts(rows)
    for grid in [*others, *(naming if risks else [])]:
        doubts += _join(risks, numbers, grid, add_strangers=grid not in naming)
    for risk in risks:
        doubts += rating_doubts(risk)
    return tuple(risks), tuple(doubts)


def _number_doubts(rows: Sequence[RiskRow]) -> list[Doubt]:
    found: list[Doubt] = []
    expected = 1
    for row in rows:
        if row.number is not None and row.number != expected:
            message = f"ลำดับความเสี่ยงพิมพ์ว่า {row.number} แต่ลำดับต่อจากแถวก่อนหน้าคือ {expected} โปรดตรวจสอบกับต้นฉบับ"
            source = Source(page=row.first.page, line=row.first.number, line_end=row.last.number)
            found.append(
                Doubt(
                    code="number.sequence",
                    message=message,
                    printed=str(row.number),
                    proposed=str(expected),
                    field="risks",
                    source=source,
                )
            )
        expected = row.number + 1 if row.number is not None else expected
    return found


def _join(risks: list[PlanRisk], numbers: list[int | None], grid: RiskGrid, *, add_strangers: bool) -> list[Doubt]:
    """Fills what `risks` still lack from the rows of another table."""
    doubts: list[Doubt] = []
    same_length = len(grid.rows) == len(risks)
    for row in grid.rows:
        other = risk_of(row, 0)
        at, how_like = _partner(risks, numbers, row)
        if at is not None and (how_like >= _NEAR or same_length):
            risks[at] = _filled(risks[at], other)
            if how_like < _NEAR:
                doubts.append(_unlike(risks[at], other, how_like))
        elif add_strangers:
            risks.append(replace(other, seq=len(risks) + 1))
            numbers.append(row.number)
            doubts.append(_stranger(risks[-1]))
    return doubts


def _partner(risks: Sequence[PlanRisk], numbers: Sequence[int | None], row: RiskRow) -> tuple[int | None, float]:
    """The risk that a row speaks of: with the same number where the titles agree, else the most alike of all."""
    subject = subject_of(row)
    same = next((at for at, number in enumerate(numbers) if number is not None and number == row.number), None)
    alike = _alike(subject, risks[same]) if same is not None else 0.0
    if same is not None and alike >= _SURE:
        return same, alike
    scores = [_alike(subject, risk) for risk in risks]
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    if best is not None and scores[best] >= _SURE and scores[best] > alike + 10:
        return best, scores[best]
    return same, alike


def _alike(subject: tuple[str, tuple[str, ...]], risk: PlanRisk) -> float:
    """By process or by issues, whichever two tables have in common; one may name only the issue."""
    process, issues = subject
    pairs = {(process, risk.process), (" ".join(issues), " ".join(risk.issues)), (" ".join(issues), risk.process)}
    return max(likeness(left, right) for left, right in pairs if left and right)


def _names_only_issue(risk: PlanRisk) -> bool:
    return risk.process == " ".join(risk.issues)


def _filled(risk: PlanRisk, other: PlanRisk) -> PlanRisk:
    line, end = other.source.line, other.source.line_end
    sections = dict(risk.source.sections)
    if other.controls and line is not None:
        sections["controls"] = (line, end or line)
    return replace(
        risk,
        process=other.process if _names_only_issue(risk) and other.process else risk.process,
        issues=risk.issues or other.issues,
        likelihood=risk.likelihood if risk.likelihood is not None else other.likelihood,
        impact=risk.impact if risk.impact is not None else other.impact,
        score=risk.score if risk.score is not None else other.score,
        level=risk.level or other.level,
        controls=risk.controls or other.controls,
        source=replace(risk.source, sections=sections),
    )


def _unlike(risk: PlanRisk, other: PlanRisk, how_like: float) -> Doubt:
    message = (
        f"มาตรการควบคุมของความเสี่ยงลำดับที่ {risk.seq} พิมพ์ชื่อกระบวนการต่างจากตารางประเมิน "
        f"(เหมือนกันราวร้อยละ {how_like:.0f}) ระบบจับคู่ตามลำดับที่ โปรดตรวจสอบกับต้นฉบับ"
    )
    return Doubt(
        code="risk.join",
        message=message,
        printed=other.process,
        proposed=risk.process,
        field="risks",
        source=other.source,
    )


def _stranger(risk: PlanRisk) -> Doubt:
    message = f"“{risk.process}” มีในตารางมาตรการควบคุม แต่ไม่พบในตารางประเมินความเสี่ยง โปรดตรวจสอบกับต้นฉบับ"
    return Doubt(code="risk.join", message=message, printed=risk.process, field="risks", source=risk.source)
