"""Numbers printed before sheets, rows and list items."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.plan import BudgetRow, Initiative

ORDER = "เลขลำดับในเอกสารเดียวกันต้องต่อเนื่องและไม่ซ้ำกัน เพื่อให้อ้างอิงได้ตรงเรื่อง"
T = TypeVar("T")
_MOST_WEIGHED = 300  # numbers; longer lists are judged by their longest rise alone
_IN_PLACE = 3  # a number equal to its place outweighs two that only rise: neighbours are often misread alike


class Break(NamedTuple):
    """A number that does not go on: its place, itself, and what should stand there (None: it is one too many).

    `gap` marks a number that is right in itself, but before which numbers were skipped.
    """

    place: int
    number: int
    expected: int | None
    gap: bool = False


def breaks(numbers: Sequence[int]) -> tuple[Break, ...]:
    """The fewest numbers that must be wrong for the rest to rise, and each gap that no wrong number fills.

    A gap is told at the number after it. Where the run begins is not judged: a document may be a part.
    """
    if all(after == before + 1 for before, after in pairwise(numbers)):
        return ()
    kept = _right(numbers)
    told = [Break(place, numbers[place], expected) for place, expected in _expected(numbers, kept)]
    for before, after in pairwise(kept):
        if numbers[after] - numbers[before] > after - before:
            told.append(Break(after, numbers[after], numbers[before] + (after - before), gap=True))
    return tuple(sorted(told))


def _right(numbers: Sequence[int]) -> list[int]:
    """Places of the numbers taken for right: the rising run that agrees best with counting from 1."""
    if len(numbers) > _MOST_WEIGHED:
        return _longest_rise(numbers)
    best: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        earlier = [other for other in range(place) if numbers[other] < number]
        previous = max(earlier, key=lambda other: (best[other], -other), default=-1)
        before.append(previous)
        best.append((best[previous] if earlier else 0) + (_IN_PLACE if number == place + 1 else 1))
    run, at = [], max(range(len(numbers)), key=lambda place: (best[place], -place), default=-1)
    while at >= 0:
        run.append(at)
        at = before[at]
    return run[::-1]


def _expected(numbers: Sequence[int], kept: Sequence[int]) -> Iterator[tuple[int, int | None]]:
    """For each place not kept, the number that would close the gap around it."""
    keeps = set(kept)
    following = {after: before for before, after in pairwise(kept)}
    for place in range(len(numbers)):
        if place in keeps:
            continue
        after = kept[bisect_left(kept, place)] if kept and place < kept[-1] else None
        before = following.get(after) if after is not None else kept[-1] if kept else None
        if before is None:
            yield place, numbers[kept[0]] - (kept[0] - place)
        elif after is None or numbers[after] - numbers[before] >= after - before:
            yield place, numbers[before] + (place - before)
        else:
            yield place, None


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Places of a longest strictly rising run; of two equal numbers the first is kept."""
    ends: list[int] = []
    last: list[int] = []
    parent: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(last, number)
        parent.append(ends[at - 1] if at else -1)
        if at == len(last):
            last.append(number)
            ends.append(place)
        elif number < last[at]:
            last[at], ends[at] = number, place
    run, at = [], ends[-1] if ends else -1
    while at >= 0:
        run.append(at)
        at = parent[at]
    return run[::-1]


def _runs(items: Sequence[T], number: Callable[[T], int | None], scopes: Sequence[Callable[[T], str]]) -> list[list[T]]:
    """The items cut where their numbering begins anew: whichever way of cutting leaves the most numbers in order."""
    ways = [[list(run) for _, run in groupby(items, key=scope)] for scope in scopes]
    return max(ways, key=lambda runs: sum(_in_order([number(item) for item in run]) for run in runs))


def _in_order(numbers: Sequence[int | None]) -> int:
    first = 1 if numbers and numbers[0] == 1 else 0
    return first + sum(1 for a, b in pairwise(numbers) if a is not None and b == a + 1)


def _whole(_: object) -> str:
    return ""


SHEET_SCOPES: tuple[Callable[[Initiative], str], ...] = (
    _whole,
    lambda one: one.dimension or "",
    lambda one: one.mission or "",
    lambda one: one.objective_codes[0] if one.objective_codes else "",
)
ROW_SCOPES: tuple[Callable[[BudgetRow], str], ...] = (
    _whole,
    lambda row: row.dimension or "",
    lambda row: row.mission or row.dimension or "",
    lambda row: row.objective or row.mission or "",
)


