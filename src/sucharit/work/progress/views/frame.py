"""What stands around the pages of this room: the year, its tabs, the room's own views, the way back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.plans.pages import address
from sucharit.work.progress.models import ProgressReport
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.pages import STATUS_KINDS, year_name

STATE_KINDS = {
    ProgressReport.State.DRAFT: "quiet",
    ProgressReport.State.SENT: "waiting",
    ProgressReport.State.ACCEPTED: "good",
    ProgressReport.State.RETURNED: "warn",
}
PROGRESS_VIEWS = (
    ("progress_year", _("ทุกโครงการ")),
    ("activity_list", _("กิจกรรม")),
    ("progress_report_list", _("รายงานตามงวด")),
)
MONEY_VIEWS = (
    ("progress_money", _("งบประมาณกับการจ่าย")),
    ("disbursement_list", _("รายการจ่าย")),
    ("month_report", _("รายงานรายเดือน")),
    ("meeting_list", _("ประชุมรายไตรมาส")),
    ("cross_check_list", _("ตรวจสอบไขว้")),
)


def year_page(officer: Officer, year: YearPlan, view: str, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Context of a page: `view` is the name of the list that it belongs to."""
    code = officer.organization.code
    money = view in dict(MONEY_VIEWS)
    named = MONEY_VIEWS if money else PROGRESS_VIEWS
    own = _("เงิน") if money else _("ความก้าวหน้า")
    first = address(named[0][0], code, year.fiscal_year)
    label = dict(named)[view]
    told = [
        (_("ปีงบประมาณ"), address("year_list", code)),
        (year_name(year), address("year", code, year.fiscal_year)),
        (own, first),
        *([(label, address(view, code, year.fiscal_year))] if view != named[0][0] else []),
        *crumbs,
    ]
    return {
        "year_plan": year,
        "year": year.fiscal_year,
        "room": "money" if money else "progress",
        "views": [
            {"label": words, "url": address(name, code, year.fiscal_year), "current": name == view}
            for name, words in named
        ],
        "may_record": officer.may(Can.REPORT) and year.running,
        "status_kinds": STATUS_KINDS,
        "crumbs": [*told[:-1], (told[-1][0], "")],
        **more,
    }


def initiative_crumbs(row: YearInitiative, code: str, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Of a page below one initiative."""
    own = address("progress_initiative", code, row.year_plan.fiscal_year, row.seq)
    return ((_("ลำดับที่ %(n)s") % {"n": row.seq}, own), *more)


def unit_choices(officer: Officer) -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in officer.organization.units.values_list("pk", "name")]


def sort_of(officer_sort: str, columns: dict[str, tuple[str, ...]], standard: tuple[str, ...]) -> list[str]:
    """Columns to order by for `?sort=`."""
    wanted = columns.get(officer_sort.removeprefix("-"))
    if not wanted:
        return list(standard)
    sign = "-" if officer_sort.startswith("-") else ""
    return [*(f"{sign}{column}" for column in wanted), "-pk"]
