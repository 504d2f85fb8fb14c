"""Attempts to find out who answered what: by tables, keys, order, time, logs, exports, two looks, small groups.

The promise and its limits: docs/decisions/0018-anonymity-of-answers.md.
"""

import json
import logging
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from django.db import connection, models, transaction
from tests.work.surveys.conftest import DOOR, OFFICE, filled, given, marked

from sucharit.base.audit.models import Entry
from sucharit.work.surveys.actions import entering, inviting, running
from sucharit.work.surveys.actions.receiving import receive
from sucharit.work.surveys.figures import figures_of
from sucharit.work.surveys.models import Comment, DoorCount, Invitation, Sheet, Survey, Waiting

pytestmark = pytest.mark.django_db
BOX = (Waiting, Sheet, Comment, Invitation, DoorCount)
#: everything that a row of the box may hold; a new column is a new question for this file
ALLOWED = {
    Waiting: {"id", "survey", "envelope"}, Sheet: {"id", "survey", "answers"},
    Comment: {"id", "survey", "question", "text", "covered"}, Invitation: {"id", "survey", "digest"},
    DoorCount: {"id", "survey", "door", "count"},
}  # fmt: skip


@pytest.mark.parametrize("model", BOX)
def test_no_column_could_hold_a_person_a_time_or_an_order(model: type[models.Model]):
    fields = {field.name for field in model._meta.get_fields() if not field.auto_created or field.name == "id"}
    assert fields == ALLOWED[model]
    timed = [f.name for f in model._meta.fields if isinstance(f, models.DateField | models.TimeField)]
    assert timed == []


def test_nothing_in_the_database_points_from_outside_into_the_box():
    from django.apps import apps

    pointing = [
        (model.__name__, field.name) for model in apps.get_models() if model not in BOX for field in model._meta.fields
        if field.is_relation and field.related_model in (Waiting, Sheet, Comment, Invitation)
    ]  # fmt: skip
    assert pointing == []
    among = [
        (model.__name__, field.name) for model in BOX for field in model._meta.fields
        if field.is_relation and field.related_model in BOX
    ]  # fmt: skip
    assert among == [], "neither does a comment point to its sheet, nor a slip to anything"


def test_keys_tell_no_order(made):
    survey = made()
    with connection.cursor() as cursor:
        for _one in range(40):
            receive(survey, [given()], "link")
        cursor.execute("select id from surveys_sheet")
        keys = [row[0] for row in cursor.fetchall()]
    assert len(set(keys)) == len(keys)
    assert max(keys) > 2**40
    assert all(abs(a - b) > 1_000 for a, b in pairwise(keys))


def test_who_came_last_may_be_any_of_those_that_wait(made):
    """The place of the newest envelope among those that wait, over many trials: as often first as last."""
    places: Counter[int] = Counter()
    survey = made()
    for _trial in range(60):
        survey.waiting.all().delete()
        filled(survey, 4, face=5)
        receive(survey, [given(1)], "link")
        rows = [one.envelope["answers"]["q1"] for one in survey.waiting.order_by("pk")]
        places[rows.index(1)] += 1
    assert set(places) == {0, 1, 2, 3, 4}
    assert max(places.values()) < 40


def test_an_old_envelope_is_written_anew_with_each_arrival(made):
    survey = made()
    filled(survey, 3)
    before = set(survey.waiting.values_list("pk", flat=True))
    filled(survey, 1)
    assert not before & set(survey.waiting.values_list("pk", flat=True)), "no row is older than another"


def test_sheets_leave_the_box_only_in_company(made):
    survey = made(k=6)
    sizes = []
    for _one in range(40):
        filled(survey, 1)
        sizes.append(survey.sheets.count())
    steps = {b - a for a, b in zip([0, *sizes], sizes, strict=False)}
    assert steps == {0, 6}
    assert survey.waiting.count() >= 6, "and as many stay, so that the last step is as large"


