"""What every rule looks at: the plan, its running text, and what several rules need worked out once."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from sucharit.core.checking.matching import Table, match_rows
from sucharit.core.checking.own import OwnName
from sucharit.core.checking.promises import Promise, promises
from sucharit.core.checking.running import RunningText, running_text
from sucharit.core.plan import Initiative, Plan
from sucharit.core.reading.values import DocumentKind
from sucharit.reference import Node, UnknownReference, framework

LONGEST_NAME = 70  # characters of a title that a message shows


class Case:
    """One plan under the checks, with the document's lines where there is a document. Everything else is derived."""

    def __init__(self, plan: Plan, lines: Sequence[str] = (), kind: DocumentKind | None = None) -> None:
        self.plan, self.lines, self.kind = plan, lines, kind
        self.memo: dict[str, Any] = {}  # what two rules of one family share

    @cached_property
    def text(self) -> RunningText:
        return running_text(self.plan, self.lines)

    @cached_property
    def own(self) -> OwnName | None:
        """The names by which the organization calls itself; None where it is not stated or its kind is unknown."""
        return OwnName.of(self.plan.organization) if self.plan.organization else None

    @cached_property
    def table(self) -> Table:
        """Rows of the budget table matched to sheets."""
        return match_rows(self.plan, self.own)

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Goals and results, each with its place and its measure."""
        return promises(self.plan, self.text)

    @cached_property
    def by_seq(self) -> dict[int, Initiative]:
        return {one.seq: one for one in self.plan.initiatives}

    @cached_property
    def sheets(self) -> tuple[Initiative, ...]:
        """Initiatives that are sheets of sections; a row of an annual table is none."""
        return tuple(one for one in self.plan.initiatives if is_sheet(one))

    @cached_property
    def official_nodes(self) -> tuple[Node, ...]:
        """The nodes of the framework that the plan names; none where it names no known one."""
        try:
            return framework(self.plan.framework_version).nodes if self.plan.framework_version else ()
        except UnknownReference:
            return ()

    @cached_property
    def framework_titles(self) -> dict[str, tuple[str, ...]]:
        """For each outline code the titles that the document and the framework give it."""
        titles: dict[str, list[str]] = {}
        for printed in self.plan.framework:
            titles.setdefault(printed.code, []).append(printed.title)
        for node in self.official_nodes:
            titles.setdefault(node.code, []).extend((node.title, *node.also))
        return {code: tuple(told) for code, told in titles.items()}

    @cached_property
    def is_yearly(self) -> bool:
        """A plan of one year: its initiatives are rows of a table with quarters."""
        if self.kind is DocumentKind.ANNUAL_PLAN:
            return True
        return self.plan.span is not None and len(self.plan.span) == 1 and not self.sheets


def is_sheet(one: Initiative) -> bool:
    """At least two of the sections that only a sheet has."""
    sections = (one.rationale, one.objectives, one.steps, one.target_group, one.targets, one.period)
    return sum(1 for section in sections if section) >= 2


def named(initiative: Initiative) -> str:
    """How a message names an initiative: its true place and the beginning of its title."""
    return f"ลำดับที่ {initiative.seq} “{short(initiative.title)}”"


def short(text: str, longest: int = LONGEST_NAME) -> str:
    """The beginning of a text, on one line, never ending inside a cluster."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    end = longest
    while end > longest - 8 and (_is_mark(text[end]) or text[end - 1] in "เแโใไ"):
        end -= 1
    return text[:end].rstrip() + "…"


def _is_mark(char: str) -> bool:
    return char in "ะาำ" or "\u0e31" <= char <= "\u0e3a" or "\u0e47" <= char <= "\u0e4e"
