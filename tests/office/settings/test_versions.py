"""Units, positions, holders and people: what changed, in words, and the way back; and where there is none."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sucharit.base.audit.models import Entry
from sucharit.base.history.models import Version
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed, officer_for
from sucharit.base.people.models import Holding, RoleGrant, User
from sucharit.base.people.roles import Role
from sucharit.office.settings import actions

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def desk(office, desk_of) -> Client:
    return desk_of(office.users["admin"])


def at(name: str, *args) -> str:
    return reverse(name, args=["donsukchai", *args])


def put_back(desk: Client, name: str, row: object, number: int, *key, reason="พิมพ์ผิด"):
    seen = versions_of(row)[0].number
    return desk.post(at(name, *key, number), {"reason": reason, "seen": seen})


def test_a_unit_renamed_is_read_in_words_and_put_back(office, desk):
    admin, unit = office.officer("admin"), office.units["finance"]
    actions.change_unit(unit, by=admin, edition=unit.edition, name="กองการเงิน", abbreviation="กง.")
    page = desk.get(at("unit_history", unit.pk)).content.decode()
    assert "<del>กองคลัง</del><ins>กองการเงิน</ins>" in page and "ก่อนเริ่มเก็บประวัติ" in page
    assert "ข้อมูลเมื่อเริ่มเก็บประวัติ" in page and "<dd>กค.</dd>" in page, "the first version is no empty card"
    before = Entry.objects.count()
    assert put_back(desk, "unit_put_back", unit, 1, unit.pk)["Location"] == at("unit_history", unit.pk)
    unit.refresh_from_db()
    assert (unit.name, unit.abbreviation) == ("กองคลัง", "กค.")
    entry = Entry.objects.get(verb="history.put_back")
    assert entry.facts == {"number": 1, "reason": "พิมพ์ผิด"} and Entry.objects.count() == before + 1
    assert [one.number for one in versions_of(unit)] == [3, 2, 1]  # a new step, not a step undone


def test_no_way_back_without_a_reason_or_past_somebody_elses_change(office, desk):
    admin, unit = office.officer("admin"), office.units["finance"]
    unit = actions.change_unit(unit, by=admin, edition=unit.edition, name="กองการเงิน", abbreviation="กง.")
    assert "โปรดเขียนเหตุผล" in put_back(desk, "unit_put_back", unit, 1, unit.pk, reason=" ").content.decode()
    old = versions_of(unit)[0].number
    actions.change_unit(unit, by=admin, edition=unit.edition, name="กองการเงินและบัญชี", abbreviation="กง.")
    late = desk.post(at("unit_put_back", unit.pk, 1), {"reason": "พิมพ์ผิด", "seen": old})
    assert late.status_code == 409 and "มีผู้บันทึกก่อนท่าน" in late.content.decode()
    assert f'name="seen" value="{old + 1}"' in late.content.decode() and "พิมพ์ผิด" in late.content.decode()
    assert desk.get(at("unit_put_back", unit.pk, 99)).status_code == 404


def test_a_name_that_another_unit_took_is_refused(office, desk):
    admin, unit = office.officer("admin"), office.units["finance"]
    actions.change_unit(unit, by=admin, edition=unit.edition, name="กองการเงิน", abbreviation="กง.")
    actions.add_unit(by=admin, name="กองคลัง", abbreviation="กค.")
    answer = put_back(desk, "unit_put_back", unit, 1, unit.pk)
    assert "มีหน่วยงานชื่อนี้อยู่แล้ว" in answer.content.decode()
    unit.refresh_from_db()
    assert unit.name == "กองการเงิน" and not Entry.objects.filter(verb="history.put_back").exists()


def test_a_closed_unit_is_no_home_for_a_position(office, desk):
    admin = office.officer("admin")
    unit = actions.add_unit(by=admin, name="กองสวัสดิการ", abbreviation="กส.")
    position = actions.add_position(by=admin, title="นักพัฒนาชุมชน", rank="officer", unit=unit)
    position = actions.change_position(
        position, by=admin, edition=position.edition, title="นักพัฒนาชุมชน ชำนาญการ", rank="officer", unit=None
    )
    assert "<del>กองสวัสดิการ</del>" in desk.get(at("position_history", position.pk)).content.decode()
    actions.set_unit_active(unit, by=admin, active=False)
    assert "เลิกใช้แล้ว" in put_back(desk, "position_put_back", position, 1, position.pk).content.decode()
    actions.set_unit_active(unit, by=admin, active=True)
    put_back(desk, "position_put_back", position, 1, position.pk)
    position.refresh_from_db()
    assert (position.title, position.unit) == ("นักพัฒนาชุมชน", unit)


def test_a_version_that_was_closed_asks_what_closing_asks(office, desk):
    admin = office.officer("admin")
    position = actions.add_position(by=admin, title="นักพัฒนาชุมชน", rank="officer", unit=None)
    actions.set_position_active(position, by=admin, active=False)
    actions.set_position_active(position, by=admin, active=True)
    actions.appoint(
        position, office.users["reporter"], by=admin, since=admin.today, until=None, acting=False, order_reference=""
    )
    answer = put_back(desk, "position_put_back", position, 2, position.pk)
    assert "ยังมีผู้ดำรงตำแหน่งนี้" in answer.content.decode()


def test_a_holder_who_left_comes_back_unless_another_followed(office, desk):
    admin = office.officer("admin")
    held = Holding.objects.get(position=office.positions["clerk"])
    yesterday = admin.today - DAY
    actions.end_holding(held, by=admin, until=yesterday)
    page = desk.get(at("holding_history", held.pk)).content.decode()
    assert "<del>ไม่มีกำหนด</del>" in page
    follower = actions.appoint(
        held.position,
        office.users["planner"],
        by=admin,
        since=admin.today,
        until=None,
        acting=False,
        order_reference="",
    )
    refused = put_back(desk, "holding_put_back", held, 1, held.pk).content.decode()
    assert "ดำรงตำแหน่งนี้ในช่วงวันดังกล่าวแล้ว" in refused and office.users["planner"].full_name in refused
    actions.end_holding(follower, by=admin, until=admin.today)
    Holding.objects.filter(pk=follower.pk).update(since=yesterday - DAY, until=yesterday)
    put_back(desk, "holding_put_back", held, 1, held.pk)
    held.refresh_from_db()
    assert held.until is None


def test_nobody_puts_back_their_own_power(office):
    admin = office.officer("admin")
    position = actions.add_position(by=admin, title="รองนายก คนที่ 2", rank="deputy_executive", unit=None)
    held = actions.appoint(
        position, admin.user, by=admin, since=admin.today - 9 * DAY, until=None, acting=False, order_reference=""
    )
    actions.end_holding(held, by=admin, until=admin.today - DAY)
    with pytest.raises(NotAllowed, match="แก่ตนเอง"):
        actions.put_back_holding(held, by=admin, version=versions_of(held).get(number=1), reason="x")
    grant = actions.give_role(admin.user, Role.CHIEF_EXECUTIVE, by=admin, since=admin.today - 9 * DAY)
    version = versions_of(admin.user)[0]
    RoleGrant.objects.filter(pk=grant.pk).update(until=admin.today - DAY)
    with pytest.raises(NotAllowed, match="แก่ตนเอง"):
        actions.put_back_person(admin.user, by=admin, version=version, reason="x")


def test_a_person_gets_back_name_and_roles_from_today_on(office, desk):
    admin, user = office.officer("admin"), office.users["planner"]
    name = user.full_name
    actions.change_person(
        user, by=admin, edition=user.edition, full_name="นางสาวชื่อผิด", email=user.email, openid_email=""
    )
    grant = RoleGrant.objects.get(user=user)
    actions.give_role(user, Role.COUNCIL_MEMBER, by=admin, since=admin.today)
    actions.end_role(grant, by=admin, until=admin.today - DAY)
    page = desk.get(at("person_history", "planner")).content.decode()
    assert "<ins>" in page and "สมาชิกสภาท้องถิ่น" in page
    put_back(desk, "person_put_back", user, 1, "planner")
    user.refresh_from_db()
    assert user.full_name == name
    told = list(RoleGrant.objects.filter(user=user).order_by("pk").values_list("role", "since", "until"))
    assert told == [
        (grant.role, grant.since, admin.today - DAY),  # nobody had it in between
        (Role.COUNCIL_MEMBER, admin.today, admin.today),
        (grant.role, admin.today, None),
    ]
    assert Entry.objects.filter(verb="history.put_back").count() == 1
    put_back(desk, "person_put_back", user, 1, "planner")
    assert RoleGrant.objects.filter(user=user).count() == 3  # again: nothing is given twice


def test_the_last_administrator_stays_whatever_is_put_back(office):
    admin, user = office.officer("admin"), office.users["planner"]
    first = RoleGrant.objects.get(user=admin.user, role=Role.ADMINISTRATOR)
    actions.change_person(user, by=admin, edition=user.edition, full_name="นางสาวชื่อใหม่", email="", openid_email="")
    without = versions_of(user).get(number=1)
    actions.give_role(user, Role.ADMINISTRATOR, by=admin, since=admin.today)
    RoleGrant.objects.filter(pk=first.pk).update(until=admin.today - DAY)
    deputy = officer_for(User.objects.get(pk=user.pk), office.organization)
    with pytest.raises(NotAllowed, match="ไม่มีผู้ดูแลระบบเหลืออยู่"):
        actions.put_back_person(user, by=deputy, version=without, reason="x")


def test_of_a_person_whom_two_houses_know_each_sees_its_own(office, neighbour, desk_of):
    admin, theirs = office.officer("admin"), neighbour.officer("neighbour-admin")
    user = office.users["planner"]
    actions.give_role(user, Role.COUNCIL_MEMBER, by=theirs, since=theirs.today)
    actions.change_person(
        user, by=admin, edition=user.edition, full_name="นางสาวชื่อใหม่", email="new@x.example", openid_email=""
    )
    page = desk_of(neighbour.users["neighbour-admin"]).get(reverse("person_history", args=["thungnamsai", "planner"]))
    shown = page.content.decode()
    assert "สมาชิกสภาท้องถิ่น" in shown and "new@x.example" not in shown and "เจ้าหน้าที่แผน" not in shown
    ours = Version.objects.filter(organization=office.organization).first()
    number = ours.number
    address = reverse("person_put_back", args=["thungnamsai", "planner", number])
    assert desk_of(neighbour.users["neighbour-admin"]).get(address).status_code == 404
    with pytest.raises(NotAllowed, match="ไม่ใช่ของรายการนี้"):
        actions.put_back_person(user, by=theirs, version=ours, reason="x")


@pytest.mark.parametrize("username", ["planner", "clerk", "mayor"])
def test_others_put_nothing_back(office, desk_of, username):
    admin, unit = office.officer("admin"), office.units["finance"]
    actions.change_unit(unit, by=admin, edition=unit.edition, name="กองการเงิน", abbreviation="กง.")
    assert put_back(desk_of(office.users[username]), "unit_put_back", unit, 1, unit.pk).status_code == 404
    with pytest.raises(NotAllowed):
        actions.put_back_unit(unit, by=office.officer(username), version=versions_of(unit)[1], reason="x")
