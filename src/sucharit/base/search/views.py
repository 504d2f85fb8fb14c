"""The search page; the same address answers while one types (htmx) and after Enter."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.search.clusters import LONGEST_QUERY
from sucharit.base.search.queries import search_for, snippet

PER_PAGE = 20
KINDS = {
    "plans.plan": _("แผน"),
    "plans.initiative": _("โครงการ/กิจกรรม/มาตรการ"),
    "risks.risk": _("ความเสี่ยง"),
    "documents.document": _("เอกสาร"),
    "intake.intake": _("เอกสารนำเข้า"),
    "years.yearinitiative": _("โครงการของปี"),
    "evidence.evidence": _("หลักฐาน"),
    "shelf.entry": _("รายการในทะเบียน"),
    "surveys.survey": _("แบบสำรวจและแบบทดสอบ"),
    "survey_drafts.survey": _("ร่างแบบสำรวจ"),
    "progress.activity": _("กิจกรรมที่ทำ"),
    "publications.publication": _("การเผยแพร่"),
    "reports.reportsection": _("รายงาน"),
    "report_drafts.reportsection": _("ร่างรายงาน"),
    "assessments.improvement": _("มาตรการปรับปรุง ITA"),
    "disclosure.entry": _("รายการเปิดเผย (OIT)"),
}


@require_safe
@gate(Can.SEE_DESK)
def search(request: OfficerRequest) -> HttpResponse:
    """`?q=` the question, `?kind=` one kind of thing, `?page=`."""
    question = request.GET.get("q", "")[:LONGEST_QUERY].replace("\0", "").strip()
    kind = request.GET.get("kind", "") if request.GET.get("kind", "") in KINDS else ""
    found = Paginator(search_for(request.officer, question, kind), PER_PAGE)
    page = found.get_page(request.GET.get("page"))
    hits = [(entry, KINDS.get(entry.kind, ""), snippet(entry.text, question)) for entry in page]
    told = {"question": question, "kind": kind, "kinds": KINDS, "page": page, "hits": hits, "count": found.count}
    template = "search/_hits.html" if request.headers.get("HX-Request") else "search/search.html"
    return render(request, template, told)
