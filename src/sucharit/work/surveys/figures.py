"""The result of a survey as one value: counted while it is open, frozen when it is closed."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import msgspec

from sucharit.core.answers import Asked, Broken, Outcome, Sheet, Tally, broken_down, enough, judged_by, score, tally
from sucharit.work.surveys.models import Survey


class Part(msgspec.Struct, frozen=True):
    """The result of one section."""

    section: int
    outcome: Outcome


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What may be shown. `groups`: key of the question > its groups; only of a closed survey, since two looks at a
    small group while it grows would tell of the one who came between."""

    answered: int
    outcome: Outcome
    tallies: list[Tally]
    parts: list[Part] = []
    groups: dict[str, list[Broken]] = {}


@dataclass(frozen=True)
class Questions:
    """What is asked, as counting knows it, with the section of each."""

    asked: list[Asked]
    section_of: dict[str, int]
    groups: list[Asked]

    def of(self, section: int) -> list[Asked]:
        return [one for one in self.asked if self.section_of[one.key] == section]


def questions_of(survey: Survey) -> Questions:
    rows = list(survey.questions.prefetch_related("choices", "lines"))
    asked = [one.as_asked() for one in rows]
    groups = [value for row, value in zip(rows, asked, strict=True) if row.group]
    return Questions(asked, {one.key: one.section_id for one in rows}, groups)


def counted(survey: Survey) -> Figures | None:
    """Counted from the sheets that are out of the box; None while they are fewer than k."""
    sheets: list[Sheet] = list(survey.sheets.values_list("answers", flat=True))
    if not enough(len(sheets), survey.k):
        return None
    questions, rule, test = questions_of(survey), survey.as_rule, survey.test
    outcome = judged_by(rule, [score(one, questions.asked, test=test) for one in sheets])
    closed = survey.state == Survey.State.CLOSED
    tallies = tally(sheets, questions.asked, survey.k)
    return Figures(
        answered=len(sheets), outcome=_hiding(outcome, survey.k, len(sheets) if not closed else outcome.answered),
        tallies=tallies if closed else [_whole(one, len(sheets)) for one in tallies],
        parts=[one for one in _parts(survey, sheets, questions) if closed or one.outcome.answered == len(sheets)],
        groups={
            one.key: broken_down(sheets, one, questions.asked, rule, survey.k, test=test) for one in questions.groups
        } if closed else {},
    )  # fmt: skip


def _whole(one: Tally, sheets: int) -> Tally:
    """While it is open only what everybody answered is told: k sheets come together, but one of them alone may hold an
    answer to what may be left out, and two looks would tell of it."""
    if one.answered in (0, sheets):
        return one
    return Tally(key=one.key, line=one.line, answered=one.answered, hidden=True)


def _hiding(outcome: Outcome, k: int, sheets: int) -> Outcome:
    """Fewer than k may have answered what counts, though more answered something; and while it is open, one alone of
    those who came together may have."""
    if enough(outcome.answered, k) and outcome.answered == sheets:
        return outcome
    if enough(outcome.answered, k):
        why = "มีฉบับที่ไม่ได้ตอบข้อที่คิดคะแนน จึงแสดงผลเมื่อปิดรับคำตอบ"
        return Outcome(answered=outcome.answered, of=outcome.of, why_not=why)
    return Outcome(answered=outcome.answered, of=outcome.of, why_not=f"ผู้ตอบข้อที่คิดคะแนนมีน้อยกว่า {k} คน จึงไม่แสดงผล")


def _parts(survey: Survey, sheets: list[Sheet], questions: Questions) -> list[Part]:
    """Sections that have a score of their own, from at least k people."""
    told = []
    for section in dict.fromkeys(questions.section_of.values()):
        asked = questions.of(section)
        found = judged_by(survey.as_rule, [score(one, asked, test=survey.test) for one in sheets])
        if enough(found.answered, survey.k):
            told.append(Part(section, found))
    return told


def figures_of(survey: Survey) -> Figures | None:
    """The frozen ones of a closed survey, else counted now; None where nothing may be shown."""
    if survey.state != Survey.State.CLOSED:
        return counted(survey)
    return thawed(survey.figures) if survey.figures else None


def frozen(figures: Figures) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(figures, enc_hook=str)
    return told


def thawed(kept: dict[str, Any]) -> Figures:
    return msgspec.convert(kept, Figures, strict=False, dec_hook=lambda kind, told: kind(told))


def share(part: Fraction) -> str:
    """A mean share of the full score on five steps: "4.25"."""
    return f"{float(part * 5):.2f}"
