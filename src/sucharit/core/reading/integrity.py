"""The yearly integrity report (OIT O26 of 2569): ten ITA areas, six components each, scores and summary."""

import re
from collections.abc import Iterator, Sequence

from sucharit.core.plan import IntegrityArea, IntegrityReport, Source
from sucharit.core.reading.areas import ITA_AREAS, Area, Unit, find_headings, like_ita, read_areas, units_of
from sucharit.core.reading.components import MEASURE, OUTCOME, OUTPUT, PERIOD, RESPONSIBLE, STEPS
from sucharit.core.reading.integrity_tables import read_area_tables, scores_by_area
from sucharit.core.reading.issued import source_of
from sucharit.core.reading.items import split_items
from sucharit.core.reading.paragraphs import paragraphs
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.scores import Score, find_overall_score
from sucharit.core.reading.values import Doubt
from sucharit.core.thai import confusable

_TITLE = re.compile(r"^(?:แบบ)?รายงาน(?:สรุป)?(?:ผล)?การดำเนิน(?:การ|งาน)\S*.{0,40}(?:คุณธรรม|ความโปร่งใส)")
_YEAR = re.compile(r"ปี(?:งบประมาณ)?\s?(?:พ\s?\.\s?ศ\s?\.)?\s?(25\d\d)")
_SUMMARY = re.compile(
    r"^\W{0,3}(?:\d{1,2}[.)]\s?)?(?:บทสรุป|สรุปผล(?:ใน)?ภาพรวม\S*|สรุปภาพรวม\S*|ข้อสรุป|สรุปผลการดำเนิน(?:การ|งาน)\S{0,30}|สรุป)\s*(?:[:：]|$)\s*"
)
_AFTER = re.compile(r"^(?:ลงชื่อ|\(ลงชื่อ|ภาคผนวก|ผู้รายงาน)")

FARTHEST_TITLE = 60  # lines; without a single area only a title near the front makes a report

_FIELDS = {
    MEASURE: ("measure", "มาตรการ โครงการ หรือกิจกรรม"),
    STEPS: ("steps", "ขั้นตอนหรือวิธีการปฏิบัติ"),
    PERIOD: ("period", "ช่วงระยะเวลาดำเนินการ"),
    RESPONSIBLE: ("responsible", "ผู้รับผิดชอบ"),
    OUTPUT: ("output", "ผลการดำเนินการ"),
    OUTCOME: ("outcome", "ผลลัพธ์หรือผลสัมฤทธิ์"),
}


def read_integrity_report(lines: Sequence[PreparedLine]) -> tuple[IntegrityReport | None, tuple[Doubt, ...]]:
    """The report with its areas in order, or None where the document holds none.

    A component that is not printed is None, with a doubt. Numbers stay as printed; a number out of sequence is a doubt.
    """
    lines = paragraphs(lines)
    units = units_of(lines)
    headings = find_headings(units)
    end = _end_of_areas(units, headings[-1].at + 1) if headings else len(units)
    areas = read_areas(units, headings, end) or read_area_tables(lines)
    first = areas[0].first if areas else len(lines)
    title = _find_title(lines, first)
    if not _is_report(areas, title):
        return None, ()
    elsewhere = scores_by_area(lines)
    read = tuple(_area(lines, area, elsewhere) for area in areas)
    start = title if title is not None else first
    summary = _summary(units, end if headings else _unit_after(units, areas[-1].last if areas else start))
    overall = find_overall_score(_outside(lines, first, areas[-1].last if areas else first, start))
    report = IntegrityReport(
        fiscal_year=_fiscal_year(lines, start, first),
        areas=read,
        overall_score=overall.value if overall else None,
        introduction=_introduction(lines, title, first),
        summary=summary,
        source=source_of(lines, start, len(lines) - 1),
    )
    doubts = [
        *_report_doubts(report, overall),
        *(doubt for area in areas for doubt in _area_doubts(lines, area, elsewhere)),
    ]
    return report, tuple(doubts)


def _is_report(areas: Sequence[Area], title: int | None) -> bool:
    """Two areas with half of their components make a report; so does one under the report's title."""
    sound = sum(len(area.parts) >= 3 for area in areas)
    return sound >= 2 or (title is not None and (sound == 1 or title < FARTHEST_TITLE))


