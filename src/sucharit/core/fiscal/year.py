"""A fiscal year and its parts as values: the year itself, its quarters, and the rounds that reports cover."""

import datetime
import re
from typing import Self

import msgspec

from sucharit.core.thai import BUDDHIST_ERA, MONTHS, SHORT_MONTHS, arabic_digits, clean, thai_digits

FIRST_YEAR, LAST_YEAR = 2400, 2700
"""Buddhist Era years outside these are taken for misprints."""

_STATED = re.compile(r"(?:(?:ประจำ)?(?:ปีงบประมาณ|ปี))?\s*(?:พ\s?\.?\s?ศ\s?\.?\s*)?(?P<year>[0-9]{4})\s*")
_STATED_COMMON = re.compile(r"(?:(?:ประจำ)?(?:ปีงบประมาณ|ปี))?\s*ค\s?\.?\s?ศ\s?\.?\s*(?P<year>[0-9]{4})\s*")


class FiscalYear(msgspec.Struct, frozen=True, order=True):
    """Fiscal year 2569: 1 October 2025 to 30 September 2026 (พ.ร.บ.วิธีการงบประมาณ พ.ศ. 2561 มาตรา 4)."""

    value: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.value <= LAST_YEAR:
            raise ValueError(f"ปีงบประมาณ {self.value} ไม่ใช่ปีพุทธศักราชที่เป็นไปได้ ({FIRST_YEAR} ถึง {LAST_YEAR})")

    def __int__(self) -> int:
        return self.value

    @classmethod
    def of(cls, date: datetime.date) -> Self:
        """The fiscal year that a day of the Common Era falls in."""
        return cls(date.year + BUDDHIST_ERA + (date.month >= 10))

    @classmethod
    def parse(cls, text: str) -> Self:
        """ "ปีงบประมาณ พ.ศ. ๒๕๖๖", "พ.ศ. 2566", "๒๕๖๖", "ค.ศ. 2023". ValueError in Thai for anything else."""
        stated = arabic_digits(clean(text[:200])).strip()
        if match := _STATED_COMMON.fullmatch(stated):
            return cls(int(match["year"]) + BUDDHIST_ERA)
        if match := _STATED.fullmatch(stated):
            return cls(int(match["year"]))
        raise ValueError(f"อ่านปีงบประมาณจาก “{text[:60]}” ไม่ได้: โปรดระบุปีพุทธศักราชสี่หลัก เช่น ปีงบประมาณ พ.ศ. 2566")

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.value - BUDDHIST_ERA - 1, 10, 1)

    @property
    def last_day(self) -> datetime.date:
        return datetime.date(self.value - BUDDHIST_ERA, 9, 30)

    def contains(self, date: datetime.date) -> bool:
        return self.first_day <= date <= self.last_day

    @property
    def quarters(self) -> tuple["Quarter", "Quarter", "Quarter", "Quarter"]:
        return Quarter(self.value, 1), Quarter(self.value, 2), Quarter(self.value, 3), Quarter(self.value, 4)

    @property
    def rounds(self) -> tuple["Round", "Round", "Round"]:
        return Round(self.value, 6), Round(self.value, 9), Round(self.value, 12)

    def label(self, digits: str = "thai") -> str:
        """ "ปีงบประมาณ พ.ศ. ๒๕๖๙"."""
        return _digits(f"ปีงบประมาณ พ.ศ. {self.value}", digits)


class Quarter(msgspec.Struct, frozen=True, order=True):
    """Quarter 1-4 of a fiscal year: October-December, January-March, April-June, July-September."""

    year: int
    number: int

    def __post_init__(self) -> None:
        FiscalYear(self.year)
        if self.number not in (1, 2, 3, 4):
            raise ValueError(f"ไตรมาสที่ {self.number} ไม่มี: ปีงบประมาณมีไตรมาสที่ 1 ถึง 4")

    @classmethod
    def of(cls, date: datetime.date) -> Self:
        """The quarter that a day of the Common Era falls in."""
        return cls(FiscalYear.of(date).value, (date.month + 2) % 12 // 3 + 1)

    @property
    def months(self) -> tuple[int, int, int]:
        """Calendar months 1-12."""
        first = (10, 1, 4, 7)[self.number - 1]
        return first, first + 1, first + 2

    @property
    def first_day(self) -> datetime.date:
        year = self.year - BUDDHIST_ERA - (self.number == 1)
        return datetime.date(year, self.months[0], 1)

    @property
    def last_day(self) -> datetime.date:
        return _day_before_month(self.first_day.year, self.months[-1] + 1)

    def contains(self, date: datetime.date) -> bool:
        return self.first_day <= date <= self.last_day

    def label(self, digits: str = "thai") -> str:
        """ "ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๒๕๖๘)"."""
        names = f"{SHORT_MONTHS[self.months[0] - 1]} - {SHORT_MONTHS[self.months[-1] - 1]}"
        return _digits(f"ไตรมาสที่ {self.number} ({names} {self.last_day.year + BUDDHIST_ERA})", digits)


class Round(msgspec.Struct, frozen=True, order=True):
    """A report round: the first 6, 9 or 12 months of a fiscal year."""

    year: int
    months: int

    def __post_init__(self) -> None:
        FiscalYear(self.year)
        if self.months not in (6, 9, 12):
            raise ValueError(f"รอบ {self.months} เดือน ไม่มี: รอบรายงานมี 6, 9 และ 12 เดือน")

    @property
    def first_day(self) -> datetime.date:
        return FiscalYear(self.year).first_day

    @property
    def last_day(self) -> datetime.date:
        return _day_before_month(self.year - BUDDHIST_ERA, self.months - 2)

    def contains(self, date: datetime.date) -> bool:
        return self.first_day <= date <= self.last_day

    def label(self, digits: str = "thai") -> str:
        """ "รอบ ๖ เดือน ปีงบประมาณ พ.ศ. ๒๕๖๙ (ตุลาคม ๒๕๖๘ - มีนาคม ๒๕๖๙)"."""
        first = f"{MONTHS[self.first_day.month - 1]} {self.first_day.year + BUDDHIST_ERA}"
        last = f"{MONTHS[self.last_day.month - 1]} {self.last_day.year + BUDDHIST_ERA}"
        return _digits(f"รอบ {self.months} เดือน ปีงบประมาณ พ.ศ. {self.year} ({first} - {last})", digits)


def _day_before_month(year: int, month: int) -> datetime.date:
    following = datetime.date(year + (month > 12), (month - 1) % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _digits(text: str, digits: str) -> str:
    return thai_digits(text) if digits == "thai" else text
