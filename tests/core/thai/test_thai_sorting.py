"""Thai dictionary order."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.thai import arabic_digits, clean, sort_key


@pytest.mark.parametrize(
    "row",
    [
        ["กา", "เก่ง", "แก", "ไก่", "ขา"],
        ["กบ", "กะ", "กัน", "กา", "กิน", "เกาะ", "แกะ", "โกน"],
        ["รอง", "ฤทธิ์", "ลอง"],
        ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า"],
        ["ข้อ ๑", "ข้อ ๒", "ข้อ ๑๐", "ข้อ ๑๐๐"],
        ["1.1.1", "1.1.2", "1.1.10", "1.2", "2", "10"],
        ["900", "1,000", "20,000"],
        ["๙ คน", "10 คน", "ก"],
        ["กอง ช่าง", "กองคลัง", "กองช่าง"],
        ["2566", "ITA", "กิจกรรม"],
    ],
)
def test_rows_stand_in_the_order_of_a_thai_dictionary(row):
    for mixed in itertools.islice(itertools.permutations(row), 0, 2000, 37):
        assert sorted(mixed, key=sort_key) == row


def test_the_order_agrees_with_pythainlp_on_plain_words():
    from pythainlp.util import collate

    row = ["ไก่", "เกม", "แก้ว", "กาแฟ", "ขวด", "เข็ม", "คำ", "ใคร", "โครงการ", "ง่าย", "เงิน", "จังหวัด", "เจ้าหน้าที่"]
    row += ["ดี", "ได้", "ตำบล", "แต่", "เทศบาล", "ธรรม", "น้ำ", "ใน", "ฤดู", "รู้", "ลา"]
    assert sorted(row, key=sort_key) == collate(row)


@given(st.lists(st.text("กขคเแโไะาำิ่้ 0129๐๙.-", max_size=8), max_size=6))
def test_the_key_is_a_string_and_tells_every_spelling_apart(row):
    keys = [sort_key(text) for text in row]
    assert all(isinstance(key, str) and "\x00" not in key for key in keys)
    assert len(set(keys)) == len({clean(arabic_digits(text)) for text in row})
