"""What stands around the pages of this room."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.plans.pages import address
from sucharit.work.years.models import YearPlan
from sucharit.work.years.pages import year_name

VIEWS = (("publication_year", _("ทะเบียนการเผยแพร่")), ("publication_counts", _("จำนวนช่องทางเทียบกับที่กำหนด")))


def room_page(officer: Officer, year: YearPlan, view: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Context of a page: `view` is the name of the list that it belongs to."""
    code = officer.organization.code
    told = [
        (_("ปีงบประมาณ"), address("year_list", code)),
        (year_name(year), address("year", code, year.fiscal_year)),
        (_("การเผยแพร่"), address("publication_year", code, year.fiscal_year)),
        *([(dict(VIEWS)[view], address(view, code, year.fiscal_year))] if view != VIEWS[0][0] else []),
        *crumbs,
    ]
    return {
        "year_plan": year,
        "year": year.fiscal_year,
        "views": [
            {"label": label, "url": address(name, code, year.fiscal_year), "current": name == view}
            for name, label in VIEWS
        ],
        "may_record": officer.may(Can.REPORT) and year.running,
        "may_edit_channels": officer.may(Can.EDIT_YEAR),
        "crumbs": [*told[:-1], (told[-1][0], "")],
        **more,
    }
