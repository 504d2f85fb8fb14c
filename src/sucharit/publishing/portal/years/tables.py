"""The year as tables: every column named and explained once (columns.txt), for CSV, JSON and the data
dictionary."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.publishing.portal.models import PublishedYear
from sucharit.publishing.portal.tables import Value
from sucharit.publishing.portal.years.reading import QUARTERS, YearReading
from sucharit.publishing.portal.years.words import period_said, reason_said, status_said, verdict_said

Told = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column: its name in the file, type, what it means in Thai and English; taken from the row by that name."""

    name: str
    type: str
    thai: str
    english: str


@dataclass(frozen=True)
class YearTable:
    """A table of the year: `rows` gives dictionaries with the columns' names."""

    name: str
    title: str | Promise
    columns: tuple[Column, ...]
    rows: Callable[[YearReading], Iterable[Told]]

    @property
    def names(self) -> list[str]:
        return [column.name for column in (*KEYS, *self.columns)]

    def told(self, snapshot: PublishedYear, read: YearReading) -> Iterator[Told]:
        """The rows whole, in Thai whoever asks: a file is the same for everyone."""
        keys = {"organization_code": snapshot.organization.code, "fiscal_year": read.fiscal_year}
        with translation.override("th"):
            for row in self.rows(read):
                yield keys | {column.name: row.get(column.name) for column in self.columns}

    def lines(self, snapshot: PublishedYear, read: YearReading) -> Iterator[list[Value]]:
        """The rows for CSV."""
        for row in self.told(snapshot, read):
            yield [_flat(row[name]) for name in self.names]


def _flat(value: Any) -> Value:
    if isinstance(value, list):
        return ";".join(str(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, str | int | Decimal):
        return value
    return str(value)


def plain(value: Any) -> Any:
    """A cell as JSON: money keeps its satang as text, days are ISO."""
    return str(value) if isinstance(value, Decimal) or hasattr(value, "isoformat") else value


def _declared() -> dict[str, tuple[Column, ...]]:
    """Table > its columns, from columns.txt beside this file."""
    told: dict[str, tuple[Column, ...]] = {}
    name = ""
    for line in resources.files(__package__).joinpath("columns.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            told[name] = ()
        elif line.startswith("+"):
            told[name] += told[line[1:]]
        elif line and not line.startswith(";"):
            told[name] += (Column(*line.split("\t")),)
    return told


_COLUMNS = _declared()
KEYS = _COLUMNS["keys"]


def _initiatives(read: YearReading) -> Iterator[Told]:
    for one in read.initiatives:
        quarters = {f"quarter_{number}": number in one["quarters"] for number in QUARTERS}
        yield one | quarters | {
            "status_th": status_said(one["status"]), "reason_th": reason_said(one["reason"]),
            "indicators": "\n".join(one["indicators"]), "outcomes": "\n".join(one["outcomes"]),
            "activities": sum(one["activities_by_quarter"]),
        }  # fmt: skip


def _progress(read: YearReading) -> Iterator[Told]:
    for one in read.initiatives:
        for report in one["reports"]:
            yield report | {"seq": one["seq"], "title": one["title"], "period_th": period_said(report["period"])}


def _activities(read: YearReading) -> Iterator[Told]:
    for one in read.initiatives:
        for row in one["activities"]:
            yield row | {"seq": one["seq"], "activity": row["title"], "title": one["title"]}


def _money(read: YearReading) -> Iterator[Told]:
    for one in read.initiatives:
        paid = {f"paid_q{at}": baht for at, baht in enumerate(one["paid_by_quarter"], 1)}
        yield one | paid


def _indicators(read: YearReading) -> Iterator[Told]:
    titles = {one["seq"]: one["title"] for one in read.initiatives}
    for one in read.indicators:
        yield one | {"title": titles.get(one["seq"], ""), "verdict_th": verdict_said(one["verdict"])}


def _publications(read: YearReading) -> Iterator[Told]:
    yield from read.publications


def _amendments(read: YearReading) -> Iterator[Told]:
    for one in read.amendments:
        for field in one["fields"]:
            yield one | field
    for one in read.corrections:
        yield one | {"number": None, "before": one["stated"], "after": one["corrected"]}


def _ita(read: YearReading) -> Iterator[Told]:
    if read.ita is None:
        return
    for one in (read.ita["total"], *read.ita["instruments"]):
        yield one
    for one in read.ita["indicators"]:
        yield one | {"key": str(one["number"]), "official": True, "before": one["before_mark"]}


_ROWS: dict[str, tuple[str | Promise, Callable[[YearReading], Iterable[Told]]]] = {
    "initiatives": (_("แผนประจำปีและสถานะ"), _initiatives),
    "progress": (_("ความก้าวหน้ารายงวด"), _progress),
    "activities": (_("กิจกรรมที่เปิดเผย"), _activities),
    "money": (_("เงินของปี"), _money),
    "indicators": (_("ผลของตัวชี้วัด"), _indicators),
    "publications": (_("การเผยแพร่ของปี"), _publications),
    "amendments": (_("การแก้ไขแผนและคำผิด"), _amendments),
    "ita": (_("คะแนน ITA"), _ita),
}
TABLES = {name: YearTable(name, title, _COLUMNS[name], rows) for name, (title, rows) in _ROWS.items()}
