"""The verbs of the intake: uploads on their way, claims, answers to questions, corrections by hand.

Reading itself is a background task (tasks); adopting is a verb of the plans, which pull from here.
"""

from sucharit.work.intake.actions.answering import accept_computed, answer, explain_alike, reopen_question
from sucharit.work.intake.actions.claims import claim, release, take_over
from sucharit.work.intake.actions.corrections import correct, undo_correction
from sucharit.work.intake.actions.stale import Stale
from sucharit.work.intake.actions.uploads import discard, mark_adopted, read_again, receive, reopen, restore
from sucharit.work.intake.tasks import resume_abandoned

__all__ = [
    "Stale", "accept_computed", "answer", "claim", "correct", "discard", "explain_alike", "mark_adopted", "read_again",
    "receive", "release", "reopen", "reopen_question", "restore", "resume_abandoned", "take_over", "undo_correction",
]  # fmt: skip
