"""A measure in words: what is compared, with what, of whom, measured how."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.screens.words import number
from sucharit.core.indicators import Comparison, Instrument, Measure, MeasureKind

_COMPARED = {
    Comparison.AT_LEAST: gettext_lazy("ไม่น้อยกว่า"), Comparison.MORE_THAN: gettext_lazy("มากกว่า"),
    Comparison.AT_MOST: gettext_lazy("ไม่เกิน"), Comparison.LESS_THAN: gettext_lazy("น้อยกว่า"),
    Comparison.DECREASE: gettext_lazy("ลดลง"), Comparison.INCREASE: gettext_lazy("เพิ่มขึ้น"),
}  # fmt: skip
INSTRUMENTS: dict[Instrument, str | Promise] = {
    Instrument.KNOWLEDGE_TEST: gettext_lazy("แบบทดสอบ"), Instrument.EVALUATION_FORM: gettext_lazy("แบบประเมิน"),
    Instrument.FOLLOW_UP_FORM: gettext_lazy("แบบติดตามประเมินผล"),
    Instrument.SATISFACTION_FORM: gettext_lazy("แบบประเมินความพึงพอใจ"),
    Instrument.QUESTIONNAIRE: gettext_lazy("แบบสอบถาม"), Instrument.CHANNEL_COUNT: gettext_lazy("จำนวนช่องทาง"),
    Instrument.COMPLAINT_STATISTICS: gettext_lazy("สถิติเรื่องร้องเรียน"), Instrument.ITA_SCORE: gettext_lazy("คะแนน ITA"),
    Instrument.BUDGET_RECORDS: gettext_lazy("ข้อมูลการเบิกจ่าย"), Instrument.DOCUMENT_COUNT: gettext_lazy("จำนวนเอกสาร"),
    Instrument.ATTENDANCE_LIST: gettext_lazy("รายชื่อผู้เข้าร่วม"),
}  # fmt: skip


def measure_words(measure: Measure) -> str:
    """ "ไม่น้อยกว่า ร้อยละ 80 ของผู้เข้าอบรม"; says plainly where there is no threshold."""
    if measure.kind is MeasureKind.TEXT:
        return _("ข้อความ ไม่มีเกณฑ์ตัวเลข")
    if measure.kind is MeasureKind.EXISTENCE:
        return _("มีตามที่กำหนด")
    compared = str(_COMPARED.get(measure.comparison, "")) if measure.comparison else ""
    parts = [compared, _size(measure), _of(measure), _against(measure)]
    return " ".join(part for part in parts if part)


def _size(measure: Measure) -> str:
    if measure.threshold is None:
        return _("ระดับ%(level)s") % {"level": measure.level} if measure.level else ""
    if measure.unit == "ร้อยละ":
        size = _("ร้อยละ %(n)s") % {"n": number(measure.threshold)}
    else:
        size = f"{number(measure.threshold)} {measure.unit or ''}".strip()
    per = _("ต่อ%(period)s") % {"period": measure.period} if measure.period else ""
    level = _("ในระดับ%(level)s") % {"level": measure.level} if measure.level else ""
    return " ".join(part for part in (size, per, level) if part)


def _of(measure: Measure) -> str:
    return _("ของ%(whom)s") % {"whom": measure.denominator} if measure.denominator else ""


def _against(measure: Measure) -> str:
    if measure.kind is not MeasureKind.CHANGE:
        return ""
    if measure.baseline_year:
        return _("เทียบกับปี %(year)s") % {"year": measure.baseline_year}
    return _("เทียบกับปีก่อน") if measure.against_previous_year else _("(ไม่ได้ระบุปีฐาน)")


def instrument_words(measure: Measure) -> str:
    """As printed, else what it was inferred to be; "" where nothing is said."""
    if measure.instrument_text:
        return measure.instrument_text
    return ", ".join(str(INSTRUMENTS[one]) for one in measure.instruments)