def _find_title(lines: Sequence[PreparedLine], before: int) -> int | None:
    """The report's own title: the last such line above the first area, or the first where there is no area."""
    places = [at for at in range(min(before, len(lines))) if lines[at].text and _is_title(lines[at])]
    if not places:
        return None
    return places[-1] if before < len(lines) else places[0]


def _is_title(line: PreparedLine) -> bool:
    return len(line.text) < 260 and line.text[0] in "รแ" and _TITLE.match(line.text) is not None


def _fiscal_year(lines: Sequence[PreparedLine], start: int, first: int) -> int | None:
    for stretch in (lines[start : min(first, start + 8)], lines[:start]):
        for line in stretch:
            if line.text and (match := _YEAR.search(line.text)):
                return int(match[1])
    return None


def _introduction(lines: Sequence[PreparedLine], title: int | None, first: int) -> str | None:
    """The running text between the title's short lines and the first area."""
    if title is None:
        return None
    texts = [line.text for line in lines[title + 1 : first] if line.text and not line.cells]
    begin = next((at for at, text in enumerate(texts) if len(text) > 100), len(texts))
    return "\n".join(texts[begin:]) or None


def _outside(lines: Sequence[PreparedLine], first: int, last: int, start: int) -> Iterator[str]:
    """Texts that may state the overall score: the introduction, what follows the areas, what precedes the report."""
    for stretch in (lines[start:first], lines[last + 1 :], lines[:start]):
        for line in stretch:
            if line.text and not line.cells:
                yield line.text
            elif line.cells and "รวม" in line.text:
                yield " ".join(line.text.split()) + " คะแนน"


def _end_of_areas(units: Sequence[Unit], start: int) -> int:
    for at in range(start, len(units)):
        text = units[at].text
        if _SUMMARY.match(text) or (len(text) < 120 and _AFTER.match(text)):
            return at
    return len(units)


def _unit_after(units: Sequence[Unit], place: int) -> int:
    return next((at for at, unit in enumerate(units) if unit.place > place), len(units))


def _summary(units: Sequence[Unit], start: int) -> str | None:
    opening = next((at for at in range(start, len(units)) if _SUMMARY.match(units[at].text)), None)
    if opening is None:
        return None
    texts = [_SUMMARY.sub("", units[opening].text)]
    for unit in units[opening + 1 :]:
        if len(unit.text) < 120 and _AFTER.match(unit.text):
            break
        texts.append(unit.text)
    return "\n".join(text for text in texts if text) or None


def _area(lines: Sequence[PreparedLine], area: Area, elsewhere: dict[int, Score]) -> IntegrityArea:
    score = area.heading.score or elsewhere.get(area.heading.number)
    return IntegrityArea(
        number=area.heading.number,
        title=area.heading.title,
        score=score.value if score else None,
        measure=_text(area, MEASURE),
        steps=read_steps(area.parts.get(STEPS, [])),
        period=_text(area, PERIOD),
        responsible=_text(area, RESPONSIBLE),
        output=_text(area, OUTPUT),
        outcome=_text(area, OUTCOME),
        source=source_of(lines, area.first, area.last),
    )


def _text(area: Area, which: int) -> str | None:
    return "\n".join(area.parts.get(which, ())).strip() or None


def read_steps(paragraphs_of_steps: Sequence[str]) -> tuple[str, ...]:
    """Steps on one line or on many; paragraphs without any number or bullet are a step each."""
    items = split_items(paragraphs_of_steps)
    marked = items.numbers or len(items.texts) > 1
    if marked or len(paragraphs_of_steps) < 2:
        return items.texts
    return tuple(" ".join(text.split()) for text in paragraphs_of_steps if text.strip())


