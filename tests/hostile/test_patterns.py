"""No text makes reading, checking or searching slow: what costs more than its length is a pattern that goes back and
forth. Measured in processor time, against ordinary text of the same machine and moment, so that a slow machine fails
nothing."""

import json
from collections.abc import Callable
from importlib import resources

import msgspec
import pytest
from tests.hostile.patterns import hostile, patterns, text
from tests.processor import spent

from sucharit.base.search.clusters import indexed, phrases
from sucharit.base.search.queries import snippet
from sucharit.core import fiscal, indicators, thai
from sucharit.core.checking import check
from sucharit.core.plan import Plan
from sucharit.core.reading import open_document, read

LENGTH = 6_000
SHORT = 120
MOST, LEAST = 6, 0.12  # times the time of ordinary text, character by character, and seconds whatever the text
SAMPLE = resources.files("sucharit.samples").joinpath("plan.txt").read_text("utf-8")
#: A whole initiative, short; what is hostile comes where a reader looks for days, money and thresholds.
SHEET = """แผนปฏิบัติการป้องกันการทุจริต
องค์การบริหารส่วนตำบลดอนสุขใจ พ.ศ. 2566 - 2570
มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต
1.1 การสร้างจิตสำนึก
{hurt}
ลำดับที่ 1
1. ชื่อโครงการ ส่งเสริมคุณธรรม
3. วัตถุประสงค์
3.1 เพื่อส่งเสริม
7. ระยะเวลาดำเนินการ
ปีงบประมาณ พ.ศ. 2566 {hurt}
8. งบประมาณดำเนินการ
20,000 บาท {hurt}
9. ผู้รับผิดชอบ
สำนักปลัด
10. ตัวชี้วัด/ผลลัพธ์
ร้อยละ 80 {hurt}
ก\t{hurt}
"""


PROSE = frozenset({
    "title", "text", "rationale", "place", "responsible", "name", "objectives", "results_unsorted",
})  # fmt: skip


def taken(body: str) -> None:
    document = open_document(body.encode())
    reading = read(document)
    check(reading.plan, document.lines, reading.kind)


@pytest.fixture(scope="module")
def ordinary() -> float:
    """Processor seconds for each character of a plan that nobody tampered with."""
    taken(SAMPLE)  # words and forms are loaded once
    return min(spent(lambda: taken(SAMPLE)) for _ in range(2)) / len(SAMPLE)


def test_the_patterns_are_all_there():
    assert len(patterns()) > 400
    assert {" ", "1", "ก", "."} <= set(hostile())


@pytest.mark.parametrize("unit", sorted(hostile()), ids=repr)
def test_a_document_of_one_thing_repeated_costs_its_length(ordinary: float, unit: str):
    """Behind every beginning that some pattern wants: on a line of its own, behind a day, money, a share, in a cell."""
    slow = []
    for beginning in hostile()[unit]:
        hurt = text(beginning, unit, LENGTH)
        body = SHEET.format(hurt=hurt)
        took = spent(lambda body=body: taken(body))
        if took > MOST * ordinary * len(body) + LEAST:  # once more: this machine may be busy, a pattern stays slow
            took = spent(lambda body=body: taken(body), times=2)
        if took > MOST * ordinary * len(body) + LEAST:
            slow.append((beginning, took))
    assert slow == []


MARK = "ฮฮฮฮ"


@pytest.fixture(scope="module")
def typed() -> bytes:
    """A plan as JSON, a mark in each of its texts: pages check it as somebody types."""
    plan = read(open_document(SHEET.format(hurt=MARK).encode())).plan
    told = msgspec.to_builtins(plan)
    return msgspec.json.encode(_marked(told))


def _marked(value: object, name: str = "") -> object:
    if isinstance(value, dict):
        return {key: _marked(one, key) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_marked(one, name) for one in value]
    return f"{value or ''} {MARK}" if name in PROSE and isinstance(value, str | None) else value


@pytest.mark.parametrize("unit", sorted(hostile()), ids=repr)
def test_a_plan_into_which_one_thing_is_typed_is_checked_at_once(ordinary: float, typed: bytes, unit: str):
    slow = []
    for beginning in hostile()[unit]:
        hurt = json.dumps(text(beginning, unit, LENGTH), ensure_ascii=False)[1:-1]
        plan = msgspec.json.decode(typed.replace(MARK.encode(), hurt.encode()), type=Plan)
        took = spent(lambda plan=plan: check(plan))
        if took > MOST * ordinary * LENGTH * 10 + LEAST:
            took = spent(lambda plan=plan: check(plan), times=2)
        if took > MOST * ordinary * LENGTH * 10 + LEAST:
            slow.append((beginning, took))
    assert slow == []


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "amounts": thai.find_amounts, "amount": thai.parse_amount, "dates": thai.find_dates, "date": thai.parse_date,
    "words": thai.words, "fold": thai.fold, "clean": thai.clean, "baht": thai.parse_baht_words,
    "spans": fiscal.find_spans, "terms": fiscal.find_terms, "cadence": fiscal.find_cadences,
    "measure": indicators.read_measure, "indexed": indexed, "phrases": phrases,
    "snippet": lambda told: snippet(told, told[:200]),
}  # fmt: skip


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_typed_costs_its_length(name: str):
    """The functions that pages call on whatever is typed: twice as long costs about twice as much; and what is short
    enough for a function that looks at nothing long costs nothing."""
    function = FUNCTIONS[name]

    def all_of(length: int) -> None:
        for unit, beginnings in hostile().items():
            for beginning in beginnings[: 3 if length > SHORT else None]:
                function(text(beginning, unit, length))

    all_of(20)
    assert spent(lambda: all_of(SHORT)) < 1
    short, long = spent(lambda: all_of(1_000)), spent(lambda: all_of(LENGTH))
    assert long < 3 * (LENGTH / 1_000) * max(short, 0.01) + 0.5
