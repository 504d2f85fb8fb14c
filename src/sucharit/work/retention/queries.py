"""What is due, what stays and why; lists that were made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.retention.models import Destruction, DestructionLine, Hold, KeepingOrder
from sucharit.work.retention.series import Series, in_order, series_called, series_for
from sucharit.work.shelf.models import Emptied


@dataclass(frozen=True)
class Group:
    """The rows of a series and fiscal year whose time is over: how many may go, are held, are at work still, or stand
    on a list that waits."""

    series: Series
    fiscal_year: int
    years: int
    due: int
    held: int
    running: int
    listed: int

    @property
    def key(self) -> str:
        return f"{self.series.key}:{self.fiscal_year}"


def keeps(officer: Officer) -> bool:
    return officer.may(Can.KEEP_REGISTERS)


def series_of(officer: Officer, key: str) -> Series:
    """404 for none, and for one that this officer may not look into."""
    found = series_called(key)
    if found is None or not officer.may(found.see):
        raise Http404
    return found


def standing_orders(organization: Organization) -> dict[str, KeepingOrder]:
    """Key of a series > the order by which it is kept longer."""
    rows = KeepingOrder.objects.filter(organization=organization, ended_at=None).select_related("by")
    return {one.series: one for one in rows}


def years_of(series: Series, orders: Mapping[str, KeepingOrder]) -> int:
    """How many years it is kept: as declared, or longer by order."""
    order = orders.get(series.key)
    return max(series.retention.years, order.years) if order else series.retention.years


def over(series: Series, officer: Officer, years: int) -> "QuerySet[Any]":
    """Rows whose time is over today and that were not emptied, whether or not something keeps them."""
    last = FiscalYear.of(officer.today).value - 1 - years
    gone = Emptied.objects.filter(organization=officer.organization, register=series.key)
    return series.all_of(officer.organization).filter(series.over(last)).exclude(pk__in=gone.values("entry"))


def _holds(organization: Organization) -> "QuerySet[Hold]":
    return Hold.objects.filter(organization=organization, released_at=None)


def _lines(organization: Organization) -> "QuerySet[DestructionLine]":
    """Of lists that wait for their approval."""
    proposed = Destruction.State.PROPOSED
    return DestructionLine.objects.filter(destruction__organization=organization, destruction__state=proposed)


def held(series: Series, organization: Organization) -> "QuerySet[Any, Any]":
    return _holds(organization).filter(series=series.key).values_list("entry", flat=True)


def listed(series: Series, organization: Organization) -> "QuerySet[Any, Any]":
    return _lines(organization).filter(series=series.key).values_list("entry", flat=True)


def due(series: Series, officer: Officer, years: int) -> "QuerySet[Any]":
    """Those of them that nothing keeps, in the order of their numbers."""
    rows = over(series, officer, years).exclude(series.running())
    rows = rows.exclude(pk__in=held(series, officer.organization)).exclude(pk__in=listed(series, officer.organization))
    return rows.order_by("fiscal_year", "pk")


def groups_for(officer: Officer) -> list[Group]:
    """Every series and year of which something is over: one query for all registers."""
    orders, found = standing_orders(officer.organization), series_for(officer)
    if not found:
        return []
    years, kept = {one.key: years_of(one, orders) for one in found}, _kept(officer.organization)
    counted = [_counted(one, officer, years[one.key], kept) for one in found]
    lines: dict[str, list[Any]] = {}
    for row in counted[0].union(*counted[1:], all=True):
        lines.setdefault(row["key"], []).append(row)
    return [
        Group(one, row["fiscal_year"], years[one.key], row["due"], row["held"], row["running"], row["listed"])
        for one in found for row in sorted(lines.get(one.key, []), key=lambda row: int(row["fiscal_year"]))
    ]  # fmt: skip


def _kept(organization: Organization) -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the few series in which something is held, and of those in which something is on a list that waits."""
    holds, lines = (
        frozenset(rows.order_by().values_list("series", flat=True).distinct())
        for rows in (_holds(organization), _lines(organization))
    )
    return holds, lines


def _counted(
    series: Series, officer: Officer, years: int, kept: tuple[frozenset[str], frozenset[str]]
) -> "QuerySet[Any]":
    """By fiscal year: what is held, else on a list that waits, else still at work, else due. A series is asked for what
    is held or listed only where it has any: four questions in one for each register were most of the page's time."""
    is_held, is_listed = (
        Q(pk__in=some(series, officer.organization) if series.key in keys else [])
        for some, keys in zip((held, listed), kept, strict=True)
    )
    running = series.running()
    rows = over(series, officer, years).order_by()
    counted: QuerySet[Any] = rows.values("fiscal_year", key=Value(series.key, output_field=CharField())).annotate(
        held=Count("pk", filter=is_held), listed=Count("pk", filter=is_listed & ~is_held),
        running=Count("pk", filter=running & ~is_held & ~is_listed),
        due=Count("pk", filter=~running & ~is_held & ~is_listed),
    )  # fmt: skip
    return counted


def group_for(officer: Officer, key: str, fiscal_year: int) -> tuple[Series, int, "QuerySet[Any]"]:
    """A series with its years, and its rows of that fiscal year that are over."""
    series = series_of(officer, key)
    years = years_of(series, standing_orders(officer.organization))
    return series, years, over(series, officer, years).filter(fiscal_year=fiscal_year).order_by("pk")


def destructions_for(officer: Officer) -> QuerySet[Destruction]:
    rows = Destruction.objects.filter(organization=officer.organization)
    return rows.select_related("proposed_by", "decided_by", "organization")


def destruction_for(officer: Officer, pk: int) -> Destruction:
    """404 for a stranger's."""
    return get_object_or_404(destructions_for(officer), pk=pk)


def lines_by_group(row: Destruction) -> list[tuple[Series, int, list[DestructionLine]]]:
    """The list by series and year, as the shelves stand."""
    lines: dict[tuple[str, int], list[DestructionLine]] = {}
    for line in row.lines.all():
        lines.setdefault((line.series, line.fiscal_year), []).append(line)
    return [
        (one, year, lines[key, year])
        for one in in_order([key for key, _year in lines]) for key, year in sorted(lines) if key == one.key
    ]  # fmt: skip


def holds_of(organization: Organization, series: Series, entries: Sequence[int]) -> dict[int, Hold]:
    """Entry > why it stays."""
    rows = Hold.objects.filter(organization=organization, series=series.key, released_at=None, entry__in=entries)
    return {one.entry: one for one in rows.select_related("by")}


def standing_holds(officer: Officer) -> list[Hold]:
    """All that stand in the series that this officer may look into."""
    keys = [one.key for one in series_for(officer)]
    rows = Hold.objects.filter(organization=officer.organization, released_at=None, series__in=keys)
    return list(rows.select_related("by")[:200])


class Keeper:
    """What the shelf asks of this room for the sheet of an entry and the page about a register."""

    def held(self, organization: Organization, register: str, entry: int) -> Hold | None:
        rows = Hold.objects.filter(organization=organization, series=register, entry=entry, released_at=None)
        return rows.select_related("by").first()

    def longer(self, organization: Organization, register: str) -> KeepingOrder | None:
        return KeepingOrder.objects.filter(organization=organization, series=register, ended_at=None).first()