@rule(
    "number.sheet", Severity.WARNING,
    thai="เลขลำดับของแผ่นรายละเอียดโครงการผิด ซ้ำ หรือขาด",
    english="The printed number of an initiative is wrong, doubled or missing",
    source=ORDER,
    silent="เมื่อเอกสารไม่ได้พิมพ์เลขลำดับ หรือเลขลำดับเริ่มใหม่ในแต่ละมิติ ภารกิจ หรือวัตถุประสงค์อย่างเป็นระเบียบ",
)  # fmt: skip
def number_sheet(case: Case) -> Iterator[Remark]:
    numbered = [one for one in case.plan.initiatives if one.stated_seq is not None]
    if len(numbered) < 2 or len(numbered) * 2 < len(case.plan.initiatives):
        return
    for run in _runs(case.plan.initiatives, lambda one: one.stated_seq, SHEET_SCOPES):
        yield from (_unnumbered(one) for one in run if one.stated_seq is None)
        told = [one for one in run if one.stated_seq is not None]
        for wrong in breaks([one.stated_seq or 0 for one in told]):
            # a sheet without a number explains the gap after it
            if not wrong.gap or len(told) == len(run):
                yield _misnumbered(told, wrong)


def _unnumbered(one: Initiative) -> Remark:
    return Remark(
        message=f"แผ่นรายละเอียด{named(one)} ไม่มีเลขลำดับ ขณะที่โครงการอื่นมี โปรดใส่เลขลำดับ",
        initiatives=(one.seq,), lines=_at(one), field="stated_seq", computed=one.seq,
    )  # fmt: skip


def _misnumbered(run: Sequence[Initiative], wrong: Break) -> Remark:
    one = run[wrong.place]
    twin = next((other for other in run if other is not one and other.stated_seq == wrong.number), None)
    doubled = f" ซ้ำกับ “{short(twin.title, 40)}”" if twin else ""
    advice = f"ควรเป็น {wrong.expected}" if wrong.expected is not None and not wrong.gap else "โปรดตรวจเลขลำดับ"
    if wrong.gap:
        doubled = f" โดยข้ามเลข {wrong.expected}"
    return Remark(
        message=f"แผ่นรายละเอียด{named(one)} พิมพ์เลขลำดับเป็น {wrong.number}{doubled} {advice}",
        initiatives=(one.seq,), lines=_at(one), field="stated_seq", stated=wrong.number, computed=wrong.expected,
    )  # fmt: skip


def _at(one: Initiative | BudgetRow) -> tuple[int, ...]:
    return (one.source.line,) if one.source.line else ()


@rule(
    "number.row", Severity.WARNING,
    thai="เลขลำดับในตารางงบประมาณผิด ซ้ำ หรือข้าม",
    english="A number in the budget table is wrong, doubled or skipped",
    source=ORDER,
    silent="เมื่อตารางไม่มีเลขลำดับ หรือเลขลำดับเริ่มใหม่ในแต่ละมิติอย่างเป็นระเบียบ",
)  # fmt: skip
def number_row(case: Case) -> Iterator[Remark]:
    rows = [row for row in case.plan.budget_rows if row.seq is not None]
    if len(rows) < 2 or len(rows) * 2 < len(case.plan.budget_rows):
        return
    for run in _runs(rows, lambda row: row.seq, ROW_SCOPES):
        for wrong in breaks([row.seq or 0 for row in run]):
            if wrong.gap and case.table.trusted and case.table.initiatives_alone:
                continue  # a row is missing there, and money.row-missing says which
            row = run[wrong.place]
            expected = f"ควรเป็น {wrong.expected}" if wrong.expected is not None else "ซ้ำกับแถวอื่น โปรดตรวจเลขลำดับ"
            yield Remark(
                message=f"ตารางงบประมาณพิมพ์เลขลำดับของ “{short(row.title)}” เป็น {wrong.number} {expected}",
                lines=_at(row), field="budget_rows", stated=wrong.number, computed=wrong.expected,
            )  # fmt: skip


RULES = (number_sheet, number_row)
