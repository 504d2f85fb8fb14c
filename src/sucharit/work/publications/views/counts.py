"""How many different channels each initiative was published through, against what it promised."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.publications.forms import CountFilter
from sucharit.work.publications.papers import counts_listed
from sucharit.work.publications.promises import Count, counts_for
from sucharit.work.publications.views.frame import room_page
from sucharit.work.years.models import YearPlan
from sucharit.work.years.periods import Period, period_of
from sucharit.work.years.queries import year_for
from sucharit.work.years.recording.papers import list_file


def _shown(request: OfficerRequest, year: YearPlan) -> tuple[CountFilter, Period, list[Count], list[Count]]:
    form = CountFilter(request.GET or None)
    wanted = form.wanted
    period = period_of(year.fiscal_year, wanted["period"])
    every = counts_for(request.officer, year, period)
    shown = [one for one in every if one.promise] if wanted["only"] == "promised" else every
    shown = [one for one in every if one.short] if wanted["only"] == "short" else shown
    keys = {
        "used": lambda one: len(one.used),
        "wanted": lambda one: one.promise.wanted if one.promise else -1,
        "title": lambda one: one.row.title,
        "short": lambda one: one.short,
    }
    sort = request.GET.get("sort", "")
    key = keys.get(sort.removeprefix("-"))
    return form, period, every, sorted(shown, key=key, reverse=sort.startswith("-")) if key else shown


@require_safe
@gate(Can.SEE_YEAR)
def publication_counts(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    officer = request.officer
    year = year_for(officer, fiscal_year)
    form, period, every, shown = _shown(request, year)
    context = room_page(
        officer, year, "publication_counts", form=form, period=period, counts=shown, filtered=any(form.wanted.values()),
        promised=sum(1 for one in every if one.promise), short=sum(1 for one in every if one.short),
    )  # fmt: skip
    return render(request, "publications/publication_counts.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def publication_counts_file(request: OfficerRequest, fiscal_year: int, form: str) -> HttpResponse:
    year = year_for(request.officer, fiscal_year)
    _form, period, _every, shown = _shown(request, year)
    return list_file(counts_listed(year, shown, period), form, request.officer)
