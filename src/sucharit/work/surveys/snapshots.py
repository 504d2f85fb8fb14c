"""A survey with all its questions as one value, for its versions. Never an answer."""

from typing import Any

from sucharit.work.surveys.models import Question, Survey

FACTS = (
    "title", "purpose", "fiscal_year", "unit_id", "intro", "thanks", "state", "closes_on", "k", "rule", "level",
    "pass_mark", "base", "people", "target", "by_link", "by_kiosk", "by_paper", "by_invitation", "show_results",
    "listed",
)  # fmt: skip
ASKED = (
    "key", "kind", "text", "hint", "required", "counts", "group", "full", "low_word", "high_word", "least", "most",
    "key_yes", "opens",
)  # fmt: skip


def snapshot(survey: Survey) -> dict[str, Any]:
    """Plain values."""
    told = {name: _plain(getattr(survey, name)) for name in FACTS}
    told["sections"] = [
        {"title": part.title, "text": part.text, "questions": [_question(one) for one in part.questions.all()]}
        for part in survey.sections.prefetch_related(
            "questions__choices", "questions__lines", "questions__under"
        )
    ]  # fmt: skip
    return told


def _question(one: Question) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in ASKED}
    told["choices"] = [{"text": row.text, "right": row.right} for row in one.choices.all()]
    told["lines"] = [row.text for row in one.lines.all()]
    told["under"] = one.under.key if one.under else ""
    return told


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