def test_who_goes_and_who_waits_is_drawn_by_lot(made):
    """The newest of twice k goes among the sheets as often as it stays: by neither could anyone tell who came last."""
    survey, gone = made(), 0
    for _trial in range(16):
        survey.waiting.all().delete()
        survey.sheets.all().delete()
        receive(survey, [given(5)] * 9, "paper")
        receive(survey, [given(1)], "link")
        gone += any(one.answers["q1"] == 1 for one in survey.sheets.all())
    assert 0 < gone < 16


def test_two_looks_never_differ_by_fewer_than_k(made, office):
    """Whoever subtracts an earlier result from a later one learns of k people together."""
    survey = made()
    seen, last = [], 0
    for _one in range(33):
        filled(survey, 1)
        figures = figures_of(survey)
        seen.append(figures.answered if figures else 0)
    running.close_survey(survey, by=office.officer("planner"))
    survey.refresh_from_db()
    seen.append(figures_of(survey).answered)
    for now in seen:
        assert now == last or now - last >= 5
        last = now
    assert last == 33


@pytest.mark.parametrize("count", [1, 4])
def test_too_few_are_shown_to_nobody_and_kept_by_nobody(made, office, desk_of, count):
    survey = made()
    receive(survey, [given(1, "เพราะเจ้าหน้าที่พูดไม่ดี")] * count, "link")
    desk = desk_of(office.users["planner"])
    page = desk.get(f"{OFFICE}{survey.code}/results/").content.decode()
    assert "ยังแสดงผลไม่ได้" in page
    assert "พูดไม่ดี" not in page
    survey = running.close_survey(survey, by=office.officer("planner"))
    assert (survey.answered, survey.result, survey.figures) == (count, None, None)
    assert not survey.waiting.exists()
    assert not survey.sheets.exists()
    assert not survey.comments.exists()
    assert desk.get(f"{OFFICE}{survey.code}/results/csv/").status_code == 404


def test_from_k_on_there_is_a_result(made, office):
    survey = made()
    filled(survey, 5)
    survey = running.close_survey(survey, by=office.officer("planner"))
    assert survey.result == 100


def test_k_below_five_is_refused_by_the_database_itself(made):
    survey = made()
    with pytest.raises(Exception, match="survey_k_hides"), transaction.atomic():
        Survey.objects.filter(pk=survey.pk).update(k=4)


