"""JSON Schema of what `sucharit read --json` prints: the contract in a form that other programs can check against.

Written by hand, as the contract is: the values inside may change, the contract only grows. Published as
docs/schema/reading-1.schema.json.
"""

from typing import Any

from sucharit.core.indicators import Comparison, MeasureKind

SCHEMA_ID = "https://sucharit.invalid/schema/reading-1.schema.json"

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
TEXT: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": ["integer", "null"]}
BAHT: Schema = {"type": ["number", "null"], "minimum": 0, "description": "baht; 0 = no budget, null = not stated"}
SCORE: Schema = {"type": ["number", "null"]}
DATE: Schema = {"type": ["string", "null"], "format": "date", "description": "ISO, C.E."}
CODE: Schema = {"type": ["string", "null"], "pattern": r"^[0-9]+(\.[0-9]+)*$"}
YEAR: Schema = {"type": ["integer", "null"], "description": "fiscal year of the Buddhist Era"}
TEXTS: Schema = {"type": "array", "items": STRING}
BY_YEAR: Schema = {"type": "object", "patternProperties": {"^[0-9]{4}$": BAHT}, "additionalProperties": False}


def _object(required: dict[str, Schema], **more: Schema) -> Schema:
    """An object with these keys, and whatever keys are added later."""
    return {"type": "object", "properties": required | more, "required": sorted(required)}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "null"}]}


def _one_of(*values: str | None) -> Schema:
    return {"enum": list(values)}


SOURCE: Schema = {"$ref": "#/$defs/source"}


def _source() -> Schema:
    line = {"type": ["integer", "null"], "minimum": 1}
    span = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    sections = {"type": "object", "additionalProperties": span}
    return {"type": "object", "properties": {"page": line, "line": line, "line_end": line, "sections": sections}}


def _document() -> Schema:
    kinds = _one_of(
        "action_plan", "annual_plan", "initiative_sheet", "integrity_report", "progress_report", "memo", "order",
        "announcement", "unknown",
    )  # fmt: skip
    types = _one_of("sao", "subdistrict_municipality", "town", "city", "provincial", "special", None)
    organization = _object({"name": STRING, "type": types, "subdistrict": TEXT, "district": TEXT, "province": TEXT})
    years = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
    return _object(
        {
            "kind": kinds, "title": TEXT, "organization": _or_null(organization), "fiscal_years": _or_null(years),
            "framework": _one_of("2566-2570", "2561-2564", None), "as_of": DATE, "reporter": TEXT, "signatory": TEXT,
            "announced_on": DATE,
        }
    )  # fmt: skip


def _initiative() -> Schema:
    span = {"text": TEXT, "start": YEAR, "end": YEAR}
    return _object(
        {
            "seq": {"type": "integer", "minimum": 1}, "stated_seq": WHOLE,
            "kind": _one_of("โครงการ", "กิจกรรม", "มาตรการ", None), "title": STRING,
            "dimension": CODE, "mission": CODE, "objective_codes": _list(CODE | {"type": "string"}),
            "rationale": TEXT, "objectives": TEXTS,
            "target_group": _or_null(_object({"text": TEXT, "count": WHOLE, "unit": TEXT})), "place": TEXT,
            "steps": _list({"$ref": "#/$defs/step"}), "period": _or_null(_object(span)),
            "budget": _or_null(_object({"text": TEXT, "per_year": BAHT})), "responsible": TEXT,
            "outputs": TEXTS, "outcomes": TEXTS, "source": SOURCE,
        },
        measures=_list({"$ref": "#/$defs/measure"}), title_printed=TEXT, quarters=_list({"enum": [1, 2, 3, 4]}),
        quantity=WHOLE, unit=TEXT, indicators=TEXTS,
    )  # fmt: skip


def _measure() -> Schema:
    """A result sentence as a measure; kind "text" where it says no number. `item` counts from 1 in its section."""
    return _object(
        {
            "section": _one_of("outputs", "outcomes", "results_unsorted", "indicators"),
            "item": {"type": "integer", "minimum": 1}, "sentence": STRING,
            "kind": _one_of(*(kind.value for kind in MeasureKind)),
            "comparison": _one_of(*(comparison.value for comparison in Comparison), None),
            "threshold": SCORE, "unit": TEXT, "denominator": TEXT, "baseline_year": YEAR, "instruments": TEXTS,
            "instrument_text": TEXT,
        },
        period=TEXT, level=TEXT, full_mark=SCORE, direction=_one_of("up", "down", None), subject=TEXT,
    )  # fmt: skip


