"""The editable grid as a value, and what comes back from it: from the script as JSON, without script as a form.

The room decides what a cell means; here is only its place, its text and its fault.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext

from sucharit.core.thai import parse_amount

MOST_CELLS = 20_000
LONGEST_CELL = 2_000
_PREFIX = "cell"


class BatchError(ValueError):
    """What came is no batch of cells; the message is for the person."""


@dataclass(frozen=True)
class GridColumn:
    """`key` names it in what is sent; "money" and "number" columns are summed and right-aligned."""

    key: str
    label: str
    kind: Literal["text", "money", "number", "choice"] = "text"
    choices: Sequence[tuple[str, str]] = ()
    editable: bool = True

    @property
    def numeric(self) -> bool:
        return self.kind in ("money", "number")


@dataclass(frozen=True)
class GridCell:
    """One cell as it is drawn."""

    row: str
    row_label: str
    column: GridColumn
    value: str
    error: str
    editable: bool

    @property
    def name(self) -> str:
        return f"{_PREFIX}:{self.row}:{self.column.key}"

    @property
    def id(self) -> str:
        return f"{_PREFIX}-{self.row}-{self.column.key}"

    @property
    def label(self) -> str:
        return f"{self.row_label} {self.column.label}"


@dataclass(frozen=True)
class GridRow:
    """`id` without ":"; `values` by column key: str, Decimal, int or None."""

    id: str
    label: str
    values: Mapping[str, str | Decimal | int | None]
    url: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    editable: bool = True


@dataclass(frozen=True)
class DrawnRow:
    """A row with its cells in the order of the columns."""

    id: str
    label: str
    url: str
    cells: tuple[GridCell, ...]
    sum: Decimal


@dataclass(frozen=True)
class Grid:
    """Draw it with {% include "_parts/grid.html" with grid=grid %}; `version` detects that someone saved before."""

    caption: str
    row_heading: str
    columns: Sequence[GridColumn]
    lines: Sequence[GridRow]
    save_url: str
    version: int | str
    row_sums: bool = True
    column_sums: bool = True
    editable: bool = True
    row_limit: int = 1000

    @property
    def rows(self) -> list[DrawnRow]:
        return [self._drawn(line) for line in self.lines]

    @property
    def sums(self) -> list[dict[str, Any]]:
        return [{"column": c, "value": self._column_sum(c) if c.numeric else None} for c in self.columns]

    @property
    def total(self) -> Decimal:
        return sum((row.sum for row in self.rows), Decimal(0))

    @property
    def errors(self) -> list[GridCell]:
        return [cell for row in self.rows for cell in row.cells if cell.error]

    def _drawn(self, line: GridRow) -> DrawnRow:
        cells = tuple(
            GridCell(
                line.id,
                line.label,
                column,
                cell_text(line.values.get(column.key)),
                line.errors.get(column.key, ""),
                self.editable and line.editable and column.editable,
            )
            for column in self.columns
        )
        numbers = (_amount(line.values.get(column.key)) for column in self.columns if column.numeric)
        return DrawnRow(line.id, line.label, line.url, cells, sum(numbers, Decimal(0)))

    def _column_sum(self, column: GridColumn) -> Decimal:
        return sum((_amount(line.values.get(column.key)) for line in self.lines), Decimal(0))


@dataclass(frozen=True)
class CellChange:
    """A cell that a person wrote: the text as typed."""

    row: str
    column: str
    value: str


@dataclass(frozen=True)
class Batch:
    """What one save brings: the version that the person saw, and the cells."""

    version: str
    cells: tuple[CellChange, ...]
    by_script: bool


def cell_text(value: str | Decimal | int | None) -> str:
    """As it stands in the cell: numbers with separators, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return f"{value:,.2f}".removesuffix(".00")


def read_batch(request: HttpRequest) -> Batch:
    """The cells of a POST: JSON from grid.js, or the fields of the form without script. Raises BatchError."""
    if request.content_type == "application/json":
        return _from_json(request.body)
    named = ((name.split(":"), str(value)) for name, value in request.POST.items())
    cells = tuple(CellChange(name[1], name[2], text) for name, text in named if len(name) == 3 and name[0] == _PREFIX)
    return Batch(request.POST.get("version", ""), _bounded(cells), by_script=False)


def _from_json(body: bytes) -> Batch:
    try:
        sent = json.loads(body)
        cells = tuple(CellChange(str(c["row"]), str(c["column"]), str(c["value"])) for c in sent["cells"])
        version = str(sent["version"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BatchError(gettext("ข้อมูลที่ส่งมาไม่ครบ โปรดโหลดหน้านี้ใหม่แล้วลองอีกครั้ง")) from error
    return Batch(version, _bounded(cells), by_script=True)


def _bounded(cells: tuple[CellChange, ...]) -> tuple[CellChange, ...]:
    """A cell that is longer than any may be stays too long, so that its room says so beside it: refusing the batch
    would keep all the other cells unsaved."""
    if len(cells) > MOST_CELLS:
        raise BatchError(gettext("ข้อมูลมากเกินไป โปรดบันทึกทีละส่วน"))
    return tuple(replace(cell, value=cell.value[: LONGEST_CELL + 1]) for cell in cells)


def saved(
    version: int | str, cells: Iterable[CellChange] = (), errors: Iterable[tuple[str, str, str]] = ()
) -> JsonResponse:
    """The answer to grid.js: the new version, cells as they now stand, and faults as (row, column, Thai sentence)."""
    return JsonResponse(
        {
            "version": version,
            "cells": [{"row": c.row, "column": c.column, "value": c.value} for c in cells],
            "errors": [{"row": row, "column": column, "message": text} for row, column, text in errors],
        }
    )


def stale(version: int | str, cells: Iterable[CellChange], message: str = "") -> JsonResponse:
    """Someone saved before: 409 with the cells as they now stand; the script shows both and lets the person choose."""
    answer = saved(version, cells)
    sent: dict[str, Any] = json.loads(answer.content)
    sent["message"] = message or gettext("มีผู้อื่นบันทึกก่อนคุณ โปรดตรวจค่าที่ต่างกันก่อนบันทึก")
    return JsonResponse(sent, status=409)


def _amount(value: str | Decimal | int | None) -> Decimal:
    if value is None or value == "":
        return Decimal(0)
    if isinstance(value, str):
        return parse_amount(value) or Decimal(0)
    return Decimal(value)
