"""Laws and the years by which they are cited."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from sucharit.core.checking.case import Case, short
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.running import Passage, RunningText
from sucharit.core.checking.values import Severity
from sucharit.core.thai import confusable, fold

CITING = "การอ้างกฎหมายต้องใช้ชื่อและปีตามที่ประกาศในราชกิจจานุเบกษา"
ALIKE = 91  # likeness (0-100) of two names of the same law
MOST = 400
LONGEST_NAME = 150
# The word of a law; "คำสั่ง" and plain "ประกาศ" are left out: they are cited by number and date.
_KIND = (
    r"พระราชบัญญัติ(?:ประกอบรัฐธรรมนูญ)?|พ\s?\.?\s?ร\s?\.?\s?บ\s?\.|พรบ\.?|พ\s?\.?\s?ร\s?\.?\s?ป\s?\.|พระราชกฤษฎีกา|พ\s?\.?\s?ร\s?\.?\s?ฎ\s?\.|"
    r"พระราชกำหนด|รัฐธรรมนูญแห่งราชอาณาจักรไทย|ระเบียบ(?=กระทรวง|สำนัก|คณะ|กรม|สำนักนายก)|กฎกระทรวง|หลักเกณฑ์กระทรวง"
)
# The name runs to its year, past no other law, no new line but one, and no sign that the sentence has gone on.
_CITATION = re.compile(
    rf"({_KIND})((?:(?!{_KIND}|มาตรา|กำหนดให้|ได้กำหนด|รวมทั้ง|แก้ไขเพิ่มเติม|\t)[^\n]|\n(?!\n)){{0,{LONGEST_NAME}}}?)"
    r"\s{0,3}(?:พ\s?\.?\s?ศ\s?\.?|พุทธศักราช)\s{0,3}(\d{4})(?!\d)"
)
_AMENDMENT = re.compile(r"\(?\s{0,2}ฉบับที่\s{0,2}(\d{1,3})\s{0,2}\)?\s*$")
_SAME_KIND = (
    ("พระราชบัญญัติ", re.compile(r"^(?:พระราชบัญญัติ|พรบ)")),
    ("พระราชกฤษฎีกา", re.compile(r"^(?:พระราชกฤษฎีกา|พรฎ)")),
)
# Laws that plans cite most, with the year of the law itself (general knowledge; the year is part of the official name).
_KNOWN = {
    "พระราชบัญญัติข้อมูลข่าวสารของราชการ": 2540,
    "พระราชบัญญัติกำหนดแผนและขั้นตอนการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น": 2542,
    "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล": 2537,
    "พระราชบัญญัติเทศบาล": 2496,
    "พระราชบัญญัติองค์การบริหารส่วนจังหวัด": 2540,
    "พระราชบัญญัติระเบียบบริหารงานบุคคลส่วนท้องถิ่น": 2542,
    "พระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ": 2560,
    "พระราชบัญญัติการอำนวยความสะดวกในการพิจารณาอนุญาตของทางราชการ": 2558,
    "พระราชบัญญัติวินัยการเงินการคลังของรัฐ": 2561,
    "พระราชบัญญัติมาตรฐานทางจริยธรรม": 2562,
    "พระราชบัญญัติวิธีปฏิบัติราชการทางปกครอง": 2539,
    "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี": 2546,
}


class Citation(NamedTuple):
    """A law cited with a year: its folded name, the year, and where."""

    name: str
    year: int
    passage: Passage


def citations(text: RunningText) -> tuple[Citation, ...]:
    """Every law cited with the year of its own; an amendment counts as a law of its own."""
    told = []
    for match, passage in text.find(_CITATION):
        name = match[2]
        amendment = _AMENDMENT.search(name)
        folded = _full_name(fold(match[1] + (name[: amendment.start()] if amendment else name)))
        if len(folded) >= 12 and 2400 <= int(match[3]) <= 2700:
            told.append(Citation(folded + (f"#{amendment[1]}" if amendment else ""), int(match[3]), passage))
        if len(told) >= MOST:
            break
    return tuple(told)


def _full_name(folded: str) -> str:
    for full, pattern in _SAME_KIND:
        if pattern.match(folded):
            return full + pattern.sub("", folded, count=1)
    return folded


def _groups(text: RunningText) -> tuple[tuple[Citation, ...], ...]:
    """The citations of each law together, slips of a scanner forgiven."""
    groups: list[list[Citation]] = []
    known: dict[str, list[Citation]] = {}
    for citation in citations(text):
        group = known.get(citation.name)
        if group is None:
            group = next((old for old in groups if _same_law(old[0].name, citation.name)), None)
        if group is None:
            group = []
            groups.append(group)
        known[citation.name] = group
        group.append(citation)
    return tuple(map(tuple, groups))


def _cited(case: Case) -> tuple[tuple[Citation, ...], ...]:
    """Worked out once for the two rules."""
    cited: tuple[tuple[Citation, ...], ...] | None = case.memo.get("laws")
    if cited is None:
        cited = case.memo["laws"] = _groups(case.text)
    return cited


def _same_law(left: str, right: str) -> bool:
    (left, _, one), (right, _, other) = left.partition("#"), right.partition("#")
    return one == other and abs(len(left) - len(right)) <= 8 and fuzz.ratio(left, right) >= ALIKE


@rule(
    "law.year", Severity.WARNING,
    thai="กฎหมายฉบับเดียวกันอ้างปีไม่เหมือนกัน",
    english="One law is cited with several years",
    source=CITING,
    silent="สำหรับปีของฉบับแก้ไขเพิ่มเติม และเมื่อชื่อกฎหมายต่างกันเกินกว่ารอยสแกนผิด",
)  # fmt: skip
def law_year(case: Case) -> Iterator[Remark]:
    for group in _cited(case):
        years = Counter(citation.year for citation in group)
        if len(years) < 2:
            continue
        official = _KNOWN.get(_official(group[0].name) or "")
        usual = max(years, key=lambda year: (years[year], year == official))
        times = years[usual]
        odd = sorted(year for year in years if year != usual)
        listed = ", ".join(f"{year} ({years[year]} แห่ง)" for year in odd)
        name = short(group[0].name.partition("#")[0], 90)
        wrong = [citation.passage for citation in group if citation.year != usual]
        slip = " (เลขไทยที่คล้ายกัน อาจพิมพ์หรือสแกนผิด)" if any(confusable(str(year), str(usual)) for year in odd) else ""
        yield Remark(
            message=f"กฎหมาย “{name}” อ้าง พ.ศ. "
            f"{usual} ({times} แห่ง) แต่บางแห่งเป็น {listed}{slip} "
            "โปรดตรวจปีที่ถูกต้อง",
            initiatives=tuple(passage.initiative for passage in wrong if passage.initiative is not None),
            lines=tuple(c.passage.line for c in group if c.passage.line), stated=odd[0], computed=usual,
        )  # fmt: skip


@rule(
    "law.known-year", Severity.WARNING,
    thai="ปีของกฎหมายไม่ตรงกับปีที่ประกาศใช้จริง",
    english="A well-known law is cited with a year that is not its own",
    source=CITING,
    silent="สำหรับกฎหมายที่ไม่อยู่ในรายการที่ระบบรู้จัก และฉบับแก้ไขเพิ่มเติม",
)  # fmt: skip
def law_known_year(case: Case) -> Iterator[Remark]:
    for group in _cited(case):
        official = _official(group[0].name)
        years = {citation.year for citation in group}
        # where the right year stands beside a wrong one, law.year has said so
        if official is None or _KNOWN[official] in years:
            continue
        yield Remark(
            message=f"“{official}” อ้าง พ.ศ. {group[0].year} ที่ถูกต้องคือ พ.ศ. {_KNOWN[official]} โปรดแก้ไข",
            initiatives=tuple(c.passage.initiative for c in group if c.passage.initiative is not None),
            lines=tuple(c.passage.line for c in group if c.passage.line),
            stated=group[0].year, computed=_KNOWN[official],
        )  # fmt: skip


def _official(name: str) -> str | None:
    """The well-known law that a folded name without amendment number means."""
    return next((official for official, folded in _known() if _same_law(name, folded)), None)


@cache
def _known() -> tuple[tuple[str, str], ...]:
    return tuple((name, fold(name)) for name in _KNOWN)


RULES = (law_year, law_known_year)
