"""Whole documents, read and checked: every planted contradiction is found, and clean plans are left in peace."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from sucharit.core.checking import Finding, check
from sucharit.core.reading import open_document, read

ROOT = Path(__file__).resolve().parents[3]
SHELF = ROOT / "tests" / "samples"
SAMPLES = sorted(path.parent.name for path in SHELF.glob("*/findings.json"))
NEAR = 3  # lines, as in ../shared/tools/score_findings.py
# True of the damaged samples too, and follows from what was planted there: a wrong part also spoils the sum.
FOLLOWS = {"count.sum"}


def check_file(path: Path) -> tuple[Finding, ...]:
    document = open_document(path.read_bytes(), name=path.name)
    reading = read(document)
    return check(reading.plan, document.lines, reading.kind)


def meets(finding: Finding, label: dict) -> bool:
    where = finding.where
    if finding.code != label["code"]:
        return False
    if not label.keys() & {"initiative", "objective", "lines"}:
        return True
    if label.get("initiative") in where.initiatives or label.get("objective") in where.objectives:
        return True
    return any(abs(a - b) <= NEAR for a in where.lines for b in label.get("lines", []))


def missed(findings: Iterable[Finding], labels: list[dict]) -> list[dict]:
    return [label for label in labels if not any(meets(finding, label) for finding in findings)]


def beyond(findings: Iterable[Finding], labels: list[dict]) -> list[str]:
    return [f"{one.code}: {one.message}" for one in findings if not any(meets(one, label) for label in labels)]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_planted_contradiction_is_found_and_no_other(name: str):
    labels = json.loads((SHELF / name / "findings.json").read_text("utf-8"))["findings"]
    findings = check_file(SHELF / name / "plan.txt")
    assert missed(findings, labels) == []
    assert [told for told in beyond(findings, labels) if told.partition(":")[0] not in FOLLOWS] == []


@pytest.mark.real_documents
def test_the_hand_checked_contradictions_of_a_real_plan_are_found(shared: Path):
    labels = json.loads((shared / "gold" / "findings-000.json").read_text("utf-8"))["findings"]
    findings = check_file(shared / "seeds" / "000.txt")
    assert missed(findings, labels) == []
    assert len(beyond(findings, labels)) <= 10  # each looked at, and true


@pytest.mark.real_documents
def test_what_is_known_of_the_other_real_documents_is_found(shared: Path):
    told = {finding.code for finding in check_file(shared / "seeds" / "003-excerpt.txt")}
    assert told >= {"risk.matrix", "count.dimension", "count.sum", "order.sequence", "date.missing", "risk.scale-gap"}
    assert len(check_file(shared / "seeds" / "002.txt")) <= 3
    assert check_file(shared / "seeds" / "004.txt") == ()
    assert check_file(shared / "seeds" / "001.txt") == ()
