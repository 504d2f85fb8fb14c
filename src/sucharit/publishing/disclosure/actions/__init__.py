"""What can be done: a list made, its items accepted and given out, filled, looked at, reviewed, published."""

from sucharit.publishing.disclosure.actions.checklists import copy_checklist, make_checklist
from sucharit.publishing.disclosure.actions.checks import ask_check, check_all
from sucharit.publishing.disclosure.actions.entries import (
    add_address,
    add_file,
    edit_entry,
    pull_published,
    remove_entry,
)
from sucharit.publishing.disclosure.actions.items import (
    accept,
    accept_all,
    add_item,
    assign,
    drop,
    edit_item,
    take_back,
)
from sucharit.publishing.disclosure.actions.publishing import publish_checklist, withdraw_checklist
from sucharit.publishing.disclosure.actions.reviews import begin_round, review

__all__ = [
    "accept", "accept_all", "add_address", "add_file", "add_item", "ask_check", "assign", "begin_round", "check_all",
    "copy_checklist", "drop", "edit_entry", "edit_item", "make_checklist", "publish_checklist", "pull_published",
    "remove_entry", "review", "take_back", "withdraw_checklist",
]  # fmt: skip
