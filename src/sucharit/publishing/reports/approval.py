"""Where a report stands on its way, and what this officer may do about it."""

from dataclasses import dataclass

from sucharit.base.approvals.queries import approvals_of, holders_on
from sucharit.base.audit.actions import subject_key
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.publishing.reports.models import Report
from sucharit.work.plans.approval.queries import Way


@dataclass(frozen=True)
class ReportWay(Way):
    """The way of a plan, for a report: its states have the same names, its submitter needs another capability."""

    @property
    def may_submit(self) -> bool:
        return self.plan.state == Report.State.DRAFT and self.officer.may(Can.EDIT_YEAR)

    @property
    def may_withdraw(self) -> bool:
        return self.turn is not None and self._mine and self.officer.may(Can.EDIT_YEAR)

    @property
    def may_issue(self) -> bool:
        may = self.officer.may(Can.EDIT_YEAR) and self.officer.may(Can.ISSUE_DOCUMENTS)
        return self.plan.state == Report.State.APPROVED and may

    @property
    def may_reopen(self) -> bool:
        return self.plan.state in (Report.State.APPROVED, Report.State.ISSUED) and self.officer.may(Can.EDIT_YEAR)


def way_of(report: Report, officer: Officer, current: str) -> ReportWay:
    """`current` is the fingerprint of the report as it stands."""
    approvals = tuple(approvals_of(subject_key(report))[:20])
    positions = [step.position_id for step in approvals[0].steps.all()] if approvals else []
    holders = holders_on(officer.today, positions)
    return ReportWay(report, officer, approvals, holders, current)  # type: ignore[arg-type]  # in place of a plan
