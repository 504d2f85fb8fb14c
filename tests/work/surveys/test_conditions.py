"""A question that is asked after another hangs on the words of an answer: moved, rewritten, copied or dropped, it is
asked as before, or somebody is told. Each test tries to leave one unasked without a word."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from sucharit.base.people.gate import NotAllowed
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.actions.conditions import never_asked
from sucharit.work.surveys.asking import drawn, read
from sucharit.work.surveys.models import Question, Survey
from sucharit.work.surveys.ready import FORMS

OFFICE = "/o/donsukchai/surveys/"


class Built:
    """A draft: "why do you come" with a follow-up after "other", and a scale with one after its low steps."""

    def __init__(self, office: Any, survey: Survey, desk: Any) -> None:
        self.survey, self.desk, self.by = survey, desk, office.officer("planner")
        self.part, self.here = survey.sections.get(), f"{OFFICE}{survey.code}/questions/"
        self.choice = self.new("choice", text="มาเรื่องใด", choices="ภาษี\nทะเบียน\n+อื่น ๆ")
        self.after = self.new("text", text="เรื่องอะไร", under=self.choice.pk)
        self.scale = self.new("scale", text="พอใจหรือไม่", full=5, counts="on", opens=["1", "2"])
        self.why = self.new("text", text="เพราะอะไร", under=self.scale.pk)

    def new(self, kind: str, **told: Any) -> Question:
        answer = self.desk.post(f"{self.here}new/{kind}/", {"section": self.part.pk, **told})
        assert answer.status_code == 302, answer.content.decode()
        return self.survey.questions.order_by("-pk")[0]

    def rewrite(self, one: Question, **told: Any) -> Any:
        edition = Survey.objects.get(pk=self.survey.pk).edition
        told = {"section": self.part.pk, "text": one.text, "edition": edition, **told}
        return self.desk.post(f"{self.here}{one.key}/", told)

    def asked(self, **answers: str) -> set[str]:
        """The questions that get an answer of somebody who says that."""
        posted = QueryDict(mutable=True)
        posted.update({**{one.key: "คำตอบ" for one in (self.after, self.why)}, **answers})
        given, _faults = read(self.survey, posted, lenient=True)
        return {*given.words}


@pytest.fixture
def built(office: Any, made: Any, desk_of: Any) -> Built:
    return Built(office, made("empty", draft=True), desk_of(office.users["planner"]))


def test_it_is_chosen_and_shown_by_the_words_of_the_answer(built: Built):
    page = built.desk.get(built.here).content.decode()
    assert "ถามต่อเมื่อตอบ “อื่น ๆ”" in page and "ถามเมื่อข้อ 1 ตอบ “อื่น ๆ”" in page
    assert "ถามเมื่อข้อ 2 ตอบ “1”, “2”" in page
    form = built.desk.get(f"{built.here}{built.choice.key}/").content.decode()
    assert "+อื่น ๆ" in form and 'name="opens"' not in form, "no number of a choice is typed"
    assert built.asked(**{built.choice.key: "3", built.scale.key: "5"}) == {built.after.key}


def test_a_choice_that_moves_takes_its_condition_along(built: Built):
    """The number alone would have asked "what" of who came for the register of houses."""
    assert built.rewrite(built.choice, choices="+อื่น ๆ\nภาษี\nทะเบียน\nก่อสร้าง").status_code == 302
    assert built.asked(**{built.choice.key: "1"}) == {built.after.key}
    assert built.asked(**{built.choice.key: "3"}) == set()


@pytest.mark.parametrize("choices", ["ภาษี\nทะเบียน", "ภาษี\nทะเบียน\nอื่น ๆ"], ids=["removed", "unmarked"])
def test_the_answer_that_leads_on_is_not_lost_unnoticed(built: Built, choices: str):
    answer = built.rewrite(built.choice, choices=choices)
    told = answer.content.decode()
    assert answer.status_code == 422 and "“เรื่องอะไร” รวม 1 ข้อ" in told and "นำคำถามเหล่านั้นออกก่อน" in told
    assert built.asked(**{built.choice.key: "3"}) == {built.after.key}, "nothing was changed"
    building.drop_question(built.after, by=built.by)
    assert built.rewrite(built.choice, choices=choices).status_code == 302


def test_steps_that_there_are_no_more_lead_nowhere(built: Built):
    assert built.rewrite(built.scale, full=10, opens=["8"]).status_code == 302
    assert built.rewrite(built.scale, full=5, opens=["8"]).status_code == 422, "a scale of five has no eighth step"
    assert built.rewrite(built.scale, full=5, opens=[]).status_code == 422
    assert built.rewrite(built.scale, full=5, opens=["11"]).status_code == 422
    told = {"section": built.part, "text": "ใช่ไหม", "kind": "yes_no", "opens": "2"}
    with pytest.raises(ValidationError, match="ไม่มีในข้อนี้"):
        building.keep_question(built.survey, None, by=built.by, fields=told)


def test_moving_and_another_section_keep_it(built: Built):
    other = building.keep_section(built.survey, None, by=built.by, title="ส่วนที่สอง")
    building.move_question(built.scale, by=built.by, up=True)
    assert built.rewrite(built.choice, choices="ภาษี\n+อื่น ๆ", section=other.pk).status_code == 302
    first, second = drawn(built.survey)
    assert [one.row.pk for one in first.questions] == [built.scale.pk]
    assert [one.row.pk for one in second.questions[0].followers] == [built.after.pk]
    built.after.refresh_from_db()
    assert built.after.section_id == other.pk, "what is asked after it goes where it goes"
    assert built.asked(**{built.choice.key: "2", built.scale.key: "1"}) == {built.after.key, built.why.key}


def test_dropping_says_what_goes_along(built: Built):
    page = built.desk.get(f"{built.here}{built.choice.key}/drop/").content.decode()
    assert "เรื่องอะไร" in page and "คำถามที่ถามต่อจากข้อนี้จะถูกนำออกด้วย" in page
    assert "จะถูกนำออกด้วย" not in built.desk.get(f"{built.here}{built.after.key}/drop/").content.decode()
    building.drop_question(built.choice, by=built.by)
    assert not Question.objects.filter(pk=built.after.pk).exists()


def test_another_round_asks_the_same(built: Built):
    survey = running.open_survey(built.survey, by=built.by)
    again = running.new_round(survey, by=built.by)
    copied = {one.text: one for one in again.questions.select_related("under")}
    assert copied["เรื่องอะไร"].under == copied["มาเรื่องใด"] and copied["มาเรื่องใด"].opening == {3}
    assert copied["เรื่องอะไร"].under.survey_id == again.pk and not never_asked(again.questions.all())


def test_what_was_broken_before_does_not_open(built: Built):
    """A draft from before these rules: the sheet says which question nobody would be asked."""
    Question.objects.filter(pk=built.choice.pk).update(opens="7")
    assert [one.pk for one in never_asked(built.survey.questions.all())] == [built.after.pk]
    with pytest.raises(NotAllowed, match="ไม่มีคำตอบใดนำไปสู่คำถาม “เรื่องอะไร”"):
        running.open_survey(built.survey, by=built.by)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_no_ready_form_asks_what_no_answer_leads_to(office: Any, form: Any):
    survey = building.make_survey(by=office.officer("planner"), form=form)
    assert never_asked(survey.questions.prefetch_related("choices")) == []
