"""From a sheet to rows. Rows of lines that stay keep their number, because later rooms bind to them."""

import uuid
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sucharit.work.plans.models import BudgetAmount, Initiative, InitiativeObjective, Item
from sucharit.work.plans.sheet import LISTS, NUMBERS, TEXTS, Sheet


def set_columns(initiative: Initiative, sheet: Sheet) -> None:
    """The plain fields onto the row, unsaved."""
    for name in (*TEXTS, *NUMBERS, "kind"):
        setattr(initiative, name, sheet[name])
    initiative.responsible_unit_id = sheet["responsible_unit"]


def insert_parts(sheets: Sequence[tuple[Initiative, Sheet]]) -> None:
    """Codes, amounts and lines of new initiatives, in a few queries however many they are."""
    InitiativeObjective.objects.bulk_create(row for one, sheet in sheets for row in _codes(one, sheet))
    BudgetAmount.objects.bulk_create(row for one, sheet in sheets for row in _amounts(one, sheet))
    _insert_lines([(one, name, sheet[name]) for one, sheet in sheets for name in LISTS])


def rewrite_parts(initiative: Initiative, before: Sheet, after: Sheet) -> None:
    """Makes the rows of an initiative say `after` where they said `before`."""
    if before["objective_codes"] != after["objective_codes"]:
        initiative.objective_rows.all().delete()
        InitiativeObjective.objects.bulk_create(_codes(initiative, after))
    if before["amounts"] != after["amounts"]:
        initiative.amounts.all().delete()
        BudgetAmount.objects.bulk_create(_amounts(initiative, after))
    if any(before[name] != after[name] for name in LISTS):
        _rewrite_lines(initiative, after)


def _codes(initiative: Initiative, sheet: Sheet) -> Iterable[InitiativeObjective]:
    return [
        InitiativeObjective(initiative=initiative, seq=n, code=c) for n, c in enumerate(sheet["objective_codes"], 1)
    ]


def _amounts(initiative: Initiative, sheet: Sheet) -> Iterable[BudgetAmount]:
    return [
        BudgetAmount(initiative=initiative, year=int(year), amount=Decimal(baht))
        for year, baht in sheet["amounts"].items()
    ]


def _insert_lines(lists: Sequence[tuple[Initiative, str, list[list[Any]]]]) -> None:
    """Parents before their children: one insertion for each depth."""
    rows = [row for one, name, lines in lists for row in _line_rows(one, name, lines)]
    for depth in sorted({depth for depth, _, _ in rows}):
        level = [(item, parent) for at, item, parent in rows if at == depth]
        for item, parent in level:
            item.parent = parent
        Item.objects.bulk_create([item for item, _ in level])


def _line_rows(initiative: Initiative, name: str, lines: list[list[Any]]) -> Iterable[tuple[int, Item, Item | None]]:
    """(depth, row, the row above it) of each line."""
    above: list[Item] = []
    for place, (key, depth, text) in enumerate(lines, 1):
        item = Item(initiative=initiative, key=uuid.UUID(key), section=LISTS[name], seq=place, text=text)
        del above[depth:]
        yield depth, item, above[-1] if above else None
        above.append(item)


def _rewrite_lines(initiative: Initiative, after: Sheet) -> None:
    kept = {item.key: item for item in initiative.items.all()}
    rows = [row for name in LISTS for row in _line_rows(initiative, name, after[name])]
    told = {item.key for _, item, _ in rows}
    places = {id(item): kept[item.key] for _, item, _ in rows if item.key in kept}
    new = [row for row in rows if id(row[1]) not in places]
    moved: list[Item] = []
    by_key = dict(kept)
    for depth in sorted({depth for depth, _, _ in rows}):  # a new line may stand above an old one, so level by level
        for at, item, parent in rows:
            if at != depth:
                continue
            stands_under = by_key[parent.key] if parent else None
            if id(item) in places:
                moved += _placed(places[id(item)], item, stands_under)
            else:
                item.parent = stands_under
        level = [item for at, item, _ in new if at == depth]
        Item.objects.bulk_create(level)
        by_key |= {item.key: item for item in level}
    Item.objects.bulk_update(moved, ["section", "parent", "seq", "text"])
    initiative.items.exclude(key__in=told).delete()


def _placed(row: Item, wanted: Item, parent: Item | None) -> list[Item]:
    """The row where the line says it should be: itself where that is news, nothing where it already stands there."""
    now = (row.section, row.parent_id, row.seq, row.text)
    row.section, row.parent, row.seq, row.text = wanted.section, parent, wanted.seq, wanted.text
    return [row] if now != (row.section, row.parent_id, row.seq, row.text) else []
