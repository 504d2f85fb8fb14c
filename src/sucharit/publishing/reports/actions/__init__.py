"""The verbs of a report: begin, draft again, write, choose areas, submit, decide, withdraw, issue, open again."""

from sucharit.publishing.reports.actions.approving import decide_report, submit_report, withdraw_report
from sucharit.publishing.reports.actions.areas import choose_areas
from sucharit.publishing.reports.actions.beginning import begin_report, redraft, take_up
from sucharit.publishing.reports.actions.issuing import issue_report, reopen_report
from sucharit.publishing.reports.actions.taking_up import take_up_intake
from sucharit.publishing.reports.actions.writing import StaleSection, restore_section, save_section

__all__ = [
    "StaleSection", "begin_report", "choose_areas", "decide_report", "issue_report", "redraft", "reopen_report",
    "restore_section", "save_section", "submit_report", "take_up", "take_up_intake",
    "withdraw_report",
]  # fmt: skip
