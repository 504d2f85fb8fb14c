"""From a ready form to a frozen result that judges a promise; who may not; what goes wrong."""

import datetime
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.work.surveys.conftest import DOOR, OFFICE, filled, given, marked

from sucharit.base.people.gate import NotAllowed
from sucharit.work.surveys import rates
from sucharit.work.surveys.actions import building, covering, entering, inviting, running
from sucharit.work.surveys.actions.receiving import Given, Refused, receive
from sucharit.work.surveys.asking import drawn
from sucharit.work.surveys.figures import figures_of
from sucharit.work.surveys.models import Question, Survey
from sucharit.work.surveys.papers import form_paper
from sucharit.work.surveys.queries import came_in, doors_of, listed_for
from sucharit.work.surveys.ready import FORMS, form_called
from sucharit.work.surveys.showing import questions_shown
from sucharit.work.years.recording.writing import Stale

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", [one.key for one in FORMS if one.parts[0].asks])
def test_every_ready_form_opens_and_is_drawn(made, citizen, office, form):
    by = office.officer("planner")
    survey = made(form, draft=True)
    if survey.base != "respondents":
        building.change_survey(survey, by=by, fields={"people": 48})
    survey = running.open_survey(survey, by=by)
    page = citizen.get(f"{DOOR}{survey.code}/")
    assert page.status_code == 200
    assert not page.cookies
    assert citizen.get(f"{DOOR}{survey.code}/thanks/").status_code == 200


def test_a_rehearsal_says_everywhere_that_it_is_none(made, citizen, desk_of, office):
    survey = made("rehearsal_staff")
    for page in (citizen.get(f"{DOOR}{survey.code}/"), desk_of(office.users["planner"]).get(f"{OFFICE}{survey.code}/")):
        assert "คะแนน ITA" in page.content.decode()
    with pytest.raises(NotAllowed):
        running.serve(survey, by=office.officer("planner"), promises={})


def test_by_link_to_a_frozen_result(made, citizen, office, desk_of):
    survey = made()
    for face in (5, 5, 4, 4, 4, 4, 4, 4, 2, 1):
        mark = marked(citizen, survey)
        told = {"q1": face, "q3": 5, "q4": 4, "mark": mark, "q2": "ช้า" if face < 3 else "ไม่ถูกถาม"}
        answer = citizen.post(f"{DOOR}{survey.code}/", told)
        assert answer.status_code == 302, answer.content.decode()
        assert answer["Location"].endswith("/thanks/")
    assert came_in(survey) == 10
    assert doors_of(survey)[0][1] == 10
    survey = running.close_survey(survey, by=office.officer("planner"))
    assert (survey.answered, survey.result, survey.reached, survey.of) == (10, Decimal("80.00"), 8, 10)
    assert sorted(survey.comments.values_list("text", flat=True)) == ["ช้า", "ช้า"], "asked only of who was not satisfied"
    desk = desk_of(office.users["mayor"])
    page = desk.get(f"{OFFICE}{survey.code}/results/").content.decode()
    assert "80" in page
    assert "ระดับ 4 จาก 5" in page
    for form in ("pdf", "docx", "xlsx", "csv"):
        assert desk.get(f"{OFFICE}{survey.code}/results/{form}/").status_code == 200
    table = desk.get(f"{OFFICE}{survey.code}/results/csv/").content.decode()
    assert "ระดับ 4 จาก 5" in table.splitlines()[1], "the rule goes with the numbers"
    assert desk.get(f"{OFFICE}{survey.code}/results/exe/").status_code == 404


def test_what_is_closed_stays_as_it_is(made, citizen, office):
    survey = made()
    filled(survey, 6)
    mark = marked(citizen, survey)
    by = office.officer("planner")
    running.close_survey(survey, by=by)
    late = citizen.post(f"{DOOR}{survey.code}/", {"q1": 5, "mark": mark})
    assert late.status_code == 410
    assert "ปิดรับคำตอบแล้ว" in late.content.decode()
    with pytest.raises(Refused):
        receive(survey, [given()], "link")
    with pytest.raises(NotAllowed):
        building.change_survey(survey, by=by, fields={"target": 1})
    with pytest.raises(NotAllowed):
        running.close_survey(survey, by=by)
    assert survey.sheets.count() == 6
    assert figures_of(Survey.objects.get(pk=survey.pk)).outcome.percent == 100


