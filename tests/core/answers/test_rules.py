"""What "80 %" means: shares and means, of respondents, participants, all staff."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sucharit.core.answers import Asked, Base, Kind, Rule, RuleKind, judged_by, level_word, sample_size, score

SCALE = Asked(key="q1", kind=Kind.SCALE, counts=True)
FACES = Asked(key="q2", kind=Kind.FACES, counts=True)
TABLE = Asked(key="q3", kind=Kind.MATRIX, counts=True, lines=("1", "2"))
YES = Asked(key="q4", kind=Kind.YES_NO, counts=True)


def test_a_sheet_scores_the_mean_of_what_counts():
    assert score({"q1": 4, "q2": 5}, [SCALE, FACES]) == Fraction(9, 10)
    assert score({"q3": {"1": 5, "2": 3, "9": 1}}, [TABLE]) == Fraction(4, 5)
    assert score({"q4": 1, "q1": 5}, [SCALE, YES]) == 1
    assert score({"q9": 5}, [SCALE]) is None


def test_a_scale_of_ten_weighs_as_much_as_one_of_five():
    ten = Asked(key="q1", kind=Kind.SCALE, full=10, counts=True)
    assert score({"q1": 8, "q2": 4}, [ten, FACES]) == Fraction(4, 5)


def test_a_test_counts_right_answers_and_what_was_left_out_is_wrong():
    one = Asked(key="q1", kind=Kind.CHOICE, choices=(1, 2, 3), right=frozenset({2}))
    both = Asked(key="q2", kind=Kind.MANY, choices=(1, 2, 3), right=frozenset({1, 3}))
    yes = Asked(key="q3", kind=Kind.YES_NO, right=frozenset({1}))
    asked = [one, both, yes, SCALE]
    assert score({"q1": 2, "q2": [1, 3], "q3": 1}, asked, test=True) == 1
    assert score({"q1": 2, "q2": [1]}, asked, test=True) == Fraction(1, 3)
    assert score({}, asked, test=True) == 0


FOUR_OF_FIVE = [Fraction(4, 5)] * 8 + [Fraction(3, 5)] * 2


def test_a_share_is_of_people_who_reach_the_level():
    told = judged_by(Rule(), FOUR_OF_FIVE)
    assert (told.percent, told.reached, told.of) == (Decimal("80.00"), 8, 10)


def test_a_mean_is_over_the_full_score():
    assert judged_by(Rule(kind=RuleKind.MEAN), FOUR_OF_FIVE).percent == Decimal("76.00")


def test_who_did_not_answer_has_not_reached_it():
    told = judged_by(Rule(base=Base.PARTICIPANTS, people=16), FOUR_OF_FIVE)
    assert (told.percent, told.of) == (Decimal("50.00"), 16)
    assert judged_by(Rule(kind=RuleKind.MEAN, base=Base.STAFF, people=20), FOUR_OF_FIVE).percent == Decimal("38.00")


@pytest.mark.parametrize(
    ("rule", "scores", "word"),
    [
        (Rule(), [], "ยังไม่มีคำตอบ"),
        (Rule(), [None, None], "ยังไม่มีคำตอบ"),
        (Rule(base=Base.STAFF), FOUR_OF_FIVE, "ยังไม่ได้ใส่จำนวน"),
        (Rule(base=Base.PARTICIPANTS, people=9), FOUR_OF_FIVE, "น้อยกว่าจำนวนผู้ตอบ"),
    ],
)
def test_where_there_is_no_percentage_it_says_why(rule: Rule, scores: list[Fraction | None], word: str):
    told = judged_by(rule, scores)
    assert told.percent is None
    assert word in told.why_not


def test_who_answered_nothing_that_counts_is_no_respondent():
    assert judged_by(Rule(), [Fraction(1), None]).of == 1


@pytest.mark.parametrize(
    ("mean", "word"), [("4.51", "มากที่สุด"), ("4.50", "มาก"), ("3.51", "มาก"), ("3.5", "ปานกลาง"), ("1", "น้อยที่สุด")]
)
def test_words_of_levels(mean: str, word: str):
    assert level_word(Fraction(mean) / 5) == word


def test_how_many_to_ask():
    assert sample_size(None).answers == 385
    assert sample_size(4000).answers == 351
    assert sample_size(10).answers == 10
    assert sample_size(4000, responding=Decimal(50)).ask == 702
    assert sample_size(300, responding=Decimal(50)).ask == 300, "there are no more"
    with pytest.raises(ValueError, match="confidence"):
        sample_size(100, confidence=80)
