"""Answers to surveys and tests as values: what a sheet scores, when "80 %" is reached, what may be shown.

Never here: who answered, when, or where an answer is kept.
"""

from sucharit.core.answers.counting import Broken, Tally, broken_down, tally
from sucharit.core.answers.hiding import LEAST_K, MOST_K, enough
from sucharit.core.answers.rules import Base, Outcome, Rule, RuleKind, judged_by, level_word
from sucharit.core.answers.samples import Sample, sample_size
from sucharit.core.answers.scoring import score
from sucharit.core.answers.values import Asked, Kind, Sheet, Value

__all__ = [
    "LEAST_K", "MOST_K", "Asked", "Base", "Broken", "Kind", "Outcome", "Rule", "RuleKind", "Sample", "Sheet", "Tally",
    "Value", "broken_down", "enough", "judged_by", "level_word", "sample_size", "score", "tally",
]  # fmt: skip
