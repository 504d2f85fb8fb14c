"""The plan reader on the real documents: the hand-checked labels, and what the prints themselves state."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from sucharit.core.plan import OrganizationType
from sucharit.core.reading import contract_json, from_contract, read_file
from sucharit.core.reading.values import Reading

pytestmark = pytest.mark.real_documents


@cache
def reading(shared: Path, name: str) -> Reading:
    return read_file(shared / "seeds" / f"{name}.txt")


@pytest.mark.parametrize("name", ["000", "002"])
def test_the_hand_checked_labels(shared: Path, tmp_path: Path, name: str):
    out = tmp_path / "reading.json"
    out.write_bytes(contract_json(reading(shared, name)))
    scorer, gold = shared / "tools/score_reading.py", shared / "gold" / f"{name}.json"
    told = subprocess.run(
        [sys.executable, str(scorer), str(out), str(gold)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    lowest, score = float(told[-2].split()[1]), float(told[-1].split()[1])
    assert lowest >= 0.96
    assert score >= 0.995


@pytest.mark.parametrize("name", ["000", "001", "002", "003-excerpt", "004"])
def test_every_reading_comes_back_from_its_contract(shared: Path, name: str):
    assert from_contract(contract_json(reading(shared, name))) == reading(shared, name)


def test_the_budget_table_of_a_city(shared: Path):
    plan = reading(shared, "003-excerpt").plan
    assert len(plan.budget_rows) == 58
    assert all(len(row.budgets) == 5 and None not in row.budgets.values() for row in plan.budget_rows)
    stated = {total.scope: total.count for total in plan.stated_totals if total.count is not None}
    assert stated == {"1": 18, "2": 29, "3": 8, "4": 7, "total": 58}
    assert plan.span is not None
    assert (plan.span.first, plan.span.last) == (2566, 2570)
    assert plan.organization is not None
    assert plan.organization.type is OrganizationType.CITY


def test_the_sums_of_the_city_are_those_of_its_rows(shared: Path):
    """Where the table prints a sum over everything, the amounts that were read add up to it."""
    plan = reading(shared, "003-excerpt").plan
    for total in (one for one in plan.stated_totals if one.scope == "total" and one.budgets):
        for year, amount in total.budgets.items():
            assert amount == sum(row.budgets[year] or 0 for row in plan.budget_rows)


def test_the_single_sheet_of_the_framework_before(shared: Path):
    plan = reading(shared, "004").plan
    (one,) = plan.initiatives
    assert (len(one.targets), len(one.steps), len(one.outputs), len(one.outcomes)) == (3, 8, 3, 2)
    assert plan.framework_version == "2561-2564"
    assert one.place
    assert one.budget is not None


def test_a_plan_book_is_read_with_few_doubts(shared: Path):
    gold = json.loads((shared / "gold/000.json").read_text("utf-8"))
    found = reading(shared, "000")
    assert len(found.plan.initiatives) == len(gold["projects"])
    assert len(found.doubts) < 40
