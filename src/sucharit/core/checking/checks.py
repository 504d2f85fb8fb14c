"""Running all rules over one plan."""

from collections.abc import Sequence

from sucharit.core.checking.case import Case
from sucharit.core.checking.registry import rules
from sucharit.core.checking.values import GRAVITY, Finding
from sucharit.core.plan import Plan
from sucharit.core.reading.values import DocumentKind

_NO_LINE = 10**9


def check(plan: Plan, lines: Sequence[str] = (), document_kind: DocumentKind | None = None) -> tuple[Finding, ...]:
    """Every finding on a plan, the gravest first, then in the order of the document.

    `lines` are the raw lines of the document (line n is lines[n-1]) where there is one: rules that need the running text
    or the printed numbers use them, and the plan's own texts otherwise. Never raises, whatever the plan holds.
    """
    case = Case(plan, tuple(lines), document_kind)
    found = [finding for rule in rules() for finding in rule(case)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, int, tuple[int, ...]]:
    where = finding.where
    return GRAVITY[finding.severity], where.lines[0] if where.lines else _NO_LINE, where.initiatives
