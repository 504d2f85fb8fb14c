"""What a plan promises: every result and goal as a sentence with its place, read as a measure."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from sucharit.core.checking.running import RunningText, plain, texts_of, tight
from sucharit.core.indicators import Measure, read_measure
from sucharit.core.plan import Initiative, Plan
from sucharit.core.thai import fold

RESULT_FIELDS = ("targets", "outputs", "outcomes", "results_unsorted", "indicators")
LONGEST = 2000  # characters of a sentence that are read as a measure
MOST = 5000  # promises of a plan that are looked at


class Promise(Struct, frozen=True, dict=True):
    """One result sentence. `initiative` is None for a goal of the whole plan."""

    text: str
    field: str
    initiative: Initiative | None = None
    line: int | None = None

    @cached_property
    def measure(self) -> Measure:
        return read_measure(self.text[:LONGEST])

    @cached_property
    def folded(self) -> str:
        return fold(self.text[:LONGEST])

    @property
    def seqs(self) -> tuple[int, ...]:
        return (self.initiative.seq,) if self.initiative else ()

    @property
    def lines(self) -> tuple[int, ...]:
        return (self.line,) if self.line else ()


def promises(plan: Plan, text: RunningText) -> tuple[Promise, ...]:
    """Goals of the plan, then the results of every initiative, in order."""
    told = [Promise(goal.text, "goals", None, goal.source.line) for goal in plan.goals]
    for one in plan.initiatives:
        told.extend(_of_initiative(one, text))
        if len(told) > MOST:
            break
    return tuple(told[:MOST])


def _of_initiative(one: Initiative, text: RunningText) -> Iterator[Promise]:
    for field in RESULT_FIELDS:
        for sentence in texts_of(one, field):
            if sentence.strip():
                yield Promise(sentence, field, one, line_of(one, sentence, field, text))


def line_of(one: Initiative, sentence: str, field: str, text: RunningText) -> int | None:
    """The line on which a sentence of a sheet begins; that of its section where the lines are not at hand."""
    span = one.source.sections.get(field) or one.source.sections.get("results")
    after = span[0] if span else 0
    passages = [passage for passage in text.by_initiative.get(one.seq, ()) if passage.line and passage.line >= after]
    if text.from_lines:
        begins, folded = tight(plain(sentence[:80]))[:20], fold(sentence[:80])[:24]
        for passage in passages:
            if begins and begins in passage.tight:
                return passage.line
        for passage in passages:
            if folded and folded in passage.folded:
                return passage.line
    return span[0] if span else one.source.line
