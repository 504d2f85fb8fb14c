"""Typical initiatives to start a plan from: sixty, in this project's own words, covering all 32 objectives.

Texts hold placeholders such as {organization}; `Entry.filled` puts the names of one organization in their place.
Never here: initiatives that an organization has adopted (those belong to its plan).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

import msgspec
from msgspec import Struct

from sucharit.reference.framework import framework
from sucharit.reference.loading import BrokenReference, UnknownReference, load
from sucharit.reference.words import organization_words

VERSION = "2566-2570"
PLACEHOLDERS = frozenset({"organization", "executive", "clerk", "council", "staff", "ordinance"})
Unit = Literal["clerk", "personnel", "finance", "works", "health", "education", "welfare", "strategy", "audit"]
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class CatalogueStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step and the steps nested under it."""

    text: str
    steps: tuple[str, ...] = ()


class CatalogueGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A target group. `count` is a number, "staff" (as many as the organization has people), or None."""

    text: str
    count: int | Literal["staff"] | None = None
    unit: str | None = None


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One typical initiative. `unit` is a key of `words/units.yaml`, `budget` the usual baht of a year (0 = none)."""

    key: str
    objective_codes: tuple[str, ...]
    kind: Literal["โครงการ", "กิจกรรม", "มาตรการ"]
    title: str
    rationale: tuple[str, ...]
    objectives: tuple[str, ...]
    target_group: CatalogueGroup
    steps: tuple[str | CatalogueStep, ...]
    outputs: tuple[str, ...]
    outcomes: tuple[str, ...]
    unit: Unit
    budget: int = 0

    def __post_init__(self) -> None:
        for name in ("objective_codes", "rationale", "objectives", "steps", "outputs", "outcomes"):
            if not getattr(self, name):
                raise ValueError(f"{self.key}: {name} is empty")
        if not self.title.startswith(self.kind):
            raise ValueError(f"{self.key}: the title does not begin with {self.kind}")
        strange = {name for text in _texts(msgspec.to_builtins(self)) for name in _PLACEHOLDER.findall(text)}
        if strange - PLACEHOLDERS:
            raise ValueError(f"{self.key}: unknown placeholders {sorted(strange - PLACEHOLDERS)}")

    @property
    def dimension(self) -> str:
        return self.objective_codes[0].partition(".")[0]

    def filled(self, names: Mapping[str, str], staff_count: int | None = None) -> "Entry":
        """The same initiative with every {placeholder} replaced; KeyError where `names` lacks one that is used."""
        raw: dict[str, Any] = _replace(msgspec.to_builtins(self), names)
        if raw["target_group"]["count"] == "staff":
            raw["target_group"]["count"] = staff_count
        return msgspec.convert(raw, Entry)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _replace(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _PLACEHOLDER.sub(lambda found: names[found[1]], value)
    if isinstance(value, dict):
        return {key: _replace(part, names) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_replace(part, names) for part in value]
    return value


def names_of(organization: str, kind: str) -> dict[str, str]:
    """What the placeholders stand for in one organization; `kind` is a value of OrganizationType such as "sao"."""
    own = organization_words().of(kind)
    return {
        "organization": organization,
        "executive": own.executive,
        "clerk": own.clerk,
        "council": own.council,
        "staff": own.staff,
        "ordinance": own.ordinance,
    }


@cache
def catalogue() -> tuple[Entry, ...]:
    """All entries in the order of the framework; BrokenReference where two share a key or a code is unknown."""
    entries = [entry for number in range(1, 5) for entry in _dimension(number)]
    keys = [entry.key for entry in entries]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise BrokenReference(f"catalogue: keys {', '.join(twice)} stand twice")
    return tuple(sorted(entries, key=lambda entry: entry.objective_codes))


def _dimension(number: int) -> tuple[Entry, ...]:
    name = f"catalogue/dimension-{number}.yaml"
    entries = load(name, tuple[Entry, ...])
    known = {node.code for node in framework(VERSION).objectives}
    for entry in entries:
        if entry.dimension != str(number) or not known.issuperset(entry.objective_codes):
            raise BrokenReference(f"{name}: {entry.key}: objective_codes {entry.objective_codes} do not belong here")
    return entries


def entry(key: str) -> Entry:
    """One entry by its key, such as "ethics-code"; UnknownReference for any other."""
    for one in catalogue():
        if one.key == key:
            return one
    raise UnknownReference(f"catalogue: no {key!r}")
