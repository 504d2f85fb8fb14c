"""What the records say, as values: enough to write every report of a year, and nothing of the database."""

import datetime
import uuid
from decimal import Decimal

from msgspec import Struct

ZERO = Decimal(0)


class Source(Struct, frozen=True, kw_only=True):
    """A record behind a sentence: its subject, what it is called, and the name, arguments and query of its address."""

    row: str
    words: str
    view: str = ""
    arguments: tuple[str | int, ...] = ()
    query: str = ""


class ActivityFact(Struct, frozen=True, kw_only=True):
    title: str
    held_on: datetime.date
    source: Source
    held_until: datetime.date | None = None
    place: str = ""
    people: int | None = None
    step: str = ""


class VerdictFact(Struct, frozen=True, kw_only=True):
    """A promise and what is said of it. `section`: output, outcome or target; `verdict` as core.indicators says."""

    key: str
    section: str
    sentence: str
    verdict: str
    reason: str
    source: Source
    value: str = ""


class SaidFact(Struct, frozen=True, kw_only=True):
    """What a unit reported of a period."""

    period: str
    source: Source
    done: str = ""
    obstacles: str = ""
    recommendations: str = ""
    percent: int | None = None


class WorkFact(Struct, frozen=True, kw_only=True):
    """The entries of one register that are work of an initiative: how many, and how many in each state; `then`: the
    past day of which the states are, None where they are today's."""

    key: str
    name: str
    count: int
    then: datetime.date | None = None
    states: tuple[tuple[str, int], ...] = ()
    sources: tuple[Source, ...] = ()


class RegisterFact(Struct, frozen=True, kw_only=True):
    """A register of the year: its entries, and what its measures found. `shares` have a whole, `numbers` have none;
    `areas`: the ITA indicators under which it is told; `then`: the past day of which the states are, None where they
    are today's."""

    key: str
    name: str
    count: int
    source: Source
    then: datetime.date | None = None
    states: tuple[tuple[str, int], ...] = ()
    shares: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    areas: tuple[int, ...] = ()


class InitiativeFacts(Struct, frozen=True, kw_only=True):
    """An initiative of the year and all that happened to it until the last day of the report."""

    key: uuid.UUID
    number: int
    title: str
    source: Source
    kind: str = ""
    dimension: str = ""
    unit: str = ""
    responsible: str = ""
    quarters: tuple[int, ...] = ()
    status: str = "not_begun"
    status_words: str = ""
    reason: str = ""
    reason_text: str = ""
    result: str = ""
    budget: Decimal | None = None
    spent: Decimal = ZERO
    payments: int = 0
    payment_sources: tuple[Source, ...] = ()
    over_reasons: tuple[str, ...] = ()
    activities: tuple[ActivityFact, ...] = ()
    channels: tuple[str, ...] = ()
    publications: int = 0
    evidence: int = 0
    work: tuple[WorkFact, ...] = ()
    verdicts: tuple[VerdictFact, ...] = ()
    said: tuple[SaidFact, ...] = ()
    steps: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    area: int | None = None

    @property
    def over(self) -> Decimal:
        """How much more was spent than the year gives; a year without a stated budget has none to exceed."""
        return max(self.spent - self.budget, ZERO) if self.budget is not None else ZERO

    @property
    def met(self) -> int:
        return sum(one.verdict == "met" for one in self.verdicts)

    @property
    def judged(self) -> int:
        return sum(one.verdict in ("met", "not_met") for one in self.verdicts)


class ScoreFacts(Struct, frozen=True, kw_only=True):
    """The ITA result of the year; None where it is not known."""

    marks: dict[int, Decimal] = {}
    titles: dict[int, str] = {}
    overall: Decimal | None = None
    level: str = ""
    target: Decimal | None = None
    source: Source | None = None


class ImprovementFact(Struct, frozen=True, kw_only=True):
    """A measure against a weakness that the assessment showed, carried out in this year."""

    area: int
    measure: str
    source: Source
    steps: tuple[str, ...] = ()
    responsible: str = ""
    report: str = ""


class YearFacts(Struct, frozen=True, kw_only=True):
    """A year until `last_day`, as it stood on `as_of`. `registers_then`: registers are told as they stood on the last
    day, and what they measure is not."""

    fiscal_year: int
    period: str
    first_day: datetime.date
    last_day: datetime.date
    as_of: datetime.date
    organization: str
    source: Source
    initiatives: tuple[InitiativeFacts, ...] = ()
    targets: tuple[VerdictFact, ...] = ()
    scores: ScoreFacts = ScoreFacts()
    improvements: tuple[ImprovementFact, ...] = ()
    registers: tuple[RegisterFact, ...] = ()
    registers_then: bool = False
    checklist_item: str = ""

    @property
    def budget(self) -> Decimal:
        return sum((one.budget for one in self.initiatives if one.budget is not None), ZERO)

    @property
    def spent(self) -> Decimal:
        return sum((one.spent for one in self.initiatives), ZERO)

    def with_status(self, *wanted: str) -> tuple[InitiativeFacts, ...]:
        return tuple(one for one in self.initiatives if one.status in wanted)


class Sentence(Struct, frozen=True, kw_only=True):
    """A drafted sentence: `part` and `key` name it, so that it is found again when it is drafted anew."""

    part: str
    key: str
    text: str
    sources: tuple[Source, ...] = ()


class Section(Struct, frozen=True, kw_only=True):
    key: str
    title: str
    sentences: tuple[Sentence, ...] = ()
    initiative: uuid.UUID | None = None
    area: int | None = None
