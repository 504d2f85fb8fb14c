"""Fiscal years, spans, quarters and report rounds: 1 October to 30 September, Buddhist Era.

Never here: what is due when (that is an obligation, not a calendar fact).
"""

from sucharit.core.fiscal.span import FiscalSpan
from sucharit.core.fiscal.spans import FoundSpan, find_spans, format_span, parse_span, read_span
from sucharit.core.fiscal.year import FiscalYear, Quarter, Round

__all__ = [
    "FiscalSpan",
    "FiscalYear",
    "FoundSpan",
    "Quarter",
    "Round",
    "find_spans",
    "format_span",
    "parse_span",
    "read_span",
]
