"""The registers of the information centre (M41)."""

from sucharit.work.information.registers.asked import INFORMATION
from sucharit.work.information.registers.came import SUGGESTIONS, VISITS

REGISTERS = (VISITS, INFORMATION, SUGGESTIONS)

__all__ = ["INFORMATION", "REGISTERS", "SUGGESTIONS", "VISITS"]
