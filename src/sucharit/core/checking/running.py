"""The running text of a plan, with the place of every passage: from the document's lines, or from the plan itself."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from re import Match, Pattern

from msgspec import Struct

from sucharit.core.plan import Initiative, Plan, Step
from sucharit.core.thai import arabic_digits, clean, fold

LONGEST_LINE = 20_000  # characters; what is longer is no line of a plan, and rules read only its beginning
_SEPARATORS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # `clean` makes lines of them
SECTIONS = (
    "rationale", "objectives", "target_group", "targets", "place", "steps", "period", "budget", "responsible",
    "outputs", "outcomes", "results_unsorted", "indicators",
)  # fmt: skip


class Passage(Struct, frozen=True, dict=True):
    """A line of the document, or one text of the plan: cleaned, Arabic digits. `initiative` is a seq."""

    text: str
    line: int | None = None
    initiative: int | None = None
    field: str | None = None

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def tight(self) -> str:
        """Without spaces, all else kept: for words that wrapping may have broken. Far cheaper than folding."""
        return tight(self.text)


class RunningText(Struct, frozen=True, dict=True):
    """All passages in order, none of them blank; also as one text, so that a rule may look across a line's end.

    In the joined text a newline parts lines and a doubled one paragraphs (and fields of the plan).
    """

    passages: tuple[Passage, ...]
    from_lines: bool

    @cached_property
    def text(self) -> str:
        return "".join(self._parts)

    @cached_property
    def _parts(self) -> list[str]:
        """The passages, each but the first led in by its newlines."""
        parts = [passage.text for passage in self.passages[:1]]
        for before, passage in pairwise(self.passages):
            parts.append(("\n" if _goes_on(before, passage) else "\n\n") + passage.text)
        return parts

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(map(len, self._parts)))

    def find(self, pattern: Pattern[str]) -> Iterator[tuple[Match[str], Passage]]:
        """Every match in `text`, with the passage in which it begins."""
        for match in pattern.finditer(self.text) if self.passages else ():
            yield match, self.passages[bisect_right(self._ends, match.start())]

    @cached_property
    def tight(self) -> str:
        """The passages without spaces, one a line."""
        return "\n".join(passage.tight for passage in self.passages)

    @cached_property
    def _tight_ends(self) -> list[int]:
        return list(accumulate(len(passage.tight) + 1 for passage in self.passages))

    def find_tight(self, pattern: Pattern[str]) -> Iterator[tuple[Match[str], Passage]]:
        """Every match in `tight`, with its passage. A pattern that takes no newline stays inside one passage."""
        for match in pattern.finditer(self.tight) if self.passages else ():
            yield match, self.passages[bisect_right(self._tight_ends, match.start())]

    @cached_property
    def by_line(self) -> dict[int, Passage]:
        return {passage.line: passage for passage in self.passages if passage.line}

    def between(self, first: int, last: int) -> Iterator[Passage]:
        """The passages of these lines, both included."""
        last = min(last, self.passages[-1].line or 0) if self.passages else 0
        return (self.by_line[line] for line in range(max(first, 1), last + 1) if line in self.by_line)

    def lines_with(self, texts: Iterable[str]) -> tuple[int, ...]:
        """The lines of the document on which these texts stand, spaces aside; none without a document."""
        wanted = {tight(plain(text)) for text in texts if self.from_lines} - {""}
        return tuple(
            passage.line for passage in self.passages if passage.line and any(part in passage.tight for part in wanted)
        )

    @cached_property
    def by_initiative(self) -> dict[int, tuple[Passage, ...]]:
        told: dict[int, list[Passage]] = {}
        for passage in self.passages:
            if passage.initiative is not None:
                told.setdefault(passage.initiative, []).append(passage)
        return {seq: tuple(passages) for seq, passages in told.items()}


def _goes_on(before: Passage, passage: Passage) -> bool:
    if before.line and passage.line and passage.line > before.line:
        return passage.line == before.line + 1
    return (before.initiative, before.field) == (passage.initiative, passage.field)


def running_text(plan: Plan, lines: Sequence[str]) -> RunningText:
    """From the lines where there are any, placed by the sources of the initiatives; else from the plan's own texts."""
    passages = _from_lines(plan, lines) if lines else _from_plan(plan)
    return RunningText(tuple(passage for passage in passages if passage.text), bool(lines))


