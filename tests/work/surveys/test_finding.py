"""Surveys are found by their words and stand on the desk of who runs them; answers are found by nobody."""

import datetime

import pytest
from django.urls import reverse
from tests.work.surveys.conftest import given

from sucharit.base.search.models import SearchEntry
from sucharit.base.search.queries import search_for
from sucharit.office.desk.queries import surveys_at_work
from sucharit.office.finding.reindexing import reindex
from sucharit.work.information.registers import SUGGESTIONS
from sucharit.work.shelf.actions import add
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.actions.receiving import receive

pytestmark = pytest.mark.django_db


def found(office, who: str, question: str) -> list[str]:
    return [one.kind for one in search_for(office.officer(who), question) if one.kind.startswith("survey")]


def test_a_survey_is_found_by_its_title_and_by_what_it_asks(made, office, desk_of):
    survey = made(draft=True, title="ความพึงพอใจ จุดรับชำระภาษี")
    asked = survey.questions.first().text[:12]
    assert found(office, "planner", "รับชำระภาษี") == ["survey_drafts.survey"]
    assert found(office, "council", "รับชำระภาษี") == [], "a draft stays in the house"
    running.open_survey(survey, by=office.officer("planner"))
    assert found(office, "council", "รับชำระภาษี") == ["surveys.survey"]
    assert found(office, "planner", asked) == ["surveys.survey"]
    page = desk_of(office.users["council"]).get(reverse("search", args=["donsukchai"]), {"q": "รับชำระภาษี"})
    assert reverse("survey", args=["donsukchai", survey.code]) in page.content.decode()


def test_what_people_wrote_is_not_found(made, office):
    survey = made()
    receive(survey, [given(5, words="คำลับของประชาชน")] * 12, "link")
    running.close_survey(survey, by=office.officer("planner"))
    assert not search_for(office.officer("planner"), "คำลับของประชาชน").exists()


def test_a_discarded_draft_and_a_strangers_survey_are_not_found(made, office, neighbour):
    survey = made(draft=True, title="ร่างที่จะทิ้ง")
    building.discard(survey, by=office.officer("planner"))
    assert found(office, "planner", "ร่างที่จะทิ้ง") == []
    made(title="แบบของดอนสุขใจ")
    assert not search_for(neighbour.officer("neighbour-planner"), "แบบของดอนสุขใจ").exists()


def test_the_index_made_anew_holds_surveys_and_registers(made, office):
    by = office.officer("planner")
    made(title="แบบที่ต้องพบอีก")
    add(SUGGESTIONS, by=by, fields={"given_on": by.today, "kind": "idea", "channel": "box", "words": "ขอม้านั่ง"})
    what = ("kind", "key", "title", "text", "url")
    before = set(SearchEntry.objects.filter(organization=office.organization).values_list(*what))
    SearchEntry.objects.filter(organization=office.organization).delete()
    reindex(office.organization)
    assert set(SearchEntry.objects.filter(organization=office.organization).values_list(*what)) >= before
    assert {kind for kind, *_rest in before} >= {"surveys.survey", "shelf.entry"}


def test_the_desk_shows_who_runs_a_survey_what_is_next(made, office, desk_of, settings):
    by = office.officer("planner")
    late = made(title="ครบวันแล้ว", closes_on=by.today + datetime.timedelta(days=3))
    made(draft=True, title="ยังร่างอยู่")
    receive(late, [given()] * 6, "link")
    settings.TODAY = (by.today + datetime.timedelta(days=9)).isoformat()
    told = [(one.label, one.kind) for one in surveys_at_work(office.officer("planner"))]
    assert told == [("ครบวันแล้ว", "bad"), ("ยังร่างอยู่", "quiet")]
    page = desk_of(office.users["planner"]).get(reverse("desk", args=["donsukchai"])).content.decode()
    assert "แบบสำรวจที่กำลังทำ" in page and "ได้รับ 6 ฉบับ" in page
    assert surveys_at_work(office.officer("reporter")) == []
    assert surveys_at_work(office.officer("head")) == [], "of their own unit alone"
    running.close_survey(late, by=office.officer("planner"))
    assert [one.label for one in surveys_at_work(office.officer("planner"))] == ["ยังร่างอยู่"]
