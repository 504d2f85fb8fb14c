"""The front page: every register by its area, what it promises, how full this year is."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.shelf.confidence import grounds_of, items_of
from sucharit.work.shelf.declaring import Area, Register
from sucharit.work.shelf.forms import ShelfFilter
from sucharit.work.shelf.keeping import longer_of
from sucharit.work.shelf.queries import counts_by_register, decides_all, may_keep, open_keys
from sucharit.work.shelf.registry import register_for, registers_for
from sucharit.work.shelf.views.frame import register_page


@require_safe
@gate(Can.SEE_REGISTERS)
def shelf(request: OfficerRequest) -> HttpResponse:
    """Every register that the officer may read, by area; its filters are its address."""
    officer = request.officer
    mine = registers_for(officer)
    year = FiscalYear.of(officer.today).value
    counts = counts_by_register(mine, officer.organization, year)
    opened = open_keys(officer.organization)
    form = ShelfFilter(request.GET or None)
    lines: list[dict[str, Any]] = [
        {
            "register": one, "count": counts[one.key][0], "total": counts[one.key][1], "keeps": may_keep(one, officer),
            "opened": one.key in opened,
        }
        for one in mine
    ]  # fmt: skip
    shown = [line for line in lines if _wanted(line, form.wanted)]
    areas = [(Area(area).label, list(of)) for area, of in groupby(shown, key=lambda line: line["register"].area)]
    context = {
        "areas": areas, "form": form, "year": year, "filled": sum(bool(n) for n, _total in counts.values()),
        "all": len(mine),
    }  # fmt: skip
    return render(request, "shelf/front.html", context)


def _wanted(line: dict[str, Any], asked: dict[str, Any]) -> bool:
    """A register is found by its name, what it is for, what is done in it, what it counts and the promise it keeps."""
    one: Register = line["register"]
    kind = {ShelfFilter.USED: line["count"], ShelfFilter.KEPT: line["keeps"], ShelfFilter.OPEN: line["opened"]}
    if not kind.get(asked["only"], True) or asked["area"] not in ("", one.area):
        return False
    told = [one.name, one.one, one.purpose, *one.promises, *(verb.label for verb in one.verbs)]
    told += [measure.label for measure in one.measures]
    return all(word in " ".join(map(str, told)).casefold() for word in asked["q"].casefold().split())


@require_safe
@gate(Can.SEE_REGISTERS)
def register_about(request: OfficerRequest, register: str) -> HttpResponse:
    """What the register is for, which personal data it holds and how long, what it feeds, what the public sees."""
    officer = request.officer
    found = register_for(officer, register)
    columns = [
        (found.label_of(one), one.personal.label, found.fate(one).label, one.seen.label) for one in found.columns
    ]
    items_year, items = items_of(found, FiscalYear.of(officer.today).value)
    context = register_page(
        officer, found, "register_about", columns=columns, grounds=grounds_of(found), items=items,
        items_year=items_year, prolongs=decides_all(officer), longer=longer_of(found, officer.organization),
    )  # fmt: skip
    return render(request, "shelf/about.html", context)
