"""Questions about plans. Every one takes the officer who asks; a stranger's plan is not there (404)."""

from sucharit.work.plans.queries.plans import current_plan_for, initiative_for, plan_for, plans_for

__all__ = ["current_plan_for", "initiative_for", "plan_for", "plans_for"]
