"""The yearly integrity report: ten ITA areas with six components each, drafted from what was done in the year."""

from collections.abc import Iterable, Iterator, Sequence

from sucharit.core.plan import IntegrityArea, IntegrityReport
from sucharit.publishing.reports.drafting.facts import (
    ImprovementFact,
    InitiativeFacts,
    RegisterFact,
    Section,
    Sentence,
    Source,
    YearFacts,
)
from sucharit.publishing.reports.drafting.initiatives import activity_words, verdict_words
from sucharit.publishing.reports.drafting.words import ended, long_day, named, standing_words

COMPONENTS = {
    "measure": "(1) มาตรการ โครงการ หรือกิจกรรม",
    "steps": "(2) ขั้นตอนหรือวิธีการปฏิบัติ",
    "period": "(3) ช่วงระยะเวลาในการดำเนินการ",
    "responsible": "(4) ผู้รับผิดชอบ",
    "output": "(5) ผลการดำเนินการ (Output)",
    "outcome": "(6) ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome)",
}
AREA_COUNT = 10
MOST_STEPS = 12


def integrity_sections(facts: YearFacts) -> tuple[Section, ...]:
    """Introduction, the ten areas in the order of the assessment, summary."""
    areas = tuple(_area(facts, number) for number in range(1, AREA_COUNT + 1))
    return (_introduction(facts), *areas, _summary(facts))


def area_key(number: int) -> str:
    return f"area:{number}"


def _score_words(facts: YearFacts) -> str:
    """The level alone: the paper prints the overall mark itself, before the table of marks."""
    if facts.scores.overall is None or not facts.scores.level:
        return ""
    return f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {facts.fiscal_year} อยู่ในระดับ{facts.scores.level}"


def _introduction(facts: YearFacts) -> Section:
    score = _score_words(facts)
    sources = (facts.source, *((facts.scores.source,) if facts.scores.source else ()))
    text = (
        f"{facts.organization} ให้ความสำคัญกับการบริหารงานด้วยความโปร่งใสและการป้องกันการทุจริต "
        f"จึงรายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {facts.fiscal_year} "
        f"ตามตัวชี้วัดทั้ง {AREA_COUNT} ด้าน ด้านละ 6 องค์ประกอบ"
    )
    sentences = [Sentence(part="introduction", key="introduction", text=text, sources=(facts.source,))]
    if score:
        sentences.append(Sentence(part="introduction", key="score", text=score, sources=sources))
    return Section(key="introduction", title="ความนำ", sentences=tuple(sentences))


def _area(facts: YearFacts, number: int) -> Section:
    rows = [one for one in facts.initiatives if one.area == number and one.status != "impossible"]
    measures = [one for one in facts.improvements if one.area == number]
    shelf = [one for one in facts.registers if number in one.areas]
    told = (
        *_measures(rows, measures), *_kept(shelf), *(_steps(rows, measures) if rows or measures else _keeping(shelf)),
        *_period(facts, rows, measures, shelf), *_responsible(rows, measures, shelf), *_output(rows, measures),
        *_counted(shelf), *_outcome(facts, number, rows), *_found(shelf),
    )  # fmt: skip
    title = facts.scores.titles.get(number, f"ด้านที่ {number}")
    return Section(key=area_key(number), title=title, sentences=told, area=number)


def _measures(rows: Iterable[InitiativeFacts], measures: Iterable[ImprovementFact]) -> Iterator[Sentence]:
    for one in rows:
        yield Sentence(part="measure", key=f"initiative:{one.key}", text=f"“{ended(one.title)}”", sources=(one.source,))
    for measure in measures:
        text = f"มาตรการปรับปรุงตามผลการประเมิน “{ended(measure.measure)}”"
        yield Sentence(part="measure", key=measure.source.row, text=text, sources=(measure.source,))


def _kept(shelf: Sequence[RegisterFact]) -> Iterator[Sentence]:
    """The registers by which the office follows what it promised here."""
    if shelf:
        names = named([one.name for one in shelf]) if len(shelf) > 1 else f"“{shelf[0].name}”"
        text = f"บันทึกและติดตามด้วยทะเบียนของหน่วยงาน {len(shelf)} ทะเบียน ได้แก่ {names}"
        yield Sentence(part="measure", key="registers", text=text, sources=tuple(one.source for one in shelf))


