"""The nouns of the room."""

from sucharit.work.delegations.models.order import Delegation, Power
from sucharit.work.delegations.models.report import DelegationReport
from sucharit.work.delegations.models.reserved import ReservedPower

__all__ = ["Delegation", "DelegationReport", "Power", "ReservedPower"]
