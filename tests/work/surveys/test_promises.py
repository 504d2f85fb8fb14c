"""One survey judges many promises; each by the whole or by one section; without asking anyone twice."""

import uuid
from decimal import Decimal
from functools import partial

import pytest
from tests.work import promises
from tests.work.surveys.conftest import OFFICE, filled

from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.sources import kind_of
from sucharit.work.surveys.actions import running
from sucharit.work.surveys.actions.receiving import Given, receive
from sucharit.work.surveys.models import Survey

pytestmark = pytest.mark.django_db


class Year:
    """As much of a year as a source looks at."""

    def __init__(self, office: Cast) -> None:
        self.organization, self.organization_id, self.fiscal_year = office.organization, office.organization.pk, 2569


promise = partial(promises.promise, source="survey")


def observe(office: Cast, bindings: list[Binding]):
    return kind_of("survey").source.observe_all(bindings, Year(office))


@pytest.fixture
def seven(office: Cast) -> list[Binding]:
    return [promise(office, f"ประชาชนพึงพอใจโครงการที่ {n} ไม่น้อยกว่าร้อยละ 80") for n in range(7)]


def test_seven_promises_from_one_survey(made, office, seven, django_assert_max_num_queries):
    survey, by = made(), office.officer("planner")
    running.serve(survey, by=by, promises=dict.fromkeys([one.item_key for one in seven]))
    assert "ยังมีคำตอบไม่ถึง" in observe(office, seven)[seven[0].pk].why_not
    filled(survey, 8, face=5)
    filled(survey, 2, face=2)
    running.close_survey(survey, by=by)
    with django_assert_max_num_queries(6):
        told = observe(office, seven)
    assert {one.value for one in told.values()} == {Decimal("80.00")}
    assert told[seven[0].pk].of == 10
    assert "ระดับ 4 จาก 5" in told[seven[0].pk].detail
    assert told[seven[0].pk].pieces == 10


def test_what_no_survey_serves_is_what_officers_entered(made, office, seven):
    assert observe(office, seven)[seven[0].pk].why_not


def test_by_one_section_alone(made, office, seven):
    survey, by = made("service_areas"), office.officer("planner")
    honest = survey.sections.get(title="ความซื่อตรง")
    running.serve(survey, by=by, promises={seven[0].item_key: honest, seven[1].item_key: None})
    lines = {str(line): 2 for line in range(1, 7)}
    receive(survey, [Given({"q3": lines, "q4": 2, "q6": 5, "q7": 5})] * 6, "link")
    running.close_survey(survey, by=by)
    told = observe(office, seven[:2])
    assert [told[one.pk].value for one in seven[:2]] == [100, 0]


def test_a_level_in_words(made, office):
    bound = promise(office, "ความพึงพอใจต่อระบบควบคุมภายในอยู่ในระดับมาก")
    assert bound.as_measure.level == "มาก"
    survey, by = made("internal_control"), office.officer("planner")
    running.serve(survey, by=by, promises={bound.item_key: None})
    receive(survey, [Given({"q1": {str(line): 4 for line in range(1, 7)}})] * 6, "link")
    running.close_survey(survey, by=by)
    assert observe(office, [bound])[bound.pk].value == "มาก"


def test_the_newest_round_counts_and_the_one_before_is_told(made, office, seven):
    survey, by = made(), office.officer("planner")
    running.serve(survey, by=by, promises={seven[0].item_key: None})
    filled(survey, 6, face=1)
    running.close_survey(survey, by=by)
    again = running.open_survey(running.new_round(survey, by=by), by=by)
    assert observe(office, seven[:1])[seven[0].pk].value == 0, "the new round shows nothing yet"
    filled(again, 12)
    told = observe(office, seven[:1])[seven[0].pk]
    assert told.value == 100
    assert "รอบก่อนร้อยละ 0.00" in told.detail
    assert "ยังเปิดรับคำตอบ" in told.detail


def test_by_the_page_and_only_what_the_year_has(made, office, desk_of, seven):
    survey = made()
    desk = desk_of(office.users["planner"])
    here = f"{OFFICE}{survey.code}/promises/"
    assert desk.get(here).content.decode().count('name="promise"') == 7
    keys = [str(one.item_key) for one in seven[:3]]
    assert desk.post(here, {"promise": [*keys, "nonsense"]}).status_code == 302
    assert survey.promises.count() == 3
    assert desk.get(f"{OFFICE}{survey.code}/").content.decode().count("โครงการที่") >= 3
    assert desk.post(here, {"promise": [str(uuid.uuid4())]}).status_code == 422
    other = promise(office, "ปีก่อน ไม่น้อยกว่าร้อยละ 80", year=2568)
    with pytest.raises(NotAllowed):
        running.serve(survey, by=office.officer("planner"), promises={other.item_key: None})
    assert desk_of(office.users["reporter"]).post(here, {"promise": keys}).status_code == 404


def test_the_neighbours_survey_serves_nobody_here(made, office, neighbour, seven):
    Survey.objects.create(
        organization=neighbour.organization, fiscal_year=2569, title="อื่น", by=neighbour.users["neighbour-planner"]
    ).promises.create(item_key=seven[0].item_key)
    assert observe(office, seven[:1])[seven[0].pk].why_not
