"""Every promise of a whole real plan is bound: to a source with comparison, number and whose percent, or as text."""

from collections import Counter
from pathlib import Path

import pytest

from sucharit.core.indicators import MeasureKind
from sucharit.core.reading import open_document, read
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.plans import explain_errors
from sucharit.work.indicators.actions import bind_year
from sucharit.work.indicators.models import Binding
from sucharit.work.obligations.actions import generate
from sucharit.work.obligations.models import Rule
from sucharit.work.plans.actions import store_plan
from sucharit.work.plans.approval.actions import adopt, decide, submit
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.years.actions import open_year
from sucharit.work.years.models import YearPlan

pytestmark = pytest.mark.real_documents


@pytest.fixture
def year(office: Cast, shared: Path) -> YearPlan:
    """2569 opened from the real plan, read and adopted as any other."""
    planner = office.officer("planner")
    read_plan = read(open_document((shared / "seeds" / "000.txt").read_bytes(), name="000.txt")).plan
    plan = store_plan(read_plan, by=planner)
    explain_errors(office, plan)
    submit(plan, by=planner)
    for username in ("head", "clerk", "mayor"):
        decide(plan, by=office.officer(username), answer="agreed", fingerprint=content_fingerprint(plan))
    return open_year(adopt(plan, by=planner, on=planner.today), 2569, by=planner)


def test_every_promise_of_the_real_plan_is_bound(year: YearPlan, office: Cast) -> None:
    bind_year(year, by=office.officer("planner"))
    bindings = list(Binding.objects.all())
    # sheet 5 prints three results without saying which they are; the plan keeps them among the outputs
    assert Counter(one.section for one in bindings) == {"output": 46 + 3, "outcome": 35, "target": 2}
    measures = [one.as_measure for one in bindings if one.section != "target"]
    told = Counter(
        (m.comparison.value, m.threshold, m.unit) for m in measures if m.threshold is not None and m.comparison
    )
    assert told == {
        ("at_least", 80, "ร้อยละ"): 8, ("exactly", 80, "ร้อยละ"): 2, ("at_least", 3, "ช่องทาง"): 2,
        ("at_least", 5, "ช่องทาง"): 1, ("at_least", 1, "ช่องทาง"): 1, ("at_least", 85, "คะแนน"): 3,
        ("at_least", 4, "ฉบับ"): 1, ("at_least", 5, "เรื่อง"): 1, ("exactly", 1, "ครั้ง"): 1, ("exactly", 1, "ฉบับ"): 1,
        ("exactly", 1, "ชุด"): 1, ("exactly", 1, "มาตรการ"): 1, ("exactly", 5, "ประเด็น"): 1,
        ("decrease", 10, "ร้อยละ"): 1, ("decrease", 5, "ร้อยละ"): 2,
    }  # fmt: skip
    assert all(m.denominator for m in measures if m.kind is MeasureKind.PERCENTAGE and m.level is None)


def test_each_threshold_has_the_source_that_its_words_ask_for(year: YearPlan, office: Cast) -> None:
    bind_year(year, by=office.officer("planner"))
    sources: dict[str, set[str]] = {}
    for one in Binding.objects.all():
        measure = one.as_measure
        key = measure.unit or measure.kind.value if measure.kind is not MeasureKind.CHANGE else "change"
        sources.setdefault(key, set()).add(one.source)
    assert sources["ช่องทาง"] == {"channels"}
    assert sources["คะแนน"] == {"ita"}
    assert sources["ครั้ง"] == {"activities"}
    assert sources["ฉบับ"] == {"register"}, "orders of delegation, and the announcement on conflicts of interest"
    assert sources["ชุด"] == {"document"}
    assert sources["existence"] == {"document", "disclosure", "register"}
    assert sources["ประเด็น"] == {"disclosure"}
    assert sources["text"] == {"manual"}
    assert sources["ร้อยละ"] == {"survey", "test", "register", "complaint_rating"}
    assert sources["change"] <= {"complaints", "corruption_cases", "manual", "register"}


def test_the_times_that_the_real_plan_states_are_proposed(year: YearPlan, office: Cast) -> None:
    generate(year, by=office.officer("planner"))
    told = {(rule.cadence, rule.days) for rule in Rule.objects.filter(source="step")}
    assert ("monthly", 0) in told  # the delegates' report, and the monthly summary of procurement
    assert ("event", 15) in told  # complaints; the paper does not say which days: unsure
    assert not Rule.objects.filter(source="step", cadence="event", unsure=False).exists()
