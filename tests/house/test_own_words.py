"""Nothing of the real documents' prose is copied into the project."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sucharit.core.thai import fold

ROOT = Path(__file__).resolve().parents[2]
#: Official wording carries over: titles of the framework, of checklists, laws and forms are facts.
FACTS = ("src/sucharit/reference/frameworks", "src/sucharit/reference/oit", "src/sucharit/reference/ita")
RUN = 60  # folded characters, about a line and a half of print: longer than any name of a law or a plan
TEXT = {".py", ".md", ".yaml", ".json", ".txt", ".typ"}


def own_files() -> Iterator[Path]:
    for folder in ("src", "tests", "docs"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in TEXT and not str(path.relative_to(ROOT)).startswith(FACTS):
                yield path


def runs(text: str) -> Iterator[str]:
    for sentence in re.split(r"[\n\t|“”\"]", text):
        folded = fold(sentence)
        for start in range(0, len(folded) - RUN + 1):
            yield folded[start : start + RUN]


@pytest.fixture(scope="module")
def official(shared: Path) -> str:
    """Official wording, folded: it may stand in both."""
    facts = [p.read_text("utf-8") for folder in FACTS for p in (ROOT / folder).rglob("*.yaml")]
    return fold("\n".join(facts))


@pytest.mark.real_documents
def test_no_sentence_of_a_real_document_stands_here(shared: Path, official: str):
    real = {run for seed in (shared / "seeds").glob("*.txt") for run in runs(seed.read_text("utf-8"))}
    copied = {}
    for path in own_files():
        found = {run for run in runs(path.read_text("utf-8")) if run in real and run not in official}
        if found:
            copied[str(path.relative_to(ROOT))] = sorted(found)[:3]
    assert copied == {}
