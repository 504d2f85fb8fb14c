"""A measure judged by what was observed."""

from decimal import Decimal, InvalidOperation
from enum import Enum

from msgspec import Struct

from sucharit.core.indicators.values import Comparison, Measure, MeasureKind, Subject

Observed = Decimal | int | str | bool | None


class Verdict(Enum):
    """The three answers; there is no fourth."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_BE_JUDGED = "cannot_be_judged"

    @property
    def thai(self) -> str:
        return {"met": "บรรลุ", "not_met": "ไม่บรรลุ"}.get(self.value, "ยังตัดสินไม่ได้")


class Cause(Enum):
    """What stands in the way of a verdict; `thai` says it to anyone, `Judgement.reason` to who can mend it."""

    TEXT = "ตัวชี้วัดนี้เป็นข้อความ ไม่มีเกณฑ์เป็นตัวเลขให้เปรียบเทียบ"
    NOTHING_OBSERVED = "ยังไม่มีผลที่วัดได้"
    UNUSABLE = "ผลที่มีอยู่ยังเปรียบเทียบกับเป้าหมายไม่ได้"
    NO_TARGET = "ตัวชี้วัดไม่ได้บอกค่าเป้าหมายให้ชัดเจน"
    NO_BASELINE = "ไม่มีข้อมูลของปีฐานให้เปรียบเทียบ"
    ZERO_BASELINE = "ปีฐานเป็น 0 จึงคำนวณการเปลี่ยนแปลงไม่ได้"
    YEAR_RUNS = "ปีงบประมาณยังไม่สิ้นสุด"

    @property
    def thai(self) -> str:
        """The sentence, without a full stop."""
        return self.value


class Judgement(Struct, frozen=True):
    """The verdict and one Thai sentence on why; `cause` where there is none yet."""

    verdict: Verdict
    reason: str
    cause: Cause | None = None

    @property
    def told_outside(self) -> str:
        """Why, for who cannot mend it: no request to officers."""
        return self.cause.thai if self.cause else self.reason


def judge(measure: Measure, observed: Observed, baseline: Decimal | int | None = None) -> Judgement:
    """Met, not met, or cannot be judged because ...; `reason` is Thai with Arabic digits.

    `observed` is in the unit of the measure: a number, True or False for existence, a level word for a level in words;
    None means that nothing was observed yet. For a change it is the value of the year itself and `baseline` that of the
    base year. A bare number in the plan ("จำนวน 1 ครั้ง") is met by more as well.
    """
    if measure.kind is MeasureKind.TEXT:
        return _cannot(Cause.TEXT, "ตัวชี้วัดเป็นข้อความ ไม่มีเกณฑ์ที่เปรียบเทียบได้ โปรดให้ผู้รับผิดชอบประเมินและบันทึกเหตุผล")
    if observed is None:
        return _cannot(Cause.NOTHING_OBSERVED, "ยังไม่มีผลที่วัดได้ โปรดบันทึกผลการดำเนินการ")
    if measure.kind is MeasureKind.LEVEL and measure.threshold is None:
        return _by_level(measure, observed)
    value = _number(observed)
    if value is None:
        return _cannot(Cause.UNUSABLE, f"ผลที่บันทึก{_quoted(observed)}ไม่ใช่ตัวเลขที่ใช้เปรียบเทียบได้ โปรดตรวจสอบ")
    if measure.kind is MeasureKind.EXISTENCE:
        return _verdict(value > 0, "มีแล้วตามที่กำหนด", "ยังไม่มีตามที่กำหนด")
    if measure.kind is MeasureKind.CHANGE:
        return _by_change(measure, value, _number(baseline))
    return _by_threshold(measure, value)


def _by_threshold(measure: Measure, value: Decimal) -> Judgement:
    if measure.threshold is None or measure.comparison is None:
        return _cannot(Cause.NO_TARGET, "ตัวชี้วัดไม่ได้ระบุค่าเป้าหมาย โปรดกำหนดค่าเป้าหมาย")
    if measure.kind is MeasureKind.PERCENTAGE and value > 100:
        return _cannot(Cause.UNUSABLE, f"ผลที่บันทึกคือร้อยละ {_shown(value)} ซึ่งเกิน 100 โปรดตรวจสอบผลที่บันทึก")
    if _either_way(measure) and value != measure.threshold:
        return _cannot(Cause.NO_TARGET, "ตัวชี้วัดไม่ได้ระบุว่าต้องการให้มากหรือน้อยกว่าค่าเป้าหมาย โปรดระบุคำว่าไม่เกินหรือไม่น้อยกว่า")
    met = _holds(measure.comparison, value, measure.threshold)
    more = measure.comparison is Comparison.EXACTLY and value > measure.threshold
    reason = f"ได้ {_with_unit(measure, value)} เทียบกับเป้าหมาย {_target(measure)}{' (สูงกว่าเป้าหมาย)' if more else ''}"
    return Judgement(Verdict.MET if met else Verdict.NOT_MET, reason)


# Of these a bare number does not say which way is better.
_TROUBLES = frozenset({"เรื่อง", "ราย", "คดี", "ข้อร้องเรียน", "เรื่องร้องเรียน", "เบาะแส"})


def _either_way(measure: Measure) -> bool:
    return (
        measure.comparison is Comparison.EXACTLY
        and measure.kind is MeasureKind.COUNT
        and measure.unit in _TROUBLES
        and measure.subject in (Subject.COMPLAINTS, Subject.CORRUPTION)
    )


def _holds(comparison: Comparison, value: Decimal, threshold: Decimal) -> bool:
    if comparison is Comparison.MORE_THAN:
        return value > threshold
    if comparison is Comparison.AT_MOST:
        return value <= threshold
    if comparison is Comparison.LESS_THAN:
        return value < threshold
    return value >= threshold


def _by_change(measure: Measure, value: Decimal, baseline: Decimal | None) -> Judgement:
    down = measure.comparison is Comparison.DECREASE
    word = "ลดลง" if down else "เพิ่มขึ้น"
    if baseline is None:
        year = f" (ปี {measure.baseline_year})" if measure.baseline_year else ""
        return _cannot(Cause.NO_BASELINE, f"ไม่มีค่าฐาน{year} จึงบอกไม่ได้ว่า{word}หรือไม่ โปรดบันทึกค่าของปีฐาน")
    change = baseline - value if down else value - baseline
    if baseline == 0 and (down or measure.unit == "ร้อยละ"):
        return _from_nothing(value, down)
    if measure.threshold is None:
        return _verdict(
            change > 0,
            f"{word}จาก {_shown(baseline)} เป็น {_shown(value)}",
            f"ไม่{word} (ปีฐาน {_shown(baseline)} ปีนี้ {_shown(value)})",
        )
    rate = change / baseline * 100 if measure.unit == "ร้อยละ" else change
    reason = (
        f"{word} {_with_unit(measure, rate)} (จาก {_shown(baseline)} เป็น {_shown(value)}) เป้าหมาย {_target(measure)}"
    )
    return Judgement(Verdict.MET if rate >= measure.threshold else Verdict.NOT_MET, reason)


def _from_nothing(value: Decimal, down: bool) -> Judgement:
    """A baseline of zero: nothing can fall below it, and no rate can be computed from it."""
    if down and value > 0:
        return Judgement(Verdict.NOT_MET, f"ปีฐานเป็น 0 แต่ปีนี้มี {_shown(value)} จึงเพิ่มขึ้น ไม่ใช่ลดลง")
    if down:
        return _cannot(Cause.ZERO_BASELINE, "ค่าฐานเป็น 0 และปีนี้เป็น 0 จึงลดลงอีกไม่ได้ โปรดให้ผู้รับผิดชอบพิจารณาตัวชี้วัด")
    return _cannot(Cause.ZERO_BASELINE, "ค่าฐานเป็น 0 จึงคำนวณร้อยละของการเพิ่มขึ้นไม่ได้ โปรดพิจารณาตัวชี้วัด")


# Orders of level words; a word is only compared within its own order.
_ORDERS = (
    ("น้อยที่สุด", "น้อย", "ปานกลาง", "มาก", "มากที่สุด"),
    ("พอใช้", "ดี", "ดีมาก", "ดีเยี่ยม"),
    ("ต่ำ", "ปานกลาง", "สูง", "สูงมาก"),
    ("สูง", "สูงสุด"),
    ("ผ่าน", "ผ่านดี", "ผ่านดีเยี่ยม"),
    ("F", "E", "D", "C", "B", "A", "AA"),
)


def _by_level(measure: Measure, observed: Observed) -> Judgement:
    reached = observed.replace("ระดับ", "").strip() if isinstance(observed, str) else ""
    for order in _ORDERS:
        if measure.level in order and reached in order:
            met = order.index(reached) >= order.index(measure.level)
            return Judgement(
                Verdict.MET if met else Verdict.NOT_MET, f"ได้ระดับ{reached} เทียบกับเป้าหมายระดับ{measure.level}"
            )
    return _cannot(Cause.UNUSABLE, f"เปรียบเทียบระดับ “{reached[:40]}” กับเป้าหมายระดับ “{measure.level}” ไม่ได้")


_BEYOND_MEASURE = 10**15


def _number(value: Observed) -> Decimal | None:
    """The value as a finite number from 0 up, else None."""
    try:
        number = Decimal(int(value) if isinstance(value, bool) else value) if value is not None else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and 0 <= number < _BEYOND_MEASURE else None


def _quoted(observed: Observed) -> str:
    return f" “{observed[:40]}” " if isinstance(observed, str) else ""


def _cannot(cause: Cause, reason: str) -> Judgement:
    return Judgement(Verdict.CANNOT_BE_JUDGED, reason, cause)


def _verdict(met: bool, yes: str, no: str) -> Judgement:
    return Judgement(Verdict.MET, yes) if met else Judgement(Verdict.NOT_MET, no)


_TARGETS = {
    Comparison.AT_LEAST: "ไม่น้อยกว่า ",
    Comparison.MORE_THAN: "มากกว่า ",
    Comparison.AT_MOST: "ไม่เกิน ",
    Comparison.LESS_THAN: "น้อยกว่า ",
    Comparison.DECREASE: "ลดลง ",
    Comparison.INCREASE: "เพิ่มขึ้น ",
}


def _target(measure: Measure) -> str:
    words = _TARGETS.get(measure.comparison, "") if measure.comparison else ""
    return f"{words}{_with_unit(measure, measure.threshold or Decimal(0))}"


def _with_unit(measure: Measure, value: Decimal) -> str:
    if measure.unit == "ร้อยละ":
        return f"ร้อยละ {_shown(value)}"
    per = f"ต่อ{measure.period}" if measure.period else ""
    return f"{_shown(value)} {measure.unit or ''}{per}".strip()


def _shown(value: Decimal) -> str:
    """With thousands commas, at most two places, none where they are zero."""
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")
