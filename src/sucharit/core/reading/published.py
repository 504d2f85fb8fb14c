"""The reading as the JSON contract (design/reading-contract.md), and back.

Keys may be added, never renamed. Money is a number with up to two places, years are Buddhist, dates ISO, lines count
from 1; null (or an empty list) is "not stated".
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec
from msgspec import Struct

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.indicators import read_measure
from sucharit.core.plan import (
    Announcement,
    BudgetRow,
    FrameworkNode,
    Goal,
    Initiative,
    IntegrityArea,
    IntegrityReport,
    Memo,
    Order,
    Organization,
    Plan,
    PlanRisk,
    RiskCriteria,
    StatedTotal,
    Step,
    Target,
)
from sucharit.core.plan.json import FORMAT as PLAN_FORMAT
from sucharit.core.plan.json import UnreadablePlan, from_json
from sucharit.core.reading.values import DocumentKind, Doubt, Reading, UnreadableDocument

JSON = msgspec.json.Encoder(decimal_format="number")
_MOST_LEVELS = 12


def contract(reading: Reading) -> dict[str, Any]:
    """The reading as plain dictionaries, lists, strings, Decimals and ints, in the order of the contract."""
    plan = reading.plan
    return {
        "document": _document(reading),
        "framework": _plain(plan.framework),
        "goals": _plain(plan.goals),
        "targets": _plain(plan.targets),
        "risk_criteria": _plain(plan.risk_criteria),
        "risks": _plain(plan.risks),
        "budget_rows": _plain(plan.budget_rows),
        "stated_totals": _plain(plan.stated_totals),
        "initiatives": [_initiative(one) for one in plan.initiatives],
        "integrity_report": _plain(reading.integrity_report),
        "memo": _plain(reading.memo),
        "orders": _plain(plan.orders),
        "announcements": _plain(plan.announcements),
        "doubts": _plain(reading.doubts),
    }


def contract_json(reading: Reading) -> bytes:
    """The contract as UTF-8 JSON."""
    return JSON.encode(contract(reading))


def our_own(data: bytes, name: str) -> Reading:
    """A reading that we printed, or a plan as it travels inside our own PDF; UnreadableDocument for other JSON."""
    if PLAN_FORMAT.encode() not in data[:200]:
        return from_contract(data, name=name)
    try:
        plan = from_json(data)
    except UnreadablePlan as problem:
        raise UnreadableDocument(name, problem.thai, problem.english) from problem
    annual = any(initiative.quarters for initiative in plan.initiatives)
    kind = DocumentKind.ANNUAL_PLAN if annual else DocumentKind.ACTION_PLAN
    return Reading(kind=kind, reason="เป็นข้อมูลแผนที่พิมพ์จากระบบสุจริต", plan=plan)


def from_contract(data: Mapping[str, Any] | bytes, name: str = "reading.json") -> Reading:
    """The reading that `contract` (a dictionary, or its JSON) came from; UnreadableDocument where it is none."""
    try:
        raw = msgspec.json.decode(data) if isinstance(data, bytes) else data
        return _reading(raw)
    except (msgspec.MsgspecError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableDocument(
            name,
            "ไฟล์ JSON นี้ไม่ใช่ผลการอ่านของสุจริต หรือข้อมูลไม่ครบ โปรดใช้ไฟล์ที่ได้จากคำสั่ง sucharit read --json",
            f"this JSON is not a reading of sucharit ({error})"[:300],
        ) from error


def _document(reading: Reading) -> dict[str, Any]:
    plan = reading.plan
    return {
        "kind": reading.kind.value,
        "reason": reading.reason,
        "title": plan.title,
        "organization": _plain(plan.organization),
        "fiscal_years": [plan.span.first, plan.span.last] if plan.span else None,
        "framework": plan.framework_version,
        "as_of": plan.as_of,
        "reporter": plan.reporter,
        "signatory": plan.signatory,
        "announced_on": plan.announced_on,
        "objectives": list(plan.objectives),
        "benefits": list(plan.benefits),
    }


def _initiative(one: Initiative) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(one)
    plain["steps"] = [_step(step) for step in one.steps]
    plain["measures"] = list(_measures(one))
    return plain


def _measures(one: Initiative) -> Iterator[dict[str, Any]]:
    """What each result sentence promises, as far as it can be read as a number: derived, never read back."""
    for section in ("outputs", "outcomes", "results_unsorted", "indicators"):
        for item, sentence in enumerate(getattr(one, section), start=1):
            yield {"section": section, "item": item, **_plain(read_measure(sentence))}


def _step(step: Step, depth: int = 1) -> str | dict[str, Any]:
    """A step is its text; one with steps under it says so."""
    if not step.steps or depth > _MOST_LEVELS:
        return step.text
    return {"text": step.text, "steps": [_step(below, depth + 1) for below in step.steps]}


def _plain(value: object) -> Any:
    """Structs as dictionaries of all their fields, mappings with string keys, enums as their values."""
    if value is None or isinstance(value, str | int | Decimal):
        return value
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [_plain(one) for one in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return getattr(value, "value", str(value))


def _reading(raw: Mapping[str, Any]) -> Reading:
    document = raw["document"]
    return Reading(
        kind=DocumentKind(document["kind"]),
        reason=document.get("reason") or "",
        plan=_plan(raw, document),
        integrity_report=_integrity_report(raw.get("integrity_report")),
        memo=_of(raw.get("memo"), Memo),
        doubts=_all(raw.get("doubts"), Doubt),
    )


def _plan(raw: Mapping[str, Any], document: Mapping[str, Any]) -> Plan:
    years = document.get("fiscal_years")
    return Plan(
        title=document.get("title") or "",
        organization=_of(document.get("organization"), Organization),
        span=FiscalSpan(int(years[0]), int(years[1])) if years else None,
        framework_version=document.get("framework"),
        as_of=document.get("as_of"),
        reporter=document.get("reporter"),
        signatory=document.get("signatory"),
        announced_on=document.get("announced_on"),
        objectives=tuple(document.get("objectives") or ()),
        benefits=tuple(document.get("benefits") or ()),
        framework=_all(raw.get("framework"), FrameworkNode),
        goals=_all(raw.get("goals"), Goal),
        targets=_all(raw.get("targets"), Target),
        risk_criteria=_of(raw.get("risk_criteria"), RiskCriteria),
        risks=_all(raw.get("risks"), PlanRisk),
        budget_rows=_all(raw.get("budget_rows"), BudgetRow),
        stated_totals=_all(raw.get("stated_totals"), StatedTotal),
        initiatives=tuple(_of_initiative(one) for one in raw.get("initiatives") or ()),
        orders=_all(raw.get("orders"), Order),
        announcements=_all(raw.get("announcements"), Announcement),
    )


def _of_initiative(raw: Mapping[str, Any]) -> Initiative:
    return msgspec.convert(
        {**raw, "steps": [_of_step(step) for step in raw.get("steps") or ()]}, Initiative, strict=False
    )


def _of_step(raw: str | Mapping[str, Any], depth: int = 1) -> dict[str, Any]:
    if isinstance(raw, str):
        return {"text": raw}
    if depth > _MOST_LEVELS:
        raise ValueError("steps are nested too deep")
    return {"text": raw["text"], "steps": [_of_step(below, depth + 1) for below in raw.get("steps") or ()]}


def _integrity_report(raw: Mapping[str, Any] | None) -> IntegrityReport | None:
    if raw is None:
        return None
    return msgspec.convert(
        {**raw, "areas": _all(raw.get("areas"), IntegrityArea)}, IntegrityReport, strict=False, from_attributes=True
    )


def _of(raw: Mapping[str, Any] | None, shape: type[Any]) -> Any:
    """Lax: keys of mappings come back as ints, numbers as Decimals; fields that are null and have a default take it."""
    if raw is None:
        return None
    return msgspec.convert(_without_nulls(raw), shape, strict=False)


def _all(raw: Sequence[Mapping[str, Any]] | None, shape: type[Any]) -> tuple[Any, ...]:
    return tuple(_of(one, shape) for one in raw or ())


def _without_nulls(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Budgets keep their nulls: there null is a value (not stated) beside 0 (no budget)."""
    return {key: value for key, value in raw.items() if value is not None}
