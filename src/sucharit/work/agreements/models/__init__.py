"""The nouns of the room."""

from sucharit.work.agreements.models.integrity import IntegrityAgreement
from sucharit.work.agreements.models.performance import Aim, PerformanceAgreement

__all__ = ["Aim", "IntegrityAgreement", "PerformanceAgreement"]
