"""Facts about the document as a whole: title, organization, fiscal years, framework, dates, who reported and signed."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from sucharit.core.fiscal import FiscalSpan, find_spans
from sucharit.core.plan import Organization, OrganizationType
from sucharit.core.reading.lists import join_wrapped
from sucharit.core.reading.prepared import PreparedLine
from sucharit.core.thai import fold, parse_date
from sucharit.reference import organization_words, provinces

_TITLE = re.compile(r"(?:ร่าง|เรื่อง)?\s?(?:(?:ประกาศ)?ใช้)?\s?แผนปฏิบัติการ(?:เพื่อ)?ป้องกัน")
_TITLE_START = re.compile(r"แผนปฏิบัติการ(?:เพื่อ)?ป้องกัน")
_TITLE_END = re.compile(
    r"\s*(?:ระยะ(?:เวลา)?\s?[\dก-๎]{1,4}\s?ปี|[\(（]?\s?(?:ประจำ)?(?:ปีงบประมาณ|ปี)?\s?\(?(?:พ\s?\.\s?ศ\s?\.|25\d\d)|ประจำปี|ของ(?=องค์|เทศบาล|เมือง|อบ)|สำหรับ(?=องค์|เทศบาล))"
)
_YEARS_HINT = re.compile(
    r"แผนปฏิบัติการ(?:เพื่อ)?ป้องกัน|(?P<report>รายงานผล[ก-๎\s]{0,120}ประจำปี)"
    r"|^(?:ระยะ(?:เวลา)?\s?[\dก-๎]{1,4}\s?ปี\s?)?\(?\s?(?:ประจำ)?(?:ปีงบประมาณ|ปี)?\s?\(?(?:พ\s?\.\s?ศ\s?\.)?\s?25\d\d"
)
_AS_OF = re.compile(r"ข้อมูล\s?ณ\s?(?:วันที่)?\s*")
_REPORTER = re.compile(r"(?:ผู้ออกรายงาน|ผู้รายงาน|ผู้จัดทำรายงาน)\s*[:：]?\s*(\S.{2,60})")
_ANNOUNCED = re.compile(r"ประกาศ\s?ณ\s?วันที่\s*")
_DISTRICT = re.compile(r"(?:กิ่ง)?(?:อำเภอ|อ\.)\s?([ก-๎]{2,30})\s*,?\s*(?:จังหวัด|จ\.)\s?([ก-๎]{2,30})")
_SUBDISTRICT = re.compile(r"(?:ตำบล|ต\.)\s?([ก-๎]{2,30})\s+(?:อำเภอ|อ\.)")
_NAME = re.compile(r"\s?([ก-๎]{2,40})")
_NOT_A_NAME = re.compile(
    r"(?:ขอ|ได้|มี|จะ|และ|หรือ|ที่|ใน|เป็น|จึง|ให้|มุ่ง|เห็น|ตระหนัก|โดย|ตาม|ดำเนิน|ประจำ|ของ|ทุก|อื่น|แห่ง|ต้อง|ซึ่ง|เพื่อ|กับ|ต่อ|จาก|สามารถ|แต่ละ|ตั้ง|ว่า|ไม่|ควร"
    r"|ประกาศ|กำหนด|สำหรับ|ทั้ง|พ\.ศ|หมาย|คือ|ผ่าน|เล็ง|หวัง|ส่งเสริม|จัด|นำ|ร่วม|เรื่อง)"
)
_MOST_LINES = 4000


class Facts(Struct, frozen=True, kw_only=True):
    """What the document says of itself; None where it says nothing."""

    title: str = ""
    organization: Organization | None = None
    span: FiscalSpan | None = None
    as_of: str | None = None
    reporter: str | None = None
    announced_on: str | None = None


def read_facts(lines: Sequence[PreparedLine]) -> Facts:
    """The facts, from the first and the last lines of the document (a cover, an announcement, a foot)."""
    near = lines if len(lines) <= 2 * _MOST_LINES else [*lines[:_MOST_LINES], *lines[-_MOST_LINES:]]
    organization = _organization(near)
    return Facts(
        title=_title(near),
        organization=organization,
        span=_span(near),
        as_of=_dated(near, _AS_OF),
        reporter=_reporter(near),
        announced_on=_dated(near, _ANNOUNCED),
    )


def _title(lines: Sequence[PreparedLine]) -> str:
    """The plan's name as the commonest of its stand-alone prints, without years and without the organization."""
    found: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for place, line in enumerate(lines):
        text = line.text
        if line.cells or not 10 < len(text) < 240 or "แผนปฏิบัติการ" not in text or not _TITLE.match(text):
            continue
        title = _title_at(lines, place)
        if title and len(title) > 15:
            key = fold(title)
            spelled.setdefault(key, title)
            found[key] += 1
    if not found:
        return ""
    most = max(found.values())
    best = next(key for key, count in found.items() if count == most)
    return spelled[best]


def _title_at(lines: Sequence[PreparedLine], place: int) -> str:
    text = lines[place].text
    start = _TITLE_START.search(text)
    if start is None:
        return ""
    text = text[start.start() :]
    end = _TITLE_END.search(text)
    if end or len(text) > 120:
        return text[: end.start()].strip() if end else ""
    for line in lines[place + 1 : place + 4]:
        if not line.text or line.cells or len(line.text) > 80 or _organization_titles().match(line.text):
            break
        end = _TITLE_END.search(line.text)
        text = join_wrapped(text, line.text[: end.start()] if end else line.text)
        if end:
            break
    return text.strip()


