"""Nouns of inspection, a subject in each file."""

from sucharit.work.inspection.models.audit import Audit, Auditable, AuditFactor, AuditPlan, Finding, RiskScore
from sucharit.work.inspection.models.control import ControlActivity, ControlFollowUp, ControlReport

__all__ = [
    "Audit", "AuditFactor", "AuditPlan", "Auditable", "ControlActivity", "ControlFollowUp", "ControlReport", "Finding",
    "RiskScore",
]  # fmt: skip
