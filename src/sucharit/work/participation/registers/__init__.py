"""The registers of participation as the shelf knows them."""

from sucharit.work.participation.registers.council import SESSIONS
from sucharit.work.participation.registers.forums import AREAS, FORUMS
from sucharit.work.participation.registers.proposals import PROPOSALS
from sucharit.work.participation.registers.watching import ACTIVITIES, NETWORKS, OBSERVATIONS

REGISTERS = (AREAS, FORUMS, PROPOSALS, NETWORKS, ACTIVITIES, OBSERVATIONS, SESSIONS)
__all__ = ["ACTIVITIES", "AREAS", "FORUMS", "NETWORKS", "OBSERVATIONS", "PROPOSALS", "REGISTERS", "SESSIONS"]
