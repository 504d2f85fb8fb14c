"""The plan as a JSON file, in and out, with its published schema (docs/schema/plan-1.schema.json).

The file is `{"format": "sucharit.plan/1", "plan": {...}}`: the fields of `Plan` as they are, empty ones left out, money
as decimal text in baht, years B.E. as keys, dates ISO C.E. Unlike the canonical form it keeps sources and prints.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

import msgspec
from msgspec import Struct

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan.plan import Plan
from sucharit.core.plan.totals import is_sum_of_money
from sucharit.core.plan.values import Step

FORMAT: Literal["sucharit.plan/1"] = "sucharit.plan/1"
LARGEST = 64 * 1024 * 1024  # bytes; the largest real plan is well under one megabyte
DEEPEST = 12  # steps under steps
SCHEMA_ID = "https://sucharit.invalid/schema/plan-1.schema.json"

_YEARS = range(2001, 3000)  # wide on purpose: a misread year is a matter for the officer, not a broken file
_CODE = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,5}")
_DATE_FIELDS = frozenset({"as_of", "announced_on", "date"})
_YEARLY = frozenset({"budgets", "by_year"})
_CODE_FIELDS = frozenset({"dimension", "mission", "objective", "code"})


class PlanFile(Struct, frozen=True):
    """A plan of a Thai local government against corruption, as written by Sucharit."""

    format: Literal["sucharit.plan/1"]
    plan: Plan


class UnreadablePlan(ValueError):  # noqa: N818 - it is the file that is at fault
    """A JSON file that is not a plan: `thai` and `english` each say what is wrong and where."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(f"{thai} / {english}")
        self.thai, self.english = thai, english


def to_json(plan: Plan) -> bytes:
    """UTF-8 JSON, keys in the order of the fields, indented by one space, ending in a newline."""
    written = {"format": FORMAT, "plan": _filled(msgspec.to_builtins(plan, str_keys=True))}
    return msgspec.json.format(msgspec.json.encode(written), indent=1) + b"\n"


def from_json(data: bytes) -> Plan:
    """The plan of such a file. Raises UnreadablePlan where it is not one, or holds an impossible date, year or sum."""
    if len(data) > LARGEST:
        raise UnreadablePlan(
            f"ไฟล์แผนมีขนาดเกิน {LARGEST // 1024**2} เมกะไบต์ กรุณาตรวจสอบว่าเป็นไฟล์ที่ถูกต้อง",
            f"the plan file is larger than {LARGEST // 1024**2} MiB",
        )
    try:
        plan = msgspec.json.decode(data, type=PlanFile).plan
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UnreadablePlan(
            f"ไฟล์ JSON นี้ไม่ใช่แผนตามรูปแบบ {FORMAT}: {error}", f"this JSON is not a plan of format {FORMAT}: {error}"
        ) from error
    for path, thai, english in _impossibilities(plan, "plan"):
        raise UnreadablePlan(f"{thai} (ที่ {path})", f"{english} (at {path})")
    return plan


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of the file, generated from the values themselves."""
    made = msgspec.json.schema(PlanFile)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, "title": "Plan file"} | made


def _filled(value: Any) -> Any:
    """Without the keys that hold nothing; a year without an amount keeps its key, for the table has that column."""
    if isinstance(value, dict):
        told = {key: _filled(inner) for key, inner in value.items()}
        return {key: inner for key, inner in told.items() if key.isdigit() or inner not in (None, [], (), {})}
    if isinstance(value, list | tuple):
        return [_filled(inner) for inner in value]
    return value


def _impossibilities(value: object, path: str) -> Iterator[tuple[str, str, str]]:
    """(path, Thai, English) for what has the right type but cannot be: walked once, first fault first."""
    if isinstance(value, Step) and path.count(".steps") > DEEPEST:
        yield path, f"ขั้นตอนซ้อนกันเกิน {DEEPEST} ชั้น", f"steps nested deeper than {DEEPEST}"
    elif isinstance(value, FiscalSpan):
        yield from _span_faults(value, path)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _field_faults(name, getattr(value, name), f"{path}.{name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _impossibilities(inner, f"{path}.{key}")
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _impossibilities(inner, f"{path}[{index}]")
    elif isinstance(value, Decimal) and not is_sum_of_money(value):
        yield path, f"จำนวน {value} ไม่ใช่จำนวนเงินหรือตัวเลขที่เป็นไปได้", f"{value} is not a possible amount"


def _field_faults(name: str, value: object, path: str) -> Iterator[tuple[str, str, str]]:
    if name in _DATE_FIELDS and isinstance(value, str) and not _is_date(value):
        yield path, f"วันที่ “{value}” ไม่ใช่รูปแบบ ปปปป-ดด-วว (ค.ศ.)", f"{value!r} is not an ISO date"
    elif name in _CODE_FIELDS and isinstance(value, str) and not _CODE.fullmatch(value):
        yield path, f"รหัส “{value}” ไม่ใช่รหัสแบบ 1.1.1", f"{value!r} is not an outline code such as 1.1.1"
    elif name in _YEARLY and isinstance(value, Mapping) and (bad := [year for year in value if year not in _YEARS]):
        yield path, f"ปี {bad[0]} ไม่ใช่ปี พ.ศ. ที่เป็นไปได้", f"{bad[0]} is not a possible Buddhist Era year"
    else:
        yield from _impossibilities(value, path)


def _span_faults(span: FiscalSpan, path: str) -> Iterator[tuple[str, str, str]]:
    if span.first not in _YEARS or span.last not in _YEARS:
        yield (
            path,
            f"ปีงบประมาณ {span.first}-{span.last} ไม่ใช่ปี พ.ศ. ที่เป็นไปได้",
            f"{span.first}-{span.last} are not possible Buddhist Era years",
        )


def _is_date(text: str) -> bool:
    try:
        return len(date.fromisoformat(text).isoformat()) == len(text)
    except ValueError:
        return False
