"""Notices: told after the fact is certain, mailed in the background, read by their owner only."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sucharit.base.notices.actions import holders_of, tell
from sucharit.base.notices.models import Notice
from sucharit.base.people.actions import appoint
from sucharit.office.demonstration.people import SINCE, Cast

URL = "/o/donsukchai/"


@pytest.fixture
def told(office: Cast, django_capture_on_commit_callbacks) -> Notice:
    with django_capture_on_commit_callbacks(execute=True):
        [notice] = tell([office.users["clerk"]], organization=office.organization, text="มีแผนรอเห็นชอบ", url=URL)
    return notice


def test_a_notice_is_mailed_once_and_says_where(told: Notice):
    [message] = mail.outbox
    assert message.to == ["clerk@donsukchai.example"]
    assert "มีแผนรอเห็นชอบ" in message.body
    assert URL in message.body
    told.refresh_from_db()
    assert told.mailed_at is not None


def test_nobody_is_told_twice_nor_when_gone(office: Cast):
    office.users["mayor"].is_active = False
    clerk = office.users["clerk"]
    assert len(tell([clerk, clerk, office.users["mayor"]], organization=office.organization, text="ก", url="/")) == 1


def test_acting_holders_are_told_too(office: Cast):
    clerk, deputy = office.positions["clerk"], office.users["deputy"]
    appoint(clerk, deputy, by=None, since=SINCE, until=SINCE, acting=True)
    assert holders_of(clerk, SINCE) == [deputy, office.users["clerk"]] or holders_of(clerk, SINCE) == [
        office.users["clerk"],
        deputy,
    ]
    assert holders_of(clerk, SINCE.replace(year=2027)) == [office.users["clerk"]]


def test_opening_reads_it_and_leads_on(told: Notice, office: Cast, desk_of):
    desk = desk_of(office.users["clerk"])
    assert "มีแผนรอเห็นชอบ" in desk.get("/o/donsukchai/notices/").text
    answer = desk.post(f"/o/donsukchai/notices/{told.pk}/")
    assert answer["Location"] == URL
    told.refresh_from_db()
    assert told.read_at is not None
    assert "มีแผนรอเห็นชอบ" not in desk.get("/o/donsukchai/notices/?unread=1").text


def test_a_notice_never_leads_outside(told: Notice, office: Cast, desk_of):
    Notice.objects.filter(pk=told.pk).update(url="https://evil.example/")
    answer = desk_of(office.users["clerk"]).post(f"/o/donsukchai/notices/{told.pk}/")
    assert answer["Location"] == "/o/donsukchai/notices/"


def test_another_persons_notice_is_not_there(told: Notice, office: Cast, desk_of):
    assert desk_of(office.users["planner"]).post(f"/o/donsukchai/notices/{told.pk}/").status_code == 404


def test_all_at_once(told: Notice, office: Cast, desk_of):
    desk = desk_of(office.users["clerk"])
    page = desk.post("/o/donsukchai/notices/read-all/", follow=True)
    assert "1 รายการ" in page.text
    assert Notice.objects.filter(read_at=None).count() == 0


def test_the_list_asks_the_same_however_long(told: Notice, office: Cast, desk_of, django_assert_num_queries):
    desk = desk_of(told.user)
    address = f"/o/{office.organization.code}/notices/"
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(address).status_code == 200
    tell_many = [Notice(organization=office.organization, user=told.user, text=f"ที่ {n}", url="/") for n in range(80)]
    Notice.objects.bulk_create(tell_many)
    with django_assert_num_queries(len(asked)):
        assert "ที่ 79" in desk.get(address).text
