"""The tabs of a fiscal year: the rooms that work on it, those that this installation has."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.translation import gettext_lazy as _

from sucharit.work.plans.pages import address

register = template.Library()

#: key, Thai name, names of addresses that speak the year (the first that is there), the room's list where none is
TABS = (
    ("years", _("แผนประจำปี"), ("year",), "year_list"),
    ("obligations", _("งานที่ต้องทำ"), ("obligation_year", "obligations_year", "year_obligations"), "obligation_list"),
    ("progress", _("ความก้าวหน้า"), ("progress_year", "year_progress"), "progress_list"),
    ("money", _("เงิน"), ("progress_money", "money_year", "year_money", "disbursement_year"), "disbursement_list"),
    ("indicators", _("ตัวชี้วัด"), ("indicator_year", "indicators_year", "year_indicators"), "indicator_list"),
    ("evidence", _("หลักฐาน"), ("evidence_gallery",), "evidence_list"),
    (
        "publications",
        _("การเผยแพร่"),
        ("publication_year", "publications_year"),
        "publication_list",
    ),
    ("reports", _("รายงาน"), ("report_year", "reports_year", "year_reports"), "report_list"),
    ("ita", _("ITA"), ("assessment", "assessment_year", "ita_year"), "assessment_list"),
    ("disclosure", _("รายการเปิดเผย (OIT)"), ("checklist", "checklist_year", "disclosure_year"), "checklist_list"),
)


@register.simple_tag(takes_context=True)
def year_tabs(context: RequestContext, year: Any, current: str) -> list[dict[str, Any]]:
    """For _parts/tabs.html: {% year_tabs 2569 "progress" as tabs %}; `year` is a year or a YearPlan."""
    code = context["organization"].code
    number = int(getattr(year, "fiscal_year", year))
    told = ((key, label, _address(code, number, names, listed)) for key, label, names, listed in TABS)
    return [{"label": label, "url": url, "current": key == current} for key, label, url in told if url]


def _address(code: str, year: int, names: tuple[str, ...], listed: str) -> str:
    for name in names:
        if url := address(name, code, year):
            return url
    url = address(listed, code)
    return f"{url}?year={year}" if url else ""
