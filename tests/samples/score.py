"""Measures a reading against what was to be read, and findings against what was to be found.

A measure is a share of hits; the score is the mean of the measures that a sample can judge.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

Json = dict[str, Any]
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_LOOSE = re.compile(r"[\s\"“”'‘’.,:()\-–—/*\u200b-\u200f\ufeff\u00ad]+")


def folded(text: str | None) -> str:
    """What may differ without being wrong is gone: digits, spaces, quotes, dashes, sara am, zero-width marks."""
    return _LOOSE.sub("", (text or "").translate(_DIGITS).replace("ํา", "ำ"))


def alike(one: str | None, other: str | None) -> float:
    return fuzz.ratio(folded(one), folded(other)) / 100


@dataclass
class Score:
    """Hits and tries of each measure, and a line for every miss."""

    hits: dict[str, int] = field(default_factory=dict)
    tries: dict[str, int] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def tell(self, measure: str, good: bool, why: str = "") -> None:
        self.hits[measure] = self.hits.get(measure, 0) + bool(good)
        self.tries[measure] = self.tries.get(measure, 0) + 1
        if not good:
            self.misses.append(f"{measure}: {why}")

    def same(self, measure: str, got: object, want: object, at: str = "") -> None:
        self.tell(measure, got == want, f"{at} got {got!r}, wanted {want!r}")

    def text(self, measure: str, got: str | None, want: str | None, at: str = "", least: float = 0.95) -> None:
        self.tell(measure, alike(got, want) >= least, f"{at} got {got!r}, wanted {want!r}")

    @property
    def shares(self) -> dict[str, float]:
        return {measure: self.hits[measure] / tried for measure, tried in self.tries.items()}

    @property
    def mean(self) -> float:
        return sum(self.shares.values()) / len(self.shares) if self.tries else 1.0

    @property
    def lowest(self) -> tuple[str, float]:
        return min(self.shares.items(), key=lambda pair: pair[1])


def judge(reading: Json, expected: Json) -> Score:
    """The score of a reading (JSON contract) against the expected one."""
    score = Score()
    for judge_part in (_document, _initiatives, _budget, _front, _risks, _papers, _report):
        judge_part(score, reading, expected)
    return score


def paired(found: list[Json], wanted: list[Json], key: str, least: float = 0.75) -> list[tuple[Json | None, Json]]:
    """Each wanted thing with the found one most alike by `key`, each used once, or None."""
    mine, theirs = ([folded(one.get(key)) for one in side] for side in (found, wanted))
    ratios = ((fuzz.ratio(a, b) / 100, i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs))
    options = sorted(((ratio, -abs(i - j), i, j) for ratio, i, j in ratios if ratio >= least), reverse=True)
    taken: dict[int, int] = {}
    for _, _, i, j in options:
        if j not in taken and i not in taken.values():
            taken[j] = i
    return [(found[taken[j]] if j in taken else None, one) for j, one in enumerate(wanted)]


# the document


def _document(score: Score, reading: Json, expected: Json) -> None:
    got, want = reading["document"], expected["document"]
    score.same("kind of document", got.get("kind"), want["kind"])
    if want["organization"]:
        owner = got.get("organization") or {}
        score.text("organization", owner.get("name"), want["organization"]["name"])
        score.same("type of organization", owner.get("type"), want["organization"]["type"])
        for key in ("district", "province"):
            if want["organization"][key]:
                score.text("district and province", owner.get(key), want["organization"][key])
    for key in ("fiscal_years", "framework", "as_of", "announced_on"):
        if want[key] is not None:
            score.same(key.replace("_", " "), got.get(key), want[key])
    for key in ("reporter", "signatory"):
        if want[key] is not None:
            score.text(key, got.get(key), want[key])


# initiatives


def _initiatives(score: Score, reading: Json, expected: Json) -> None:
    found, wanted = reading.get("initiatives") or [], expected["initiatives"]
    for got, want in paired(found, wanted, "title"):
        score.tell("initiatives found", got is not None, f"no. {want['seq']} {want['title']}")
        if got is not None:
            _initiative(score, got, want, f"no. {want['seq']}")
    for i in range(max(len(found), len(wanted))):
        score.tell("initiatives invented", i < len(wanted), "more initiatives than the document has")


def _initiative(score: Score, got: Json, want: Json, at: str) -> None:
    best = max(got.get("title"), got.get("title_printed"), key=lambda title: alike(title, want["title"]))
    score.text("title", best, want["title"], at, 0.97)
    for key in ("seq", "stated_seq", "kind"):
        score.same(key.replace("_", " "), got.get(key), want[key], at)
    if want["objective_codes"]:
        score.same("objective codes", got.get("objective_codes"), want["objective_codes"], at)
    elif want["dimension"]:
        score.same("dimension", str(got.get("dimension")), want["dimension"], at)
    if want["objectives"] or want["steps"]:
        _sheet(score, got, want, at)
    if want["quarters"]:
        for key in ("quarters", "quantity", "unit"):
            score.same(key, got.get(key), want[key], at)
        _texts(score, "indicators", got.get("indicators"), want["indicators"], at)
        _texts(score, "outcomes", got.get("outcomes"), want["outcomes"], at)
    if want["responsible"]:
        score.text("responsible", got.get("responsible"), want["responsible"], at, 0.9)


def _sheet(score: Score, got: Json, want: Json, at: str) -> None:
    score.text("rationale", got.get("rationale"), want["rationale"], at)
    for key in ("objectives", "steps", "outputs", "outcomes", "targets"):
        if want[key] or got.get(key):
            _texts(score, key, got.get(key), want[key], at)
    score.same("nested steps", _nested(got.get("steps")), _nested(want["steps"]), at)
    for key, inner in (("budget", "per_year"), ("target_group", "count"), ("period", "start"), ("period", "end")):
        mine = (got.get(key) or {}).get(inner)
        score.same(f"{key} {inner}", mine, (want[key] or {}).get(inner), at)
    line, wanted = (got.get("source") or {}).get("line"), want["source"]["line"]
    if wanted:
        score.tell("source line", line is not None and abs(line - wanted) <= 3, f"{at} got {line}, wanted {wanted}")


def _texts(score: Score, measure: str, got: Iterable[Any] | None, want: list[Any], at: str) -> None:
    mine, theirs = [_text(item) for item in got or []], [_text(item) for item in want]
    good = len(mine) == len(theirs) and all(alike(a, b) >= 0.9 for a, b in zip(mine, theirs, strict=True))
    score.tell(measure, good, f"{at} got {len(mine)} {mine}, wanted {len(theirs)} {theirs}")


def _text(item: Any) -> str:
    return str(item["text"]) if isinstance(item, dict) else str(item)


def _nested(steps: list[Any] | None) -> list[int]:
    return [len(step.get("steps") or []) if isinstance(step, dict) else 0 for step in steps or []]


# tables


def _budget(score: Score, reading: Json, expected: Json) -> None:
    rows, wanted = reading.get("budget_rows") or [], expected["budget_rows"]
    for got, want in paired(rows, wanted, "title"):
        score.tell("budget rows found", got is not None, want["title"])
        if got is None:
            continue
        score.same("budget row amounts", got.get("budgets"), want["budgets"], want["title"])
        score.same("budget row number", got.get("seq"), want["seq"], want["title"])
        for key in ("dimension", "mission", "objective"):
            if want[key]:
                score.same("budget row codes", got.get(key), want[key], f"{want['title']} {key}")
        if want["note"]:
            score.text("budget row note", got.get("note"), want["note"], want["title"])
    for i in range(max(len(rows), len(wanted))):
        score.tell("budget rows invented", i < len(wanted), f"{len(rows)} rows for {len(wanted)}")
    totals = reading.get("stated_totals") or []
    for want in expected["stated_totals"]:
        mine = [total for total in totals if total.get("scope") == want["scope"]]
        counted = any(total.get("count") == want["count"] for total in mine)
        score.tell("stated counts", counted, f"scope {want['scope']}: {mine}")
        score.tell(
            "stated sums", any(total.get("budgets") == want["budgets"] for total in mine), f"{want['scope']}: {mine}"
        )


def _front(score: Score, reading: Json, expected: Json) -> None:
    nodes = {node.get("code"): node for node in reading.get("framework") or []}
    for want in expected["framework"]:
        got = nodes.get(want["code"]) or {}
        score.text("framework", got.get("title"), want["title"], want["code"], 0.9)
        if want["stated_count"] and want["level"] != "objective":
            score.same("stated counts of nodes", got.get("stated_count"), want["stated_count"], want["code"])
    goals = reading.get("goals") or []
    if expected["goals"]:
        _texts(score, "goals", goals, expected["goals"], "")
    for got, want in paired(reading.get("targets") or [], expected["targets"], "name"):
        score.same("yearly targets", (got or {}).get("by_year"), want["by_year"], want["name"])
        score.same("baseline year", (got or {}).get("baseline_year"), want["baseline_year"], want["name"])


def _risks(score: Score, reading: Json, expected: Json) -> None:
    for got, want in paired(reading.get("risks") or [], expected["risks"], "process"):
        score.tell("risks found", got is not None, want["process"])
        if got is None:
            continue
        for key in ("likelihood", "impact", "score", "level"):
            if want[key] is not None:
                score.same("risk rating", got.get(key), want[key], f"{want['process']} {key}")
        for key in ("issues", "controls"):
            _texts(score, f"risk {key}", got.get(key), want[key], want["process"])
    want_criteria, criteria = expected["risk_criteria"], reading.get("risk_criteria") or {}
    if want_criteria:
        score.same("risk matrix", criteria.get("matrix"), want_criteria["matrix"])
        for key in ("likelihood", "impact_financial", "impact_other"):
            steps = [(step["score"], folded(step["meaning"])) for step in criteria.get(key) or []]
            score.same("risk scales", steps, [(s["score"], folded(s["meaning"])) for s in want_criteria[key]], key)


# papers


def _papers(score: Score, reading: Json, expected: Json) -> None:
    for got, want in paired(reading.get("orders") or [], expected["orders"], "number"):
        score.tell("orders found", got is not None, str(want["number"]))
        if got is not None:
            _order(score, got, want)
    announcements = reading.get("announcements") or []
    for i, want in enumerate(expected["announcements"]):
        got = announcements[i] if i < len(announcements) else {}
        score.same("date of the announcement", got.get("date"), want["date"])
        score.text("signatory of the announcement", got.get("signatory"), want["signatory"])
    if expected["memo"]:
        _memo(score, reading.get("memo") or {}, expected["memo"])


def _order(score: Score, got: Json, want: Json) -> None:
    members = got.get("members") or []
    score.same("members of the order", len(members), len(want["members"]), want["number"])
    for mine, theirs in zip(members, want["members"], strict=False):
        score.text("names of members", mine.get("name"), theirs["name"])
        score.same("numbers of members", mine.get("stated_number"), theirs["stated_number"], theirs["name"])
        score.text("roles of members", mine.get("role"), theirs["role"], theirs["name"])
    score.same("date of the order", got.get("date"), want["date"])
    score.same("duties of the order", len(got.get("duties") or []), len(want["duties"]))


def _memo(score: Score, got: Json, want: Json) -> None:
    for key in ("number", "date"):
        score.same("number and date of the memo", got.get(key), want[key], key)
    for key in ("subject", "to", "reporter"):
        score.text("head of the memo", got.get(key), want[key], key)
    opinions = got.get("opinions") or []
    score.same("opinions", len(opinions), len(want["opinions"]))
    for mine, theirs in zip(opinions, want["opinions"], strict=False):
        score.text("opinions", mine.get("name"), theirs["name"], theirs["position"])
    sections = [section["heading"] for section in got.get("sections") or []]
    _texts(score, "sections of the memo", sections, [section["heading"] for section in want["sections"]], "")


def _report(score: Score, reading: Json, expected: Json) -> None:
    want, got = expected["integrity_report"], reading.get("integrity_report") or {}
    if not want:
        return
    areas = {area.get("number"): area for area in got.get("areas") or []}
    score.same("areas of the report", len(got.get("areas") or []), len(want["areas"]))
    score.same("overall score", got.get("overall_score"), want["overall_score"])
    for area in want["areas"]:
        mine = areas.get(area["number"]) or {}
        score.same("scores of areas", mine.get("score"), area["score"], area["title"])
        _texts(score, "steps of areas", mine.get("steps"), area["steps"], area["title"])
        for key in ("title", "measure", "period", "responsible", "output", "outcome"):
            score.text(f"{key} of areas", mine.get(key), area[key], area["title"])


# findings


def meets(finding: Json, wanted: Json) -> bool:
    """The same code, and the same initiative, objective, or a line within three of a wanted one."""
    if finding.get("code") != wanted["code"]:
        return False
    where = finding.get("where") or {}
    if wanted.get("initiative") is not None and wanted["initiative"] in (where.get("initiatives") or []):
        return True
    if wanted.get("objective") is not None:
        return wanted["objective"] in (where.get("objectives") or [])
    lines: list[int] = wanted.get("lines") or []
    if not lines and wanted.get("initiative") is None:
        return True  # something about the whole document
    return any(abs(mine - line) <= 3 for mine in where.get("lines") or [] for line in lines)


def missed(findings: list[Json], wanted: list[Json]) -> list[Json]:
    """The wanted findings that were not reported."""
    return [row for row in wanted if not any(meets(one, row) for one in findings)]


def false_alarms(findings: list[Json], wanted: list[Json]) -> list[Json]:
    """Errors and warnings that no wanted finding asks for."""
    loud = [one for one in findings if one.get("severity") in ("error", "warning")]
    return [one for one in loud if not any(meets(one, row) for row in wanted)]
