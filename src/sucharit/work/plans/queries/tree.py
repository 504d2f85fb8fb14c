"""The plan along its framework: dimensions > missions > objectives > initiatives, with counts, money and coverage."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from sucharit.reference.framework import Framework, framework, framework_versions
from sucharit.work.plans.models import Initiative, Plan

Sums = dict[int, Decimal]


@dataclass
class Money:
    """Baht by year, and how many initiatives state nothing at all."""

    years: tuple[int, ...] = ()
    by_year: Sums = field(default_factory=dict)
    unstated: int = 0

    def add(self, amounts: Sums) -> None:
        if not amounts:
            self.unstated += 1
        for year, baht in amounts.items():
            self.by_year[year] = self.by_year.get(year, Decimal(0)) + baht

    @property
    def in_years(self) -> list[tuple[int, Decimal | None]]:
        """(year, baht) of each year of the plan; None where nothing is stated."""
        return [(year, self.by_year.get(year)) for year in self.years]

    @property
    def total(self) -> Decimal | None:
        return sum(self.by_year.values(), Decimal(0)) if self.by_year else None


@dataclass
class Leaf:
    """An initiative in the tree. `amounts` has the years that it states (none: an empty mapping); `above` and `below`
    are the places of its neighbours under the same node."""

    initiative: Initiative
    codes: tuple[str, ...]
    amounts: Sums
    years: tuple[int, ...]
    findings: int = 0
    above: int | None = None
    below: int | None = None

    @property
    def first(self) -> bool:
        return self.above is None

    @property
    def last(self) -> bool:
        return self.below is None

    @property
    def money(self) -> Money:
        return _money([self], self.years)

    @property
    def total(self) -> Decimal | None:
        return sum(self.amounts.values(), Decimal(0)) if self.amounts else None

    @property
    def unused(self) -> bool:
        """Says that no budget is used: stated, and nothing but zero."""
        return bool(self.amounts) and not any(self.amounts.values())


@dataclass
class Branch:
    """A node of the framework. `also` are initiatives that serve this objective and stand under another."""

    code: str
    level: str
    title: str
    years: tuple[int, ...]
    branches: list["Branch"] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    also: list[Leaf] = field(default_factory=list)

    @cached_property
    def every_leaf(self) -> list[Leaf]:
        return [*self.leaves, *(leaf for branch in self.branches for leaf in branch.every_leaf)]

    @cached_property
    def count(self) -> int:
        return len(self.every_leaf)

    @cached_property
    def money(self) -> Money:
        return _money(self.every_leaf, self.years)

    @cached_property
    def objectives(self) -> list["Branch"]:
        return [self] if self.level == "objective" else [one for under in self.branches for one in under.objectives]

    @property
    def covered(self) -> bool:
        return bool(self.leaves or self.also)

    @cached_property
    def uncovered(self) -> int:
        return sum(not one.covered for one in self.objectives)

    def year(self, year: int) -> Decimal | None:
        return self.money.by_year.get(year)


@dataclass
class Tree:
    """A whole plan. `outside` are initiatives that stand at no node of the framework."""

    years: list[int]
    dimensions: list[Branch]
    outside: list[Leaf]
    whole: int  # how many initiatives the plan has, whatever is filtered

    @cached_property
    def leaves(self) -> list[Leaf]:
        return [*(leaf for branch in self.dimensions for leaf in branch.every_leaf), *self.outside]

    @cached_property
    def count(self) -> int:
        return len(self.leaves)

    @cached_property
    def money(self) -> Money:
        return _money(self.leaves, tuple(self.years))

    @cached_property
    def objectives(self) -> list[Branch]:
        return [one for branch in self.dimensions for one in branch.objectives]

    @property
    def covered(self) -> int:
        return sum(one.covered for one in self.objectives)


def _money(leaves: Iterable[Leaf], years: tuple[int, ...]) -> Money:
    money = Money(years)
    for leaf in leaves:
        money.add(leaf.amounts)
    return money


def framework_of(plan: Plan) -> Framework:
    """The framework that the plan names; the newest where it names none that is known."""
    versions = framework_versions()
    return framework(plan.framework_version if plan.framework_version in versions else versions[-1])


def tree_of(
    plan: Plan,
    sheets: Sequence[Initiative],
    *,
    findings: Callable[[Initiative], int] = lambda _: 0,
    shown: Callable[[Leaf], bool] = lambda _: True,
) -> Tree:
    """The tree of sheets that were fetched with their parts. `shown` filters leaves; coverage counts them all."""
    years = tuple(plan.years)
    leaves = [_leaf(sheet, findings(sheet), years) for sheet in sheets]
    dimensions, nodes = _branches(framework_of(plan), years)
    outside = []
    for leaf in leaves:
        home = _home(leaf, nodes)
        for code in leaf.codes:
            if code in nodes and nodes[code] is not home:
                nodes[code].also.append(leaf)
        if not shown(leaf):
            continue
        if home is None:
            outside.append(leaf)
        else:
            home.leaves.append(leaf)
    for branch in [*nodes.values()]:
        _mark_neighbours(branch.leaves)
    _mark_neighbours(outside)
    return Tree(plan.years, dimensions, outside, len(leaves))


def _leaf(sheet: Initiative, findings: int, years: tuple[int, ...]) -> Leaf:
    codes = tuple(row.code for row in sheet.objective_rows.all())
    return Leaf(sheet, codes, {row.year: row.amount for row in sheet.amounts.all()}, years, findings)


def _branches(of: Framework, years: tuple[int, ...]) -> tuple[list[Branch], dict[str, Branch]]:
    nodes = {node.code: Branch(node.code, node.level, node.title, years) for node in of.nodes}
    for node in of.nodes:
        if node.parent:
            nodes[node.parent].branches.append(nodes[node.code])
    return [nodes[node.code] for node in of.dimensions], nodes


def _home(leaf: Leaf, nodes: dict[str, Branch]) -> Branch | None:
    """Its first objective, else its mission or dimension, where the framework has them."""
    sheet = leaf.initiative
    return next((nodes[code] for code in (*leaf.codes[:1], sheet.mission, sheet.dimension) if code in nodes), None)


def _mark_neighbours(leaves: list[Leaf]) -> None:
    for upper, lower in pairwise(leaves):
        lower.above, upper.below = upper.initiative.seq, lower.initiative.seq
