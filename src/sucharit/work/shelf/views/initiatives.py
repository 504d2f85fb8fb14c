"""What the registers hold of one initiative: as a part of its page, and as a page of its own."""

import uuid
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.work.plans.models import Initiative
from sucharit.work.plans.queries import plans_for
from sucharit.work.shelf.linked import entries_of, standings_of
from sucharit.work.shelf.views.frame import front_crumb
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import years_for

MOST = 500
EACH = 100


@require_safe
@gate(Can.SEE_REGISTERS)
def register_initiative_part(request: OfficerRequest, key: uuid.UUID) -> HttpResponse:
    """How many entries each register has of it, by state, for the page of the initiative."""
    officer, year = request.officer, asking.year(request.GET)
    _known(officer, key, year)
    context = {"standings": standings_of(officer, key, year), "key": key, "year": year}
    return render(request, "shelf/of_initiative_part.html", context)


@require_safe
@gate(Can.SEE_REGISTERS)
def register_initiative(request: OfficerRequest, key: uuid.UUID) -> HttpResponse:
    """The same with the entries; `?year=` one year of it."""
    officer, year = request.officer, asking.year(request.GET)
    title, row = _known(officer, key, year)
    entries, total = entries_of(officer, [key], year, MOST)
    by_register = {
        register: list(rows)[:EACH]
        for register, rows in groupby(
            sorted(entries, key=lambda one: one.register.key), key=lambda one: one.register.key
        )
    }
    groups = [(one, by_register.get(one.register.key, [])) for one in standings_of(officer, key, year)]
    crumbs = [front_crumb(officer), (_("รายการของโครงการ"), "")]
    context = {
        "groups": groups, "total": total, "title": title, "initiative": row, "year": year, "key": key, "crumbs": crumbs,
    }  # fmt: skip
    return render(request, "shelf/of_initiative.html", context)


def _known(officer: Officer, key: uuid.UUID, year: int | None) -> tuple[str, YearInitiative | None]:
    """Its title, and its row in that year or in the newest; 404 where this officer sees it in no year and no plan."""
    rows = YearInitiative.objects.filter(year_plan__in=years_for(officer), key=key).select_related("year_plan")
    rows = rows.filter(year_plan__fiscal_year=year) if year else rows
    row = rows.order_by("-year_plan__fiscal_year").first()
    if row is not None:
        return row.title, row
    sheet = Initiative.objects.filter(plan__in=plans_for(officer), key=key).order_by("-plan__first_year").first()
    if sheet is None:
        raise Http404
    return sheet.title, None
