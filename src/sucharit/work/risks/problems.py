"""What is wrong with criteria, by core.risk: told beside the cells while one writes, and asked before adoption."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sucharit.core.risk import Matrix, MatrixProblem, Scale, ScaleProblem, matrix_problems, scale_problems
from sucharit.work.risks.contents import SCALES, CriteriaContent, criteria_content
from sucharit.work.risks.models import RiskCriteria, ScaleStep

#: A matrix with these cannot be looked up in; the others are only strange.
STOPPING = frozenset({"size", "gap", "unknown-level"})


@dataclass(frozen=True)
class Told:
    """One problem with the cells or steps that it means: names of form fields ("cell-4-2", "likelihood-5")."""

    code: str
    message: str
    fields: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        return self.fields[0] if self.fields else ""


@dataclass(frozen=True)
class Problems:
    """`stopping` forbid adoption, `strange` need a reason, `scales` are told and leave the choice to the officer."""

    stopping: tuple[Told, ...] = ()
    strange: tuple[Told, ...] = ()
    scales: tuple[Told, ...] = ()

    @property
    def all(self) -> tuple[Told, ...]:
        return (*self.stopping, *self.strange, *self.scales)

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(field for problem in self.all for field in problem.fields)

    def __bool__(self) -> bool:
        return bool(self.all)


def problems_of(criteria: RiskCriteria) -> Problems:
    """The problems of criteria as they stand; a turned print that nobody has looked at is one of them."""
    found = problems_in(criteria_content(criteria))
    if not criteria.printed_matrix:
        return found
    printed = Told(
        "printed-turned",
        _("เอกสารเดิมพิมพ์ตารางกลับด้าน ระบบตั้งให้ระดับสูงขึ้นตามคะแนนแล้ว โปรดยืนยันว่าจะใช้ตามที่ตั้งใหม่หรือตามที่พิมพ์"),
    )
    return Problems(stopping=(printed, *found.stopping), strange=found.strange, scales=found.scales)


def problems_in(content: CriteriaContent) -> Problems:
    """The problems of content that may not even be saved yet."""
    matrix = matrix_of(content)
    told = [_of_matrix(problem) for problem in matrix_problems(matrix, content.likelihoods, content.impacts)]
    return Problems(
        stopping=tuple(problem for problem in told if problem.code in STOPPING),
        strange=tuple(problem for problem in told if problem.code not in STOPPING),
        scales=tuple(_scale_problems(content)),
    )


def matrix_of(content: CriteriaContent) -> Matrix:
    """The matrix as a table of words; "" for an empty cell."""
    return Matrix(
        {
            likelihood: tuple(
                content.cells.get(f"{likelihood}-{impact}", "") for impact in range(1, content.impacts + 1)
            )
            for likelihood in range(1, content.likelihoods + 1)
        }
    )


def _of_matrix(problem: MatrixProblem) -> Told:
    fields = tuple(f"cell-{cell.likelihood}-{cell.impact}" for cell in problem.cells)
    return Told(problem.code, problem.message, fields)


def _scale_problems(content: CriteriaContent) -> list[Told]:
    """A scale that is not used at all is silent, but likelihood and one of the impacts must be there."""
    told: list[Told] = []
    used = {name: content.scales.get(name, {}) for name in SCALES}
    for name in SCALES:
        wanted = name == ScaleStep.Scale.LIKELIHOOD or (
            name == ScaleStep.Scale.IMPACT_OTHER and not used[ScaleStep.Scale.IMPACT_FINANCIAL]
        )
        if used[name] or wanted:
            told.extend(_of_scale(name, problem) for problem in _one_scale(name, content))
    return told


def _one_scale(name: str, content: CriteriaContent) -> tuple[ScaleProblem, ...]:
    highest = content.likelihoods if name == ScaleStep.Scale.LIKELIHOOD else content.impacts
    meanings = content.scales.get(name, {})
    label = _("เกณฑ์%(scale)s") % {"scale": ScaleStep.Scale(name).label}
    if not meanings:
        return scale_problems(Scale(()), label)
    return scale_problems(Scale(tuple((score, meanings.get(str(score), "")) for score in range(1, highest + 1))), label)


def _of_scale(name: str, problem: ScaleProblem) -> Told:
    return Told(f"scale-{problem.code}", problem.message, tuple(f"{name}-{score}" for score in problem.scores))
