"""Fiscal years, spans, quarters and report rounds: 1 October to 30 September, Buddhist Era.

Never here: what is due when (that is an obligation, not a calendar fact).
"""

from sucharit.core.fiscal.cadences import StatedCadence, StatedTerm, find_cadences, find_terms, read_cadence
from sucharit.core.fiscal.days import (
    Cadence,
    add_days,
    due_days,
    is_working_day,
    next_working_day,
    working_days_between,
)
from sucharit.core.fiscal.span import FiscalSpan
from sucharit.core.fiscal.spans import FoundSpan, find_spans, format_span, parse_span, read_span
from sucharit.core.fiscal.year import FiscalYear, Quarter, Round

__all__ = [
    "Cadence", "FiscalSpan", "FiscalYear", "FoundSpan", "Quarter", "Round", "StatedCadence", "StatedTerm", "add_days",
    "due_days", "find_cadences", "find_spans", "find_terms", "format_span", "is_working_day", "next_working_day",
    "parse_span", "read_cadence", "read_span", "working_days_between",
]  # fmt: skip
