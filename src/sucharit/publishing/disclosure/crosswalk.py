"""The same thing under other numbers: themes across the years of the official lists."""

from dataclasses import dataclass

from sucharit.base.people.gate import Officer
from sucharit.core.thai import fold
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear
from sucharit.publishing.disclosure.queries import items_for
from sucharit.reference.oit import oit, oit_themes, oit_years


@dataclass(frozen=True)
class Crossed:
    """A number in a year; `code` names the office's own list of that year where it has one."""

    year: int
    number: str
    code: str = ""


@dataclass(frozen=True)
class Row:
    """A thing, as its newest title says, and its numbers by year (an empty list: no such item that year)."""

    title: str
    years: tuple[tuple[int, tuple[Crossed, ...]], ...]


def crosswalk(officer: Officer) -> tuple[tuple[int, ...], list[Row]]:
    """Years, and a row for each theme; items that the office added or copied are matched by their title."""
    own = items_for(officer).filter(checklist__kind=ChecklistYear.Kind.OIT)
    mine = list(own.exclude(acceptance=ChecklistItem.Acceptance.DROPPED))
    lists = {item.checklist.fiscal_year: item.checklist.code for item in mine}
    years = tuple(sorted({*oit_years(), *lists}))
    numbers = _numbers(mine)
    rows = []
    for theme in oit_themes():
        told = {year: list(theme.items.get(year, ())) for year in years}
        title = _title(told)
        for year in lists:
            if year not in oit_years():
                told[year] = _own(numbers, year, theme.theme, fold(title))
        crossed = tuple((year, tuple(Crossed(year, n, lists.get(year, "")) for n in told[year])) for year in years)
        rows.append(Row(title, crossed))
    return years, rows


def _numbers(mine: list[ChecklistItem]) -> dict[tuple[int, str], tuple[str, str]]:
    """(year, number) > (folded title, theme)."""
    return {(one.checklist.fiscal_year, one.number): (fold(one.title), one.theme) for one in mine}


def _own(numbers: dict[tuple[int, str], tuple[str, str]], year: int, theme: str, title: str) -> list[str]:
    """Numbers of a year for which there is no official list."""
    return [number for (of, number), (name, key) in numbers.items() if of == year and (key == theme or name == title)]


def _title(told: dict[int, list[str]]) -> str:
    """The title in the newest year that has the thing."""
    for year in sorted((y for y in told if y in oit_years()), reverse=True):
        for number in told[year]:
            item = oit(year).item(number)
            if item is not None:
                return item.title
    return ""
