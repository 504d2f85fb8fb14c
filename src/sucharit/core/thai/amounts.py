"""Amounts of money in digits, as plans print them and as scanners damage them."""

import re
from decimal import Decimal

import msgspec

from sucharit.core.thai.baht import parse_baht_words
from sucharit.core.thai.digits import arabic_digits, thai_digits
from sucharit.core.thai.folding import clean, fold

_LONGEST = 400  # a cell or a line that holds an amount is shorter; a bound for hostile input

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d~_"
_LONE_DASH = re.compile(rf"[{_DASHES}](?:[\s.{_DASHES}])*(?:บาท)?")
# "no budget": on folded text, so spaces, sara am and doubled marks are already out of the way. The second character
# class of each pair is what OCR makes of the first.
_NO_BUDGET = re.compile(
    "ไม[\u0e48\u0e49]?(?:ได้|ต้อง|ขอ|มีการ|จำเป็นต้อง)?(?:ใ[ชซข][\u0e48\u0e49]?|เบิก|มี)(?:จ่าย)?(?:เงิน)?งบ(?:ปร?ะมา[ณนญฌ])?"
    "|ไม่มี(?:การ)?(?:ใช้จ่าย|ค่าใช้จ่าย)|ไม่ใช้จ่าย(?:เงิน)?|ไม่มี$"
)

_FIGURE = r"[0-9oOๆ]"
_GROUPS = r"[0-9oO]{1,3}(?:\s?[,'’،，;.]\s?[0-9oO]{3})+|[0-9oO]{1,3}(?: [0-9oO]{3})+|[0-9oO]+"
_NUMBER = re.compile(
    rf"(?P<whole>{_GROUPS})(?:\s?\.\s?(?P<part>[0-9oO]{{1,2}})(?![0-9oO]))?(?P<dash>\s?\.?\s?[{_DASHES}])?"
)
_WHOLE_AMOUNT = re.compile(
    r"(?:(?:เป็น|จำนวน|ยอด|วง|รวม|ทั้งสิ้น|ปีละ|งบประมาณ|เงิน|ประมาณ|ไม่เกิน|ครั้งละ|ดำเนินการ|ที่ใช้|โครงการ)\s?)*[:：=]?\s*"
    rf"(?:[{_DASHES}•]\s*)?(?:฿\s?)?{_NUMBER.pattern}"
    r"\s*(?P<size>ล้าน|แสน|หมื่น|พัน)?\s*(?P<unit>บาท)?(?:\s*(?P<satang>[0-9]{1,2})\s*สตางค์)?(?:ถ้วน)?"
    r"\s*(?:(?:/|ต่อ)\s?(?:ปี|ปีงบประมาณ)|ทุกปี|[.,]|บาท)*\s*(?P<words>[(（][^()]*[)）])?\s*(?:ต่อปี)?",
)
_SIZES = {"ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000, None: 1}


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """An amount found in a text: its place [start, end), baht, and whether the print had to be mended to read it."""

    start: int
    end: int
    baht: Decimal
    printed: str
    mended: bool = False
    words: Decimal | None = None


def parse_amount(text: str) -> Decimal | None:
    """The amount that a cell or a line states, in baht.

    0 for "ไม่ใช้งบประมาณ" in its many spellings and for a lone dash; None for an empty text and for anything that is not
    clearly one amount ("๔๐ คน", "๒๐,๐๐" where a digit is lost): never guessed.
    """
    amount = read_amount(text)
    return amount.baht if amount else None


def read_amount(text: str) -> Amount | None:
    """As `parse_amount`, with what was printed, whether it was mended, and the amount in words that stands beside it."""
    if len(text) > _LONGEST:
        return None
    regular = arabic_digits(clean(text)).strip()
    if not regular:
        return None
    if _says_nothing_is_spent(regular):
        return Amount(start=0, end=len(text), baht=Decimal(0), printed=text)
    match = _WHOLE_AMOUNT.fullmatch(regular)
    if not match:
        in_words = parse_baht_words(regular)
        return None if in_words is None else Amount(start=0, end=len(text), baht=in_words, printed=text, words=in_words)
    return _amount(match, text)


def _says_nothing_is_spent(regular: str) -> bool:
    if _LONE_DASH.fullmatch(regular):
        return True
    folded = fold(regular)
    match = _NO_BUDGET.match(folded)
    return bool(match) and not re.search("[0-9]", folded)


def _amount(match: re.Match[str], printed: str) -> Amount | None:
    baht = _value(match["whole"], match["part"], match["satang"])
    if baht is None:
        return None
    words = parse_baht_words(match["words"]) if match["words"] else None
    plain = re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})*|[0-9]+", match["whole"])
    return Amount(
        start=0,
        end=len(printed),
        baht=baht * _SIZES[match["size"]],
        printed=printed,
        mended=not plain,
        words=words,
    )


def _value(whole: str, part: str | None, satang: str | None) -> Decimal | None:
    digits = re.sub("[^0-9]", "", whole.replace("o", "0").replace("O", "0"))
    if not re.search("[0-9]", whole) or len(digits) > 18:
        return None
    fraction = (part or "").replace("o", "0").replace("O", "0") or (satang.zfill(2) if satang else "0")
    return Decimal(f"{digits}.{fraction}")


def format_amount(
    amount: Decimal | None,
    *,
    digits: str = "thai",
    satang: bool | None = None,
    unit: bool = False,
    zero: str | None = None,
) -> str:
    """An amount for print: "๒๐,๐๐๐", "๒๐,๐๐๐.๕๐", with `unit` "๒๐,๐๐๐ บาท"; "" for None.

    `satang`: always two places, never, or (None) only where there are satang. `zero`: what stands for 0, such as
    "ไม่ใช้งบประมาณ" or "-". `digits`: "thai" or "arabic".
    """
    if amount is None:
        return ""
    if zero is not None and not amount:
        return zero
    places = 2 if satang or (satang is None and amount != amount.to_integral_value()) else 0
    text = f"{amount:,.{places}f}" + (" บาท" if unit else "")
    return thai_digits(text) if digits == "thai" else text
