"""The result: by its rule, question by question, with trend and comments; as paper and as numbers."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.papers import write_docx, write_pdf
from sucharit.core.thai import sort_key
from sucharit.work.surveys.actions.covering import cover
from sucharit.work.surveys.figures import Figures, figures_of
from sucharit.work.surveys.forms import CoverForm
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.papers import result_listed, result_paper
from sucharit.work.surveys.queries import came_in, comment_of, rounds_of
from sucharit.work.surveys.showing import (
    groups_shown,
    level_of,
    met,
    parts_shown,
    questions_shown,
    trend_chart,
    trend_of,
)
from sucharit.work.surveys.views.pages import found, run_by, survey_page, tried
from sucharit.work.years.recording.papers import CONTENT_TYPES, list_file

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def shown(survey: Survey, figures: Figures) -> dict[str, Any]:
    """What office and public show alike."""
    trend = trend_of(rounds_of(survey))
    return {
        "figures": figures, "met": met(survey, figures.outcome), "parts": parts_shown(survey, figures),
        "groups": groups_shown(survey, figures), "questions": questions_shown(survey, figures),
        "level": level_of(figures.outcome.mean) if figures.outcome.percent is not None and not survey.test else "",
        "trend": trend, "trend_chart": trend_chart(trend),
    }  # fmt: skip


@require_safe
@gate(Can.SEE_YEAR)
def survey_results(request: OfficerRequest, code: str) -> HttpResponseBase:
    survey = found(request, code)
    figures = figures_of(survey) if survey.state != Survey.State.DRAFT else None
    more: dict[str, Any] = {"came": came_in(survey)}
    if figures is not None:
        before = figures_of(survey.before) if survey.before else None
        more |= shown(survey, figures) | {"comments": comments_for(request, survey), "before_figures": before}
    context = survey_page(request.officer, survey, "survey_results", (_("ผล"), ""), **more)
    return render(request, "surveys/results.html", context)


def comments_for(request: OfficerRequest, survey: Survey) -> list[tuple[Any, list[Any]]]:
    """Words of people may name somebody until an officer covers it: those outside the office read figures alone."""
    return comments_of(survey) if request.officer.may(Can.SEE_DRAFTS) else []


def comments_of(survey: Survey) -> list[tuple[Any, list[Any]]]:
    """What people wrote, by question; in the order of the words themselves, which says nothing of who came when."""
    rows = sorted(survey.comments.select_related("question"), key=lambda row: sort_key(row.text))
    told: dict[int, tuple[Any, list[Any]]] = {}
    for row in rows:
        told.setdefault(row.question_id, (row.question, []))[1].append(row)
    return sorted(told.values(), key=lambda pair: (pair[0].place, pair[0].pk))


@require_safe
@gate(Can.SEE_YEAR)
def survey_results_file(request: OfficerRequest, code: str, form: str) -> HttpResponse:
    """pdf and docx to read, xlsx and csv to calculate with. Never a single sheet."""
    survey = found(request, code)
    figures = figures_of(survey) if survey.state != Survey.State.DRAFT else None
    if figures is None or form not in (*CONTENT_TYPES, "docx"):
        raise Http404
    if form in ("xlsx", "csv"):
        return list_file(result_listed(survey, figures), form, request.officer)
    told = [(question.text, [one.text for one in rows]) for question, rows in comments_for(request, survey)]
    paper = result_paper(survey, figures, told, request.officer.today)
    data = write_pdf(paper) if form == "pdf" else write_docx(paper)
    answer = HttpResponse(data, content_type=CONTENT_TYPES.get(form, DOCX))
    answer["Content-Disposition"] = f'inline; filename="survey-{survey.code}.{form}"'
    return answer


@gate(Can.SURVEY)
def survey_comment(request: OfficerRequest, code: str, pk: int) -> HttpResponseBase:
    """A name in a comment is covered."""
    survey = run_by(request, code)
    comment = comment_of(survey, pk)
    form = CoverForm(request.POST or None)
    back = reverse("survey_results", args=[request.officer.organization.code, survey.code])
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            done, status = tried(
                form, lambda: cover(survey, comment, by=request.officer, words=form.cleaned_data["words"])
            )
            if done:
                return redirect(f"{back}#comments")
    context = survey_page(
        request.officer, survey, "survey_results", (_("ผล"), back), (_("ปิดทับข้อความ"), ""), form=form, comment=comment,
        cancel_url=back,
    )  # fmt: skip
    return render(request, "surveys/cover.html", context, status=status)
