"""Amounts of money in Thai words, both ways: "หนึ่งแสนสองหมื่นบาทถ้วน" and back."""

import re
from decimal import ROUND_DOWN, Decimal

from sucharit.core.thai.folding import clean

_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_UNITS = ((100_000, "แสน"), (10_000, "หมื่น"), (1_000, "พัน"), (100, "ร้อย"))
_MILLION = 1_000_000
_LONGEST = 400  # letters of an amount in words
_LARGEST = 10**30  # nobody's budget; a bound for hostile input

_VALUE = {word: value for value, word in enumerate(_DIGITS)} | {"": 1, "ยี่": 2, "เอ็ด": 1}
_DIGIT = "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า"
# A unit without its digit is one of it ("พันห้าร้อย").
_BELOW_MILLION = re.compile(
    "".join(f"(?:({_DIGIT}|){unit})?" for _, unit in _UNITS) + f"(?:({_DIGIT}|ยี่|)สิบ)?({_DIGIT}|เอ็ด)?"
)
_EVEN = "(?:ถ[้ั]?วน)?"  # "ถ้วน", also with its tone misread
_AMOUNT = re.compile(
    f"(?P<baht>[ก-์]+?)บาท(?:{_EVEN}|(?P<satang>[ก-์]+?)สตางค์{_EVEN})|(?P<only>[ก-์]+?)สตางค์{_EVEN}",
)
_NOT_WORDS = re.compile(r"[\s()\[\]“”\"',.\-–—_]+")


def number_words(number: int) -> str:
    """A whole number in Thai words: 0 "ศูนย์", 21 "ยี่สิบเอ็ด", 101 "หนึ่งร้อยเอ็ด", 10**12 "หนึ่งล้านล้าน".

    ValueError for a negative number or one of more than thirty digits.
    """
    if not 0 <= number < _LARGEST:
        raise ValueError(f"เขียนจำนวน {number} เป็นตัวอักษรไม่ได้: ต้องไม่ติดลบและไม่เกินสามสิบหลัก")
    if number == 0:
        return _DIGITS[0]
    millions, rest = divmod(number, _MILLION)
    words = number_words(millions) + "ล้าน" if millions else ""
    return words + _below_million(rest, follows=bool(millions))


def baht_words(amount: Decimal) -> str:
    """An amount as official papers write it: "สองหมื่นบาทถ้วน", "หนึ่งร้อยบาทห้าสิบสตางค์", "ห้าสิบสตางค์", "ศูนย์บาทถ้วน".

    ValueError (in Thai) for a negative amount, one that is no number, or one with a part of a satang.
    """
    if not amount.is_finite() or amount < 0 or amount >= _LARGEST:
        raise ValueError(f"เขียนจำนวนเงิน {amount} เป็นตัวอักษรไม่ได้: ต้องเป็นจำนวนที่ไม่ติดลบ")
    baht = int(amount.to_integral_value(rounding=ROUND_DOWN))
    satang = (amount - baht) * 100
    if satang != int(satang):
        raise ValueError(f"เขียนจำนวนเงิน {amount} เป็นตัวอักษรไม่ได้: มีเศษของสตางค์ โปรดปัดเศษก่อน")
    if not satang:
        return f"{number_words(baht)}บาทถ้วน"
    whole = f"{number_words(baht)}บาท" if baht else ""
    return f"{whole}{number_words(int(satang))}สตางค์"


def parse_baht_words(text: str) -> Decimal | None:
    """The amount that words state, or None where they are not one whole amount in good order.

    Brackets, spaces and "ถ้วน" do not matter; "บาท" or "สตางค์" must be there.
    """
    if len(text) > _LONGEST:
        return None
    match = _AMOUNT.fullmatch(_NOT_WORDS.sub("", clean(text)))
    if not match:
        return None
    baht = parse_number_words(match["baht"] or _DIGITS[0])
    satang = parse_number_words(match["satang"] or match["only"] or _DIGITS[0])
    if baht is None or satang is None or satang >= 100:
        return None
    return Decimal(baht) + Decimal(satang) / 100


def parse_number_words(text: str) -> int | None:
    """A whole number from Thai words ("สองหมื่น", "หนึ่งล้านล้าน", "พันห้าร้อย"); None where they are not in good order."""
    words = _NOT_WORDS.sub("", clean(text[: _LONGEST + 1]))
    if words == _DIGITS[0]:
        return 0
    if not words or words.startswith("ล้าน") or len(words) > _LONGEST:
        return None
    total = 0
    for part in words.split("ล้าน"):
        value = _value_below_million(part)
        if value is None:
            return None
        total = total * _MILLION + value
    return total


def _below_million(number: int, *, follows: bool) -> str:
    """`follows`: something larger stands before, so a final 1 is เอ็ด."""
    words = ""
    for size, unit in _UNITS:
        digit, number = divmod(number, size)
        if digit:
            words += _DIGITS[digit] + unit
    tens, ones = divmod(number, 10)
    if tens:
        words += {1: "", 2: "ยี่"}.get(tens, _DIGITS[tens]) + "สิบ"
    if ones:
        words += "เอ็ด" if ones == 1 and (follows or words) else _DIGITS[ones]
    return words


def _value_below_million(words: str) -> int | None:
    match = _BELOW_MILLION.fullmatch(words)
    if not match:
        return None
    sizes = (100_000, 10_000, 1_000, 100, 10, 1)
    return sum(size * _VALUE[digit] for size, digit in zip(sizes, match.groups(), strict=True) if digit is not None)
