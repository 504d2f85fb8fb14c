"""Words that a scanner pulled apart."""

import pytest

from sucharit.core.thai import fold, join_split_words


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("ก ิ จ ก ร ร ม", "กิจกรรม"),
        ("๓. ก ิ จ ก ร ร ม ปลูกป่า", "๓. กิจกรรม ปลูกป่า"),
        ("และ ความ ตระ ห นั ก แก่ เยาวชน", "และ ความ ตระหนัก แก่ เยาวชน"),
        ("ค ว า ม โ ป ร่ ง ใ ส", "ความโปร่งใส"),
        ("เ ท ศ บ า ล เมือง", "เทศบาล เมือง"),
        ("น โ ย บ า ย", "นโยบาย"),
        ("โ ครงการ", "โครงการ"),
        ("จ ะ ดำเนินการ", "จะ ดำเนินการ"),
        ("การ ทุ จ ริ ต", "การ ทุจริต"),
    ],
)
def test_pieces_that_cannot_be_words_are_joined(apart, together):
    assert join_split_words(apart) == together


@pytest.mark.parametrize(
    "text",
    [
        "จัดอบรม ณ ศาลาประชาคม",
        "ข้อ ก และ ข",
        "ก ข ค ง",
        "หมู่ ที่ ๓ บ้าน ดอนสุขใจ",
        "แม่ น้ำ สาย นี้",
        "ก\tข\tค",
        "อ.เมือง จ.สมมติ",
        "สมาชิก สภา ตำบล",
        "ก\nข",
        "",
    ],
)
def test_whole_words_and_letters_that_count_stay_apart(text):
    assert join_split_words(text) == text


def test_joining_never_changes_what_is_compared():
    text = "ป้ อ ง กั น ก า ร ทุ จ ริ ต ใน อบต. ๕ แห่ง"
    assert fold(join_split_words(text)) == fold(text)
