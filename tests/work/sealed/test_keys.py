"""Who can open what: accused officers, successors, lost passphrases, custodians who help or do not."""

from typing import Any

import pytest
from django.core.cache import cache
from django.http import Http404
from tests.work.sealed.conftest import PASSPHRASE, SINCE, SOMSAK, Room

from sucharit.base.audit.models import Entry
from sucharit.base.notices.models import Notice
from sucharit.base.people.actions import give_role
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.roles import Role
from sucharit.core import sealing
from sucharit.work.sealed import reading
from sucharit.work.sealed.actions import arranging, handing_on, keys
from sucharit.work.sealed.models import Keeper, RecoveryHalf, RecoveryShare, ReportBox, SealedReport, Unlocking
from sucharit.work.sealed.queries import reports_for

pytestmark = pytest.mark.django_db
OTHER = "กระดาษทราย หมวกเหลือง แม่น้ำโขง"


def test_every_officer_reads_and_nobody_else_can(room: Room):
    room.filed()
    assert [len(room.cases(name)) for name in ("integrity", "second")] == [1, 1]
    for name in ("auditor", "head"):
        assert room.cases(name) == [], "a custodian's key opens no report"
    assert not reports_for(room.office.officer("clerk")).exists()


def test_an_accused_officer_never_reads_it(room: Room):
    room.filed(accused=[room.keepers["integrity"].user_id])
    room.filed(title="อีกเรื่อง")
    assert {one.head.title for one in room.cases("integrity")} == {"อีกเรื่อง"}
    assert len(room.cases("second")) == 2
    hidden = next(one for one in room.cases("second") if one.head.title != "อีกเรื่อง")
    with pytest.raises(Http404):
        reading.case_of(hidden.report, room.keepers["integrity"], room.private["integrity"])


def test_a_successor_reads_what_is_handed_on_but_nothing_about_themselves(room: Room):
    room.filed(title="เก่า", identity=SOMSAK)
    arranging.dismiss_keeper(room.keepers["second"], by=room.office.officer("clerk"))
    third = room.add("second", Keeper.Part.OFFICER)
    assert room.cases("second") == [], "a new key opens nothing of before"
    assert ReportBox.objects.filter(keeper=third).count() == 1, "though from outside there is a box"
    room.filed(title="ของสอง", accused=[third.user_id])
    found = room.cases("integrity")
    count = handing_on.hand_on(found, room.private["integrity"], third, by=room.office.officer("integrity"))
    assert count == 1
    assert [one.head.title for one in room.cases("second")] == ["เก่า"]


def test_who_is_accused_stays_accused_in_another_part(room: Room):
    """Dismissed, and appointed again with a new key: still nobody hands them a report about themselves."""
    room.filed(title="ของสอง", accused=[room.keepers["second"].user_id], identity=SOMSAK)
    arranging.dismiss_keeper(room.keepers["second"], by=room.office.officer("clerk"))
    again = room.add("second", Keeper.Part.OFFICER)
    mine = room.private["integrity"]
    assert handing_on.hand_on(room.cases("integrity"), mine, again, by=room.office.officer("integrity")) == 0
    assert room.cases("second") == []


def test_only_a_colleague_with_a_key_is_handed_anything(room: Room):
    room.filed()
    mine, found = room.office.officer("integrity"), room.cases("integrity")
    for to in (room.keepers["integrity"], room.keepers["auditor"]):
        with pytest.raises(NotAllowed):
            handing_on.hand_on(found, room.private["integrity"], to, by=mine)


def test_who_is_dismissed_opens_nothing_any_more(room: Room):
    room.filed()
    arranging.dismiss_keeper(room.keepers["second"], by=room.office.officer("clerk"))
    assert not ReportBox.objects.filter(keeper=room.keepers["second"]).exists()
    with pytest.raises(NotAllowed, match="ไม่มีใครเปิด"):
        arranging.dismiss_keeper(room.keepers["integrity"], by=room.office.officer("clerk"))
    with pytest.raises(NotAllowed):
        arranging.dismiss_keeper(room.keepers["head"], by=room.office.officer("clerk"))


@pytest.mark.parametrize(("username", "part"), [("mayor", "custodian"), ("mayor", "officer"), ("planner", "officer")])
def test_a_chief_executive_is_neither_and_an_officer_needs_the_role(room: Room, username: str, part: str):
    with pytest.raises(NotAllowed):
        arranging.appoint_keeper(room.office.users[username], part, by=room.office.officer("clerk"))


