"""What can be done with evidence: added, described, used, no longer used, withdrawn."""

from sucharit.work.evidence.actions.adding import add_address, add_file, add_kept
from sucharit.work.evidence.actions.changing import describe, keep_place, take_back, withdraw
from sucharit.work.evidence.actions.using import stop_using, use, use_all

__all__ = [
    "add_address", "add_file", "add_kept", "describe", "keep_place", "stop_using", "take_back", "use", "use_all",
    "withdraw",
]  # fmt: skip
