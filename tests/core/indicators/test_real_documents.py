"""The results of a whole real plan, against its thresholds as counted by hand (inventory-000, A14)."""

import json
from collections import Counter
from pathlib import Path

import pytest

from sucharit.core.indicators import Comparison, Measure, MeasureKind, read_measure


@pytest.fixture(scope="module")
def measures(shared: Path) -> list[Measure]:
    labels = json.loads((shared / "gold" / "000.json").read_text("utf-8"))
    items = [
        item for sheet in labels["projects"] for key in ("outputs", "outcomes") for item in sheet["items"].get(key, [])
    ]
    return [read_measure(item["text"]) for item in items if item.get("level") != 2]


@pytest.mark.real_documents
def test_every_threshold_of_the_plan_is_read(measures: list[Measure]) -> None:
    found = Counter((m.comparison, m.threshold, m.unit) for m in measures if m.threshold is not None)
    at_least, exactly, decrease = Comparison.AT_LEAST, Comparison.EXACTLY, Comparison.DECREASE
    assert found == {
        (at_least, 80, "ร้อยละ"): 8,
        (exactly, 80, "ร้อยละ"): 2,
        (at_least, 3, "ช่องทาง"): 2,
        (at_least, 5, "ช่องทาง"): 1,
        (at_least, 1, "ช่องทาง"): 1,
        (at_least, 85, "คะแนน"): 3,
        (at_least, 4, "ฉบับ"): 1,
        (at_least, 5, "เรื่อง"): 1,
        (exactly, 1, "ครั้ง"): 1,
        (exactly, 1, "ฉบับ"): 1,
        (exactly, 1, "ชุด"): 1,
        (exactly, 1, "มาตรการ"): 1,
        (exactly, 5, "ประเด็น"): 1,
        (decrease, 10, "ร้อยละ"): 1,
        (decrease, 5, "ร้อยละ"): 2,
    }


@pytest.mark.real_documents
def test_what_has_no_number_is_a_change_an_existence_or_text(measures: list[Measure]) -> None:
    bare = Counter((m.kind, m.comparison) for m in measures if m.threshold is None)
    assert bare[MeasureKind.CHANGE, Comparison.DECREASE] == 7
    assert bare[MeasureKind.CHANGE, Comparison.INCREASE] == 1
    assert set(bare) == {
        (MeasureKind.CHANGE, Comparison.DECREASE),
        (MeasureKind.CHANGE, Comparison.INCREASE),
        (MeasureKind.EXISTENCE, Comparison.EXISTS),
        (MeasureKind.TEXT, None),
    }
    assert len(measures) == 81


@pytest.mark.real_documents
def test_instruments_that_the_plan_names(measures: list[Measure]) -> None:
    named = Counter(instrument.value for m in measures if m.instrument_text for instrument in m.instruments)
    assert named == {
        "evaluation_form": 3,
        "follow_up_form": 2,
        "knowledge_test": 1,
        "satisfaction_form": 3,
        "complaint_statistics": 2,
    }
    assert all(m.denominator for m in measures if m.kind is MeasureKind.PERCENTAGE and m.level is None)
