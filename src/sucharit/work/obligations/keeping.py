"""Obligations that another room keeps: they are made, given to somebody and ended there, with what they are about.

Ended in two places they would be two truths; so this room refuses, says where, and leads there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from sucharit.base.people.gate import NotAllowed
from sucharit.work.obligations.models import Obligation, Rule


@dataclass(frozen=True)
class Keeper:
    """The room: what it is told by, and the address of what the obligation is about ("" where it is gone)."""

    thai: str | Promise
    english: str
    address: Callable[[Obligation], str]


_KEEPERS: dict[str, Keeper] = {}


def declare_keeper(reference: str, keeper: Keeper) -> None:
    """Obligations of the rule with this reference are kept elsewhere."""
    _KEEPERS[reference] = keeper


def keeper_of(row: Obligation) -> Keeper | None:
    return _KEEPERS.get(row.rule.reference)


def kept_rules() -> list[str]:
    """References of the rules whose obligations are kept elsewhere."""
    return list(_KEEPERS)


def check_kept_here(rule: Rule) -> None:
    """NotAllowed where another room keeps it."""
    keeper = _KEEPERS.get(rule.reference)
    if keeper is not None:
        raise NotAllowed(str(keeper.thai), keeper.english)
