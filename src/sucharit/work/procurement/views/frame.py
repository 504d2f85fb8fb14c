"""What stands around the pages of this room: the tabs of the purchases' register, and the year that is looked at."""

from typing import Any

from django.http import HttpResponse

from sucharit.base.people.gate import Officer, OfficerRequest
from sucharit.base.screens.digits import chosen
from sucharit.core.fiscal import FiscalYear
from sucharit.core.papers import write_docx, write_pdf, write_xlsx
from sucharit.core.papers.paper import Paper
from sucharit.work.procurement.queries import years_with_purchases
from sucharit.work.procurement.registers import PURCHASES
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.years.recording.papers import attached

FORMS = ("pdf", "docx", "xlsx")


def room_page(officer: Officer, current: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    return register_page(officer, PURCHASES, current, *crumbs, **more)


def year_page(officer: Officer, current: str, crumb: str, year: int, years: list[int], **more: Any) -> dict[str, Any]:
    return room_page(officer, current, (crumb, ""), year=year, years=years, **more)


def year_asked(request: OfficerRequest) -> tuple[int, list[int]]:
    """The fiscal year of the address, else this one; and those that can be chosen."""
    now = FiscalYear.of(request.officer.today).value
    years = sorted({now, *years_with_purchases(request.officer.organization)}, reverse=True)
    told = request.GET.get("year", "")
    return (int(told) if told.isdecimal() and len(told) == 4 and int(told) in years else now), years


def paper_file(paper: Paper, form: str, name: str) -> HttpResponse:
    """A paper as pdf, docx or xlsx; 404 for another form."""
    from django.http import Http404

    if form not in FORMS:
        raise Http404
    if form == "pdf":
        data = write_pdf(paper)
    else:
        data = write_docx(paper) if form == "docx" else write_xlsx(paper, digits=chosen())
    return attached(data, form, name)
