"""The risks of a register as a list shows them: levels looked up, what is late or missing; filtered and sorted."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sucharit.core.risk import Level, read_level
from sucharit.core.thai import fold, sort_key
from sucharit.work.risks.models import Control, Rating, Risk, RiskRegister
from sucharit.work.risks.values import Levels, level_word, levels_of, measures_of, present_risks, rating_of, whole

_KINDS = {Level.VERY_LOW: "good", Level.LOW: "good", Level.MEDIUM: "info", Level.HIGH: "warn", Level.VERY_HIGH: "bad"}


@dataclass(frozen=True)
class Rated:
    """One rating with what the matrix says of it; `level` is "" where nothing can be said."""

    rating: Rating | None
    level: str

    @property
    def complete(self) -> bool:
        return bool(self.rating and self.rating.likelihood and self.rating.impact)

    @property
    def likelihood(self) -> int | None:
        return self.rating.likelihood if self.rating else None

    @property
    def impact(self) -> int | None:
        return self.rating.impact if self.rating else None

    @property
    def score(self) -> int | None:
        return self.likelihood * self.impact if self.likelihood and self.impact else None

    @property
    def cell(self) -> tuple[int, int] | None:
        return (self.likelihood, self.impact) if self.likelihood and self.impact else None

    @property
    def order(self) -> int:
        """Severity of the level, 0 for none."""
        return int(read_level(self.level) or 0)

    @property
    def tag(self) -> str:
        """The kind of tag for the level's word."""
        level = read_level(self.level)
        return _KINDS[level] if level else "quiet"


@dataclass(frozen=True)
class RiskRow:
    """A risk with what its row shows."""

    risk: Risk
    inherent: Rated
    residual: Rated
    today: datetime.date

    @property
    def issues(self) -> list[str]:
        return [issue.text for issue in self.risk.issues.all()]

    @property
    def controls(self) -> list[Control]:
        return list(measures_of(self.risk))

    @property
    def now(self) -> Rated:
        """Where the risk stands: after control where that is rated."""
        return self.residual if self.residual.level else self.inherent

    @property
    def done(self) -> int:
        return sum(1 for control in self.controls if control.status == Control.Status.DONE)

    @property
    def late_controls(self) -> list[Control]:
        return [one for one in self.controls if one.unfinished and one.due and one.due < self.today]

    @property
    def late(self) -> bool:
        own = self.risk.status == Risk.Status.OPEN and self.risk.due is not None and self.risk.due < self.today
        return own or bool(self.late_controls)

    @property
    def proposed(self) -> bool:
        return any(rated.rating is not None and rated.rating.proposed for rated in (self.inherent, self.residual))

    @property
    def rated(self) -> bool:
        return self.inherent.complete or bool(self.risk.stated_level)

    @property
    def disagrees(self) -> bool:
        """The old document printed another level than the matrix gives."""
        stated = self.risk.stated_level
        return bool(stated and self.inherent.complete and read_level(stated) != read_level(self.inherent.level))

    @property
    def text(self) -> str:
        """Everything that a search looks at, folded."""
        unit = self.risk.unit
        told = [self.risk.process, self.risk.owner, *self.issues, *(control.text for control in self.controls)]
        return "\n".join(fold(part) for part in [*told, unit.name if unit else "", unit.abbreviation if unit else ""])


def rows_of(register: RiskRegister, today: datetime.date) -> list[RiskRow]:
    """All rows in order: four queries, or five where the criteria's cells are not yet there."""
    levels = levels_of(register.criteria)
    return [row_of(risk, levels, today) for risk in whole(present_risks(register))]


def row_of(risk: Risk, levels: Levels, today: datetime.date) -> RiskRow:
    inherent, residual = rating_of(risk, Rating.Stage.INHERENT), rating_of(risk, Rating.Stage.RESIDUAL)
    return RiskRow(
        risk=risk,
        inherent=Rated(inherent, level_word(inherent, levels) or risk.stated_level),
        residual=Rated(residual, level_word(residual, levels)),
        today=today,
    )


#: What `?show=` may ask for.
WANTED: dict[str, tuple[Any, Callable[[RiskRow], bool]]] = {
    "late": (_("เกินกำหนด"), lambda row: row.late),
    "no-control": (_("ไม่มีมาตรการ"), lambda row: not row.controls),
    "unrated": (_("ยังไม่ให้คะแนน"), lambda row: not row.rated),
    "proposed": (_("คะแนนเสนอจากปีก่อน รอทบทวน"), lambda row: row.proposed),
    "no-unit": (_("ไม่มีหน่วยงานรับผิดชอบ"), lambda row: row.risk.unit_id is None and not row.risk.owner),
    "no-residual": (_("ยังไม่ประเมินหลังควบคุม"), lambda row: not row.residual.complete),
}
SORTS: dict[str, Callable[[RiskRow], Any]] = {
    "seq": lambda row: row.risk.seq,
    "process": lambda row: sort_key(row.risk.process),
    "level": lambda row: (row.inherent.order, row.inherent.score or 0),
    "residual": lambda row: (row.residual.order, row.residual.score or 0),
    "controls": lambda row: len(row.controls),
    "unit": lambda row: sort_key(row.risk.unit.name) if row.risk.unit else "",
    "due": lambda row: row.risk.due or datetime.date.max,
}


def chosen(rows: Iterable[RiskRow], wanted: Mapping[str, Any]) -> list[RiskRow]:
    """The rows that a cleaned filter form asks for; what is empty asks for nothing."""
    asked: list[Callable[[RiskRow], bool]] = []
    if text := fold(wanted.get("q") or ""):
        asked.append(lambda row: text in row.text)
    if level := wanted.get("level"):
        asked.append(lambda row: row.now.level == level)
    if unit := wanted.get("unit"):
        asked.append(lambda row: _concerns(row, unit.pk))
    if status := wanted.get("status"):
        asked.append(lambda row: row.risk.status == status)
    if show := wanted.get("show"):
        asked.append(WANTED[show][1])
    if cell := wanted.get("cell"):
        residual = wanted.get("stage") == Rating.Stage.RESIDUAL
        asked.append(lambda row: (row.residual if residual else row.inherent).cell == cell)
    return [row for row in rows if all(ask(row) for ask in asked)]


def _concerns(row: RiskRow, unit: int) -> bool:
    """The unit answers for the risk or carries out one of its controls."""
    return row.risk.unit_id == unit or any(control.unit_id == unit for control in row.controls)


def ordered(rows: list[RiskRow], sort: str) -> list[RiskRow]:
    """By the wish of the address, else as the register has them."""
    key = SORTS.get(sort.removeprefix("-"))
    return sorted(rows, key=key, reverse=sort.startswith("-")) if key else rows


def levels_in(rows: Iterable[RiskRow]) -> list[str]:
    """The level words that occur, gravest first."""
    words = {row.now.level for row in rows if row.now.level}
    return sorted(words, key=lambda word: -int(read_level(word) or 0))
