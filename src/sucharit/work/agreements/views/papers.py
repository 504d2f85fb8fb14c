"""Agreements on paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.agreements.papers import integrity_file, performance_file
from sucharit.work.agreements.registers import INTEGRITY, PERFORMANCE


@require_safe
@gate(Can.SEE_REGISTERS)
def integrity_agreement_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    rows = INTEGRITY.rows(request.officer.organization).select_related("superior")
    return integrity_file(request.officer, get_object_or_404(rows, pk=number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def performance_agreement_file(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    rows = PERFORMANCE.rows(request.officer.organization).select_related("superior", "subordinate")
    return performance_file(request.officer, get_object_or_404(rows, pk=number), form)
