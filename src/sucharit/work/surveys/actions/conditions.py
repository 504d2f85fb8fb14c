"""On which answers a question may hang, and those questions that hang on nothing."""

from collections.abc import Iterable

from sucharit.work.surveys.models import Question


def openings_of(question: Question, choices: int) -> frozenset[int]:
    """The answers after which another question may be asked: steps, 1 and 0 for yes and no, or places of choices."""
    if question.kind in (Question.Is.CHOICE, Question.Is.MANY):
        return frozenset(range(1, choices + 1))
    if question.kind == Question.Is.YES_NO:
        return frozenset((0, 1))
    if question.kind == Question.Is.FACES:
        return frozenset(range(1, 6))
    return frozenset(range(1, question.full + 1)) if question.kind == Question.Is.SCALE else frozenset()


def never_asked(questions: Iterable[Question]) -> list[Question]:
    """Follow-ups that no answer leads to, or that stand in another section than what they follow. The choices of all
    are prefetched."""
    rows = list(questions)
    by_pk = {one.pk: one for one in rows}
    return [one for one in rows if one.under_id and not _leads(by_pk.get(one.under_id), one)]


def _leads(parent: Question | None, row: Question) -> bool:
    if parent is None or parent.section_id != row.section_id or parent.under_id:
        return False
    return bool(parent.opening & openings_of(parent, len(parent.choices.all())))
