"""The short sections of a sheet as values: target group, period, budget line, responsible unit, title and kind."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from sucharit.core.fiscal import parse_span
from sucharit.core.plan import BudgetLine, InitiativeKind, Period, TargetGroup
from sucharit.core.reading.lists import ListLine, join_wrapped
from sucharit.core.reading.markers import BULLET, split_marker
from sucharit.core.reading.tables import amount_of
from sucharit.core.thai import fold

_PEOPLE = re.compile(
    r"(?<![\d./])(\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d,.]*\d)\s*"
    r"(ค\s?น|ราย(?!ก|ง|จ่าย|ได้|ละ)|ท่าน|รูป|ศูนย์|รายการ|แห่ง|หมู่บ้าน|หมู่|ชุมชน|ครัวเรือน|ครอบครัว|หน่วยงาน|ส่วนราชการ|กอง|โรงเรียน|องค์กร|กลุ่ม|เครือข่าย|ช่องทาง|ฉบับ|ครั้ง|อัตรา|ตำแหน่ง)"
)
_TOTAL = re.compile(r"(?:รวม|ทั้งสิ้น|ทั้งหมด|รวมทั้งสิ้น)\s*(?:จำนวน|เป็น)?\s*(?:ประมาณ)?\s*$")
_PARTS = re.compile(r"แบ่ง(?:เป็น|ออกเป็น)|แยกเป็น|ประกอบด้วย|ได้แก่|ดังนี้")
_EACH = re.compile(r"จำนวน\s*(?:ไม่(?:น้อย|ต่ำ)กว่า|ประมาณ)?\s*$")
_PER_YEAR = re.compile(r"ปีละ|ต่อปี|/\s?ปี|แต่ละปี|ทุกปี")
_ALL_YEARS = re.compile(r"รวม|ทั้งสิ้น|ทั้งหมด|ตลอด")
_BAHT = re.compile(
    r"(?<![\d,.])(?<![\d,.]\s)([1-9]\d{0,2}(?:,\d{3})+(?:\.\d{1,2})?|[1-9]\d{2,8}(?:\.\d{1,2})?)\s*(?:\.-|,-)?\s*บาท"
)
_NOTHING = re.compile(
    r"ไม[่้]?\s?(?:ได้|ต้อง|มีการ)?\s?ใ[ชซข][่้]?\s?(?:จ่าย)?\s?(?:เงิน)?\s?ง[ก-๎]{0,3}\s?[บป]ระม"
    r"|ไม่มี(?:งบประมาณ|ค่าใช้จ่าย)|ไม่ได้ใช้งบ"
)
_OF_A_YEAR = re.compile(
    r"(?:ปี\s?(?:งบ\s?ประมาณ)?\s?)?(?:พ\.?\s?ศ\.?\s?)?2[45]\d\d\s*[:：=\-–]?\s*(?:จำนวน|เป็นเงิน)?\s*(?=[\d-])(?P<amount>\S(?:(?!ปี|25\d\d).){0,40})"
)
_BLANK_AMOUNT = re.compile(r"(?<![.…_])[.…_]{3,}\s*บาท")
_KIND = re.compile(r"(โครงการ|กิจกรรม|มาตรการ)")
_KIND_OF_HEADING = re.compile(r"(?:[-•\d.)\s]*)ชื่อ\s?(กิจกรรม|มาตรการ)\s*(?:[:：]|\s|$)(?!\s*/)")
_NUMBER_BEHIND = re.compile(r"\s*\(\s?(\d{1,3})\s?\)\s*$")


class Title(Struct, frozen=True):
    """A title without its number: what is shown, what is printed, the kind it names, and a number printed behind it."""

    text: str
    printed: str
    kind: InitiativeKind | None
    number: int | None


def read_title(found: Sequence[ListLine], heading: str = "") -> Title:
    """`found` are the lines of the title; `heading` the line of its heading, which may name the kind ("ชื่อกิจกรรม")."""
    text, printed = "", []
    for line in found:
        part = " ".join(line.text.split())
        printed.append(part)
        text = join_wrapped(text, part)
    text = text.strip(" :")
    number = _NUMBER_BEHIND.search(text)
    if number:
        text = text[: number.start()].rstrip()
    return Title(text, " ".join(printed), _kind(text, heading), int(number[1]) if number else None)


def _kind(title: str, heading: str) -> InitiativeKind | None:
    """The first word of the title; "ชื่อโครงการ" heads every kind, "ชื่อมาตรการ" only measures."""
    folded = fold(title[:24])
    match = _KIND.match(folded) or _KIND_OF_HEADING.match(heading)
    return InitiativeKind(match[1]) if match else _damaged_kind(folded)


def _damaged_kind(folded: str) -> InitiativeKind | None:
    """The kind whose word the title begins with but for one letter: "กีจกรรม"."""
    from rapidfuzz.distance import Levenshtein

    for kind in InitiativeKind:
        if Levenshtein.distance(folded[: len(kind.value)], kind.value, score_cutoff=1) <= 1:
            return kind
    return None


def read_target_group(found: Sequence[ListLine]) -> TargetGroup | None:
    """The words and their number: the one stated, the total over its parts, or groups of "จำนวน N คน" together."""
    if not found:
        return None
    parts = [split_marker(line.text) for line in found]
    text = "\n".join(" ".join(part.split()) for _, part in parts if part.strip())
    if not text:
        return None
    total_first = parts[0][0] is None and _one_number(parts[0][1]) is not None
    top = [part for marker, part in parts if marker is None or not (total_first or marker.kind == BULLET)]
    one = (_one_number("\n".join(top)) if len(top) < len(parts) else None) or _one_number(text)
    return TargetGroup(text=text, count=one[0] if one else None, unit=one[1] if one else None)


def _one_number(text: str) -> tuple[int, str] | None:
    matches = _PEOPLE.finditer(text)
    found = [(int(match[1].replace(",", "")), match[2].replace(" ", ""), match.start()) for match in matches]
    people = [one for one in found if one[1] in ("คน", "ราย", "ท่าน", "รูป")] or found
    if not people:
        return None
    totals = [one for one in people if _TOTAL.search(text[max(0, one[2] - 24) : one[2]])]
    for group in (people, totals):
        if group and len({number for number, _, _ in group}) == 1:
            return group[0][0], group[0][1]
    return None if totals else _sum_of_groups(people, text)


def _sum_of_groups(people: Sequence[tuple[int, str, int]], text: str) -> tuple[int, str] | None:
    """Groups that each state "จำนวน N คน" count together; where the first is what the others add up to, or they are
    parts of it ("แบ่งเป็น"), it alone counts."""
    numbers = [number for number, _, _ in people]
    if len({unit for _, unit, _ in people}) > 1:
        return None
    whole, rest = numbers[0], sum(numbers[1:])
    adds_up = whole == rest or (len(numbers) > 3 and 9 * rest <= 10 * whole <= 11 * rest)  # offices add up wrong
    if adds_up or _PARTS.search(text[people[0][2] : people[1][2]]):
        return people[0][0], people[0][1]
    stated = all(_EACH.search(text[max(0, start - 24) : start]) for _, _, start in people)
    return (sum(numbers), people[0][1]) if stated else None


@lru_cache(maxsize=1024)
def _years(text: str) -> tuple[int | None, int | None]:
    span = parse_span(text[:600])
    return (span.first, span.last) if span else (None, None)


def read_period(texts: Sequence[str]) -> Period | None:
    """The words, and the first and last fiscal year they state ("ไตรมาส ๓" states none)."""
    if not texts:
        return None
    text = "\n".join(texts)
    start, end = _years(text)
    return Period(text=text, start=start, end=end)


def read_budget_line(found: Sequence[ListLine]) -> BudgetLine:
    """The words and the baht of each year. An empty section gives empty words and None.

    Where several different amounts stand, the one per year counts; without such a word none does.
    """
    texts = [" ".join(line.text.split()) for line in found]
    text = "\n".join(texts)
    amounts = [stated for one in texts for stated in _amounts(one)]
    return BudgetLine(text=text, per_year=_per_year(amounts))


def _amounts(text: str) -> list[tuple[Decimal, str]]:
    """Every amount of a line with the words around it, which say whether it is for one year or for all."""
    if _BLANK_AMOUNT.search(text):
        return []
    of_year = _OF_A_YEAR.fullmatch(text)
    whole = amount_of(of_year["amount"]) if of_year else amount_of(text)
    if whole is None:
        whole = amount_of(_unmarked(text))
    if whole is not None:
        return [(whole, text)]
    found, before = [], 0
    for match in _BAHT.finditer(text):
        found.append((Decimal(match[1].replace(",", "")), text[before : match.end() + 6]))
        before = match.end()
    if found:
        return found
    return [(Decimal(0), text)] if _NOTHING.search(text) else []


def _unmarked(text: str) -> str:
    marker, rest = split_marker(text)
    return rest if marker else text


def _whole_of(amounts: Sequence[Decimal]) -> Decimal | None:
    """The first or the last amount where it is what the others add up to: "๙๐,๐๐๐ บาท ดังนี้ - ค่า... - ค่า..." """
    ends = (amounts[0], amounts[-1]) if len(amounts) > 2 else ()
    return next((whole for whole in ends if whole * 2 == sum(amounts)), None)


def _per_year(amounts: Sequence[tuple[Decimal, str]]) -> Decimal | None:
    for wanted in (None, _PER_YEAR):
        chosen = {amount for amount, text in amounts if wanted is None or wanted.search(text)}
        if len(chosen) == 1:
            return chosen.pop()
    parts = {amount for amount, text in amounts if not _ALL_YEARS.search(text)}
    return parts.pop() if len(parts) == 1 else _whole_of([amount for amount, _ in amounts])


def read_words(texts: Sequence[str]) -> str | None:
    """Short words over one or several lines as one line: place, responsible unit."""
    return " ".join(" ".join(text.split()) for text in texts) or None
