"""The report of 6, 9 or 12 months: introduction, summary in numbers, then initiative by initiative."""

from collections import Counter
from collections.abc import Iterator

from sucharit.publishing.reports.drafting.facts import (
    InitiativeFacts,
    RegisterFact,
    Section,
    Sentence,
    Source,
    YearFacts,
)
from sucharit.publishing.reports.drafting.initiatives import PARTS, initiative_section, verdict_words
from sucharit.publishing.reports.drafting.words import baht, long_day, named, percent, standing_words

SUMMARY_PARTS = {
    "introduction": "ความเป็นมา",
    "counts": "ภาพรวมการดำเนินงาน",
    "money": "งบประมาณและการเบิกจ่าย",
    "indicators": "ผลตามตัวชี้วัด",
    "registers": "ผลจากทะเบียนของหน่วยงาน",
    "not_done": "โครงการที่ไม่สามารถดำเนินการได้หรือยังไม่เริ่ม",
    "obstacles": "ปัญหาและอุปสรรค",
    "recommendations": "ข้อเสนอแนะ",
}
STATUSES = (
    ("done", "แล้วเสร็จ"),
    ("running", "อยู่ระหว่างดำเนินการ"),
    ("not_begun", "ยังไม่เริ่ม"),
    ("impossible", "ไม่สามารถดำเนินการได้"),
)


def round_sections(facts: YearFacts) -> tuple[Section, ...]:
    """The summary, then every initiative of the year."""
    return (summary_section(facts), *(initiative_section(one) for one in facts.initiatives))


def part_heading(key: str) -> str:
    """What a part of any section is called."""
    return {**PARTS, **SUMMARY_PARTS}.get(key, "")


def summary_section(facts: YearFacts) -> Section:
    told = (
        *_introduction(facts),
        *_counts(facts),
        *_money(facts),
        *_indicators(facts),
        *_registers(facts),
        *_not_done(facts),
    )
    return Section(key="summary", title="สรุปผลการดำเนินงาน", sentences=told)


def _introduction(facts: YearFacts) -> Iterator[Sentence]:
    text = (
        f"{facts.organization} รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. {facts.fiscal_year} "
        f"{facts.period} (ตั้งแต่วันที่ {long_day(facts.first_day)} ถึงวันที่ {long_day(facts.last_day)}) จากบันทึกของหน่วยงาน "
        f"ณ วันที่ {long_day(facts.as_of)}"
    )
    yield Sentence(part="introduction", key="introduction", text=text, sources=(facts.source,))


def _counts(facts: YearFacts) -> Iterator[Sentence]:
    total = len(facts.initiatives)
    if not total:
        yield Sentence(
            part="counts", key="none", text="ปีงบประมาณนี้ไม่มีโครงการ กิจกรรม หรือมาตรการ", sources=(facts.source,)
        )
        return
    counted = Counter(one.status for one in facts.initiatives)
    told = " ".join(
        f"{words} {counted[key]} รายการ ({percent(counted[key], total)})" for key, words in STATUSES if counted[key]
    )
    text = f"แผนประจำปีมีโครงการ กิจกรรม และมาตรการ {total} รายการ {told}"
    yield Sentence(part="counts", key="statuses", text=text, sources=_sources(facts))
    activities = sum(len(one.activities) for one in facts.initiatives)
    people = sum(activity.people or 0 for one in facts.initiatives for activity in one.activities)
    if activities:
        attended = f" มีผู้เข้าร่วมรวม {people:,} คน" if people else ""
        text = f"ดำเนินกิจกรรมแล้ว {activities:,} ครั้ง{attended}"
        sources = _sources(facts, lambda one: bool(one.activities))
        yield Sentence(part="counts", key="activities", text=text, sources=sources)
    evidence = sum(one.evidence for one in facts.initiatives)
    if evidence:
        text = f"มีหลักฐานประกอบรวม {evidence:,} รายการ"
        yield Sentence(part="counts", key="evidence", text=text, sources=(facts.source,))


