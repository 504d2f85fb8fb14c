"""Nouns of inspection, a subject in each file."""

from sucharit.work.inspection.models.control import ControlActivity, ControlFollowUp, ControlReport

__all__ = ["ControlActivity", "ControlFollowUp", "ControlReport"]
