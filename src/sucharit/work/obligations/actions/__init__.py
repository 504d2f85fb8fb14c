"""What is done with obligations: made from rules, done, left, given to others, reminded."""

from sucharit.work.obligations.actions.calendar import (
    Faulty,
    count_days,
    keep_day,
    make_feed,
    remove_day,
    revoke_feed,
)
from sucharit.work.obligations.actions.doing import done, not_applicable, reassign, reassign_all, reopen
from sucharit.work.obligations.actions.making import begin_term, fill_calendars, generate
from sucharit.work.obligations.actions.reminding import remind
from sucharit.work.obligations.actions.rules import accept, add_rule, change_rule, decline, end_rule, take_up_again

__all__ = [
    "Faulty", "accept", "add_rule", "begin_term", "change_rule", "count_days", "decline", "done", "end_rule",
    "fill_calendars", "generate", "keep_day", "make_feed", "not_applicable", "reassign", "reassign_all", "remind",
    "remove_day", "reopen", "revoke_feed", "take_up_again",
]  # fmt: skip
