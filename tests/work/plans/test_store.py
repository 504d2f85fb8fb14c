"""What is stored comes back: the core value of a plan through rows."""

import msgspec
import pytest

from sucharit.core.plan import Plan as PlanValue
from sucharit.core.plan import Source
from sucharit.core.reading import open_document, read
from sucharit.office.demonstration.people import Cast
from sucharit.samples import DEMO_NAME, demo_plan
from sucharit.work.plans.actions import store_plan
from sucharit.work.plans.models import Item
from sucharit.work.plans.queries import plan_for


@pytest.fixture(scope="module")
def invented() -> PlanValue:
    return read(open_document(demo_plan(), DEMO_NAME)).plan


def bare(value: PlanValue) -> list[object]:
    """Initiatives as far as an office plan keeps them: not what was printed wrong, nor where."""
    return [
        msgspec.structs.replace(
            one, stated_seq=None, title_printed=None, source=Source(), quarters=(), quantity=None, unit=None,
            budget=msgspec.structs.replace(one.budget, per_year=None) if one.budget else None,
        )
        for one in value.initiatives
    ]  # fmt: skip


def test_the_invented_plan_comes_back(office: Cast, invented: PlanValue) -> None:
    plan = store_plan(invented, by=office.officer("planner"))
    back = plan_for(office.officer("clerk"), plan.pk).as_value()
    assert bare(back) == bare(invented)
    assert back.objectives == invented.objectives
    assert back.benefits == invented.benefits
    assert back.goals == tuple(msgspec.structs.replace(goal, source=Source()) for goal in invented.goals)
    assert back.span == invented.span
    assert Item.objects.filter(initiative__plan=plan).exists()
