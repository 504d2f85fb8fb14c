"""Promises of a year: bound, observed, judged, corrected; and what is honestly not to be judged."""

import datetime
from decimal import Decimal

import pytest

from sucharit.base import clock
from sucharit.base.people.gate import NotAllowed
from sucharit.core.indicators import Verdict
from sucharit.work.evidence.actions import add_address
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.indicators.actions import accept_all, bind_year, change, correct, observe, record_judgements
from sucharit.work.indicators.judging import Judged, judge_all
from sucharit.work.indicators.models import Binding, JudgementRecord, Observation
from sucharit.work.indicators.proposing import measure_of_target
from sucharit.work.indicators.queries import judgements_for, totals_of
from sucharit.work.indicators.sources import Observed, kind_of, register
from sucharit.work.indicators.tasks import keep_judgements
from sucharit.work.plans.models import Target
from sucharit.work.years.actions import close_year, set_status
from sucharit.work.years.models import YearPlan

DAY = datetime.date
FEBRUARY = DAY(2026, 2, 10)
NOW, END = DAY(2026, 2, 16), DAY(2026, 9, 30)


def promise(words: str) -> Binding:
    return Binding.objects.get(sentence__contains=words)


def judged(binding: Binding, year, today=NOW) -> Judged:
    binding.refresh_from_db()
    return judge_all([binding], year, today)[0]


def test_every_promise_is_bound_to_what_fits_it(bound):
    told = {one.sentence[:24]: one.source for one in Binding.objects.all()}
    assert set(told.values()) == {"activities", "test", "channels", "document", "manual", "survey", "complaints"}
    assert promise("จัดอบรม").source == "activities"
    assert promise("แบบทดสอบ").source == "test"
    assert promise("ช่องทาง").source == "channels"
    assert promise("คู่มือ").source == "document"
    assert promise("พึงพอใจ").source == "survey"
    assert promise("ร้องเรียนลดลง").source == "complaints"
    assert promise("ตระหนัก").source == "manual"


def test_bound_twice_it_is_the_same(bound, at):
    assert bind_year(bound, by=at("planner")) == 0
    assert JudgementRecord.objects.count() == Binding.objects.count()


def test_at_first_nothing_is_judged_and_each_says_why(bound, at):
    told = judgements_for(at("planner"), 2569)
    assert totals_of(told)["cannot"] == len(told)
    assert all(one.judgement.reason for one in told)


def test_of_whom_as_printed(bound, at):
    one = promise("แบบทดสอบ")
    observe(one, by=at("planner"), as_of=FEBRUARY, value=Decimal(41), of=Decimal(48), note="ผลทดสอบหลังอบรม")
    told = judged(one, bound)
    assert told.verdict is Verdict.MET
    assert "ของผู้เข้าอบรม" in told.judgement.reason
    assert told.value_words == "41 จาก 48 (ร้อยละ 85.42)"
    observe(one, by=at("planner"), as_of=DAY(2026, 2, 15), value=Decimal(30), of=Decimal(48), note="รุ่นที่ 2")
    assert judged(one, bound).verdict is Verdict.NOT_MET
    assert list(one.judgements.order_by("at", "pk").values_list("verdict", flat=True)) == [
        "cannot_be_judged", "met", "not_met",
    ]  # fmt: skip


def test_what_still_grows_is_not_missed_before_the_year_ends(bound):
    one = promise("จัดอบรม")
    told = judged(one, bound)
    assert told.verdict is Verdict.CANNOT_BE_JUDGED
    assert "ยังไม่สิ้นสุด" in told.judgement.reason
    assert judged(one, bound, DAY(2026, 10, 1)).verdict is Verdict.NOT_MET


def test_fewer_complaints_need_a_base(bound, at):
    one = promise("ร้องเรียนลดลง")
    observe(one, by=at("reporter"), as_of=FEBRUARY, value=Decimal(3), note="ทะเบียนรับเรื่อง")
    assert "ไม่มีค่าฐาน (ปี 2568)" in judged(one, bound).judgement.reason
    change(one, by=at("planner"), source="complaints", baseline=Decimal(0), baseline_note="ทะเบียนปี 2568")
    assert judged(one, bound).verdict is Verdict.NOT_MET  # three where there was none
    change(one, by=at("planner"), source="complaints", baseline=Decimal(10))
    assert judged(one, bound).verdict is Verdict.CANNOT_BE_JUDGED  # the year still runs: more may come
    told = judged(one, bound, DAY(2026, 10, 1))
    assert (told.verdict, "ร้อยละ 70" in told.judgement.reason) == (Verdict.MET, True)


