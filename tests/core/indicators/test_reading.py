"""Result sentences as plans print them, read as measures."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sucharit.core.indicators import (
    Comparison,
    Direction,
    Instrument,
    Measure,
    MeasureKind,
    Quantity,
    Subject,
    read_measure,
)

AT_LEAST, MORE_THAN, AT_MOST, LESS_THAN = (
    Comparison.AT_LEAST, Comparison.MORE_THAN, Comparison.AT_MOST, Comparison.LESS_THAN,
)  # fmt: skip
EXACTLY, DECREASE, INCREASE, EXISTS = (
    Comparison.EXACTLY, Comparison.DECREASE, Comparison.INCREASE, Comparison.EXISTS,
)  # fmt: skip


def short(sentence: str) -> tuple[str, Comparison | None, str | None, str | None]:
    measure = read_measure(sentence)
    threshold = None if measure.threshold is None else str(measure.threshold)
    return measure.kind.value, measure.comparison, threshold, measure.unit


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ผู้ใช้บริการห้องสมุดพึงพอใจ ร้อยละ ๘๐ ขึ้นไป", ("percentage", AT_LEAST, "80", "ร้อยละ")),
        ("ผู้ใช้บริการห้องสมุดพึงพอใจไม่น้อยกว่าร้อยละ ๗๕", ("percentage", AT_LEAST, "75", "ร้อยละ")),
        ("ผู้ใช้บริการห้องสมุดพึงพอใจไม่ต่ำกว่า ร้อยละ 75.50", ("percentage", AT_LEAST, "75.50", "ร้อยละ")),
        ("รับทราบแนวปฏิบัติ ๑๐๐ %", ("percentage", EXACTLY, "100", "ร้อยละ")),
        ("รับทราบแนวปฏิบัติ 85%", ("percentage", EXACTLY, "85", "ร้อยละ")),
        ("รับทราบแนวปฏิบัติร้อยละ ๘๕ %", ("percentage", EXACTLY, "85", "ร้อยละ")),
        ("รับทราบแนวปฏิบัติมากกว่าร้อยละ ๖๐", ("percentage", MORE_THAN, "60", "ร้อยละ")),
        ("พบข้อผิดพลาดน้อยกว่าร้อยละ ๕", ("percentage", LESS_THAN, "5", "ร้อยละ")),
        ("ร้อยละของงานที่แล้วเสร็จ ไม่น้อยกว่า ๙๕", ("percentage", AT_LEAST, "95", "ร้อยละ")),
        ("เผยแพร่ผ่านสื่ออย่างน้อย ๓ ช่องทาง", ("count", AT_LEAST, "3", "ช่องทาง")),
        ("จัดทำคู่มือ จำนวน ๑ ฉบับ", ("count", EXACTLY, "1", "ฉบับ")),
        ("คำสั่งมอบอำนาจ จำนวนไม่น้อยกว่า ๖ ฉบับ", ("count", AT_LEAST, "6", "ฉบับ")),
        ("แนวทางลดความเสี่ยง อย่างน้อยจำนวน ๔ เรื่อง", ("count", AT_LEAST, "4", "เรื่อง")),
        ("เผยแพร่แผ่นพับ ๑,๒๐๐ แผ่น", ("count", EXACTLY, "1200", "แผ่น")),
        ("ข้อทักท้วงไม่เกิน ๒ เรื่อง", ("count", AT_MOST, "2", "เรื่อง")),
        ("เปิดเผยข้อมูลใน ๖ ประเด็น", ("count", EXACTLY, "6", "ประเด็น")),
        ("คะแนน ITA ไม่น้อยกว่า ๙๐", ("score", AT_LEAST, "90", "คะแนน")),
        ("ผลการประเมิน ITA ผ่านเกณฑ์ (๙๐ คะแนนขึ้นไป)", ("score", AT_LEAST, "90", "คะแนน")),
        ("ประเมินตนเองได้ระดับ ๓ ขึ้นไป", ("level", AT_LEAST, "3", "ระดับ")),
        ("ตอบข้อร้องเรียนภายใน ๑๕ วัน", ("time_limit", AT_MOST, "15", "วัน")),
        ("ตอบข้อร้องเรียนภายในระยะเวลา ๗ วันทำการ", ("time_limit", AT_MOST, "7", "วันทำการ")),
        ("ประหยัดค่าไฟฟ้าได้ไม่น้อยกว่า ๕๐,๐๐๐ บาท", ("amount", AT_LEAST, "50000", "บาท")),
    ],
)
def test_thresholds(sentence: str, expected: tuple[str, Comparison, str, str]) -> None:
    assert short(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "count", "period"),
    [
        ("ประชุมติดตามปีละ ๒ ครั้ง", 2, "ปี"),
        ("ประชุมติดตามไม่น้อยกว่าปีละ ๔ ครั้ง", 4, "ปี"),
        ("ประชุมติดตามไตรมาสละ ๑ ครั้ง", 1, "ไตรมาส"),
        ("ประชุมติดตาม ๒ ครั้งต่อเดือน", 2, "เดือน"),
        ("ประชุมติดตาม ๒ ครั้ง/ปีงบประมาณ", 2, "ปีงบประมาณ"),
        ("รายงานผู้บริหารทุกเดือน", 1, "เดือน"),
        ("รายงานผู้บริหารเป็นประจำทุกปี", 1, "ปี"),
        ("รายงานผู้บริหารทุก ๖ เดือน", 1, "6 เดือน"),
        ("รายงานผู้บริหารอย่างน้อย ๑ ครั้ง ทุก ๓ เดือน", 1, "3 เดือน"),
        ("ประชุมติดตามปีละสองครั้ง", 2, "ปี"),
    ],
)
def test_how_often(sentence: str, count: int, period: str) -> None:
    measure = read_measure(sentence)
    assert (measure.kind, measure.threshold, measure.unit) == (MeasureKind.FREQUENCY, Decimal(count), "ครั้ง")
    assert measure.period == period


@pytest.mark.parametrize(
    ("sentence", "threshold", "unit", "year"),
    [
        ("เรื่องร้องเรียนงานทะเบียนลดลง", None, None, None),
        ("เรื่องร้องเรียนงานทะเบียนลดลง ร้อยละ ๑๐", 10, "ร้อยละ", None),
        ("เรื่องร้องเรียนงานทะเบียนลดลงไม่ต่ำกว่าร้อยละ ๑๐", 10, "ร้อยละ", None),
        ("เรื่องร้องเรียนงานทะเบียนลดลงจากปี ๒๕๖๖ ร้อยละ ๒๐", 20, "ร้อยละ", 2566),
        ("เรื่องร้องเรียนงานทะเบียนลดลง (เมื่อเทียบกับปีงบประมาณ พ.ศ. ๒๕๖๖) อย่างน้อยร้อยละ ๒๐", 20, "ร้อยละ", 2566),
        ("เรื่องร้องเรียนงานทะเบียนลดลง ๓ เรื่อง", 3, "เรื่อง", None),
        ("ลดจำนวนเรื่องร้องเรียนงานทะเบียน", None, None, None),
    ],
)
def test_decreases(sentence: str, threshold: int | None, unit: str | None, year: int | None) -> None:
    measure = read_measure(sentence)
    assert (measure.kind, measure.comparison) == (MeasureKind.CHANGE, DECREASE)
    assert (measure.threshold, measure.unit, measure.baseline_year) == (threshold, unit, year)
    assert measure.direction is Direction.DOWN
    assert measure.instruments == (Instrument.COMPLAINT_STATISTICS,)


def test_increases_and_the_year_before() -> None:
    measure = read_measure("ประชาชนมีส่วนร่วมในเวทีรับฟังเพิ่มขึ้นจากปีที่ผ่านมา ร้อยละ ๕")
    assert (measure.comparison, measure.threshold, measure.against_previous_year) == (INCREASE, 5, True)
    assert measure.direction is Direction.UP
    assert measure.denominator is None
    assert short("ประชาชนร่วมกิจกรรมมากขึ้น") == ("change", INCREASE, None, None)


def test_a_decrease_every_year_is_against_the_year_before() -> None:
    measure = read_measure("เรื่องร้องเรียนงานทะเบียนลดลงปีละร้อยละ ๕")
    assert (measure.comparison, measure.threshold, measure.period) == (DECREASE, 5, "ปี")
    assert measure.against_previous_year


def test_a_verb_that_embraces_its_object() -> None:
    assert short("ลดระยะเวลาออกใบอนุญาตลงร้อยละ ๓๐") == ("change", DECREASE, "30", "ร้อยละ")
    assert short("ลดขั้นตอนเหลือไม่เกิน ๓ ขั้นตอน") == ("count", AT_MOST, "3", "ขั้นตอน")


def test_a_share_solved_in_time_is_a_share() -> None:
    measure = read_measure("เรื่องร้องทุกข์ที่แก้ไขภายใน ๑๕ วัน ร้อยละ ๙๐")
    assert (measure.kind, measure.threshold) == (MeasureKind.PERCENTAGE, 90)
    assert measure.others == (Quantity(value=Decimal(15), unit="วัน"),)


def test_dates_are_no_time_limits() -> None:
    assert short("ส่งรายงานภายในวันที่ ๓๐ กันยายน ๒๕๖๗")[0] == "text"
    assert short("ส่งรายงานภายในปี ๒๕๖๗")[0] == "text"


def test_a_decrease_to_a_number_is_a_limit() -> None:
    assert short("เรื่องร้องเรียนลดลงเหลือไม่เกิน ๓ เรื่อง") == ("count", AT_MOST, "3", "เรื่อง")


def test_a_percentage_beside_a_decrease_is_not_the_decrease() -> None:
    measure = read_measure("เรื่องร้องเรียนลดลง และประชาชนพึงพอใจไม่น้อยกว่าร้อยละ ๘๐")
    assert (measure.kind, measure.comparison) == (MeasureKind.PERCENTAGE, AT_LEAST)


@pytest.mark.parametrize(
    "sentence",
    [
        "ไม่มีเรื่องร้องเรียนเรื่องการเรียกรับเงิน",
        "ไม่พบข้อร้องเรียน",
        "เรื่องร้องเรียนการเรียกรับเงินเป็นศูนย์",
        "เรื่องร้องเรียนการเรียกรับเงินจำนวน ๐ เรื่อง",
    ],
)
def test_none_at_all_is_a_limit_of_zero(sentence: str) -> None:
    assert short(sentence) == ("count", AT_MOST, "0", "เรื่อง")
    assert read_measure(sentence).direction is Direction.DOWN


def test_a_complaint_centre_is_not_zero_complaints() -> None:
    assert short("รับเรื่องร้องเรียนเป็นศูนย์กลางของตำบล")[0] == "text"


@pytest.mark.parametrize(
    ("sentence", "comparison", "level"),
    [
        ("ความพึงพอใจของผู้มาติดต่ออยู่ในระดับมาก", EXACTLY, "มาก"),
        ("ความพึงพอใจของผู้มาติดต่ออยู่ในระดับมากที่สุด", EXACTLY, "มากที่สุด"),
        ("คุณภาพบริการอยู่ในระดับดีขึ้นไป", AT_LEAST, "ดี"),
        ("ผลการประเมินไม่ต่ำกว่าระดับ A", AT_LEAST, "A"),
    ],
)
def test_levels_in_words(sentence: str, comparison: Comparison, level: str) -> None:
    measure = read_measure(sentence)
    assert (measure.kind, measure.comparison, measure.level) == (MeasureKind.LEVEL, comparison, level)


def test_a_percentage_that_must_reach_a_level_keeps_both() -> None:
    measure = read_measure("ผู้มาติดต่อพึงพอใจ (ร้อยละ ๘๐ ในระดับมาก)")
    assert (measure.threshold, measure.unit, measure.level) == (80, "ร้อยละ", "มาก")


def test_the_level_of_a_unit_is_no_level() -> None:
    assert read_measure("มีข้อตกลงการทำงานในระดับกอง").level is None


@pytest.mark.parametrize(
    "sentence",
    [
        "มีศูนย์รับเรื่องร้องทุกข์ที่ชั้นหนึ่ง",
        "๑) มีการติดประกาศที่ศาลากลางบ้าน",
        "- จัดให้มีช่องทางแจ้งเบาะแส",
        "เทศบาลเมืองธารใสมีการแต่งตั้งตัวแทนชุมชน",
        "จัดตั้งคลังพัสดุกลาง",
    ],
)
def test_things_that_exist_or_do_not(sentence: str) -> None:
    assert short(sentence) == ("existence", EXISTS, None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "บุคลากรมีจิตสำนึกที่ดี",
        "มีความรู้ความเข้าใจเรื่องพัสดุ",
        "งานบริการมีประสิทธิภาพมากขึ้น",
        "ประชาชนเชื่อมั่นในการทำงาน",
        "นำหลักธรรมาภิบาลไปใช้ตามมาตรา ๙ แห่งพระราชบัญญัติ พ.ศ. ๒๕๔๐",
        "ดำเนินการตามแผน ปี ๒๕๖๖ - ๒๕๗๐",
        "9.1 บุคลากรยึดหลักคุณธรรม",
        "",
        "๘๐",
        "???",
    ],
)
def test_what_is_no_number_stays_text(sentence: str) -> None:
    measure = read_measure(sentence)
    assert (measure.kind, measure.comparison, measure.threshold) == (MeasureKind.TEXT, None, None)
    assert measure.sentence == sentence


def test_the_comparison_word_chooses_among_several_numbers() -> None:
    measure = read_measure("อบรมผู้ดูแลตลาด ๕๐ คน จำนวน ๒ รุ่น ผ่านการทดสอบไม่น้อยกว่าร้อยละ ๗๐")
    assert (measure.threshold, measure.unit) == (70, "ร้อยละ")
    assert measure.others == (Quantity(value=Decimal(50), unit="คน"), Quantity(value=Decimal(2), unit="รุ่น"))
    assert read_measure("ผู้ผ่านเกณฑ์ร้อยละ ๙๐ และไม่น้อยกว่า ๔๐ คน").threshold == 40


def test_item_marks_and_years_are_no_numbers_of_the_measure() -> None:
    measure = read_measure("(๒) ปีงบประมาณ ๒๕๖๗ จัดอบรม ๓ ครั้ง ตามข้อ ๕ ของระเบียบ")
    assert (measure.threshold, measure.others) == (3, ())
    assert read_measure("ผู้ร่วมงาน 2,550 คน").threshold == 2550
    assert read_measure("ผู้ร่วมงาน 2550 คน").threshold == 2550


def test_internal_control_is_no_time_limit() -> None:
    measure = read_measure("โดยกิจกรรมการควบคุมภายในร้อยละ ๗๐ ได้รับการปรับปรุง")
    assert (measure.comparison, measure.threshold) == (EXACTLY, 70)
    assert measure.denominator == "กิจกรรมการควบคุมภายใน"


@pytest.mark.parametrize(
    ("sentence", "denominator"),
    [
        ("ร้อยละ ๘๐ ของจำนวนพนักงานจ้าง มีความรู้", "พนักงานจ้าง"),
        ("เบิกจ่ายไม่น้อยกว่าร้อยละ ๙๐ ของงบประมาณที่ได้รับ", "งบประมาณที่ได้รับ"),
        ("ร้อยละ ๖๐-๘๐ ของผู้ตอบแบบสอบถาม", "ผู้ตอบแบบสอบถาม"),
        ("ผู้เข้ารับการอบรมร้อยละ ๘๐ ตอบถูก", "ผู้เข้ารับการอบรม"),
        ("๑) ข้าราชการ และพนักงานจ้าง  มีความรู้ไม่น้อยกว่าร้อยละ ๘๐", "ข้าราชการ และพนักงานจ้าง"),
        ("ผู้มีส่วนได้เสียพึงพอใจร้อยละ ๘๐", "ผู้มีส่วนได้เสีย"),
        ("พึงพอใจร้อยละ ๘๐", None),
    ],
)
def test_whose_percent_it_is(sentence: str, denominator: str | None) -> None:
    assert read_measure(sentence).denominator == denominator


@pytest.mark.parametrize(
    ("sentence", "instruments", "said"),
    [
        ("เข้าใจร้อยละ ๘๐ (ใช้แบบทดสอบก่อนและหลัง)", (Instrument.KNOWLEDGE_TEST,), "ใช้แบบทดสอบก่อนและหลัง"),
        (
            "เข้าใจร้อยละ ๘๐ (สำรวจโดยใช้แบบทดสอบ/แบบประเมินผล)",
            (Instrument.KNOWLEDGE_TEST, Instrument.EVALUATION_FORM),
            "สำรวจโดยใช้แบบทดสอบ/แบบประเมินผล",
        ),
        ("ปฏิบัติตามประมวล (ใช้แบบประเมินติดตามผล)", (Instrument.FOLLOW_UP_FORM,), "ใช้แบบประเมินติดตามผล"),
        ("พึงพอใจร้อยละ ๘๐ (แบบประเมินความพึงพอใจ)", (Instrument.SATISFACTION_FORM,), "แบบประเมินความพึงพอใจ"),
        ("รับทราบร้อยละ ๘๐ วัดจากแบบสอบถาม", (Instrument.QUESTIONNAIRE,), "วัดจากแบบสอบถาม"),
        ("พึงพอใจร้อยละ ๘๐", (Instrument.SATISFACTION_FORM,), None),
        ("เผยแพร่อย่างน้อย ๓ ช่องทาง (เว็บไซต์ และป้าย)", (Instrument.CHANNEL_COUNT,), None),
        ("จัดทำประกาศ จำนวน ๑ ฉบับ", (Instrument.DOCUMENT_COUNT,), None),
        ("ผู้ร่วมประชุม ๓๐ คน", (Instrument.ATTENDANCE_LIST,), None),
        ("คะแนน ITA ๘๕ ขึ้นไป", (Instrument.ITA_SCORE,), None),
        ("เบิกจ่ายร้อยละ ๙๐", (Instrument.BUDGET_RECORDS,), None),
        ("เฝ้าระวังการทุจริต (พิจารณาจากจำนวนเบาะแส)", (Instrument.COMPLAINT_STATISTICS,), "พิจารณาจากจำนวนเบาะแส"),
        ("บุคลากรมีจิตสำนึก", (), None),
    ],
)
def test_instruments(sentence: str, instruments: tuple[Instrument, ...], said: str | None) -> None:
    measure = read_measure(sentence)
    assert measure.instruments == instruments
    assert measure.instrument_text == said


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("พึงพอใจต่อการจัดการเรื่องร้องเรียน ร้อยละ ๘๐", Subject.SATISFACTION),
        ("เรื่องร้องเรียนลดลง", Subject.COMPLAINTS),
        ("การทุจริตในหน่วยงานลดลงร้อยละ ๕", Subject.CORRUPTION),
        ("คะแนน ITA ไม่น้อยกว่า ๘๕", Subject.ITA),
        ("จัดทำคู่มือ ๑ เล่ม", None),
    ],
)
def test_what_it_is_about(sentence: str, subject: Subject | None) -> None:
    assert read_measure(sentence).subject is subject


def test_full_marks_go_with_the_score() -> None:
    measure = read_measure("คะแนนเฉลี่ยไม่ต่ำกว่า ๓.๕๐ จากคะแนนเต็ม ๕")
    assert (measure.kind, measure.threshold, measure.full_mark) == (MeasureKind.SCORE, Decimal("3.50"), 5)
    assert measure.others == ()


@pytest.mark.parametrize(
    "damaged",
    [
        "ผู้ใช้บริการพึงพอใจไม่น้อย กว่า ร้อย ละ ๘๐",
        "ผู้ใช้บริการพึงพอใจไม่น้อยกว่า  ร้อยละ\n๘๐",
        "ผู้ใช้บริการพึงพอใจไม่น้อยกว่าร้อยละ\u200b๘๐",
        "ผู้ใช้บริการพึงพอใจไม่น้อยกว่าร้อยละ\u00a080",
    ],
)
def test_spaces_of_a_scan_do_no_harm(damaged: str) -> None:
    assert short(damaged) == ("percentage", AT_LEAST, "80", "ร้อยละ")
    assert read_measure(damaged).sentence == damaged


def test_numbers_with_only_a_space_between_stay_two() -> None:
    measure = read_measure("กลุ่ม ๕ ๘๐ คน ขึ้นไป")
    assert measure.threshold == 80
    assert measure.denominator is None


def test_hostile_sentences_take_no_time() -> None:
    for piece in ("(", "ลดลงจาก", "1,000", "ฐาน", "ไม่มี", "ระดับ", "ใน", "ร้อยละ", "อย่างน้อย", "9" * 50, "หนึ่งครั้ง", "ๆ ํ า"):
        measure = read_measure(piece * 20_000)
        assert len(measure.others) <= 50


WORDS = "ร้อยละ ไม่น้อยกว่า ๘๐ 80 ขึ้นไป ( ) ลดลง ปี 2566 ครั้ง ของ ผู้ มี % . , ละ ภายใน วัน จาก ระดับ มาก ทุก เต็ม แบบประเมิน - ํ า"
PIECES = [*WORDS.split(), " ", "\n"]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_any_text_gives_a_measure(text: str) -> None:
    measure = read_measure(text)
    assert isinstance(measure, Measure)
    assert measure.sentence == text
    assert (measure.comparison is None) == (measure.kind is MeasureKind.TEXT)
