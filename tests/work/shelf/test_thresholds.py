"""Every threshold of the plans that were read is bound to a live source, or said to be text; a fall has its base or
says that it has none. The lines are those of docs/thresholds.yaml."""

import importlib.util
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from sucharit.core.indicators import Cause, MeasureKind, Verdict, judge, read_measure
from sucharit.reference.promises import counted_by
from sucharit.work.indicators.proposing import proposal_for
from sucharit.work.indicators.sources import kinds
from sucharit.work.shelf.registry import register_called

ROWS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parents[3] / "docs" / "thresholds.yaml").read_text("utf-8"))
LIVE = {
    "survey", "test", "channels", "activities", "people", "ita", "complaints", "complaint_rating", "complaint_days",
    "corruption_cases", "risks", "disclosure", "check_errors",
}  # fmt: skip
ENTERED = {"document", "manual"}


def bound(says: str) -> str:
    measure = read_measure(says)
    if measure.kind is MeasureKind.TEXT:
        return "text"
    told = proposal_for(measure)
    if told.source != "register":
        return told.source
    return f"register:{told.parameters['register']}.{told.parameters['measure']}"


def test_each_is_read_and_bound_as_the_table_says():
    wrong = {row["says"]: (row["at"], bound(row["says"])) for row in ROWS if bound(row["says"]) != row["at"]}
    assert wrong == {}


def test_the_page_is_made_of_it():
    place = Path(__file__).parents[3] / "docs" / "made.py"
    spec = importlib.util.spec_from_file_location("docs_made", place)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert (place.parent / "thresholds.md").read_text("utf-8") == made.thresholds(), "run: python docs/made.py"


def test_each_source_is_there():
    known = {one.key for one in kinds()} | {"text"}
    for at in {row["at"] for row in ROWS}:
        if at.startswith("register:"):
            key, _dot, measure = at.removeprefix("register:").partition(".")
            register = register_called(key)
            assert register is not None and measure in {one.key for one in register.measures}, at
        else:
            assert at in known & (LIVE | ENTERED | {"text"}), at


def test_each_sheet_of_the_plans_has_its_lines():
    sheets = Counter(row["of"] for row in ROWS)
    assert set(sheets) == {"000 goals", *(f"000 P{n}" for n in range(1, 27)), *(f"003 no. {n}" for n in range(1, 59))}


def test_a_fall_or_rise_names_its_base_or_says_that_there_is_none():
    for row in ROWS:
        measure = read_measure(row["says"])
        assert ("base" in row) is (measure.kind is MeasureKind.CHANGE), row["says"]
        if "base" in row:
            told = judge(measure, Decimal(3))
            assert (told.verdict, told.cause) == (Verdict.CANNOT_BE_JUDGED, Cause.NO_BASELINE), row["says"]
            assert judge(measure, Decimal(3), Decimal(10)).cause is None
            assert measure.baseline_year == (row["base"] if isinstance(row["base"], int) else None)


def test_most_promises_with_a_number_are_counted_live():
    numbered = [row for row in ROWS if read_measure(row["says"]).threshold is not None]
    entered = [row["says"] for row in numbered if row["at"] in ENTERED]
    assert len(entered) <= 8, entered


@pytest.mark.parametrize("line", counted_by(), ids=lambda line: f"{line.register}.{line.measure}")
def test_each_line_of_the_reference_names_a_measure_that_is_there(line: Any):
    register = register_called(line.register)
    assert register is not None and line.measure in {one.key for one in register.measures}
    assert set(line.kinds) <= {kind.value for kind in MeasureKind}
    assert line.all or line.any
