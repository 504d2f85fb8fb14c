"""What stands around every page of a year, and where a row is looked at."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.plans.pages import address
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.queries import current_year_for, years_for

STATE_KINDS = {
    YearPlan.State.DRAFT: "quiet",
    YearPlan.State.SUBMITTED: "info",
    YearPlan.State.APPROVED: "good",
    YearPlan.State.CLOSED: "quiet",
}
STATUS_KINDS = {
    YearInitiative.Status.NOT_BEGUN: "waiting",
    YearInitiative.Status.RUNNING: "info",
    YearInitiative.Status.DONE: "good",
    YearInitiative.Status.IMPOSSIBLE: "bad",
}
"""The kind of tag that each state and status has."""


def to_year(officer: Officer, page: str) -> HttpResponse | None:
    """To this page of the year at work, else of the newest; None where no year was opened."""
    year = current_year_for(officer) or years_for(officer).first()
    return redirect(page, officer.organization.code, year.fiscal_year) if year else None


def row_address(row: YearInitiative, code: str) -> str:
    """The address of an initiative of a year that stays when places change."""
    return address("year_initiative_at", code, row.pk)


def year_name(year: YearPlan) -> str:
    """ "ปีงบประมาณ พ.ศ. 2569": how breadcrumbs call it."""
    return _("ปีงบประมาณ พ.ศ. %(year)s") % {"year": year.fiscal_year}


def year_frame(officer: Officer, year: YearPlan, view: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Context of a page of the annual plan: the year, its views (that named `view` marked), crumbs, and `more`."""
    code = officer.organization.code
    own = (year_name(year), address("year", code, year.fiscal_year) if crumbs else "")
    return {
        "year_plan": year,
        "year": year.fiscal_year,
        "year_state_kind": STATE_KINDS[YearPlan.State(year.state)],
        "views": views_of(officer, year, view),
        "may_edit": officer.may(Can.EDIT_YEAR) and year.open_to_change,
        "may_amend": officer.may(Can.EDIT_YEAR) and year.running,
        "sees_drafts": officer.may(Can.SEE_DRAFTS),
        "may_correct": officer.may(Can.EDIT_YEAR) and year.closed,
        "crumbs": [(_("ปีงบประมาณ"), address("year_list", code)), own, *crumbs],
        **more,
    }


def views_of(officer: Officer, year: YearPlan, current: str) -> list[dict[str, Any]]:
    """The views of the annual plan."""
    named = [
        ("year", _("รายการ")),
        ("year_grid", _("ตาราง")),
        ("year_approval", _("เสนอและพิจารณา")),
        ("year_amendments", _("การแก้ไขและแก้คำผิด")),
        ("year_close", _("ปิดปี")),
    ]
    hidden = {"year_approval"} if not officer.may(Can.SEE_DRAFTS) else set()
    if not officer.may(Can.EDIT_YEAR) and not year.closed:
        hidden.add("year_close")
    code = officer.organization.code
    return [
        {"label": label, "url": address(name, code, year.fiscal_year), "current": name == current}
        for name, label in named
        if name not in hidden
    ]
