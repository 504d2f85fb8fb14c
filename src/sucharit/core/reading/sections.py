"""Section headings: which lines say "objectives", "steps", "budget" ..., by their words and not by their number.

The words stand in `reference/words/sections.yaml`. Numbers are kept only as a hint, since scanners damage them.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from msgspec import Struct

from sucharit.core.thai import confusable, fold
from sucharit.reference import words

SHEET_SECTIONS = (
    "title", "rationale", "objectives", "target_group", "targets", "place", "steps", "period", "budget", "responsible",
    "indicators", "results", "outputs", "outcomes", "expected",
)  # fmt: skip
"""In the order of the forms; `targets` and `place` only in the ten-section form of 2561-2564."""

_LONGEST_HEADING = 60
_EXPECTED = {
    "title": (1,), "rationale": (2,), "objectives": (3,), "target_group": (4,), "targets": (4, 5), "place": (5,),
    "steps": (5, 6), "period": (6, 7), "budget": (7, 8), "responsible": (8, 9), "results": (9, 10, 11),
    "indicators": (9, 10, 11), "outputs": (9, 10), "outcomes": (9, 10), "expected": (9, 10, 11, 12),
}  # fmt: skip

_LEAD = re.compile(
    r"(?P<bullet>[-–—•*❖➢]\s*)?"
    r"(?:ข้อ(?:ที่)?\s?(?=\d))?(?:(?P<paren>\(\s?\d{1,2}\s?\))|(?P<number>\d{1,2})(?:\s?\.\s?(?P<sub>\d{1,2}))?(?:\s?(?P<mark>[.):])|(?=\s)|(?=[ก-ฮ])))?\s*"
)
_TITLE = re.compile(
    r"[ชซขฃ][ิ-ื][่้]?อ\s?((?:แผนงาน|โครงการ|กิจกรรม|มาตรการ)(?:\s?/\s?(?:โครงการ|กิจกรรม|มาตรการ))*)(\s*[:：]\s*|\s+|(?=[“\"]|$))"
)
_TITLE_GLUED = re.compile(r"[ชซขฃ][ิ-ื][่้]?อ\s?(?=(?:โครงการ|กิจกรรม|มาตรการ)\S)")
_JOINED = re.compile(r"/|และ|,")
OF_RESULTS = frozenset({"indicators", "results", "outputs", "outcomes", "expected"})
_MONEY = re.compile(r"\d[\d,.]*\s*(?:\.-)?\s*บาท|ไม่\S{0,6}\s?ใช้|ไม่มี|^[-–]|^\d[\d,]{3,}")
_TIME = re.compile(r"25\d\d|ปีงบ|ไตรมาส|เดือน|ตลอด|\d\s?(?:ปี|วัน)")


class Heading(Struct, frozen=True):
    """A recognised heading: its section, printed number, the words after it on the line, and what speaks for it (1-8).

    `slip` holds the heading as printed where its words were damaged.
    """

    section: str
    number: int | None
    rest: str
    strength: int
    slip: str | None = None

    @property
    def sure(self) -> bool:
        """Enough to open a section wherever it stands; a list item may read like an unsure one."""
        return self.strength >= 5


def recognise(text: str) -> Heading | None:
    """The sheet heading that this (clean) line is, or None. Of long lines only the beginning is looked at."""
    heading = suspect(text)
    return heading if heading and (heading.sure or may_be_inline(heading)) else None


def suspect(text: str) -> Heading | None:
    """As `recognise`, and also lines that are a heading only if their place in the sheet says so."""
    if len(text) > _LONGEST_HEADING and not _could_begin(text[:120]):
        return None
    return _recognise_long(text) if len(text) > 120 else _recognise(text)


def plan_heading(text: str) -> str | None:
    """ "objectives", "goals" or "benefits" where the line is such a heading of the plan itself."""
    if len(text) > 90:
        return None
    lead = _LEAD.match(text)
    body = text[lead.end() :] if lead else text
    if lead and lead["bullet"] and not lead["number"]:
        return None
    return _plan_phrases().get(fold(body))


def may_be_inline(heading: Heading) -> bool:
    """Whether words after the heading on its line fit it: money after "budget", a year after "period"."""
    if not heading.rest:
        return True
    if heading.section == "budget":
        return bool(_MONEY.search(heading.rest[:80]))
    if heading.section == "period":
        return bool(_TIME.search(heading.rest[:80]))
    if heading.section == "objectives":
        return heading.rest.startswith(("เพื่อ", "1", "(1", "- "))
    return heading.section in ("outputs", "outcomes", "title") or heading.sure


@lru_cache(maxsize=4096)
def _recognise(text: str) -> Heading | None:
    lead = _LEAD.match(text)
    assert lead is not None  # noqa: S101 - every part of the pattern is optional
    body = text[lead.end() :]
    if not body:
        return None
    found = _exact(body) or _near(body, lead)
    if found is None:
        return None
    section, rest, sure, slip = found
    strength = _strength(section, lead, rest, sure, slip)
    if strength < 1:
        return None
    return Heading(section, int(lead["number"]) if lead["number"] else None, rest, strength, slip)


def _recognise_long(text: str) -> Heading | None:
    heading = _recognise(text[:120])
    if heading is None or heading.slip or not heading.rest:
        return None
    tail_start = text[:120].rfind(heading.rest)
    return Heading(heading.section, heading.number, text[tail_start:], heading.strength)


def _strength(section: str, lead: re.Match[str], rest: str, sure: bool, slip: str | None) -> int:
    """How much speaks for a heading: 8 numbered as in the form and alone on its line ... 1 hardly anything; 0 none."""
    numbered = lead["number"] is not None
    sub = section in ("outputs", "outcomes")
    if (lead["bullet"] and not numbered) or lead["paren"]:
        return 1 if sub and not rest and not slip else 0
    if lead["sub"] and not sub:
        return 1  # "2.4 ระยะเวลาดำเนินการ" is an item of a list
    in_order = numbered and int(lead["number"]) in _EXPECTED[section]
    strength = 8 if numbered else 7
    if numbered and not in_order:
        strength -= 2 if any(confusable(lead["number"], str(one)) for one in _EXPECTED[section]) else 3
    if lead["mark"] == ")" and not sub and section != "title":
        strength -= 2
    if rest and not sure:
        strength -= 3 if in_order else 5
    if slip:
        strength -= 3 if in_order else 4
    return max(strength, 1)


def _exact(body: str) -> tuple[str, str, bool, str | None] | None:
    """Section, rest, whether a colon or the line's end parts them, no slip."""
    if title := _TITLE.match(body):
        rest = body[title.end() :]
        return "title", rest, True, None
    if glued := _TITLE_GLUED.match(body):
        return "title", body[glued.end() :], True, None
    if not _could_begin(body):
        return None
    head, colon, tail = body.partition(":")
    if colon and len(head) <= _LONGEST_HEADING and (section := _section_of(head)):
        return section, tail.lstrip(" :：").rstrip(), True, None
    if len(body) <= _LONGEST_HEADING and (section := _section_of(body)):
        return section, "", True, None
    return _by_words(body)


