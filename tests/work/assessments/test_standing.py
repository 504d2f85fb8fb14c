"""Marks, weights and levels as values."""

from decimal import Decimal

import pytest

from sucharit.base.people.gate import NotAllowed
from sucharit.reference.ita import ita
from sucharit.work.assessments.pasting import read_marks
from sucharit.work.assessments.standing import level_of, standing

ANNOUNCED = dict.fromkeys("123456", Decimal(100)) | {
    "7": Decimal("99.95"), "8": Decimal("99.80"), "9": Decimal(100), "10": Decimal(100),
}  # fmt: skip


def test_a_result_that_was_announced_comes_out_to_the_hundredth():
    """A real local government's marks of 2568: ten indicators, and the total 99.98."""
    result = standing(ita(2568), ANNOUNCED | {"total": Decimal("99.98")})
    assert [(part.key, part.computed) for part in result.instruments] == [
        ("IIT", Decimal("100.00")), ("EIT", Decimal("99.92")), ("OIT", Decimal("100.00")),
    ]  # fmt: skip
    assert (result.total.computed, result.total.differs) == (Decimal("99.98"), False)
    assert result.level.name == "ผ่านดีเยี่ยม"


def test_a_total_that_does_not_follow_is_pointed_out():
    assert standing(ita(2568), ANNOUNCED | {"total": Decimal("98.00")}).total.differs
    assert not standing(
        ita(2568), ANNOUNCED | {"total": Decimal("99.97")}
    ).total.differs  # parts are rounded themselves


@pytest.mark.parametrize(
    ("year", "total", "marks", "name"),
    [
        (2568, "95", ("95", "95", "95"), "ผ่านดีเยี่ยม"), (2568, "97", ("94.99", "98", "98"), "ผ่านดี"),
        (2568, "94.99", ("95", "95", "94"), "ผ่านดี"), (2568, "90", ("84.99", "90", "95"), "ผ่าน"),
        (2568, "84.99", ("90", "90", "77"), "ต้องปรับปรุง"), (2568, "70", ("70", "70", "70"), "ต้องปรับปรุง"),
        (2568, "69.99", ("0", "99", "99"), "ต้องปรับปรุงโดยด่วน"), (2568, "0", ("0", "0", "0"), "ต้องปรับปรุงโดยด่วน"),
        (2564, "95", ("10", "99", "99"), "AA"), (2565, "84.99", ("80", "80", "80"), "B"),
        (2565, "0", ("0", "0", "0"), "F"),
    ],
)  # fmt: skip
def test_the_level_rule_of_the_year(year, total, marks, name):
    instruments = dict(zip(("IIT", "EIT", "OIT"), map(Decimal, marks), strict=True))
    assert level_of(ita(year), Decimal(total), instruments).name == name


def test_no_level_is_guessed_where_marks_are_missing():
    assert level_of(ita(2568), Decimal(96), {"IIT": Decimal(99)}) is None
    assert standing(ita(2568), {"1": Decimal(90)}).level is None
    assert standing(ita(2568), {}).total.used is None


def test_a_paste_is_read_by_number_by_name_and_by_instrument():
    rows = read_marks(
        "ตัวชี้วัด\tคะแนน\tเป้าหมาย\n1\tการปฏิบัติหน้าที่\t๙๙.๕๐\t95\nการใช้งบประมาณ\t98\n"
        "ตัวชี้วัดที่ 3 การใช้อำนาจ\t97.25\nIIT\t96\nคะแนนรวม\t95.5 คะแนน\n",
        ita(2568),
    )
    assert [(row.key, row.value, row.target) for row in rows] == [
        ("1", Decimal("99.50"), Decimal("95.00")), ("2", Decimal("98.00"), None), ("3", Decimal("97.25"), None),
        ("IIT", Decimal("96.00"), None), ("total", Decimal("95.50"), None),
    ]  # fmt: skip


def test_a_bad_row_says_what_is_wrong_and_is_left_out():
    rows = read_marks("1\t101\n2\t-5\n3\t9o\n4\t99.999\nสิ่งอื่น\t5\n5\t90\n5\t91\n6\tNaN\n7\t1e400", ita(2568))
    assert [row.key for row in rows] == ["", "", "", "", "", "5", "", "", ""]
    assert "0 ถึง 100" in rows[0].problem
    assert all(row.problem for row in rows if not row.key)


def test_a_paste_without_end_is_refused():
    with pytest.raises(NotAllowed):
        read_marks("1\t90\n" * 61, ita(2568))
    with pytest.raises(NotAllowed):
        read_marks("x" * 20_001, ita(2568))
