"""The tabs of a fiscal year: the first page of each room that works on it, those that this installation has."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.translation import gettext_lazy as _

from sucharit.work.plans.pages import address

register = template.Library()

#: key, Thai name, name of the address, which speaks the year
TABS = (
    ("years", _("แผนประจำปี"), "year"),
    ("obligations", _("งานที่ต้องทำ"), "obligation_year"),
    ("progress", _("ความก้าวหน้า"), "progress_year"),
    ("money", _("เงิน"), "progress_money"),
    ("indicators", _("ตัวชี้วัด"), "indicator_year"),
    ("evidence", _("หลักฐาน"), "evidence_gallery"),
    ("surveys", _("แบบสำรวจ"), "survey_year"),
    ("publications", _("การเผยแพร่"), "publication_year"),
    ("reports", _("รายงาน"), "report_year"),
    ("ita", _("ITA"), "assessment"),
    ("disclosure", _("รายการเปิดเผย (OIT)"), "checklist"),
    ("chain", _("สายโซ่"), "chain_year"),
)


@register.simple_tag(takes_context=True)
def year_tabs(context: RequestContext, year: Any, current: str) -> list[dict[str, Any]]:
    """For _parts/tabs.html: {% year_tabs 2569 "progress" as tabs %}; `year` is a year or a YearPlan."""
    code = context["organization"].code
    number = int(getattr(year, "fiscal_year", year))
    told = ((key, label, address(name, code, number)) for key, label, name in TABS)
    return [{"label": label, "url": url, "current": key == current} for key, label, url in told if url]
