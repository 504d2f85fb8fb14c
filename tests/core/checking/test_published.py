"""What leaves the house as JSON keeps the contract: readings by their published schema, findings by their shape."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from sucharit.core.checking import check, check_contract, rules
from sucharit.core.checking.contract import finding_contract
from sucharit.core.checking.examples import examples
from sucharit.core.reading import contract, open_document, read
from sucharit.core.reading.schema import schema
from sucharit.core.reading.values import DocumentKind, Reading

ROOT = Path(__file__).resolve().parents[3]
PUBLISHED = ROOT / "docs" / "schema" / "reading-1.schema.json"
SAMPLES = sorted(path.parent.name for path in (ROOT / "tests" / "samples").glob("*/plan.txt"))
FINDING = {
    "type": "object",
    "properties": {
        "code": {"enum": [rule.code for rule in rules()]},
        "severity": {"enum": ["error", "warning", "notice"]},
        "message": {"type": "string", "pattern": "[ก-ฮ]"},
        "where": {
            "type": "object",
            "properties": {
                "initiatives": {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
                "objectives": {"type": "array", "items": {"type": "string"}},
                "lines": {"type": "array", "items": {"type": "integer", "minimum": 1}, "uniqueItems": True},
                "field": {"type": ["string", "null"]},
            },
            "required": ["initiatives", "objectives", "lines", "field"],
            "additionalProperties": False,
        },
        "stated": {"type": ["string", "number", "null"]},
        "computed": {"type": ["string", "number", "null"]},
        "source_of_rule": {"type": "string", "minLength": 5},
    },
    "required": ["code", "severity", "message", "where", "stated", "computed", "source_of_rule"],
    "additionalProperties": False,
}


def as_json(value: object) -> object:
    return json.loads(msgspec.json.Encoder(decimal_format="number").encode(value))


def faults(shape: dict, value: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(shape)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(as_json(value))]


def read_file(path: Path) -> tuple[Reading, list[str]]:
    document = open_document(path.read_bytes(), name=path.name)
    return read(document), [line.text for line in document.lines]


def test_the_published_schema_is_current_and_valid():
    jsonschema.Draft202012Validator.check_schema(schema())
    text = msgspec.json.format(msgspec.json.encode(schema(), order="deterministic"), indent=1).decode() + "\n"
    assert PUBLISHED.read_text("utf-8") == text, "run: python docs/made.py"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_reading_of_every_sample_fits_the_published_schema(name: str):
    reading, _ = read_file(ROOT / "tests" / "samples" / name / "plan.txt")
    assert faults(json.loads(PUBLISHED.read_text("utf-8")), contract(reading)) == []


@pytest.mark.real_documents
@pytest.mark.parametrize("name", ["000", "001", "002", "003-excerpt", "004"])
def test_the_reading_of_every_real_document_fits_it_too(name: str, shared: Path):
    reading, _ = read_file(shared / "seeds" / f"{name}.txt")
    assert faults(json.loads(PUBLISHED.read_text("utf-8")), contract(reading)) == []


def test_a_reading_that_breaks_the_contract_does_not_fit():
    reading, _ = read_file(ROOT / "tests" / "samples" / "sao" / "plan.txt")
    told = contract(reading)
    told["initiatives"][0]["kind"] = "project"
    told["document"]["kind"] = "plan"
    del told["budget_rows"][0]["title"]
    assert len(faults(schema(), told)) == 3


@pytest.mark.parametrize("code", [rule.code for rule in rules()])
def test_every_finding_has_the_shape_of_the_contract(code: str):
    _, failing = examples()[code]
    for finding in check(failing.plan, failing.lines):
        assert faults(FINDING, finding_contract(finding)) == []


def test_check_prints_document_findings_and_doubts():
    reading, lines = read_file(ROOT / "tests" / "samples" / "sao-money" / "plan.txt")
    told = check_contract(reading, check(reading.plan, lines, reading.kind))
    assert list(told) == ["document", "findings", "doubts"]
    assert told["document"] == contract(reading)["document"]
    assert reading.kind is DocumentKind.ACTION_PLAN
    assert faults({"type": "array", "items": FINDING, "minItems": 1}, told["findings"]) == []
