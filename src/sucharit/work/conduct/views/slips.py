"""Papers of one entry, as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.conduct.registers import CODES, GIFTS, LOANS, PLEDGES
from sucharit.work.conduct.slips import acknowledgement_sheet, gift_slip, loan_slip


@require_safe
@gate(Can.SEE_REGISTERS)
def acknowledgement_sheet_file(request: OfficerRequest, register: str, number: int, form: str) -> HttpResponse:
    """Of a code (ethics-codes) or a pledge (no-gift) that is in force."""
    found = {one.key: one for one in (CODES, PLEDGES)}.get(register)
    if found is None:
        raise Http404
    row = get_object_or_404(found.rows(request.officer.organization), pk=number, state="in_force")
    return acknowledgement_sheet(request.officer, row, form)


@require_safe
@gate(Can.SEE_REGISTERS)
def gift_slip_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    rows = GIFTS.rows(request.officer.organization).select_related("decided_by")
    return gift_slip(request.officer, get_object_or_404(rows, pk=number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def loan_slip_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    rows = LOANS.rows(request.officer.organization).select_related("asset", "approved_by", "handed_by")
    return loan_slip(request.officer, get_object_or_404(rows, pk=number), form)
