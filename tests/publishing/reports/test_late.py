"""A report of a round that is written months later tells of the round: judgements, scores and evidence too."""

import datetime
from decimal import Decimal
from typing import Any

from sucharit.base import clock
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.reports.drafting.facts import InitiativeFacts
from sucharit.publishing.reports.drafting.gathering import facts_for
from sucharit.publishing.reports.drafting.years import five_year_sections
from sucharit.work.assessments.models import Assessment
from sucharit.work.evidence.actions import add_address, use_all
from sucharit.work.indicators.actions import bind_year, observe
from sucharit.work.indicators.models import Binding
from sucharit.work.progress.actions import record_activity
from sucharit.work.years.models import YearInitiative, YearPlan


class Lived:
    """The first initiative of the year: something happens on a day, and a report is drafted on another."""

    def __init__(self, office: Cast, year: YearPlan, settings: Any) -> None:
        self.office, self.year, self.settings = office, year, settings
        bind_year(year, by=office.officer("planner"))
        self.row: YearInitiative = year.initiatives.order_by("seq")[0]

    def on(self, day: datetime.date, complaints: int) -> None:
        """An activity, and what an officer counted until that day."""
        self.settings.TODAY = day.isoformat()
        by = self.office.officer("planner")
        done = record_activity(self.row, by=by, title="อบรมเพิ่ม", held_on=day, place="หอประชุม", people=9)
        proof = add_address("https://example.go.th/x", by=by, title=f"ภาพ {day}", taken_on=day)
        use_all([proof], done, by=by, initiative_key=self.row.key, fiscal_year=self.year.fiscal_year)
        fewer = Binding.objects.get(initiative_key=self.row.key, section="outcome")
        observe(fewer, by=by, as_of=day, value=Decimal(complaints), note="ทะเบียนรับเรื่อง")

    def told(self, kind: str) -> tuple[InitiativeFacts, list[str]]:
        facts = facts_for(self.office.officer("planner"), self.year, kind)
        assert (facts.scores.overall is None) is (kind == "round-6")
        mine = next(one for one in facts.initiatives if one.key == self.row.key)
        return mine, [f"{one.verdict} {one.value}" for one in mine.verdicts]


def test_what_came_after_the_sixth_month_is_not_of_it(office: Cast, year: YearPlan, settings: Any):
    half = year.year.rounds[0].last_day
    lived = Lived(office, year, settings)
    lived.on(half, complaints=3)
    then, said = lived.told("round-6")
    assert said[0] == "met 2 ครั้ง" and said[1].endswith(" 3")
    lived.on(half + datetime.timedelta(days=20), complaints=7)
    score = Assessment.objects.create(
        organization=office.organization, fiscal_year=year.fiscal_year, opened_by=office.users["planner"],
        announced_on=half + datetime.timedelta(days=120),
    )  # fmt: skip
    score.scores.create(key="total", value=Decimal(91))
    settings.TODAY = (year.year.last_day + datetime.timedelta(days=9)).isoformat()
    late, again = lived.told("round-6")
    assert (again, late.evidence) == (said, then.evidence)
    whole, of_the_year = lived.told("round-12")
    assert of_the_year[0] == "met 3 ครั้ง" and of_the_year[1].endswith(" 7")
    assert whole.evidence == then.evidence + 1
    closed = {"state": YearPlan.State.CLOSED, "closed_at": clock.now(), "closed_by": office.users["clerk"]}
    YearPlan.objects.filter(pk=year.pk).update(**closed)
    year.refresh_from_db()
    assert lived.told("round-6")[1] == said, "a closed year does not end its sixth month"


def test_a_year_that_still_runs_is_not_called_left_undone(office: Cast, year: YearPlan, settings: Any):
    """In the report of the whole plan."""

    def told() -> str:
        facts = facts_for(office.officer("planner"), year, "five-year")
        sections = five_year_sections((facts,))
        return next(one.text for one in sections[-1].sentences if one.part == "done")

    assert "ยังไม่เริ่มดำเนินการ" in told()
    settings.TODAY = (year.year.last_day + datetime.timedelta(days=9)).isoformat()
    assert "ไม่ได้ดำเนินการ" in told()
