"""Files in and files out: folders are listed, outputs are written beside their place and renamed."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

READABLE = (".txt", ".md", ".docx", ".pdf", ".xlsx")
#: Cannot be read, but an office has them: each is answered with what to do, never passed over in silence.
REFUSED = (".doc", ".rtf", ".odt", ".xls", ".ods")


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Every document named, and every readable file below every folder named, in a stable order, each once."""
    seen: set[Path] = set()
    for path in paths:
        for document in _below(path) if path.is_dir() else [path]:
            if document not in seen:
                seen.add(document)
                yield document


def _below(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix.lower() in READABLE + REFUSED and path.is_file())
    # Word keeps "~$name.docx" beside an open document: not a document
    return sorted(path for path in found if not path.name.startswith(("~$", ".")))


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
