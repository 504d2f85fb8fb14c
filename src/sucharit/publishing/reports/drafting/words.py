"""Days, counts and money inside a Thai sentence. Generated text carries Arabic digits; paper and screen turn them."""

import datetime
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from sucharit.core.thai import BUDDHIST_ERA, MONTHS, format_amount

MOST_NAMED = 12


def baht(amount: Decimal) -> str:
    """ "25,000 บาท"."""
    return f"{format_amount(amount, digits='arabic')} บาท"


def number(value: Decimal | int) -> str:
    """ "1,250", "4.25"."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def standing_words(count: int, states: Sequence[tuple[str, int]], then: datetime.date | None = None) -> str:
    """ "12 รายการ (คืนแล้ว 10 อยู่ระหว่างยืม 2)", "12 รายการ (คืนแล้ว 10 อยู่ระหว่างยืม 2 ณ วันที่ 31 มีนาคม 2569)"."""
    told = " ".join(f"{words} {n:,}" for words, n in states)
    of = f" ณ วันที่ {long_day(then)}" if then else ""
    return f"{count:,} รายการ ({told}{of})" if told else f"{count:,} รายการ"


def long_day(day: datetime.date) -> str:
    """ "12 มกราคม 2569"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}"


def days(first: datetime.date, last: datetime.date | None) -> str:
    """ "วันที่ 12 มกราคม 2569", "ระหว่างวันที่ … ถึง …"."""
    if last is None or last == first:
        return f"วันที่ {long_day(first)}"
    return f"ระหว่างวันที่ {long_day(first)} ถึง {long_day(last)}"


def percent(part: Decimal | int, whole: Decimal | int) -> str:
    """ "ร้อยละ 82.50", half a hundredth up; whole must not be zero."""
    share = Decimal(part) * 100 / Decimal(whole)
    return f"ร้อยละ {share.quantize(Decimal('0.01'), ROUND_HALF_UP)}"


def named(titles: Sequence[str]) -> str:
    """Some names one after the other; beyond twelve only how many more there are."""
    shown = " ".join(f"({number}) {title}" for number, title in enumerate(titles[:MOST_NAMED], 1))
    more = len(titles) - MOST_NAMED
    return f"{shown} และอีก {more} รายการ" if more > 0 else shown


def ended(said: str) -> str:
    """Without a full stop or blanks at its end, on one line."""
    return " ".join(said.split()).rstrip(" .")
