"""Names that mean what they look like."""

import pytest
from django.core.exceptions import ValidationError

from sucharit.base.organizations.names import check_name, looks_like, regular, sign_in_looks_like


@pytest.mark.parametrize(
    "name",
    [
        "นายบุญเลิศ ธรรมรักษา",
        "ว่าที่ ร.ต.หญิง พิมพ์ใจ สุขเกษม",
        "Mr. José O'Brien-Smith",
        "กองการศึกษา ศาสนาและวัฒนธรรม",
        "ผอ.กองคลัง (ระดับต้น)",
        "ด.ต.สมชาย ใจดี ๒",
    ],
)
def test_names_that_officers_have(name):
    check_name(regular(name))


@pytest.mark.parametrize(
    "letter",
    ["\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\0", "\n", "\u0007", "а", "ο", "𝐀", "😀", "<", "ل", "\ue000"],
)
def test_what_may_not_stand_in_a_name(letter):
    with pytest.raises(ValidationError, match="U\\+"):
        check_name(f"นายสม{letter}ชาย")


def test_regular_keeps_what_must_be_seen_and_refused():
    assert regular("  นายสมชาย \u00a0 ใจดี ") == "นายสมชาย ใจดี"
    assert regular("เเก้ว") == "แก้ว"
    assert "\u202e" in regular("นาย\u202eสมชาย")


def test_names_that_look_alike():
    assert looks_like("นางสาวพิมพ์ใจ  สุขเกษม") == looks_like("นางสาวพิมพ์ใจ สุขเกษม")
    assert looks_like("เเก้ว") == looks_like("แก้ว")
    assert sign_in_looks_like("adm1n") == sign_in_looks_like("admin") == sign_in_looks_like("ad.min")
    assert sign_in_looks_like("rnalee") == sign_in_looks_like("malee")
    assert sign_in_looks_like("somchai") != sign_in_looks_like("somsak")
