"""Names as they are compared where somebody may have no part in their own matter."""

import pytest

from sucharit.core.thai.names import same_person, surname


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("นายสมชาย ใจดี", "สมชาย  ใจดี", True),
        (" นางสาว มาลี พรหมมา", "มาลี พรหมมา", True),
        ("ว่าที่ร้อยตรี สมชาย ใจดี", "นายสมชาย ใจดี", True),
        ("นายสมชาย ใจดี", "นายสมชาย ใจงาม", False),
        ("", "", False),
        ("นาย", "", False),
    ],
)
def test_one_person_is_the_same_however_written(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_a_first_name_alone_has_no_surname() -> None:
    assert surname("นายสมชาย") == ""
    assert surname("นายสมชาย ใจดี") == "ใจดี"