def _span(lines: Sequence[PreparedLine]) -> FiscalSpan | None:
    """The years that stand with the plan's name, or alone on a line; the commonest, the longer ones first."""
    found: Counter[FiscalSpan] = Counter()
    for line in lines:
        text = line.text
        hint = _YEARS_HINT.search(text) if "25" in text and len(text) <= 1500 and not line.cells else None
        if hint is None:
            continue
        start = hint if hint["report"] else _TITLE_START.search(text)
        stretch = text[start.start() : start.start() + 220] if start else text[:60]
        span = next((one.span for one in find_spans(stretch) if one.span), None)
        if span is not None and len(span) <= 6:
            found[span] += 1
    if not found:
        return None
    return max(found, key=lambda span: (found[span] * (3 if len(span) > 1 else 1), len(span)))


def _dated(lines: Sequence[PreparedLine], pattern: re.Pattern[str]) -> str | None:
    for line in lines:
        if "ณ" in line.text and (match := pattern.search(line.text)):
            date = parse_date(line.text[match.end() : match.end() + 60])
            if date and date.iso:
                return date.iso
    return None


def _reporter(lines: Sequence[PreparedLine]) -> str | None:
    for line in lines:
        if "รายงาน" in line.text and len(line.text) < 140 and (match := _REPORTER.search(line.text)):
            return " ".join(match[1].split())
    return None


def _organization(lines: Sequence[PreparedLine]) -> Organization | None:
    """The name that stands alone on a line most often, or is used most, with its kind and place."""
    text = "\n".join(line.text for line in lines if len(line.text) < 2000)
    best = _commonest_name(lines, text)
    if best is None:
        return None
    kind, title, own = best
    district, province = _district(text)
    subdistrict = own if kind is OrganizationType.SUBDISTRICT_ADMINISTRATION else _subdistrict(text)
    return Organization(
        name=f"{title}{own}",
        type=kind,
        subdistrict=subdistrict,
        district=district,
        province=province or (own if kind is OrganizationType.PROVINCIAL else None),
    )


def _commonest_name(lines: Sequence[PreparedLine], text: str) -> tuple[OrganizationType, str, str] | None:
    candidates = _candidates(line for line in lines if not line.cells and len(line.text) < 90)
    candidates = candidates or _candidates(lines)
    if not candidates:
        return None
    likely = [key for key, _ in candidates.most_common(24)]
    title, own = max(likely, key=lambda key: _uses(text, key, likely))
    kind, spelled = _kinds()[title]
    return kind, title if kind is OrganizationType.SPECIAL else spelled, own


def _candidates(lines: Iterable[PreparedLine]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    pattern = _organization_titles()
    for line in lines:
        if not line.text:
            continue
        for match in pattern.finditer(line.text[:400]):
            own = "" if _kinds()[match[1]][0] is OrganizationType.SPECIAL else _own_name(line.text, match.end())
            if own is not None:
                found[(match[1], own)] += 1
    return found


def _uses(text: str, key: tuple[str, str], candidates: Iterable[tuple[str, str]]) -> int:
    """How often a name is used, not counting longer names that begin with it."""
    whole = "".join(key)
    longer = {"".join(other) for other in candidates if other != key and "".join(other).startswith(whole)}
    return text.count(whole) - max((text.count(other) for other in longer), default=0)


def _own_name(text: str, start: int) -> str | None:
    """The proper name behind "องค์การบริหารส่วนตำบล": one word, up to a space, the line's end or a district."""
    match = _NAME.match(text, start)
    if match is None:
        return None
    name = match[1]
    for stop in ("อำเภอ", "จังหวัด", "พ.ศ"):
        if stop in name and not name.startswith(stop):
            name = name.partition(stop)[0]
    return name if 2 <= len(name) <= 24 and not _NOT_A_NAME.match(name) else None


def _district(text: str) -> tuple[str | None, str | None]:
    found: Counter[tuple[str, str]] = Counter()
    for match in _DISTRICT.finditer(text):
        province = _province(match[2])
        if province:
            found[(match[1], province)] += 1
    return found.most_common(1)[0][0] if found else (None, None)


def _province(name: str) -> str | None:
    """A province's name as officially spelled, also where more words follow without a space."""
    known = _province_names()
    if name in known:
        return name
    return next((one for one in known if name.startswith(one)), None)


def _subdistrict(text: str) -> str | None:
    found = Counter(match[1] for match in _SUBDISTRICT.finditer(text))
    return found.most_common(1)[0][0] if found else None


@cache
def _province_names() -> tuple[str, ...]:
    return tuple(sorted((one.thai for one in provinces()), key=len, reverse=True))


@cache
def _kinds() -> dict[str, tuple[OrganizationType, str]]:
    """Every spelling of a title > the kind and its right spelling."""
    kinds = organization_words().kinds
    return {
        spelling: (OrganizationType(kind.type), kind.thai)
        for kind in kinds
        for spelling in (*kind.titles, *kind.misspelled)
    }


@cache
def _organization_titles() -> re.Pattern[str]:
    spellings = sorted(_kinds(), key=len, reverse=True)
    return re.compile("(" + "|".join(re.escape(spelling) for spelling in spellings) + ")")
