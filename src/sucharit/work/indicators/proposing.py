"""Which source fits a measure: from its instrument, its unit and what it is about, or because a room says that it
counts just that. An officer may choose another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from msgspec.structs import replace

from sucharit.core.indicators import Comparison, Instrument, Measure, MeasureKind, Subject, read_measure
from sucharit.work.indicators.models import Binding

_FORMS = (
    Instrument.EVALUATION_FORM, Instrument.SATISFACTION_FORM, Instrument.QUESTIONNAIRE, Instrument.FOLLOW_UP_FORM,
)  # fmt: skip
_BY_INSTRUMENT = {
    Instrument.ITA_SCORE: "ita", Instrument.CHANNEL_COUNT: "channels", Instrument.KNOWLEDGE_TEST: "test",
    Instrument.DOCUMENT_COUNT: "document", Instrument.ATTENDANCE_LIST: "people", Instrument.BUDGET_RECORDS: "spending",
    **dict.fromkeys(_FORMS, "survey"),
}  # fmt: skip
_TIMES = frozenset({"ครั้ง", "กิจกรรม", "รุ่น", "หลักสูตร", "เวที"})
#: of these the recorded activities say where they were
PLACES = frozenset({"แห่ง", "หมู่บ้าน", "ชุมชน"})
#: what is made, and shown by its file
_MADE = frozenset({"มาตรการ", "เรื่อง", "ประเด็น", "คำขวัญ", "ระบบ"})
#: who is satisfied with this was asked when the case was finished
_COMPLAINING = ("เรื่องร้องเรียน", "เรื่องร้องทุกข์", "เรื่องราวร้องทุกข์", "ข้อร้องเรียน", "ผู้ร้องเรียน", "ร้องทุกข์/ร้องเรียน")
#: of these the cross-check of payment documents keeps count
_ERRORS = ("ข้อผิดพลาดของเอกสาร", "ข้อผิดพลาดในเอกสาร", "ข้อผิดพลาดในการเบิกจ่าย", "ข้อผิดพลาดการเบิกจ่าย", "ข้อผิดพลาดของการเบิกจ่าย")
_TROUBLE = (Subject.COMPLAINTS, Subject.CORRUPTION)


@dataclass(frozen=True)
class Proposal:
    """A kind of source (sources.kinds), and what it is to count."""

    source: str
    parameters: Mapping[str, str] = field(default_factory=dict)


Suggests = Callable[[Measure], Proposal | None]
_SUGGESTS: list[Suggests] = []


def suggest_with(suggests: Suggests) -> None:
    """A room that counts some promises better than this one knows is asked first; a later one before an earlier."""
    if suggests not in _SUGGESTS:
        _SUGGESTS.insert(0, suggests)


def proposal_for(measure: Measure) -> Proposal:
    """Where its value is proposed to come from."""
    if measure.kind is not MeasureKind.TEXT:
        for suggests in _SUGGESTS:
            if (found := suggests(measure)) is not None:
                return found
    return Proposal(source_for(measure))


def as_proposed(row: Binding, measure: Measure) -> bool:
    """Does this promise still have the source that was proposed for that measure?"""
    told = proposal_for(measure)
    return (row.source, row.parameters.get("register")) == (told.source, told.parameters.get("register"))


def propose(row: Binding) -> Binding:
    """Gives the promise the source that fits its measure; not saved."""
    told = proposal_for(row.as_measure)
    row.source, row.parameters = told.source, dict(told.parameters)
    return row


def source_for(measure: Measure) -> str:
    """The key of a kind of source by the measure alone."""
    if measure.kind is MeasureKind.TEXT:
        return "manual"
    if measure.kind is MeasureKind.EXISTENCE:
        return "document"
    if Instrument.COMPLAINT_STATISTICS in measure.instruments:
        return "corruption_cases" if measure.subject is Subject.CORRUPTION else "complaints"
    if measure.subject is Subject.SATISFACTION and any(word in measure.sentence for word in _COMPLAINING):
        return "complaint_rating" if measure.kind is MeasureKind.PERCENTAGE else "survey"
    if measure.kind in (MeasureKind.COUNT, MeasureKind.FREQUENCY) and (found := _by_unit(measure)) != "manual":
        return found
    for instrument in measure.instruments:
        if instrument in _BY_INSTRUMENT:
            return _BY_INSTRUMENT[instrument]
    return _by_unit(measure)


def _by_unit(measure: Measure) -> str:
    if measure.kind is MeasureKind.COUNT and measure.unit in ("มาตรการ", "เรื่อง") and "ความเสี่ยง" in measure.sentence:
        return "risks"
    if measure.kind in (MeasureKind.COUNT, MeasureKind.FREQUENCY) and measure.unit in _TIMES:
        return "activities"
    if measure.kind is MeasureKind.COUNT and measure.unit == "ช่องทาง":
        return "channels"
    if measure.kind is MeasureKind.COUNT and measure.unit in PLACES:
        return "activities"
    if measure.kind is MeasureKind.COUNT and measure.unit in _MADE and measure.subject not in _TROUBLE:
        return "document"
    if measure.kind is MeasureKind.CHANGE and measure.subject in _TROUBLE:
        return "complaints"
    if measure.kind is MeasureKind.CHANGE and any(word in measure.sentence for word in _ERRORS):
        return "check_errors"
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
