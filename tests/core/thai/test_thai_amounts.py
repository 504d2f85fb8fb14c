"""Money in digits and in words, as plans print it and as scanners damage it."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.thai import (
    baht_words,
    find_amounts,
    format_amount,
    number_words,
    parse_amount,
    parse_baht_words,
    parse_number_words,
    read_amount,
)

BAHT = st.decimals(min_value=0, max_value=10**13, places=2)


@pytest.mark.parametrize(
    ("printed", "baht"),
    [
        ("๒๐,๐๐๐.- บาท", 20_000),
        ("๒๐,๐๐๐.-บาท", 20_000),
        ("๓๐,๐๐๐.๐๐ บาท", 30_000),
        ("๑,๒๐๐,๐๐๐.๕๐", "1200000.50"),
        ("๑๒๐๐๐", 12_000),
        ("0.00", 0),
        ("- ๕,๐๐๐ บาท", 5_000),
        ("ปีละ ๒๐,๐๐๐ บาท", 20_000),
        ("งบประมาณ: ๒๐,๐๐๐ บาท/ปี", 20_000),
        ("เป็นเงินจำนวน ๗,๕๐๐ บาทถ้วน", 7_500),
        ("๑.๕ ล้านบาท", 1_500_000),
        ("๒ แสนบาท", 200_000),
        ("๑๐๐ บาท ๕๐ สตางค์", "100.50"),
        ("๑๐๐ บาท ๕ สตางค์", "100.05"),
        ("20,000 บาท (สองหมื่นบาทถ้วน)", 20_000),
        ("(สองหมื่นบาทถ้วน)", 20_000),
    ],
)
def test_an_amount_is_read_in_every_form(printed, baht):
    assert parse_amount(printed) == Decimal(baht)


@pytest.mark.parametrize(
    ("printed", "baht"),
    [
        ("๒๐ ,๐๐๐", 20_000),
        ("๒๐, ๐๐๐ บาท", 20_000),
        ("๒๐.๐๐๐", 20_000),
        ("๒๐;๐๐๐", 20_000),
        ("๑ ๒๐๐ ๐๐๐", 1_200_000),
        ("๒o,ooo บาท", 20_000),
    ],
)
def test_a_damaged_separator_is_mended_and_said(printed, baht):
    amount = read_amount(printed)
    assert amount is not None
    assert (amount.baht, amount.mended, amount.printed) == (baht, True, printed)


@pytest.mark.parametrize(
    "printed",
    [
        *["ไม่ใช้งบประมาณ", "ไม่ใช้ งบประมาณ", "ไม่ใช้งบประมาณ บาท", "ไม่ใช้งบประมาณดำเนินการ", "(ไม่ใช้งบประมาณ)"],
        *["- ไม่ใช้งบประมาณ -", "ไม่ ใช้ งบ ประมาณ", "ไม่ใช้งบประมาน", "ไม่ไช้งบประมาณ", "ไมใช้งบประมาณ", "ไม่ใช้เงินงบประมาณ"],
        *["ไม่ได้ใช้งบประมาณ", "ไม่มีงบประมาณ", "ไม่มีค่าใช้จ่าย", "ไม่มี", "ไม่ใช้งบประมาณ เนื่องจากเจ้าหน้าที่ดำเนินการเอง"],
        *["-", "–", "—", "−", "- - -", "-.-", "- บาท", "๐", "0"],
    ],
)
def test_no_budget_and_a_lone_dash_are_zero(printed):
    assert parse_amount(printed) == 0


@pytest.mark.parametrize(
    "printed",
    [
        *["", "   ", "๔๐ คน", "๒๐,๐๐", "๒๐,๐๐๐,๐๐", "๑,๒๓๔.๕๐๐", "ooo", ".... บาท", "ใช้งบประมาณของกองคลัง", "ปี ๒๕๖๖"],
        *["๑๒๐,๐๐๐ ๑๒๐,๐๐๐", "ไม่ใช้งบประมาณ ปี ๒๕๖๖ จำนวน ๕,๐๐๐ บาท", "๑" * 30, "๑," * 500],
    ],
)
def test_what_is_not_clearly_one_amount_is_not_guessed(printed):
    assert parse_amount(printed) is None


def test_digits_and_words_that_stand_together_are_both_given():
    amount = read_amount("๒๐,๐๐๐ บาท (สามหมื่นบาทถ้วน)")
    assert amount is not None
    assert (amount.baht, amount.words) == (20_000, 30_000)


def test_amounts_are_found_in_a_sentence_with_their_places():
    text = "ข้อ ๑. ๒๐๐ บาท และ ๓๐,๐๐๐.- สำหรับ ๔๐ คน รวม ๑.๕ ล้านบาท (หนึ่งล้านห้าแสนบาทถ้วน) ปี ๒๕๖๖"
    found = find_amounts(text)
    assert [int(amount.baht) for amount in found] == [200, 30_000, 1_500_000]
    assert [text[amount.start : amount.end] for amount in found] == [amount.printed for amount in found]
    assert found[2].words == 1_500_000


@pytest.mark.parametrize(
    ("amount", "options", "text"),
    [
        (Decimal(20_000), {}, "๒๐,๐๐๐"),
        (Decimal("20000.50"), {}, "๒๐,๐๐๐.๕๐"),
        (Decimal(20_000), {"satang": True, "digits": "arabic", "unit": True}, "20,000.00 บาท"),
        (Decimal(0), {"zero": "ไม่ใช้งบประมาณ"}, "ไม่ใช้งบประมาณ"),
        (Decimal(0), {}, "๐"),
        (None, {"zero": "-"}, ""),
    ],
)
def test_an_amount_is_printed_as_papers_want_it(amount, options, text):
    assert format_amount(amount, **options) == text


@given(BAHT)
def test_a_printed_amount_is_read_again(baht):
    assert parse_amount(format_amount(baht, satang=True, unit=True)) == baht
    assert parse_amount(format_amount(baht, satang=True, digits="arabic")) == baht


@given(st.text(st.sampled_from("๐๑๒25oO,. -–บาทล้านไม่ใช้งบประมาณ()สองหมื่นถ้วน\u0e4d"), max_size=40) | st.text())
def test_no_cell_breaks_the_reader(text):
    amount = read_amount(text)
    assert amount is None or amount.baht >= 0
    assert all(amount.baht >= 0 for amount in find_amounts(text))


@pytest.mark.parametrize(
    ("baht", "words"),
    [
        ("120000", "หนึ่งแสนสองหมื่นบาทถ้วน"),
        ("21", "ยี่สิบเอ็ดบาทถ้วน"),
        ("101", "หนึ่งร้อยเอ็ดบาทถ้วน"),
        ("11", "สิบเอ็ดบาทถ้วน"),
        ("1", "หนึ่งบาทถ้วน"),
        ("0", "ศูนย์บาทถ้วน"),
        ("1000001", "หนึ่งล้านเอ็ดบาทถ้วน"),
        ("2000000000000", "สองล้านล้านบาทถ้วน"),
        ("1000005000000", "หนึ่งล้านห้าล้านบาทถ้วน"),
        ("20.25", "ยี่สิบบาทยี่สิบห้าสตางค์"),
        ("0.5", "ห้าสิบสตางค์"),
    ],
)
def test_an_amount_is_written_in_words_and_read_back(baht, words):
    assert baht_words(Decimal(baht)) == words
    assert parse_baht_words(words) == Decimal(baht)


def test_every_number_to_ten_thousand_is_written_as_pythainlp_writes_it_and_read_back():
    from pythainlp.util import bahttext

    for number in range(10_001):
        words = baht_words(Decimal(number))
        assert words == bahttext(number)
        assert parse_baht_words(words) == number


def test_large_numbers_are_written_as_pythainlp_writes_them():
    from pythainlp.util import bahttext

    dice = random.Random(2566)
    for number in (dice.randrange(10 ** dice.randrange(5, 14)) for _ in range(500)):
        assert baht_words(Decimal(number)) == bahttext(number)


@given(BAHT)
def test_every_amount_to_ten_trillion_is_written_and_read_back(baht):
    assert parse_baht_words(f"( {baht_words(baht)} )") == baht


@given(st.integers(min_value=0, max_value=10**30 - 1))
def test_whole_numbers_in_words_round_trip(number):
    assert parse_number_words(number_words(number)) == number


@pytest.mark.parametrize(
    ("words", "baht"),
    [
        ("สอง หมื่น บาท ถ้วน", 20_000),
        ("พันห้าร้อยบาท", 1_500),
        ("สองสิบหนึ่งบาท", 21),
        ("หนึ่งแสนบาทถวน", 100_000),
        ("ห้าสิบสตางค์", "0.5"),
    ],
)
def test_other_ways_of_writing_words_are_understood(words, baht):
    assert parse_baht_words(words) == Decimal(baht)


@pytest.mark.parametrize(
    "words",
    [
        *["", "บาทถ้วน", "สองหมื่น", "สองหมื่นหนึ่งแสนบาท", "ล้านบาท", "หนึ่งบาทร้อยสตางค์", "สองสองบาท", "ยี่บาท"],
        *["บาทสองบาท", "หนึ่ง" * 200 + "บาท"],
    ],
)
def test_words_out_of_order_are_not_an_amount(words):
    assert parse_baht_words(words) is None


@pytest.mark.parametrize(
    "amount", [Decimal(-1), Decimal("0.001"), Decimal("NaN"), Decimal("Infinity"), Decimal(10) ** 30]
)
def test_an_amount_that_cannot_be_written_says_why(amount):
    with pytest.raises(ValueError, match="เป็นตัวอักษรไม่ได้"):
        baht_words(amount)
