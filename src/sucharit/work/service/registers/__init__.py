"""The registers of service as the shelf knows them."""

from sucharit.work.service.registers.manuals import MANUALS
from sucharit.work.service.registers.points import POINTS

REGISTERS = (MANUALS, POINTS)

__all__ = ["MANUALS", "POINTS", "REGISTERS"]
