"""What is wrong with a matrix."""

from collections.abc import Iterator

from msgspec import Struct

from sucharit.core.risk.levels import read_level
from sucharit.core.risk.matrix import Cell, Matrix, Turn, falling_pairs, turn_needed


class MatrixProblem(Struct, frozen=True):
    """One problem: a stable code, the cells it means (of the matrix as given), and a Thai sentence for an officer.

    Codes: "size", "gap", "unknown-level", "upside-down", "left-right", "not-monotonic".
    """

    code: str
    message: str
    cells: tuple[Cell, ...] = ()


def matrix_problems(
    matrix: Matrix, likelihoods: int | None = None, impacts: int | None = None
) -> tuple[MatrixProblem, ...]:
    """Every problem of a matrix, those of shape first; `likelihoods` and `impacts` are the steps of its scales.

    A matrix that is only turned has that one problem, and not one for each pair of cells.
    """
    turn = turn_needed(matrix)
    return (
        *_size(matrix, likelihoods, impacts),
        *_gaps(matrix),
        *_unknown_levels(matrix),
        *_turned(matrix, turn),
        *_falls(matrix, turn),
    )


def _size(matrix: Matrix, likelihoods: int | None, impacts: int | None) -> Iterator[MatrixProblem]:
    rows, columns = len(matrix.rows), len(matrix.impacts)
    wanted_rows = likelihoods or columns
    wanted_columns = impacts or rows
    if not rows or not columns:
        yield MatrixProblem("size", "ตารางระดับความเสี่ยงไม่มีข้อมูล โปรดกรอกระดับความเสี่ยงให้ครบทุกช่อง")
    elif (rows, columns) != (wanted_rows, wanted_columns):
        yield MatrixProblem(
            "size",
            f"ตารางระดับความเสี่ยงมีโอกาสเกิด {rows} ระดับ และผลกระทบ {columns} ระดับ "
            f"แต่ควรมี {wanted_rows} x {wanted_columns} ระดับ โปรดตรวจจำนวนแถวและสดมภ์ของตาราง",
        )
    if rows and matrix.likelihoods != tuple(range(1, rows + 1)):
        stated = ", ".join(map(str, matrix.likelihoods))
        yield MatrixProblem("gap", f"คะแนนโอกาสเกิดในตารางระดับความเสี่ยงไม่ต่อเนื่อง (พบ {stated}) โปรดเรียงคะแนนตั้งแต่ 1 ให้ครบ")


def _gaps(matrix: Matrix) -> Iterator[MatrixProblem]:
    empty = tuple(cell for cell in matrix.cells if not matrix.word(cell).strip())
    if empty:
        yield MatrixProblem("gap", f"ตารางระดับความเสี่ยงมีช่องว่างที่ {_places(empty)} โปรดระบุระดับความเสี่ยง", empty)


def _unknown_levels(matrix: Matrix) -> Iterator[MatrixProblem]:
    for cell in matrix.cells:
        word = matrix.word(cell).strip()
        if word and read_level(word) is None:
            message = f"ไม่รู้จักระดับความเสี่ยง “{word[:40]}” ที่ {_place(cell)} โปรดใช้คำ ต่ำ ปานกลาง สูง หรือสูงมาก"
            yield MatrixProblem("unknown-level", message, (cell,))


def _turned(matrix: Matrix, turn: Turn) -> Iterator[MatrixProblem]:
    if turn.upside_down:
        low, high = min(matrix.rows), max(matrix.rows)
        yield MatrixProblem(
            "upside-down",
            f"ตารางระดับความเสี่ยงกลับหัว คือแถวโอกาสเกิด {low} มีระดับสูงกว่าแถวโอกาสเกิด {high} "
            f"โปรดแก้เลขโอกาสเกิดหน้าแถวโดยให้ {high} อยู่ที่แถวซึ่งมีระดับสูงสุด",
            tuple(Cell(score, impact) for score in (low, high) for impact in matrix.impacts),
        )
    if turn.left_right:
        first, last = matrix.impacts[0], matrix.impacts[-1]
        yield MatrixProblem(
            "left-right",
            f"ตารางระดับความเสี่ยงสลับซ้ายขวา คือผลกระทบ {first} มีระดับสูงกว่าผลกระทบ {last} "
            f"โปรดแก้เลขผลกระทบที่หัวตารางโดยให้ {last} อยู่ที่สดมภ์ซึ่งมีระดับสูงสุด",
            tuple(Cell(score, impact) for impact in (first, last) for score in matrix.likelihoods),
        )


def _falls(matrix: Matrix, turn: Turn) -> Iterator[MatrixProblem]:
    upright = turn.of(matrix)
    for pair in falling_pairs(upright):
        lower, higher = (_as_given(cell, matrix, turn) for cell in pair)
        yield MatrixProblem(
            "not-monotonic",
            f"ระดับความเสี่ยงลดลงทั้งที่คะแนนสูงขึ้น: {_place(lower)} เป็น “{matrix.word(lower).strip()}” "
            f"แต่ {_place(higher)} เป็น “{matrix.word(higher).strip()}” โปรดตรวจสองช่องนี้",
            (lower, higher),
        )


def _as_given(cell: Cell, matrix: Matrix, turn: Turn) -> Cell:
    """The cell of the given matrix that stands at `cell` once it is upright."""
    likelihood, impact = cell
    if turn.upside_down:
        likelihood = dict(zip(matrix.likelihoods, reversed(matrix.likelihoods), strict=True))[likelihood]
    return Cell(likelihood, matrix.impacts[-1] + 1 - impact if turn.left_right else impact)


def _place(cell: Cell) -> str:
    return f"โอกาสเกิด {cell.likelihood} ผลกระทบ {cell.impact}"


def _places(cells: tuple[Cell, ...]) -> str:
    shown = ", ".join(map(_place, cells[:3]))
    return shown if len(cells) <= 3 else f"{shown} และอีก {len(cells) - 3} ช่อง"