def test_an_officer_cannot_be_a_custodian_too(room: Room):
    with pytest.raises(NotAllowed):
        arranging.appoint_keeper(room.office.users["integrity"], "custodian", by=room.office.officer("clerk"))


@pytest.mark.parametrize("username", ["integrity", "mayor", "planner", "admin"])
def test_only_the_clerk_arranges(room: Room, username: str):
    with pytest.raises(NotAllowed):
        arranging.set_open(by=room.office.officer(username), is_open=False)


def test_the_door_opens_only_with_officers_and_two_custodians(office: Any):
    clerk = office.officer("clerk")
    with pytest.raises(NotAllowed, match=r"ผู้รับแจ้ง.*2 คน"):
        arranging.set_open(by=clerk, is_open=True)


def test_a_wrong_passphrase_opens_nothing_and_many_must_wait(room: Room):
    keeper = room.keepers["integrity"]
    assert keys.opened_key(keeper, PASSPHRASE) == room.private["integrity"]
    for _ in range(keys.MOST_FAILURES):
        with pytest.raises(sealing.Unopened):
            keys.opened_key(keeper, OTHER)
    with pytest.raises(keys.TooMany):
        keys.opened_key(keeper, PASSPHRASE)
    cache.clear()


def test_an_unlocked_key_needs_the_browser_and_the_database(room: Room):
    keeper, private = room.keepers["integrity"], room.private["integrity"]
    token = keys.keep_unlocked(keeper, private)
    row = Unlocking.objects.get()
    assert private not in bytes(row.sealed)
    assert keys.unlocked(keeper, token) == private
    mark = token.partition(".")[0]
    for wrong in ("", mark, f"{mark}.", f"{mark}.{'A' * 43}=", "x.y", f"{mark}.\u0e01"):
        assert keys.unlocked(keeper, wrong) is None
    assert keys.unlocked(room.keepers["second"], token) is None
    keys.lock_again(keeper)
    assert keys.unlocked(keeper, token) is None


def test_a_changed_passphrase_keeps_the_key(room: Room):
    room.filed()
    keeper, mine = room.keepers["integrity"], room.office.officer("integrity")
    locked = sealing.lock(room.private["integrity"], OTHER, strength=sealing.LIGHT)
    keys.change_passphrase(locked, by=mine)
    keeper.refresh_from_db()
    assert keys.opened_key(keeper, OTHER) == room.private["integrity"]


def recovering(room: Room) -> Any:
    pair, locked = keys.made_pair(OTHER)
    return keys.ask_recovery(pair, locked, by=room.office.officer("integrity")), pair


def test_two_custodians_together_give_an_officer_the_key_back(room: Room):
    room.filed()
    recovery, _pair = recovering(room)
    waiting = sealing.unlock(keys.locked_of(recovery), OTHER)
    keys.give_half(recovery, room.private["auditor"], by=room.office.officer("auditor"))
    with pytest.raises(NotAllowed, match="สองคน"):
        keys.recovered_key(recovery, waiting)
    keys.give_half(recovery, room.private["head"], by=room.office.officer("head"))
    private = keys.recovered_key(recovery, waiting)
    assert private == room.private["integrity"]
    mine = room.office.officer("integrity")
    keys.put_recovered(recovery, sealing.lock(private, OTHER, strength=sealing.LIGHT), by=mine)
    keeper = Keeper.objects.get(pk=room.keepers["integrity"].pk)
    assert keys.opened_key(keeper, OTHER) == private
    assert not RecoveryHalf.objects.exists()
    verbs = list(Entry.objects.filter(verb__startswith="sealed.recover").order_by("pk").values_list("verb", "actor"))
    assert verbs == [
        ("sealed.recovery_asked", "integrity"), ("sealed.recovery_helped", "auditor"),
        ("sealed.recovery_helped", "head"), ("sealed.recovered", "integrity"),
    ]  # fmt: skip


def test_one_custodian_alone_learns_nothing_of_the_key(room: Room):
    share = RecoveryShare.objects.filter(keeper=room.keepers["integrity"]).get()
    halves = [
        sealing.open_box(bytes(box), room.private[one.user.username])
        for box, one in ((share.first_box, share.first), (share.second_box, share.second))
    ]
    assert room.private["integrity"] not in halves
    assert sealing.joined(*halves) == room.private["integrity"]


def test_helping_twice_is_helping_once_and_strangers_do_not_help(room: Room):
    recovery, _pair = recovering(room)
    for _ in range(2):
        keys.give_half(recovery, room.private["auditor"], by=room.office.officer("auditor"))
    assert RecoveryHalf.objects.count() == 1
    with pytest.raises(NotAllowed):
        keys.give_half(recovery, room.private["second"], by=room.office.officer("second"))
    with pytest.raises(NotAllowed):
        keys.give_half(recovery, room.private["second"], by=room.office.officer("clerk"))


