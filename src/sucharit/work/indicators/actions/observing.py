"""Values are written down with their day, their denominator and what proves them; a wrong one is corrected beside."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.core.indicators import Measure, MeasureKind
from sucharit.core.thai import clean
from sucharit.work.evidence.actions import use_all
from sucharit.work.evidence.models import Evidence
from sucharit.work.indicators.actions.recording import record_judgements
from sucharit.work.indicators.models import Binding, Observation
from sucharit.work.indicators.queries import may_observe
from sucharit.work.indicators.sources import kind_of
from sucharit.work.years.models import YearInitiative, YearPlan

OBSERVED = declare("indicators.observed", _("บันทึกผลตัวชี้วัด {label}: {value}"))
CORRECTED = declare("indicators.corrected", _("แก้ผลตัวชี้วัด {label} จาก {before} เป็น {value} เพราะ {reason}"))
MOST = Decimal(10) ** 11
_WHOLE = frozenset(
    {"คน", "ครั้ง", "เรื่อง", "ฉบับ", "ช่องทาง", "คดี", "ราย", "ชุด", "เล่ม", "มาตรการ", "กิจกรรม", "ประเด็น", "รุ่น"}
)


@transaction.atomic
def observe(
    binding: Binding,
    *,
    by: Officer,
    as_of: datetime.date,
    value: Decimal | None = None,
    of: Decimal | None = None,
    word: str = "",
    note: str = "",
    evidence: Iterable[Evidence] = (),
) -> Observation:
    """A value of that day. `of` is the denominator: then `value` counts those who reached it."""
    row, year = _locked(binding, by)
    if not kind_of(row.source).entered:
        raise NotAllowed("ตัวชี้วัดนี้นับเองจากงานที่บันทึก ไม่ต้องกรอก หากต้องการกรอก ให้เปลี่ยนแหล่งข้อมูลก่อน", "this counts by itself")
    return _written(Observation(binding=row, value=value, of=of, word=word, note=note, as_of=as_of), year, by, evidence)


@transaction.atomic
def correct(
    observation: Observation,
    *,
    by: Officer,
    reason: str,
    as_of: datetime.date,
    value: Decimal | None = None,
    of: Decimal | None = None,
    word: str = "",
    note: str = "",
    evidence: Iterable[Evidence] = (),
) -> Observation:
    """A new value in place of a wrong one, which stays visible with the reason."""
    _binding, year = _locked(observation.binding, by)
    wrong = Observation.objects.select_for_update().select_related("binding").get(pk=observation.pk)
    if Observation.objects.filter(corrects=wrong).exists():
        raise NotAllowed("ค่านี้ถูกแก้ไปแล้ว โปรดแก้ค่าล่าสุด", "this was corrected already")
    told = _line(reason, 300)
    if not told:
        raise NotAllowed("โปรดบอกเหตุผลที่แก้", "say why")
    fresh = Observation(
        binding=wrong.binding, value=value, of=of, word=word, note=note, as_of=as_of, corrects=wrong,
        correction_reason=told,
    )  # fmt: skip
    return _written(fresh, year, by, evidence)


def _locked(binding: Binding, by: Officer) -> tuple[Binding, YearPlan]:
    """The promise, locked; NotAllowed where it is not theirs to write, or the year does not run."""
    row = Binding.objects.select_for_update().get(pk=binding.pk, organization=by.organization)
    year = YearPlan.objects.get(organization=by.organization, fiscal_year=row.fiscal_year)
    mine = YearInitiative.objects.filter(year_plan=year, key=row.initiative_key).first() if row.initiative_key else None
    if not may_observe(by, row, mine):
        raise NotAllowed("บันทึกผลได้เฉพาะผู้รับผิดชอบ หน่วยงานเจ้าของโครงการ และเจ้าหน้าที่แผน", "not your initiative")
    if year.closed:
        raise NotAllowed(f"ปีงบประมาณ พ.ศ. {year.fiscal_year} ปิดแล้ว บันทึกผลไม่ได้ สิ่งที่ผิดให้แก้คำผิดของปี", "closed")
    if not year.running:
        raise NotAllowed(f"แผนประจำปี พ.ศ. {year.fiscal_year} ยังไม่อนุมัติ จึงยังบันทึกผลไม่ได้", "not approved yet")
    return row, year


def _written(row: Observation, year: YearPlan, by: Officer, evidence: Iterable[Evidence]) -> Observation:
    pieces = list(evidence)
    row.note, row.word, row.by = " ".join(clean(row.note[:8_000]).split())[:2_000], _line(row.word, 40), by.user
    _check(row, row.binding.as_measure, year, by)
    if not pieces and not row.note:
        raise NotAllowed("โปรดแนบหลักฐาน หรือเขียนว่าค่านี้มาจากไหน", "say where the value comes from, or attach evidence")
    row.save(force_insert=True)
    use_all(pieces, row, by=by, initiative_key=row.binding.initiative_key, fiscal_year=row.binding.fiscal_year)
    facts = {"value": str(row.value if row.value is not None else row.word), "of": str(row.of or ""),
             "as_of": row.as_of.isoformat(), "evidence": len(pieces)}  # fmt: skip
    if row.corrects is not None:
        facts |= {"before": str(row.corrects.value), "reason": row.correction_reason}
    record(CORRECTED if row.corrects else OBSERVED, by=by, subject=row, label=row.binding.sentence[:200], facts=facts)
    record_judgements(year, by.today, [row.binding])
    return row


def _check(row: Observation, measure: Measure, year: YearPlan, by: Officer) -> None:
    if not year.year.contains(row.as_of):
        raise NotAllowed(f"วันที่ของข้อมูลต้องอยู่ในปีงบประมาณ พ.ศ. {year.fiscal_year}", "the day lies outside the year")
    if row.as_of > by.today:
        raise NotAllowed("วันที่ของข้อมูลต้องไม่เกินวันนี้", "the day lies in the future")
    if measure.kind is MeasureKind.TEXT:
        return
    by_word = measure.kind is MeasureKind.LEVEL and measure.threshold is None
    if by_word and not row.word:
        raise NotAllowed("ตัวชี้วัดนี้วัดเป็นระดับ โปรดใส่ระดับที่ได้ เช่น มาก", "a level is needed")
    if not by_word and row.value is None:
        raise NotAllowed("โปรดใส่ค่าที่วัดได้เป็นตัวเลข", "a number is needed")
    if row.value is not None:
        _check_number(row, measure)


def _check_number(row: Observation, measure: Measure) -> None:
    for number in (row.value, row.of):
        if number is not None and (not number.is_finite() or not 0 <= number < MOST):
            raise NotAllowed("ค่าต้องเป็นจำนวนตั้งแต่ 0 ขึ้นไป และไม่เกินที่เป็นไปได้ โปรดตรวจสอบจำนวนหลัก", "absurd number")
    value, of = row.value or Decimal(0), row.of
    percent = measure.kind is MeasureKind.PERCENTAGE
    if of is not None and not percent:
        raise NotAllowed("ตัวชี้วัดนี้ไม่ได้วัดเป็นร้อยละ จึงไม่ต้องใส่จำนวนทั้งหมด", "no denominator here")
    if of is not None and of == 0:
        raise NotAllowed("จำนวนทั้งหมดเป็น 0 จึงคิดร้อยละไม่ได้", "a denominator of zero")
    if of is not None and value > of:
        raise NotAllowed(f"จำนวนที่ได้ ({value:f}) มากกว่าจำนวนทั้งหมด ({of:f}) โปรดตรวจสอบ", "more than all")
    if percent and of is None and value > 100:
        raise NotAllowed("ร้อยละต้องไม่เกิน 100 หากเป็นจำนวน ให้ใส่จำนวนทั้งหมดด้วย", "above 100 percent")
    counted = of is not None or (measure.kind in (MeasureKind.COUNT, MeasureKind.FREQUENCY) and measure.unit in _WHOLE)
    if counted and any(number is not None and number != int(number) for number in (value, of)):
        raise NotAllowed("จำนวนนับต้องเป็นจำนวนเต็ม", "a count is whole")
    if measure.kind is MeasureKind.SCORE and measure.full_mark is not None and value > measure.full_mark:
        raise NotAllowed(f"คะแนนต้องไม่เกินคะแนนเต็ม {measure.full_mark:f}", "above the full mark")
    if row.binding.source == "ita" and value > 100:
        raise NotAllowed("คะแนน ITA ต้องไม่เกิน 100", "an ITA score is at most 100")


def _line(text: str, most: int) -> str:
    return " ".join(clean(text[: 4 * most]).split())[:most]
