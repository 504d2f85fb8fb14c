"""Scores the hand-made samples as the real plans are scored: counts, codes, money, owners, lines, rows, risks, orders.

`python -m tests.samples.hand.scoring [-v] [--keep]`
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sucharit.core.reading import open_document, read
from tests.samples.keeping import as_json
from tests.samples.score import Json, Score, paired

HERE = Path(__file__).parent
KEPT = HERE / "scores.json"
LISTS = ("objectives", "steps", "outputs", "outcomes", "indicators")


def names() -> list[str]:
    return sorted(path.parent.name for path in HERE.glob("*/gold.json"))


def kept() -> dict[str, float]:
    found: dict[str, float] = json.loads(KEPT.read_text("utf-8"))
    return found


def score_of(name: str) -> Score:
    document = (HERE / name / "document.txt").read_bytes()
    gold = json.loads((HERE / name / "gold.json").read_text("utf-8"))
    return judge(as_json(read(open_document(document, name="document.txt"))), gold)


def judge(reading: Json, gold: Json) -> Score:
    score = Score()
    _document(score, reading["document"], gold["document"])
    _projects(score, reading["initiatives"], gold.get("projects", []))
    _rows(score, reading["budget_rows"], gold.get("budget_table", []))
    _risks(score, reading["risks"], gold.get("risks", []))
    for got, want in paired(reading["targets"], gold.get("targets", []), "name", 0.4):
        score.same("yearly targets", _numbers((got or {}).get("by_year")), _numbers(want["by_year"]), want["name"])
    for got, want in paired(reading["orders"], gold.get("orders", []), "number", 0.95):
        score.same("members", len((got or {}).get("members", [])), len(want["members"]), want["number"])
    _report(score, reading.get("integrity_report") or {}, gold.get("integrity_report"))
    _memo(score, reading.get("memo") or {}, gold.get("memo"))
    return score


def _document(score: Score, got: Json, want: Json) -> None:
    score.text("organization", (got.get("organization") or {}).get("name"), want["organization"])
    if want.get("plan_start"):
        score.same("fiscal years", got.get("fiscal_years"), [want["plan_start"], want["plan_end"]])


def _projects(score: Score, found: list[Json], gold: list[Json]) -> None:
    if gold:
        score.same("number of initiatives", len(found), len(gold))
    for got, want in paired(found, gold, "title"):
        at = f"no. {want['seq']}"
        score.tell("initiatives found", got is not None, want["title"])
        if got is not None:
            _project(score, got, want, at)


def _project(score: Score, got: Json, want: Json, at: str) -> None:
    score.text("title", got["title"], want["title"], at, 0.97)
    for key in ("seq", "kind"):
        score.same(key, got[key], want[key], at)
    score.text("responsible", got["responsible"], want["responsible"], at, 0.9)
    for key in ("quarters", "quantity", "unit", "dimension"):
        if "quarters" in want:
            score.same(key, got[key], want[key], at)
    if "objectives" in want:
        _sheet(score, got, want, at)


def _sheet(score: Score, got: Json, want: Json, at: str) -> None:
    codes = set(want.get("objective_all") or [want["objective"]])
    score.tell("objective code", bool(codes & set(got["objective_codes"])), f"{at} {got['objective_codes']}")
    for key in LISTS:
        score.same(key, len(got[key]), want.get(key, 0), f"{at} {got[key]}")
    score.same("budget", (got["budget"] or {}).get("per_year"), want["budget_total_per_year"], at)
    score.same("target count", (got["target_group"] or {}).get("count"), want["target_count"], at)
    score.tell("source line", abs(got["source"]["line"] - want["line"]) <= 3, f"{at} {got['source']['line']}")


def _rows(score: Score, found: list[Json], gold: list[Json]) -> None:
    if gold:
        score.same("number of rows", len(found), len(gold))
    for got, want in paired(found, gold, "title"):
        score.same("row amounts", _numbers((got or {}).get("budgets")), _numbers(want["budgets"]), want["title"])


def _risks(score: Score, found: list[Json], gold: list[Json]) -> None:
    for got, want in paired(found, gold, "process"):
        controls = want["controls"] if isinstance(want["controls"], int) else len(want["controls"])
        score.same("risk controls", len((got or {}).get("controls", [])), controls, want["process"])
        for key in ("likelihood", "impact", "level"):
            if key in want:
                score.same("risk rating", (got or {}).get(key), want[key], f"{want['process']} {key}")


def _report(score: Score, got: Json, want: Json | None) -> None:
    if want is None:
        return
    score.same("overall score", got.get("overall_score"), want["overall_score"])
    areas = {area["number"]: area for area in got.get("areas", [])}
    for area in want["areas"]:
        mine = areas.get(area["number"], {})
        score.same("scores of areas", mine.get("score"), area["score"], area["title"])
        score.same("steps of areas", mine.get("steps"), area["steps"], area["title"])
        for key in ("title", "measure", "period", "responsible", "output", "outcome"):
            score.text(f"{key} of areas", mine.get(key), area[key], area["title"])


def _memo(score: Score, got: Json, want: Json | None) -> None:
    if want is not None:
        score.same("number of the memo", got.get("number"), want["number"])
        score.same("opinions", len(got.get("opinions", [])), want["opinions"])
        score.same("sections of the memo", len(got.get("sections", [])), want["sections"])


def _numbers(by_year: dict[str, Any] | None) -> dict[str, float | None]:
    return {str(year): None if value is None else float(value) for year, value in (by_year or {}).items()}


def _lines(verbose: bool) -> Iterator[str]:
    for name in names():
        score = score_of(name)
        yield f"{name:20} {score.mean:.4f}"
        if verbose:
            yield from (f"   {miss[:240]}" for miss in score.misses)


def keep() -> None:
    old = kept() if KEPT.exists() else {}
    new = {name: max(round(score_of(name).mean, 4), old.get(name, 0.0)) for name in names()}
    KEPT.write_text(json.dumps(new, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.stdout.write("\n".join(_lines("-v" in sys.argv)) + "\n")
    if "--keep" in sys.argv:
        keep()