def test_after_its_last_day_it_is_refused_kindly(made, citizen, on):
    import datetime

    survey = made(closes_on=datetime.date(2026, 3, 31))
    assert citizen.get(f"{DOOR}{survey.code}/").status_code == 200
    on(datetime.date(2026, 4, 1))
    assert "ปิดรับคำตอบแล้ว" in citizen.get(f"{DOOR}{survey.code}/").content.decode()


def test_questions_stay_once_it_is_open_and_settings_that_were_promised_too(made, office):
    survey, by = made(), office.officer("planner")
    question = survey.questions.first()
    with pytest.raises(NotAllowed):
        building.keep_question(survey, question, by=by, fields={"text": "อื่น"})
    with pytest.raises(NotAllowed):
        building.drop_question(question, by=by)
    row = building.change_survey(survey, by=by, fields={"k": 20, "rule": "mean", "title": "ชื่อใหม่"})
    assert (row.k, row.rule, row.title) == (5, "share", "ชื่อใหม่")


def test_a_builder_builds(office, made, desk_of):
    survey, by = made("empty", draft=True), office.officer("planner")
    part = survey.sections.get()
    desk = desk_of(office.users["planner"])
    here = f"{OFFICE}{survey.code}/questions/"
    for kind, more in {
        "scale": {"full": 5, "counts": "on", "opens": ["1", "2"]}, "choice": {"choices": "ก\nข\n"},
        "many": {"choices": "ก\nข\nค"}, "number": {"least": 1, "most": 9}, "text": {}, "yes_no": {}, "faces": {},
        "matrix": {"lines": "หนึ่ง\nสอง", "full": 4},
    }.items():  # fmt: skip
        assert desk.get(f"{here}new/{kind}/").status_code == 200
        answer = desk.post(f"{here}new/{kind}/", {"text": f"ข้อ {kind}", "section": part.pk} | more)
        assert answer.status_code == 302, answer.content.decode()
    assert survey.questions.count() == 8
    first = survey.questions.get(kind="scale")
    assert first.opening == {1, 2}
    words = survey.questions.get(kind="text")
    edition = Survey.objects.get(pk=survey.pk).edition
    assert desk.get(f"{here}{words.key}/").status_code == 200
    told = {"text": "เพราะอะไร", "section": part.pk, "under": first.pk, "edition": edition}
    assert desk.post(f"{here}{words.key}/", told).status_code == 302
    assert desk.post(f"{here}{words.key}/", told).status_code == 409, "another edition stands there now"
    assert desk.post(f"{here}{first.key}/move/", {"to": "down"}).status_code == 302
    assert [one.kind for one in survey.questions.filter(under=None)][:2] == ["choice", "scale"]
    assert desk.get(f"{OFFICE}{survey.code}/preview/").status_code == 200
    assert desk.get(f"{here}{first.key}/drop/").status_code == 200
    building.drop_question(first, by=by)
    assert not Question.objects.filter(pk=words.pk).exists(), "what was asked after it goes too"
    assert desk.post(f"{here}new/choice/", {"text": "ก", "section": part.pk, "choices": "เดียว"}).status_code == 422


def test_what_cannot_be_asked(office, made):
    survey, by = made("empty", draft=True), office.officer("planner")
    part = survey.sections.get()

    def ask(**fields):
        return building.keep_question(survey, None, by=by, fields={"section": part, "text": "ถาม"} | fields)

    for wrong in (
        {"kind": "text", "counts": True}, {"kind": "choice", "choices": [("ก", False)]}, {"kind": "matrix"},
        {"kind": "number", "least": 5, "most": 1}, {"kind": "scale", "full": 11}, {"kind": "shout"},
    ):  # fmt: skip
        with pytest.raises(ValidationError):
            ask(**wrong)
    with pytest.raises(NotAllowed):
        running.open_survey(survey, by=by)
    with pytest.raises(Stale):
        building.change_survey(survey, by=by, fields={}, edition=99)
    assert ask(kind="faces", counts=True).key == "q1"
    with pytest.raises(NotAllowed):
        building.drop_section(part, by=by)


