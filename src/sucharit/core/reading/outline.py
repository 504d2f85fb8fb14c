"""The outline of the framework in a document: headings of dimensions, missions and objectives.

A heading is known by its code together with its title, held against the published frameworks; the code alone is not
trusted, since scanners misread digits and lists are numbered alike.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.thai import confusable, fold
from sucharit.reference import framework, framework_versions

_DIMENSION = re.compile(
    r"(?:[-•]\s*)?(?:มิติ|มติ|มิตี|มิตื|มีติ|มีตี|มิดิ)\s?(?:ที่|นี้|ที|ที|ที่่)?\s?\(?(\d)\)?(?!\d)\s*[:.)\-–]?\s*(.*)", re.S
)
_CODE = re.compile(
    r"(?:[-•]\s*)?(?P<word>(?:ภารกิจ(?:ตามมิติ)?|วัตถุประสงค์(?:(?:ของ|ตาม|ใน)(?:กรอบ|มิติ|ภารกิจ|แผน)(?:ตามมิติ)?)?|ยุทธศาสตร์|กรอบ)\s?(?:ที่|ข้อ|ข้อที่)?\s?:?\s?)?"
    r"\(?(?P<code>\d{1,2}\s?\.\s?\d{1,2}(?:\s?\.\s?\d{1,2})?)\)?(?:\.(?!\d)|\s|(?=[ก-ฮเ-ไ“\"]|$))\s*[:.]?\s*(?P<title>.*)",
    re.S,
)
_BEGINS_CODE = tuple("0123456789-•(ภวยก")
_DEEPEST_DIMENSION = 9
_ALIKE = 0.72
_SAME = 0.88


class OutlineHeading(Struct, frozen=True):
    """A heading: its code as printed, its title, and the node of a framework that its title shows (None where unknown).

    `code` is what it stands for: the printed code, or, where the title proves that a digit was misread, the true one.
    """

    place: int
    line: int
    printed: str
    title: str
    code: str
    version: str | None = None
    sure: bool = False

    @property
    def depth(self) -> int:
        return self.code.count(".") + 1


class Match(Struct, frozen=True):
    """How a printed code and title fit the frameworks."""

    code: str
    version: str | None
    sure: bool


def heading_at(place: int, line: PreparedLine) -> OutlineHeading | None:
    """The outline heading that a line is by its shape; `sure` where a framework knows it."""
    text = line.text
    if not text or len(text) > 420:
        return None
    if dimension := dimension_of(text):
        number, title = dimension
        match = match_heading(number, title[:200])
        return OutlineHeading(place, line.number, number, title, match.code, match.version, match.sure or not title)
    if not text.startswith(_BEGINS_CODE):
        return None
    found = _CODE.match(text)
    code = _code(found) if found else None
    if found is None or code is None:
        return None
    title = found["title"].strip()
    match = match_heading(code, title[:200])
    sure = match.sure or bool(found["word"])
    return OutlineHeading(place, line.number, code, title, match.code, match.version, sure)


def dimension_of(text: str) -> tuple[str, str] | None:
    """Number and title of "มิติที่ ๒ ..." in its many misreadings."""
    match = _DIMENSION.match(text)
    if match is None or len(text) > 200 or match[1] == "0":
        return None
    return match[1], match[2].strip()


def code_of(text: str) -> tuple[str, str] | None:
    """Code and title of "1.2.3 ...", or None. The first number of a code is a dimension, so it is small."""
    match = _CODE.match(text)
    code = _code(match) if match else None
    return (code, match["title"].strip()) if match and code else None


def _code(match: re.Match[str]) -> str | None:
    code = match["code"].replace(" ", "")
    return code if 1 <= int(code.partition(".")[0]) <= _DEEPEST_DIMENSION else None


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of a cell that holds nothing but codes ("1.1 1.1.1", "(2.1.3)"); () where it holds words."""
    if not text or not _ONLY_CODES.fullmatch(text):
        return ()
    return tuple(code.replace(" ", "") for code in _ONE_CODE.findall(text))


