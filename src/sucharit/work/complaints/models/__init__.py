"""What an office arranges for its complaints, a complaint with its complainant, and what is said of it.

The complainant stands in a table of their own (Complainant): lists, statistics and searches never touch it, and each
look at it is recorded. Reports of corruption are no complaints: `work.sealed` has its own tables.
"""

from sucharit.work.complaints.models.answers import Letter, PublishedCase, Satisfaction, Sending
from sucharit.work.complaints.models.cases import (
    Attachment,
    Complainant,
    Complaint,
    Escalation,
    Event,
    Extension,
    Pause,
)
from sucharit.work.complaints.models.centre import (
    MOST_DAYS,
    YEAR,
    Category,
    Centre,
    Channel,
    Counter,
    Listed,
    PastCount,
    ServiceArea,
)

__all__ = [
    "MOST_DAYS",
    "YEAR",
    "Attachment",
    "Category",
    "Centre",
    "Channel",
    "Complainant",
    "Complaint",
    "Counter",
    "Escalation",
    "Event",
    "Extension",
    "Letter",
    "Listed",
    "PastCount",
    "Pause",
    "PublishedCase",
    "Satisfaction",
    "Sending",
    "ServiceArea",
]
