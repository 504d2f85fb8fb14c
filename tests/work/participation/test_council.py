"""Sessions of the council: told beforehand, with a quorum, with minutes that were approved; and the public calendar."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.work.shelf.samples import council_sessions as samples
from tests.work.shelf.samples.forums import area

from sucharit.base.people.gate import NotAllowed
from sucharit.work.participation.actions import council as acts
from sucharit.work.participation.actions import planning
from sucharit.work.participation.models import CouncilSession
from sucharit.work.participation.registers import DRAFTS, SESSIONS
from sucharit.work.shelf.actions import add, open_to_public
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
DAY = datetime.date
MINUTES = "https://donsukchai.example/minutes.pdf"


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = "2026-03-02"


def planned(office: Any, n: int = 1, **more: Any) -> CouncilSession:
    told = samples.fields(office, n) | {"unit": office.units["clerk"]} | more
    return add(SESSIONS, by=office.officer("planner"), fields=told)


def met(office: Any, row: CouncilSession, present: int = 8) -> CouncilSession:
    return acts.meet(
        samples.announced(row, office), by=office.officer("planner"), members=12, present=present, audience=17
    )


def figures(office: Any) -> dict[str, Any]:
    return {one.key: share for one, share in measured(SESSIONS, office.organization, 2569)}


def test_a_mobile_session_from_its_announcement_to_its_minutes(office: Any):
    by = office.officer("planner")
    link = "https://live.example/1"
    row = met(office, planned(office, mobile=True, area=area(office, 1), broadcast=link))
    assert row.state == "held"
    told: dict[str, Any] = {"minutes_at": MINUTES}
    with pytest.raises(ValidationError, match="รับรองรายงานแล้ว"):
        acts.publish_minutes(row, by=by, approved_on=DAY(2026, 2, 25), minutes_on=DAY(2026, 2, 24), **told)
    with pytest.raises(ValidationError, match="ตั้งแต่วันประชุม"):
        acts.publish_minutes(row, by=by, approved_on=DAY(2026, 2, 10), minutes_on=DAY(2026, 2, 24), **told)
    acts.publish_minutes(row, by=by, approved_on=DAY(2026, 2, 25), minutes_on=DAY(2026, 2, 26), **told)
    met(office, planned(office, 2))
    found = figures(office)
    assert found["mobile"].part == 1
    assert (found["minutes"].part, found["minutes"].whole) == (1, 2)
    assert (found["broadcast"].part, found["open"].part, found["audience"].part) == (1, 2, 34)


def test_half_of_the_members_are_a_quorum_and_fewer_are_none(office: Any):
    assert met(office, planned(office), present=6).state == "held"
    row = met(office, planned(office, 2), present=5)
    assert row.state == "few"
    with pytest.raises(NotAllowed):
        acts.publish_minutes(
            row,
            by=office.officer("planner"),
            approved_on=DAY(2026, 3, 1),
            minutes_on=DAY(2026, 3, 1),
            minutes_at=MINUTES,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        CouncilSession.objects.filter(pk=row.pk).update(state="held")
    assert figures(office)["audience"].part == 17
    with pytest.raises(ValidationError, match="ไม่มากกว่าสมาชิกทั้งหมด"):
        met(office, planned(office, 3), present=13)


def test_a_session_is_told_before_it_meets(office: Any):
    by, row = office.officer("planner"), planned(office)
    with pytest.raises(NotAllowed):
        acts.meet(row, by=by, members=12, present=12, audience=0)
    with pytest.raises(ValidationError, match="ก่อนวันประชุม"):
        acts.announce_session(row, by=by, announced_on=row.held_on, channels="ป้าย")
    coming = planned(office, 40)
    coming = acts.announce_session(coming, by=by, announced_on=DAY(2026, 3, 2), channels="ป้าย")
    with pytest.raises(NotAllowed, match="ยังไม่ถึงวันประชุม"):
        acts.meet(coming, by=by, members=12, present=12, audience=0)
    for told in ({"state": "held"}, {"state": "minuted", "minutes_at": MINUTES}, {"state": "few"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CouncilSession.objects.filter(pk=coming.pk).update(**told)
    assert acts.cancel_session(coming, by=by, reason="ติดเลือกตั้ง").state == "cancelled"


def test_bad_words_in_a_session(office: Any):
    with pytest.raises(ValidationError, match="หมู่บ้านหรือชุมชนใด"):
        planned(office, mobile=True)
    for link in ("javascript:alert(1)", "ftp://files.example/a"):
        with pytest.raises(ValidationError) as fault:
            planned(office, broadcast=link)
        assert "broadcast" in fault.value.message_dict


def test_the_calendar_is_for_everybody_once_the_register_is_open(office: Any):
    by = office.officer("planner")
    at = reverse("council_calendar", args=["donsukchai"])
    coming = planned(office, 40, agenda="1 <script>alert(1)</script>", asking="แจ้งหน้าห้อง")
    assert Client().get(at).status_code == 404
    open_to_public(SESSIONS, by=by)
    assert coming.title not in Client().get(at).content.decode(), "it is only planned"
    acts.announce_session(coming, by=by, announced_on=DAY(2026, 3, 2), channels="ป้าย")
    row = met(office, planned(office, 1))
    acts.publish_minutes(row, by=by, approved_on=DAY(2026, 2, 25), minutes_on=DAY(2026, 2, 26), minutes_at=MINUTES)
    answer = Client().get(at)
    page = answer.content.decode()
    assert "60 ที่นั่ง" in page
    assert MINUTES in page
    listed = Client().get(reverse("open_register", args=["donsukchai", "council-sessions"])).content.decode()
    assert f'href="{MINUTES}"' in listed and 'data-label="' in listed, "on a telephone each cell says what it is"
    assert "<script>alert" not in page
    assert not answer.cookies


def test_the_rule_by_which_anybody_may_listen_stands_over_the_calendar(office: Any, settings: Any):
    """Open to comment like every draft, then in force: the calendar tells it to whoever reads."""
    by = office.officer("planner")
    told = {"made_on": by.today, "title": "หลักเกณฑ์การเข้าฟังประชุมสภา", "kind": "rule", "summary": "แจ้งชื่อก่อนเริ่มประชุม"}
    row = add(DRAFTS, by=by, fields=told | {"unit": office.units["clerk"]})
    row = planning.open_draft(row, by=by, open_on=by.today, until_on=by.today)
    for register in (SESSIONS, DRAFTS):
        open_to_public(register, by=by)
    at = reverse("council_calendar", args=["donsukchai"])
    assert "แจ้งชื่อก่อนเริ่มประชุม" not in Client().get(at).content.decode(), "it is only a draft"
    later = by.today + datetime.timedelta(days=1)
    settings.TODAY = later.isoformat()
    by = office.officer("planner", later)
    planning.publish_draft(planning.close_draft(row, by=by), by=by, published_on=later)
    assert "แจ้งชื่อก่อนเริ่มประชุม" in Client().get(at).content.decode()