_ONE_CODE = re.compile(r"\d(?:\s?\.\s?\d{1,2}){1,2}")
_ONLY_CODES = re.compile(r"(?:(?:^|[\s(),;/และ-]+)\d(?:\s?\.\s?\d{1,2}){1,2}\.?\)?){1,8}\s*")


@lru_cache(maxsize=2048)
def match_heading(code: str, title: str) -> Match:
    """Hold a heading against the frameworks: the title must be that of the code, or prove another one."""
    folded = fold(title)
    if len(folded) < 6:
        return Match(code, None, sure=False)
    for version, titles in _titles().items():
        if any(likeness(folded, known) >= _ALIKE for known in titles.get(code, ())):
            return Match(code, version, sure=True)
    return _match_by_title(code, folded)


def _match_by_title(code: str, folded: str) -> Match:
    """The node whose title this is and whose code a scanner may have read as `code`."""
    best, best_score = Match(code, None, sure=False), _SAME
    for version, titles in _titles().items():
        for other, known in titles.items():
            if confusable(code, other) or code == _unknown(other):
                score = max(likeness(folded, one) for one in known)
                if score > best_score:
                    best, best_score = Match(other, version, sure=True), score
    return best


def _unknown(code: str) -> str:
    """A code of the same depth that says nothing: "0.0.0"."""
    return ".".join("0" * (code.count(".") + 1))


def likeness(folded: str, known: str) -> float:
    """Likeness 0..1 of a printed title to a known one; a title that was cut off is compared as far as it goes."""
    from rapidfuzz.distance import Indel

    length = min(len(folded), len(known))
    if length < 6 or length < 0.35 * len(known):
        return 0.0
    whole = Indel.normalized_similarity(folded, known)
    if length < 20:
        return whole
    return max(whole, Indel.normalized_similarity(folded[:length], known[:length]))


def node_by_title(title: str, depth: int) -> Match | None:
    """The node of this depth (1 = dimension) whose title this is, where no code is printed."""
    match = _match_by_title(".".join("0" * depth), fold(title[:200]))
    return match if match.sure else None


@cache
def _titles() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """version > code > folded titles; the newer framework first."""
    return {
        version: {
            node.code: tuple(fold(title) for title in (node.title, *node.also)) for node in framework(version).nodes
        }
        for version in reversed(framework_versions())
    }


def known_code(code: str, version: str | None = None) -> bool:
    """Whether a framework (this one, or any) has the code."""
    titles = _titles()
    versions = [titles[version]] if version and version in titles else list(titles.values())
    return any(code in nodes for nodes in versions)


def commonest_version(headings: Iterable[OutlineHeading]) -> str | None:
    """The framework that most of the sure headings of depth two and three show; the dimensions alone do not decide."""
    counts: dict[str, int] = {}
    for heading in headings:
        if heading.version and heading.sure:
            counts[heading.version] = counts.get(heading.version, 0) + heading.depth
    return max(counts, key=lambda version: counts[version]) if counts else None


def headings_in(lines: Sequence[PreparedLine]) -> tuple[OutlineHeading, ...]:
    """Every line that has the shape of an outline heading, with its title completed from the next line if need be."""
    found: list[OutlineHeading] = []
    for place, line in enumerate(lines):
        heading = heading_at(place, line)
        if heading is None:
            continue
        if not heading.title:
            heading = _with_next_title(heading, lines)
        found.append(heading)
    return tuple(found)


def _with_next_title(heading: OutlineHeading, lines: Sequence[PreparedLine]) -> OutlineHeading:
    """A code alone on its line has its title on the next."""
    for line in lines[heading.place + 1 : heading.place + 4]:
        if not line.text:
            continue
        match = match_heading(heading.printed, line.text[:200])
        if match.sure:
            return OutlineHeading(
                heading.place, heading.line, heading.printed, line.text, match.code, match.version, sure=True
            )
        break
    return heading
