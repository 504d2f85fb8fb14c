"""Sixty initiatives, in a file of its own: no other year stands here."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.publishing.reports.conftest import routed, sheet, the_plan, this_year

from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.year import approve_year
from sucharit.publishing.reports.actions import begin_report
from sucharit.publishing.reports.contents import content_fingerprint
from sucharit.publishing.reports.models import ReportSection
from sucharit.work.years.actions import edit_year_initiative, open_year
from sucharit.work.years.models import YearPlan

Desk = Callable[[User], Client]


def at(name: str, *args: object) -> str:
    return reverse(name, args=["donsukchai", *args])


@pytest.fixture
def sixty(office: Cast) -> YearPlan:
    routed(office)
    this = this_year()
    titles = [(f"โครงการที่ {number} ป้องกันการทุจริต", "1.1.1", "clerk", 1_000) for number in range(1, 61)]
    plan = the_plan(office, [sheet(office, *told, this, this) for told in titles], this, this)
    year = open_year(plan, this, by=office.officer("planner"))
    for row in year.initiatives.all():
        edit_year_initiative(row, by=office.officer("planner"), fields={"quarters": (1,)})
    return approve_year(office, year)


def test_sixty_initiatives_ask_no_more_than_25_queries(
    office: Cast, planner: Client, sixty: YearPlan, queries_of: Callable[[Client, str], int]
):
    year = sixty.fiscal_year
    report = begin_report("round-6", year, by=office.officer("planner"))
    begin_report("integrity", year, by=office.officer("planner"))
    section = ReportSection.objects.filter(report=report)[3]
    names = {
        "report_year": (year,), "report_summary": (year,), "eplan": (year,), "report": (year, "round-6"),
        "report_approval": (year, "round-6"), "report_areas": (year, "integrity"),
        "report_redraft": (year, "round-6"), "report_section": (year, "round-6", section.pk),
        "report_history": (year, "round-6"), "report_submit": (year, "integrity"),
    }  # fmt: skip
    asked = {name: queries_of(planner, at(name, *told)) for name, told in names.items()}
    assert {name: count for name, count in asked.items() if count > 25} == {}
    assert content_fingerprint(report).startswith("r1:")
