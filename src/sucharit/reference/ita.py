"""ITA: instruments, indicators, levels and sampling, by the years in which they hold."""

from decimal import Decimal
from functools import cache

from msgspec import Struct, field

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import UnknownReference, edition, editions


class Instrument(Fact, frozen=True, kw_only=True):
    """IIT (staff), EIT (people served) or OIT (what is published); `weight` in percent of the total."""

    id: str
    weight: int


class ItaIndicator(Fact, frozen=True, kw_only=True):
    """One of the ten indicators; `number` 1 to 10."""

    number: int = field(name="no")
    title: str
    instrument: str


class SubIndicator(Fact, frozen=True, kw_only=True):
    """A part of indicator 9 or 10; `number` is "9.1"."""

    number: str = field(name="no")
    title: str


class ItaLevel(Fact, frozen=True, kw_only=True):
    """A level by name. Scores 0 to 100; `each_instrument_min` must hold for IIT, EIT and OIT one by one."""

    name: str
    total_min: Decimal | None = None
    total_below: Decimal | None = None
    each_instrument_min: Decimal | None = None


class SamplingRule(Fact, frozen=True, kw_only=True):
    """How many must answer, in words."""

    instrument: str
    rule: str
    year: int | None = None


class Sample(Fact, frozen=True, kw_only=True):
    """Least number of people who must answer EIT part 1, by group of local governments."""

    group: str
    units: int
    minimum: int


class CalendarStep(Fact, frozen=True, kw_only=True):
    """A step of the yearly assessment and its dates in words."""

    step: str
    dates: str


class LocalGovernmentCount(Fact, frozen=True, kw_only=True):
    """Number of local governments in the country, without those in `excludes`."""

    value: int
    excludes: tuple[str, ...]


class Ita(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The assessment as it is from fiscal year `first_year` (B.E.) on, to `last_year` where it has ended."""

    first_year: int
    last_year: int | None = None
    instruments: tuple[Instrument, ...]
    indicators: tuple[ItaIndicator, ...]
    sub_indicators: tuple[SubIndicator, ...] = ()
    levels: tuple[ItaLevel, ...]
    sampling: tuple[SamplingRule, ...] = ()
    eit_minimums: tuple[Sample, ...] = ()
    calendar: tuple[CalendarStep, ...] = ()
    lao_count: LocalGovernmentCount | None = None
    not_found: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        weight = sum(instrument.weight for instrument in self.instruments)
        if weight != 100:
            raise ValueError(f"instruments: the weights make {weight}, not 100")
        known = {instrument.id for instrument in self.instruments}
        if any(indicator.instrument not in known for indicator in self.indicators):
            raise ValueError("indicators: an instrument that is not listed")


@cache
def ita(year: int) -> Ita:
    """The assessment as it is in a fiscal year (B.E.); UnknownReference for years before the first we know."""
    started = [first for first in editions("ita") if int(first) <= year]
    if not started:
        raise UnknownReference(f"ita: no {year}; the first is {editions('ita')[0]}")
    return edition("ita", started[-1], Ita)
