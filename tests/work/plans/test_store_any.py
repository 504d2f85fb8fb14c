"""Whatever a plan says, rows give it back; whatever is moved, places are 1..n."""

import msgspec
import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sucharit.core.fiscal import FiscalSpan
from sucharit.core.plan import BudgetLine, Initiative, InitiativeKind, Period, Step, TargetGroup
from sucharit.core.plan import Plan as PlanValue
from sucharit.core.thai import clean
from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.actions import (
    add_initiatives,
    create_plan,
    edit_initiative,
    move_initiative,
    snapshot,
    store_plan,
)
from sucharit.work.plans.sheet import LISTS, Sheet, blank, fields_of_value, merged

FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
SPAN = FiscalSpan(2571, 2575)
TEXT = st.text('กขจสาิ่้ำเแ 09ab()"', min_size=1, max_size=30).map(lambda t: " ".join(clean(t).split())).filter(bool)
TEXTS = st.lists(TEXT, max_size=4).map(tuple)
STEPS = st.recursive(
    st.builds(Step, text=TEXT),
    lambda below: st.builds(Step, text=TEXT, steps=st.lists(below, max_size=3).map(tuple)),
    max_leaves=6,
)
CODES = st.lists(st.sampled_from(["1.1.1", "1.2.2", "2.1.1", "4.3.1"]), unique=True, max_size=3).map(tuple)


def at_home(one: Initiative) -> Initiative:
    """Dimension and mission as its first code says."""
    code = one.objective_codes[0] if one.objective_codes else ""
    return msgspec.structs.replace(one, dimension=code[:1] or None, mission=code[:3] or None)


INITIATIVES = st.builds(
    Initiative,
    seq=st.just(1),
    title=TEXT,
    kind=st.none() | st.sampled_from(list(InitiativeKind)),
    objective_codes=CODES,
    rationale=st.none() | TEXT,
    objectives=TEXTS,
    target_group=st.none()
    | st.builds(TargetGroup, text=TEXT, count=st.none() | st.integers(0, 10**6), unit=st.none() | TEXT),
    targets=TEXTS,
    place=st.none() | TEXT,
    steps=st.lists(STEPS, max_size=3).map(tuple),
    period=st.none() | st.builds(Period, text=TEXT, start=st.none() | st.just(2571), end=st.none() | st.just(2575)),
    budget=st.none() | st.builds(BudgetLine, text=TEXT, per_year=st.none() | st.decimals(0, 10**9, places=2)),
    responsible=st.none() | TEXT,
    outputs=TEXTS,
    outcomes=TEXTS,
    results_unsorted=TEXTS,
    indicators=TEXTS,
).map(at_home)


@FEW
@given(told=st.lists(INITIATIVES, max_size=4))
def test_any_plan_comes_back(office: Cast, told: list[Initiative]) -> None:
    numbered = tuple(msgspec.structs.replace(one, seq=place) for place, one in enumerate(told, 1))
    value = PlanValue(title="แผน", span=SPAN, framework_version="2566-2570", initiatives=numbered)
    assert store_plan(value, by=office.officer("planner")).as_value().initiatives == numbered


def words(sheet: Sheet) -> Sheet:
    """A sheet without the keys of its lines."""
    return {name: [line[1:] for line in value] if name in LISTS else value for name, value in sheet.items()}


@FEW
@given(first=INITIATIVES, second=INITIATIVES)
def test_any_sheet_over_any_other(office: Cast, first: Initiative, second: Initiative) -> None:
    """An edit leaves exactly what it says, and the same lines under the same keys once more."""
    planner = office.officer("planner")
    plan = create_plan(by=planner, first_year=2571, last_year=2575)
    row = add_initiatives(plan, by=planner, sheets=[fields_of_value(first)])[0]
    wanted = merged(blank(), fields_of_value(second))
    edited = edit_initiative(row, by=planner, fields=fields_of_value(second) | {"amounts": {}})
    assert words(snapshot(edited)) == words(wanted)
    assert edit_initiative(row, by=planner, fields=fields_of_value(second)).edition == edited.edition


@FEW
@given(moves=st.lists(st.tuples(st.integers(0, 5), st.integers(-2, 9)), max_size=8))
def test_any_moves(office: Cast, moves: list[tuple[int, int]]) -> None:
    planner = office.officer("planner")
    plan = create_plan(by=planner, first_year=2571, last_year=2575)
    rows = add_initiatives(plan, by=planner, sheets=[{"title": str(n)} for n in range(6)])
    order = list(range(6))
    for which, place in moves:
        move_initiative(rows[which], by=planner, place=place)
        order.remove(which)
        order.insert(max(place, 1) - 1, which)
    stands = list(plan.initiatives.order_by("seq").values_list("title", "seq"))
    assert stands == [(str(which), place) for place, which in enumerate(order, 1)]


@pytest.mark.parametrize("span", [(2575, 2571), (2571, 2590), (1999, 2004)])
def test_years_that_no_plan_has(office: Cast, span: tuple[int, int]) -> None:
    with pytest.raises(ValidationError):
        create_plan(by=office.officer("planner"), first_year=span[0], last_year=span[1])
