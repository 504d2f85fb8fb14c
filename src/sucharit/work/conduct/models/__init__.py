"""Nouns of conduct, a register in each file."""

from sucharit.work.conduct.models.gifts import Gift

__all__ = ["Gift"]
