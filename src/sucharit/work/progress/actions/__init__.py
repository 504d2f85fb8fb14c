"""What can be done: activities recorded, reports written and accepted, money paid and reversed, meetings and checks."""

from sucharit.work.progress.actions.activities import (
    edit_activity,
    put_back_activity,
    record_activity,
    withdraw_activity,
)
from sucharit.work.progress.actions.check_errors import add_errors, correct_error, put_back_error, withdraw_error
from sucharit.work.progress.actions.checks import edit_check, put_back_check, record_check, withdraw_check
from sucharit.work.progress.actions.meetings import edit_meeting, put_back_meeting, record_meeting, withdraw_meeting
from sucharit.work.progress.actions.money import pay, reverse
from sucharit.work.progress.actions.reports import (
    accept_report,
    return_report,
    send_report,
    take_back_report,
    write_report,
)
from sucharit.work.progress.actions.rounds import close_period, open_period_again

__all__ = [
    "accept_report",
    "add_errors",
    "close_period",
    "correct_error",
    "edit_activity",
    "edit_check",
    "edit_meeting",
    "open_period_again",
    "pay",
    "put_back_activity",
    "put_back_check",
    "put_back_error",
    "put_back_meeting",
    "record_activity",
    "record_check",
    "record_meeting",
    "return_report",
    "reverse",
    "send_report",
    "take_back_report",
    "withdraw_activity",
    "withdraw_check",
    "withdraw_error",
    "withdraw_meeting",
    "write_report",
]  # fmt: skip
