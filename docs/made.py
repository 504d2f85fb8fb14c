"""Writes what of the documentation is made from the code: `python docs/made.py`. Tests prove that it is current."""

from pathlib import Path

import msgspec

from sucharit.core.checking.handbook import page
from sucharit.core.plan.json import schema as plan_schema
from sucharit.core.reading.schema import schema as reading_schema

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Path below docs > what it should hold."""
    return {
        "checks.md": page(),
        "schema/plan-1.schema.json": _json(plan_schema()),
        "schema/reading-1.schema.json": _json(reading_schema()),
    }


def _json(schema: object) -> str:
    return msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=1).decode() + "\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
