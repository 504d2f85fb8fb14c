"""Parts of a fiscal year that are counted and reported by: the year, its quarters, its rounds, its months."""

import datetime
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.core.fiscal import FiscalYear, Quarter, Round


class PeriodKey(models.TextChoices):
    """What is reported on: quarters, and the rounds of the official reports."""

    QUARTER_1 = "q1", gettext_lazy("ไตรมาสที่ 1")
    QUARTER_2 = "q2", gettext_lazy("ไตรมาสที่ 2")
    QUARTER_3 = "q3", gettext_lazy("ไตรมาสที่ 3")
    QUARTER_4 = "q4", gettext_lazy("ไตรมาสที่ 4")
    MONTHS_6 = "m6", gettext_lazy("รอบ 6 เดือน")
    MONTHS_9 = "m9", gettext_lazy("รอบ 9 เดือน")
    MONTHS_12 = "m12", gettext_lazy("รอบ 12 เดือน")


@dataclass(frozen=True)
class Period:
    """A part of a fiscal year with its first and last day; key "" is the whole year."""

    key: str
    label: str
    first_day: datetime.date
    last_day: datetime.date

    def contains(self, day: datetime.date) -> bool:
        return self.first_day <= day <= self.last_day


def period_of(fiscal_year: int, key: str) -> Period:
    """The period by its key; KeyError for none such."""
    if not key:
        year = FiscalYear(fiscal_year)
        return Period("", _("ทั้งปีงบประมาณ"), year.first_day, year.last_day)
    if key not in PeriodKey.values:
        raise KeyError(key)
    number = int(key[1:])
    part = Quarter(fiscal_year, number) if key[0] == "q" else Round(fiscal_year, number)
    return Period(key, str(PeriodKey(key).label), part.first_day, part.last_day)


def periods_of(fiscal_year: int) -> list[Period]:
    """Quarters, then rounds."""
    return [period_of(fiscal_year, key) for key in PeriodKey.values]


def months_of(fiscal_year: int) -> list[datetime.date]:
    """The first days of the twelve months, October first."""
    first = FiscalYear(fiscal_year).first_day
    return [first.replace(year=first.year + (month < 10), month=month) for month in (10, 11, 12, *range(1, 10))]


def month_end(month: datetime.date) -> datetime.date:
    """The last day of the month of a day."""
    following = (month.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return following - datetime.timedelta(days=1)