def _everything(*strings: str) -> list[str]:
    """Tables and columns in which one of these strings stands, in the whole database."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select * from "{table}"')  # noqa: S608
            names = [one[0] for one in cursor.description]
            for row in cursor.fetchall():
                found += [f"{table}.{name}" for name, value in zip(names, row, strict=True)
                          if any(one in str(value) for one in strings)]  # fmt: skip
    return found


def test_no_trace_of_a_slip_is_left_after_its_use(made, office, citizen):
    survey = made(by_invitation=True)
    slips = inviting.invite(survey, by=office.officer("planner"), count=8)
    assert _everything(*slips) == [], "not even before: only digests"
    from sucharit.work.surveys.actions.receiving import slip_digest

    digest = slip_digest(survey, slips[0])
    assert _everything(digest) == ["surveys_invitation.digest"]
    mark = marked(citizen, survey, f"?i={slips[0]}")
    citizen.post(f"{DOOR}{survey.code}/", {"q1": 2, "q2": "ลายมือของฉัน", "mark": mark, "i": slips[0]})
    assert _everything(digest, slips[0]) == []


def test_neither_the_mark_nor_the_address_of_a_form_is_kept(made, citizen, office):
    survey = made()
    from sucharit.work.surveys.actions.receiving import mark_of
    from sucharit.work.surveys.views.door import read_mark

    told = marked(citizen, survey)
    citizen.post(f"{DOOR}{survey.code}/", {"q1": 2, "mark": told}, REMOTE_ADDR="203.0.113.77")
    plain = read_mark(survey, told)
    assert _everything(told, plain, "203.0.113.77") == []
    assert _everything(mark_of(plain)) == ["surveys_waiting.envelope"], "while it waits, a second press is known by it"
    filled(survey, 30)
    running.close_survey(survey, by=office.officer("planner"))
    assert _everything(mark_of(plain)) == []


def test_the_record_of_actions_knows_of_no_answer(made, citizen, office):
    survey = made()
    before = Entry.objects.count()
    for _one in range(3):
        citizen.post(f"{DOOR}{survey.code}/", {"q1": 2, "q2": "คำลับ", "mark": marked(citizen, survey)})
    assert Entry.objects.count() == before
    entering.enter_paper(survey, by=office.officer("planner"), sheets=[given(1, "คำลับ")] * 4)
    told = json.dumps(list(Entry.objects.order_by("-pk").values("facts", "label")[:1]), ensure_ascii=False, default=str)
    assert '"count": 4' in told
    assert "คำลับ" not in told


def test_nothing_is_logged_of_an_answer(made, citizen, caplog):
    survey = made(by_invitation=True)
    with caplog.at_level(logging.DEBUG):
        citizen.get(f"{DOOR}{survey.code}/?i=slipslipslip")
        citizen.post(f"{DOOR}{survey.code}/", {"q1": 99, "q2": "คำลับ", "mark": "x", "i": ""})
        citizen.post(f"{DOOR}{survey.code}/", {"q1": 2, "q2": "คำลับ", "mark": marked(citizen, survey)})
    from sucharit.config.logs import Lines

    own = [one for one in caplog.records if not one.name.startswith(("django.db", "django.template"))]
    said = " ".join(Lines().format(one) for one in own)
    assert "คำลับ" not in said
    assert "slipslipslip" not in said
    assert "q1" not in said


def test_a_browser_keeps_nothing_and_two_browsers_are_alike(made, client, citizen, office, desk_of):
    survey = made()
    desk = desk_of(office.users["planner"])  # an officer, signed in, answers too
    sessions = _everything("_auth_user_id")
    answer = desk.post(f"{DOOR}{survey.code}/", {"q1": 1, "mark": marked(desk, survey)})
    assert answer.status_code == 302
    assert not answer.cookies
    assert _everything("_auth_user_id") == sessions
    page = citizen.get(f"{DOOR}{survey.code}/")
    assert not page.cookies
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"


def test_words_are_cut_off_from_the_rest(made, office):
    """Eight people rate and write; which rating goes with which words cannot be told any more."""
    survey = made()
    for at in range(8):
        receive(survey, [given(1 if at == 3 else 2, f"ความเห็นที่ {at}")], "link")
    running.close_survey(survey, by=office.officer("planner"))
    assert "ความเห็น" not in json.dumps(list(survey.sheets.values_list("answers", flat=True)), ensure_ascii=False)
    assert survey.comments.count() == 8
    assert {field.name for field in Comment._meta.fields} == ALLOWED[Comment]


def test_exports_hold_counts_and_never_a_sheet(made, office, desk_of):
    survey = made("service_areas")
    rows = [
        {"q1": 1 + at % 2, "q3": {str(line): 1 + (at * line) % 5 for line in range(1, 7)}, "q4": 3} for at in range(12)
    ]
    from sucharit.work.surveys.actions.receiving import Given

    receive(survey, [Given(dict(row)) for row in rows], "link")
    survey = running.close_survey(survey, by=office.officer("planner"))
    desk = desk_of(office.users["planner"])
    told = desk.get(f"{OFFICE}{survey.code}/results/csv/").content.decode()
    header = told.splitlines()[0]
    assert "ข้อ" in header
    assert "ฉบับ" not in header
    assert len(told.splitlines()) < 70
    assert "figures" not in told
    frozen = json.dumps(survey.figures)
    assert all(str(pk) not in frozen + told for pk in survey.sheets.values_list("pk", flat=True))


def test_a_door_does_not_mark_its_sheets(made, office):
    """One person came by the kiosk: their sheet is like every other."""
    survey = made()
    filled(survey, 9, door="link")
    filled(survey, 1, face=1, door="kiosk")
    survey = running.close_survey(survey, by=office.officer("planner"))
    shapes: set[Any] = {tuple(sorted(answers)) for answers in survey.sheets.values_list("answers", flat=True)}
    assert shapes == {("q1",)}


def test_groups_are_told_only_when_nothing_grows_any_more(made, office):
    from sucharit.work.surveys.actions.receiving import Given

    survey = made("service_areas")
    lines = {str(line): 5 for line in range(1, 7)}
    receive(survey, [Given({"q1": 1, "q3": lines, "q4": 5})] * 20, "link")
    assert figures_of(survey).groups == {}
    receive(survey, [Given({"q1": 2, "q3": lines, "q4": 1})] * 2, "link")
    survey = running.close_survey(survey, by=office.officer("planner"))
    groups = figures_of(survey).groups["q1"]
    assert [one.outcome is None for one in groups][1:] == [True] * 5
    assert groups[0].outcome is None, "twenty less than twenty-two would tell of the two"


def test_the_database_itself_keeps_no_age_of_a_row(made):
    """What each database hides beside the columns: SQLite where a row lies, PostgreSQL when it was written."""
    survey = made()
    filled(survey, 4)
    assert survey.waiting.count() == 4
    (_sqlite_hides_nothing if connection.vendor == "sqlite" else _postgresql_hides_nothing)(survey)


def _sqlite_hides_nothing(_survey: object) -> None:
    with connection.cursor() as cursor:
        for model in (Waiting, Sheet, Comment, Invitation):
            table = model._meta.db_table
            cursor.execute(f"select count(*) from {table} where rowid <> id")  # noqa: S608
            assert cursor.fetchone()[0] == 0
            cursor.execute(f"select sql from sqlite_master where name = '{table}'")  # noqa: S608
            assert "integer NOT NULL PRIMARY KEY" in cursor.fetchone()[0], "else a hidden number would count them"


def _postgresql_hides_nothing(survey: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select distinct xmin::text from surveys_waiting where survey_id = %s", [survey.pk])
        assert len(cursor.fetchall()) == 1, "all that wait were written together"


def test_two_looks_never_tell_of_the_only_one_who_answered_a_question(made, office):
    """Five sheets come together, but only one of them rates the waiting: subtracting would tell how."""
    survey = made()
    receive(survey, [given(5, q3=4)] * 10, "link")
    open_now = figures_of(survey)
    assert [one.hidden for one in open_now.tallies if one.key == "q3"] == [False], "everybody rated it"
    receive(survey, [given(5, q3=1), *([given(5)] * 9)], "link")
    for _look in range(2):
        told = {one.key: one for one in figures_of(survey).tallies}
        assert told["q3"].hidden or told["q3"].answered == figures_of(survey).answered
        assert told["q1"].counts, "what everybody must answer is told"
        receive(survey, [given(5)] * 5, "link")
    survey = running.close_survey(survey, by=office.officer("planner"))
    assert {one.key: one.answered for one in figures_of(survey).tallies}["q3"] == 11, "after closing nothing grows"


def test_nor_of_the_only_one_who_gave_a_score(made, office):
    """Ten scored; of five that come, four leave out all that counts: the result waits until it is closed."""
    from sucharit.work.surveys.actions.receiving import Given

    survey = made()
    receive(survey, [given(5)] * 10, "link")
    assert figures_of(survey).outcome.percent == 100
    receive(survey, [given(1), *([Given({}, {"q2": "ไม่ให้คะแนน"})] * 9)], "paper")
    open_now = figures_of(survey)
    assert open_now.outcome.percent is None or open_now.outcome.answered == open_now.answered
    survey = running.close_survey(survey, by=office.officer("planner"))
    assert figures_of(survey).outcome.answered == 11
