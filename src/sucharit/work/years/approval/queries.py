"""Where an annual plan stands on its way, and what this officer may do about it."""

from dataclasses import dataclass

from sucharit.base.approvals.queries import approvals_of, holders_on
from sucharit.base.audit.actions import subject_key
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.plans.approval.queries import Way, timeline_of
from sucharit.work.years.models import YearPlan

__all__ = ["YearWay", "timeline_of", "way_of"]


@dataclass(frozen=True)
class YearWay(Way):
    """The way of a plan, for a year: its states have the same names, its submitter needs another capability."""

    @property
    def may_submit(self) -> bool:
        return self.plan.state == YearPlan.State.DRAFT and self.officer.may(Can.EDIT_YEAR)

    @property
    def may_withdraw(self) -> bool:
        return self.turn is not None and self._mine and self.officer.may(Can.EDIT_YEAR)

    @property
    def amended(self) -> bool:
        """Approved, and changed since by amendments."""
        return self.plan.state == YearPlan.State.APPROVED and self.plan.approved_fingerprint != self.current


def way_of(year: YearPlan, officer: Officer, current: str) -> YearWay:
    """`current` is the year's fingerprint."""
    approvals = tuple(approvals_of(subject_key(year))[:20])
    positions = [step.position_id for step in approvals[0].steps.all()] if approvals else []
    holders = holders_on(officer.today, positions)
    return YearWay(year, officer, approvals, holders, current)  # type: ignore[arg-type]  # a year in place of a plan
