"""The registers of agreements as the shelf knows them."""

from sucharit.work.agreements.registers.integrity import INTEGRITY
from sucharit.work.agreements.registers.performance import PERFORMANCE

REGISTERS = (INTEGRITY, PERFORMANCE)

__all__ = ["INTEGRITY", "PERFORMANCE", "REGISTERS"]
