"""The organization's own name, and words that belong to another kind of local government."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from sucharit.core.checking.case import Case
from sucharit.core.checking.own import OwnName
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.running import Passage, RunningText, tight
from sucharit.core.checking.values import Severity
from sucharit.reference.words import organization_words

NAMES = "ชื่อองค์กรปกครองส่วนท้องถิ่นต้องตรงตามประกาศกระทรวงมหาดไทยและสะกดเหมือนกันทั้งเล่ม"
KIND = "ถ้อยคำต้องตรงกับประเภทขององค์กรปกครองส่วนท้องถิ่นตามกฎหมายจัดตั้ง"
_MUNICIPALITIES = frozenset({"subdistrict_municipality", "town", "city"})
_OF_A_SUBDISTRICT = frozenset({"sao", "subdistrict_municipality"})  # "ตำบลดอนสุขใจ" is its own name too


@rule(
    "organization.spelling", Severity.WARNING,
    thai="ชื่อหน่วยงานของตนสะกดไม่เหมือนกัน",
    english="The organization's own name is spelt in several ways",
    source=NAMES,
    silent="เมื่อชื่อที่ตามหลังคำนำหน้าต่างจากชื่อของตนเกินหนึ่งถึงสองตัวอักษร (ถือเป็นหน่วยงานอื่น)",
)  # fmt: skip
def organization_spelling(case: Case) -> Iterator[Remark]:
    own = case.own
    if own is None:
        return
    if len(own.proper) >= 3:
        yield from _proper_names(case, own)
    yield from _titles(case, own)


def _proper_names(case: Case, own: OwnName) -> Iterator[Remark]:
    """One remark for all the rarer spellings."""
    places: dict[str, list[Passage]] = defaultdict(list)
    tight_text = case.text.tight
    for anchor, passage in case.text.find_tight(_anchor(own)):
        following = tight_text[anchor.end() : anchor.end() + len(own.proper) + 3]
        if spelling := _nearest(following.partition("\n")[0], own.proper):
            places[spelling].append(passage)
    if len(places) < 2:
        return
    times = {spelling: len(where) for spelling, where in places.items()}
    usual = max(times, key=lambda spelling: (times[spelling], spelling == own.proper, spelling))
    rarer = sorted((spelling for spelling in times if spelling != usual), key=lambda spelling: -times[spelling])
    listed = ", ".join(f"“{spelling}” {times[spelling]} แห่ง" for spelling in rarer[:4])
    odd = [passage for spelling in rarer for passage in places[spelling]]
    yield Remark(
        message=f"ชื่อหน่วยงานส่วนใหญ่สะกด “{usual}” ({times[usual]} แห่ง) แต่พบ {listed} "
        "โปรดตรวจชื่อที่ถูกต้องและใช้ให้เหมือนกันทั้งเล่ม",
        initiatives=_seqs(odd), lines=_lines(odd), field="organization", stated=rarer[0], computed=usual,
    )  # fmt: skip


def _seqs(passages: list[Passage]) -> tuple[int, ...]:
    return tuple(passage.initiative for passage in passages if passage.initiative is not None)


def _lines(passages: list[Passage]) -> tuple[int, ...]:
    return tuple(passage.line for passage in passages if passage.line)


@lru_cache(maxsize=64)
def _anchor(own: OwnName) -> re.Pattern[str]:
    """The words that stand before the own name, with the full stop of an abbreviation or without."""
    titles = {tight(title).rstrip(".") for title in (*own.words.titles, own.words.short, *own.words.misspelled)}
    titles |= {"เทศบาล"} if own.words.type in _MUNICIPALITIES else set()
    titles |= {"ตำบล"} if own.words.type in _OF_A_SUBDISTRICT else set()
    return re.compile(f"(?:{'|'.join(sorted(map(re.escape, titles), key=len, reverse=True))})" + r"\.?")


@lru_cache(maxsize=8192)
def _nearest(following: str, proper: str) -> str | None:
    """The beginning of `following` that is the proper name or within a slip or two of it."""
    if following.startswith(proper):
        return proper
    slips = 1 if len(proper) < 7 else 2
    sizes = range(max(2, len(proper) - 1), min(len(proper) + 1, len(following)) + 1)
    parts = [following[:size] for size in sizes]
    best = min(parts, key=lambda part: (Levenshtein.distance(part, proper), abs(len(part) - len(proper))), default="")
    if not best or Levenshtein.distance(best, proper) > slips or best[0] != proper[0]:
        return None
    return best


def _titles(case: Case, own: OwnName) -> Iterator[Remark]:
    """The title itself misspelled before the own name: "องค์กรบริหารส่วนตำบล"."""
    wrong = "|".join(map(re.escape, map(tight, own.words.misspelled)))
    if not wrong or not own.proper:
        return
    pattern = re.compile(f"({wrong})(?={re.escape(own.proper)})")
    found = [(match[1], passage) for match, passage in case.text.find_tight(pattern)]
    if found:
        odd = [passage for _, passage in found]
        yield Remark(
            message=f"คำนำหน้าชื่อหน่วยงานเขียนว่า “{found[0][0]}” {len(found)} แห่ง ที่ถูกต้องคือ “{own.words.thai}” โปรดแก้ไข",
            initiatives=_seqs(odd), lines=_lines(odd), field="organization",
            stated=found[0][0], computed=own.words.thai,
        )  # fmt: skip


@rule(
    "organization.kind-words", Severity.WARNING,
    thai="มีถ้อยคำขององค์กรปกครองส่วนท้องถิ่นประเภทอื่น",
    english="Words of another kind of local government",
    source=KIND,
    silent="ในชื่อกฎหมาย ชื่อหน่วยงานอื่น ชื่อเฉพาะของ อปท. แห่งอื่น และในการเรียกรวมหลายประเภท เช่น “อบต. เทศบาล และ อบจ.”",
)  # fmt: skip
def organization_kind_words(case: Case) -> Iterator[Remark]:
    if case.own is None or case.own.words.type in ("provincial", "special"):
        return  # these work with all the others, and name them rightly
    found: dict[int | None, list[tuple[Passage, str]]] = defaultdict(list)
    for passage, word in _foreign_words(case.text, _foreign(case.own.words.type)):
        found[passage.initiative].append((passage, word))
    for seq, places in found.items():
        words = list(dict.fromkeys(word for _, word in places))
        at = f"โครงการลำดับที่ {seq}" if seq is not None else "เอกสาร"
        yield Remark(
            message=f"{at} มีคำว่า {', '.join(f'“{word}”' for word in words[:4])} ซึ่งเป็นคำของ อปท. ประเภทอื่น "
            f"(หน่วยงานนี้เป็น{case.own.words.thai}) โปรดแก้ให้ตรงกับหน่วยงาน",
            initiatives=(seq,) if seq is not None else (),
            lines=_lines([passage for passage, _ in places]),
            field=places[0][0].field, stated=words[0], computed=case.own.words.thai,
        )  # fmt: skip


_NEAR = 60  # characters around a word that tell what it is part of
_JOINING = re.compile(r"^[/,.()]{0,4}(?:และ|หรือ|ตลอดจน|รวมทั้ง|กับ)?[/,.()]{0,4}$")
# Bodies and papers that rightly bear the word of another kind, right before it.
_RIGHTLY = re.compile(
    r"(?:คณะกรรมการกลาง|คณะกรรมการ|สมาคม|สันนิบาต|โรงเรียน|พระราชบัญญัติ|พ\.?ร\.?บ\.?|กฎหมายว่าด้วย|ประกาศก\.?\S{0,6}|อดีต|"
    r"จัดตั้งเป็น|ยกฐานะ\S{0,20}|เปลี่ยนแปลงฐานะ\S{0,20})$"
)
# Titles that a proper name may follow: then it is somebody else, not a left-over of a template.
_NAMED = re.compile(r"^(?:เทศบาล(?:ตำบล|เมือง|นคร)?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต\.?|อบจ\.?)$")
_NO_NAME = re.compile(
    r"^(?:$|[^ก-ฮเ-ไ]|จะ|ได้|มี|เป็น|โดย|และ|หรือ|ต้อง|จึง|ให้|ที่|ซึ่ง|ใน|ตาม|เพื่อ|กับ|ต่อ|เรื่อง|ทราบ|ประจำ|พิจารณา|เพื่อ|ว่าด้วย|อาจ|ดำเนิน|ประกาศ|จัด)"
)
_OF_SIZE = re.compile(r"^(?:ตำบล|เมือง|นคร)")


@lru_cache(maxsize=8)
def _foreign(kind: str) -> re.Pattern[str]:
    """The words of other kinds, the longest first; an abbreviation only with its full stop."""
    words = {tight(word) for word in organization_words().foreign_to(kind)}
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or r"(?!)")


@lru_cache(maxsize=1)
def _kinds() -> re.Pattern[str]:
    """Any word for any kind, to see a list of kinds."""
    every = {tight(title) for kind in organization_words().kinds for title in (*kind.titles, kind.short)}
    every |= {"เทศบาล", "อปท.", "นายกเทศมนตรี", "เทศบัญญัติ", "ข้อบัญญัติ", "พนักงานส่วนตำบล", "พนักงานเทศบาล"}
    return re.compile("|".join(map(re.escape, sorted(every, key=len, reverse=True))))


def _foreign_words(text: RunningText, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, str]]:
    """The words of another kind that are used of the own organization, each with its passage."""
    for found, passage in text.find_tight(pattern):
        before = text.tight[max(0, found.start() - _NEAR) : found.start()].rpartition("\n")[2]
        after = text.tight[found.end() : found.end() + _NEAR].partition("\n")[0]
        word = found[0]
        if not (_names_another(word, after) or _is_in_place(before, word, after) or _is_listed(before, word, after)):
            yield passage, word


def _names_another(word: str, after: str) -> bool:
    """ "เทศบาลเมือง...", "อบต. ...": another organization by its name."""
    if not _NAMED.match(word):
        return False
    if word == "เทศบาล":
        return bool(_OF_SIZE.match(after))
    return not _NO_NAME.match(after)


def _is_in_place(before: str, word: str, after: str) -> bool:
    """Part of the name of a law or of a body that is called so."""
    if _RIGHTLY.search(before):
        return True
    whole, start, end = before + word + after, len(before), len(before) + len(word)
    for phrase in _in_place():
        at = whole.find(phrase)
        while at >= 0:
            if at <= start and at + len(phrase) >= end:
                return True
            at = whole.find(phrase, at + 1)
    return False


@lru_cache(maxsize=1)
def _in_place() -> tuple[str, ...]:
    return tuple(map(tight, organization_words().in_place))


def _is_listed(before: str, word: str, after: str) -> bool:
    """Another kind right before or after it, with nothing but joining words between."""
    nearby = [one for one in _kinds().finditer(before) if one[0] != word]
    if nearby and _JOINING.match(before[nearby[-1].end() :]):
        return True
    following = _kinds().search(after)
    return bool(following and following[0] != word and _JOINING.match(after[: following.start()]))


RULES = (organization_spelling, organization_kind_words)
