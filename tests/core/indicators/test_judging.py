"""A measure judged: met, not met, or cannot be judged, with the reason an officer reads."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sucharit.core.indicators import Judgement, Verdict, judge, read_measure

MET, NOT_MET, CANNOT = Verdict.MET, Verdict.NOT_MET, Verdict.CANNOT_BE_JUDGED

SHARE = read_measure("ผู้ใช้บริการพึงพอใจไม่น้อยกว่าร้อยละ ๘๐")
FEWER = read_measure("เรื่องร้องเรียนลดลง")
TENTH_FEWER = read_measure("เรื่องร้องเรียนลดลงร้อยละ ๑๐ เทียบกับปี ๒๕๖๖")
THERE_IS = read_measure("มีศูนย์รับเรื่องร้องทุกข์")
TEXT = read_measure("บุคลากรมีจิตสำนึกที่ดี")


@pytest.mark.parametrize(
    ("sentence", "observed", "verdict"),
    [
        ("พึงพอใจไม่น้อยกว่าร้อยละ ๘๐", Decimal("80"), MET),
        ("พึงพอใจไม่น้อยกว่าร้อยละ ๘๐", Decimal("79.99"), NOT_MET),
        ("พึงพอใจมากกว่าร้อยละ ๘๐", 80, NOT_MET),
        ("ข้อทักท้วงไม่เกิน ๒ เรื่อง", 2, MET),
        ("ข้อทักท้วงไม่เกิน ๒ เรื่อง", 3, NOT_MET),
        ("ข้อทักท้วงน้อยกว่า ๒ เรื่อง", 2, NOT_MET),
        ("จัดอบรม จำนวน ๒ ครั้ง", 1, NOT_MET),
        ("จัดอบรม จำนวน ๒ ครั้ง", 2, MET),
        ("จัดอบรม จำนวน ๒ ครั้ง", 3, MET),
        ("ตอบข้อร้องเรียนภายใน ๑๕ วัน", 16, NOT_MET),
        ("ไม่มีเรื่องร้องเรียนเรื่องสินบน", 0, MET),
        ("ไม่มีเรื่องร้องเรียนเรื่องสินบน", 1, NOT_MET),
        ("คะแนน ITA ๘๕ ขึ้นไป", "๘๕.๐๑", MET),
        ("อยู่ในระดับมาก", "มากที่สุด", MET),
        ("อยู่ในระดับมาก", "ระดับปานกลาง", NOT_MET),
        ("ไม่ต่ำกว่าระดับ A", "AA", MET),
        ("ไม่ต่ำกว่าระดับ A", "B", NOT_MET),
        ("มีศูนย์รับเรื่องร้องทุกข์", True, MET),
        ("มีศูนย์รับเรื่องร้องทุกข์", 0, NOT_MET),
    ],
)
def test_verdicts(sentence: str, observed: Decimal | int | str | bool, verdict: Verdict) -> None:
    assert judge(read_measure(sentence), observed).verdict is verdict


def test_the_reason_names_what_was_reached_and_what_was_wanted() -> None:
    assert judge(SHARE, Decimal("76.5")) == Judgement(NOT_MET, "ได้ ร้อยละ 76.5 เทียบกับเป้าหมาย ไม่น้อยกว่า ร้อยละ 80")
    assert "สูงกว่าเป้าหมาย" in judge(read_measure("จัดอบรม จำนวน ๒ ครั้ง"), 5).reason
    assert judge(read_measure("ประชุมปีละ ๔ ครั้ง"), 4).reason == "ได้ 4 ครั้งต่อปี เทียบกับเป้าหมาย 4 ครั้งต่อปี"


@pytest.mark.parametrize(
    ("value", "baseline", "verdict", "says"),
    [
        (9, 10, MET, "ลดลง ร้อยละ 10"),
        (Decimal("9.5"), 10, NOT_MET, "ลดลง ร้อยละ 5"),
        (12, 10, NOT_MET, "เป้าหมาย ลดลง ร้อยละ 10"),
        (3, None, CANNOT, "ปี 2566"),
        (0, 0, CANNOT, "ค่าฐานเป็น 0"),
        (2, 0, NOT_MET, "เพิ่มขึ้น ไม่ใช่ลดลง"),
    ],
)
def test_a_decrease_is_judged_against_its_baseline(
    value: Decimal | int, baseline: int | None, verdict: Verdict, says: str
) -> None:
    judgement = judge(TENTH_FEWER, value, baseline)
    assert judgement.verdict is verdict
    assert says in judgement.reason


def test_a_decrease_without_a_rate() -> None:
    assert judge(FEWER, 4, 5).verdict is MET
    assert judge(FEWER, 5, 5).verdict is NOT_MET
    assert judge(FEWER, 0, 0).verdict is CANNOT
    missing = judge(FEWER, 4)
    assert missing.verdict is CANNOT
    assert "ไม่มีค่าฐาน" in missing.reason


def test_a_decrease_by_a_count_and_an_increase() -> None:
    by_three = read_measure("เรื่องร้องเรียนลดลง ๓ เรื่อง")
    assert judge(by_three, 7, 10).verdict is MET
    assert judge(by_three, 8, 10).verdict is NOT_MET
    more = read_measure("ประชาชนมีส่วนร่วมเพิ่มขึ้น")
    assert judge(more, 3, 0).verdict is MET
    assert judge(read_measure("ประชาชนมีส่วนร่วมเพิ่มขึ้นร้อยละ ๕"), 3, 0).verdict is CANNOT


@pytest.mark.parametrize(
    ("measure", "observed", "says"),
    [
        (TEXT, 80, "ไม่มีเกณฑ์"),
        (SHARE, None, "ยังไม่มีผล"),
        (SHARE, 101, "เกิน 100"),
        (SHARE, "เกือบทุกคน", "เกือบทุกคน"),
        (SHARE, Decimal("NaN"), "ไม่ใช่ตัวเลข"),
        (SHARE, Decimal("Infinity"), "ไม่ใช่ตัวเลข"),
        (SHARE, -1, "ไม่ใช่ตัวเลข"),
        (SHARE, Decimal("1e999999"), "ไม่ใช่ตัวเลข"),
        pytest.param(SHARE, 10**6000, "ไม่ใช่ตัวเลข", id="huge"),
        (read_measure("อยู่ในระดับมาก"), "ดีงาม", "เปรียบเทียบระดับ"),
        (read_measure("อยู่ในระดับมาก"), 4, "เปรียบเทียบระดับ"),
    ],
)
def test_what_cannot_be_judged_says_why(measure, observed, says: str) -> None:
    judgement = judge(measure, observed)
    assert judgement.verdict is CANNOT
    assert says in judgement.reason
    assert len(judgement.reason) < 300


def test_a_bare_number_of_complaints_does_not_say_which_way_is_better() -> None:
    measure = read_measure("เรื่องร้องเรียน จำนวน ๓ เรื่อง")
    assert judge(measure, 3).verdict is MET
    assert judge(measure, 5).verdict is CANNOT


def test_verdicts_have_a_thai_word() -> None:
    assert [verdict.thai for verdict in Verdict] == ["บรรลุ", "ไม่บรรลุ", "ยังตัดสินไม่ได้"]


VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.decimals(), st.text(max_size=20))


@given(
    st.sampled_from([SHARE, FEWER, TENTH_FEWER, THERE_IS, TEXT]),
    VALUES,
    st.one_of(st.none(), st.decimals(), st.integers()),
)
def test_any_observation_gets_a_verdict_and_a_reason(measure, observed, baseline) -> None:
    judgement = judge(measure, observed, baseline)
    assert judgement.reason
