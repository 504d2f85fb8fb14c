"""What stands around the pages of this room."""

import unicodedata
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.reference.confidence import Confidence
from sucharit.reference.ita import ItaLevel
from sucharit.work.assessments.models import Improvement
from sucharit.work.plans.pages import address

STATE_KINDS = {
    Improvement.State.PLANNED: "waiting",
    Improvement.State.RUNNING: "info",
    Improvement.State.DONE: "good",
    Improvement.State.STOPPED: "quiet",
}
_SURE = {
    Confidence.CONFIRMED: "",
    Confidence.CONFIRMED_OTHER_BODY: gettext_lazy("อ่านจากหน่วยงานประเภทอื่น"),
    Confidence.SUPPORTED: gettext_lazy("มีแหล่งอ้างอิงทางอ้อมแหล่งเดียว"),
    Confidence.UNCONFIRMED: gettext_lazy("ยังไม่พบแหล่งอ้างอิง"),
}


def frame(officer: Officer, fiscal_year: int | None, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Context of a page: crumbs, the year, what may be done."""
    code = officer.organization.code
    own: list[tuple[str, str]] = []
    if fiscal_year:
        name = _("ปีงบประมาณ พ.ศ. %(year)s") % {"year": fiscal_year}
        own = [(name, address("assessment", code, fiscal_year) if crumbs else "")]
    first = address("assessment_list", code) if fiscal_year or crumbs else ""
    return {
        "year": fiscal_year, "may_assess": officer.may(Can.ASSESS),
        "crumbs": [(_("ITA"), first), *own, *crumbs], **more,
    }  # fmt: skip


def short(text: str, most: int = 60) -> str:
    """A name for breadcrumbs: cut between letters, never between a letter and its marks."""
    while most < len(text) and unicodedata.category(text[most]) == "Mn":
        most += 1
    return text if len(text) <= most else f"{text[:most]}…"


def how_sure(level: ItaLevel | None) -> str:
    """What must be said beside a level whose rule is not confirmed; "" where it is."""
    return "" if level is None else str(_SURE[level.confidence])
