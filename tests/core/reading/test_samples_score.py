"""How well the reader does on the invented plans: a score that may only rise.

`python -m tests.samples.keeping` raises the kept scores; nothing lowers them but a person.
"""

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.samples import expected, keeping, plans, score
from tests.samples.damage import DAMAGES, damaged, in_order
from tests.samples.ocr import draw
from tests.samples.printed import Sample
from tests.samples.shelf import clean
from tests.samples.styles import STYLES

from sucharit.core.reading import Line, Reading, open_document, read

FILES = dict(keeping.sample_files())
NAMES = {sample.name for sample in clean()}
CLEAN = [name for name in FILES if Path(name).parent.name in NAMES]


@cache
def reading_of(name: str) -> tuple[Reading, tuple[Line, ...]]:
    return keeping.reading_of(FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_of_a_sample_is_not_worse_than_before(name: str):
    result = keeping.reading_score(FILES[name], reading_of(name)[0])
    least = keeping.kept()[name]["reading"]
    assert round(result.mean, 4) >= least, "\n".join(result.misses[:20])


@pytest.mark.parametrize("name", [name for name, path in FILES.items() if keeping.wanted_findings(path)])
def test_contradictions_are_found_not_fewer_than_before(name: str):
    wanted = keeping.wanted_findings(FILES[name])
    missed = score.missed(keeping.findings_of(*reading_of(name)), wanted)
    assert round(1 - len(missed) / len(wanted), 4) >= keeping.kept()[name]["findings"], missed


@pytest.mark.parametrize("name", CLEAN)
def test_a_plan_without_a_slip_raises_no_error_and_no_warning(name: str):
    alarms = score.false_alarms(keeping.findings_of(*reading_of(name)), [])
    assert [f"{one['code']}: {one['message']}" for one in alarms] == []


def test_every_kept_score_belongs_to_a_file():
    assert sorted(keeping.kept()) == sorted(FILES)


# thirty plans that nobody has seen


@cache
def _plan(name: str):
    return plans.sao_plan() if name == "sao" else plans.town_plan()


def _unseen(seed: int) -> Sample:
    """A plan in a random style with up to six random damages, contradictions before mere looks."""
    chance = random.Random(seed)
    base = draw(_plan(chance.choice(("sao", "town"))), STYLES[chance.choice(sorted(STYLES))], seed)
    names = chance.sample(sorted(DAMAGES), chance.randrange(2, 7))
    sample = damaged(base, *in_order(names), seed=seed)
    return replace(sample, name=f"seed {seed}: {base.name}, {', '.join(sample.damages)}")


def _judged(sample: Sample) -> score.Score:
    reading = read(open_document(sample.text.encode(), name="plan.txt"))
    return score.judge(keeping.as_json(reading), expected.contract(sample))


@pytest.fixture(scope="module")
def unseen() -> list[tuple[Sample, score.Score]]:
    samples = [_unseen(seed) for seed in range(1000, 1030)]
    return [(sample, _judged(sample)) for sample in samples]


def _told(results: list[tuple[Sample, score.Score]]) -> str:
    return "\n".join(
        f"{sample.name}\n  " + "\n  ".join(x[:200] for x in result.misses[:5]) for sample, result in results
    )


def test_damaged_plans_in_any_style_are_read_as_expected(unseen: list[tuple[Sample, score.Score]]):
    mean = sum(result.mean for _, result in unseen) / len(unseen)
    assert mean >= 0.97, _told(sorted(unseen, key=lambda pair: pair[1].mean)[:5])


def test_no_damage_costs_an_initiative_a_budget_or_more_than_a_few_items(unseen: list[tuple[Sample, score.Score]]):
    floors = {
        "initiatives found": 1.0,
        "initiatives invented": 1.0,
        "budget rows found": 1.0,
        "budget row amounts": 0.97,
    }
    floors |= {"steps": 0.9, "outputs": 0.9, "objectives": 0.9, "budget per_year": 0.95}
    low = [(s, r) for s, r in unseen if any(r.shares[measure] < floor for measure, floor in floors.items())]
    assert low == [], _told(low)