def _risk_criteria() -> Schema:
    scale = _list(_object({"score": {"type": "integer"}, "meaning": STRING}))
    levels = {"type": "object", "patternProperties": {"^[0-9]+$": TEXTS}, "additionalProperties": False}
    return _object(
        {
            "likelihood": scale, "impact_financial": scale, "impact_other": scale, "matrix": levels,
            "matrix_as_printed": _list(TEXTS),
        }
    )  # fmt: skip


def _integrity_report() -> Schema:
    area = _object(
        {
            "number": {"type": "integer"}, "title": STRING, "score": SCORE, "measure": TEXT, "steps": TEXTS,
            "period": TEXT, "responsible": TEXT, "output": TEXT, "outcome": TEXT, "source": SOURCE,
        }
    )  # fmt: skip
    return _object({"areas": _list(area), "overall_score": SCORE, "summary": TEXT})


def _memo() -> Schema:
    section = _object({"heading": STRING, "text": STRING})
    opinion = _object({"position": STRING, "name": TEXT, "text": TEXT})
    return _object(
        {
            "number": TEXT, "date": DATE, "to": TEXT, "subject": TEXT, "sections": _list(section),
            "opinions": _list(opinion),
        }
    )  # fmt: skip


def _order() -> Schema:
    member = _object({"stated_number": WHOLE, "name": STRING, "position": TEXT, "role": TEXT})
    return _object(
        {
            "number": TEXT, "subject": TEXT, "date": DATE, "members": _list(member), "duties": TEXTS, "signatory": TEXT,
        }
    )  # fmt: skip


def _doubt() -> Schema:
    return _object({"code": STRING, "message": STRING, "printed": TEXT, "proposed": TEXT, "source": SOURCE})


def _rows() -> dict[str, Schema]:
    """The lists of the contract whose rows are flat."""
    node = {"code": CODE | {"type": "string"}, "level": _one_of("dimension", "mission", "objective"), "title": STRING}
    target = {"name": STRING, "unit": TEXT, "by_year": BY_YEAR | {"description": "value wanted"}, "baseline_year": YEAR}
    risk = {
        "seq": {"type": "integer"}, "process": STRING, "issues": TEXTS, "likelihood": WHOLE, "impact": WHOLE,
        "score": WHOLE, "level": TEXT, "controls": TEXTS,
    }  # fmt: skip
    row = {
        "seq": WHOLE, "dimension": CODE, "mission": CODE, "objective": CODE, "title": STRING, "budgets": BY_YEAR,
        "note": TEXT,
    }  # fmt: skip
    announcement = {"number": TEXT, "subject": TEXT, "date": DATE, "date_text": TEXT, "signatory": TEXT}
    return {
        "framework": _list(_object(node | {"stated_count": WHOLE, "source": SOURCE})),
        "goals": _list(_object({"text": STRING, "source": SOURCE})),
        "targets": _list(_object(target | {"source": SOURCE})),
        "risks": _list(_object(risk | {"source": SOURCE})),
        "budget_rows": _list(_object(row | {"source": SOURCE}, title_printed=TEXT)),
        "stated_totals": _list(_object({"scope": STRING, "count": WHOLE, "budgets": BY_YEAR, "source": SOURCE})),
        "announcements": _list(_object(announcement)),
    }


def schema() -> Schema:
    """JSON Schema 2020-12 of one reading."""
    step = _object({"text": STRING, "steps": _list({"$ref": "#/$defs/step"})})
    step["required"] = ["text"]
    # a nested step is an object, one without nested steps may be its plain text
    either = {"anyOf": [STRING, step]}
    whole = _object(
        {
            "document": _document(), **_rows(), "risk_criteria": _or_null(_risk_criteria()),
            "initiatives": _list(_initiative()), "integrity_report": _or_null(_integrity_report()),
            "memo": _or_null(_memo()), "orders": _list(_order()), "doubts": _list(_doubt()),
        }
    )  # fmt: skip
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, "title": "Reading"}
    return head | whole | {"$defs": {"source": _source(), "step": either, "measure": _measure()}}