def _section_of(head: str) -> str | None:
    """The section whose heading these words are. "ตัวชี้วัด/ผลลัพธ์" heads both halves, "ตัวชี้วัดผลลัพธ์" only one."""
    section = _phrases().get(fold(head))
    if section is None and _JOINED.search(head) and not _RESULTS_GLUED.match(head):
        return _joined(head)
    return "results" if section in ("outputs", "outcomes") and "/" in head else section


def _joined(head: str) -> str | None:
    """ "ตัวชี้วัด/ผลที่คาดว่าจะได้รับ": several headings of one section, or of results, in one."""
    parts = {_phrases().get(fold(part)) for part in _JOINED.split(head) if part.strip()}
    if len(parts) == 1:
        return parts.pop()
    return "results" if parts <= OF_RESULTS else None


def _by_words(body: str) -> tuple[str, str, bool, str | None] | None:
    """The longest run of leading words that is a heading: "ผลลัพธ์ ประชาชน ..." gives ("outcomes", "ประชาชน ...").

    Two blanks part them as surely as a colon.
    """
    best: tuple[str, str, bool, str | None] | None = None
    place = 0
    for _ in range(6):
        place = body.find(" ", place + 1)
        if not 0 < place <= _LONGEST_HEADING:
            break
        if section := _section_of(body[:place]):
            best = (section, body[place + 1 :].lstrip(" :-–"), body[place + 1 : place + 2] == " ", None)
    return best or _results_glued(body)


_RESULTS_GLUED = re.compile(r"(ผลผลิต\s?/\s?ผลลัพธ์|ตัวชี้วัด\s?/\s?ผลลัพธ์)\s*(ผลผลิต.{0,200}|ผลลัพธ์.{0,200})$")


def _results_glued(body: str) -> tuple[str, str, bool, str | None] | None:
    glued = _RESULTS_GLUED.match(body)
    return ("results", glued[2], True, None) if glued else None


def _near(body: str, lead: re.Match[str]) -> tuple[str, str, bool, str | None] | None:
    """A heading with a few wrong letters; only short lines, and hardly ever list items."""
    if lead["paren"] or lead["sub"] or (lead["bullet"] and not lead["number"]):
        return None
    head, colon, tail = body.partition(":")
    if not colon or len(head) > _LONGEST_HEADING:
        head, tail = body, ""
    if len(head) > 45:
        return None
    folded = fold(head)
    if not 6 <= len(folded) <= 45:
        return None
    phrase = _nearest_phrase(folded)
    section = _phrases()[phrase] if phrase else None
    if section is None or (lead["mark"] == ")" and int(lead["number"]) not in _EXPECTED[section]):
        return None
    return section, tail.lstrip(" :：").rstrip(), True, head


def _nearest_phrase(folded: str) -> str | None:
    from rapidfuzz.distance import Levenshtein  # 20 ms to import, and clean documents never need it
    from rapidfuzz.process import extractOne

    allowed = 1 if len(folded) < 9 else 2 if len(folded) < 16 else 3
    found = extractOne(folded, _phrase_list(), scorer=Levenshtein.distance, score_cutoff=allowed)
    return found[0] if found else None


def _could_begin(body: str) -> bool:
    lead = _LEAD.match(body)
    start = body[lead.end() :] if lead else body
    return start.replace(" ", "")[:3] in _beginnings()


@cache
def _phrases() -> Mapping[str, str]:
    listed = words("sections")
    return {fold(phrase): section for section in SHEET_SECTIONS for phrase in listed[section]}


@cache
def _phrase_list() -> tuple[str, ...]:
    return tuple(phrase for phrase in _phrases() if len(phrase) >= 6)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(phrase[:3] for phrase in _phrases()) | {"".join(one) for one in product("ชซข", "ิีึื", "อ่้")}


@cache
def _plan_phrases() -> Mapping[str, str]:
    listed = words("sections")
    keys = {"objectives": "plan_objectives", "goals": "plan_goals", "benefits": "plan_benefits"}
    return {fold(phrase): name for name, key in keys.items() for phrase in listed[key]}
