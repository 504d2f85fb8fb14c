"""The nouns of the room."""

from sucharit.work.personnel.models.appeals import PersonnelAppeal
from sucharit.work.personnel.models.cases import Mark, PersonnelCase, Stand
from sucharit.work.personnel.models.committees import Attendance, PersonnelCommittee, PersonnelMeeting, Seat
from sucharit.work.personnel.models.papers import PersonnelPaper, StaffOpinion
from sucharit.work.personnel.models.rounds import PersonnelRound, RoundCriterion, RoundSurvey

__all__ = [
    "Attendance", "Mark", "PersonnelAppeal", "PersonnelCase", "PersonnelCommittee", "PersonnelMeeting",
    "PersonnelPaper", "PersonnelRound", "RoundCriterion", "RoundSurvey", "Seat", "StaffOpinion", "Stand",
]  # fmt: skip
