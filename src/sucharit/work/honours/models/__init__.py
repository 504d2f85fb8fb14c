"""The nouns of the room."""

from sucharit.work.honours.models.honour import Criterion, Honour, Nominee, Score

__all__ = ["Criterion", "Honour", "Nominee", "Score"]
