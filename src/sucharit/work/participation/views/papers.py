"""The paper of an entry as a file."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.participation.papers import participation_file
from sucharit.work.shelf.queries import entry_for
from sucharit.work.shelf.registry import register_for


@require_safe
@gate(Can.SEE_REGISTERS)
def participation_paper(request: OfficerRequest, register: str, entry: int, form: str) -> HttpResponse:
    """404 for a register that has no paper here."""
    row = entry_for(register_for(request.officer, register), request.officer, entry)
    return participation_file(register, row, form, request.officer)
