"""Nouns of the information centre."""

from sucharit.work.information.models.asked import Clock, InfoRequest
from sucharit.work.information.models.came import Suggestion, Visit

__all__ = ["Clock", "InfoRequest", "Suggestion", "Visit"]
