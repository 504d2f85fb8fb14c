"""The parts of a measure."""

from decimal import Decimal
from enum import Enum

from msgspec import Struct


class MeasureKind(Enum):
    """What sort of value is compared."""

    PERCENTAGE = "percentage"  # a share of a group, 0 to 100
    SCORE = "score"  # คะแนน
    COUNT = "count"  # how many documents, channels, people, complaints
    FREQUENCY = "frequency"  # how many times in each period
    TIME_LIMIT = "time_limit"  # within how many days
    AMOUNT = "amount"  # baht
    LEVEL = "level"  # a step of a scale, as number or word
    CHANGE = "change"  # against a baseline; the threshold, if any, is the size of the change
    EXISTENCE = "existence"  # there is such a thing, or there is not
    TEXT = "text"  # nothing to compare


class Comparison(Enum):
    """How the observed value must stand to the threshold. EXACTLY is also a number that stands bare."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EXACTLY = "exactly"
    DECREASE = "decrease"
    INCREASE = "increase"
    EXISTS = "exists"


class Direction(Enum):
    """Which way is better, where the sentence says so."""

    UP = "up"
    DOWN = "down"


class Instrument(Enum):
    """With what the value is measured."""

    KNOWLEDGE_TEST = "knowledge_test"  # แบบทดสอบ
    EVALUATION_FORM = "evaluation_form"  # แบบประเมิน
    FOLLOW_UP_FORM = "follow_up_form"  # แบบติดตามประเมินผล
    SATISFACTION_FORM = "satisfaction_form"  # แบบประเมินความพึงพอใจ
    QUESTIONNAIRE = "questionnaire"  # แบบสอบถาม แบบสำรวจ
    CHANNEL_COUNT = "channel_count"  # ช่องทาง
    COMPLAINT_STATISTICS = "complaint_statistics"  # ข้อร้องเรียน เบาะแส คดี
    ITA_SCORE = "ita_score"
    BUDGET_RECORDS = "budget_records"
    DOCUMENT_COUNT = "document_count"  # ฉบับ ชุด เล่ม
    ATTENDANCE_LIST = "attendance_list"  # คน


class Subject(Enum):
    """What the sentence is about, as far as it can be told from its words."""

    SATISFACTION = "satisfaction"
    KNOWLEDGE = "knowledge"
    COMPLAINTS = "complaints"
    CORRUPTION = "corruption"
    ITA = "ita"
    CHANNELS = "channels"
    PARTICIPATION = "participation"
    BUDGET = "budget"


class Quantity(Struct, frozen=True, kw_only=True):
    """A number in the sentence that is not the threshold; `unit` is None where none is printed."""

    value: Decimal
    unit: str | None = None


class Measure(Struct, frozen=True, kw_only=True):
    """One result sentence as a measure.

    `threshold` is in `unit`: "ร้อยละ" for percent, else the Thai word as printed ("ครั้ง", "ฉบับ", "วันทำการ"). A
    frequency counts per `period` ("ปี", "ไตรมาส", "6 เดือน"). `denominator` is whose percent it is, as printed.
    `baseline_year` is B.E.; `against_previous_year` is true where the sentence says "the year before".
    `instrument_text` is what the document says of the instrument; where it is None, `instruments` are inferred from
    unit and subject. `level` is the word of a level that must be reached ("มาก"); `full_mark` goes with a score.
    `others` are the other numbers, in order, without years, item marks and numbers that only name a thing.
    """

    sentence: str
    kind: MeasureKind = MeasureKind.TEXT
    comparison: Comparison | None = None
    threshold: Decimal | None = None
    unit: str | None = None
    period: str | None = None
    denominator: str | None = None
    level: str | None = None
    full_mark: Decimal | None = None
    baseline_year: int | None = None
    against_previous_year: bool = False
    direction: Direction | None = None
    subject: Subject | None = None
    instruments: tuple[Instrument, ...] = ()
    instrument_text: str | None = None
    others: tuple[Quantity, ...] = ()
