"""The builder: sections and questions, in order, each on a page of its own; and how respondents will see it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.surveys.actions import building
from sucharit.work.surveys.asking import drawn
from sucharit.work.surveys.forms import QuestionForm, SectionForm
from sucharit.work.surveys.models import Question, Section, Survey
from sucharit.work.surveys.queries import question_of, section_of
from sucharit.work.surveys.views.pages import found, run_by, survey_page, tried
from sucharit.work.years.recording.answers import says_why


@require_safe
@gate(Can.SEE_YEAR)
def survey_build(request: OfficerRequest, code: str) -> HttpResponseBase:
    """Everything that is asked, in order."""
    survey = found(request, code)
    context = survey_page(
        request.officer, survey, "survey_build", (_("คำถาม"), ""), parts=drawn(survey), kinds=Question.Is.choices,
        draft=survey.state == Survey.State.DRAFT,
    )  # fmt: skip
    return render(request, "surveys/build.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def survey_preview(request: OfficerRequest, code: str) -> HttpResponseBase:
    """As respondents see it; nothing can be sent from here."""
    survey = found(request, code)
    context = survey_page(request.officer, survey, "survey_build", (_("ตัวอย่าง"), ""), parts=drawn(survey))
    return render(request, "surveys/preview.html", context)


@gate(Can.SURVEY)
def survey_section_new(request: OfficerRequest, code: str) -> HttpResponseBase:
    return _section(request, run_by(request, code), None)


@gate(Can.SURVEY)
def survey_section(request: OfficerRequest, code: str, place: int) -> HttpResponseBase:
    survey = run_by(request, code)
    return _section(request, survey, section_of(survey, place))


def _section(request: OfficerRequest, survey: Survey, section: Section | None) -> HttpResponseBase:
    form = SectionForm(request.POST or None, instance=section)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = form.cleaned_data
            kept, status = tried(form, lambda: building.keep_section(survey, section, by=request.officer, **told))
            if kept:
                messages.success(request, _("บันทึกส่วนแล้ว"))
                return redirect("survey_build", request.officer.organization.code, survey.code)
    context = _inside(request, survey, section.title if section else _("ส่วนใหม่"), form=form, section=section)
    return render(request, "surveys/section.html", context, status=status)


def _inside(request: OfficerRequest, survey: Survey, name: str, **more: Any) -> dict[str, Any]:
    here = (_("คำถาม"), reverse("survey_build", args=[request.officer.organization.code, survey.code]))
    return survey_page(request.officer, survey, "survey_build", here, (name, ""), **more)


@require_POST
@gate(Can.SURVEY)
@says_why
def survey_section_drop(request: OfficerRequest, code: str, place: int) -> HttpResponseBase:
    survey = run_by(request, code)
    building.drop_section(section_of(survey, place), by=request.officer)
    messages.success(request, _("นำส่วนออกแล้ว"))
    return redirect("survey_build", request.officer.organization.code, survey.code)


@gate(Can.SURVEY)
def survey_question_new(request: OfficerRequest, code: str, kind: str) -> HttpResponseBase:
    if kind not in Question.Is.values:
        raise Http404
    survey = run_by(request, code)
    if not survey.sections.exists():
        return redirect("survey_section_new", request.officer.organization.code, survey.code)
    return _question(request, survey, None, kind)


@gate(Can.SURVEY)
def survey_question(request: OfficerRequest, code: str, key: str) -> HttpResponseBase:
    survey = run_by(request, code)
    question = question_of(survey, key)
    return _question(request, survey, question, question.kind)


def _question(request: OfficerRequest, survey: Survey, question: Question | None, kind: str) -> HttpResponseBase:
    initial = {} if question else {"section": survey.sections.last(), "counts": kind in ("faces", "scale", "matrix")}
    form = QuestionForm(request.POST or None, instance=question, initial=initial, survey=survey, kind=kind)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            again = question_of(survey, question.key) if question else None
            edition = form.cleaned_data.get("edition")
            kept, status = tried(
                form,
                lambda: building.keep_question(survey, again, by=request.officer, fields=form.said, edition=edition),
            )
            if kept:
                messages.success(request, _("บันทึกคำถามแล้ว"))
                return redirect("survey_build", request.officer.organization.code, survey.code)
    label = dict(Question.Is.choices)[kind]
    context = _inside(request, survey, str(label), form=form, question=question, kind_label=label)
    return render(request, "surveys/question.html", context, status=status)


@require_POST
@gate(Can.SURVEY)
@says_why
def survey_question_move(request: OfficerRequest, code: str, key: str) -> HttpResponseBase:
    survey = run_by(request, code)
    building.move_question(question_of(survey, key), by=request.officer, up=request.POST.get("to") == "up")
    return redirect(f"{reverse('survey_build', args=[request.officer.organization.code, survey.code])}#{key}")


@gate(Can.SURVEY)
@says_why
def survey_question_drop(request: OfficerRequest, code: str, key: str) -> HttpResponseBase:
    """Asks first, since what is asked after it goes too."""
    survey = run_by(request, code)
    question = question_of(survey, key)
    back = reverse("survey_build", args=[request.officer.organization.code, survey.code])
    if request.method == "POST":
        building.drop_question(question, by=request.officer)
        messages.success(request, _("นำคำถามออกแล้ว"))
        return redirect(back)
    after = list(question.followers.values_list("text", flat=True))
    context = _inside(
        request, survey, _("นำคำถามออก"), heading=_("นำคำถามออกหรือไม่"), action=_("นำออก"), cancel_url=back, danger=True,
        things=[question.text, *after], consequence=_("คำถามที่ถามต่อจากข้อนี้จะถูกนำออกด้วย") if after else "",
    )  # fmt: skip
    return render(request, "surveys/confirm.html", context)