def _report_doubts(report: IntegrityReport, overall: Score | None) -> Iterator[Doubt]:
    if not report.areas:
        message = "ไม่พบผลการดำเนินการรายด้านในรายงาน โปรดตรวจสอบว่าเอกสารครบทุกหน้า"
        yield Doubt(code="area.missing", message=message, field="areas", source=report.source)
        return
    present = {like_ita(area.title) or area.number for area in report.areas}
    missing = [f"{number} {name}" for number, name in enumerate(ITA_AREAS, 1) if number not in present]
    if missing:
        message = f"รายงานไม่มีด้านที่ {', '.join(missing)} โปรดตรวจสอบกับต้นฉบับ"
        yield Doubt(code="area.missing", message=message, field="areas", source=report.source)
    if overall is None:
        message = "ไม่พบคะแนนผลการประเมินในภาพรวม โปรดตรวจสอบกับต้นฉบับ"
        yield Doubt(code="score.missing", message=message, field="overall_score", source=report.source)
    if report.fiscal_year is None:
        message = "ไม่พบปีงบประมาณของรายงาน โปรดตรวจสอบกับต้นฉบับ"
        yield Doubt(code="year.missing", message=message, field="fiscal_year", source=report.source)
    yield from _sequence_doubts(report)


def _sequence_doubts(report: IntegrityReport) -> Iterator[Doubt]:
    for area, expected in zip(report.areas, _expected_numbers(report.areas), strict=True):
        if area.number == expected:
            continue
        looks = " ตัวเลขสองตัวนี้เครื่องอ่านสับสนกันได้" if confusable(str(area.number), str(expected)) else ""
        message = f"“{area.title}” พิมพ์เป็นด้านที่ {area.number} แต่ควรเป็นด้านที่ {expected}{looks} โปรดตรวจสอบกับต้นฉบับ"
        yield Doubt(
            code="digit.confusable" if looks else "number.sequence",
            message=message,
            printed=str(area.number),
            proposed=str(expected),
            field="areas",
            source=area.source,
        )


def _expected_numbers(areas: Sequence[IntegrityArea]) -> Iterator[int]:
    """The number an area ought to have: that of its ITA title; without one, the next after the area before."""
    previous = 0
    for area in areas:
        own = like_ita(area.title)
        expected = own or (area.number if area.number > previous else previous + 1)
        yield expected
        previous = expected


def _area_doubts(lines: Sequence[PreparedLine], area: Area, elsewhere: dict[int, Score]) -> Iterator[Doubt]:
    source = source_of(lines, area.first, area.last)
    heading = area.heading
    for which, (field, name) in _FIELDS.items():
        if not _text(area, which):
            message = f"ด้านที่ {heading.number} {heading.title}: ไม่พบองค์ประกอบ “{name}” โปรดตรวจสอบกับต้นฉบับ"
            yield Doubt(code="component.missing", message=message, field=field, source=source)
    yield from _score_doubts(area, heading.score or elsewhere.get(heading.number), source)
    steps = split_items(area.parts.get(STEPS, []))
    if steps.out_of_sequence:
        printed, expected = steps.out_of_sequence
        message = f"ด้านที่ {heading.number}: ขั้นตอนข้อ {expected} พิมพ์ว่า {printed} โปรดตรวจสอบกับต้นฉบับ"
        yield Doubt(
            code="number.sequence",
            message=message,
            printed=str(printed),
            proposed=str(expected),
            field="steps",
            source=source,
        )


def _score_doubts(area: Area, score: Score | None, source: Source) -> Iterator[Doubt]:
    number = area.heading.number
    if score is None:
        message = f"ด้านที่ {number}: ไม่พบคะแนนผลการประเมิน โปรดตรวจสอบกับต้นฉบับ"
        yield Doubt(code="score.missing", message=message, field="score", source=source)
    elif score.value is None:
        message = f"ด้านที่ {number}: คะแนนพิมพ์ว่า {score.printed} ซึ่งเกิน 100 โปรดตรวจสอบกับต้นฉบับ"
        yield Doubt(code="score.impossible", message=message, printed=score.printed, field="score", source=source)
    elif score.mended:
        message = f"ด้านที่ {number}: คะแนนพิมพ์ว่า {score.printed} อ่านเป็น {score.value} โปรดตรวจสอบกับต้นฉบับ"
        yield Doubt(
            code="digit.confusable",
            message=message,
            printed=score.printed,
            proposed=str(score.value),
            field="score",
            source=source,
        )
