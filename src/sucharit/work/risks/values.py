"""Rows become the core values of criteria and risks. One way only: the way in is a verb (actions)."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from sucharit.core.plan import PlanRisk, ScaleStep, Source
from sucharit.core.plan import RiskCriteria as CriteriaValue
from sucharit.work.risks.models import Control, Rating, Risk, RiskCriteria, RiskRegister

Levels = dict[tuple[int, int], str]


def criteria_value(criteria: RiskCriteria) -> CriteriaValue:
    """Scales high to low, the matrix by likelihood with the levels for impact 1, 2, ...; "" where a cell is empty."""
    scales: dict[str, list[ScaleStep]] = {}
    for step in criteria.scale_steps.all():
        scales.setdefault(step.scale, []).append(ScaleStep(score=step.score, meaning=step.meaning))
    levels = levels_of(criteria)
    impacts = range(1, criteria.impacts + 1)
    return CriteriaValue(
        likelihood=tuple(scales.get("likelihood", ())),
        impact_financial=tuple(scales.get("impact_financial", ())),
        impact_other=tuple(scales.get("impact_other", ())),
        matrix={
            likelihood: tuple(levels.get((likelihood, impact), "") for impact in impacts)
            for likelihood in range(criteria.likelihoods, 0, -1)
        }
        if levels
        else {},
        matrix_as_printed=tuple(tuple(row) for row in criteria.printed_matrix),
    )


def levels_of(criteria: RiskCriteria | None) -> Levels:
    """The matrix as a table to look up; empty without criteria."""
    return {(cell.likelihood, cell.impact): cell.level for cell in criteria.cells.all()} if criteria else {}


def risk_values(register: RiskRegister) -> tuple[PlanRisk, ...]:
    """The risks in order, rated before control (INHERENT); the level is looked up, never multiplied."""
    levels = levels_of(register.criteria)
    return tuple(risk_value(risk, levels) for risk in whole(present_risks(register)))


def present_risks(register: RiskRegister) -> "QuerySet[Risk]":
    return Risk.objects.filter(register=register, removed_at=None).order_by("seq")


def whole(risks: "QuerySet[Risk]") -> "QuerySet[Risk]":
    """With everything that a risk's value, list row or page needs: three queries more, however many risks."""
    controls = Control.objects.filter(removed_at=None).select_related("unit").order_by("seq")
    return risks.select_related("unit").prefetch_related("issues", "ratings", Prefetch("controls", controls))


def rating_of(risk: Risk, stage: str) -> Rating | None:
    """The rating of a risk that was fetched with `whole`."""
    return next((rating for rating in risk.ratings.all() if rating.stage == stage), None)


def measures_of(risk: Risk) -> Iterable[Control]:
    """The controls that stand: one that was given up is no measure any more."""
    return (control for control in risk.controls.all() if control.status != Control.Status.DROPPED)


def level_word(rating: Rating | None, levels: Levels) -> str:
    """What the matrix says for a rating, "" where it says nothing."""
    if rating is None or rating.likelihood is None or rating.impact is None:
        return ""
    return levels.get((rating.likelihood, rating.impact), "")


def risk_value(risk: Risk, levels: Levels) -> PlanRisk:
    rating = rating_of(risk, Rating.Stage.INHERENT)
    likelihood, impact = (rating.likelihood, rating.impact) if rating else (None, None)
    return PlanRisk(
        seq=risk.seq,
        process=risk.process,
        issues=tuple(issue.text for issue in risk.issues.all()),
        likelihood=likelihood,
        impact=impact,
        score=likelihood * impact if likelihood and impact else None,
        level=level_word(rating, levels) or risk.stated_level or None,
        controls=tuple(control.text for control in measures_of(risk)),
        source=Source(line=risk.source_line),
    )
