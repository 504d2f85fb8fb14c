"""The nouns of participation."""

from sucharit.work.participation.models.council import CouncilSession
from sucharit.work.participation.models.forums import Area, Forum, Proposal
from sucharit.work.participation.models.planning import (
    Committee,
    CommitteeMember,
    PlanComment,
    PlanDraft,
    PlanEvaluation,
)
from sucharit.work.participation.models.watching import (
    Network,
    NetworkActivity,
    NetworkMember,
    Observation,
    Observer,
)

__all__ = [
    "Area", "Committee", "CommitteeMember", "CouncilSession", "Forum", "Network", "NetworkActivity", "NetworkMember",
    "Observation", "Observer", "PlanComment", "PlanDraft", "PlanEvaluation", "Proposal",
]  # fmt: skip
