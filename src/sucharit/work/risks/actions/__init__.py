"""The verbs of this room: criteria, registers, their risks, and taking over what an old document says."""

from sucharit.work.risks.actions.criteria import (
    adopt_criteria,
    discard_criteria,
    resize,
    restore_criteria,
    revise_criteria,
    save_criteria,
    settle_print,
    start_criteria,
)
from sucharit.work.risks.actions.locking import Stale
from sucharit.work.risks.actions.registers import (
    adopt_register,
    copy_to_year,
    discard_register,
    reopen_register,
    start_register,
)
from sucharit.work.risks.actions.risks import (
    add_risk,
    add_risks,
    order_risks,
    remove_risk,
    restore_risk_version,
    return_risk,
    save_risk,
)
from sucharit.work.risks.actions.taking_over import take_over

__all__ = [
    "Stale", "add_risk", "add_risks", "adopt_criteria", "adopt_register", "copy_to_year", "discard_criteria",
    "discard_register", "order_risks", "remove_risk", "reopen_register", "resize", "restore_criteria",
    "restore_risk_version", "return_risk", "revise_criteria", "save_criteria", "save_risk", "settle_print",
    "start_criteria", "start_register", "take_over",
]  # fmt: skip
