"""Scales of likelihood and impact, and what is wrong with one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from sucharit.core.thai import arabic_digits, fold


class Scale(Struct, frozen=True):
    """Steps of one scale as (score, meaning), in any order; meanings are Thai and may be empty."""

    steps: tuple[tuple[int, str], ...]

    @property
    def scores(self) -> tuple[int, ...]:
        """The scores from 1 up, each once."""
        return tuple(sorted({score for score, _ in self.steps}))

    def meaning(self, score: int) -> str | None:
        """What a score means, None where the scale does not have it."""
        return next((meaning for step, meaning in self.steps if step == score), None)


class ScaleProblem(Struct, frozen=True):
    """One problem: a code, the scores it means, and a Thai sentence for an officer.

    Codes: "empty", "gap", "twice", "blank", "same-meaning", "uncovered", "overlap".
    """

    code: str
    message: str
    scores: tuple[int, ...] = ()


def scale_problems(scale: Scale, name: str = "เกณฑ์") -> tuple[ScaleProblem, ...]:
    """Every problem of a scale; `name` begins each sentence ("เกณฑ์โอกาสเกิด")."""
    if not scale.steps:
        return (ScaleProblem("empty", f"{name}ไม่มีรายละเอียด โปรดกำหนดความหมายของแต่ละระดับ"),)
    return (*_scores(scale, name), *_meanings(scale, name), *_coverage(scale, name))


def _scores(scale: Scale, name: str) -> Iterator[ScaleProblem]:
    scores = scale.scores
    missing = tuple(score for score in range(1, min(scores[-1], 99)) if score not in scores)
    if missing:
        yield ScaleProblem("gap", f"{name}ไม่มีระดับ {_listed(missing)} โปรดกำหนดให้ครบทุกระดับ", missing)
    stated = [score for score, _ in scale.steps]
    twice = tuple(score for score in scores if stated.count(score) > 1)
    if twice:
        yield ScaleProblem("twice", f"{name}มีระดับ {_listed(twice)} ซ้ำกัน โปรดตรวจเลขระดับ", twice)


# Dots and leaders where an amount should stand: the form was not filled in.
_UNFILLED = re.compile(r"\.{3,}|…+|_{3,}")
_NOTHING = frozenset({"", "-"})


def _meanings(scale: Scale, name: str) -> Iterator[ScaleProblem]:
    blank = tuple(score for score, text in scale.steps if text.strip() in _NOTHING or _UNFILLED.search(text))
    if blank:
        yield ScaleProblem("blank", f"{name}ระดับ {_listed(blank)} ยังไม่ได้กรอกความหมายให้ครบ โปรดระบุ", blank)
    by_meaning: dict[str, list[int]] = {}
    for score, text in scale.steps:
        if score not in blank:
            by_meaning.setdefault(fold(text), []).append(score)
    for same in by_meaning.values():
        if len(set(same)) > 1:
            scores = tuple(sorted(set(same)))
            yield ScaleProblem("same-meaning", f"{name}ระดับ {_listed(scores)} มีความหมายเดียวกัน โปรดแก้ไข", scores)


_NUMBER = r"(\d[\d,]{0,15})"
_COUNTED = re.compile(r"ครั้ง *(?:ต่อ|/|ใน *1?) *ปี|บาท")
# Tried in this order; each yields the least and the greatest value, None for "as far as the step below reaches".
_SPANS = (
    (re.compile(_NUMBER + r" *(?:บาท|ครั้ง)? *(?:-|–|ถึง) *" + _NUMBER), lambda a, b: (a, b)),
    (re.compile(r"(?:ไม่เกิน|ไม่มากกว่า) *" + _NUMBER), lambda a, _: (None, a)),
    (re.compile(_NUMBER + r" *(?:บาท|ครั้ง)? *(?:หรือน้อยกว่า|ลงมา|ลงไป)"), lambda a, _: (None, a)),
    (re.compile(r"(?:อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า) *" + _NUMBER), lambda a, _: (a, _NO_END)),
    (re.compile(r"(?:น้อยกว่า|ต่ำกว่า) *" + _NUMBER), lambda a, _: (None, a - 1)),
    (re.compile(r"(?:มากกว่า|เกินกว่า|เกิน) *" + _NUMBER), lambda a, _: (a + 1, _NO_END)),
    (re.compile(_NUMBER + r" *(?:บาท|ครั้ง)? *(?:ต่อปี|/ปี)? *(?:ขึ้นไป|หรือมากกว่า)"), lambda a, _: (a, _NO_END)),
    (re.compile(_NUMBER + r" *(?:บาท|ครั้ง)"), lambda a, _: (a, a)),
)
_NO_END = 10**18


def _coverage(scale: Scale, name: str) -> Iterator[ScaleProblem]:
    """Values between two steps that no step covers, or that two cover; silent unless every step is a plain count."""
    spans = [(score, _span(text)) for score, text in sorted(scale.steps)]
    if len(spans) < 2 or any(span is None for _, span in spans):
        return
    known = [(score, span) for score, span in spans if span is not None]
    for (lower, (_, reach)), (upper, (start, _)) in pairwise(known):
        if start is not None and start > reach + 1:
            between = str(reach + 1) if start == reach + 2 else f"{reach + 1:,} ถึง {start - 1:,}"
            message = f"{name}ไม่มีระดับใดครอบคลุมค่า {between} (ระหว่างระดับ {lower} กับระดับ {upper}) โปรดปรับเกณฑ์ให้ต่อเนื่อง"
            yield ScaleProblem("uncovered", message, (lower, upper))
        elif start is not None and start <= reach:
            message = f"{name}ระดับ {lower} กับระดับ {upper} ครอบคลุมค่าเดียวกัน โปรดปรับเกณฑ์ไม่ให้ซ้อนกัน"
            yield ScaleProblem("overlap", message, (lower, upper))


def _span(text: str) -> tuple[int | None, int] | None:
    text = arabic_digits(text)
    if len(text) > 200 or not _COUNTED.search(text):
        return None
    for pattern, span in _SPANS:
        if found := pattern.search(text):
            first, *rest = (int(number.replace(",", "")) for number in found.groups())
            return span(first, rest[0] if rest else 0)
    return None


def _listed(scores: Sequence[int] | Iterable[int]) -> str:
    return ", ".join(map(str, scores))
