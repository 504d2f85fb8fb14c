"""Corruption risk: kinds, responses, and the scales and matrices that an organization may adopt."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct, field

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import edition, editions, load, once


class ScaleText(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a scale: 5 is the worst."""

    level: int
    text: str


class Band(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Products L x I from `min` to `max` and the level they mean, where a scale is defined by products."""

    min: int
    max: int
    level: str
    colour: str


class Grid(Fact, frozen=True, kw_only=True):
    """Levels by likelihood (key) for impact 1, 2, ... (place in the list): right side up."""

    rows: Mapping[int, tuple[str, ...]]

    def __post_init__(self) -> None:
        scores = sorted(self.rows)
        if scores != list(range(1, len(scores) + 1)):
            raise ValueError(f"rows: likelihood {scores} is not 1 to {len(scores)}")
        if len({len(row) for row in self.rows.values()}) != 1:
            raise ValueError("rows: not all of one length")


class RiskScale(Fact, frozen=True, kw_only=True):
    """Likelihood and impact scales with, where known, the matrix; `conf` is that of the scales."""

    id: str
    title: str
    likelihood: tuple[ScaleText, ...]
    impact: tuple[ScaleText, ...] = ()
    impact_baht: tuple[ScaleText, ...] = ()
    bands: tuple[Band, ...] = ()
    matrix: Grid | None = None

    def __post_init__(self) -> None:
        for steps in (self.likelihood, self.impact, self.impact_baht):
            if [step.level for step in steps] != list(range(len(steps), 0, -1)):
                raise ValueError("a scale does not run down to 1")


class RiskKind(Fact, frozen=True, kw_only=True):
    """A kind of corruption risk (ประเภทความเสี่ยงการทุจริต)."""

    number: int = field(name="no")
    title: str


class Listed(Fact, frozen=True, kw_only=True):
    """Words seen in a source."""

    values: tuple[str, ...]


class RiskVocabulary(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Kinds of risk, typologies of corruption, causes, responses and the fields of registers that were seen."""

    kinds: tuple[RiskKind, ...]
    corruption_types: Listed
    causes: Listed
    responses: Listed
    register_fields: Listed
    forms: Listed
    steps: Listed


@cache
def risk_scale(name: str) -> RiskScale:
    """One scale, such as "pacc-5x5"; UnknownReference where there is none."""
    return edition("matrices", name, RiskScale)


def risk_scales() -> tuple[str, ...]:
    """The names of all scales."""
    return editions("matrices")


@once
def risk_vocabulary() -> RiskVocabulary:
    """The words of the risk register."""
    return load("risks/vocabulary.yaml", RiskVocabulary)
