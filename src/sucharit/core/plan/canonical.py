"""The canonical form of a plan and its fingerprint: what an approval binds.

Two plans have the same canonical form when an officer holding their papers side by side would call them the same plan.
A changed word, figure, code or order changes it. The following do not:

- where a part stood in the source (`source`), how it was printed (`*_printed`, `matrix_as_printed`), and the number
  printed beside it (`stated_seq`, `BudgetRow.seq`, `Member.stated_number`): the true order is the order of the lists;
- claims that only repeat the plan: `FrameworkNode.stated_count`, and a `StatedTotal` that equals what is counted and
  summed from the rows;
- `date_text` where the date itself is known, and the words of a budget that only say its amount ("-", "ไม่ใช้งบประมาณ",
  "20,000.- บาท");
- a framework node without a title: its code stands in the initiatives;
- spaces, Thai or Arabic digits, the form of quotation marks and dashes, and repairs that `core.thai.clean` makes. Thai
  has no spaces between words and lines wrap anywhere, so a space counts only between two digits or two Latin letters;
- None, "", an empty list and a list of nothing but empty texts: paper cannot tell them apart. A mapping entry that is
  None equals a missing entry. Money keeps the difference between 0 (no budget) and None (not stated);
- the order of framework nodes and stated totals (their codes order them) and of quarters and years.
"""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan.annexes import Announcement, Member, Memo, Order
from sucharit.core.plan.plan import Plan
from sucharit.core.plan.totals import is_sum_of_money, outline_key, quarters_of, sums_of
from sucharit.core.plan.values import (
    BudgetLine,
    BudgetRow,
    FrameworkNode,
    Initiative,
    RiskCriteria,
    Source,
    StatedTotal,
)
from sucharit.core.thai import arabic_digits, clean, parse_amount

VERSION = "p1"

_LEFT_OUT: dict[type[Struct], frozenset[str]] = {
    BudgetRow: frozenset({"seq", "title_printed"}),
    FrameworkNode: frozenset({"stated_count"}),
    Initiative: frozenset({"stated_seq", "title_printed"}),
    Member: frozenset({"stated_number"}),
    RiskCriteria: frozenset({"matrix_as_printed"}),
}
_DATED = (Announcement, Memo, Order)
# A character per meaning: what a keyboard, Word's autocorrect or OCR puts for the same mark.
_MARKS = str.maketrans(dict.fromkeys("“”„‟″«»‘’‚‛′`", '"') | dict.fromkeys("‐‑‒–—―−", "-") | {"'": '"', "…": "..."})
_SPACES = re.compile(r"\s+")
_KEPT_SPACE = re.compile(r"(?<=\d)\s+(?=\d)|(?<=[A-Za-z])\s+(?=[A-Za-z])")
_DOUBLED_QUOTES = re.compile(r'"{2,}')


def canonical(plan: Plan) -> bytes:
    """The plan as stable JSON (UTF-8, sorted keys, no spaces), holding only what the paper itself can say."""
    return msgspec.json.encode(_struct(_without_repeated_totals(plan)) or {}, order="deterministic")


def fingerprint(plan: Plan) -> str:
    """ "p1:" and the SHA-256 of the canonical form, in hexadecimal; the prefix names the rules it was made by."""
    return f"{VERSION}:{hashlib.sha256(canonical(plan)).hexdigest()}"


def _without_repeated_totals(plan: Plan) -> Plan:
    totals = tuple(total for total in (_own_claims(plan, total) for total in plan.stated_totals) if total is not None)
    titled = (node for node in plan.framework if node.title)
    return msgspec.structs.replace(
        plan,
        framework=tuple(sorted(titled, key=lambda node: (outline_key(node.code), node.code))),
        stated_totals=tuple(sorted(totals, key=lambda total: (outline_key(total.scope), total.scope))),
    )


def _own_claims(plan: Plan, total: StatedTotal) -> StatedTotal | None:
    """What a stated total says beyond the sum of the rows (nothing: None)."""
    count, sums = sums_of(plan, total.scope)
    budgets = {year: baht for year, baht in total.budgets.items() if baht is not None and baht != sums.get(year, 0)}
    claimed = None if total.count == count else total.count
    at_work = quarters_of(plan, total.scope)
    by_quarter = {quarter: told for quarter, told in total.by_quarter.items() if told != at_work.get(quarter, 0)}
    if claimed is None and not budgets and not by_quarter:
        return None
    return StatedTotal(scope=total.scope, count=claimed, budgets=budgets, by_quarter=by_quarter)


def _value(value: object) -> Any:
    """Builtins for JSON, or None where the paper would show nothing."""
    if isinstance(value, str):
        return _text(value) or None
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, int):  # most of a plan; asking an abstract class is slow
        return value
    if isinstance(value, Decimal):
        return _money(value)
    if isinstance(value, Struct):
        return _struct(value)
    if isinstance(value, Mapping):
        return {str(key): told for key, inner in value.items() if (told := _value(inner)) is not None} or None
    if isinstance(value, Sequence):
        return [told for inner in value if (told := _value(inner)) is not None] or None
    return value


def _struct(value: Struct) -> Any:
    if isinstance(value, FiscalSpan):
        return [value.first, value.last]
    left_out = _LEFT_OUT.get(type(value), frozenset()) | _said_twice(value)
    told = {}
    for name in value.__struct_fields__:
        inner = getattr(value, name)
        if name in left_out or isinstance(inner, Source):
            continue
        shown = _FIELDS[name](inner) if name in _FIELDS else _value(inner)
        if shown is not None:
            told[name] = shown
    return told or None


def _said_twice(value: Struct) -> frozenset[str]:
    """Words that say no more than the date or the amount beside them."""
    if isinstance(value, _DATED) and value.date:
        return frozenset({"date_text"})
    if (
        isinstance(value, BudgetLine)
        and value.per_year is not None
        and parse_amount(_text(value.text)) == value.per_year
    ):
        return frozenset({"text"})
    return frozenset()


def _matrix(matrix: Mapping[int, Sequence[str]]) -> Any:
    """Cells keep their column, so an empty one stays."""
    return {str(score): [_text(cell) for cell in row] for score, row in matrix.items()} or None


def _quarters(quarters: Sequence[int]) -> Any:
    return sorted(set(quarters)) or None


_FIELDS: dict[str, Callable[[Any], Any]] = {"matrix": _matrix, "quarters": _quarters}


def _money(value: Decimal) -> str:
    if not is_sum_of_money(value):
        return str(value)
    plain = format(value.normalize(), "f")
    return "0" if plain in ("-0", "") else plain


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    text = arabic_digits(clean(text)).translate(_MARKS)
    text = _KEPT_SPACE.sub("\0", text)
    return _DOUBLED_QUOTES.sub('"', _SPACES.sub("", text)).replace("\0", " ")
