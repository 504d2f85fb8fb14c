"""Rows of short texts in a form: members of a committee, opinions. Without a script too: a place, texts, blank rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.core.thai import clean

MOST_ROWS = 120
_SPARE = 2  # blank rows below the filled ones
Row = dict[str, str]


@dataclass(frozen=True)
class Column:
    """A field of each row. `choices` names a <datalist> of the page; `lines` makes it a textarea."""

    key: str
    label: str | Promise
    longest: int = 200
    choices: str = ""
    lines: bool = False


class RowsWidget(forms.Widget):
    """Draws the rows and reads them again in the order of their places."""

    template_name = "documents/rows.html"

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> list[Row]:
        lists = {column.key: _many(data, f"{name}-{column.key}") for column in self.columns}
        count = min(max((len(values) for values in lists.values()), default=0), MOST_ROWS * 2)
        places = _many(data, f"{name}-place")
        rows = [{key: values[at] if at < len(values) else "" for key, values in lists.items()} for at in range(count)]
        order = sorted(range(count), key=lambda at: (_place(places, at), at))
        return [rows[at] for at in order]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        rows = [*(value or []), *({} for _ in range(_SPARE))]
        context["widget"] |= {
            "columns": self.columns,
            "rows": [
                (at, [(column, row.get(column.key, "")) for column in self.columns]) for at, row in enumerate(rows, 1)
            ],
        }
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-1" if id_ else ""


class RowsField(forms.Field):
    """A list of rows; blank ones fall away, `needed` must be filled in every other."""

    widget: RowsWidget

    def __init__(self, columns: Sequence[Column], *, needed: str, **options: Any) -> None:
        self.columns, self.needed = tuple(columns), needed
        super().__init__(widget=RowsWidget(columns), **options)

    def clean(self, value: Any) -> list[Row]:
        rows = [{key: clean(text).replace("\r\n", "\n").strip() for key, text in row.items()} for row in value or []]
        kept = [row for row in rows if any(row.values())]
        if self.required and not kept:
            raise ValidationError(_("โปรดกรอกอย่างน้อยหนึ่งแถว"), code="required")
        if len(kept) > MOST_ROWS:
            raise ValidationError(_("มีได้ไม่เกิน %(most)s แถว"), code="most", params={"most": MOST_ROWS})
        for at, row in enumerate(kept, 1):
            self._check(at, row)
        return kept

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != [row for row in data or [] if any(row.values())]

    def _check(self, at: int, row: Row) -> None:
        for column in self.columns:
            if len(row[column.key]) > column.longest:
                facts = {"at": at, "label": column.label, "most": column.longest}
                raise ValidationError(_("แถวที่ %(at)s: %(label)s ยาวเกิน %(most)s ตัวอักษร"), params=facts)
            if column.key == self.needed and not row[column.key]:
                raise ValidationError(_("แถวที่ %(at)s: โปรดกรอก%(label)s"), params={"at": at, "label": column.label})


def _many(data: Any, name: str) -> list[str]:
    return [str(text) for text in data.getlist(name)] if isinstance(data, QueryDict) else list(data.get(name, []))


def _place(places: list[str], at: int) -> float:
    """The number that was typed; a row without one stays where it is."""
    text = places[at].strip() if at < len(places) else ""
    return float(text) if text.isascii() and text.isdigit() and len(text) < 6 else float(at + 1)
