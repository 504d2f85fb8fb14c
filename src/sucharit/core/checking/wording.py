"""Wording of the table against that of the sheets: titles, owners, kinds."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import Levenshtein

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.matching import Pair, title_key
from sucharit.core.checking.money import MANUAL
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.plan import InitiativeKind
from sucharit.core.thai import fold
from sucharit.reference.words import words

SAME_PLACE = "ข้อมูลของโครงการเดียวกันในตารางส่วนที่ 2 และแผ่นรายละเอียดส่วนที่ 3 ต้องตรงกัน"
SLIP = 4  # folded characters in a row that a scanner or a typing slip may change
SLIPS = 9  # ... and in all
LONGEST = 400  # characters of a title that are compared
_BRACKETS = re.compile(r"[(\[][^)\]]{0,200}[)\]]")


def differs(left: str, right: str) -> bool:
    """Do two folded titles say something different? Slips of a scanner and doubled syllables do not count."""
    left, right = left[:LONGEST], right[:LONGEST]
    changed = 0
    for edit in Levenshtein.opcodes(left, right):
        if edit.tag == "equal":
            continue
        was, becomes = left[edit.src_start : edit.src_end], right[edit.dest_start : edit.dest_end]
        if _is_doubling(left, edit.src_start, was, becomes) or _is_doubling(right, edit.dest_start, becomes, was):
            continue
        if any(char.isdigit() for char in was + becomes):
            return True
        size = max(len(was), len(becomes))
        changed += size
        if size > SLIP or changed > SLIPS:
            return True
    return False


def _is_doubling(text: str, start: int, part: str, other: str) -> bool:
    """A run printed twice, the second time by mistake."""
    if other or not part:
        return False
    size = len(part)
    return text[start - size : start] == part or text[start + size : start + 2 * size] == part


@rule(
    "title.table-sheet", Severity.WARNING,
    thai="ชื่อโครงการในตารางกับในแผ่นรายละเอียดไม่ตรงกัน",
    english="The title differs between the table and the sheet",
    source=SAME_PLACE,
    silent="เมื่อต่างกันเพียงช่องว่าง เครื่องหมาย ชื่อย่อของหน่วยงาน คำนำหน้าประเภท ข้อความในวงเล็บ หรือรอยพิมพ์/สแกนผิดเล็กน้อย",
)  # fmt: skip
def title_table_sheet(case: Case) -> Iterator[Remark]:
    for pair in case.table.pairs if case.table.trusted else ():
        row, one = pair.row, pair.initiative
        if pair.likeness < 100 and not _same_title(case, row.title, one.title):
            yield Remark(
                message=f"ชื่อโครงการลำดับที่ {one.seq} ในตารางคือ “{short(row.title, 90)}” แต่ในแผ่นรายละเอียดคือ "
                f"“{short(one.title, 90)}” โปรดใช้ชื่อเดียวกัน",
                initiatives=(one.seq,), lines=tuple(line for line in (row.source.line, one.source.line) if line),
                field="title", stated=row.title, computed=one.title,
            )  # fmt: skip


def _same_title(case: Case, table: str, sheet: str) -> bool:
    if not differs(title_key(table, case.own), title_key(sheet, case.own)):
        return True
    bare = [title_key(_BRACKETS.sub("", title), case.own) for title in (table, sheet)]
    return not differs(bare[0], bare[1])


@rule(
    "unit.table-sheet", Severity.WARNING,
    thai="หน่วยงานรับผิดชอบในตารางกับในแผ่นรายละเอียดไม่ตรงกัน",
    english="The responsible unit differs between the table and the sheet",
    source=SAME_PLACE,
    silent="เมื่อช่องหมายเหตุไม่ใช่ชื่อหน่วยงาน หรือเป็นคำย่อที่ไม่รู้จักและใช้คู่กับชื่อเต็มไม่สม่ำเสมอ",
)  # fmt: skip
def unit_table_sheet(case: Case) -> Iterator[Remark]:
    pairs = [pair for pair in case.table.pairs if case.table.trusted and pair.row.note and pair.initiative.responsible]
    usual = _usual_units(pairs)
    for pair in pairs:
        note, sheet = pair.row.note or "", pair.initiative.responsible or ""
        if _names_units(note) and _units_differ(note, sheet, usual.get(fold(note))):
            yield Remark(
                message=f"{named(pair.initiative)}: ตารางระบุผู้รับผิดชอบ “{short(note)}” แต่แผ่นรายละเอียดระบุ "
                f"“{short(sheet)}” โปรดแก้ให้ตรงกัน",
                initiatives=(pair.initiative.seq,),
                lines=tuple(line for line in (pair.row.source.line, pair.initiative.source.line) if line),
                field="responsible", stated=note, computed=sheet,
            )  # fmt: skip


def _units_differ(note: str, sheet: str, usual: str | None) -> bool:
    """By known units where both name one; else a short form is what this document usually means by it."""
    left, right = _units_in(note), _units_in(sheet)
    if "all" in left | right:
        return False
    if left and right:
        return not left & right
    if usual is not None and right:
        return fold(sheet) != usual and not (_units_in(usual) & right)
    return False


def _usual_units(pairs: list[Pair]) -> dict[str, str]:
    """What a short form in the table stands for, where at least three sheets and most of them agree."""
    told: dict[str, Counter[str]] = {}
    for pair in pairs:
        told.setdefault(fold(pair.row.note or ""), Counter())[fold(pair.initiative.responsible or "")] += 1
    usual = {}
    for note, sheets in told.items():
        name, times = sheets.most_common(1)[0]
        if times >= 3 and times * 4 >= 3 * sheets.total():
            usual[note] = name
    return usual


def _names_units(note: str) -> bool:
    return 0 < len(note.strip()) <= 120 and "งบประมาณ" not in note


def _units_in(text: str) -> set[str]:
    """Keys of the known units that a text names: in full anywhere, a short form only as a word of its own."""
    folded = fold(text[:300])
    alone = {fold(part) for part in re.split(r"[\s,/;]+", text[:300])} - {""}
    found = {key for name, key in _unit_names() if name in alone or (len(name) > 4 and name in folded)}
    for word in alone - {name for name, _ in _unit_names()}:
        found |= {key for name, key in _bare_names() if name == word or (len(word) >= 4 and name.startswith(word))}
    return found


@cache
def _unit_names() -> tuple[tuple[str, str], ...]:
    return tuple((fold(name), key) for key, names in words("units").items() if key != "begin" for name in names)


@cache
def _bare_names() -> tuple[tuple[str, str], ...]:
    """Names without "กอง", "สำนัก": a column of notes says "ช่าง", "ยุทธศาสตร์"."""
    begins = tuple(sorted(map(fold, words("units")["begin"]), key=len, reverse=True))
    bare = (
        (name.removeprefix(next((b for b in begins if name.startswith(b)), "")), key) for name, key in _unit_names()
    )
    return tuple((name, key) for name, key in bare if len(name) >= 3)


@rule(
    "kind.table-sheet", Severity.NOTICE,
    thai="ประเภท (โครงการ/กิจกรรม/มาตรการ) ในตารางกับในแผ่นรายละเอียดไม่ตรงกัน",
    english="The kind of an initiative differs between the table and the sheet",
    source=SAME_PLACE,
    silent="เมื่อฝ่ายใดฝ่ายหนึ่งไม่ระบุประเภท",
)  # fmt: skip
def kind_table_sheet(case: Case) -> Iterator[Remark]:
    for pair in case.table.pairs if case.table.trusted else ():
        stated, sheet = kind_of(pair.row.title), pair.initiative.kind
        if stated and sheet and stated is not sheet:
            yield Remark(
                message=f"{named(pair.initiative)}: ตารางเรียกว่า {stated.value} แต่แผ่นรายละเอียดเรียกว่า {sheet.value} "
                "โปรดใช้คำเดียวกัน",
                initiatives=(pair.initiative.seq,),
                lines=tuple(line for line in (pair.row.source.line, pair.initiative.source.line) if line),
                field="kind", stated=stated.value, computed=sheet.value,
            )  # fmt: skip


def kind_of(title: str) -> InitiativeKind | None:
    """The kind that a title begins with."""
    folded = fold(title[:60])
    return next((kind for kind in InitiativeKind if folded.startswith(fold(kind.value))), None)


@rule(
    "kind.missing", Severity.NOTICE,
    thai="ชื่อไม่บอกว่าเป็นโครงการ กิจกรรม หรือมาตรการ",
    english="The title does not say whether it is a project, an activity or a measure",
    source=MANUAL,
    silent="เมื่อโครงการส่วนใหญ่ของแผนไม่ใช้คำนำหน้าประเภทอยู่แล้ว",
)  # fmt: skip
def kind_missing(case: Case) -> Iterator[Remark]:
    without = [one for one in case.plan.initiatives if one.kind is None and one.title.strip()]
    if len(without) * 2 > len(case.plan.initiatives):
        return
    for one in without:
        yield Remark(
            message=f"{named(one)} ไม่ได้ขึ้นต้นด้วยคำว่า โครงการ กิจกรรม หรือมาตรการ โปรดระบุประเภท",
            initiatives=(one.seq,), lines=(one.source.line,) if one.source.line else (), field="kind",
        )  # fmt: skip


RULES = (title_table_sheet, unit_table_sheet, kind_table_sheet, kind_missing)
