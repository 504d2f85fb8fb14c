"""Values as words on a screen: money, dates, fiscal years, sizes. In Thai, or in English where that is the language."""

import datetime
import math
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from sucharit.base.screens.digits import shown
from sucharit.core.fiscal import FiscalSpan, FiscalYear
from sucharit.core.thai import BUDDHIST_ERA, MONTHS, format_date

DASH = "-"
_SIZES = ("B", "KB", "MB", "GB")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class InBoth(Protocol):
    """What was refused, and why, in both languages."""

    @property
    def thai(self) -> str: ...

    @property
    def english(self) -> str: ...


def english() -> bool:
    return (get_language() or "th").startswith("en")


def said(fault: InBoth) -> str:
    """Why something was refused, in the reader's language and as a sentence."""
    return fault.english[:1].upper() + fault.english[1:] if english() else fault.thai


def visible(text: str) -> str:
    """A text whose invisible and direction-changing characters stand there by their code. Line breaks stay."""
    return "".join(
        f"‹U+{ord(letter):04X}›" if unicodedata.category(letter)[0] == "C" and letter not in "\n\r\t" else letter
        for letter in text
    )


def number(value: Decimal | float | None, places: int | None = None) -> str:
    """With thousands separators; None is a dash, zero is zero. Without `places`, fractions only where there are any."""
    if value is None:
        return DASH
    if not math.isfinite(value):
        return DASH
    if places is None:
        text = f"{value:,.10f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
    else:
        text = f"{_half_up(value, places):,.{places}f}"
    return shown(text)


def _half_up(value: Decimal | float, places: int) -> Decimal | float:
    """As people round: Python would make 3.125 to 3.12."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) if isinstance(value, Decimal) else value


def money(value: Decimal | float | None) -> str:
    """Baht without the word: satang only where there are any ("1,250", "1,250.50"); None is a dash, zero is zero."""
    if value is None:
        return DASH
    return number(value, places=0 if value == int(value) else 2)


def budget(value: Decimal | float | None) -> str:
    """A budget in words: not stated, no budget used, or baht."""
    if value is None:
        return gettext("ไม่ได้ระบุงบประมาณ")
    if value == 0:
        return gettext("ไม่ใช้งบประมาณ")
    return gettext("%(amount)s บาท") % {"amount": money(value)}


def as_date(value: datetime.date) -> datetime.date:
    """The day in Bangkok of a moment; a day as it is."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value: datetime.date | None) -> str:
    """ "21 มี.ค. 2566"; in English "21 Mar 2023"."""
    if value is None:
        return DASH
    date = as_date(value)
    if english():
        return shown(f"{date.day} {_MONTHS[date.month - 1]} {date.year}")
    return shown(format_date(date, style="short", digits="arabic"))


def day_full(value: datetime.date | None) -> str:
    """ "21 มีนาคม พ.ศ. 2566"; in English "21 March 2023"."""
    if value is None:
        return DASH
    date = as_date(value)
    if english():
        return shown(f"{date.day} {date:%B} {date.year}")
    return shown(format_date(date, style="full", digits="arabic"))


def month(value: datetime.date | None) -> str:
    """ "มีนาคม 2566"; in English "March 2023"."""
    if value is None:
        return DASH
    date = as_date(value)
    said = f"{date:%B} {date.year}" if english() else f"{MONTHS[date.month - 1]} {date.year + BUDDHIST_ERA}"
    return shown(said)


def clock(value: datetime.datetime) -> str:
    """ "14.05 น.", the hour in Bangkok; in English "14:05"."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return shown(f"{local:%H:%M}" if english() else f"{local:%H.%M} น.")


def moment(value: datetime.datetime | None) -> str:
    """ "21 มี.ค. 2566 เวลา 14.05 น."."""
    if value is None:
        return DASH
    return gettext("%(day)s เวลา %(clock)s") % {"day": day(value), "clock": clock(value)}


def since(value: datetime.date, today: datetime.date) -> str:
    """How far a day is from today, for the place beside the date, never instead of it; "" beyond a month."""
    apart = (today - as_date(value)).days
    if apart in (0, 1, -1):
        return {0: gettext("วันนี้"), 1: gettext("เมื่อวานนี้"), -1: gettext("พรุ่งนี้")}[apart]
    if abs(apart) > 31:
        return ""
    if apart > 0:
        return ngettext("%(n)s วันที่แล้ว", "%(n)s วันที่แล้ว", apart) % {"n": number(apart)}
    return ngettext("อีก %(n)s วัน", "อีก %(n)s วัน", -apart) % {"n": number(-apart)}


def fiscal_year(value: int | FiscalYear | None) -> str:
    """ "ปีงบประมาณ พ.ศ. 2566", whatever is given: a Buddhist Era year or a FiscalYear."""
    if value is None:
        return DASH
    year = int(value)
    return shown(
        gettext("ปีงบประมาณ พ.ศ. %(year)s") % {"year": f"{year} ({year - BUDDHIST_ERA})" if english() else str(year)}
    )


def fiscal_span(value: FiscalSpan | None) -> str:
    """ "ปีงบประมาณ พ.ศ. 2566-2570"; one year where first and last are the same."""
    if value is None:
        return DASH
    if value.first == value.last:
        return fiscal_year(value.first)
    return shown(gettext("ปีงบประมาณ พ.ศ. %(year)s") % {"year": f"{value.first}-{value.last}"})


def size(count: int | None) -> str:
    """Bytes as people read them: "1.2 MB"."""
    if count is None:
        return DASH
    amount, step = float(count), 0
    while amount >= 1000 and step < len(_SIZES) - 1:
        amount, step = amount / 1024, step + 1
    return shown(f"{amount:.0f} {_SIZES[step]}" if step == 0 or amount >= 10 else f"{amount:.1f} {_SIZES[step]}")
