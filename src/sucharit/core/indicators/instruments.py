"""What a sentence is about, and with what it is measured."""

import re

from sucharit.core.indicators.values import Comparison, Instrument, Measure, MeasureKind, Subject

# The first that matches wins: a sentence on satisfaction with complaint handling is about satisfaction.
_SUBJECTS: tuple[tuple[Subject, tuple[str, ...]], ...] = (
    (Subject.SATISFACTION, ("พึงพอใจ",)),
    (Subject.ITA, ("ITA", "คุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ")),
    (Subject.COMPLAINTS, ("ร้องเรียน", "ร้องทุกข์", "เบาะแส")),
    (Subject.KNOWLEDGE, ("ความรู้", "เข้าใจ", "ตระหนัก", "ผ่านการทดสอบ")),
    (Subject.CHANNELS, ("ช่องทาง",)),
    (Subject.CORRUPTION, ("คดี", "การทุจริตใน", "การทุจริตต่อ", "การทุจริตของ", "ทุจริตลดลง", "ชี้มูล")),
    (Subject.BUDGET, ("เบิกจ่าย", "การใช้จ่ายงบประมาณ", "ใช้จ่ายเงิน")),
    (Subject.PARTICIPATION, ("มีส่วนร่วม", "การมีส่วนร่วม", "เข้าร่วม")),
)
_FORMS: tuple[tuple[Instrument, tuple[str, ...]], ...] = (
    (Instrument.KNOWLEDGE_TEST, ("แบบทดสอบ", "ผลการทดสอบ", "ผ่านการทดสอบ", "ทดสอบความรู้", "ทดสอบก่อน")),
    (Instrument.FOLLOW_UP_FORM, ("แบบติดตาม", "แบบประเมินติดตาม", "แบบประเมินผลการติดตาม")),
    (
        Instrument.SATISFACTION_FORM,
        ("แบบประเมินความพึงพอใจ", "แบบสำรวจความพึงพอใจ", "แบบสอบถามความพึงพอใจ", "แบบวัดความพึงพอใจ"),
    ),
)
_PLAIN_EVALUATION = re.compile("แบบประเมิน(?!ติดตาม|ผลการติดตาม|ความพึงพอใจ)")
_PLAIN_QUESTIONNAIRE = re.compile("แบบ(?:สอบถาม|สำรวจ)(?!ความพึงพอใจ)")
_COMPLAINT_COUNT = re.compile(
    "จำนวน(?:เรื่อง|ข้อ)?(?:ราว)?(?:การ)?(?:ร้องเรียน|ร้องทุกข์|ข้อร้องเรียน|เรื่องร้องเรียน|เบาะแส|คดี)|สถิติ(?:เรื่อง|การ|ข้อ)"
)
_DOCUMENTS = frozenset({"ฉบับ", "ชุด", "เล่ม", "คำสั่ง", "ประกาศ", "คู่มือ", "ข้อตกลง"})
_PEOPLE = frozenset({"คน", "ราย", "ท่าน"})
_BRACKET = re.compile(r"\(([^()]{3,300})\)")
_SAID = ("แบบ", "สำรวจ", "พิจารณาจาก", "วัดจาก", "ประเมินจาก", "โดยใช้", "รายชื่อ", "ทดสอบ")
_FROM = ("สำรวจโดย", "โดยใช้แบบ", "วัดจาก", "พิจารณาจาก", "ประเมินจาก")
_UNBRACKETED = re.compile(f"(?:{'|'.join(_FROM)})[^()]{{1,200}}")


def subject_of(text: str) -> Subject | None:
    """What the sentence is about; `text` is without spaces."""
    for subject, words in _SUBJECTS:
        for word in words:
            if word in text:
                return subject
    return None


def instruments_of(text: str, measure: Measure, subject: Subject | None) -> tuple[Instrument, ...]:
    """The forms and tests that the sentence names; where it names none, what its unit or subject is counted with."""
    named: list[Instrument] = []
    if "แบบ" in text or "ทดสอบ" in text:
        named += [form for form, words in _FORMS if any(word in text for word in words)]
        named += [Instrument.EVALUATION_FORM] * bool(_PLAIN_EVALUATION.search(text))
        named += [Instrument.QUESTIONNAIRE] * bool(_PLAIN_QUESTIONNAIRE.search(text))
    if not named and (implied := _implied(text, measure, subject)):
        named.append(implied)
    return tuple(named)


def _implied(text: str, measure: Measure, subject: Subject | None) -> Instrument | None:
    if measure.kind is MeasureKind.TEXT or measure.kind is MeasureKind.EXISTENCE:
        return Instrument.COMPLAINT_STATISTICS if _COMPLAINT_COUNT.search(text) else None
    by_unit = _of_unit(measure)
    if by_unit is not None:
        return by_unit
    if subject in (Subject.COMPLAINTS, Subject.CORRUPTION):
        fewer = measure.kind is MeasureKind.CHANGE or measure.comparison is Comparison.AT_MOST
        return Instrument.COMPLAINT_STATISTICS if fewer or _COMPLAINT_COUNT.search(text) else None
    return _BY_SUBJECT.get(subject) if subject else None


def _of_unit(measure: Measure) -> Instrument | None:
    if measure.unit == "ช่องทาง":
        return Instrument.CHANNEL_COUNT
    if measure.unit in _DOCUMENTS:
        return Instrument.DOCUMENT_COUNT
    if measure.unit in _PEOPLE:
        return Instrument.ATTENDANCE_LIST
    return Instrument.BUDGET_RECORDS if measure.kind is MeasureKind.AMOUNT else None


_BY_SUBJECT = {
    Subject.ITA: Instrument.ITA_SCORE,
    Subject.SATISFACTION: Instrument.SATISFACTION_FORM,
    Subject.KNOWLEDGE: Instrument.KNOWLEDGE_TEST,
    Subject.BUDGET: Instrument.BUDGET_RECORDS,
}


def what_is_said_of_the_instrument(printed: str) -> str | None:
    """The words on the instrument as printed: "สำรวจโดยใช้แบบประเมินผล"; None where nothing is said."""
    for bracket in _BRACKET.finditer(printed) if "(" in printed else ():
        if any(word in bracket[1] for word in _SAID):
            return bracket[1].strip()
    free = _UNBRACKETED.search(printed) if any(map(printed.__contains__, _FROM)) else None
    return free[0].strip() if free else None
