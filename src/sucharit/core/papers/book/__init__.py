"""The plan book: the whole plan as the officially adopted volume.

Everything that the plan holds is printed, nothing that it does not hold is invented: the book's own prose stands only
where no reader takes it for a part of the plan.
"""

from collections.abc import Iterator

from msgspec import Struct

from sucharit.core.papers.book.annexes import annexes
from sucharit.core.papers.book.basis import basis
from sucharit.core.papers.book.budget import budget
from sucharit.core.papers.book.front import front
from sucharit.core.papers.book.sheets import one_sheet, sheets
from sucharit.core.papers.metadata import metadata_of
from sucharit.core.papers.paper import Block, Paper
from sucharit.core.plan import Plan


class BookFacts(Struct, frozen=True, kw_only=True):
    """What a book may carry beside the plan. Empty prose means: the book's own.

    `emblem` is a PNG or JPEG for the cover; `foreword` and `rationale` are paragraphs.
    """

    emblem: bytes | None = None
    foreword: tuple[str, ...] = ()
    rationale: tuple[str, ...] = ()


def book(plan: Plan, facts: BookFacts = BookFacts()) -> Paper:  # noqa: B008 - a frozen value
    """The plan as a book: cover, foreword, contents, parts 1 to 3, annexes."""
    return Paper(
        kind="book",
        title=plan.title or "แผนปฏิบัติการป้องกันการทุจริต",
        blocks=tuple(_blocks(plan, facts)),
        metadata=metadata_of(plan, "แผนปฏิบัติการป้องกันการทุจริต"),
        numbers="none",
    )


def _blocks(plan: Plan, facts: BookFacts) -> Iterator[Block]:
    if _is_one_sheet(plan):
        yield from one_sheet(plan)
        return
    yield from front(plan, emblem=facts.emblem, foreword=facts.foreword)
    yield from basis(plan, rationale=facts.rationale)
    yield from budget(plan)
    yield from sheets(plan)
    yield from annexes(plan)


def _is_one_sheet(plan: Plan) -> bool:
    """A single sheet is no book: it is printed as the sheet that it was."""
    around = (
        plan.budget_rows,
        plan.risks,
        plan.risk_criteria,
        plan.objectives,
        plan.goals,
        plan.targets,
        plan.benefits,
    )
    return len(plan.initiatives) == 1 and not any((*around, plan.orders, plan.announcements))
