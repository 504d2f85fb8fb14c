"""Files in and files out: folders are listed, outputs are written beside their place and renamed."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

READABLE = (".txt", ".md", ".docx", ".pdf", ".xlsx")
#: Cannot be read, but an office has them: each is answered with what to do, never passed over in silence.
REFUSED = (".doc", ".rtf", ".odt", ".xls", ".ods")


class Found(NamedTuple):
    """What lies below some paths: documents in a stable order, each once, and how many files are something else."""

    documents: list[Path]
    passed_over: int

    @classmethod
    def below(cls, paths: Iterable[Path]) -> "Found":
        """Every document named, and every document below every folder named."""
        documents: dict[Path, None] = {}
        passed_over = 0
        for path in paths:
            here = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
            wanted = [file for file in here if file == path or _is_document(file)]
            documents.update(dict.fromkeys(wanted))
            passed_over += len(here) - len(wanted)
        return cls(list(documents), passed_over)


def _is_document(path: Path) -> bool:
    # Word keeps "~$name.docx" beside an open document: not a document
    return path.suffix.lower() in READABLE + REFUSED and not path.name.startswith(("~$", "."))


def write_whole(path: Path, content: bytes) -> None:
    """Write all of it or nothing: a reader never meets half a file, an interrupted run leaves the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o666 & ~_umask())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
