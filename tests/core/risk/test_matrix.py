"""A risk matrix as an officer meets it: right, upside down, mirrored, with holes, with a slip of the pen."""

import pytest

from sucharit.core.risk import Cell, Level, Matrix, Rating, matrix_problems, read_level, turned
from sucharit.reference import risk_scale, risk_scales

ต่ำ, ปานกลาง, สูง, สูงมาก = "ต่ำ", "ปานกลาง", "สูง", "สูงมาก"

SOUND = Matrix(
    {
        4: (ปานกลาง, สูง, สูงมาก, สูงมาก),
        3: (ต่ำ, ปานกลาง, สูง, สูงมาก),
        2: (ต่ำ, ปานกลาง, ปานกลาง, สูง),
        1: (ต่ำ, ต่ำ, ต่ำ, ปานกลาง),
    }
)
UPSIDE_DOWN = Matrix({5 - score: row for score, row in SOUND.rows.items()})
MIRRORED = Matrix({score: row[::-1] for score, row in SOUND.rows.items()})


def codes(matrix: Matrix, **scales: int) -> list[str]:
    return [problem.code for problem in matrix_problems(matrix, **scales)]


def test_a_sound_matrix_has_no_problem_and_stays_as_it_is() -> None:
    assert matrix_problems(SOUND) == ()
    assert turned(SOUND) == SOUND


def test_the_level_is_looked_up_and_is_not_the_product() -> None:
    assert SOUND.level(Rating(4, 1)) is Level.MEDIUM
    assert SOUND.level((1, 4)) is Level.MEDIUM
    assert SOUND.level(Rating(3, 1)) is Level.LOW
    assert Rating(4, 1).score == Rating(2, 2).score == 4
    assert SOUND.level(Rating(1, 3)) is not SOUND.level(Rating(3, 2))


@pytest.mark.parametrize("rating", [(0, 1), (1, 0), (5, 1), (1, 5), (-1, -1)])
def test_outside_the_matrix_there_is_no_level(rating: tuple[int, int]) -> None:
    assert SOUND.level(rating) is None


def test_an_upside_down_matrix_has_one_problem_and_is_turned() -> None:
    assert turned(UPSIDE_DOWN) == SOUND
    (problem,) = matrix_problems(UPSIDE_DOWN)
    assert problem.code == "upside-down"
    assert "กลับหัว" in problem.message
    assert Cell(1, 1) in problem.cells
    assert Cell(4, 4) in problem.cells


def test_a_mirrored_matrix_has_one_problem_and_is_turned() -> None:
    assert turned(MIRRORED) == SOUND
    (problem,) = matrix_problems(MIRRORED)
    assert problem.code == "left-right"
    assert "ซ้ายขวา" in problem.message


def test_both_turns_at_once() -> None:
    both = Matrix({5 - score: row[::-1] for score, row in SOUND.rows.items()})
    assert codes(both) == ["upside-down", "left-right"]
    assert turned(both) == SOUND


def test_one_wrong_cell_is_named_and_the_matrix_is_not_turned() -> None:
    slip = Matrix({**SOUND.rows, 3: (ต่ำ, ปานกลาง, ต่ำ, สูงมาก)})
    problems = matrix_problems(slip)
    assert {problem.code for problem in problems} == {"not-monotonic"}
    assert {problem.cells for problem in problems} == {(Cell(2, 3), Cell(3, 3)), (Cell(3, 2), Cell(3, 3))}
    assert "โอกาสเกิด 3 ผลกระทบ 3" in problems[0].message
    assert turned(slip) == slip


def test_a_slip_in_an_upside_down_matrix_is_named_where_it_is_printed() -> None:
    slip = Matrix({**UPSIDE_DOWN.rows, 2: (ต่ำ, ปานกลาง, ต่ำ, สูงมาก)})
    problems = matrix_problems(slip)
    assert problems[0].code == "upside-down"
    assert {cell for problem in problems[1:] for cell in problem.cells} == {Cell(2, 2), Cell(2, 3), Cell(3, 3)}


def test_holes_unknown_words_and_shape_are_named() -> None:
    assert codes(Matrix({2: (ปานกลาง, ""), 1: (ต่ำ, สูง)})) == ["gap"]
    (problem,) = matrix_problems(Matrix({2: (ปานกลาง, "น่ากลัว"), 1: (ต่ำ, สูง)}))
    assert (problem.code, problem.cells) == ("unknown-level", (Cell(2, 2),))
    assert codes(Matrix({2: (ต่ำ, สูง, สูงมาก), 1: (ต่ำ, ต่ำ, สูง)})) == ["size"]
    assert codes(SOUND, likelihoods=5, impacts=4) == ["size"]
    assert codes(Matrix({3: (ต่ำ, สูง), 1: (ต่ำ, ต่ำ)})) == ["gap"]
    assert codes(Matrix({})) == ["size"]
    assert "gap" in codes(Matrix({2: (ต่ำ,), 1: (ต่ำ, สูง)}))


def test_the_print_keeps_its_own_labels() -> None:
    printed = (("๑", สูง, สูงมาก), ("๒", ต่ำ, สูง))
    matrix = Matrix.from_print(printed)
    assert matrix == Matrix({1: (สูง, สูงมาก), 2: (ต่ำ, สูง)})
    assert matrix is not None
    assert turned(matrix) == Matrix({2: (สูง, สูงมาก), 1: (ต่ำ, สูง)})


@pytest.mark.parametrize(
    "printed", [(), (("โอกาส", สูง),), (("1", สูง), ("1", ต่ำ)), ((),), (("²", สูง),), (("9" * 5000, ""),)]
)
def test_a_print_without_scores_is_no_matrix(printed: tuple[tuple[str, ...], ...]) -> None:
    assert Matrix.from_print(printed) is None


def test_levels_stand_in_order_whatever_the_wording() -> None:
    words = ["ต่ำ", "ปานกลาง", "สูง", "สูงมาก"]
    assert sorted(words, key=lambda word: read_level(word) or 0) == words
    five = ["น้อยที่สุด", "น้อย", "ปานกลาง", "มาก", "มากที่สุด"]
    assert [read_level(word) for word in five] == list(Level)
    assert [level.thai for level in Level] == ["ต่ำมาก", "ต่ำ", "ปานกลาง", "สูง", "สูงมาก"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("ต่ํา", Level.LOW),
        (" สูง มาก ", Level.VERY_HIGH),
        ("ความเสี่ยงระดับสูง (๑๖)", Level.HIGH),
        ("ระดับปานกลาง", Level.MEDIUM),
        ("High", Level.HIGH),
        ("สูงลิ่ว", None),
        ("", None),
        ("๒๕", None),
        ("สูง" * 500, None),
    ],
)
def test_level_words_as_they_are_printed(text: str, level: Level | None) -> None:
    assert read_level(text) is level


@pytest.mark.parametrize("name", risk_scales())
def test_the_matrices_that_we_ship_are_sound(name: str) -> None:
    grid = risk_scale(name).matrix
    if grid is None:
        assert name in {"frequency-25", "words-5"}
    else:
        assert matrix_problems(Matrix(grid.rows), likelihoods=5, impacts=5) == ()
