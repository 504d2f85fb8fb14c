"""Questions about plans. What takes an officer answers for their organization alone: a stranger's plan is not there.

The others (`findings_of`, `tree_of`, …) take a plan that the gate has already let through.
"""

from sucharit.work.plans.queries.findings import Findings, PlacedFinding, findings_of
from sucharit.work.plans.queries.listing import listed_plans_for
from sucharit.work.plans.queries.plans import current_plan_for, initiative_for, plan_for, plans_for
from sucharit.work.plans.queries.tree import framework_of, tree_of

__all__ = [
    "Findings", "PlacedFinding", "current_plan_for", "findings_of", "framework_of", "initiative_for",
    "listed_plans_for", "plan_for", "plans_for", "tree_of",
]  # fmt: skip
