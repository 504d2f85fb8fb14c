"""The registers of inspection as the shelf knows them."""

from sucharit.work.inspection.registers.control import ACTIVITIES, CONTROL_REPORTS, FOLLOW_UPS

REGISTERS = (CONTROL_REPORTS, ACTIVITIES, FOLLOW_UPS)

__all__ = ["ACTIVITIES", "CONTROL_REPORTS", "FOLLOW_UPS", "REGISTERS"]