def test_a_head_has_the_surveys_of_their_unit_and_no_others(made, office, desk_of):
    theirs, others = made(who="head", draft=True), made(draft=True)
    desk = desk_of(office.users["head"])
    assert desk.get(f"{OFFICE}{theirs.code}/settings/").status_code == 200
    assert desk.get(f"{OFFICE}{others.code}/settings/").status_code == 404
    assert desk.get(f"{OFFICE}{others.code}/").status_code == 200
    with pytest.raises(NotAllowed):
        running.open_survey(others, by=office.officer("head"))
    with pytest.raises(NotAllowed):
        building.make_survey(by=office.officer("head"), form=form_called("empty"), unit=office.units["finance"])
    assert Client().get(f"{OFFICE}{theirs.code}/").status_code == 302


def test_the_neighbour_finds_nothing(made, office, neighbour, desk_of):
    survey = made()
    desk = desk_of(neighbour.users["neighbour-planner"])
    assert desk.get(f"/o/thungnamsai/surveys/{survey.code}/").status_code == 404
    assert Client().get(f"/p/thungnamsai/surveys/{survey.code}/").status_code == 404
    assert Client().get(f"{DOOR}{made(draft=True).code}/").status_code == 404


def test_settings_by_the_page(made, office, desk_of):
    survey = made("training", draft=True)
    desk = desk_of(office.users["planner"])
    here = f"{OFFICE}{survey.code}/settings/"
    assert desk.get(here).status_code == 200
    told = {
        "title": "อบรม", "thanks": "", "intro": "", "rule": "share", "level": 4, "base": "participants", "people": "๓๐",
        "target": 80, "k": 4, "by_paper": "on", "edition": survey.edition,
    }  # fmt: skip
    assert desk.post(here, told).status_code == 422, "never fewer than five"
    assert desk.post(here, told | {"k": 8}).status_code == 302
    survey.refresh_from_db()
    assert (survey.k, survey.people, survey.by_link) == (8, 30, False)
    assert desk.post(here, told | {"k": 9}).status_code == 409, "somebody saved before"


def test_paper_goes_into_the_same_box(made, office, desk_of):
    survey = made()
    desk = desk_of(office.users["planner"])
    here = f"{OFFICE}{survey.code}/paper/"
    assert desk.get(here).status_code == 200
    told = {f"r{row}-q1": "๕" for row in range(1, 7)} | {"r7-q1": "9"}
    assert desk.post(here, told).status_code == 422
    assert came_in(survey) == 0, "one page of the grid is one save"
    assert desk.post(here, told | {"r7-q1": "1", "r7-q2": "ช้ามาก"}).status_code == 302
    assert came_in(survey) == 7
    with pytest.raises(NotAllowed):
        entering.enter_paper(made(by_paper=False), by=office.officer("planner"), sheets=[given()])
    assert desk.get(f"{OFFICE}{survey.code}/paper/form/").content.startswith(b"%PDF")
    assert desk.get(f"{OFFICE}{survey.code}/poster/").content.startswith(b"%PDF")


def test_a_slip_is_used_once(made, citizen, office, desk_of):
    survey = made(by_invitation=True, by_link=False)
    by = office.officer("planner")
    slips = inviting.invite(survey, by=by, count=3)
    assert "รหัส 12 ตัว" in citizen.get(f"{DOOR}{survey.code}/").content.decode()
    assert "ใช้แล้วหรือไม่ถูกต้อง" in citizen.get(f"{DOOR}{survey.code}/?i=aaaabbbbcccc").content.decode()
    mark = marked(citizen, survey, f"?i={slips[0]}")
    told = {"q1": 5, "mark": mark, "i": slips[0].upper()}
    assert citizen.post(f"{DOOR}{survey.code}/", told).status_code == 302
    assert citizen.post(f"{DOOR}{survey.code}/", told).status_code == 409
    assert (came_in(survey), survey.invitations.count()) == (1, 2)
    answer = desk_of(office.users["planner"]).post(f"{OFFICE}{survey.code}/invitations/", {"count": "5"})
    assert answer.content.startswith(b"%PDF")
    with pytest.raises(NotAllowed):
        inviting.invite(survey, by=by, count=5_000)


