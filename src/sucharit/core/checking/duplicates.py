"""The same thing promised or planned twice."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz

from sucharit.core.checking.case import Case, named, short
from sucharit.core.checking.promises import Promise
from sucharit.core.checking.rule import Remark, rule
from sucharit.core.checking.values import Severity
from sucharit.core.indicators import MeasureKind
from sucharit.core.plan import Initiative
from sucharit.core.thai import fold

ONCE = "ผลผลิตหนึ่งชิ้นควรอยู่ในความรับผิดชอบของโครงการเดียว เพื่อไม่ให้นับผลงานและงบประมาณซ้ำ"
ALIKE = 94  # likeness (0-100) of two promises, the organization's own name not counted
SHORTEST = 18  # folded characters; shorter promises ("มีรายงาน") say too little to be the same thing
LONG = 28  # ... and from this length a sentence is particular enough to be compared at all, word for word
MOST_PER_GROUP = 120
# Something that exists once: who makes it twice makes it once too often.
_DELIVERS = re.compile(
    r"^(?:\d{0,2}(?:ได้)?(?:มีการ)?(?:มี|จัดทำ|จัดให้มี|ได้|ประกาศใช้))?(?:การ)?(?:จัดทำ|ประกาศใช้|ปรับปรุง)?(?:แผน|คู่มือ|นโยบาย|มาตรการ|ระบบ|ศูนย์|ฐานข้อมูล|หลักเกณฑ์|แนวปฏิบัติ|ประกาศ|คำสั่ง|ข้อตกลง|เว็บไซต์|ประมวล|รายงาน|ทะเบียน|เครือข่าย|คณะกรรมการ|คณะทำงาน)"
)
_OF_ANY_TRAINING = re.compile(
    r"พึงพอใจ|ความรู้|ความเข้าใจ|ร้อยละ|คะแนน|ร้องเรียน|อบรม|ผู้เข้าร่วม|ประชุม|รายงานผล|ita|ทุจริตลดลง|เชื่อมั่น"
)
# Measured of people or each time anew: every initiative may promise it for itself.
_OF_PEOPLE = re.compile(
    r"พึงพอใจ|ความรู้|ความเข้าใจ|ร้อยละ|ผู้เข้าร่วม|ผู้เข้ารับ|จำนวน\d+(?:คน|ครั้ง)|ครั้ง|คะแนน|ข้อร้องเรียน|เรื่องร้องเรียน"
)


@rule(
    "duplicate.output", Severity.NOTICE,
    thai="สองโครงการให้ผลผลิตเดียวกัน",
    english="Two initiatives promise the same output",
    source=ONCE,
    silent="สำหรับผลที่วัดจากคนหรือวัดเป็นครั้ง (ความพึงพอใจ ความรู้ ร้อยละ จำนวนครั้ง) และเมื่อปีหรือตัวเลขในข้อความต่างกัน",
)  # fmt: skip
def duplicate_output(case: Case) -> Iterator[Remark]:
    groups: dict[tuple[str, ...], list[tuple[str, Promise]]] = defaultdict(list)
    for promise in case.promises:
        bare = case.own.removed_from(promise.folded) if case.own else promise.folded
        if (
            promise.initiative
            and promise.field in ("outputs", "targets", "results_unsorted")
            and _is_one_thing(bare, promise)
        ):
            numbers = tuple(re.findall(r"\d+", bare))
            groups[numbers].append((bare, promise))
    for group in groups.values():
        yield from _twins(group[:MOST_PER_GROUP])


def _is_one_thing(bare: str, promise: Promise) -> bool:
    """A deliverable; or a long sentence that says more than that people were taught or asked."""
    if len(bare) >= LONG and not _OF_ANY_TRAINING.search(bare):
        return True
    if len(bare) < SHORTEST or _OF_PEOPLE.search(bare) or not _DELIVERS.match(bare):
        return False
    return promise.measure.kind in (MeasureKind.EXISTENCE, MeasureKind.TEXT, MeasureKind.COUNT)


def _twins(group: list[tuple[str, Promise]]) -> Iterator[Remark]:
    told: set[int] = set()
    for at, (bare, promise) in enumerate(group):
        if at in told:
            continue
        same = [
            (place, other)
            for place, (text, other) in enumerate(group[at + 1 :], at + 1)
            if place not in told and other.initiative is not promise.initiative and _same_thing(bare, text)
        ]
        if same:
            told.update(place for place, _ in same)
            yield _twice(promise, [other for _, other in same])


def _same_thing(left: str, right: str) -> bool:
    if left == right:
        return True
    both_deliver = not (_OF_PEOPLE.search(left) or _OF_PEOPLE.search(right)) and _DELIVERS.match(left)
    return bool(both_deliver and fuzz.ratio(left, right, score_cutoff=ALIKE))


def _twice(promise: Promise, others: list[Promise]) -> Remark:
    seqs = sorted({seq for one in (promise, *others) for seq in one.seqs})
    return Remark(
        message=f"โครงการลำดับที่ {' และ '.join(map(str, seqs))} ให้ผลผลิตเดียวกัน คือ “{short(promise.text, 90)}” "
        "โปรดรวมโครงการหรือแยกผลผลิตให้ต่างกัน",
        initiatives=tuple(seqs), lines=tuple(line for one in (promise, *others) for line in one.lines), field="outputs",
        stated=promise.text[:300],
    )  # fmt: skip


@rule(
    "duplicate.title", Severity.WARNING,
    thai="ชื่อโครงการซ้ำกัน",
    english="Two initiatives have the same title",
    source=ONCE,
    silent="เมื่อชื่อต่างกันแม้เพียงปีหรือตัวเลข",
)  # fmt: skip
def duplicate_title(case: Case) -> Iterator[Remark]:
    by_title: dict[str, list[Initiative]] = defaultdict(list)
    for one in case.plan.initiatives:
        by_title[fold(one.title)].append(one)
    for title, same in by_title.items():
        if len(title) >= 6 and len(same) > 1:
            places = ", ".join(str(one.seq) for one in same)
            yield Remark(
                message=f"{named(same[0])} มีชื่อซ้ำกัน {len(same)} แห่ง (ลำดับที่ {places}) โปรดตรวจว่าเป็นโครงการเดียวกันหรือไม่",
                initiatives=tuple(one.seq for one in same),
                lines=tuple(one.source.line for one in same if one.source.line), field="title", stated=same[0].title,
            )  # fmt: skip


RULES = (duplicate_output, duplicate_title)
