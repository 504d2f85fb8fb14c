"""What is done with promises: bound to a source, observed, corrected, judged."""

from sucharit.work.indicators.actions.binding import accept, accept_all, bind_year, change
from sucharit.work.indicators.actions.mending import back_to_read, mend
from sucharit.work.indicators.actions.observing import correct, observe
from sucharit.work.indicators.actions.recording import record_judgements

__all__ = [
    "accept", "accept_all", "back_to_read", "bind_year", "change", "correct", "mend", "observe", "record_judgements",
]  # fmt: skip
