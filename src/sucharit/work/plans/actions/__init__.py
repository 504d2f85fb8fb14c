"""Verbs on a plan and its initiatives. Each locks the plan, counts its edition, keeps a version, writes the record."""

from sucharit.work.plans.actions.copying import add_from_catalogue, copy_initiatives, copy_year, duplicate
from sucharit.work.plans.actions.explaining import explain, withdraw_explanation
from sucharit.work.plans.actions.initiatives import (
    add_initiative,
    add_initiatives,
    edit_initiative,
    put_back,
    remove_initiative,
    restore_version,
    save_items,
    set_amounts,
)
from sucharit.work.plans.actions.locking import opened, touch
from sucharit.work.plans.actions.order import move_initiative, order_by_outline, reorder
from sucharit.work.plans.actions.plans import (
    StaleFacts,
    create_plan,
    discard_plan,
    edit_plan,
    restore_facts,
    set_target,
    set_targets,
    set_texts,
    take_up_again,
)
from sucharit.work.plans.actions.whole import store_plan
from sucharit.work.plans.sheet import Stale, snapshot

__all__ = [
    "Stale", "StaleFacts", "add_from_catalogue", "add_initiative", "add_initiatives", "copy_initiatives",
    "copy_year", "create_plan", "discard_plan", "duplicate", "edit_initiative", "edit_plan", "explain",
    "move_initiative", "opened", "order_by_outline", "put_back", "remove_initiative", "reorder", "restore_facts",
    "restore_version", "save_items", "set_amounts", "set_target", "set_targets", "set_texts", "snapshot",
    "store_plan", "take_up_again", "touch", "withdraw_explanation",
]  # fmt: skip
