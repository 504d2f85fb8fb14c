"""The history of an entry: a version is put back with a reason; what is settled says what to do instead."""

from typing import Any

import pytest
from django.urls import reverse
from tests.work.shelf.everyone import TODAY, filled, sample_of

from sucharit.base.audit.models import Entry as Told
from sucharit.base.history.queries import version_of, versions_of
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.shelf.actions import amend, put_version_back
from sucharit.work.shelf.actions.restoring import changing
from sucharit.work.shelf.registry import register_called

pytestmark = pytest.mark.django_db
KINDS = ("gifts", "loans")  # loans point to another register


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


def changed(key: str, office: Cast) -> tuple[Any, Any]:
    register: Any = register_called(key)
    row = filled(register, office, 1)[0]
    return register, amend(row, by=office.officer("planner"), fields=sample_of(register).CHANGED)


def page(register: Any, row: Any, number: int = 1) -> str:
    return reverse("register_version", args=["donsukchai", register.key, row.pk, number])


@pytest.mark.parametrize("key", KINDS)
def test_a_version_is_put_back_with_its_reason(key: str, office: Cast, desk_of: Any):
    register, row = changed(key, office)
    desk = desk_of(office.users["planner"])
    sheet = desk.get(reverse("register_entry", args=["donsukchai", key, row.pk])).content.decode()
    assert page(register, row) in sheet
    assert page(register, row, 2) not in sheet, "the newest stands already"
    shown = desk.get(page(register, row))
    assert len(shown.context["changes"]) == len(sample_of(register).CHANGED)
    answer = desk.post(page(register, row), {"reason": "แก้ผิดรายการ", "edition": row.edition})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert changing(register, row, version_of(row, 1)) == []
    assert (row.edition, versions_of(row).count()) == (3, 3)
    told = Told.objects.filter(verb="history.put_back").last()
    assert told is not None and told.facts == {"number": 1, "reason": "แก้ผิดรายการ"}


def test_someone_saved_meanwhile_and_nothing_is_lost(office: Cast, desk_of: Any):
    register, row = changed("gifts", office)
    desk = desk_of(office.users["planner"])
    amend(row, by=office.officer("planner"), fields={"item": "กระเช้าผลไม้"})
    stale = desk.post(page(register, row), {"reason": "แก้ผิด", "edition": row.edition})
    assert stale.status_code == 409
    assert "กระเช้าผลไม้" in stale.content.decode()
    again = desk.post(page(register, row), {"reason": "แก้ผิด", "edition": stale.context["form"]["edition"].value()})
    assert again.status_code == 302


def test_no_reason_a_stranger_and_a_version_that_is_not_there(office: Cast, neighbour: Cast, desk_of: Any):
    register, row = changed("gifts", office)
    desk = desk_of(office.users["planner"])
    assert desk.post(page(register, row), {"reason": " ", "edition": row.edition}).status_code == 422
    assert desk.get(page(register, row, 9)).status_code == 404
    assert desk_of(office.users["auditor"]).get(page(register, row)).status_code == 404
    assert desk_of(next(iter(neighbour.users.values()))).get(page(register, row)).status_code == 404
    with pytest.raises(NotAllowed):
        put_version_back(row, by=office.officer("planner"), version=version_of(row, 2), reason="ซ้ำ")


def test_a_settled_entry_says_what_to_do_in_the_words_of_its_register(office: Cast, desk_of: Any):
    register: Any = register_called("manuals")
    row = filled(register, office, 1)[0]
    type(row).objects.filter(pk=row.pk).update(state="proposed", proposed_by=office.users["planner"])
    with pytest.raises(NotAllowed, match="เริ่มฉบับใหม่"):
        amend(row, by=office.officer("planner"), fields={"title": "ชื่อใหม่"})
    sheet = desk_of(office.users["planner"]).get(reverse("register_entry", args=["donsukchai", "manuals", row.pk]))
    assert "เริ่มฉบับใหม่" in sheet.content.decode()
