"""The ten ITA areas of an integrity report: their headings, and what stands under each component label."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from sucharit.core.reading.components import read_component, split_components
from sucharit.core.reading.furniture import is_page_mark
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.scores import Score, find_score
from sucharit.core.thai import fold

# The indicators of the assessment (ITA of local governments since 2564); a report calls them ด้าน or ตัวชี้วัด.
ITA_AREAS = (
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
)

_HEADING = re.compile(
    r"^\W{0,4}(?:(?:ด้านที่|ตัวชี้วัดที่|ตัวชี้วัด|ตัวชีวัดที่|ด้าน|องค์ประกอบที่|ประเด็นที่)\s{0,2}(?P<named>\d{1,2})|(?P<bare>\d{1,2})\s?[.)])"
    r"(?!\d)\s*[:：.)–-]*\s*(?P<title>[^\d\s(:：.][^\n]{0,200}|[(][^\n]{0,120}|)$"
)
_DIGITS = r"\d{1,3}(?:\s?[.,]\s?[\doO]{1,2})?"
# In brackets, behind a word for scores, or bare with two places: never a number of any other sense.
_SCORE_IN_TITLE = re.compile(
    rf"\s*(?:[(（\[][^()（）\d]{{0,40}}{_DIGITS}[^()（）]{{0,40}}[)）\]]?"
    rf"|(?:ผล)?(?:การ)?(?:ประเมิน|คะแนน|ร้อยละ|ได้รับ)[^()（）\d]{{0,30}}{_DIGITS}[^()（）\d]{{0,30}}"
    r"|(?:[:：=–-]?\s|\s(?:ได้|เท่ากับ)\s?)\d{1,3}[.,]\d{1,2}\s*(?:คะแนน|%)?)\s*$"
)

_ITA_INITIALS = frozenset(name[0] for name in ITA_AREAS)

LONGEST_SCORE = 60  # "(ผลคะแนนประเมิน 100.00 คะแนน ระดับผ่านดีเยี่ยม)"
LONGEST_BARE_TITLE = 40  # the longest name of an indicator has 24 letters
_BULLETS = "-–•*●▪◆❖➢> "  # before a component's number; parted from it, a bullet is no text
FARTHEST_COMPONENT = 10  # units between a heading and the first component under it


class Unit(Struct, frozen=True):
    """A piece of the document: the place of its line, and its text."""

    place: int
    text: str


class AreaHeading(Struct, frozen=True):
    """A heading of an area: unit, printed number, title without its score, and the score if it stands there."""

    at: int
    number: int
    title: str
    score: Score | None


class Area(Struct, frozen=True):
    """An area as read: heading, the texts under each component 1..6, first and last place in the lines."""

    heading: AreaHeading
    parts: dict[int, list[str]]
    first: int
    last: int


def units_of(lines: Sequence[PreparedLine]) -> list[Unit]:
    """Running text as it stands, glued components apart; table rows as their label and the paragraphs beside it."""
    return [Unit(place, text) for place, line in enumerate(lines) for text in _texts(line) if text.strip(_BULLETS)]


def _texts(line: PreparedLine) -> Iterator[str]:
    if not line.text or is_page_mark(line.text):
        return
    if not line.cells:
        yield from split_components(line.text)
        return
    filled = [cell for cell in line.cells if cell]
    if len(filled) > 1 and re.fullmatch(r"\(?\d{1,2}[.)]?", filled[0]):
        filled = [f"({filled[0].strip('.()')}) {filled[1]}", *filled[2:]]
    label = " ".join(filled[0].split())
    if len(filled) > 1 and read_component(label.rstrip(":： ") + ":", 0):
        yield label.rstrip(":： ") + ":"
        filled = filled[1:]
    elif len(filled) > 1:
        yield " ".join(" ".join(filled).split())
        return
    for cell in filled:
        yield from cell.split("\n")


def find_headings(units: Sequence[Unit]) -> list[AreaHeading]:
    """Headings with a component close below. A bare number counts only before the name of an ITA indicator."""
    found: list[AreaHeading] = []
    for at, unit in enumerate(units):
        heading = _heading(units, at) if len(unit.text) < 240 else None
        if heading is not None and _component_below(units, at + 1):
            found.append(heading)
    return found


def _heading(units: Sequence[Unit], at: int) -> AreaHeading | None:
    match = _HEADING.match(units[at].text)
    if match is None:
        return None
    printed = match["title"].strip()
    if match["bare"] and (printed[:1] not in _ITA_INITIALS or len(printed) > LONGEST_BARE_TITLE + LONGEST_SCORE):
        return None
    if not printed and match["named"] and at + 1 < len(units):
        printed = units[at + 1].text if len(units[at + 1].text) < 160 else ""
    title = without_score(printed).strip(' :：-–."“”')
    if match["bare"] and (len(title) > LONGEST_BARE_TITLE or not like_ita(title)):
        return None
    number = int(match["named"] or match["bare"])
    return AreaHeading(at, number, title or printed, find_score(printed))


def without_score(printed: str) -> str:
    """A title without the score behind it, in brackets or not; numbers of any other sense stay."""
    match = _SCORE_IN_TITLE.search(printed, max(0, len(printed) - LONGEST_SCORE))
    return printed[: match.start()] if match else printed


def _component_below(units: Sequence[Unit], start: int) -> bool:
    for unit in units[start : start + FARTHEST_COMPONENT]:
        if read_component(unit.text, 0):
            return True
        if (match := _HEADING.match(unit.text)) and match["named"]:
            return False
    return False


def like_ita(title: str) -> int | None:
    """The number 1 to 10 of the ITA indicator that a title names, OCR slips forgiven; None for none."""
    return _like_folded(fold(title)[:50])


@cache
def _folded_areas() -> tuple[str, ...]:
    return tuple(fold(name) for name in ITA_AREAS)


def _like_folded(title: str) -> int | None:
    if len(title) < 6:
        return None
    from rapidfuzz.fuzz import ratio  # loaded only where a heading must be compared

    scored = [(ratio(title[: len(name) + 2], name), number) for number, name in enumerate(_folded_areas(), 1)]
    best, number = max(scored)
    return number if best >= 80 else None


def read_areas(units: Sequence[Unit], headings: Sequence[AreaHeading], end: int) -> list[Area]:
    """Every area with its components, up to the next heading; the last one up to unit `end`."""
    ends = [*(heading.at for heading in headings[1:]), end]
    return [_area(units, heading, until) for heading, until in zip(headings, ends, strict=False)]


def _area(units: Sequence[Unit], heading: AreaHeading, end: int) -> Area:
    parts: dict[int, list[str]] = {}
    current = 0
    score = heading.score
    last = heading.at
    for at in range(heading.at + 1, end):
        text = units[at].text
        component = read_component(text, current)
        if component is not None:
            current = component.which
            parts[current] = [component.rest] if component.rest else []
        elif current:
            parts[current].append(text)
        elif score is None and len(text) < 160:
            score = find_score(text)
        last = at
    heading = AreaHeading(heading.at, heading.number, heading.title, score)
    return Area(heading, parts, units[heading.at].place, units[last].place)
