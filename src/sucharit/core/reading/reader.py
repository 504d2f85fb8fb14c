"""The line of reading: an opened document in, a `Reading` out. Never raises on any text."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from sucharit.core.plan import Announcement, Plan
from sucharit.core.reading.announcements import read_announcements
from sucharit.core.reading.annual import read_annual_plan
from sucharit.core.reading.facts import Facts, read_facts
from sucharit.core.reading.integrity import read_integrity_report
from sucharit.core.reading.kinds import recognise_kind
from sucharit.core.reading.memos import read_memo
from sucharit.core.reading.orders import read_orders
from sucharit.core.reading.plan_book import read_plan_book
from sucharit.core.reading.prepared import PreparedLine, prepare
from sucharit.core.reading.values import DocumentKind, Doubt, OpenedDocument, Reading

_WITH_SHEETS = frozenset({DocumentKind.ACTION_PLAN, DocumentKind.INITIATIVE_SHEET})
_WITH_MEMO = frozenset({DocumentKind.MEMO, DocumentKind.INTEGRITY_REPORT})
_WRAPPING_FORMATS = frozenset({"txt", "pdf"})


def read(document: OpenedDocument) -> Reading:
    """What the document says: its kind and why, the plan, the other papers, and every doubt. Linear time."""
    lines = prepare(document.lines)
    kind, reason = recognise_kind(lines)
    plan, of_plan = _read_plan(lines, kind, wraps=document.format in _WRAPPING_FORMATS)
    plan, of_papers = _with_papers(plan, lines, kind)
    report, of_report = read_integrity_report(lines) if kind is DocumentKind.INTEGRITY_REPORT else (None, ())
    memo, of_memo = read_memo(lines) if kind in _WITH_MEMO else (None, ())
    of_kind = (_unknown(reason),) if kind is DocumentKind.UNKNOWN else ()
    return Reading(
        kind=kind,
        reason=reason,
        plan=plan,
        integrity_report=report,
        memo=memo,
        doubts=(*document.notes, *of_plan, *of_papers, *of_report, *of_memo, *of_kind),
    )


def read_file(path: str | Path) -> Reading:
    """Open and read one file. Raises UnreadableDocument, and nothing else, where it cannot be opened."""
    from sucharit.core.reading.opening import open_document

    return read(open_document(Path(path)))


def _read_plan(lines: Sequence[PreparedLine], kind: DocumentKind, *, wraps: bool) -> tuple[Plan, tuple[Doubt, ...]]:
    """The plan as its kind of form prints it; other papers only say whose they are and when."""
    if kind in _WITH_SHEETS:
        return read_plan_book(lines, wraps=wraps)
    if kind is DocumentKind.UNKNOWN:
        return Plan(title=""), ()
    plan, doubts = read_annual_plan(lines) if kind is DocumentKind.ANNUAL_PLAN else (Plan(title=""), ())
    return _with_facts(plan, read_facts(lines)), doubts


def _with_facts(plan: Plan, facts: Facts) -> Plan:
    """The facts fill what the form's own reader left open."""
    return replace(
        plan,
        title=plan.title or facts.title,
        organization=plan.organization or facts.organization,
        span=plan.span or facts.span,
        as_of=plan.as_of or facts.as_of,
        reporter=plan.reporter or facts.reporter,
        announced_on=plan.announced_on or facts.announced_on,
    )


def _with_papers(plan: Plan, lines: Sequence[PreparedLine], kind: DocumentKind) -> tuple[Plan, tuple[Doubt, ...]]:
    """Orders and announcements: the document itself, or annexes of a plan. The latter say who signed it, and when."""
    if kind is DocumentKind.UNKNOWN:
        return plan, ()
    orders, of_orders = read_orders(lines)
    announcements, of_announcements = read_announcements(lines)
    adopting = _adopting(announcements)
    plan = replace(
        plan,
        orders=plan.orders or orders,
        announcements=plan.announcements or announcements,
        announced_on=plan.announced_on or (adopting.date if adopting else None),
        signatory=plan.signatory or (adopting.signatory if adopting else None),
    )
    return plan, (*of_orders, *of_announcements)


def _adopting(announcements: Sequence[Announcement]) -> Announcement | None:
    """The announcement that puts the plan into use; without one that says so, the first."""
    of_plan = (one for one in announcements if one.subject and "แผน" in one.subject)
    return next(of_plan, announcements[0] if announcements else None)


def _unknown(reason: str) -> Doubt:
    return Doubt(
        code="kind.unknown",
        message=reason or "ไม่ทราบว่าเอกสารนี้เป็นเอกสารประเภทใด โปรดตรวจว่าเลือกไฟล์ถูกต้อง",
        field="kind",
    )
