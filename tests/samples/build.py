"""Writes every sample again: `python -m tests.samples.build [--all]` from the repository's root.

Text and JSON are small and compared byte for byte by a test. DOCX and PDF are slow to make and change with the version
of their writer, so `built.json` keeps the digest of what they were made from, and the test compares that.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sucharit.core.reading import DocumentKind
from tests.samples import expected, office, plans
from tests.samples.printed import Sample
from tests.samples.shelf import demo, shelf

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]

#: plans whose book stands as plan.docx and plan.pdf, made by the product's own writers
BOOKS = {"sao": plans.sao_plan, "town": plans.town_plan}
#: samples that stand as office.docx, made as a hand would make them
BY_HAND = ("sao", "town-arabic", "annual", "report", "order", "old-sheet", "sao-words")
BUILT = HERE / "built.json"
DEMO = "src/sucharit/samples/plan.txt"


def text_files() -> dict[str, bytes]:
    """Every text and JSON file by its path below the repository's root."""
    files: dict[str, bytes] = {DEMO: demo().text.encode()}
    for sample in shelf():
        folder = f"tests/samples/{sample.name}"
        files[f"{folder}/plan.txt"] = sample.text.encode()
        files[f"{folder}/expected.json"] = _json(expected.contract(sample))
        files[f"{folder}/findings.json"] = _json({"source": sample.name, "findings": expected.findings(sample)})
    return files


def slow_files() -> dict[str, tuple[str, Callable[[], bytes]]]:
    """DOCX and PDF by path: the digest of what each is made from, and how it is made."""
    from sucharit.core.papers import book, write_docx, write_pdf

    files: dict[str, tuple[str, Callable[[], bytes]]] = {}
    for name, build in BOOKS.items():
        plan = build()
        digest = _digest(json.dumps(book_contract(name), ensure_ascii=False))
        for ending, writer in (("docx", write_docx), ("pdf", write_pdf)):
            files[f"tests/samples/{name}/plan.{ending}"] = digest, lambda writer=writer, plan=plan: writer(book(plan))
    for sample in shelf():
        if sample.kind is DocumentKind.ANNUAL_PLAN:
            typed: Callable[[], bytes] = lambda sample=sample: office.xlsx(sample)  # noqa: E731
            files[f"tests/samples/{sample.name}/office.xlsx"] = _digest(sample.text + _source(office)), typed
        if sample.name in BY_HAND:
            made: Callable[[], bytes] = lambda sample=sample: office.docx(sample)  # noqa: E731
            files[f"tests/samples/{sample.name}/office.docx"] = _digest(sample.text + _source(office)), made
    return files


def book_contract(name: str) -> dict[str, Any]:
    """What must be read from a printed book: the whole plan, without line numbers."""
    return expected.contract(Sample(name, (), BOOKS[name]()))


def _source(module: Any) -> str:
    return Path(module.__file__).read_text("utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _json(value: dict[str, Any]) -> bytes:
    """One item of each list on a line of its own: small files, readable differences."""
    parts = []
    for key, part in value.items():
        if isinstance(part, list) and part:
            items = ",\n  ".join(_dumped(item) for item in part)
            parts.append(f" {_dumped(key)}: [\n  {items}\n ]")
        else:
            parts.append(f" {_dumped(key)}: {_dumped(part)}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write(everything: bool = False) -> None:
    """Writes the files; DOCX and PDF only where their plan has changed or everything is asked for."""
    for name, content in text_files().items():
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(content)
    known = json.loads(BUILT.read_text("utf-8")) if BUILT.exists() else {}
    built_from = {}
    for name, (digest, made) in slow_files().items():
        if everything or known.get(name) != digest or not (ROOT / name).exists():
            (ROOT / name).write_bytes(made())
        built_from[name] = digest
    BUILT.write_bytes(_json(built_from))


__all__ = ["BOOKS", "BY_HAND", "book_contract", "slow_files", "text_files", "write"]

if __name__ == "__main__":
    write(everything="--all" in sys.argv)
