"""Certificates of those who are honoured."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.honours.papers import certificates_file
from sucharit.work.honours.registers import HONOURS


@require_safe
@gate(Can.SEE_REGISTERS)
def honour_certificates(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    row = get_object_or_404(HONOURS.rows(request.officer.organization), pk=number)
    return certificates_file(request.officer, row, form)
