"""The chain of a record, and the whole chain of an initiative."""

import uuid

from django.http import Http404

from sucharit.base.people.gate import Officer
from sucharit.office.chain.gaps import gap_of
from sucharit.office.chain.reading import Reading, indicator_title
from sucharit.office.chain.stations import At, Chain, Found, Link, Station
from sucharit.office.chain.threads import Ita, Thread, thread_of
from sucharit.work.plans.models import Initiative
from sucharit.work.plans.queries import plans_for
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import years_for

_ORDER = list(At)


def chain_for(officer: Officer, subject: str, pk: int) -> Chain:
    """The ten stations as seen from one record: a fixed number of queries. 404 for a stranger's."""
    thread = thread_of(officer, subject, pk)
    reading = Reading(thread)
    here = Link(_label(thread), "")
    stations = [_station(at, reading, thread.at, here) for at in _ORDER]
    whole = reading.address("chain_initiative", thread.key) if thread.key else ""
    if whole and thread.fiscal_year:
        whole = f"{whole}?year={thread.fiscal_year}"
    return Chain(stations, here.label, here, whole, len(thread.keys))


def _label(thread: Thread) -> str:
    row = thread.row
    if isinstance(row, Ita):
        return f"{row.number}. {indicator_title(row.fiscal_year, row.number)}"
    return thread.label


def _station(at: At, reading: Reading, here: At, own: Link) -> Station:
    if at is here:
        return Station(at, Found.of([own]), None, here=True)
    distance = _ORDER.index(at) - _ORDER.index(here)
    side = {-1: "before", 1: "after"}.get(distance, "")
    found = reading.found(at)
    gap = None if found.total or found.hidden else gap_of(at, reading)
    return Station(at, found, gap, side=side)


def chain_of_initiative(officer: Officer, key: uuid.UUID, fiscal_year: int | None) -> Chain:
    """Everything along one initiative, in one year or in all; 404 where no plan or year that this officer sees has
    it."""
    sheets = Initiative.objects.filter(plan__in=plans_for(officer), key=key).order_by("-plan__first_year", "-pk")
    rows = YearInitiative.objects.filter(year_plan__in=years_for(officer), key=key).select_related("year_plan")
    in_years = list(rows.order_by("-year_plan__fiscal_year"))
    row = sheets.first() or (in_years[0] if in_years else None)
    if row is None:
        raise Http404
    thread = Thread(officer, At.INITIATIVE, row, row.title, frozenset({key}), fiscal_year)
    reading = Reading(thread)
    stations = [_whole(at, reading) for at in _ORDER]
    years = [one.year_plan.fiscal_year for one in in_years]
    return Chain(stations, row.title, years=years, wide=1)


def _whole(at: At, reading: Reading) -> Station:
    found = reading.found(at)
    gap = None if found.total or found.hidden else gap_of(at, reading)
    return Station(at, found, gap, side="whole")
