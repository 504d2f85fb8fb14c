"""Serving citizens as values: how long steps take together, who is next in a queue, whether a day kept its order, and
what must be assessed for its value.

Never here: tickets, counters, manuals as rows, or what a page says.
"""

from sucharit.core.serving.queues import Breach, Called, Head, Waits, out_of_order, turn, waits_of
from sucharit.core.serving.times import Duration, Lasting, Span, working_days
from sucharit.core.serving.worth import Threshold, per_head, reasons

__all__ = [
    "Breach", "Called", "Duration", "Head", "Lasting", "Span", "Threshold", "Waits", "out_of_order", "per_head",
    "reasons", "turn", "waits_of", "working_days",
]  # fmt: skip
