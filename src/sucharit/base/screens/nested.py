"""Ordered lists with items under items, as text: a line is an item, leading tabs (or dashes) say how deep.

The same text comes from the script and from the bare <textarea>, so a list never depends on a script.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_ITEMS = 500
_MARKS = re.compile(r"^(?P<depth>[\t ]*)(?:(?P<dashes>[-–•*]+)\s+)?")


@dataclass(frozen=True)
class Item:
    """`depth` 0 is the outermost; `id` is the stable name that the page was given for it, "" for a new one."""

    text: str
    depth: int = 0
    id: str = ""


def parse_items(text: str, most_depth: int = 2, ids: str = "") -> tuple[Item, ...]:
    """Items of the text in order; empty lines fall away, an item is at most one deeper than the one before it.

    `ids` has a name for each line that is not empty, parted by commas ("12,,7"), as nested-list.js sends it.
    """
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    names = ids.split(",") if ids else []
    items: list[Item] = []
    for place, line in enumerate(lines):
        depth, rest = _read(line)
        allowed = min(depth, most_depth, items[-1].depth + 1 if items else 0)
        items.append(Item(rest, allowed, names[place].strip() if len(names) == len(lines) else ""))
    return tuple(items)


def _read(line: str) -> tuple[int, str]:
    marks = _MARKS.match(line)
    if not marks:
        return 0, line.strip()
    blank = marks["depth"]
    depth = blank.count("\t") + blank.replace("\t", "").count("    ")
    if not depth and marks["dashes"]:
        depth = len(marks["dashes"])
    return depth, line[marks.end() :].strip()


def as_text(items: Iterable[Item]) -> str:
    """The text that `parse_items` reads back as the same items."""
    return "\n".join("\t" * item.depth + " ".join(item.text.split()) for item in items)


class NestedListField(forms.CharField):
    """A form field whose value is a tuple of `Item`; give `initial=as_text(items)`."""

    def __init__(self, *, most_depth: int = 2, **options: Any) -> None:
        attrs = {"data-nested-list": "", "data-max-depth": most_depth, "rows": 6, "class": "nested-raw"}
        options.setdefault("widget", forms.Textarea(attrs=attrs))
        options.setdefault("help_text", _("หนึ่งบรรทัดคือหนึ่งข้อ ข้อย่อยให้ขึ้นต้นด้วย - หรือแท็บ"))
        super().__init__(strip=False, **options)
        self.most_depth = most_depth

    def clean(self, value: Any) -> tuple[Item, ...]:
        items = parse_items(super().clean(value) or "", self.most_depth)
        if self.required and not items:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(items) > MOST_ITEMS:
            raise ValidationError(_("มีได้ไม่เกิน %(most)s ข้อ"), code="most", params={"most": MOST_ITEMS})
        return items