def test_the_kiosk_takes_presses_and_keeps_the_rest_out(made, citizen):
    survey = made()
    here = f"{DOOR}{survey.code}/kiosk/{survey.kiosk_key}/"
    assert citizen.get(here).status_code == 200
    assert citizen.get(f"{DOOR}{survey.code}/kiosk/wrong/").status_code == 404
    told = {"press": ["5:aaa", "4:bbb", "9:ccc", "x"]}
    assert citizen.post(here, told, headers={"X-Requested-With": "kiosk"}).json() == {"taken": 4}
    citizen.post(here, told, headers={"X-Requested-With": "kiosk"})
    assert came_in(survey) == 2, "what was sent again after a gap counts once"
    assert citizen.post(here, {"press": "3:"}).status_code == 302
    assert came_in(survey) == 3


def test_faults_beside_the_question_and_nothing_is_lost(made, citizen):
    survey = made("service_areas")
    mark = marked(citizen, survey)
    answer = citizen.post(f"{DOOR}{survey.code}/", {"q1": "99", "q3-1": "5", "q5": "เก็บไว้", "q4": "1", "mark": mark})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "โปรดเลือกจากตัวเลือกที่มี" in page
    assert "โปรดตอบให้ครบทุกบรรทัด" in page
    assert "ข้อ 1: โปรดเลือกจากตัวเลือกที่มี" in page, "by the number that stands on the page"
    assert "เก็บไว้" in page
    assert citizen.post(f"{DOOR}{survey.code}/", {"mark": mark}).status_code == 422
    assert came_in(survey) == 0


@pytest.mark.parametrize("told", ["x" * 9_000, "\x00", "-1", "5;DROP", "๕๕"])
def test_what_no_form_sends(made, citizen, told):
    survey = made()
    mark = marked(citizen, survey)
    assert citizen.post(f"{DOOR}{survey.code}/", {"q1": told, "mark": mark}).status_code == 422
    assert citizen.post(f"{DOOR}{survey.code}/", {"q1": "1", "q2": "ก" * 9_000, "mark": mark}).status_code == 422


def test_the_ballot_box_is_not_stuffed_quickly(made, citizen, monkeypatch):
    monkeypatch.setattr(rates.ANSWERING, "burst", 8)
    survey = made()
    mark = marked(citizen, survey)
    answers = [citizen.post(f"{DOOR}{survey.code}/", {"q1": 1, "mark": mark}).status_code for _one in range(3)]
    assert answers == [302, 302, 302]
    assert came_in(survey) == 1, "one form is one sheet, however often it is pressed"
    for _one in range(7):
        last = citizen.post(f"{DOOR}{survey.code}/", {"q1": 1, "mark": "forged"}).status_code
    assert last == 429
    assert citizen.post(f"{DOOR}{survey.code}/", {"q1": 1, "mark": mark, "website": "x"}).status_code == 429


def test_another_round_asks_the_same_and_shows_the_trend(made, office, desk_of):
    survey, by = made(), office.officer("planner")
    filled(survey, 6, face=3)
    running.close_survey(survey, by=by)
    again = running.new_round(survey, by=by)
    assert (again.round, again.state, again.series) == (2, "draft", survey.series)
    assert list(again.questions.values_list("key", "text")) == list(survey.questions.values_list("key", "text"))
    assert again.questions.get(key="q2").under.survey_id == again.pk
    again = running.open_survey(again, by=by)
    filled(again, 6)
    running.close_survey(again, by=by)
    page = desk_of(office.users["planner"]).get(f"{OFFICE}{again.code}/results/").content.decode()
    assert "แนวโน้มตามรอบ" in page


def test_a_base_must_be_known_and_large_enough(made, office):
    survey, by = made("training", base="participants"), office.officer("planner")
    sheet = Given({"q1": {"1": 5, "2": 5, "3": 5, "4": 5}})
    receive(survey, [sheet] * 8, "paper")
    with pytest.raises(NotAllowed):
        running.close_survey(survey, by=by)
    survey = building.change_survey(survey, by=by, fields={"people": 10})
    assert running.close_survey(survey, by=by).result == 80


