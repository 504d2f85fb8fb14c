"""What the steps of a year's initiatives say of times: a cadence or a term in a sentence becomes a proposal."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sucharit.core.fiscal import find_cadences, find_terms
from sucharit.work.obligations.models import Rule
from sucharit.work.plans.models import Item
from sucharit.work.years.models import YearInitiative, YearPlan

MOST_TITLE = 300
_MARK = "0123456789๐๑๒๓๔๕๖๗๘๙.()-•* \t"


@dataclass(frozen=True)
class Proposal:
    """A rule that a step asks for; `reference` is the same at each reading."""

    reference: str
    title: str
    cadence: str
    days: int
    working: bool | None
    unsure: bool
    text: str
    row: YearInitiative


def proposals_of(year: YearPlan) -> list[Proposal]:
    """Everything that the steps of the year's initiatives say; two queries."""
    rows = {row.initiative_id: row for row in year.initiatives.select_related("unit", "owner") if row.initiative_id}
    steps = Item.objects.filter(initiative__in=rows, section=Item.Section.STEP).order_by("initiative", "seq", "pk")
    return [one for step in steps for one in _of_step(step, rows[step.initiative_id])]


def _of_step(step: Item, row: YearInitiative) -> Iterable[Proposal]:
    for told in find_cadences(step.text):
        yield _proposal(step, row, told.cadence.value, 0, None, unsure=not told.sure)
    for term in find_terms(step.text):
        yield _proposal(step, row, Rule.Often.EVENT.value, term.days, term.working, unsure=term.working is None)


def _proposal(
    step: Item, row: YearInitiative, cadence: str, days: int, working: bool | None, *, unsure: bool
) -> Proposal:
    reference = f"step:{step.key}:{cadence}" + (f":{days}" if days else "")
    return Proposal(reference, title_of(step.text), cadence, days, working, unsure, step.text, row)


def title_of(text: str) -> str:
    """The sentence without its mark, as long as a title may be."""
    plain = " ".join(text.split()).lstrip(_MARK) or " ".join(text.split())
    return plain if len(plain) <= MOST_TITLE else plain[: MOST_TITLE - 1] + "…"


def keys_of(rows: Iterable[YearInitiative]) -> dict[uuid.UUID, YearInitiative]:
    """Initiative key > its row of the year."""
    return {row.key: row for row in rows}
