"""One document through the line: opened, read, checked; each step within the limits of this door."""

import re
from pathlib import Path

import msgspec

from sucharit.cli.limits import SECONDS, limit_memory, time_limit, too_large
from sucharit.core.checking import Finding, check
from sucharit.core.reading import contract, open_document, our_own, read
from sucharit.core.reading.values import DocumentKind, OpenedDocument, Reading, UnreadableDocument

_THAI_LETTER = re.compile("[ก-ฮ]")
_LOOKED_AT, _FEW_LETTERS = 100_000, 20
JSON = msgspec.json.Encoder(decimal_format="number")


class Outcome(msgspec.Struct, frozen=True):
    """What became of one document of many; picklable, so that it can come back from another process."""

    path: str
    kind: str | None = None
    organization: str | None = None
    initiatives: int = 0
    doubts: int = 0
    findings: int = 0
    errors: int = 0
    problem_thai: str | None = None
    problem_english: str | None = None
    reading: bytes = b""  # the contract as JSON


def read_document(path: Path, seconds: float = SECONDS) -> tuple[OpenedDocument | None, Reading]:
    """Open and read; a `.json` of our own is taken as it is. Errors: UnreadableDocument and nothing else."""
    try:
        with time_limit(path, seconds):
            if path.suffix.lower() == ".json":
                return None, our_own(_json_of(path), path.name)
            document = open_document(path)
            return document, _with_words(document, read(document))
    except MemoryError:
        raise too_large(path) from None


def _with_words(document: OpenedDocument, reading: Reading) -> Reading:
    """A page of nothing but digits or blanks is answered like a file that cannot be opened."""
    if reading.kind is DocumentKind.UNKNOWN and len(_THAI_LETTER.findall(document.text[:_LOOKED_AT])) < _FEW_LETTERS:
        raise UnreadableDocument(
            document.name,
            f"{reading.reason} โปรดตรวจว่าส่งไฟล์ถูกฉบับ หรือทำ OCR ใหม่",
            "there is almost no Thai text in it; check that it is the right file, or run OCR again",
        )
    return reading


def _json_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            path.name, f"เปิดไฟล์ไม่ได้ ({error.strerror}) โปรดตรวจชื่อไฟล์และสิทธิ์", f"cannot open the file ({error.strerror})"
        ) from error


def findings_of(document: OpenedDocument | None, reading: Reading) -> tuple[Finding, ...]:
    return check(reading.plan, document.lines if document else (), reading.kind)


def outcome_of(path: Path, seconds: float) -> Outcome:
    """Never raises for a bad document: one bad file never stops the rest."""
    try:
        document, reading = read_document(path, seconds)
        findings = findings_of(document, reading)
    except UnreadableDocument as problem:
        return Outcome(str(path), problem_thai=problem.thai, problem_english=problem.english)
    organization = reading.plan.organization
    return Outcome(
        str(path),
        kind=reading.kind.value,
        organization=organization.name if organization else None,
        initiatives=len(reading.plan.initiatives),
        doubts=len(reading.doubts),
        findings=len(findings),
        errors=sum(finding.severity.value == "error" for finding in findings),
        reading=JSON.encode(contract(reading)),
    )


def prepare_worker() -> None:
    """What a process of the pool does once."""
    limit_memory()