def test_before_and_after_are_compared_as_groups(made, office, desk_of):
    by = office.officer("planner")
    before = made("test_before", people=10)
    receive(before, [Given({"q1": 1, "q2": 3})] * 6, "paper")
    running.close_survey(before, by=by)
    after = made("test_after", people=10, before=before)
    right = {"q1": 2, "q2": 3, "q3": 3, "q4": 2, "q5": 1, "q6": 0}
    receive(after, [Given(right)] * 9, "paper")
    after = running.close_survey(after, by=by)
    assert after.result == 90
    page = desk_of(office.users["planner"]).get(f"{OFFICE}{after.code}/results/").content.decode()
    assert "ก่อนและหลังอบรม" in page


def test_a_name_in_a_comment_is_covered_for_good(made, office, desk_of):
    survey, by = made(), office.officer("planner")
    receive(survey, [given(1, "นายสมชาย พูดไม่ดี"), *[given()] * 7], "link")
    running.close_survey(survey, by=by)
    comment = survey.comments.get()
    desk = desk_of(office.users["planner"])
    assert desk.get(f"{OFFICE}{survey.code}/comments/{comment.pk}/").status_code == 200
    with pytest.raises(ValidationError):
        covering.cover(survey, comment, by=by, words="สมหญิง")
    assert desk.post(f"{OFFICE}{survey.code}/comments/{comment.pk}/", {"words": "นายสมชาย"}).status_code == 302
    comment.refresh_from_db()
    assert comment.text == "[ปิดไว้] พูดไม่ดี"


def test_results_for_everyone_only_where_the_office_says_so(made, citizen, office):
    survey, by = made(), office.officer("planner")
    filled(survey, 6)
    assert citizen.get(f"{DOOR}{survey.code}/results/").status_code == 404
    building.change_survey(survey, by=by, fields={"show_results": True})
    assert citizen.get(f"{DOOR}{survey.code}/results/").status_code == 404, "not before it is closed"
    running.close_survey(survey, by=by)
    answer = citizen.get(f"{DOOR}{survey.code}/results/")
    assert answer.status_code == 200
    assert not answer.cookies


def test_the_list_asks_the_database_a_fixed_number_of_times(made, office, desk_of, django_assert_max_num_queries):
    for _one in range(4):
        made()
    desk = desk_of(office.users["planner"])
    with django_assert_max_num_queries(16):
        page = desk.get(OFFICE)
    assert page.content.decode().count("table-row-link") == 4
    assert desk.get(f"{OFFICE}?q=จุดบริการ&year=2569&state=open").status_code == 200
    assert desk.get(f"{OFFICE}planner/?population=4000&error=5&confidence=95&responding=60").status_code == 200
    assert desk.get(f"{OFFICE}new/").status_code == 200
    assert desk.get(f"{OFFICE}new/?form=no_gift").status_code == 200


def test_the_list_counts_answers_once_and_keeps_forms_of_requests_out(made, office, desk_of):
    """A survey that serves two promises was answered by three people, not by six."""
    survey = made()
    filled(survey, 3)
    running.Promise.objects.bulk_create(running.Promise(survey=survey, item_key=uuid.uuid4()) for _one in range(2))
    form = made("request", draft=True)
    rows = list(listed_for(office.officer("planner"), {}))
    assert [(one.pk, one.came, one.served) for one in rows] == [(survey.pk, 3, 2)]
    desk = desk_of(office.users["planner"])
    assert desk.get(f"{OFFICE}{form.code}/")["Location"].endswith("/questions/"), "there is nothing else about a form"
    page = desk.get(f"{OFFICE}{form.code}/settings/").content.decode()
    assert 'name="title"' in page
    assert 'name="rule"' not in page
    with pytest.raises(NotAllowed):
        building.discard(form, by=office.officer("planner"))


