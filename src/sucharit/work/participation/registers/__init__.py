"""The registers of participation as the shelf knows them."""

from sucharit.work.participation.registers.forums import AREAS, FORUMS
from sucharit.work.participation.registers.proposals import PROPOSALS

REGISTERS = (AREAS, FORUMS, PROPOSALS)
__all__ = ["AREAS", "FORUMS", "PROPOSALS", "REGISTERS"]
