"""What an approval of a plan binds: the fingerprint of its content."""

import msgspec

from sucharit.core.plan import Plan as PlanValue
from sucharit.core.plan.canonical import fingerprint
from sucharit.work.plans.models import Plan


def content_fingerprint(plan: Plan, value: PlanValue | None = None) -> str:
    """The fingerprint of the plan as it stands. The day of its adoption, which comes after the signatures, is left out,
    so that an adopted plan still fits what was approved. `value` is the plan's value, where at hand."""
    value = value or plan.as_value()
    return fingerprint(msgspec.structs.replace(value, announced_on=None))


def fits(plan: Plan) -> bool:
    """Is the plan still what was approved?"""
    return bool(plan.approved_fingerprint) and content_fingerprint(plan) == plan.approved_fingerprint