def test_everyone_finds_what_is_listed_and_nothing_else(made, citizen, office, on):
    """Open ones that the office lists, closed ones whose results it shows; no rehearsal, no draft, no staff test."""
    asked = made(title="ถามประชาชน", listed=True, closes_on=datetime.date(2026, 3, 31))
    told = made(title="ผลของปี", show_results=True)
    for fields in ({"title": "ถามพนักงาน"}, {"title": "เฉพาะบัตรเชิญ", "listed": True, "by_link": False}):
        made(**fields)
    made("rehearsal_public", title="ซ้อม", listed=True)
    filled(told, 6)
    running.close_survey(told, by=office.officer("planner"))
    page = citizen.get(DOOR)
    text = page.content.decode()
    assert not page.cookies
    assert f"{DOOR}{asked.code}/" in text
    assert f"{DOOR}{told.code}/results/" in text
    assert not [one for one in ("ถามพนักงาน", "เฉพาะบัตรเชิญ", "ซ้อม<") if one in text]
    on(datetime.date(2026, 4, 1))
    assert "ถามประชาชน" not in citizen.get(DOOR).content.decode(), "its last day has passed"


def test_results_are_numbered_as_respondents_saw_them(made, office, desk_of):
    survey = made()
    filled(survey, 6)
    survey = running.close_survey(survey, by=office.officer("planner"))
    shown = questions_shown(survey, figures_of(survey))
    assert [one.number for one in shown] == ["1", "2", "3"], "1.1 is in words and shown apart"


def test_words_of_people_stay_inside_the_office(made, office, desk_of):
    survey = made()
    receive(survey, [given(1, "เจ้าหน้าที่ชื่อสมศรีช้า")] * 6, "link")
    running.close_survey(survey, by=office.officer("planner"))
    for who, reads in (("planner", True), ("mayor", True), ("council", False)):
        page = desk_of(office.users[who]).get(f"{OFFICE}{survey.code}/results/")
        assert page.status_code == 200
        assert ("สมศรี" in page.content.decode()) == reads, who


def test_a_part_without_questions_is_shown_to_nobody(made, office, citizen):
    survey, by = made(draft=True), office.officer("planner")
    building.keep_section(survey, None, by=by, title="ส่วนที่ยังว่าง")
    survey = running.open_survey(survey, by=by)
    assert "ส่วนที่ยังว่าง" not in citizen.get(f"{DOOR}{survey.code}/").content.decode()
    assert "ส่วนที่ยังว่าง" not in str(form_paper(survey, drawn(survey)))


def test_another_door_may_be_opened_while_answers_come_in(made, office, citizen):
    """Where one may answer is no part of what was promised; buttons need a question with faces."""
    by = office.officer("planner")
    survey = building.change_survey(made(), by=by, fields={"by_link": False, "by_invitation": True})
    assert "<textarea" not in citizen.get(f"{DOOR}{survey.code}/").content.decode()
    with pytest.raises(ValidationError):
        building.change_survey(made("rehearsal_staff"), by=by, fields={"by_kiosk": True})
    with pytest.raises(ValidationError):
        building.change_survey(survey, by=by, fields=dict.fromkeys(("by_paper", "by_kiosk", "by_invitation"), False))


def test_twice_a_year_the_executive_is_told(made, office, desk_of, on):
    """What was closed in the half, against its target and the round before; no rehearsal."""
    by = office.officer("planner")
    first = made()
    filled(first, 6, face=2)
    running.close_survey(first, by=by)
    again = running.open_survey(running.new_round(first, by=by), by=by)
    filled(again, 6)
    running.close_survey(again, by=by)
    rehearsal = made("rehearsal_staff")
    running.close_survey(rehearsal, by=by)
    desk = desk_of(office.users["planner"])
    told = desk.get(f"{OFFICE}summary/2569/h1.csv").content.decode().splitlines()
    assert len([one for one in told if "จุดบริการ" in one]) == 2
    assert [one for one in told if ",100.00," in one and ",0.00" in one], told
    assert "ซ้อม" not in "".join(told)
    assert "จุดบริการ" not in desk.get(f"{OFFICE}summary/2569/h2.csv").content.decode()
    assert desk.get(f"{OFFICE}summary/2569/h1.pdf").status_code == 200
    assert desk.get(f"{OFFICE}summary/2569/q9.pdf").status_code == 404
    assert "summary/2569/h1.pdf" in desk.get(OFFICE).content.decode()
