"""Nothing of the real documents' prose is copied into the project."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from sucharit.core.thai import fold

ROOT = Path(__file__).resolve().parents[2]
RUN = 60  # folded characters, about a line and a half of print: longer than what two people write alike by chance
TEXT = {".py", ".md", ".yaml", ".json", ".txt", ".typ"}
#: Titles of the framework, of checklists and of forms are facts, and so are the names below: they stand in both.
FACTS = ("frameworks", "oit", "ita", "forms")
OFFICIAL_NAMES = (
    "แผนปฏิบัติการป้องกันการทุจริตเพื่อยกระดับคุณธรรมและความโปร่งใส",
    "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA)",
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
    "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537",
    "การวิเคราะห์ความเสี่ยงในการเกิดการทุจริตในองค์กรปกครองส่วนท้องถิ่น",
    "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561",
    "พระราชบัญญัติกำหนดแผนและขั้นตอนการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น",
    "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี",
    "ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น",
    "หลักเกณฑ์กระทรวงการคลังว่าด้วยมาตรฐานและหลักเกณฑ์ปฏิบัติการควบคุมภายในสำหรับหน่วยงานของรัฐ",
)


def own_files() -> Iterator[Path]:
    facts = tuple(ROOT / "src/sucharit/reference" / name for name in FACTS)
    for folder in ("src", "tests", "docs"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in TEXT and not any(path.is_relative_to(fact) for fact in facts):
                yield path


def official_names() -> re.Pattern[str]:
    """Every official name, folded; the longest first, so that a short one does not cut it."""
    files = [path for name in FACTS for path in (ROOT / "src/sucharit/reference" / name).rglob("*.yaml")]
    titles = {fold(text) for path in files for text in strings(yaml.safe_load(path.read_text("utf-8")))}
    names = {name for name in titles | {fold(name) for name in OFFICIAL_NAMES} if len(name) > 20}
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


def strings(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for branch in tree.values() if isinstance(tree, dict) else tree:
            yield from strings(branch)


def runs(text: str, names: re.Pattern[str]) -> Iterator[str]:
    """Folding at most trebles a text; what is shorter than a run has none, with official names in it or without."""
    for sentence in re.split(r"[\n\t|“”\"]", text.replace("<p>", "\n").replace("</p>", "\n")):
        folded = fold(sentence) if len(sentence) * 3 >= RUN else ""
        for piece in names.split(folded) if len(folded) >= RUN else ():
            for start in range(len(piece) - RUN + 1):
                yield piece[start : start + RUN]


@pytest.mark.real_documents
def test_no_sentence_of_a_real_document_stands_here(shared: Path):
    names = official_names()
    real = {run for seed in (shared / "seeds").glob("*.txt") for run in runs(seed.read_text("utf-8"), names)}
    copied = {
        str(p.relative_to(ROOT)): sorted(real.intersection(runs(p.read_text("utf-8"), names)))[:3] for p in own_files()
    }
    assert {path: found for path, found in copied.items() if found} == {}
