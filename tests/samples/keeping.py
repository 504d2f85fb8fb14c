"""The score file, which may only rise: `python -m tests.samples.keeping` writes better scores and keeps the others.

`scores.json` holds for every file of a sample the mean of the measures of its reading, and the recall of its findings.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from sucharit.core.checking import check
from sucharit.core.reading import Line, Reading, contract_json, open_document, read
from tests.samples import score

HERE = Path(__file__).resolve().parent
SCORES = HERE / "scores.json"
MADE_BY_US = ("plan.docx", "plan.pdf")  # books: what must be read is the whole plan, lines are not known
Json = dict[str, Any]


def sample_files() -> Iterator[tuple[str, Path]]:
    """Every readable file of a sample by a short name such as "sao/plan.txt"."""
    for path in sorted(HERE.glob("*/*.*")):
        if path.suffix in (".txt", ".docx", ".pdf", ".xlsx"):
            yield f"{path.parent.name}/{path.name}", path


def reading_of(path: Path) -> tuple[Reading, tuple[Line, ...]]:
    document = open_document(path.read_bytes(), name=path.name)
    return read(document), document.lines


def reading_score(path: Path, reading: Reading) -> score.Score:
    return score.judge(as_json(reading), expected_of(path))


def as_json(reading: Reading) -> Json:
    made: Json = json.loads(contract_json(reading))
    return made


def expected_of(path: Path) -> Json:
    """What must be read from a file. Only text has the line numbers that the sample knows."""
    if path.name in MADE_BY_US:
        from tests.samples.build import book_contract

        return book_contract(path.parent.name)
    wanted: Json = json.loads((path.parent / "expected.json").read_text("utf-8"))
    if path.suffix != ".txt":
        for one in wanted["initiatives"]:
            one["source"]["line"] = None
    return wanted


def findings_of(reading: Reading, lines: tuple[Line, ...]) -> list[Json]:
    return [msgspec.to_builtins(finding) for finding in check(reading.plan, lines, reading.kind)]


def wanted_findings(path: Path) -> list[Json]:
    """The findings that must be reported for a file; a book has those of the clean sample: none."""
    rows: list[Json] = json.loads((path.parent / "findings.json").read_text("utf-8"))["findings"]
    return rows if path.suffix == ".txt" else [row for row in rows if "lines" not in row]


def scores() -> dict[str, dict[str, float]]:
    """The scores of all files now."""
    now = {}
    for name, path in sample_files():
        reading, lines = reading_of(path)
        wanted = wanted_findings(path)
        missed = score.missed(findings_of(reading, lines), wanted) if wanted else []
        recall = 1 - len(missed) / len(wanted) if wanted else 1.0
        now[name] = {"reading": round(reading_score(path, reading).mean, 4), "findings": round(recall, 4)}
    return now


def kept() -> dict[str, dict[str, float]]:
    """The scores that must not be fallen below."""
    if not SCORES.exists():
        return {}
    known: dict[str, dict[str, float]] = json.loads(SCORES.read_text("utf-8"))
    return known


def keep(now: dict[str, dict[str, float]]) -> None:
    """Writes the better of the kept and the present score of every file that still stands."""
    old = kept()
    best = {
        name: {key: max(value, old.get(name, {}).get(key, 0.0)) for key, value in values.items()}
        for name, values in now.items()
    }
    rows = ",\n ".join(f"{json.dumps(name)}: {json.dumps(values)}" for name, values in sorted(best.items()))
    SCORES.write_text(f"{{\n {rows}\n}}\n", "utf-8")


if __name__ == "__main__":
    keep(scores())
