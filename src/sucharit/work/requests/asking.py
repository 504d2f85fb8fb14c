"""What was answered on a form, in words: question and answer as the citizen saw them that day."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sucharit.work.surveys.actions.receiving import Given
from sucharit.work.surveys.asking import answers_of
from sucharit.work.surveys.models import Question, Survey


def answered(form: Survey, given: Given) -> list[tuple[str, str]]:
    """(question, answer) in the order of the form; what was not answered is left out."""
    rows = form.questions.select_related("section").prefetch_related("choices", "lines")
    ordered = sorted(rows, key=lambda one: (one.section.place, one.place))
    told = [(one.text, _words(one, given.answers, given.words)) for one in ordered]
    return [(question, words) for question, words in told if words]


def _words(row: Question, answers: Mapping[str, Any], words: Mapping[str, str]) -> str:
    if row.kind == Question.Is.TEXT:
        return words.get(row.key, "")
    value = answers.get(row.key)
    if value is None:
        return ""
    labels = dict(answers_of(row))
    if isinstance(value, dict):
        lines = {str(line.place): line.text for line in row.lines.all()}
        return "\n".join(f"{lines.get(name, name)}: {step}" for name, step in value.items())
    if isinstance(value, list):
        return ", ".join(labels.get(str(one), str(one)) for one in value)
    if row.kind == Question.Is.NUMBER:
        return str(value).removesuffix(".00")
    return labels.get(str(value), str(value)) if row.kind != Question.Is.SCALE else _("ระดับ %(n)s") % {"n": value}
