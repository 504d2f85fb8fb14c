"""Amounts of money in digits, as plans print them and as scanners damage them."""

import re
from decimal import Decimal

import msgspec

from sucharit.core.thai.baht import parse_baht_words
from sucharit.core.thai.digits import arabic_digits, thai_digits
from sucharit.core.thai.folding import clean, fold

_LONGEST = 400  # a cell or a line that holds an amount is shorter; a bound for hostile input

_DASH = "[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d~_]"
_LONE_DASH = re.compile(rf"{_DASH}(?:[\s.]|{_DASH})*(?:บาท)?")

# "No budget", on folded text: spaces, sara am and doubled marks are out of the way. Letters that OCR confuses
# (ช ซ ข, ใ ไ, ณ น ญ, a lost tone) are taken for each other.
_NO_BUDGET = re.compile(
    "ไม[\u0e48\u0e49]?(?:ได้|ต้อง|ขอ|มีการ|จำเป็นต้อง)?(?:[ใไ][ชซข][\u0e48\u0e49]?|เบิก|มี)(?:จ่าย)?(?:เงิน)?(?:ง|จ)บ(?:ปร?ะ?มา[ณนญฌ]?)?"
    "|ไม่มี(?:การ)?(?:ใช้จ่าย|ค่าใช้จ่าย)|ไม่ใช้จ่าย(?:เงิน)?|ไม่มี$"
)

# Thousands parted by commas, by what a scanner makes of commas, or by spaces; Latin o where ๐ stood.
_THOUSANDS = r"[0-9oO]{1,3}(?:\s?[,'’،，;.]\s?[0-9oO]{3})+(?![0-9oO])|[0-9oO]{1,3}(?: [0-9oO]{3})+(?![0-9oO])|[0-9oO]+"
_SATANG = r"(?:\s?\.\s?(?P<part>[0-9oO]{1,2})(?![0-9oO]))?"
_BAHT = rf"(?:\s?[.,]?\s?{_DASH})?\s*(?P<size>ล้าน|แสน|หมื่น|พัน)?\s*"
_COINS = r"(?:\s*(?P<coins>[0-9]{1,2})\s*สตางค์)?"
_IN_WORDS = r"(?:\s*[(（](?P<words>[^()（）]{4,150})[)）])?"

_WHOLE = re.compile(
    r"(?:(?:เป็น|จำนวน|ยอด|วง|รวม|ทั้งสิ้น|ปีละ|งบประมาณ|เงิน|ประมาณ|ไม่เกิน|ครั้งละ|ดำเนินการ|ที่ใช้|โครงการ)\s?)*[:：=]?\s*"
    rf"(?:(?:{_DASH}|•)\s*)?(?:฿\s?)?(?P<whole>{_THOUSANDS}){_SATANG}{_BAHT}(?:บาท)?{_COINS}\s*(?:ถ้วน)?"
    rf"\s*(?:(?:/|ต่อ)\s?ปี(?:งบประมาณ)?|ทุกปี|[.,]|บาท)*{_IN_WORDS}\s*(?:ต่อปี|ทุกปี)?"
)
_WITHIN = re.compile(
    r"(?<![0-9,.\-/])(?P<whole>[0-9]{1,3}(?:\s?,\s?[0-9oO]{3})+(?![0-9oO])|[0-9]+)"
    rf"{_SATANG}(?:{_BAHT}บาท(?!ละ){_COINS}|\s?\.\s?{_DASH}){_IN_WORDS}"
)
_PLAIN = re.compile("[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_GAP = re.compile(r"\s{3,}")  # as good as two blanks, and no way for a pattern to go back and forth in them
_SIZES = {"ล้าน": 1_000_000, "แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000, None: 1}


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """An amount found in a text: its place [start, end), baht, and whether the print had to be mended to read it.

    `words` is the amount that stands beside it in words ("(สองหมื่นบาทถ้วน)"), for comparison.
    """

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
    """As `parse_amount`, with the print, whether it was mended, and the amount in words beside it."""
    if len(text) > _LONGEST:
        return None
    regular = _GAP.sub("  ", arabic_digits(clean(text)).strip())
    if not regular:
        return None
    if _nothing_is_spent(regular):
        return Amount(start=0, end=len(text), baht=Decimal(0), printed=text)
    match = _WHOLE.fullmatch(regular)
    if match:
        return _amount(match, text, 0, len(text))
    words = parse_baht_words(regular)
    return None if words is None else Amount(start=0, end=len(text), baht=words, printed=text, words=words)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount in a cleaned text that says บาท or ends in ".-", in order."""
    if "บาท" not in text and not re.search(rf"\.\s?{_DASH}", text):
        return ()
    arabic = arabic_digits(text)
    found = (
        _amount(match, text[match.start() : match.end()], match.start(), match.end())
        for match in _WITHIN.finditer(arabic)
    )
    return tuple(amount for amount in found if amount)


def _nothing_is_spent(regular: str) -> bool:
    if _LONE_DASH.fullmatch(regular):
        return True
    folded = fold(regular)
    return bool(_NO_BUDGET.match(folded)) and not re.search("[0-9]", folded)


def _amount(match: re.Match[str], printed: str, start: int, end: int) -> Amount | None:
    parts = match.groupdict()
    coins = parts["coins"].zfill(2) if parts["coins"] else ""
    baht = _value(parts["whole"], parts["part"] or coins, _SIZES[parts["size"]])
    if baht is None:
        return None
    return Amount(
        start=start,
        end=end,
        baht=baht,
        printed=printed,
        mended=not _PLAIN.fullmatch(parts["whole"]),
        words=parse_baht_words(parts["words"]) if parts["words"] else None,
    )


def _value(whole: str, fraction: str, size: int) -> Decimal | None:
    if not re.search("[0-9]", whole) or ("." in whole and "," in whole):
        return None
    digits = re.sub("[^0-9]", "", whole.replace("o", "0").replace("O", "0"))
    fraction = fraction.replace("o", "0").replace("O", "0")
    if len(digits) > 18:
        return None
    value = Decimal(f"{digits}.{fraction or 0}") * size
    return Decimal(int(value)) if value == int(value) else value


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
