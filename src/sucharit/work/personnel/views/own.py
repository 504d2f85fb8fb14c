"""One's own results, once they are announced, and one's own appeal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.personnel import papers
from sucharit.work.personnel.actions.appeals import file_own_appeal
from sucharit.work.personnel.forms import OwnAppealForm
from sucharit.work.personnel.models import PersonnelAppeal, PersonnelCase
from sucharit.work.personnel.models.rounds import TOLD
from sucharit.work.years.recording.answers import says_why


def own_cases(officer: Officer) -> "QuerySet[PersonnelCase]":
    """What this person may know of themself: nothing before the result is announced."""
    return (
        PersonnelCase.objects.filter(
            organization=officer.organization, user=officer.user, withdrawn_at=None, round__state__in=TOLD,
            round__withdrawn_at=None,
        )
        .select_related("round", "round__announced_by", "organization")
        .prefetch_related("appeals")
        .order_by("-round__announced_on", "-pk")
    )  # fmt: skip


def _line(row: PersonnelCase, officer: Officer) -> dict[str, Any]:
    told = row.told_on
    last = row.office_days.due(told, row.round.appeal_days, working=None) if told else None
    appeals = [one for one in row.appeals.all() if not one.withdrawn]
    again = len(appeals) < row.turn and not any(one.state == PersonnelAppeal.State.FILED for one in appeals)
    decided = row.state == PersonnelCase.State.DECIDED
    return {
        "row": row, "last": last, "appeals": appeals, "decided": decided,
        "may_appeal": decided and last is not None and officer.today <= last and again,
    }  # fmt: skip


@require_safe
@gate(Can.SEE_DESK)
def my_personnel(request: OfficerRequest) -> HttpResponse:
    officer = request.officer
    return render(request, "personnel/mine.html", {"lines": [_line(row, officer) for row in own_cases(officer)]})


@gate(Can.SEE_DESK)
@says_why
def my_appeal(request: OfficerRequest, case: int) -> HttpResponseBase:
    """The appeal is written; POST files it."""
    officer = request.officer
    row = get_object_or_404(own_cases(officer), pk=case)
    form = OwnAppealForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = file_own_appeal(row, by=officer, ground=form.cleaned_data["ground"])
            except ValidationError as fault:
                form.add_error(None, fault.messages)
            else:
                messages.success(request, _("ยื่นอุทธรณ์เลขที่ %(n)s แล้ว") % {"n": made})
                return redirect("my_personnel", officer.organization.code)
    context = {"form": form, **_line(row, officer)}
    return render(request, "personnel/appeal.html", context, status=status)


@require_safe
@gate(Can.SEE_DESK)
def my_notice(request: OfficerRequest, case: int, form: str) -> HttpResponse:
    row = get_object_or_404(own_cases(request.officer), pk=case, state=PersonnelCase.State.DECIDED)
    return papers.notice_file(request.officer, row, form)
