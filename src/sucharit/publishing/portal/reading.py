"""A published plan as pages and data need it: decoded once, found by its digest, with titles, money and words ready."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import BudgetRow, Initiative, Plan, Step
from sucharit.core.plan.totals import outline_key, place_of_initiative, within
from sucharit.core.thai import fold
from sucharit.reference import Node, UnknownReference, framework


@dataclass(frozen=True)
class Sheet:
    """One initiative with its money by year: 0 is no budget, None or a missing year not stated."""

    value: Initiative
    row: BudgetRow | None

    @property
    def seq(self) -> int:
        return self.value.seq

    @property
    def place(self) -> str:
        """The deepest outline code, "" where it has none."""
        return place_of_initiative(self.value) or ""

    @property
    def amounts(self) -> Mapping[int, Decimal | None]:
        return self.row.budgets if self.row else {}

    @property
    def kind(self) -> str:
        return self.value.kind.value if self.value.kind else ""

    @cached_property
    def total(self) -> Decimal | None:
        """Baht of all years; None where no year is stated."""
        stated = [amount for amount in self.amounts.values() if amount is not None]
        return sum(stated, Decimal(0)) if stated else None

    @cached_property
    def words(self) -> str:
        """Everything it says, folded, for the search."""
        one = self.value
        texts: list[str | None] = [
            str(one.seq), one.title, one.rationale, one.place, one.responsible, *one.objectives, *one.targets,
            *one.outputs, *one.outcomes, *one.results_unsorted, *one.indicators,
            one.target_group.text if one.target_group else None, *(step.text for step in steps_of(one.steps)),
            *one.objective_codes,
        ]  # fmt: skip
        return "\n".join(fold(text) for text in texts if text)


@dataclass(frozen=True)
class Branch:
    """A node of the outline with what stands right under it."""

    code: str
    title: str
    level: int  # 1 dimension, 2 mission, 3 objective
    count: int
    total: Decimal
    branches: tuple["Branch", ...]
    sheets: tuple[Sheet, ...]


class Reading:
    """A plan ready to be shown. Never changes."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        rows = {row.seq: row for row in plan.budget_rows if row.seq is not None}
        self.sheets = tuple(Sheet(one, rows.get(one.seq)) for one in plan.initiatives)
        self.by_seq = {sheet.seq: sheet for sheet in self.sheets}

    @cached_property
    def years(self) -> tuple[int, ...]:
        named = {year for sheet in self.sheets for year in sheet.amounts}
        return tuple(sorted(named | set(self.plan.span or ())))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Titles by outline code: the plan's own before the framework's."""
        titles = {node.code: node.title for node in _official(self.plan.framework_version)}
        return titles | {node.code: node.title for node in self.plan.framework if node.title}

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """The codes of the dimensions that the plan or its framework has, in order."""
        codes = {code for code in self.titles if "." not in code}
        codes |= {sheet.place.partition(".")[0] for sheet in self.sheets if sheet.place}
        return tuple(sorted(codes, key=outline_key))

    @cached_property
    def units(self) -> tuple[str, ...]:
        return tuple(sorted({sheet.value.responsible for sheet in self.sheets if sheet.value.responsible}))

    def amount(self, scope: str, year: int) -> Decimal:
        """Baht of a year within an outline code ("" is the whole plan)."""
        amounts = (sheet.amounts.get(year) for sheet in self.sheets if not scope or within(sheet.place, scope))
        return sum((amount for amount in amounts if amount is not None), Decimal(0))

    def count(self, scope: str) -> int:
        return sum(1 for sheet in self.sheets if within(sheet.place, scope))

    @cached_property
    def total(self) -> Decimal:
        return sum((self.amount("", year) for year in self.years), Decimal(0))

    def found(self, words: str = "", dimension: str = "", year: int | None = None, unit: str = "") -> tuple[Sheet, ...]:
        """The sheets that answer: every word stands in them, the dimension is theirs, money is stated for the year."""
        wanted = [fold(word) for word in words.split()[:12]]

        def fits(sheet: Sheet) -> bool:
            return (
                all(word in sheet.words for word in wanted)
                and (not dimension or within(sheet.place, dimension))
                and (year is None or bool(sheet.amounts.get(year)))
                and (not unit or sheet.value.responsible == unit)
            )

        return tuple(sheet for sheet in self.sheets if fits(sheet))

    def tree(self, sheets: tuple[Sheet, ...]) -> tuple[Branch, ...]:
        """These sheets under their dimensions, missions and objectives; branches without any are left out."""
        return tuple(self._branches("", sheets))

    def _branches(self, above: str, sheets: tuple[Sheet, ...]) -> Iterator[Branch]:
        depth = above.count(".") + 1 if above else 0
        codes = {".".join(sheet.place.split(".")[: depth + 1]) for sheet in sheets if _is_below(sheet.place, above)}
        for code in sorted(codes, key=outline_key):
            under = tuple(sheet for sheet in sheets if within(sheet.place, code))
            yield Branch(
                code=code,
                title=self.titles.get(code, ""),
                level=depth + 1,
                count=len(under),
                total=sum((sheet.total or Decimal(0) for sheet in under), Decimal(0)),
                branches=tuple(self._branches(code, under)) if depth < 2 else (),
                sheets=tuple(sheet for sheet in under if sheet.place == code or depth >= 2),
            )

    def homeless(self, sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
        """Sheets without a place in the outline."""
        return tuple(sheet for sheet in sheets if not sheet.place)


def _is_below(place: str, above: str) -> bool:
    return bool(place) and (place.startswith(above + ".") if above else True)


def _official(version: str | None) -> tuple[Node, ...]:
    try:
        return framework(version).nodes if version else ()
    except UnknownReference:
        return ()


def steps_of(steps: tuple[Step, ...]) -> Iterator[Step]:
    """All steps, nested ones after their parent."""
    for step in steps:
        yield step
        yield from steps_of(step.steps)


def summary_of(plan: Plan) -> dict[str, object]:
    """The figures that lists show, as JSON."""
    read = Reading(plan)
    return {
        "initiatives": len(read.sheets),
        "total": str(read.total),
        "by_year": {str(year): str(read.amount("", year)) for year in read.years},
        "dimensions": {code: read.count(code) for code in read.dimensions},
        "risks": len(plan.risks),
    }


def span_named(text: str) -> FiscalSpan | None:
    """ "2566-2570" as a span; None for anything else."""
    first, dash, last = text.partition("-")
    years = [part for part in (first, last) if len(part) == 4 and part.isascii() and part.isdigit()]
    if not dash or len(years) != 2 or int(last) < int(first):
        return None
    return FiscalSpan(int(first), int(last))
