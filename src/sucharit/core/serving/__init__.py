"""Serving citizens as values: how long steps take together, who is next in a queue, and whether a day kept its order.

Never here: tickets, counters, manuals as rows, or what a page says.
"""

from sucharit.core.serving.queues import Breach, Called, Head, Waits, out_of_order, turn, waits_of
from sucharit.core.serving.times import Duration, Lasting, Span, working_days

__all__ = [
    "Breach", "Called", "Duration", "Head", "Lasting", "Span", "Waits", "out_of_order", "turn", "waits_of",
    "working_days",
]  # fmt: skip
