"""The count table (สรุปจำนวนโครงการ): nodes of the framework with the number of initiatives that the plan states.

One cell may hold a mission with all its objectives, and the cell beside it fewer numbers than codes, since an objective
without initiatives prints none. The numbers are dealt out only where that can be done in one way.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sucharit.core.plan import FrameworkNode, NodeLevel, Source, StatedTotal
from sucharit.core.reading.outline import dimension_of, match_heading
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.tables import Table, is_sum_label, stated_count, year_of

_CODE = re.compile(r"(?<![\d.,])\(?(\d\s?\.\s?\d{1,2}(?:\s?\.\s?\d{1,2})?)\)?\.?(?![\d,])(?=\s|[ก-ฮเ-ไ]|$)")
_COUNTED = re.compile(r"(\d{1,3})\s*(?:โครง\s?การ|กิจ\s?กรรม|มาตร\s?การ|เรื่อง)")
_BARE_NUMBERS = re.compile(r"(?:\d{1,3}|[-–])(?:\s+(?:\d{1,3}|[-–]))*")
_SCOPE = re.compile(r"(?:มิติ|มติ|มิตี)\s?(?:ที่)?\s?(\d)")
_HEAD_COUNT = re.compile(r"จำนวน")
_HEAD_NODE = re.compile(r"กรอบ|มิติ|ภารกิจ|วัตถุประสงค์")
_LEVELS = (NodeLevel.DIMENSION, NodeLevel.MISSION, NodeLevel.OBJECTIVE)


class CountTable(Struct, frozen=True):
    """Nodes in the order of the print, the totals below them, and the places taken."""

    nodes: tuple[FrameworkNode, ...] = ()
    totals: tuple[StatedTotal, ...] = ()
    taken: frozenset[int] = frozenset()


def read_count_table(tables: Sequence[Table], counted: Mapping[str, int] | None = None) -> CountTable:
    """The count table that runs through `tables`.

    `counted` (initiatives by objective elsewhere in the document) helps to deal out numbers where a cell prints fewer
    numbers than codes.
    """
    nodes: list[FrameworkNode] = []
    totals: list[StatedTotal] = []
    taken: set[int] = set()
    for table in tables:
        if not _is_count_table(table):
            continue
        taken.update(table.places)
        for row in table.rows:
            if total := _total(row):
                totals.append(total)
            else:
                nodes.extend(_nodes(row, counted or {}))
    return CountTable(tuple(_counted_dimensions(_once(nodes), totals)), tuple(totals), frozenset(taken))


def level_of(code: str) -> NodeLevel:
    return _LEVELS[min(code.count("."), 2)]


def _is_count_table(table: Table) -> bool:
    """A header over nodes and numbers, without years; or, cut off from its header, rows of codes and counts."""
    for row in table.rows[:3]:
        if any(year_of(cell) for cell in row.cells):
            return False
        if _is_header(row):
            return True
    counted = sum(bool(_last_counts(row)) for row in table.rows)
    return counted * 2 > len(table.rows) and any(_CODE.search(row.text) for row in table.rows)


def _is_header(row: PreparedLine) -> bool:
    filled = [cell for cell in row.cells if cell]
    return (
        len(filled) > 1
        and all(len(cell) < 60 for cell in filled)
        and any(_HEAD_COUNT.search(cell) for cell in filled)
        and any(_HEAD_NODE.search(cell) for cell in filled)
        and not any(_CODE.search(cell) or _COUNTED.search(cell) for cell in filled)
    )


def _total(row: PreparedLine) -> StatedTotal | None:
    filled = [cell for cell in row.cells if cell]
    if not filled or not is_sum_label(filled[0]):
        return None
    scope = _SCOPE.search(filled[0])
    count = stated_count(row.text)
    if count is None and filled[-1].isdigit():
        count = int(filled[-1])
    source = Source(page=row.page, line=row.number, line_end=row.number)
    return StatedTotal(scope=scope[1] if scope else "total", count=count, source=source)


def _nodes(row: PreparedLine, counted: Mapping[str, int]) -> list[FrameworkNode]:
    source = Source(page=row.page, line=row.number, line_end=row.number)
    counts = _last_counts(row)
    found: list[tuple[str, str]] = []
    nearest: list[str] = []
    for cell in row.cells:
        if not cell or _counts(cell):
            continue
        if dimension := dimension_of(cell.replace("\n", " ")):
            if not _is_header(row):
                found.append((match_heading(*dimension).code, dimension[1]))
        elif coded := _coded(cell):
            found.extend(coded)
            nearest = [code for code, _ in coded]
    dealt = _deal([code for code, _ in found if "." in code], nearest, counts, counted)
    return [
        FrameworkNode(code=code, level=level_of(code), title=title, stated_count=dealt.get(code), source=source)
        for code, title in found
    ]


def _coded(cell: str) -> list[tuple[str, str]]:
    """Every code of a cell with the words up to the next one."""
    places = list(_CODE.finditer(cell))
    pairs = []
    for at, place in enumerate(places):
        end = places[at + 1].start() if at + 1 < len(places) else len(cell)
        title = " ".join(cell[place.end() : end].split())
        pairs.append((match_heading(place[1].replace(" ", ""), title[:200]).code, title))
    return pairs


def _last_counts(row: PreparedLine) -> list[int]:
    """The numbers of the last cell that holds nothing but counts."""
    for cell in reversed(row.cells):
        if cell:
            return _counts(cell)
    return []


def _counts(cell: str) -> list[int]:
    text = cell.replace("\n", " ").strip()
    if numbers := _COUNTED.findall(text):
        rest = _COUNTED.sub("", text).replace("จำนวน", "")
        return [int(number) for number in numbers] if len(rest) < 30 else []
    if _BARE_NUMBERS.fullmatch(text):
        return [int(number) if number.isdigit() else 0 for number in text.split()]
    return []


def _deal(
    codes: Sequence[str], nearest: Sequence[str], counts: Sequence[int], counted: Mapping[str, int]
) -> dict[str, int]:
    """Numbers to codes: one each where they are as many, or as many as in the `nearest` cell.

    Else the first to the first code, and the rest in order to those objectives whose initiatives elsewhere in the
    document are as many - if that works out.
    """
    if len(codes) == len(counts):
        return dict(zip(codes, counts, strict=True))
    if len(nearest) == len(counts):
        return dict(zip(nearest, counts, strict=True))
    if not codes or not counts or len(counts) > len(codes):
        return {}
    dealt = {codes[0]: counts[0]}
    present = [code for code in codes[1:] if counted.get(code)]
    if [counted[code] for code in present] == list(counts[1:]):
        dealt.update(zip(present, counts[1:], strict=True))
    return dealt


def _counted_dimensions(nodes: Sequence[FrameworkNode], totals: Sequence[StatedTotal]) -> list[FrameworkNode]:
    """The total under a dimension's rows is what the table states for the dimension."""
    stated = {total.scope: total.count for total in totals}
    return [
        replace(node, stated_count=stated.get(node.code))
        if node.stated_count is None and "." not in node.code
        else node
        for node in nodes
    ]


def _once(nodes: Sequence[FrameworkNode]) -> list[FrameworkNode]:
    """Each code once, as first printed; a repeated row (a table cut by a page) adds nothing."""
    seen: dict[str, FrameworkNode] = {}
    for node in nodes:
        seen.setdefault(node.code, node)
    return list(seen.values())
