"""The nouns of participation."""

from sucharit.work.participation.models.council import CouncilSession
from sucharit.work.participation.models.forums import Area, Forum, Proposal
from sucharit.work.participation.models.watching import (
    Network,
    NetworkActivity,
    NetworkMember,
    Observation,
    Observer,
)

__all__ = [
    "Area",
    "CouncilSession",
    "Forum",
    "Network",
    "NetworkActivity",
    "NetworkMember",
    "Observation",
    "Observer",
    "Proposal",
]
