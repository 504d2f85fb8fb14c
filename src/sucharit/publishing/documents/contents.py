"""What a document says, as core values: kept as JSON, given back as a value, printed as a Paper."""

import hashlib
import json
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from sucharit.base.files.actions import path_for
from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalSpan
from sucharit.core.papers import (
    BookFacts,
    Paper,
    Proclamation,
    annual_plan,
    book,
    budget_table,
    integrity_report,
    memo,
    order,
    proclamation,
    risk_register,
    with_framework_titles,
)
from sucharit.core.papers.paper import Attachment
from sucharit.core.papers.progress_reports import YearReport, year_report
from sucharit.core.papers.prose import foreword_of, rationale_of
from sucharit.core.plan import IntegrityReport, Memo, Order, Plan
from sucharit.core.plan.canonical import fingerprint
from sucharit.core.plan.json import from_json, to_json
from sucharit.publishing.documents.kinds import PROCLAMATIONS, Kind
from sucharit.publishing.documents.models import Document

Value = Plan | Order | Memo | Proclamation | YearReport | IntegrityReport
Text = TypeVar("Text", Order, Memo, Proclamation)
_MAKING = "1"  # raise it when papers come out otherwise, so that drafts are set anew


def as_content(value: Value) -> dict[str, Any]:
    """A value as JSON for the row."""
    made: dict[str, Any] = json.loads(to_json(value)) if isinstance(value, Plan) else msgspec.to_builtins(value)
    return made


def value_of(document: Document) -> Value:
    """What the document says now: frozen once issued; a draft of a plan's paper reads the plan."""
    if document.traits.from_plan:
        return from_json(json.dumps(document.content).encode()) if document.content else _living(document)
    return text_value(document)


def text_value(document: Document) -> Order | Memo | Proclamation | YearReport | IntegrityReport:
    """The value of a paper with words of its own, dated, numbered and signed as the row says."""
    if document.kind == Kind.ORDER:
        return _signed(msgspec.convert(document.content, Order), document)
    if document.kind == Kind.MEMO:
        return _dated_memo(msgspec.convert(document.content, Memo), document)
    if document.kind == Kind.PROGRESS_REPORT:
        said = msgspec.convert(document.content, YearReport, strict=False)
        return replace(said, reporter=document.signatory, reporter_position=document.signatory_position)
    if document.kind == Kind.INTEGRITY_REPORT:
        return msgspec.convert(document.content, IntegrityReport, strict=False)
    return _signed(msgspec.convert(document.content, Proclamation), document)


def _signed(value: Text, document: Document) -> Text:
    made: Text = replace(
        value,
        number=document.numbered or None,
        subject=document.subject,
        date=_iso(document),
        signatory=document.signatory or None,
        signatory_position=document.signatory_position or None,
    )
    return made


def _dated_memo(value: Memo, document: Document) -> Memo:
    """A memo bears the office's reference before its number, and is signed by who reports."""
    prefix = document.organization.document_prefix
    number = f"{prefix}/{document.number}" if prefix else document.numbered
    return replace(
        value,
        number=number if document.number else (f"{prefix}/" if prefix else None),
        subject=document.subject,
        date=_iso(document),
        reporter=document.signatory or None,
        reporter_position=document.signatory_position or None,
    )


def _iso(document: Document) -> str | None:
    return document.dated_on.isoformat() if document.dated_on else None


def _living(document: Document) -> Plan:
    """The plan as it stands in its room; a register without a plan as the plan of one year that it is."""
    if document.plan is not None:
        return document.plan.as_value()
    register = document.risk_register
    if register is None:
        raise LookupError("a paper of this kind needs a plan or a risk register")
    return Plan(
        title=document.subject,
        organization=document.organization.as_value(),
        span=FiscalSpan(register.fiscal_year, register.fiscal_year),
        risk_criteria=register.criteria_value(),
        risks=register.as_values(),
    )


def fingerprint_of(document: Document, value: Value) -> str:
    """What was approved of a plan (without the day of adoption); of other papers a digest of all that is printed."""
    if isinstance(value, Plan):
        return fingerprint(replace(value, announced_on=None))
    said = json.dumps([document.kind, msgspec.to_builtins(value)], ensure_ascii=False, sort_keys=True)
    return f"d1:{hashlib.sha256(said.encode()).hexdigest()}"


def key_of(document: Document, value: Value) -> str:
    """Names what files are made from: content, digits, signer, emblem and the way of making."""
    adopted = (value.announced_on or "") if isinstance(value, Plan) else ""
    told = [
        _MAKING, document.kind, fingerprint_of(document, value), adopted, document.digits, document.signatory,
        document.organization.logo,
    ]  # fmt: skip
    if document.prose:
        told.append(json.dumps(document.prose, ensure_ascii=False, sort_keys=True))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def paper_of(document: Document, value: Value) -> Paper:
    """The document as blocks, in its digits."""
    organization = document.organization.as_value()
    if isinstance(value, Plan):
        made = _plan_paper(document, value)
    elif isinstance(value, Order):
        made = order(value, organization)
    elif isinstance(value, Memo):
        made = memo(value, organization)
    elif isinstance(value, YearReport):
        made = year_report(value, organization)
    elif isinstance(value, IntegrityReport):
        made = integrity_report(value, organization)
    else:
        made = proclamation(value, organization, kind=document.kind)
    return replace(made, digits=document.digits)


def _plan_paper(document: Document, plan: Plan) -> Paper:
    """Printed with the framework's titles; the file still names the plan that was approved and carries its data."""
    titled = replace(with_framework_titles(plan), signatory=document.signatory or plan.signatory)
    makers = {
        Kind.BOOK: lambda: book(titled, _book_facts(document)),
        Kind.BUDGET_TABLE: lambda: budget_table(titled),
        Kind.ANNUAL_PLAN: lambda: annual_plan(titled),
        Kind.RISK_REGISTER: lambda: risk_register(titled),
    }
    made: Paper = makers[Kind(document.kind)]()
    data = Attachment(
        name="plan.json",
        data=to_json(plan),
        mime_type="application/json",
        description="ข้อมูลแผนที่คอมพิวเตอร์อ่านได้ (machine-readable plan)",
    )
    metadata = replace(made.metadata, digest=fingerprint_of(document, plan))
    return replace(made, metadata=metadata, attachments=(data,))


def _book_facts(document: Document) -> BookFacts:
    """The emblem, and the office's own foreword and rationale where it wrote them."""
    own = {part: tuple(str(document.prose.get(part, "")).splitlines()) for part in ("foreword", "rationale")}
    return BookFacts(emblem=emblem_of(document.organization), **own)


def usual_prose(document: Document) -> dict[str, tuple[str, ...]]:
    """What a book of this plan says where the office wrote nothing of its own: part > paragraphs."""
    value = value_of(document)
    if not isinstance(value, Plan):
        return {}
    return {"foreword": foreword_of(value), "rationale": rationale_of(value)}


def emblem_of(organization: Organization) -> bytes | None:
    """The organization's emblem, where it has one and the store still holds it."""
    if not organization.logo:
        return None
    path = path_for(organization, organization.logo)
    return path.read_bytes() if path.is_file() else None


def is_proclamation(kind: str) -> bool:
    return kind in PROCLAMATIONS
