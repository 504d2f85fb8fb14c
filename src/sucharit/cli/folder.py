"""`sucharit read folder/`: many documents, one line of progress, one JSON each, a table at the end."""

from pathlib import Path

from sucharit.cli import show
from sucharit.cli.files import Found, write_whole
from sucharit.cli.many import in_order, read_many
from sucharit.cli.results import summary
from sucharit.cli.work import Outcome


def read_folder(found: Found, jobs: int, out: Path | None, seconds: float) -> int:
    """Read all; write what was read below `out`; return the exit code (2 where a document could not be read)."""
    paths = found.documents
    if found.passed_over:
        show.note(f"ข้าม {found.passed_over} ไฟล์ที่ไม่ใช่เอกสาร / passed over {found.passed_over} files of other kinds")
    if not paths:
        show.note("ไม่พบเอกสารที่อ่านได้ (txt, docx, pdf, xlsx) / no readable documents found")
        return 2
    root = _common_folder(paths)
    with show.progress(len(paths)) as tick:

        def took(outcome: Outcome) -> None:
            if out is not None and outcome.reading:
                write_whole(_target(Path(outcome.path), root, out), outcome.reading + b"\n")
            tick(Path(outcome.path).name)

        outcomes = in_order(paths, read_many(paths, jobs, seconds), took)
    summary(outcomes)
    return 2 if any(outcome.problem_thai for outcome in outcomes) else 0


def _common_folder(paths: list[Path]) -> Path:
    parents = [path.resolve().parent for path in paths]
    common = parents[0]
    while not all(parent.is_relative_to(common) for parent in parents):
        common = common.parent
    return common


def _target(path: Path, root: Path, out: Path) -> Path:
    """plan.docx and plan.pdf of one folder must not overwrite each other, so the suffix stays in the name."""
    return out / path.resolve().relative_to(root).with_name(path.name + ".json")
