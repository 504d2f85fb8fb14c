"""Targets that contradict each other, and decreases without a base."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.promises import Promise
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.indicators import Comparison, Direction, MeasureKind, read_measure
from sucharit.core.plan import Target
from sucharit.core.plan.totals import is_sum_of_money
from sucharit.core.thai import arabic_digits, fold

ONE_TARGET = "ตัวชี้วัดเดียวกันต้องมีค่าเป้าหมายเดียวในปีเดียวกัน จึงจะวัดผลสำเร็จได้"
BASE = "ค่าเป้าหมายแบบลดลงหรือเพิ่มขึ้นวัดได้เมื่อระบุปีฐานและค่าของปีฐาน"
_YEAR = re.compile(r"25\d\d")
_SCORE_MARK = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s{0,3}คะแนน(?!เต็ม)")
_FULL_MARK = re.compile(r"คะแนนเต็ม\s{0,3}\d{1,3}|เต็ม\s{0,3}\d{1,3}\s{0,3}คะแนน")
_BASE_VALUE = re.compile(r"\d[\d,]*\s{0,3}(?:คดี|เรื่อง|ราย|ครั้ง|กรณี)")
_COMPLAINTS = re.compile(r"(?:ข้อ|เรื่อง)ร้องเรียน|เรื่องราวร้องทุกข์|เบาะแส")
_FEWER = re.compile(r"ลดลง|ลดน้อยลง|เลือกลง|น้อยลง|ลดจำนวน")
_MORE = re.compile(r"เพิ่มขึ้น|มากขึ้น|สูงขึ้น|พิจารณาจาก(?:จำนวน)?(?:ข้อ|เรื่อง|เบาะแส)|วัดจาก(?:จำนวน)?(?:ข้อ|เรื่อง|เบาะแส)")
_NOT_THE_NUMBER = re.compile(r"ช่องทาง|ความพึงพอใจ|ประสิทธิภาพ|ความเชื่อมั่น|ความมั่นใจ|การมีส่วนร่วม(?!.{0,60}พิจารณา)")
ITA, FEWER_CASES = "คะแนน ITA", "การทุจริตที่ลดลง (ร้อยละ)"


class Wanted(NamedTuple):
    """A value wanted of an indicator: in one year, or (None) in every year of the plan."""

    value: Decimal
    year: int | None
    what: str
    initiative: int | None
    line: int | None


def _indicator_of(folded: str) -> str | None:
    """Which of the indicators that plans repeat in several places a folded sentence is about."""
    if "ita" in folded or "ผลการประเมินคุณธรรมและความโปร่งใส" in folded:
        return ITA
    if "ทุจริต" in folded and "ลดลง" in folded and "ร้อยละ" in folded:
        return FEWER_CASES
    return None


def _series(target: Target) -> tuple[str | None, list[tuple[int, Decimal]]]:
    unit = target.unit or ""
    name = f"{target.name} {unit}"
    values = [(year, value) for year, value in sorted(target.by_year.items()) if is_sum_of_money(value)]
    return _indicator_of(fold(name + (" ร้อยละ" if "%" in unit else ""))), values


def _wanted_by(promise: Promise, indicator: str) -> Iterator[Wanted]:
    text = arabic_digits(promise.text[:2000])
    seq = promise.initiative.seq if promise.initiative else None
    years = [int(year) for year in _YEAR.findall(text)] if promise.field == "goals" else []
    year = years[-1] if years else None
    for value in _values(text, indicator):
        yield Wanted(value, year, "เป้าหมายของแผน" if seq is None else f"โครงการลำดับที่ {seq}", seq, promise.line)


def _values(text: str, indicator: str) -> list[Decimal]:
    if indicator == ITA:
        marks = [Decimal(mark) for mark in _SCORE_MARK.findall(_FULL_MARK.sub("", text))]
        if marks:
            return list(dict.fromkeys(marks))
    measure = read_measure(text)
    if measure.threshold is None or (
        indicator == FEWER_CASES and measure.kind not in (MeasureKind.CHANGE, MeasureKind.PERCENTAGE)
    ):
        return []
    return [measure.threshold] if indicator == FEWER_CASES or measure.kind is MeasureKind.SCORE else []


@rule(
    "target.conflict", Severity.WARNING,
    thai="ตัวชี้วัดเดียวกันมีค่าเป้าหมายหลายค่า",
    english="One indicator has several targets",
    source=ONE_TARGET,
    silent="สำหรับเป้าหมายระดับประเทศในหลักการและเหตุผล และเมื่อค่าในโครงการอยู่ในช่วงค่าเป้าหมายรายปีของแผน",
)  # fmt: skip
def target_conflict(case: Case) -> Iterator[Remark]:
    for indicator in (ITA, FEWER_CASES):
        yield from _conflict(case, indicator)
    yield from _two_thresholds(case)


def _conflict(case: Case, indicator: str) -> Iterator[Remark]:
    said = [
        wanted
        for promise in case.promises
        if _indicator_of(promise.folded) == indicator
        for wanted in _wanted_by(promise, indicator)
    ]
    for target in case.plan.targets:
        of, series = _series(target)
        if of != indicator or not series:
            continue
        odd = [wanted for wanted in said if _contradicts(wanted, dict(series))]
        if odd:
            yield _against_series(indicator, target, series, odd)
        return
    values = sorted({wanted.value for wanted in said})
    if len(values) > 1:
        yield Remark(
            message=f"{indicator} มีค่าเป้าหมายหลายค่า: {_listed(said)} โปรดกำหนดค่าเดียวให้ตรงกัน",
            initiatives=tuple(wanted.initiative for wanted in said if wanted.initiative is not None),
            lines=tuple(wanted.line for wanted in said if wanted.line), field="targets",
            stated=_number(values[0]), computed=_number(values[-1]),
        )  # fmt: skip


def _contradicts(wanted: Wanted, series: dict[int, Decimal]) -> bool:
    if wanted.year in series:
        return wanted.value != series[wanted.year]
    return not min(series.values()) <= wanted.value <= max(series.values())


def _against_series(
    indicator: str, target: Target, series: Sequence[tuple[int, Decimal]], odd: Sequence[Wanted]
) -> Remark:
    (first, low), (last, high) = series[0], series[-1]
    return Remark(
        message=f"{indicator}: ตารางค่าเป้าหมายของแผนกำหนด {_number(low)} (ปี {first}) ถึง {_number(high)} (ปี {last}) "
        f"แต่ {_listed(odd)} โปรดปรับค่าเป้าหมายให้สอดคล้องกัน",
        initiatives=tuple(wanted.initiative for wanted in odd if wanted.initiative is not None),
        lines=tuple(line for line in (target.source.line, *(wanted.line for wanted in odd)) if line), field="targets",
        stated=_number(high), computed=_number(odd[0].value),
    )  # fmt: skip


def _listed(wanted: Sequence[Wanted]) -> str:
    by_value: dict[Decimal, list[str]] = {}
    for one in wanted:
        by_value.setdefault(one.value, []).append(one.what)
    parts = [f"{', '.join(dict.fromkeys(places))} ระบุ {_number(value)}" for value, places in by_value.items()]
    return " และ ".join(parts[:5])


def _number(value: Decimal) -> int | Decimal:
    return int(value) if is_sum_of_money(value) and value == value.to_integral_value() else value


def _two_thresholds(case: Case) -> Iterator[Remark]:
    """Within one sheet the same sentence with two thresholds."""
    seen: dict[tuple[int, str], Promise] = {}
    for promise in case.promises:
        if promise.initiative is None or promise.measure.threshold is None or len(promise.folded) < 25:
            continue
        key = (promise.initiative.seq, re.sub(r"\d+", "#", promise.folded))
        first = seen.setdefault(key, promise)
        if first is promise or first.measure.threshold == promise.measure.threshold:
            continue
        yield Remark(
            message=f"{named(promise.initiative)}: “{short(promise.text)}” มีค่าเป้าหมายทั้ง "
            f"{_number(first.measure.threshold or Decimal(0))} "
            f"และ {_number(promise.measure.threshold)} โปรดใช้ค่าเดียว",
            initiatives=promise.seqs, lines=(*first.lines, *promise.lines), field=promise.field,
            stated=_number(first.measure.threshold or Decimal(0)), computed=_number(promise.measure.threshold),
        )  # fmt: skip


@rule(
    "target.no-baseline", Severity.NOTICE,
    thai="กำหนดให้ลดลงหรือเพิ่มขึ้นเป็นร้อยละโดยไม่มีค่าของปีฐาน",
    english="A change in percent without the value of its base year",
    source=BASE,
    silent="เมื่อระบุจำนวนของปีฐานไว้ หรือเทียบกับปีก่อนหน้า",
)  # fmt: skip
def target_no_baseline(case: Case) -> Iterator[Remark]:
    changes = list(_plan_changes(case))
    if any(_BASE_VALUE.search(arabic_digits(name[:2000])) for name, _, _ in changes):
        return  # the value of the base year is told once for all
    without = [
        (name, line)
        for name, line, percent in changes
        if percent and not read_measure(name[:2000]).against_previous_year
    ]
    if without:
        years = [year for name, _ in without if (year := read_measure(name[:2000]).baseline_year)]
        base = f" (อ้างปีฐาน {years[0]} แต่ไม่ระบุจำนวน)" if years else ""
        yield Remark(
            message=f"เป้าหมาย “{short(without[0][0])}” กำหนดเป็นร้อยละที่ลดลงโดยไม่มีค่าของปีฐาน{base} โปรดระบุจำนวนในปีฐาน",
            lines=tuple(line for _, line in without if line), field="targets",
        )  # fmt: skip
    for promise in case.promises:
        if promise.initiative is not None and _falls_in_percent(promise):
            yield Remark(
                message=f"{named(promise.initiative)}: “{short(promise.text)}” ไม่ระบุปีฐานและจำนวนที่ใช้เทียบ โปรดระบุ",
                initiatives=promise.seqs, lines=promise.lines, field=promise.field,
            )  # fmt: skip


def _plan_changes(case: Case) -> Iterator[tuple[str, int | None, bool]]:
    """Targets and goals that want something to fall: sentence, line, whether in percent."""
    for target in case.plan.targets:
        if "ลดลง" in target.name:
            unit = target.unit or ""
            yield target.name, target.source.line, "ร้อยละ" in unit + target.name or "%" in unit
    for goal in case.plan.goals:
        if "ลดลง" in goal.text:
            yield goal.text, goal.source.line, "ร้อยละ" in goal.text or "%" in goal.text


def _falls_in_percent(promise: Promise) -> bool:
    measure = promise.measure
    if measure.comparison is not Comparison.DECREASE or measure.threshold is None or measure.unit != "ร้อยละ":
        return False
    known = measure.baseline_year is not None or measure.against_previous_year
    return not known and not _BASE_VALUE.search(arabic_digits(promise.text[:2000]))


@rule(
    "target.direction", Severity.NOTICE,
    thai="ต้องการให้ค่าเดียวกันทั้งเพิ่มขึ้นและลดลง",
    english="One quantity is wanted both up and down",
    source=ONE_TARGET,
    silent="เมื่อสิ่งที่เพิ่มขึ้นคือช่องทาง ความพึงพอใจ หรือความเชื่อมั่น ไม่ใช่จำนวนเรื่องร้องเรียน",
)  # fmt: skip
def target_direction(case: Case) -> Iterator[Remark]:
    fewer: list[Promise] = []
    more: list[Promise] = []
    for promise in case.promises:
        direction = _wanted_direction(promise)
        if direction is not None:
            (fewer if direction is Direction.DOWN else more).append(promise)
    if not fewer or not more:
        return
    places = [
        ", ".join(str(seq) for promise in told for seq in promise.seqs) or "เป้าหมายของแผน" for told in (fewer, more)
    ]
    yield Remark(
        message=f"จำนวนเรื่องร้องเรียน/เบาะแส: โครงการลำดับที่ {places[0]} ต้องการให้ลดลง "
        f"แต่ลำดับที่ {places[1]} ใช้จำนวนที่มากเป็นผลสำเร็จ "
        "โปรดกำหนดทิศทางให้ชัด เช่น แยกเรื่องร้องเรียนการทุจริตออกจากการแจ้งเบาะแส",
        initiatives=tuple(seq for promise in (*more, *fewer) for seq in promise.seqs),
        lines=tuple(line for promise in (*more, *fewer) for line in promise.lines), field="outcomes",
    )  # fmt: skip


def _wanted_direction(promise: Promise) -> Direction | None:
    """Which way the number of complaints should go by this promise; None where it is about something else."""
    text = promise.text[:2000].replace(" ", "")
    if not _COMPLAINTS.search(text):
        return None
    if _FEWER.search(text):
        return Direction.DOWN
    if not _MORE.search(text) or _NOT_THE_NUMBER.search(text):
        return None
    return Direction.UP


RULES = (target_conflict, target_no_baseline, target_direction)
