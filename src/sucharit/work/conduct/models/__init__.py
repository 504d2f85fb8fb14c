"""Nouns of conduct, a subject in each file."""

from sucharit.work.conduct.models.assets import Asset, AssetCount, Condition, Loan
from sucharit.work.conduct.models.ethics import EthicsCase
from sucharit.work.conduct.models.gifts import Gift
from sucharit.work.conduct.models.interests import BidderCheck, CheckBidder, CheckMember, Interest, InterestRisk
from sucharit.work.conduct.models.papers import (
    Acknowledgement,
    ConductPaper,
    ConflictManual,
    EthicsCode,
    ManualComment,
    NoGiftPledge,
)

__all__ = [
    "Acknowledgement", "Asset", "AssetCount", "BidderCheck", "CheckBidder", "CheckMember", "Condition", "ConductPaper",
    "ConflictManual", "EthicsCase", "EthicsCode", "Gift", "Interest", "InterestRisk", "Loan", "ManualComment",
    "NoGiftPledge",
]  # fmt: skip
