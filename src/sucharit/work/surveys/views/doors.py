"""Doors as the office keeps them: slips, the paper grid, the form on paper, the poster."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import NotAllowed, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import number
from sucharit.core.papers import write_pdf
from sucharit.work.surveys.actions.entering import enter_paper
from sucharit.work.surveys.actions.inviting import invite
from sucharit.work.surveys.actions.receiving import Given, accepts
from sucharit.work.surveys.asking import Posted, drawn, read
from sucharit.work.surveys.forms import InviteForm
from sucharit.work.surveys.models import Question, Survey
from sucharit.work.surveys.papers import form_paper, poster_paper, slips_paper
from sucharit.work.surveys.queries import slips_left
from sucharit.work.surveys.views.pages import door_address, found, run_by, survey_page, tried
from sucharit.work.years.recording.answers import said

ROWS = 10


@gate(Can.SURVEY)
def survey_invitations(request: OfficerRequest, code: str) -> HttpResponseBase:
    """Slips come as one PDF, this once; afterwards nobody can print them again."""
    survey = run_by(request, code)
    form = InviteForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            slips, status = tried(form, lambda: invite(survey, by=request.officer, count=form.cleaned_data["count"]))
            if slips:
                return pdf(write_pdf(slips_paper(survey, door_address(survey), slips)), f"slips-{survey.code}")
    context = survey_page(
        request.officer,
        survey,
        "survey",
        (_("บัตรเชิญ"), ""),
        form=form,
        left=slips_left(survey),
        accepting=accepts(survey),
    )
    return render(request, "surveys/invitations.html", context, status=status)


def pdf(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@gate(Can.SURVEY)
def survey_paper(request: OfficerRequest, code: str) -> HttpResponseBase:
    """A line for each sheet, a column for each answer; ten sheets at a time. Empty lines are no sheets."""
    survey = run_by(request, code)
    if not survey.by_paper or survey.state == Survey.State.DRAFT:
        raise Http404
    columns = columns_of(survey)
    faults: dict[str, str] = {}
    problem, status = "", 200
    if request.method == "POST":
        given, faults = _sheets(request, survey)
        problem = _entered(request, survey, given) if not faults else _("มีช่องที่อ่านไม่ได้ ช่องที่ทำเครื่องหมายไว้ยังไม่ได้บันทึก")
        if not problem:
            messages.success(request, _("ใส่กล่องแล้ว %(n)s ฉบับ") % {"n": number(len(given))})
            return redirect("survey_paper", request.officer.organization.code, survey.code)
        status = 422
    rows = [(row, [_cell(request, f"r{row}-{name}", faults) for name, *_x in columns]) for row in range(1, ROWS + 1)]
    context = survey_page(
        request.officer, survey, "survey", (_("กรอกแบบกระดาษ"), ""), columns=columns, rows=rows, problem=problem,
        accepting=accepts(survey), legend=_legend(survey),
    )  # fmt: skip
    return render(request, "surveys/paper.html", context, status=status)


def _cell(request: OfficerRequest, name: str, faults: dict[str, str]) -> tuple[str, str, bool]:
    return name, request.POST.get(name, "")[:1_000], name in faults


def columns_of(survey: Survey) -> list[tuple[str, str, str]]:
    """(name of the field, number, what is typed there); a matrix has a column for each line."""
    told = []
    for section in drawn(survey):
        for top in section.questions:
            for one in [top, *top.followers]:
                if one.row.kind == Question.Is.MATRIX:
                    told += [
                        (f"{one.row.key}-{line.place}", f"{one.number}.{line.place}", line.text)
                        for line in one.row.lines.all()
                    ]
                else:
                    told.append((one.row.key, one.number, one.row.text))
    return told


def _legend(survey: Survey) -> list[tuple[str, str, str]]:
    """What numbers stand for: (number, question, "1 = ... 2 = ...")."""
    told = []
    for section in drawn(survey):
        for top in section.questions:
            for one in [top, *top.followers]:
                if one.row.kind == Question.Is.MATRIX or one.row.kind == Question.Is.SCALE:
                    told.append((one.number, one.row.text, f"1-{one.row.full}"))
                elif one.options:
                    words = "  ".join(f"{option.value} = {option.label}" for option in one.options)
                    told.append((one.number, one.row.text, words))
    return told


class _Line:
    """One line of the grid as a form of its own: several choices are parted by commas."""

    def __init__(self, posted: Any, row: int) -> None:
        self.posted, self.row = posted, row

    def get(self, name: str, default: str = "", /) -> object:
        return self.posted.get(f"r{self.row}-{name}", default)

    def getlist(self, name: str, /) -> list[str]:
        from sucharit.core.thai import arabic_digits

        told = arabic_digits(str(self.get(name))[:200])
        return [one.strip() for one in told.replace(" ", ",").split(",") if one.strip()]


def _sheets(request: OfficerRequest, survey: Survey) -> tuple[list[Given], dict[str, str]]:
    told: list[Given] = []
    faults: dict[str, str] = {}
    for row in range(1, ROWS + 1):
        line: Posted = _Line(request.POST, row)
        try:
            given, wrong = read(survey, line, lenient=True)
        except ValidationError:
            continue
        faults |= {f"r{row}-{name}": why for name, why in wrong.items()}
        if given.answers or given.words:
            told.append(given)
    return told, faults


def _entered(request: OfficerRequest, survey: Survey, given: list[Given]) -> str:
    if not given:
        return _("ยังไม่ได้กรอกสักฉบับ")
    try:
        enter_paper(survey, by=request.officer, sheets=given)
    except NotAllowed as refused:
        return said(refused)
    return ""


@require_safe
@gate(Can.SEE_YEAR)
def survey_paper_form(request: OfficerRequest, code: str) -> HttpResponse:
    """To print and hand out."""
    survey = found(request, code)
    return pdf(write_pdf(form_paper(survey, drawn(survey))), f"form-{survey.code}")


@require_safe
@gate(Can.SEE_YEAR)
def survey_poster(request: OfficerRequest, code: str) -> HttpResponse:
    """For the wall, with the code to scan."""
    survey = found(request, code)
    if survey.state == Survey.State.DRAFT:
        raise Http404
    return pdf(write_pdf(poster_paper(survey, door_address(survey))), f"poster-{survey.code}")
