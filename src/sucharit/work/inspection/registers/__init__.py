"""The registers of inspection as the shelf knows them."""

from sucharit.work.inspection.registers.audit import AUDITS, FACTORS, FINDINGS, PLANS, UNIVERSE
from sucharit.work.inspection.registers.control import ACTIVITIES, CONTROL_REPORTS, FOLLOW_UPS

REGISTERS = (FACTORS, UNIVERSE, PLANS, AUDITS, FINDINGS, CONTROL_REPORTS, ACTIVITIES, FOLLOW_UPS)

__all__ = [
    "ACTIVITIES", "AUDITS", "CONTROL_REPORTS", "FACTORS", "FINDINGS", "FOLLOW_UPS", "PLANS", "REGISTERS", "UNIVERSE",
]  # fmt: skip
