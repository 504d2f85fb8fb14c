"""What a report says of one initiative: what was done, money, promises, obstacles, what was not done and why."""

from collections.abc import Iterator

from sucharit.publishing.reports.drafting.facts import (
    ActivityFact,
    InitiativeFacts,
    Section,
    Sentence,
    VerdictFact,
    WorkFact,
)
from sucharit.publishing.reports.drafting.words import baht, days, ended, percent, standing_words

PARTS = {
    "done": "ผลการดำเนินงาน",
    "money": "งบประมาณและการเบิกจ่าย",
    "indicators": "ผลตามตัวชี้วัด",
    "not_done": "สิ่งที่ยังไม่ได้ดำเนินการหรือไม่สามารถดำเนินการได้ และเหตุผล",
    "obstacles": "ปัญหาและอุปสรรค",
    "recommendations": "ข้อเสนอแนะ",
}
MOST_ACTIVITIES = 40
NOTHING = ("ไม่มี", "-", "ไม่มีปัญหา", "ไม่มีปัญหาและอุปสรรค")
_AGAINST = " เทียบกับเป้าหมาย"
VERDICTS = {"met": "บรรลุ", "not_met": "ไม่บรรลุ", "cannot_be_judged": "ยังตัดสินไม่ได้"}


def initiative_section(one: InitiativeFacts) -> Section:
    """All that is told of it, in the order of PARTS."""
    told = (*_done(one), *_money(one), *_indicators(one), *_not_done(one), *_said(one))
    order = list(PARTS)
    return Section(
        key=f"initiative:{one.key}", title=f"{one.number}. {one.title}", initiative=one.key,
        sentences=tuple(sorted(told, key=lambda sentence: order.index(sentence.part))),
    )  # fmt: skip


def _done(one: InitiativeFacts) -> Iterator[Sentence]:
    if one.result:
        yield Sentence(part="done", key="result", text=ended(one.result), sources=(one.source,))
    for said in one.said:
        if said.done:
            yield Sentence(part="done", key=said.source.row, text=ended(said.done), sources=(said.source,))
    for activity in one.activities[:MOST_ACTIVITIES]:
        yield Sentence(part="done", key=activity.source.row, text=activity_words(activity), sources=(activity.source,))
    if len(one.activities) > MOST_ACTIVITIES:
        rest = one.activities[MOST_ACTIVITIES:]
        yield Sentence(
            part="done", key="more", text=f"และกิจกรรมอื่นอีก {len(rest)} ครั้ง",
            sources=tuple(activity.source for activity in rest),
        )  # fmt: skip
    for work in one.work:
        yield Sentence(part="done", key=f"register:{work.key}", text=work_words(work), sources=work.sources)
    if one.channels:
        text = f"เผยแพร่ {one.publications} ครั้ง ผ่าน {len(one.channels)} ช่องทาง ได้แก่ {', '.join(one.channels)}"
        yield Sentence(part="done", key="channels", text=text, sources=(one.source,))
    if one.evidence:
        yield Sentence(part="done", key="evidence", text=f"มีหลักฐานประกอบ {one.evidence} รายการ", sources=(one.source,))


def work_words(work: WorkFact) -> str:
    """ "ทะเบียนยืมทรัพย์สิน: มี 12 รายการ (คืนแล้ว 10 อยู่ระหว่างยืม 2)"."""
    return f"{work.name}: มี {standing_words(work.count, work.states, work.then)}"


def activity_words(activity: ActivityFact) -> str:
    """ "อบรม… เมื่อวันที่ 12 มกราคม 2569 ณ หอประชุม มีผู้เข้าร่วม 48 คน"."""
    told = [f"{ended(activity.title)} เมื่อ{days(activity.held_on, activity.held_until)}".replace("เมื่อระหว่าง", "ระหว่าง")]
    if activity.place:
        told.append(f"ณ {ended(activity.place)}")
    if activity.people:
        told.append(f"มีผู้เข้าร่วม {activity.people:,} คน")
    return " ".join(told)


