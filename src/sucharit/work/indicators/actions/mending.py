"""A misread measure is mended by an officer, with a reason; what the reader made of the sentence stays beside it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from sucharit.base import clock
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.core.indicators import Comparison, Measure, MeasureKind
from sucharit.core.thai import clean
from sucharit.work.indicators.actions.binding import MOST, locked_binding, saved_binding
from sucharit.work.indicators.models import Binding, measure_json
from sucharit.work.indicators.proposing import as_proposed, propose

MENDED = declare("indicators.mended", _("แก้การอ่านเกณฑ์ของตัวชี้วัด {label}: {reason}"))
AS_READ = declare("indicators.as_read", _("ใช้เกณฑ์ตามที่ระบบอ่านของตัวชี้วัด {label}"))
TEXTS = {"unit": 60, "period": 60, "denominator": 200, "level": 40}
_ALL_OF_IT = Decimal(100)
_BY_NUMBER = frozenset({
    MeasureKind.PERCENTAGE, MeasureKind.SCORE, MeasureKind.COUNT, MeasureKind.FREQUENCY, MeasureKind.TIME_LIMIT,
    MeasureKind.AMOUNT,
})  # fmt: skip
_TO_A_NUMBER = frozenset({
    Comparison.AT_LEAST, Comparison.MORE_THAN, Comparison.AT_MOST, Comparison.LESS_THAN, Comparison.EXACTLY,
})  # fmt: skip
_CHANGES = frozenset({Comparison.DECREASE, Comparison.INCREASE})


@transaction.atomic
def mend(
    binding: Binding, *, by: Officer, fields: Mapping[str, Any], reason: str, edition: int | None = None
) -> Binding:
    """`fields` are those of core.indicators.Measure: kind, comparison, threshold, unit, period, denominator, level,
    baseline_year, against_previous_year. The promise is accepted with it and judged anew."""
    row = locked_binding(binding, by)
    if edition is not None and edition != row.edition:
        raise NotAllowed("มีผู้แก้ไขตัวชี้วัดนี้ก่อนท่าน สิ่งที่ท่านพิมพ์ยังอยู่ โปรดตรวจแล้วบันทึกอีกครั้ง", "someone saved first")
    said = " ".join(clean(reason[:1_600]).split())[:400]
    if not said:
        raise NotAllowed("โปรดเขียนเหตุผลที่แก้ เช่น ต้นฉบับพิมพ์ว่าไม่น้อยกว่าร้อยละ 80", "say why")
    before = row.as_measure
    after = measured(row.read_measure, fields)
    if measure_json(after) == measure_json(before):
        raise NotAllowed("เกณฑ์เหมือนเดิมทุกช่อง จึงไม่มีอะไรให้แก้", "nothing differs")
    row.as_read = row.measure if row.as_read is None else row.as_read
    row.measure, row.mended_because = measure_json(after), said
    if as_proposed(row, before):
        propose(row)
    row.accepted_by, row.accepted_at = by.user, clock.now()
    return saved_binding(row, by, MENDED, reason=said)


@transaction.atomic
def back_to_read(binding: Binding, *, by: Officer) -> Binding:
    """What the reader made of the sentence counts again; the mended one stays in the history."""
    row = locked_binding(binding, by)
    if row.as_read is None:
        return row
    mended = row.as_measure
    row.measure, row.as_read, row.mended_because = row.as_read, None, ""
    if as_proposed(row, mended):
        propose(row)
    return saved_binding(row, by, AS_READ)


def measured(read: Measure, fields: Mapping[str, Any]) -> Measure:
    """The measure with an officer's fields, those that its kind does not have left empty. NotAllowed for what can be
    compared with nothing."""
    kind = MeasureKind(fields["kind"])
    told: dict[str, Any] = {
        "kind": kind, "comparison": None, "threshold": None, "unit": None, "period": None, "denominator": None,
        "level": None, "baseline_year": None, "against_previous_year": False,
    }  # fmt: skip
    texts = {name: _line(fields.get(name), most) for name, most in TEXTS.items()}
    comparison = Comparison(fields["comparison"]) if fields.get("comparison") else None
    threshold = _number(fields.get("threshold"))
    if kind is MeasureKind.EXISTENCE:
        told["comparison"] = Comparison.EXISTS
    elif kind in _BY_NUMBER:
        told |= _by_number(kind, comparison, threshold, texts)
    elif kind is MeasureKind.CHANGE:
        told |= _change(comparison, threshold, texts, fields)
    elif kind is MeasureKind.LEVEL:
        if not texts["level"] and threshold is None:
            raise NotAllowed("โปรดระบุระดับที่ต้องได้ เช่น มาก", "which level?")
        told |= {"level": texts["level"], "threshold": threshold, "comparison": comparison or Comparison.AT_LEAST}
    return replace(read, **told)


def _by_number(
    kind: MeasureKind, comparison: Comparison | None, threshold: Decimal | None, texts: Mapping[str, str | None]
) -> dict[str, Any]:
    if threshold is None or comparison not in _TO_A_NUMBER:
        raise NotAllowed("โปรดระบุทั้งการเปรียบเทียบและตัวเลข เช่น ไม่น้อยกว่า 80", "a comparison and a number")
    if kind is MeasureKind.PERCENTAGE and threshold > _ALL_OF_IT:
        raise NotAllowed("ร้อยละต้องไม่เกิน 100", "at most 100 percent")
    told = {"comparison": comparison, "threshold": threshold, "level": texts["level"]}
    if kind is MeasureKind.PERCENTAGE:
        return told | {"unit": "ร้อยละ", "denominator": texts["denominator"]}
    return told | {"unit": texts["unit"], "period": texts["period"] if kind is MeasureKind.FREQUENCY else None}


def _change(
    comparison: Comparison | None, threshold: Decimal | None, texts: Mapping[str, str | None], fields: Mapping[str, Any]
) -> dict[str, Any]:
    if comparison not in _CHANGES:
        raise NotAllowed("โปรดเลือกว่าต้องลดลงหรือเพิ่มขึ้น", "decrease or increase?")
    year = fields.get("baseline_year")
    if year is not None and not 2500 <= year <= 2700:
        raise NotAllowed("ปีฐานต้องเป็นปี พ.ศ. เช่น 2566", "a Buddhist Era year")
    return {
        "comparison": comparison, "threshold": threshold, "unit": texts["unit"] if threshold is not None else None,
        "baseline_year": year, "against_previous_year": bool(fields.get("against_previous_year")) and year is None,
    }  # fmt: skip


def _line(value: Any, most: int) -> str | None:
    return " ".join(clean(str(value or "")[: most * 4]).split())[:most] or None


def _number(value: Any) -> Decimal | None:
    if value is None:
        return None
    if not value.is_finite() or not 0 <= value < MOST:
        raise NotAllowed("ตัวเลขต้องตั้งแต่ 0 ขึ้นไป และไม่เกินที่เป็นไปได้", "an absurd number")
    return Decimal(value)