def test_a_base_of_zero_is_said(bound, at):
    one = promise("ร้องเรียนลดลง")
    change(one, by=at("planner"), source="complaints", baseline=Decimal(0))
    observe(one, by=at("reporter"), as_of=FEBRUARY, value=Decimal(0), note="ไม่มีเรื่อง")
    told = judged(one, bound)
    assert told.verdict is Verdict.CANNOT_BE_JUDGED
    assert "ค่าฐานเป็น 0" in told.judgement.reason


def test_words_are_never_judged(bound, at):
    one = promise("ตระหนัก")
    observe(one, by=at("planner"), as_of=FEBRUARY, note="ไม่มีการลงโทษทางวินัย")
    told = judged(one, bound)
    assert told.verdict is Verdict.CANNOT_BE_JUDGED
    assert "ข้อความ" in told.judgement.reason


def test_a_document_is_proved(bound, at):
    one = promise("คู่มือ")
    proof = add_address("https://example.go.th/manual.pdf", by=at("finance"), title="คู่มือ")
    row = observe(one, by=at("finance"), as_of=FEBRUARY, value=Decimal(1), evidence=[proof])
    assert list(evidence_of(row)) == [proof]
    assert judged(one, bound).verdict is Verdict.MET


def test_a_wrong_value_is_corrected_beside(bound, at):
    one = promise("พึงพอใจ")
    wrong = observe(one, by=at("finance"), as_of=FEBRUARY, value=Decimal(28), of=Decimal(100), note="แบบประเมิน")
    right = correct(
        wrong, by=at("finance"), reason="สลับหลัก", as_of=FEBRUARY, value=Decimal(82), of=Decimal(100), note="แบบประเมิน"
    )
    assert judged(one, bound).observed.observation == right
    assert Observation.objects.count() == 2
    with pytest.raises(NotAllowed, match="แก้ไปแล้ว"):
        correct(wrong, by=at("finance"), reason="อีกครั้ง", as_of=FEBRUARY, value=Decimal(1), note="x")


@pytest.mark.parametrize(("words", "fields", "said"), [
    ("แบบทดสอบ", {"value": Decimal(101)}, "ไม่เกิน 100"),
    ("แบบทดสอบ", {"value": Decimal(60), "of": Decimal(48)}, "มากกว่าจำนวนทั้งหมด"),
    ("แบบทดสอบ", {"value": Decimal(0), "of": Decimal(0)}, "เป็น 0"),
    ("แบบทดสอบ", {"value": Decimal("1.5"), "of": Decimal(3)}, "จำนวนเต็ม"),
    ("แบบทดสอบ", {"value": Decimal(-1)}, "0 ขึ้นไป"),
    ("แบบทดสอบ", {"value": Decimal("NaN")}, "0 ขึ้นไป"),
    ("แบบทดสอบ", {"value": Decimal(10) ** 12}, "จำนวนหลัก"),
    ("แบบทดสอบ", {}, "ตัวเลข"),
    ("แบบทดสอบ", {"value": Decimal(80), "as_of": DAY(2025, 9, 30)}, "ปีงบประมาณ"),
    ("แบบทดสอบ", {"value": Decimal(80), "as_of": DAY(2026, 2, 17)}, "วันนี้"),
    ("แบบทดสอบ", {"value": Decimal(80), "note": " \x00 "}, "แนบหลักฐาน"),
    ("คู่มือ", {"value": Decimal("0.5")}, "จำนวนเต็ม"),
    ("คู่มือ", {"value": Decimal(1), "of": Decimal(2)}, "ไม่ได้วัดเป็นร้อยละ"),
    ("จัดอบรม", {"value": Decimal(1)}, "นับเอง"),
])  # fmt: skip
def test_nonsense_is_refused(bound, at, words, fields, said):
    with pytest.raises(NotAllowed, match=said):
        observe(promise(words), by=at("planner"), **{"as_of": FEBRUARY, "note": "ที่มา", **fields})


@pytest.mark.parametrize("fields", [
    {"source": "nothing"}, {"source": "complaints", "baseline": Decimal(-1)}, {"source": "complaints", "edition": 99},
    {"source": "complaints", "baseline": Decimal("Infinity")},
])  # fmt: skip
def test_an_absurd_source_is_refused(bound, at, fields):
    with pytest.raises(NotAllowed):
        change(promise("ร้องเรียนลดลง"), by=at("planner"), **fields)


def test_only_a_change_has_a_base(bound, at):
    with pytest.raises(NotAllowed, match="ปีฐาน"):
        change(promise("คู่มือ"), by=at("planner"), source="document", baseline=Decimal(1))


