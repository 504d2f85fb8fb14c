"""Nouns of service, a subject in each file."""

from sucharit.work.service.models.manuals import MOST_TIME, Blank, Fee, Manual, Need, Step, minimum_of
from sucharit.work.service.models.points import PointCheck

__all__ = ["MOST_TIME", "Blank", "Fee", "Manual", "Need", "PointCheck", "Step", "minimum_of"]