def _money(facts: YearFacts) -> Iterator[Sentence]:
    budget, spent = facts.budget, facts.spent
    if not budget:
        text = f"ไม่ใช้งบประมาณ{f' แต่มีการเบิกจ่าย {baht(spent)}' if spent else ''}"
    else:
        text = f"งบประมาณรวม {baht(budget)} เบิกจ่ายแล้ว {baht(spent)} คิดเป็น{percent(spent, budget)}"
    yield Sentence(part="money", key="total", text=text, sources=_sources(facts, lambda one: bool(one.budget)))
    over = [one for one in facts.initiatives if one.over]
    if over:
        text = f"มีโครงการที่เบิกจ่ายเกินงบประมาณ {len(over)} รายการ ได้แก่ {named([one.title for one in over])}"
        yield Sentence(part="money", key="over", text=text, sources=tuple(one.source for one in over))


def _indicators(facts: YearFacts) -> Iterator[Sentence]:
    verdicts = [verdict for one in facts.initiatives for verdict in one.verdicts]
    if verdicts:
        counted = Counter(verdict.verdict for verdict in verdicts)
        text = (
            f"ตัวชี้วัดผลผลิตและผลลัพธ์ {len(verdicts)} ข้อ บรรลุ {counted['met']} ข้อ ไม่บรรลุ {counted['not_met']} ข้อ "
            f"ยังตัดสินไม่ได้ {counted['cannot_be_judged']} ข้อ"
        )
        sources = _sources(facts, lambda one: bool(one.verdicts))
        yield Sentence(part="indicators", key="verdicts", text=text, sources=sources)
    for target in facts.targets:
        key = f"promise:{target.key}"
        yield Sentence(part="indicators", key=key, text=verdict_words(target), sources=(target.source,))


def _registers(facts: YearFacts) -> Iterator[Sentence]:
    """A sentence for each register that has entries: how they stand, and what its measures found."""
    if facts.registers and facts.registers_then:
        text = (
            f"สถานะของรายการในทะเบียนเป็นสถานะ ณ วันที่ {long_day(facts.last_day)} ตามประวัติการแก้ไขและวันที่ที่บันทึกไว้ในรายการ "
            "ส่วนร้อยละและค่าที่ทะเบียนนับคำนวณย้อนหลังไปถึงวันนั้นไม่ได้ จึงไม่นำมาแสดง"
        )
        yield Sentence(part="registers", key="registers", text=text, sources=(facts.source,))
    for one in facts.registers:
        yield Sentence(part="registers", key=f"register:{one.key}", text=register_words(one), sources=(one.source,))


def register_words(one: RegisterFact) -> str:
    """ "ทะเบียนยืมทรัพย์สิน: 12 รายการ (คืนแล้ว 10 อยู่ระหว่างยืม 2); คืนตามกำหนด 9 จาก 10 คิดเป็นร้อยละ 90.00"."""
    return "; ".join([f"{one.name}: {standing_words(one.count, one.states, one.then)}", *one.numbers, *one.shares])


def _not_done(facts: YearFacts) -> Iterator[Sentence]:
    for status, words in (("impossible", "ไม่สามารถดำเนินการได้"), ("not_begun", "ยังไม่เริ่มดำเนินการ")):
        rows = facts.with_status(status)
        if rows:
            text = f"{words} {len(rows)} รายการ ได้แก่ {named([_with_reason(one) for one in rows])}"
            yield Sentence(part="not_done", key=status, text=text, sources=tuple(one.source for one in rows))


def _with_reason(one: InitiativeFacts) -> str:
    return f"{one.title} ({one.reason})" if one.reason else one.title


def _sources(facts: YearFacts, wanted: object = None) -> tuple[Source, ...]:
    """The rows that were counted; the year alone where they are many."""
    rows = [one.source for one in facts.initiatives if not callable(wanted) or wanted(one)]
    return (facts.source, *rows[:20])
