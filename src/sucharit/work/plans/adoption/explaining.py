"""What was explained in the intake goes with the plan, where the plan still shows the same finding."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import Officer
from sucharit.work.intake.models import Question
from sucharit.work.plans.models import Explanation, Initiative, Plan
from sucharit.work.plans.queries.findings import PlacedFinding, findings_of

CARRIED = declare("plans.explanations_carried", _("คำชี้แจง {count} ข้อจากการนำเข้าติดไปกับแผน {label}"))


def carry_explanations(
    plan: Plan, questions: Iterable[Question], places: Mapping[int, Initiative], by: Officer
) -> list[Explanation]:
    """`places`: the place of a sheet in the document > its initiative in the plan. The caller's transaction."""
    said = [question for question in questions if question.reason and question.kind == Question.Kind.FINDING]
    if not said:
        return []
    standing = list(findings_of(plan).all)
    made: dict[str, Explanation] = {}
    for question in said:
        found = _same(question, places, standing)
        if found and found.digest not in made:
            made[found.digest] = Explanation(
                plan=plan,
                finding=found.digest,
                code=found.code,
                reason=question.reason,
                by=question.decided_by or by.user,
            )
    Explanation.objects.bulk_create(made.values())
    if made:
        record(CARRIED, by=by, subject=plan, label=plan.title, facts={"count": len(made)})
    return list(made.values())


def _same(question: Question, places: Mapping[int, Initiative], standing: list[PlacedFinding]) -> PlacedFinding | None:
    """The finding of the plan that says the same: code and initiatives; then figures; then the only one left."""
    wanted = {places[seq].pk for seq in question.initiatives if seq in places}
    objectives = set(question.where.get("objectives", ()))
    alike = [
        one
        for one in standing
        if one.code == question.code
        and {row.pk for row in one.initiatives} == wanted
        and set(one.finding.where.objectives) == objectives
    ]
    exact = [one for one in alike if _figures(one) == (question.printed, question.computed)]
    return exact[0] if exact else alike[0] if len(alike) == 1 else None


def _figures(one: PlacedFinding) -> tuple[str, str]:
    stated, computed = one.finding.stated, one.finding.computed
    return ("" if stated is None else str(stated), "" if computed is None else str(computed))
