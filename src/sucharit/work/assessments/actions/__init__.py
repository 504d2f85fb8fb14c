"""What can be done: a year's marks opened, recorded and corrected; measures planned, followed and brought to an end."""

from sucharit.work.assessments.actions.improvements import (
    begin,
    edit_improvement,
    finish,
    follow_up,
    plan_improvement,
    stop,
)
from sucharit.work.assessments.actions.scores import open_assessment, record_scores

__all__ = [
    "begin", "edit_improvement", "finish", "follow_up", "open_assessment", "plan_improvement", "record_scores", "stop",
]  # fmt: skip
