"""Rows become the core values of criteria and risks."""

from sucharit.core.plan import PlanRisk, ScaleStep, Source
from sucharit.core.plan import RiskCriteria as CriteriaValue
from sucharit.work.risks.models import Rating, Risk, RiskCriteria, RiskRegister


def criteria_value(criteria: RiskCriteria) -> CriteriaValue:
    """Scales high to low, the matrix by likelihood with the levels for impact 1, 2, ..."""
    scales: dict[str, list[ScaleStep]] = {}
    for step in criteria.scale_steps.all():
        scales.setdefault(step.scale, []).append(ScaleStep(score=step.score, meaning=step.meaning))
    matrix: dict[int, list[str]] = {}
    for cell in sorted(criteria.cells.all(), key=lambda cell: (-cell.likelihood, cell.impact)):
        matrix.setdefault(cell.likelihood, []).append(cell.level)
    return CriteriaValue(
        likelihood=tuple(scales.get("likelihood", ())),
        impact_financial=tuple(scales.get("impact_financial", ())),
        impact_other=tuple(scales.get("impact_other", ())),
        matrix={likelihood: tuple(levels) for likelihood, levels in matrix.items()},
    )


def risk_values(register: RiskRegister) -> tuple[PlanRisk, ...]:
    """The risks in order, rated before control (INHERENT); the level is looked up, never multiplied."""
    risks = register.risks.prefetch_related("issues", "ratings", "controls").order_by("seq")
    levels = {}
    if register.criteria:
        levels = {(cell.likelihood, cell.impact): cell.level for cell in register.criteria.cells.all()}
    return tuple(_risk_value(risk, levels) for risk in risks)


def _risk_value(risk: Risk, levels: dict[tuple[int, int], str]) -> PlanRisk:
    rating = next((rating for rating in risk.ratings.all() if rating.stage == Rating.Stage.INHERENT), None)
    looked_up = levels.get((rating.likelihood, rating.impact)) if rating else None
    return PlanRisk(
        seq=risk.seq,
        process=risk.process,
        issues=tuple(issue.text for issue in risk.issues.all()),
        likelihood=rating.likelihood if rating else None,
        impact=rating.impact if rating else None,
        score=rating.likelihood * rating.impact if rating else None,
        level=looked_up or risk.stated_level or None,
        controls=tuple(control.text for control in risk.controls.all()),
        source=Source(line=risk.source_line),
    )
