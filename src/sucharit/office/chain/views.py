"""The chain of a record as a part of its page and as a page, the whole of an initiative, and where chains break."""

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.office.chain.queries import chain_for, chain_of_initiative
from sucharit.office.chain.table import table_for
from sucharit.office.desk.frame import address
from sucharit.work.years.queries import current_year_for, year_for, years_for


@require_safe
@gate(Can.SEE_YEAR)
def chain_part(request: OfficerRequest, subject: str, pk: int) -> HttpResponse:
    """The strip of a record, for its own page."""
    return render(request, "chain/chain_part.html", {"chain": chain_for(request.officer, subject, pk)})


@require_safe
@gate(Can.SEE_YEAR)
def chain(request: OfficerRequest, subject: str, pk: int) -> HttpResponse:
    """The same as a page: for who has no script."""
    told = chain_for(request.officer, subject, pk)
    return render(request, "chain/chain.html", {"chain": told, "crumbs": _crumbs(request, told.title)})


@require_safe
@gate(Can.SEE_YEAR)
def chain_initiative(request: OfficerRequest, key: uuid.UUID) -> HttpResponse:
    """The whole chain of an initiative on a page that prints whole; `?year=` one year of it."""
    year = asking.year(request.GET)
    told = chain_of_initiative(request.officer, key, year)
    context = {"chain": told, "year": year, "key": key, "crumbs": _crumbs(request, told.title)}
    return render(request, "chain/chain_initiative.html", context)


@require_safe
@gate(Can.SEE_YEAR)
def chain_list(request: OfficerRequest) -> HttpResponse:
    """To the year at work, else the newest; said where there is none."""
    year = current_year_for(request.officer) or years_for(request.officer).first()
    if year is None:
        crumbs = [(_("ปีงบประมาณ"), address("year_list", request.officer.organization.code)), (_("สายโซ่"), "")]
        return render(request, "chain/chain_year.html", {"table": None, "crumbs": crumbs})
    return redirect("chain_year", request.officer.organization.code, year.fiscal_year)


@require_safe
@gate(Can.SEE_YEAR)
def chain_year(request: OfficerRequest, fiscal_year: int) -> HttpResponse:
    """Every initiative of a year with what it has at each station; `?gap=` only those that lack something."""
    officer = request.officer
    year = year_for(officer, fiscal_year)
    code = officer.organization.code
    crumbs = [
        (_("ปีงบประมาณ"), address("year_list", code)),
        (_("ปีงบประมาณ พ.ศ. %(year)s") % {"year": fiscal_year}, reverse("year", args=[code, fiscal_year])),
        (_("สายโซ่"), ""),
    ]
    context = {
        "table": table_for(officer, year, only=request.GET.get("gap", "")),
        "year": fiscal_year,
        "years": list(years_for(officer).values_list("fiscal_year", flat=True)),
        "crumbs": crumbs,
    }
    return render(request, "chain/chain_year.html", context)


def _crumbs(request: OfficerRequest, title: str) -> list[tuple[str, str]]:
    code = request.officer.organization.code
    shown = title if len(title) < 60 else f"{title[:58]}…"
    return [(_("ปีงบประมาณ"), address("year_list", code)), (_("สายโซ่"), address("chain_list", code)), (shown, "")]
