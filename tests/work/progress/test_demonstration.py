"""The demonstration's years are lived by verbs: one over budget, one impossible, one without anything yet."""

from sucharit.office.demonstration import plans, risks
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.progress import a_year_lived
from sucharit.office.demonstration.year import running_year
from sucharit.work.progress.models import Activity, CrossCheck, ProgressReport
from sucharit.work.progress.standing import standings_for
from sucharit.work.publications.models import Publication


def test_two_years_lived(office: Cast):
    plans.adopted_plan(office, risks.last_and_this_year(office))
    last, this = running_year(office, a_year_lived)
    assert last.closed and this.running
    told = standings_for(office.officer("planner"), this)
    assert any(one.over for one in told)
    assert any(one.light == "impossible" for one in told)
    assert any(not one.activities and not one.row.finished for one in told)
    assert Activity.objects.filter(year_initiative__year_plan=last).count() > 10
    assert ProgressReport.objects.filter(year_initiative__year_plan=last, state="accepted").exists()
    assert CrossCheck.objects.exists()
    assert Publication.objects.filter(fiscal_year=last.fiscal_year).exists()
