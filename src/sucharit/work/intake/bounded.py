"""A process of its own for one document: `python -P -m sucharit.work.intake.bounded`, told what to read on its input.

A hostile file may take all time and all memory. The operating system holds this process to its share, and its death is
only a document that was not read. It says the stage it has come to, one JSON line each, and the outcome as the last.
"""

import contextlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from sucharit.core.checking import Finding, check
from sucharit.core.reading import open_document, our_own, read
from sucharit.core.reading.values import OpenedDocument, Reading, UnreadableDocument

MEBIBYTES = 3072
PROCESSOR_SECONDS = 170
_OURS_AT_MOST = 64 * 1024 * 1024

Tell = Callable[[str], None]


class Task(msgspec.Struct, frozen=True):
    """Which file to read and what its sender called it."""

    path: str
    name: str


class Outcome(msgspec.Struct, frozen=True):
    """What became of it: the reading, its lines and its findings; or the refusal, in Thai and in English."""

    reading: Reading | None = None
    findings: tuple[Finding, ...] = ()
    lines: tuple[tuple[int, str, int | None, tuple[str, ...]], ...] = ()
    page_count: int | None = None
    thai: str = ""
    english: str = ""


def outcome_of(task: Task, tell: Tell) -> Outcome:
    """Opens, reads and checks; never raises for a bad document."""
    try:
        tell("opening")
        reading = _our_own(Path(task.path), task.name)
        document = None if reading else open_document(Path(task.path), task.name)
        tell("reading")
        if document:
            reading = read(document)
        tell("checking")
        findings = check(reading.plan, document.lines if document else (), reading.kind) if reading else ()
    except UnreadableDocument as problem:
        return Outcome(thai=problem.thai, english=problem.english)
    except MemoryError:
        return Outcome(
            thai="เอกสารใช้หน่วยความจำเกินกำหนด โปรดแบ่งเอกสารเป็นส่วน ๆ แล้วนำเข้าใหม่",
            english="the document needs more memory than allowed; split it and send the parts",
        )
    return Outcome(reading, findings, _lines(document), document.page_count if document else None)


def _lines(document: OpenedDocument | None) -> tuple[tuple[int, str, int | None, tuple[str, ...]], ...]:
    return tuple((line.number, line.text, line.page, line.cells) for line in document.lines) if document else ()


def _our_own(path: Path, name: str) -> Reading | None:
    """The reading of a JSON file that this system wrote (a plan or a reading); None for any other document."""
    with path.open("rb") as file:
        if file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
            return None
        file.seek(0)
        data = file.read(_OURS_AT_MOST)
    return our_own(data, name)


def written(outcome: Outcome) -> bytes:
    """JSON that both databases keep: NUL and lone surrogates become the mark of a lost character."""
    told = msgspec.to_builtins(outcome, str_keys=True)
    try:
        text = json.dumps(told, ensure_ascii=False)
        if "\\u0000" not in text:
            return text.encode()
    except UnicodeEncodeError:
        pass
    return json.dumps(_storable(told), ensure_ascii=False).encode()


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _storable(inner) for key, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, list | tuple) else value


def confine() -> None:
    """Bound memory and processor time where the system can (not on Windows; there the caller's patience does)."""
    with contextlib.suppress(ImportError):
        import resource

        for what, bound in (
            (resource.RLIMIT_AS, MEBIBYTES * 1024 * 1024),
            (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
            (resource.RLIMIT_CORE, 0),
        ):
            with contextlib.suppress(ValueError, OSError):  # whoever started this process may have bound it already
                resource.setrlimit(what, (bound, bound))


def _said(line: bytes) -> None:
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    task = msgspec.json.decode(sys.stdin.buffer.read(), type=Task)
    confine()
    outcome = outcome_of(task, lambda stage: _said(json.dumps({"stage": stage}).encode()))
    _said(b'{"outcome": ' + written(outcome) + b"}")


if __name__ == "__main__":
    main()
