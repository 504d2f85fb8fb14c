"""What damaged Thai becomes for people (`clean`) and for comparison (`fold`)."""

import itertools
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sucharit.core.thai import clean, clusters, fold, join_split_words

THAI = st.text(
    st.sampled_from("กขงนรหอเแโไะาำๅัิีึืฺุู็่้๊๋์ํ๎ๆฯ๐๕ \t\n-“a\u200b\uf70a\uf712\u0301é"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("ก\u0e4d\u0e32หนด", "กำหนด"),  # decomposed sara am
        ("น\u0e4d\u0e49าใจ", "น้ำใจ"),  # its tone after the circle
        ("น\u0e49\u0e4dาใจ", "น้ำใจ"),  # its tone before the circle
        ("น\u0e33\u0e49ใจ", "น้ำใจ"),  # its tone after all of it
        ("ทาํ", "ทำ"),
        ("วา่", "ว่า"),
        ("คะ่", "ค่ะ"),
        ("เเผน", "แผน"),
        ("ผู้้", "ผู้"),
        ("ดิิน", "ดิน"),
        ("ท่ีดิน", "ที่ดิน"),  # tone typed before its vowel
        ("ก ิ จ", "กิ จ"),
        ("ที ่ตั้ง", "ที่ตั้ง"),
        ("จ ะ", "จะ"),
        ("ก า ร", "กา ร"),
        ("ป\u200bระ\ufeffชุม", "ประชุม"),
        ("ประ\x00ชุม\xad", "ประชุม"),
        ("ปี\xa0๒๕๖๖", "ปี ๒๕๖๖"),
        ("บรรทัดหนึ่ง\u2028สอง", "บรรทัดหนึ่ง\nสอง"),
        ("ก\ud800ข", "กข"),
    ],
)
def test_each_damage_is_mended(damaged, whole):
    assert clean(damaged) == whole


@pytest.mark.parametrize(
    "text",
    [
        "พันธุ์พืช สิทธิ์ กษัตริย์",
        "ก็ เพราะ เกาะ ค่ะ น้ำ ทั้งนี้ ฯลฯ ต่าง ๆ",
        "ฤๅษี ฦๅสาย",
        "a - b\tc\n๑.๑ (ก)",
        "จ้าง ก ข ค",
        "",
    ],
)
def test_good_text_is_left_as_it_is(text):
    assert clean(text) == text


def test_glyph_codes_of_old_fonts_become_letters():
    windows = "".join(map(chr, range(0xF700, 0xF71B)))
    macintosh = "".join(map(chr, range(0xF884, 0xF89F)))
    for glyphs in (windows, macintosh):
        letters = [clean("ก" + glyph)[-1] for glyph in glyphs]
        assert all("\u0e01" <= letter <= "\u0e4d" for letter in letters)
        assert set(letters) == set(
            "ญฐ\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
        )
    assert clean("ป\uf710\uf70aน ท\uf702\uf713") == "ปั่น ที่"


def test_spellings_of_the_same_words_fold_together():
    assert fold("“การ สร้าง–จิตสํานึก” (๑.๑)") == fold('การสร้าง-จิตสำนึก "1.1"') == "การสร้างจิตสำนึก11"
    assert fold("ITA Online") == fold("ita\u00a0ONLINE.")
    assert fold("เจตนาารมณ์") == fold("เจตนารมณ์")
    assert fold("สำนักงาน ก.พ.") == "สำนักงานกพ"
    assert fold(" - … ฯ _") == ""


@given(THAI)
@settings(max_examples=400)
def test_mending_twice_changes_nothing_more(text):
    for mend in (clean, fold, join_split_words):
        once = mend(text)
        assert mend(once) == once


@given(st.text())
def test_mending_holds_for_text_of_any_script(text):
    for mend in (clean, fold):
        once = mend(text)
        assert mend(once) == once
        assert unicodedata.is_normalized("NFC", once)
    assert fold(clean(text)) == fold(text)


def test_every_short_run_of_marks_settles_at_once():
    alphabet = "ก\u0e31\u0e38\u0e48\u0e4c\u0e4dาำะ "
    for length in range(1, 5):
        for letters in itertools.product(alphabet, repeat=length):
            once = clean("".join(letters))
            assert clean(once) == once


@given(THAI)
def test_cleaning_loses_no_consonant_and_no_digit(text):
    def kept(string):
        return [letter for letter in string if "ก" <= letter <= "ฮ" or "๐" <= letter <= "๙"]

    assert kept(clean(text)) == kept(text)


@pytest.mark.parametrize("rubbish", ["\u0e48", "ก ่", "ก " * 2 + "ิ", "เ", "เ\u0e4d่า ", "ก" + " " * 50, "\uf70a", "ํา"])
def test_rubbish_takes_no_more_than_its_length(rubbish):
    text = rubbish * (400_000 // len(rubbish))
    started = time.process_time()
    clean(text)
    fold(text)
    join_split_words(text)
    clusters(text)
    assert time.process_time() - started < 4
