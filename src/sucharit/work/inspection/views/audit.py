"""The papers of internal audit as files."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.inspection.audit_papers import audit_file
from sucharit.work.inspection.registers import AUDITS, PLANS
from sucharit.work.shelf.queries import entry_for

PAPERS = {"plan": PLANS, "audit": AUDITS}


@require_safe
@gate(Can.SEE_REGISTERS)
def audit_paper(request: OfficerRequest, which: str, entry: int, form: str) -> HttpResponse:
    if which not in PAPERS:
        raise Http404
    return audit_file(entry_for(PAPERS[which], request.officer, entry), form, request.officer)
