"""The registers of participation as the shelf knows them."""

from sucharit.work.participation.registers.council import SESSIONS
from sucharit.work.participation.registers.forums import AREAS, FORUMS
from sucharit.work.participation.registers.planning import COMMITTEES, DRAFTS, EVALUATIONS
from sucharit.work.participation.registers.proposals import PROPOSALS
from sucharit.work.participation.registers.watching import ACTIVITIES, NETWORKS, OBSERVATIONS

REGISTERS = (
    AREAS, FORUMS, PROPOSALS, DRAFTS, COMMITTEES, EVALUATIONS, SESSIONS, NETWORKS, ACTIVITIES, OBSERVATIONS
)  # fmt: skip
__all__ = [
    "ACTIVITIES", "AREAS", "COMMITTEES", "DRAFTS", "EVALUATIONS", "FORUMS", "NETWORKS", "OBSERVATIONS", "PROPOSALS",
    "REGISTERS", "SESSIONS",
]  # fmt: skip
