"""Certificates of those who are honoured; criteria and result as they are announced."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.honours.models import Honour
from sucharit.work.honours.papers import criteria_announcement, honour_certificates_file, result_announcement
from sucharit.work.honours.registers import HONOURS


def _row(request: OfficerRequest, number: int) -> Honour:
    row: Honour = get_object_or_404(HONOURS.rows(request.officer.organization), pk=number)
    return row


@require_safe
@gate(Can.SEE_REGISTERS)
def honour_certificates(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    return honour_certificates_file(request.officer, _row(request, number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def honour_criteria(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    return criteria_announcement(request.officer, _row(request, number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def honour_result(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    return result_announcement(request.officer, _row(request, number), form)