def _keeping(shelf: Sequence[RegisterFact]) -> Iterator[Sentence]:
    """Where nothing but registers tells of an area: how they are kept."""
    if shelf:
        text = "บันทึกทุกเรื่องในทะเบียนเมื่อเกิดขึ้น ติดตามสถานะจนแล้วเสร็จ และสรุปสถิติของปี"
        yield Sentence(part="steps", key="registers", text=text, sources=tuple(one.source for one in shelf))


def _counted(shelf: Sequence[RegisterFact]) -> Iterator[Sentence]:
    for one in shelf:
        text = "; ".join([f"{one.name}: {standing_words(one.count, one.states)}", *one.numbers])
        yield Sentence(part="output", key=f"register:{one.key}", text=text, sources=(one.source,))


def _found(shelf: Sequence[RegisterFact]) -> Iterator[Sentence]:
    for one in shelf:
        if one.shares:
            text = f"{one.name}: {'; '.join(one.shares)}"
            yield Sentence(part="outcome", key=f"register:{one.key}", text=text, sources=(one.source,))


def _steps(rows: Iterable[InitiativeFacts], measures: Iterable[ImprovementFact]) -> Iterator[Sentence]:
    """What was really done goes before what was planned; the plan's own steps stand where nothing was recorded."""
    told: dict[str, tuple[str, Source]] = {}
    for one in rows:
        done = [(activity.step or activity.title, activity.source) for activity in one.activities]
        for words, source in done or [(step, one.source) for step in one.steps]:
            told.setdefault(ended(words), (f"{source.row}:{len(told)}", source))
    for measure in measures:
        for step in measure.steps:
            told.setdefault(ended(step), (f"{measure.source.row}:{len(told)}", measure.source))
    for words, (_key, source) in list(told.items())[:MOST_STEPS]:
        yield Sentence(part="steps", key=f"step:{words[:80]}", text=words, sources=(source,))


def _period(
    facts: YearFacts, rows: list[InitiativeFacts], measures: list[ImprovementFact], shelf: Sequence[RegisterFact]
) -> Iterator[Sentence]:
    if not rows and not measures and not shelf:
        return
    held = sorted(
        (activity.held_on, activity.held_until or activity.held_on) for one in rows for activity in one.activities
    )
    if held:
        first, last = held[0][0], max(until for _on, until in held)
        text = f"ดำเนินกิจกรรมระหว่างวันที่ {long_day(first)} - {long_day(last)}"
        sources = tuple(activity.source for one in rows for activity in one.activities)[:20]
    else:
        text = f"ตลอดปีงบประมาณ พ.ศ. {facts.fiscal_year} ({long_day(facts.first_day)} - {long_day(facts.last_day)})"
        kept = () if rows or measures else tuple(one.source for one in shelf)
        sources = (*(one.source for one in rows), *(measure.source for measure in measures), *kept)[:20]
    yield Sentence(part="period", key="period", text=text, sources=sources)


def _responsible(
    rows: Iterable[InitiativeFacts], measures: Iterable[ImprovementFact], shelf: Sequence[RegisterFact]
) -> Iterator[Sentence]:
    """The units of the initiatives and measures; those that keep the registers where there are none."""
    told: dict[str, list[Source]] = {}
    for one in rows:
        told.setdefault(ended(one.responsible or one.unit), []).append(one.source)
    for measure in measures:
        told.setdefault(ended(measure.responsible), []).append(measure.source)
    told.pop("", None)
    for register in shelf if not told else ():
        for unit in register.units:
            told.setdefault(ended(unit), []).append(register.source)
    if told:
        sources = tuple(source for found in told.values() for source in found)[:20]
        yield Sentence(part="responsible", key="responsible", text=", ".join(told), sources=sources)


