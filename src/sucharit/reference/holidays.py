"""Public holidays of Thailand by calendar year."""

import datetime
from functools import cache

from msgspec import Struct

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import edition, editions


class Holiday(Fact, frozen=True, kw_only=True):
    """A day on which offices are closed."""

    date: datetime.date
    title: str


class HolidayYear(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The holidays of one year of the Common Era, in order."""

    year: int
    holidays: tuple[Holiday, ...]

    def __post_init__(self) -> None:
        days = [holiday.date for holiday in self.holidays]
        if days != sorted(set(days)) or any(day.year != self.year for day in days):
            raise ValueError(f"holidays of {self.year} are out of order, doubled, or of another year")


@cache
def holiday_years() -> tuple[int, ...]:
    """The years that there is a file for."""
    return tuple(int(year) for year in editions("holidays"))


@cache
def holidays() -> dict[datetime.date, Holiday]:
    """Every known holiday by its day. A year without a file has none here: the counter of days must say so."""
    years = (edition("holidays", str(year), HolidayYear) for year in holiday_years())
    return {holiday.date: holiday for year in years for holiday in year.holidays}
