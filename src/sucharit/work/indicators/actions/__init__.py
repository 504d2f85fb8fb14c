"""What is done with promises: bound to a source, observed, corrected, judged."""

from sucharit.work.indicators.actions.binding import accept, accept_all, bind_year, change
from sucharit.work.indicators.actions.observing import correct, observe
from sucharit.work.indicators.actions.recording import record_judgements

__all__ = ["accept", "accept_all", "bind_year", "change", "correct", "observe", "record_judgements"]
