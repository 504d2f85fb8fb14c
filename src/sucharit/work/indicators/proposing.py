"""Which source fits a measure: from its instrument, its unit and what it is about. An officer may choose another."""

from decimal import Decimal

from msgspec.structs import replace

from sucharit.core.indicators import Comparison, Instrument, Measure, MeasureKind, Subject, read_measure

_FORMS = (
    Instrument.EVALUATION_FORM, Instrument.SATISFACTION_FORM, Instrument.QUESTIONNAIRE, Instrument.FOLLOW_UP_FORM,
)  # fmt: skip
_BY_INSTRUMENT = {
    Instrument.ITA_SCORE: "ita", Instrument.CHANNEL_COUNT: "channels", Instrument.KNOWLEDGE_TEST: "test",
    Instrument.DOCUMENT_COUNT: "document", Instrument.ATTENDANCE_LIST: "people", Instrument.BUDGET_RECORDS: "spending",
    **dict.fromkeys(_FORMS, "survey"),
}  # fmt: skip
_TIMES = frozenset({"ครั้ง", "กิจกรรม", "รุ่น", "หลักสูตร", "เวที"})


def source_for(measure: Measure) -> str:
    """The key of a kind of source (sources.kinds)."""
    if measure.kind is MeasureKind.TEXT:
        return "manual"
    if measure.kind is MeasureKind.EXISTENCE:
        return "document"
    if Instrument.COMPLAINT_STATISTICS in measure.instruments:
        return "corruption_cases" if measure.subject is Subject.CORRUPTION else "complaints"
    for instrument in measure.instruments:
        if instrument in _BY_INSTRUMENT:
            return _BY_INSTRUMENT[instrument]
    return _by_unit(measure)


def _by_unit(measure: Measure) -> str:
    if measure.kind in (MeasureKind.COUNT, MeasureKind.FREQUENCY) and measure.unit in _TIMES:
        return "activities"
    if measure.kind is MeasureKind.COUNT and measure.unit == "ช่องทาง":
        return "channels"
    if measure.kind is MeasureKind.CHANGE and measure.subject in (Subject.COMPLAINTS, Subject.CORRUPTION):
        return "complaints"
    return "manual"


def measure_of_target(name: str, unit: str, value: Decimal, baseline_year: int | None) -> Measure:
    """A yearly target as a measure: "คะแนน ITA" 93 คะแนน, "จำนวนคดีทุจริตลดลง (คำนวณจากปี 2565)" ร้อยละ 40."""
    number = f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    sentence = f"{name} ร้อยละ {number}" if unit == "ร้อยละ" else f"{name} {number} {unit}".strip()
    measure = read_measure(sentence)
    if measure.kind is MeasureKind.CHANGE:
        return replace(measure, baseline_year=measure.baseline_year or baseline_year)
    if measure.comparison is Comparison.EXACTLY and measure.kind in (MeasureKind.SCORE, MeasureKind.PERCENTAGE):
        return replace(measure, comparison=Comparison.AT_LEAST)
    return measure