def test_who_may(bound, at, neighbour):
    one = promise("แบบทดสอบ")
    told = {"as_of": FEBRUARY, "value": Decimal(80), "note": "ที่มา"}
    for username in ("reporter", "finance", "mayor", "council", "auditor"):
        with pytest.raises(NotAllowed):
            observe(one, by=at(username), **told)
    with pytest.raises(Binding.DoesNotExist):
        observe(one, by=neighbour.officer("neighbour-planner"), **told)
    with pytest.raises(NotAllowed):
        change(one, by=at("reporter"), source="manual")
    with pytest.raises(NotAllowed):
        bind_year(bound, by=at("head"))
    accept_all(bound, by=at("planner"))
    assert not Binding.objects.filter(accepted_at=None).exists()


def test_a_closed_year_is_frozen(bound, at, office):
    one = promise("แบบทดสอบ")
    for row in bound.initiatives.all():
        set_status(row, by=at("planner"), status="done", result="ครบ")
    close_year(bound, by=office.officer("clerk", END))
    with pytest.raises(NotAllowed, match="ปิดแล้ว"):
        observe(one, by=at("planner"), as_of=FEBRUARY, value=Decimal(80), note="ที่มา")
    with pytest.raises(NotAllowed, match="ปิดแล้ว"):
        change(one, by=at("planner"), source="manual")


def test_targets_of_the_plan(bound, at):
    plan = bound.plan
    cases = Target.objects.create(plan=plan, seq=1, name="จำนวนคดีทุจริตลดลง", unit="ร้อยละ", baseline_year=2565)
    cases.by_year.create(year=2569, value=40)
    ita = Target.objects.create(plan=plan, seq=2, name="คะแนน ITA", unit="คะแนน")
    ita.by_year.create(year=2569, value=93)
    assert bind_year(bound, by=at("planner")) == 2
    fewer, score = promise("คดีทุจริตลดลง"), promise("คะแนน ITA")
    assert (fewer.source, score.source) == ("corruption_cases", "ita")
    observe(fewer, by=at("planner"), as_of=FEBRUARY, value=Decimal(1), note="ฝ่ายกฎหมาย")
    assert "ไม่มีค่าฐาน (ปี 2565)" in judged(fewer, bound).judgement.reason
    observe(score, by=at("planner"), as_of=FEBRUARY, value=Decimal("92.99"), note="ประกาศ ป.ป.ช.")
    assert judged(score, bound).verdict is Verdict.NOT_MET
    with pytest.raises(NotAllowed, match="ไม่เกิน 100"):
        observe(score, by=at("planner"), as_of=FEBRUARY, value=Decimal(101), note="ผิด")
    with pytest.raises(NotAllowed, match="ไม่มีโครงการ"):
        change(score, by=at("planner"), source="channels")


def test_targets_are_read_as_measures():
    told = measure_of_target("จำนวนคดีทุจริตลดลง (คำนวณจากปี 2565)", "ร้อยละ", Decimal("40.00"), 2565)
    assert (told.kind.value, told.threshold, told.unit, told.baseline_year) == ("change", 40, "ร้อยละ", 2565)
    ita = measure_of_target("คะแนน ITA", "คะแนน", Decimal("93.00"), None)
    assert (ita.kind.value, ita.comparison.value, ita.threshold) == ("score", "at_least", 93)


def test_a_later_room_registers_its_kind(bound, at, monkeypatch):
    class Surveys:
        def observe(self, binding, year_plan):
            return Observed(Decimal(91), as_of=FEBRUARY)

    before = kind_of("survey")
    register("survey", "แบบสำรวจสด", Surveys())
    try:
        assert judged(promise("พึงพอใจ"), bound).verdict is Verdict.MET
        assert record_judgements(bound, DAY(2026, 2, 16)) == 1
        assert record_judgements(bound, DAY(2026, 2, 16)) == 0
    finally:
        register("survey", before.label, before.source, hint=before.hint, entered=True)


def test_a_year_that_was_closed_is_judged_for_the_last_time(bound, office, settings):
    """What still grew while it ran is met or missed now; months later nothing moves any more."""
    settings.TODAY = "2026-10-15"
    closed = {"state": YearPlan.State.CLOSED, "closed_at": clock.now(), "closed_by": office.users["clerk"]}
    YearPlan.objects.filter(pk=bound.pk).update(**closed)
    assert keep_judgements.call() > 0
    assert JudgementRecord.objects.filter(verdict="not_met").exists()
    assert keep_judgements.call() == 0
    settings.TODAY = "2026-12-20"
    Observation.objects.all().delete()
    assert keep_judgements.call() == 0