def plain(text: str) -> str:
    """One line of cleaned text with Arabic digits and without bold marks."""
    return arabic_digits(clean(text[:LONGEST_LINE])).replace("\n", " ").replace("**", " ")


def tight(text: str) -> str:
    """A cleaned text without its spaces and tabs."""
    return text.replace(" ", "").replace("\t", "")


def _plain_lines(lines: Sequence[str]) -> list[str]:
    """As `plain` for each; all at once where that leaves every line its own."""
    joined = "\n".join(line[:LONGEST_LINE].replace("\n", " ") for line in lines)  # rows of a table hold such
    at_once = arabic_digits(clean(_SEPARATORS.sub(" ", joined))).replace("**", " ").split("\n")
    return at_once if len(at_once) == len(lines) else [plain(line) for line in lines]


def _from_lines(plan: Plan, lines: Sequence[str]) -> Iterator[Passage]:
    owner = _owners(plan, len(lines))
    for number, text in enumerate(_plain_lines(lines), 1):
        if not text or text.isspace():
            continue
        one = owner.get(number)
        yield Passage(text, number, one.seq, field_at(one, number)) if one else Passage(text, number)


def _owners(plan: Plan, count: int) -> dict[int, Initiative]:
    """Which initiative's sheet each line belongs to."""
    owner: dict[int, Initiative] = {}
    sheets = sorted((one for one in plan.initiatives if one.source.line), key=lambda one: one.source.line or 0)
    ends = [following.source.line or 1 for following in sheets[1:]] + [count + 1]
    for one, end in zip(sheets, ends, strict=True) if sheets else ():
        first = max(one.source.line or 1, 1)
        last = min(end - 1, one.source.line_end or count, count)
        owner.update(dict.fromkeys(range(first, max(first, last) + 1), one))
    return owner


def field_at(initiative: Initiative, line: int) -> str | None:
    """The section of the sheet in which a line stands."""
    for name, span in initiative.source.sections.items():
        if span[0] <= line <= span[1]:
            return name
    return None


def _from_plan(plan: Plan) -> Iterator[Passage]:
    yield Passage(plain(plan.title), None, None, "title")
    for field in ("objectives", "benefits"):
        yield from (Passage(plain(text), None, None, field) for text in getattr(plan, field))
    yield from (Passage(plain(goal.text), goal.source.line, None, "goals") for goal in plan.goals)
    yield from (Passage(plain(target.name), target.source.line, None, "targets") for target in plan.targets)
    for row in plan.budget_rows:
        yield Passage(plain(row.title), row.source.line, None, "budget_rows")
    for initiative in plan.initiatives:
        yield from _from_initiative(initiative)
    for announcement in plan.announcements:
        yield Passage(plain(announcement.subject or ""), announcement.source.line, None, "announcements")
    for order in plan.orders:
        yield Passage(plain(order.subject or ""), order.source.line, None, "orders")


def _from_initiative(initiative: Initiative) -> Iterator[Passage]:
    yield Passage(plain(initiative.title), initiative.source.line, initiative.seq, "title")
    for field in SECTIONS:
        line = initiative.source.sections.get(field, (initiative.source.line, 0))[0]
        for text in texts_of(initiative, field):
            for paragraph in text.split("\n"):
                yield Passage(plain(paragraph), line, initiative.seq, field)


def texts_of(initiative: Initiative, field: str) -> Iterator[str]:
    """Every text of one section of a sheet, nested steps after their parent."""
    value = getattr(initiative, field)
    if isinstance(value, str):
        yield value
    elif field == "steps":
        yield from step_texts(initiative.steps)
    elif isinstance(value, tuple):
        yield from value
    elif value is not None:
        yield value.text


def step_texts(steps: Iterable[Step]) -> Iterator[str]:
    """The texts of steps in order, without recursion: nesting may be deep."""
    waiting = list(steps)[::-1]
    while waiting:
        step = waiting.pop()
        yield step.text
        waiting.extend(step.steps[::-1])
