"""Running all rules over one plan."""

from collections.abc import Sequence

from sucharit.core.checking.case import Case
from sucharit.core.checking.registry import rules
from sucharit.core.checking.values import GRAVITY, Finding
from sucharit.core.plan import Plan
from sucharit.core.reading.values import DocumentKind, Line

_NO_LINE = 10**9
MOST_LINES = 2_000_000


def check(
    plan: Plan, lines: Sequence[str] | Sequence[Line] = (), document_kind: DocumentKind | None = None
) -> tuple[Finding, ...]:
    """Every finding on a plan, the gravest first, then in the order of the document.

    `lines` are the raw lines where there is a document: its `OpenedDocument.lines`, or plain texts of which line n is
    lines[n-1]. Rules that need the running text or the printed numbers use them, and the plan's own texts otherwise.
    Never raises, whatever the plan holds.
    """
    case = Case(plan, _by_number(lines), document_kind)
    found = [finding for rule in rules() for finding in rule(case)]
    return tuple(sorted(found, key=_order))


def _by_number(lines: Sequence[str] | Sequence[Line]) -> tuple[str, ...]:
    """Texts by their number: a document that was opened may have dropped lines (rules of tables) on the way."""
    if not lines or isinstance(lines[0], str):
        return tuple(line for line in lines if isinstance(line, str))
    numbered = {line.number: line.text for line in lines if isinstance(line, Line)}
    return tuple(numbered.get(number, "") for number in range(1, min(max(numbered, default=0), MOST_LINES) + 1))


def _order(finding: Finding) -> tuple[int, int, tuple[int, ...]]:
    where = finding.where
    return GRAVITY[finding.severity], where.lines[0] if where.lines else _NO_LINE, where.initiatives
