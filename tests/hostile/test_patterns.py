"""No text makes reading, checking or searching slow: what costs more than its length is a pattern that goes back and
forth. Measured in processor time, against ordinary text of the same machine and moment, so that a slow machine fails
nothing."""

import time
from collections.abc import Callable
from importlib import resources

import pytest
from tests.hostile.patterns import hostile, patterns, text

from sucharit.base.search.clusters import indexed, phrases
from sucharit.base.search.queries import snippet
from sucharit.core import fiscal, indicators, thai
from sucharit.core.checking import check
from sucharit.core.reading import open_document, read

LENGTH = 12_000
MOST = 9  # times the time of ordinary text, character by character; what goes back and forth takes thousands
SAMPLE = resources.files("sucharit.samples").joinpath("plan.txt").read_text("utf-8")
BEGINNINGS = 12
WHERE = ("งบประมาณ", "โครงการ", "พ.ศ.", "\n")  # behind the first of each, and on a line of its own


def spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


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
    """Beginnings that some pattern wants stand each on a line, behind a plan; and the thing in the middle of it."""
    every = max(1, len(hostile()[unit]) // BEGINNINGS)
    lines = "\n".join(text(beginning, unit, LENGTH) for beginning in hostile()[unit][::every])
    hurt = text("", unit, LENGTH)
    body = SAMPLE[:6_000]
    for word in WHERE:
        body = body.replace(word, f"{word} {hurt}", 1)
    body = f"{body}\n{lines}\n"
    assert spent(lambda: taken(body)) < MOST * ordinary * len(body) + 0.3


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "amounts": thai.find_amounts, "amount": thai.parse_amount, "dates": thai.find_dates, "date": thai.parse_date,
    "words": thai.words, "fold": thai.fold, "clean": thai.clean, "baht": thai.parse_baht_words,
    "spans": fiscal.find_spans, "terms": fiscal.find_terms, "cadence": fiscal.find_cadences,
    "measure": indicators.read_measure, "indexed": indexed, "phrases": phrases,
    "snippet": lambda told: snippet(told, told[:200]),
}  # fmt: skip


@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_is_typed_costs_its_length(name: str):
    """The functions that pages call on whatever is typed: twice as long costs about twice as much."""
    function = FUNCTIONS[name]

    def all_of(length: int) -> None:
        for unit, beginnings in hostile().items():
            for beginning in beginnings[:3]:
                function(text(beginning, unit, length))

    all_of(200)
    short, long = spent(lambda: all_of(1_000)), spent(lambda: all_of(LENGTH))
    assert long < 3 * (LENGTH / 1_000) * max(short, 0.01) + 0.5
