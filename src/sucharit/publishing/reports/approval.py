"""What is asked of a report on its way, beside what is asked of all things."""

from sucharit.base.approvals.ways import Way
from sucharit.base.people.roles import Can
from sucharit.publishing.reports.models import Report


class ReportWay(Way[Report]):
    """A report goes further than its approval: it is issued, and opened again."""

    @property
    def may_issue(self) -> bool:
        may = self.officer.may(Can.EDIT_YEAR) and self.officer.may(Can.ISSUE_DOCUMENTS)
        return self.stands(Report.State.APPROVED) and may

    @property
    def may_reopen(self) -> bool:
        return self.stands(Report.State.APPROVED, Report.State.ISSUED) and self.officer.may(Can.EDIT_YEAR)
