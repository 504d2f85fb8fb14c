"""All rules, in the order of the handbook."""

from functools import cache

from sucharit.core.checking import (
    codes,
    counts,
    duplicates,
    headcounts,
    laws,
    lists,
    money,
    numbering,
    orders,
    organization,
    placeholders,
    risks,
    sections,
    targets,
    wording,
    years,
)
from sucharit.core.checking.rule import Rule

FAMILIES = (
    counts, numbering, lists, money, sections, codes, wording, placeholders, organization, duplicates, years, targets,
    headcounts, risks, laws, orders,
)  # fmt: skip


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule once, family by family."""
    return tuple(one for family in FAMILIES for one in family.RULES)