def test_a_second_request_ends_the_first(room: Room):
    first, _pair = recovering(room)
    second, _other = recovering(room)
    with pytest.raises(NotAllowed, match="สิ้นสุด"):
        keys.give_half(first, room.private["auditor"], by=room.office.officer("auditor"))
    assert second.code != first.code or second.pk != first.pk


def test_shares_follow_the_custodians(room: Room):
    third = room.add("finance", Keeper.Part.CUSTODIAN)
    keeper = room.keepers["integrity"]
    assert keys.refresh_shares(keeper, room.private["integrity"])
    assert not keys.refresh_shares(keeper, room.private["integrity"])
    assert RecoveryShare.objects.filter(keeper=keeper).count() == 3
    arranging.dismiss_keeper(room.keepers["head"], by=room.office.officer("clerk"))
    recovery, _pair = recovering(room)
    waiting = sealing.unlock(keys.locked_of(recovery), OTHER)
    for name in ("auditor", "finance"):
        keys.give_half(recovery, room.private[name], by=room.office.officer(name))
    assert keys.recovered_key(recovery, waiting) == room.private["integrity"]
    assert third.part == Keeper.Part.CUSTODIAN


def test_a_report_moved_to_another_opens_nothing(room: Room):
    """Somebody with the database cannot put one report's words under another's name."""
    room.filed(title="หนึ่ง")
    room.filed(title="สอง")
    one, two = SealedReport.objects.all()
    SealedReport.objects.filter(pk=one.pk).update(content=two.content, head=two.head)
    assert len(room.cases("integrity")) == 1


def test_a_key_that_somebody_put_in_its_place_is_noticed_and_the_door_closes(room: Room):
    """Who writes into the database could have everything that comes sealed to a key of their own."""
    keeper = room.keepers["integrity"]
    Keeper.objects.filter(pk=keeper.pk).update(public=sealing.new_pair().public)
    keeper.refresh_from_db()
    with pytest.raises(keys.Swapped):
        keys.opened_key(keeper, PASSPHRASE)
    room.door.refresh_from_db()
    assert not room.door.open
    entry = Entry.objects.order_by("-pk")[0]
    assert (entry.verb, entry.label) == ("sealed.key_swapped", keeper.user.full_name)
    told = Notice.objects.filter(text__contains="ไม่ใช่กุญแจจริง")
    assert {one.user.username for one in told} == {"integrity", "second", "auditor", "head"}
    with pytest.raises(keys.Swapped):
        keys.opened_key(keeper, PASSPHRASE)
    assert told.count() == 4, "told once"


def test_the_page_of_the_passphrase_says_that_a_key_was_put_in_its_place(room: Room, desk_of: Any):
    Keeper.objects.filter(pk=room.keepers["integrity"].pk).update(public=sealing.new_pair().public)
    browser = desk_of(room.office.users["integrity"])
    page = browser.post("/o/donsukchai/sealed/key/unlock/", {"passphrase": PASSPHRASE}).content.decode()
    assert "ถูกเปลี่ยน" in page
    assert "sealed" not in browser.cookies


@pytest.mark.parametrize("by", ["role", "position"])
def test_a_chief_executive_who_was_given_the_role_too_stays_outside(room: Room, by: str):
    """An administrator can give roles, and the clerk appoints: neither makes a reader of the mayor."""
    office, users = room.office, room.office.users
    give_role(office.organization, users["mayor"], Role.INTEGRITY_OFFICER, by=None, since=SINCE)
    if by == "position":
        users["mayor"].grants.filter(role=Role.CHIEF_EXECUTIVE).delete()
    with pytest.raises(NotAllowed):
        arranging.appoint_keeper(users["mayor"], Keeper.Part.OFFICER, by=office.officer("clerk"))


def test_an_officer_who_becomes_chief_executive_reads_no_more(room: Room):
    room.filed(title="ก่อน")
    give_role(room.office.organization, room.office.users["second"], Role.CHIEF_EXECUTIVE, by=None, since=SINCE)
    room.filed(title="หลัง")
    second = room.office.officer("second")
    assert not reports_for(second).exists()
    assert [one.head.title for one in room.cases("second")] == ["ก่อน"], "nothing that came later is sealed to them"
    assert reports_for(room.office.officer("integrity")).count() == 2
