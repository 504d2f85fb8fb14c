"""A round as its sheet and the judges see it."""

from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import number
from sucharit.work.honours.models import Honour

DONE = (Honour.State.ANNOUNCED, Honour.State.HELD)


def satisfaction_of(row: Honour) -> str:
    """What citizens said, in a sentence; nothing where no survey was chosen."""
    survey = row.satisfaction
    if survey is None:
        return ""
    if survey.result is None:
        return _("%(title)s: ยังไม่มีผลที่แสดงได้") % {"title": survey.title}
    return _("%(title)s: ผู้ตอบ %(n)s คน พึงพอใจถึงเกณฑ์ร้อยละ %(result)s") % {
        "title": survey.title, "n": number(survey.answered), "result": number(survey.result),
    }  # fmt: skip


def board_of(row: Honour, _officer: Officer) -> dict[str, Any]:
    """Criteria, who was nominated with their points, what citizens said."""
    return {
        "criteria": list(row.criteria.all()), "nominees": list(row.nominees.all()), "done": row.state in DONE,
        "told": row.criteria_on is not None, "satisfaction": satisfaction_of(row),
    }  # fmt: skip
