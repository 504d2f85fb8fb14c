"""A plan as a JSON file: it comes back as it was, and a file that is none says why."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.core.plan.whole import WHOLE_PLAN

from sucharit.core.plan import Initiative, Plan, Source, Step
from sucharit.core.plan.canonical import fingerprint
from sucharit.core.plan.json import FORMAT, UnreadablePlan, from_json, schema, to_json

ROOT = Path(__file__).resolve().parents[3]
PUBLISHED = ROOT / "docs" / "schema" / "plan-1.schema.json"


def test_a_whole_plan_comes_back_as_it_was():
    plan = replace(
        WHOLE_PLAN, initiatives=(Initiative(seq=1, title="ก", source=Source(line=3, sections={"steps": (4, 9)})),)
    )
    for one in (plan, WHOLE_PLAN, Plan(title="")):
        assert from_json(to_json(one)) == one
        assert fingerprint(from_json(to_json(one))) == fingerprint(one)


def test_empty_parts_are_left_out():
    assert json.loads(to_json(Plan(title="แผน"))) == {"format": FORMAT, "plan": {"title": "แผน"}}


def test_a_year_without_an_amount_keeps_its_place():
    row = WHOLE_PLAN.budget_rows[0]
    plan = Plan(title="แผน", budget_rows=(replace(row, budgets={2566: None}),))
    assert from_json(to_json(plan)).budget_rows[0].budgets == {2566: None}


def test_the_published_schema_is_current_and_valid():
    jsonschema.Draft202012Validator.check_schema(schema())
    text = msgspec.json.format(msgspec.json.encode(schema(), order="deterministic"), indent=1).decode() + "\n"
    assert PUBLISHED.read_text("utf-8") == text, "run: python docs/made.py"


def test_what_we_write_fits_the_published_schema():
    validator = jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text("utf-8")))
    for plan in (WHOLE_PLAN, Plan(title="แผน")):
        assert [error.message for error in validator.iter_errors(json.loads(to_json(plan)))] == []


def _file(**fields: object) -> bytes:
    return json.dumps({"format": FORMAT, "plan": {"title": "แผน", **fields}}).encode()


@pytest.mark.parametrize(
    ("content", "thai", "english"),
    [
        (b"", "ไม่ใช่แผน", "not a plan"),
        (b"\xff\xfe", "ไม่ใช่แผน", "not a plan"),
        (b"{}", "ไม่ใช่แผน", "format"),
        (b'{"format": "another/1", "plan": {"title": "x"}}', "ไม่ใช่แผน", "another/1"),
        (b"[" * 100_000, "ไม่ใช่แผน", "not a plan"),
        (_file(as_of="2023-13-01"), "วันที่", "plan.as_of"),
        (_file(announced_on="20220930"), "วันที่", "plan.announced_on"),
        (_file(span={"first": 2570, "last": 2566}), "มาก่อน", "span"),
        (_file(span={"first": 1, "last": 2_000_000_000}), "ปีงบประมาณ", "not possible"),
        (_file(initiatives=[{"seq": 1, "title": "x", "dimension": "หนึ่ง"}]), "รหัส", "plan.initiatives[0].dimension"),
        (_file(budget_rows=[{"title": "x", "budgets": {"12": "5"}}]), "ปี", "Buddhist"),
        (_file(budget_rows=[{"title": "x", "budgets": {"2566": "NaN"}}]), "จำนวน", "amount"),
        (_file(initiatives=[{"seq": "one", "title": "x"}]), "ไม่ใช่แผน", "initiatives[0].seq"),
    ],
)
def test_a_file_that_is_no_plan_says_why_in_thai_and_english(content: bytes, thai: str, english: str):
    with pytest.raises(UnreadablePlan) as told:
        from_json(content)
    assert thai in told.value.thai
    assert english in told.value.english


def test_steps_nested_too_deep_are_refused():
    step = Step(text="ก")
    for _ in range(40):
        step = Step(text="ก", steps=(step,))
    with pytest.raises(UnreadablePlan, match="nested deeper"):
        from_json(to_json(Plan(title="แผน", initiatives=(Initiative(seq=1, title="ก", steps=(step,)),))))


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_rubbish_is_always_refused_and_never_breaks(content: bytes):
    with pytest.raises(UnreadablePlan):
        from_json(content)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused(data: st.DataObject):
    content = bytearray(to_json(WHOLE_PLAN))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        plan = from_json(bytes(content))
    except UnreadablePlan as told:
        assert told.thai
        assert told.english
    else:
        assert from_json(to_json(plan)) == plan
