"""A record with its evidence is written: what meetings and cross-checks have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from sucharit.base.people.gate import OfficerRequest
from sucharit.work.evidence.models import Evidence
from sucharit.work.evidence.picking import picked, picker_for
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.progress.views.frame import year_page
from sucharit.work.years.models import YearPlan
from sucharit.work.years.recording.answers import tried, withdrawing
from sucharit.work.years.recording.forms import RecordForm

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Record(Generic[Row]):
    """What is written, for the page: the list that it belongs to, the template and its name for the row, the titles for
    evidence that has none (as it is taken, and as the picker offers it), what is said once it is saved, and where the
    page leads back to and on to."""

    view: str
    template: str
    name: str
    evidence: str
    picker: str
    done: str
    back: str
    then: Callable[[Row], str]


def written(
    request: OfficerRequest, year: YearPlan, form: RecordForm, one: Row | None, here: str, record: Record[Row],
    save: Callable[[list[Evidence]], Row],
) -> HttpResponseBase:  # fmt: skip
    """The page that records or changes one; `save` is its verb, `here` the last crumb."""
    officer = request.officer
    status, conflict, faults = 200, None, []
    files = list(evidence_of(one, officer)) if one else []
    if request.method == "POST":
        told = picked(request, title=record.evidence)
        files, faults, status = told.evidence, told.faults, 422
        if form.is_valid() and not faults:
            made, status, conflict = tried(form, lambda: save(files))
            if made:
                messages.success(request, record.done)
                return redirect(record.then(made))
    context = year_page(
        officer, year, record.view, (here, ""), form=form, conflict=conflict, back=record.back,
        picker=picker_for(officer, chosen=files, fiscal_year=year.fiscal_year, title=record.picker, faults=faults),
    )  # fmt: skip
    return render(request, record.template, context | {record.name: one}, status=status)


def withdrawn(
    request: OfficerRequest, year: YearPlan, view: str, thing: str, verb: Callable[[str], Any], *, title: str,
    done: str, back: str, consequence: str,
) -> HttpResponse:  # fmt: skip
    """The page that asks why a record does not count any more."""
    crumbs = year_page(request.officer, year, view, (title, ""))["crumbs"]
    return withdrawing(
        request, verb, title=title, things=[thing], back=back, done=done, crumbs=crumbs, consequence=consequence
    )