def _output(rows: Iterable[InitiativeFacts], measures: Iterable[ImprovementFact]) -> Iterator[Sentence]:
    for one in rows:
        if one.result:
            yield Sentence(part="output", key=f"result:{one.key}", text=ended(one.result), sources=(one.source,))
        if one.activities:
            people = sum(activity.people or 0 for activity in one.activities)
            attended = f" ผู้เข้าร่วม {people:,} คน" if people else ""
            text = (
                activity_words(one.activities[0])
                if len(one.activities) == 1
                else f"ดำเนินกิจกรรมของ “{ended(one.title)}” {len(one.activities)} ครั้ง{attended}"
            )
            sources = tuple(activity.source for activity in one.activities[:20])
            yield Sentence(part="output", key=f"activities:{one.key}", text=text, sources=sources)
        yield from _promises(one, "output")
    for measure in measures:
        if measure.report:
            yield Sentence(part="output", key=measure.source.row, text=ended(measure.report), sources=(measure.source,))


def _promises(one: InitiativeFacts, section: str) -> Iterator[Sentence]:
    """Only what could be judged: a report of results does not list what is not known yet."""
    for verdict in one.verdicts:
        if verdict.section == section and verdict.verdict in ("met", "not_met"):
            key = f"promise:{verdict.key}"
            yield Sentence(part=section, key=key, text=verdict_words(verdict), sources=(verdict.source,))


def _outcome(facts: YearFacts, number: int, rows: Iterable[InitiativeFacts]) -> Iterator[Sentence]:
    for one in rows:
        yield from _promises(one, "outcome")
    mark = facts.scores.marks.get(number)
    if mark is not None and facts.scores.source is not None:
        title = facts.scores.titles.get(number, "")
        text = f"ผลการประเมิน ITA ตัวชี้วัดที่ {number} {title} ได้ {mark:.2f} คะแนน"
        yield Sentence(part="outcome", key="score", text=text, sources=(facts.scores.source,))


def _summary(facts: YearFacts) -> Section:
    told = [one for one in facts.initiatives if one.area is not None and one.status != "impossible"]
    areas = len({one.area for one in told} | {one.area for one in facts.improvements})
    done = sum(one.status == "done" for one in told)
    text = (
        f"{facts.organization} ดำเนินมาตรการส่งเสริมคุณธรรมและความโปร่งใส {len(told)} รายการ ครอบคลุม {areas} "
        f"จาก {AREA_COUNT} ด้าน แล้วเสร็จ {done} รายการ"
    )
    sentences = [Sentence(part="summary", key="summary", text=text, sources=(facts.source,))]
    if lowest := _lowest(facts):
        sentences.append(lowest)
    return Section(key="closing", title="บทสรุป", sentences=tuple(sentences))


def _lowest(facts: YearFacts) -> Sentence | None:
    """Where the next year's work is most needed, said by the marks."""
    scores = facts.scores
    if not scores.marks or scores.source is None:
        return None
    number = min(scores.marks, key=lambda one: (scores.marks[one], one))
    text = (
        f"ตัวชี้วัดที่ได้คะแนนต่ำที่สุดคือ ด้านที่ {number} {scores.titles.get(number, '')} ({scores.marks[number]:.2f} คะแนน) "
        "ซึ่งจะนำไปกำหนดมาตรการปรับปรุงในปีถัดไป"
    )
    return Sentence(part="summary", key="lowest", text=text, sources=(scores.source,))


def sections_of(value: IntegrityReport) -> tuple[Section, ...]:
    """The sections of a report that was read from a paper: each component as it stands there, nobody's record."""

    def said(part: str, words: str | None) -> tuple[Sentence, ...]:
        return (Sentence(part=part, key="own", text=words),) if words else ()

    areas = tuple(
        Section(key=area_key(area.number), title=area.title, area=area.number, sentences=_components(area))
        for area in value.areas
    )
    first = Section(key="introduction", title="ความนำ", sentences=said("introduction", value.introduction))
    return (first, *areas, Section(key="closing", title="บทสรุป", sentences=said("summary", value.summary)))


def _components(area: IntegrityArea) -> tuple[Sentence, ...]:
    told = []
    for part in COMPONENTS:
        if part == "steps":
            told += [Sentence(part=part, key=f"own:{at}", text=step) for at, step in enumerate(area.steps, 1)]
        elif words := getattr(area, part):
            told.append(Sentence(part=part, key="own", text=words))
    return tuple(told)
