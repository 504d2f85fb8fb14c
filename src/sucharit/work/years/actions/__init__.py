"""What can be done with a year: opened, written, approved, amended, its initiatives brought to an end, closed."""

from sucharit.work.years.actions.amending import amend, amend_with
from sucharit.work.years.actions.carrying import carry_from_last_year
from sucharit.work.years.actions.closing import close_year, correct
from sucharit.work.years.actions.editing import add_to_year, edit_year_initiative, leave_out, restore_row
from sucharit.work.years.actions.opening import open_year
from sucharit.work.years.actions.status import set_status
from sucharit.work.years.approval.actions import decide_year, submit_year, withdraw_year

__all__ = [
    "add_to_year", "amend", "amend_with", "carry_from_last_year", "close_year", "correct", "decide_year",
    "edit_year_initiative", "leave_out", "open_year", "restore_row", "set_status", "submit_year", "withdraw_year",
]  # fmt: skip
