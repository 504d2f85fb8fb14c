"""Fiscal years, spans, quarters and report rounds: 1 October to 30 September, Buddhist Era.

Never here: what is due when (that is an obligation, not a calendar fact).
"""

from sucharit.core.fiscal.span import FiscalSpan

__all__ = ["FiscalSpan"]