def _money(one: InitiativeFacts) -> Iterator[Sentence]:
    yield Sentence(part="money", key="spent", text=money_words(one), sources=(one.source, *one.payment_sources[:20]))
    if one.over:
        why = f" เนื่องจาก{ended('; '.join(one.over_reasons))}" if one.over_reasons else ""
        text = f"เบิกจ่ายเกินงบประมาณ {baht(one.over)}{why}"
        yield Sentence(part="money", key="over", text=text, sources=(one.source, *one.payment_sources[:20]))


def money_words(one: InitiativeFacts) -> str:
    """Spent against budget; no budget and no figure are two things."""
    if one.budget is None:
        spent = f"เบิกจ่าย {baht(one.spent)}" if one.spent else "ไม่มีการเบิกจ่าย"
        return f"ไม่ได้ระบุงบประมาณไว้ {spent}"
    if one.budget == 0:
        return f"ไม่ใช้งบประมาณ แต่มีการเบิกจ่าย {baht(one.spent)}" if one.spent else "ไม่ใช้งบประมาณ"
    if not one.spent:
        return f"งบประมาณ {baht(one.budget)} ยังไม่มีการเบิกจ่าย"
    told = f"งบประมาณ {baht(one.budget)} เบิกจ่าย {baht(one.spent)} คิดเป็น{percent(one.spent, one.budget)}"
    return told if one.over else f"{told} คงเหลือ {baht(one.budget - one.spent)}"


def _indicators(one: InitiativeFacts) -> Iterator[Sentence]:
    for verdict in one.verdicts:
        yield Sentence(
            part="indicators", key=f"promise:{verdict.key}", text=verdict_words(verdict), sources=(verdict.source,)
        )


def verdict_words(verdict: VerdictFact) -> str:
    """The promise, what came of it and why it is judged so."""
    label = {"output": "ผลผลิต", "outcome": "ผลลัพธ์"}.get(verdict.section, "เป้าหมาย")
    told = f"{label} “{ended(verdict.sentence)}”: {VERDICTS.get(verdict.verdict, verdict.verdict)}"
    return f"{told} {_why(verdict.value, ended(verdict.reason), judged=verdict.verdict != 'cannot_be_judged')}".strip()


def _why(value: str, reason: str, *, judged: bool) -> str:
    """The reason with what was found, said once: the numbers as they were counted rather than what they come to."""
    got, against, target = reason.partition(_AGAINST)
    if value and against and got.startswith("ได้ "):
        return f"ได้ {value}{against}{target}"
    if value and not judged:
        return f"{reason} (ขณะนี้ {value})"
    return reason


def _not_done(one: InitiativeFacts) -> Iterator[Sentence]:
    if one.status == "impossible":
        why = ended(" ".join(filter(None, (one.reason, one.reason_text))))
        text = f"ไม่สามารถดำเนินการได้ เนื่องจาก{why}" if why else "ไม่สามารถดำเนินการได้"
        yield Sentence(part="not_done", key="impossible", text=text, sources=(one.source,))
    elif one.status == "not_begun" and not one.activities and not one.work:
        planned = ", ".join(map(str, one.quarters))
        when = f" (กำหนดดำเนินการไตรมาสที่ {planned})" if planned else ""
        yield Sentence(part="not_done", key="not_begun", text=f"ยังไม่เริ่มดำเนินการ{when}", sources=(one.source,))
    elif not one.activities and not one.work and not one.result and not any(said.done for said in one.said):
        text = "ยังไม่มีบันทึกการดำเนินกิจกรรมในช่วงเวลานี้"
        yield Sentence(part="not_done", key="nothing", text=text, sources=(one.source,))


def _said(one: InitiativeFacts) -> Iterator[Sentence]:
    for part in ("obstacles", "recommendations"):
        for said in one.said:
            words = ended(getattr(said, part))
            if words and words not in NOTHING:
                yield Sentence(part=part, key=said.source.row, text=words, sources=(said.source,))
