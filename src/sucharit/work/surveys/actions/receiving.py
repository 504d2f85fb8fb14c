"""An answer falls into the box. Nothing here knows who, when, or in which order (docs/decisions/0018).

The box keeps the last answers back: with each arrival all that wait are written anew, shuffled, under new keys. When
2k wait, k of them drawn by lot go among the sheets together, their words cut off. So what is shown changes by at least
k answers at a time, and the last step, when the survey closes, by at least k too.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any

from django.db import transaction
from django.db.models import F

from sucharit.base import clock
from sucharit.core.answers import Value, enough
from sucharit.work.surveys.models import Comment, DoorCount, Invitation, Question, Sheet, Survey, Waiting
from sucharit.work.surveys.models.box import random_key

_LOT = SystemRandom()


class Refused(Exception):  # noqa: N818 - a rule spoke
    """The box takes nothing: `why` is "closed", or "used" for a slip."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Given:
    """One person's answers, their words by key of the question, and a mark of the form that they pressed."""

    answers: Mapping[str, Value]
    words: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""


def accepts(survey: Survey) -> bool:
    """Whether answers come in today."""
    return survey.state == Survey.State.OPEN and (survey.closes_on is None or clock.today() <= survey.closes_on)


@transaction.atomic
def receive(survey: Survey, given: list[Given], door: str, *, slip: str = "") -> int:
    """Puts sheets into the box and counts the door; how many were new. Refused says why none was taken."""
    row = Survey.objects.select_for_update().get(pk=survey.pk)
    if not accepts(row):
        raise Refused("closed")
    if door == DoorCount.Door.INVITATION and not _used_up(row, slip):
        raise Refused("used")
    waiting = [one.envelope for one in row.waiting.all()]
    marks = {one["mark"] for one in waiting if one["mark"]}
    fresh = [_envelope(one) for one in given if not one.mark or mark_of(one.mark) not in marks]
    if fresh:
        _shake(row, [*waiting, *fresh])
        _count(row, door, len(fresh))
    return len(fresh)


def mark_of(mark: str) -> str:
    return hashlib.blake2b(mark.encode(), digest_size=12).hexdigest()


def _envelope(given: Given) -> dict[str, Any]:
    mark = mark_of(given.mark) if given.mark else ""
    return {"answers": dict(given.answers), "words": dict(given.words), "mark": mark}


def _used_up(survey: Survey, slip: str) -> bool:
    gone, _rows = Invitation.objects.filter(survey=survey, digest=slip_digest(survey, slip)).delete()
    return bool(gone)


def slip_digest(survey: Survey, slip: str) -> str:
    return hashlib.sha256(f"{survey.pk}:{slip.strip().lower()}".encode()).hexdigest()


def _count(survey: Survey, door: str, count: int) -> None:
    row, _new = DoorCount.objects.get_or_create(survey=survey, door=door)
    DoorCount.objects.filter(pk=row.pk).update(count=F("count") + count)


def _shake(survey: Survey, envelopes: list[dict[str, Any]]) -> None:
    """All that wait, in an order drawn by lot; while 2k wait, k of them go."""
    _LOT.shuffle(envelopes)
    survey.waiting.all().delete()
    if len(envelopes) >= 2 * survey.k:
        going, envelopes = envelopes[survey.k :], envelopes[: survey.k]
        _among_sheets(survey, going)
    Waiting.objects.bulk_create(_by_key(Waiting, survey=survey, envelope=one) for one in envelopes)


def _by_key(model: Any, **fields: Any) -> Any:
    return model(pk=random_key(), **fields)


def _among_sheets(survey: Survey, envelopes: list[dict[str, Any]]) -> None:
    """Answers and words part here, each in an order of its own."""
    Sheet.objects.bulk_create(_by_key(Sheet, survey=survey, answers=one["answers"]) for one in envelopes)
    questions = dict(Question.objects.filter(survey=survey, kind="text").values_list("key", "pk"))
    words = [
        (questions[key], text) for one in envelopes for key, text in one["words"].items() if key in questions and text
    ]
    _LOT.shuffle(words)
    Comment.objects.bulk_create(_by_key(Comment, survey=survey, question_id=pk, text=text) for pk, text in words)


def empty_box(survey: Survey) -> int:
    """Everything out at closing; how many answered in all. The caller holds the lock. Fewer than k are shown to nobody,
    ever, and so are not kept either."""
    envelopes = [one.envelope for one in survey.waiting.all()]
    count = survey.sheets.count() + len(envelopes)
    survey.waiting.all().delete()
    if enough(count, survey.k):
        _LOT.shuffle(envelopes)
        _among_sheets(survey, envelopes)
    return count


def new_mark() -> str:
    """For a form; a second press carries the same."""
    return secrets.token_urlsafe(12)
