"""The code on the wall; the sheet to sign; the report."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.gatherings.letters import invitation_letters
from sucharit.work.gatherings.models import Gathering
from sucharit.work.gatherings.papers import attendance_certificates, attendance_file, report_file
from sucharit.work.gatherings.registers import GATHERINGS
from sucharit.work.gatherings.showing import door_address
from sucharit.work.shelf.views.frame import entry_crumb, register_page


def _row(request: OfficerRequest, number: int) -> Gathering:
    rows = GATHERINGS.rows(request.officer.organization).select_related("organization", "before_test", "after_test")
    row: Gathering = get_object_or_404(rows, pk=number)
    return row


@require_safe
@gate(Can.SEE_REGISTERS)
def gathering_screen(request: OfficerRequest, number: int) -> HttpResponse:
    """The code, large, for the wall of the room; how many have come."""
    row = _row(request, number)
    crumb = entry_crumb(request.officer, GATHERINGS, row)
    context = register_page(
        request.officer, GATHERINGS, "register_list", crumb, (row.title, ""), row=row, door=door_address(row),
        came=row.people.filter(came_at__isnull=False).count(),
    )  # fmt: skip
    return render(request, "gatherings/screen.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def gathering_attendance(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    return attendance_file(request.officer, _row(request, number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def gathering_report(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    return report_file(request.officer, _row(request, number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def gathering_certificates(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    return attendance_certificates(request.officer, _row(request, number), form)


@require_safe
@gate(Can.SEE_REGISTERS)
def gathering_letters(request: OfficerRequest, number: int, form: str) -> HttpResponse:
    return invitation_letters(request.officer, _row(request, number), form)
