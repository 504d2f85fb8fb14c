"""The rule that turns answers into a percentage, and the word of a level."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction

from msgspec import Struct


class RuleKind(Enum):
    """Two ways in which "80 %" is meant."""

    SHARE = "share"  # how many people reach the level
    MEAN = "mean"  # the mean over the full score


class Base(Enum):
    """Of whom the percentage is."""

    RESPONDENTS = "respondents"
    PARTICIPANTS = "participants"
    STAFF = "staff"


class Rule(Struct, frozen=True, kw_only=True):
    """`reach` is the share of the full score that a person must reach (level 4 of 5 is 4/5); `people` is how many took
    part, or work there, for the two bases that need it."""

    kind: RuleKind = RuleKind.SHARE
    reach: Fraction = Fraction(4, 5)
    base: Base = Base.RESPONDENTS
    people: int | None = None


class Outcome(Struct, frozen=True, kw_only=True):
    """What the rule says: `percent` with two places, or None and `why_not` in Thai. `reached` people of `of`; `mean` is
    the mean share of the full score of those who answered, from 0 to 1."""

    answered: int
    of: int
    reached: int = 0
    mean: Fraction = Fraction(0)
    percent: Decimal | None = None
    why_not: str = ""


def judged_by(rule: Rule, scores: Sequence[Fraction | None]) -> Outcome:
    """The percentage of these scores by this rule. Who answered nothing that counts is no respondent of it; people of
    the base who did not answer have not reached the level, and have no score."""
    known = [one for one in scores if one is not None]
    of = len(known) if rule.base is Base.RESPONDENTS else rule.people or 0
    reached = sum(one >= rule.reach for one in known)
    total = sum(known, Fraction(0))
    told = Outcome(answered=len(known), of=of, reached=reached, mean=total / len(known) if known else Fraction(0))
    if not known:
        return _without(told, "ยังไม่มีคำตอบที่นำมาคิดคะแนนได้")
    if rule.base is not Base.RESPONDENTS and rule.people is None:
        return _without(told, "ยังไม่ได้ใส่จำนวนคนที่เป็นฐาน")
    if of < len(known):
        return _without(told, f"จำนวนคนที่เป็นฐาน ({of:,}) น้อยกว่าจำนวนผู้ตอบ ({len(known):,}) โปรดตรวจสอบ")
    top = Fraction(reached) if rule.kind is RuleKind.SHARE else total
    return Outcome(answered=told.answered, of=of, reached=reached, mean=told.mean, percent=percent(top / of))


def _without(told: Outcome, why: str) -> Outcome:
    return Outcome(answered=told.answered, of=told.of, reached=told.reached, mean=told.mean, why_not=why)


def percent(share: Fraction) -> Decimal:
    """A share as percent with two places, halves up."""
    exact = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


_LEVELS = (
    (Decimal("4.51"), "มากที่สุด"), (Decimal("3.51"), "มาก"), (Decimal("2.51"), "ปานกลาง"), (Decimal("1.51"), "น้อย"),
)  # fmt: skip


def level_word(mean: Fraction) -> str:
    """The usual word for a mean share of the full score, on five steps: 4.51 and more is "มากที่สุด", 3.51 "มาก"."""
    five = (Decimal(mean.numerator * 5) / Decimal(mean.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return next((word for least, word in _LEVELS if five >= least), "น้อยที่สุด")
