"""A survey as it is built, and its box: what is asked, which promises it serves, what came in."""

from sucharit.work.surveys.models.asking import Choice, Line, Question, Section
from sucharit.work.surveys.models.box import Comment, DoorCount, Invitation, Sheet, Waiting
from sucharit.work.surveys.models.survey import Promise, Survey

__all__ = [
    "Choice", "Comment", "DoorCount", "Invitation", "Line", "Promise", "Question", "Section", "Sheet", "Survey",
    "Waiting",
]  # fmt: skip
