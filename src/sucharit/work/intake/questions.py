"""Doubts of the reader and findings of the rules become the questions of an intake; answers survive another reading."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sucharit.core.reading.values import Doubt, Reading
from sucharit.work.intake.models import Intake, Question

MOST = 2000  # questions of one document; more than that is no plan, and nobody would answer them
_GRAVITY = {"error": 0, "warning": 1, "notice": 2}
_NO_LINE = 10**9
_LONGEST = 4000
_LIGHT_DOUBTS = ("opening.", "marker.", "list.", "number.", "heading.damaged")


def ask(intake: Intake, reading: Reading, findings: Iterable[Mapping[str, Any]]) -> None:
    """Writes the questions of a reading. One asked before keeps its answer; one that is gone stands no more."""
    wanted = list(_numbered(_asked(reading, findings)))[:MOST]
    known = {question.key: question for question in intake.questions.all()}
    for question in wanted:
        question.intake = intake
    Question.objects.bulk_create(question for question in wanted if question.key not in known)
    _refresh(known, wanted)
    keys = {question.key for question in wanted}
    intake.questions.exclude(key__in=keys).update(standing=False)


def _refresh(known: Mapping[str, Question], wanted: Iterable[Question]) -> None:
    """What is asked again stands where it now stands; its answer stays."""
    again = []
    for question in wanted:
        if kept := known.get(question.key):
            kept.place, kept.message, kept.standing = question.place, question.message, True
            again.append(kept)
    Question.objects.bulk_update(again, ["place", "message", "standing"])


def _asked(reading: Reading, findings: Iterable[Mapping[str, Any]]) -> Iterator[Question]:
    yield from (_of_doubt(doubt) for doubt in reading.doubts)
    yield from (_of_finding(finding) for finding in findings)


def _numbered(asked: Iterable[Question]) -> Iterator[Question]:
    """The gravest first, then in the order of the document; equal ones are told apart by their turn."""
    turns: dict[str, int] = {}
    for place, question in enumerate(sorted(asked, key=_order), 1):
        turns[question.key] = turn = turns.get(question.key, 0) + 1
        if turn > 1:
            question.key = _digest([question.key, turn])
        question.place = place
        yield question


def _order(question: Question) -> tuple[int, int]:
    return _GRAVITY[question.severity], min(question.lines, default=_NO_LINE)


def _of_doubt(doubt: Doubt) -> Question:
    light = doubt.code.startswith(_LIGHT_DOUBTS)
    lines = [doubt.source.line] if doubt.source.line else []
    where = {"initiatives": list(doubt.initiatives), "objectives": [], "lines": lines, "field": doubt.field or ""}
    return Question(
        kind=Question.Kind.DOUBT,
        key=_digest(["doubt", doubt.code, where, doubt.printed, doubt.proposed]),
        code=doubt.code[:60],
        severity=Question.Severity.NOTICE if light else Question.Severity.WARNING,
        message=doubt.message[:_LONGEST],
        where=where,
        printed=(doubt.printed or "")[:_LONGEST],
        computed=(doubt.proposed or "")[:_LONGEST],
    )


def _of_finding(finding: Mapping[str, Any]) -> Question:
    where: dict[str, Any] = {
        name: list(finding["where"].get(name, ())) for name in ("initiatives", "objectives", "lines")
    }
    where["field"] = finding["where"].get("field") or ""
    printed, computed = _figure(finding.get("stated")), _figure(finding.get("computed"))
    return Question(
        kind=Question.Kind.FINDING,
        key=_digest(["finding", finding["code"], where, printed, computed]),
        code=finding["code"][:60],
        severity=finding["severity"],
        message=finding["message"][:_LONGEST],
        rule_source=finding["source_of_rule"][:_LONGEST],
        where=where,
        printed=printed,
        computed=computed,
    )


def _figure(value: object) -> str:
    return "" if value is None else str(value)[:_LONGEST]


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
