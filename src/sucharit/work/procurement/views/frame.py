"""What stands around the pages of this room: the tabs of the purchases' register, and the year that is looked at."""

from typing import Any

from sucharit.base.people.gate import Officer, OfficerRequest
from sucharit.base.screens import asking
from sucharit.core.fiscal import FiscalYear
from sucharit.work.procurement.queries import years_with_purchases
from sucharit.work.procurement.registers import PURCHASES
from sucharit.work.shelf.views.frame import register_page

FORMS = ("pdf", "docx", "xlsx")


def room_page(officer: Officer, current: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    return register_page(officer, PURCHASES, current, *crumbs, **more)


def year_page(officer: Officer, current: str, crumb: str, year: int, years: list[int], **more: Any) -> dict[str, Any]:
    return room_page(officer, current, (crumb, ""), year=year, years=years, **more)


def year_asked(request: OfficerRequest) -> tuple[int, list[int]]:
    """The fiscal year of the address, else this one; and those that can be chosen."""
    now = FiscalYear.of(request.officer.today).value
    years = sorted({now, *years_with_purchases(request.officer.organization)}, reverse=True)
    return asking.year_among(request.GET, years, now), years
