"""A result sentence as a measure, and a measure judged: met, not met, or not to be judged, because ...

What cannot be read as a number stays a text; the sentence is always kept.
Never here: where an observed value comes from (surveys, complaints, registers), and which year it belongs to.
"""

from sucharit.core.indicators.judging import Cause, Judgement, Verdict, judge
from sucharit.core.indicators.reading import read_measure
from sucharit.core.indicators.values import (
    Comparison,
    Direction,
    Instrument,
    Measure,
    MeasureKind,
    Quantity,
    Subject,
)

__all__ = [
    "Cause", "Comparison", "Direction", "Instrument", "Judgement", "Measure", "MeasureKind", "Quantity", "Subject",
    "Verdict", "judge", "read_measure",
]  # fmt: skip
