"""Page furniture: page numbers, catchwords at a page's foot, running headers, pictures, dotted lines of contents.

With care: a number alone under a heading is a value, and a line that comes back on every sheet ("ไม่ใช้งบประมาณ") is
no running header.
"""

import re
from collections.abc import Iterator, Sequence

from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.reading.sections import recognise

_PAGE_NUMBER = re.compile(
    r"[-–—~|\s]*(?:หน้า(?:ที่)?\s*)?(?:\d{1,3}|[ก-ฮ](?=[-–—\s]+$))(?:\s*(?:/|จาก)\s*\d{1,3})?[-–—~|\s]*"
)
_CATCHWORD = re.compile(r"[.…\s\-]*/\s*\S.{0,70}")
_DOT_LEADER = re.compile(r".{2,150}?(?:\.{4,}|…{2,}|(?:\. ){4,})\s*(?:\d{1,3}|[ก-ฮ])$")
_PICTURE = re.compile(
    r"!\[[^\]]{0,200}\]\([^)]{0,300}\)|<(figure|page_number|header|footer|img|image|hr|watermark)\b[^<>]{0,200}/?>(?:.{0,120}</\1>)?"
    r"|<!--.{0,200}-->"
)
_RULE = re.compile(r"(?:[-–—_*=]\s?){3,}")
_LONE_DIGITS = re.compile(r"\d{1,3}")
_OF_THE_PLAN = re.compile(r"(?:ร่าง)?\s*แผนปฏิบัติการป้องกัน")
_MOST = 160


def furniture(lines: Sequence[PreparedLine]) -> frozenset[int]:
    """The places of the lines that are page furniture."""
    marks = frozenset(_page_marks(lines))
    return marks | frozenset(_running_headers(lines, marks))


def is_page_mark(text: str) -> bool:
    """A page number ("-๒-", "หน้า ๓") or a catchword ("/องค์กร...")."""
    return len(text) <= 72 and bool(_PAGE_NUMBER.fullmatch(text) or _CATCHWORD.fullmatch(text))


def _page_marks(lines: Sequence[PreparedLine]) -> Iterator[int]:
    above = ""
    for place, line in enumerate(lines):
        if not line.text:
            continue
        if not line.cells and _is_mark(line.text, above, lines, place):
            yield place
        else:
            above = line.text


def _is_mark(text: str, above: str, lines: Sequence[PreparedLine], place: int) -> bool:
    if text[0] in "!<" and _PICTURE.fullmatch(text):
        return True
    if len(text) > 72:
        return _is_contents_line(text)
    if _RULE.fullmatch(text) or is_page_mark(text):
        return not _is_value(text, above, lines, place)
    return _is_contents_line(text)


def _is_contents_line(text: str) -> bool:
    dotted = "...." in text or "……" in text or ". . ." in text
    return dotted and bool(_DOT_LEADER.match(text[:200]))


def _is_value(text: str, above: str, lines: Sequence[PreparedLine], place: int) -> bool:
    """A dash says something, and so does a bare number that is all there is under a heading ("งบประมาณ" / "-")."""
    bare = text.strip("-–—_ .")
    if not bare and len(text) < 3:
        return True
    if (bare and not _LONE_DIGITS.fullmatch(text)) or recognise(above) is None:
        return False
    below = next((line.text for line in lines[place + 1 : place + 6] if line.text), "")
    return recognise(below) is not None


def _running_headers(lines: Sequence[PreparedLine], marks: frozenset[int]) -> Iterator[int]:
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if 8 <= len(line.text) <= _MOST and not line.cells and place not in marks:
            places.setdefault(line.text, []).append(place)
    repeated = {text: found for text, found in places.items() if len(found) > 2}
    pages = _Pages(lines) if repeated else None
    for text, found in repeated.items():
        by_mark = sum(_beside_mark(place, lines, marks) for place in found)
        wanted = len(found) * (0.5 if _OF_THE_PLAN.match(text) else 0.8)
        runs = by_mark >= wanted or (pages is not None and pages.run(found))
        if runs and not recognise(text):
            yield from found


def _beside_mark(place: int, lines: Sequence[PreparedLine], marks: frozenset[int]) -> bool:
    """A page mark stands next to this line, blank lines not counted."""
    for step in (1, -1):
        at = place + step
        while 0 <= at < len(lines) and abs(at - place) <= 4 and not lines[at].text:
            at += step
        if at in marks:
            return True
    return False


class _Pages:
    """The first and the last two printed lines of every page, where the format knows pages."""

    def __init__(self, lines: Sequence[PreparedLine]) -> None:
        by_page: dict[int, list[int]] = {}
        for place, line in enumerate(lines):
            if line.page is not None and line.text:
                by_page.setdefault(line.page, []).append(place)
        self.count = len(by_page)
        self.tops = frozenset(place for places in by_page.values() for place in places[:2])
        self.feet = frozenset(place for places in by_page.values() for place in places[-2:])

    def run(self, found: Sequence[int]) -> bool:
        """Whether a text stands at the same edge of a good part of the pages, and hardly anywhere else."""
        if self.count < 3 or len(found) < 0.3 * self.count:
            return False
        at_top = sum(place in self.tops for place in found)
        at_foot = sum(place in self.feet for place in found)
        return max(at_top, at_foot) >= 0.9 * len(found)
