"""Writes every sample again: `python -m tests.samples.build` from the repository's root."""

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # so that `cast` and `samples` are found as pytest finds them

from samples import expected  # noqa: E402
from samples.shelf import shelf  # noqa: E402


def text_files() -> dict[str, bytes]:
    """Every text and JSON file of the samples by its path below this folder."""
    files: dict[str, bytes] = {}
    for sample in shelf():
        files[f"{sample.name}/plan.txt"] = sample.text.encode()
        files[f"{sample.name}/expected.json"] = _json(expected.contract(sample))
        files[f"{sample.name}/findings.json"] = _json({"source": sample.name, "findings": expected.findings(sample)})
    return files


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


def write(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    write(text_files())
