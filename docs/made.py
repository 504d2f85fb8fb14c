"""Writes what of the documentation is made from the code: `python docs/made.py`. Tests prove that it is current."""

from pathlib import Path

import msgspec
import yaml

from sucharit.core.checking.handbook import page
from sucharit.core.indicators import Measure, MeasureKind, read_measure
from sucharit.core.plan.json import schema as plan_schema
from sucharit.core.reading.schema import schema as reading_schema

DOCS = Path(__file__).parent


def pages() -> dict[str, str]:
    """Path below docs > what it should hold."""
    return {
        "checks.md": page(),
        "thresholds.md": thresholds(),
        "schema/plan-1.schema.json": _json(plan_schema()),
        "schema/reading-1.schema.json": _json(reading_schema()),
    }


def thresholds() -> str:
    """Every threshold of the plans that were read, with the source to which it is bound."""
    rows = yaml.safe_load((DOCS / "thresholds.yaml").read_text("utf-8"))
    live = sum(row["at"] not in ("text", "manual", "document") for row in rows)
    entered = sum(row["at"] in ("manual", "document") for row in rows)
    lines = [
        "# ค่าเป้าหมายทุกข้อ กับแหล่งข้อมูล / Every threshold and its source",
        "",
        "สร้างจาก [thresholds.yaml](thresholds.yaml) ด้วย `python docs/made.py` ถ้อยคำเป็นของเราเอง ตัวเลขเป็นของแผน",
        "",
        "Sheets of three real plans, in words of our own with the figures of the plans: 26 of `000`, 58 of `003`.",
        "The words are read by `core.indicators`; the source is what the system proposes when a year is bound",
        "(`work.indicators.proposing`), and an officer may choose another.",
        "`tests/work/shelf/test_thresholds.py` holds each line.",
        "",
        f"{len(rows)} promises: {live} are counted live, {entered} are entered by an officer with the file or the",
        f"count that proves them, {len(rows) - live - entered} are text, which an officer judges with reasons.",
        "",
        "*Compared with*: a fall or a rise is judged against that year. What may be known of it: the figure that the",
        "plan or an officer gives, what was observed then, what the register of complaints counted or was told of that",
        "year, what the promise was judged by at the end of that year. Where none of them is known, the verdict says",
        "that there is no base (“ไม่มีค่าฐาน”); a base of zero is said too.",
        "",
        *(f"- `{key}`: {words}" for key, words in SOURCES.items()),
        "",
        "| sheet | promise | reads as | bound to | compared with |",
        "|---|---|---|---|---|",
        *(_threshold(row) for row in rows),
    ]
    return "\n".join(lines) + "\n"


SOURCES = {
    "survey": "result of a survey of the office, or entered (one survey serves many promises)",
    "test": "result of a test of the office, or entered",
    "register:…": "a measure of a register on the shelf, counted from its entries",
    "complaints": "cases of the category in the register of complaints; on corruption entered",
    "complaint_rating": "what complainants said when their case was finished",
    "complaint_days": "the most days of a finished case",
    "corruption_cases": "sealed reports: none is told, a small number never; else entered",
    "channels": "different channels in the publication log",
    "activities": "recorded activities, by period or by place",
    "people": "people at recorded activities",
    "ita": "score of the assessment",
    "risks": "controls in the register of corruption risks",
    "disclosure": "items or groups of the disclosure lists that show something",
    "document": "an officer enters it with the file",
    "manual": "an officer enters the count with its evidence",
    "text": "no number to compare: an officer judges, with reasons",
}


def _threshold(row: dict[str, str]) -> str:
    base = {"": "", "year before": "the year before"}.get(str(row.get("base", "")), f"{row.get('base')}")
    at = row["at"].replace("register:", "register: ")
    return f"| {row['of']} | {row['says']} | {_as_read(read_measure(row['says']))} | {at} | {base} |"


def _as_read(measure: Measure) -> str:
    if measure.kind is MeasureKind.TEXT:
        return "text"
    told = [measure.comparison.value.replace("_", " ") if measure.comparison else ""]
    told += [f"{measure.threshold.normalize():f}" if measure.threshold is not None else "", measure.unit or ""]
    told += [f"per {measure.period}" if measure.period else "", measure.level or ""]
    return " ".join(part for part in told if part)


def _json(schema: object) -> str:
    return msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=1).decode() + "\n"


if __name__ == "__main__":
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")
