"""Setting a route: what it must be, who may set it, and that what is on its way keeps its own."""

import pytest
from django.core.exceptions import ValidationError

from sucharit.base.approvals.actions import open_approval, set_route
from sucharit.base.approvals.models import Route, StepVerb
from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast

REVIEW, ENDORSE, APPROVE = StepVerb.REVIEW, StepVerb.ENDORSE, StepVerb.APPROVE


def test_the_administrator_sets_a_route_and_the_record_tells_of_it(office: Cast) -> None:
    route = set_route(
        office.organization, by=office.officer("admin"), subject_kind="tests.thing", name=" เสนอเรื่องทดสอบ ",
        steps=[(ENDORSE, office.positions["clerk"]), (APPROVE, office.positions["mayor"])],
    )  # fmt: skip
    assert [(step.place, step.verb, step.position) for step in route.steps.all()] == [
        (1, ENDORSE, office.positions["clerk"]),
        (2, APPROVE, office.positions["mayor"]),
    ]
    entry = Entry.objects.filter(verb="approvals.route_set").first()
    assert entry is not None and entry.label == "เสนอเรื่องทดสอบ"
    assert entry.facts["steps"] == "เห็นชอบ ปลัดองค์การบริหารส่วนตำบล > อนุมัติ นายกองค์การบริหารส่วนตำบล"


def test_a_new_route_moves_nothing_that_is_on_its_way(office: Cast) -> None:
    thing = open_approval(
        by=office.officer("planner"), subject="plans.plan:1", label="แผน", fingerprint="p1:a", url="/x"
    )
    set_route(
        office.organization, by=office.officer("admin"), subject_kind="plans.plan", name="สั้นลง",
        steps=[(APPROVE, office.positions["mayor"])],
    )  # fmt: skip
    assert [step.verb for step in thing.steps.all()] == [REVIEW, ENDORSE, APPROVE]
    assert Route.objects.get(organization=office.organization, subject_kind="plans.plan").steps.count() == 1


@pytest.mark.parametrize("username", ["planner", "clerk", "mayor", "auditor"])
def test_nobody_else_sets_a_route(office: Cast, username: str) -> None:
    with pytest.raises(NotAllowed):
        set_route(
            office.organization, by=office.officer(username), subject_kind="plans.plan", name="ก",
            steps=[(APPROVE, office.positions["mayor"])],
        )  # fmt: skip


def test_the_neighbours_administrator_sets_nothing_here(office: Cast, neighbour: Cast) -> None:
    with pytest.raises(NotAllowed):
        set_route(
            office.organization, by=neighbour.officer("neighbour-admin"), subject_kind="plans.plan", name="ก",
            steps=[(APPROVE, office.positions["mayor"])],
        )  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "fault"),
    [
        ([], "อย่างน้อยหนึ่งขั้น"),
        ([(ENDORSE, "clerk")], "ขั้นสุดท้ายต้องเป็น"),
        ([(APPROVE, "clerk"), (APPROVE, "mayor")], "ขั้นสุดท้ายต้องเป็น"),
        ([(ENDORSE, "mayor"), (APPROVE, "mayor")], "เพียงขั้นเดียว"),
        ([("sign", "clerk"), (APPROVE, "mayor")], "หน้าที่ของแต่ละขั้น"),
        ([(REVIEW, "head")] * 11, "ไม่เกิน"),
    ],
)
def test_a_route_that_leads_nowhere_is_refused(office: Cast, steps: list[tuple[str, str]], fault: str) -> None:
    with pytest.raises(ValidationError) as refused:
        set_route(
            office.organization, by=office.officer("admin"), subject_kind="plans.plan", name="ก",
            steps=[(verb, office.positions[key]) for verb, key in steps],
        )  # fmt: skip
    assert any(fault in message for message in refused.value.messages)


def test_a_neighbours_or_retired_position_and_an_empty_name_are_refused(office: Cast, neighbour: Cast) -> None:
    clerk = office.positions["clerk"]
    clerk.active = False
    for position, fault in ((neighbour.positions["neighbour-mayor"], "ของหน่วยงานนี้"), (clerk, "เลิกใช้")):
        with pytest.raises(ValidationError) as refused:
            set_route(
                office.organization, by=office.officer("admin"), subject_kind="plans.plan", name=" ",
                steps=[(APPROVE, position)],
            )  # fmt: skip
        assert len(refused.value.messages) == 2
        assert any(fault in message for message in refused.value.messages)
