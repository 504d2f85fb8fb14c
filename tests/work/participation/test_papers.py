"""The papers that the room sends out say what the register says, and go out as PDF and Word to who may read it."""

import datetime
from importlib import import_module
from typing import Any

import pytest
from django.urls import reverse

from sucharit.base.people.actions import appoint, create_position
from sucharit.base.people.models import Holding
from sucharit.core.papers.paper import Paper, Signature
from sucharit.work.participation.papers import PAPERS
from sucharit.work.shelf.actions import add, amend
from sucharit.work.shelf.registry import register_called
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.actions.receiving import Given, receive
from sucharit.work.surveys.models import DoorCount
from sucharit.work.surveys.ready import form_called

pytestmark = pytest.mark.django_db
SAYS = {
    "forums": ("สัดส่วนผู้เข้าร่วมไม่น้อยกว่า", "ไม่ชี้นำความเห็น"),
    "council-sessions": ("ที่นั่งสำหรับประชาชน", "ระเบียบวาระ"),
    "citizen-committees": ("จึงแต่งตั้งคณะกรรมการ", "มีหน้าที่"),
    "plan-evaluations": ("ทำแล้ว 11 จาก 40 โครงการ คิดเป็นร้อยละ 27.50", "โครงการถนนล่าช้า"),
    "observations": ("จึงขอเชิญท่านส่งผู้แทนเข้าสังเกตการณ์", "ไม่มีส่วนได้เสีย"),
}


def entry(office: Any, key: str) -> Any:
    register = register_called(key)
    told = import_module(f"tests.work.shelf.samples.{key.replace('-', '_')}").fields(office, 1)
    return add(register, by=office.officer("planner"), fields={"unit": office.units["clerk"], **told})


def said(paper: Paper) -> str:
    return str(paper)


@pytest.mark.parametrize("key", SAYS)
def test_a_paper_says_what_the_register_says(office: Any, settings: Any, desk_of: Any, neighbour: Any, key: str):
    settings.TODAY = "2026-03-02"
    row = entry(office, key)
    told = said(PAPERS[key](row))
    for words in SAYS[key]:
        assert words in told
    where = reverse("participation_paper", args=["donsukchai", key, row.pk, "docx"])
    assert desk_of(office.users["planner"]).get(where).content[:2] == b"PK"
    assert desk_of(neighbour.users["neighbour-planner"]).get(where).status_code == 404
    sheet = desk_of(office.users["planner"]).get(reverse("register_entry", args=["donsukchai", key, row.pk]))
    assert where in sheet.content.decode()


def signed(paper: Paper) -> tuple[str | None, tuple[str, ...]]:
    """Name and position under the last line to sign on."""
    found = [one for one in paper.blocks if isinstance(one, Signature)]
    return found[-1].name, tuple(str(line) for line in found[-1].position)


@pytest.mark.parametrize("key", ["forums", "citizen-committees", "observations"])
def test_a_paper_has_name_and_position_of_who_signs_on_that_day(office: Any, settings: Any, key: str):
    """As every other announcement: the chief executive, or who acts for them; of the day that the paper is of."""
    settings.TODAY = "2026-03-02"
    row, post = entry(office, key), "นายกองค์การบริหารส่วนตำบลดอนสุขใจ"
    assert signed(PAPERS[key](row)) == (office.users["mayor"].full_name, (post,))
    Holding.objects.filter(user=office.users["mayor"]).update(until=datetime.date(2025, 10, 2))
    day = datetime.date(2025, 10, 3)
    appoint(
        office.positions["mayor"],
        office.users["clerk"],
        by=None,
        since=day,
        until=datetime.date(2027, 1, 1),
        acting=True,
    )
    name, position = signed(PAPERS[key](row))
    assert name == office.users["clerk"].full_name and position[0].startswith("รักษาราชการแทน นายก")


def test_a_session_is_announced_by_the_chair_of_the_council(office: Any, settings: Any):
    settings.TODAY = "2026-03-02"
    row = entry(office, "council-sessions")
    assert signed(PAPERS["council-sessions"](row)) == (None, (f"ประธานสภา{office.organization.name}",))
    chair = create_position(office.organization, by=None, title="ประธานสภาองค์การบริหารส่วนตำบล", rank="council")
    appoint(chair, office.users["council"], by=None, since=datetime.date(2025, 10, 1))
    assert signed(PAPERS["council-sessions"](row)) == (office.users["council"].full_name, (chair.title,))


def test_other_registers_and_forms_have_none(office: Any, settings: Any, desk_of: Any):
    settings.TODAY = "2026-03-02"
    row, desk = entry(office, "areas"), desk_of(office.users["planner"])
    for key, form in (("areas", "pdf"), ("nothing", "pdf")):
        assert desk.get(reverse("participation_paper", args=["donsukchai", key, row.pk, form])).status_code == 404
    forum = entry(office, "forums")
    assert desk.get(reverse("participation_paper", args=["donsukchai", "forums", forum.pk, "exe"])).status_code == 404


def test_the_report_of_an_evaluation_tells_what_citizens_said(office: Any, settings: Any):
    settings.TODAY = "2026-03-02"
    by = office.officer("planner")
    form = form_called("performance")
    assert form is not None
    survey = running.open_survey(building.make_survey(by=by, form=form), by=by)
    sheets = [Given({"q1": {str(line): 4 for line in range(1, 7)}}) for _n in range(20)]
    receive(survey, sheets, DoorCount.Door.PAPER)
    row = entry(office, "plan-evaluations")
    assert "ประชาชนประเมิน" not in said(PAPERS["plan-evaluations"](row))
    row = amend(row, by=by, fields={"survey": running.close_survey(survey, by=by)})
    told = said(PAPERS["plan-evaluations"](row))
    assert "ประชาชนประเมิน" in told and "ระดับมาก" in told
