"""Who may do what today; the order on paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.reference.confidence import Confidence
from sucharit.reference.delegation import reserved_powers
from sucharit.work.delegations.papers import order_file, powers_file, powers_of, year_file
from sucharit.work.delegations.registers import DELEGATIONS
from sucharit.work.shelf.views.frame import register_page


@require_safe
@gate(Can.SEE_REGISTERS)
def delegation_powers(request: OfficerRequest) -> HttpResponse:
    """The authority matrix, and what is not handed on by the house's defaults."""
    context = register_page(
        request.officer, DELEGATIONS, "delegation_powers", (_("บัญชีอำนาจที่มอบอยู่"), ""),
        year=FiscalYear.of(request.officer.today).value,
        orders=powers_of(request.officer), reserved=reserved_powers(), confirmed=Confidence.CONFIRMED,
    )  # fmt: skip
    return render(request, "delegations/powers.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def delegation_powers_file(request: OfficerRequest, form: str) -> HttpResponse:
    return powers_file(request.officer, form)


@require_safe
@gate(Can.SEE_REGISTERS)
def delegation_order(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    rows = DELEGATIONS.rows(request.officer.organization).select_related(
        "giver", "receiver", "acting_for", "giver_holder"
    )
    return order_file(request.officer, get_object_or_404(rows, pk=number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def delegation_year_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    return year_file(request.officer, fiscal_year, form)
