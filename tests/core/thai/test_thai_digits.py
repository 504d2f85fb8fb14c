"""Digits both ways, and the digits that a scanner takes for one another."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.thai import arabic_digits, confusable, digit_variants, thai_digits


def test_digits_both_ways():
    assert arabic_digits("ปี ๒๕๖๙ ข้อ 7") == "ปี 2569 ข้อ 7"
    assert thai_digits("ปี 2569 ข้อ ๗") == "ปี ๒๕๖๙ ข้อ ๗"


@given(st.text())
def test_every_character_keeps_its_place(text):
    assert len(arabic_digits(text)) == len(text) == len(thai_digits(text))
    assert arabic_digits(thai_digits(text)) == arabic_digits(text)
    assert not set(thai_digits(text)) & set(string.digits)


def test_a_doubtful_number_is_offered_with_one_digit_changed_in_its_own_script():
    assert digit_variants("๒๙") == ("๖๙", "๙๙", "๒๖", "๒๒", "๒๕")
    assert digit_variants("17") == ("13", "16", "15")
    assert digit_variants("๐๑") == ()


@pytest.mark.parametrize("pair", ["๖๙", "๖๒", "๖๗", "๓๗", "๕๘", "๔๘", "๔๕", "๕๙", "๙๒"])
def test_digits_that_look_alike_are_confused_both_ways(pair):
    assert confusable(pair[0], pair[1])
    assert confusable(pair[1], pair[0])


@pytest.mark.parametrize(("left", "right"), [("๒๕๖๖", "๒๕๖๖"), ("๒๕๖๖", "๒๕๖"), ("๑๐", "๒๐"), ("", "")])
def test_numbers_that_are_equal_or_plainly_different_are_not_confused(left, right):
    assert not confusable(left, right)
