"""Scales of likelihood and impact: complete, with holes, left unfilled."""

from sucharit.core.risk import Scale, scale_problems


def codes(*steps: tuple[int, str]) -> list[str]:
    return [problem.code for problem in scale_problems(Scale(steps))]


def test_a_complete_scale_has_no_problem() -> None:
    steps = ((4, "มากกว่า ๑๒ ครั้งต่อปี"), (3, "ไม่เกิน ๑๒ ครั้งต่อปี"), (2, "ไม่เกิน ๖ ครั้งต่อปี"), (1, "ไม่เกิน ๒ ครั้งต่อปี"))
    assert codes(*steps) == []
    assert Scale(steps).meaning(2) == "ไม่เกิน ๖ ครั้งต่อปี"
    assert Scale(steps).meaning(9) is None


def test_a_missing_score_and_a_doubled_score_are_named() -> None:
    (problem,) = scale_problems(Scale(((3, "บ่อย"), (1, "แทบไม่มี"))), "เกณฑ์โอกาสเกิด")
    assert (problem.code, problem.scores) == ("gap", (2,))
    assert problem.message.startswith("เกณฑ์โอกาสเกิด")
    assert codes((2, "บ่อย"), (2, "บางครั้ง"), (1, "แทบไม่มี")) == ["twice"]


def test_the_value_that_no_step_covers_is_named() -> None:
    (problem,) = scale_problems(Scale(((2, "มากกว่า ๘ ครั้งต่อปี"), (1, "ไม่เกิน ๗ ครั้งต่อปี"))))
    assert problem.code == "uncovered"
    assert "ค่า 8 " in problem.message
    (wide,) = scale_problems(Scale(((2, "ตั้งแต่ 5,000 - 9,000 บาท"), (1, "ไม่เกิน 1,000 บาท"))))
    assert "1,001 ถึง 4,999" in wide.message


def test_steps_that_overlap_are_named() -> None:
    assert codes((2, "2 - 6 ครั้งต่อปี"), (1, "1 - 3 ครั้งต่อปี")) == ["overlap"]


def test_scales_in_words_are_not_measured() -> None:
    assert codes((2, "มีข่าวในสื่อ"), (1, "แทบไม่มีผล")) == []
    assert codes((2, "อย่างน้อย 4 ครั้งต่อปี"), (1, "น้อยกว่า 4 ครั้งต่อปี")) == []


def test_amounts_left_unfilled_are_named_once() -> None:
    (problem,) = scale_problems(Scale(((2, "ตั้งแต่.....บาท ถึง.....บาท"), (1, ".....บาท หรือน้อยกว่า"))))
    assert (problem.code, problem.scores) == ("blank", (2, 1))


def test_two_steps_of_one_meaning_and_an_empty_scale() -> None:
    assert codes((2, "บางครั้ง"), (1, "บาง ครั้ง")) == ["same-meaning"]
    assert codes() == ["empty"]
