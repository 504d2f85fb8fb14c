"""Networks and observers: who is in them, who may look, what they saw and who answers."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.work.shelf.samples import observations as samples
from tests.work.shelf.samples.watch_networks import network

from sucharit.base.people.gate import NotAllowed
from sucharit.work.participation.actions import watching as acts
from sucharit.work.participation.models import Observation
from sucharit.work.participation.registers import ACTIVITIES, NETWORKS, OBSERVATIONS
from sucharit.work.shelf.actions import add
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
DAY = datetime.date


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = "2026-03-02"


def invited(office: Any, n: int = 1, **more: Any) -> Observation:
    told = samples.fields(office, n) | {"unit": office.units["clerk"]} | more
    return add(OBSERVATIONS, by=office.officer("planner"), fields=told)


def seen(office: Any, row: Observation, concern: bool) -> Observation:
    by = office.officer("planner")
    return acts.record_seen(
        samples.accepted(row, office), by=by, seen_on=row.step_on, saw="ซองไม่ปิดผนึก", concern=concern
    )


def figures(office: Any, register: Any) -> dict[str, Any]:
    return {one.key: share for one, share in measured(register, office.organization, 2569)}


def test_members_join_once_and_leave(office: Any):
    by, row = office.officer("planner"), network(office)
    row = acts.add_member(row, by=by, name="นางสมศรี มีธรรม", part="chair", joined_on=DAY(2025, 12, 2))
    with pytest.raises(ValidationError, match="อยู่แล้ว"):
        acts.add_member(row, by=by, name="นางสมศรี มีธรรม", part="member", joined_on=DAY(2025, 12, 3))
    with pytest.raises(ValidationError, match="ไม่ก่อนวันที่ตั้ง"):
        acts.add_member(row, by=by, name="นายดี งาม", part="member", joined_on=DAY(2025, 11, 1))
    assert figures(office, NETWORKS)["members"].part == 1
    who = row.members.get()
    with pytest.raises(ValidationError, match="ไม่ก่อนวันที่เข้า"):
        acts.end_member(row, by=by, member=who, left_on=DAY(2025, 12, 1))
    row = acts.end_member(row, by=by, member=who, left_on=DAY(2026, 1, 5))
    with pytest.raises(NotAllowed):
        acts.end_member(row, by=by, member=who, left_on=DAY(2026, 1, 6))
    assert figures(office, NETWORKS)["members"].part == 0


def test_what_they_saw_is_answered_by_who_decides(office: Any):
    row = seen(office, invited(office), concern=True)
    with pytest.raises(NotAllowed):
        acts.answer_observers(row, by=office.officer("planner"), answer="แก้แล้ว")
    mine = Observation.objects.filter(pk=row.pk)
    mine.update(recorded_by=office.users["mayor"])
    with pytest.raises(NotAllowed, match="ชี้แจงเองไม่ได้"):
        acts.answer_observers(row, by=office.officer("mayor"), answer="แก้แล้ว")
    mine.update(recorded_by=office.users["planner"])
    row = acts.answer_observers(row, by=office.officer("mayor"), answer="ปิดผนึกทุกซองต่อหน้ากรรมการ")
    assert row.state == "answered"
    seen(office, invited(office, 2), concern=False)
    invited(office, 3)
    told = figures(office, OBSERVATIONS)
    assert (told["came"].part, told["came"].whole) == (2, 3)
    assert (told["answered"].part, told["answered"].whole) == (1, 1)
    assert (told["steps"].part, told["steps"].whole) == (1, 3)


def test_nobody_is_invited_to_what_is_over_and_only_members_without_an_interest_look(office: Any):
    with pytest.raises(ValidationError, match="เชิญย้อนหลัง"):
        invited(office, step_on=samples.DAY)
    row = invited(office)
    by = office.officer("planner")
    other = acts.add_member(network(office, 2), by=by, name="นายอื่น", part="member", joined_on=DAY(2025, 12, 2))
    with pytest.raises(ValidationError, match="สมาชิกที่ยังอยู่"):
        acts.accept_invitation(row, by=by, members=[other.members.get()], stated_free=True)
    acts.add_member(row.network, by=by, name="นายใจ ดี", part="member", joined_on=DAY(2025, 12, 2))
    mine = row.network.members.get()
    with pytest.raises(ValidationError, match="มีส่วนได้เสีย"):
        acts.accept_invitation(row, by=by, members=[mine], stated_free=False)
    row = acts.accept_invitation(row, by=by, members=[mine], stated_free=True)
    with pytest.raises(ValidationError, match="ตั้งแต่วันดำเนินการ"):
        acts.record_seen(row, by=by, seen_on=row.invited_on, saw="x", concern=False)
    with pytest.raises(NotAllowed, match="ยังมีการสังเกตการณ์"):
        acts.end_network(row.network, by=by, ended_on=by.today, reason="ยุบรวม")
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=row.pk).update(state="seen")
    assert acts.decline_invitation(row, by=by, reason="ติดธุระ").state == "declined"
    assert acts.end_network(row.network, by=by, ended_on=by.today, reason="ยุบรวม").state == "ended"


def test_nothing_is_done_by_a_network_before_it_was_there_and_media_have_channels(office: Any):
    unit = office.units["clerk"]
    told: dict[str, Any] = {"network": network(office), "title": "ป้าย", "kind": "media", "unit": unit}
    by = office.officer("planner")
    with pytest.raises(ValidationError, match="บอกช่องทาง"):
        add(ACTIVITIES, by=by, fields=told | {"held_on": DAY(2026, 1, 1)})
    with pytest.raises(ValidationError, match="ก่อนวันที่ตั้ง"):
        add(ACTIVITIES, by=by, fields=told | {"held_on": DAY(2025, 11, 1), "channels": "ไลน์"})
    add(ACTIVITIES, by=by, fields=told | {"held_on": DAY(2026, 1, 1), "channels": "ไลน์\nป้าย\nไลน์"})
    assert figures(office, ACTIVITIES)["channels"].part == 2
    with pytest.raises(ValidationError, match="หมู่บ้านหรือชุมชนใด"):
        add(NETWORKS, by=by, fields={
            "formed_on": DAY(2026, 1, 1), "name": "ก", "kind": "watch", "purpose": "ข", "unit": unit
        })  # fmt: skip


def test_the_roster_prints_for_who_keeps_it(office: Any, neighbour: Any, desk_of: Any):
    row = network(office)
    acts.add_member(row, by=office.officer("planner"), name="นายใจ ดี", part="member", joined_on=DAY(2025, 12, 2))
    at = reverse("network_members_file", args=["donsukchai", row.pk, "csv"])
    assert "นายใจ ดี" in desk_of(office.users["planner"]).get(at).content.decode("utf-8-sig")
    assert desk_of(neighbour.users["neighbour-planner"]).get(at).status_code == 404
    assert desk_of(office.users["council"]).get(at).status_code in (403, 404)
