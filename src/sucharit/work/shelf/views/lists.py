"""The list of a register, its book, its statistics."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet, Sum
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sucharit.base.people.gate import OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.base.screens import asking
from sucharit.base.screens.words import fiscal_year as year_words
from sucharit.core.fiscal import FiscalYear
from sucharit.work.indicators.models import Binding
from sucharit.work.shelf.actions import bind_measure, close_to_public, open_to_public
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.forms import BindForm, RegisterFilter
from sucharit.work.shelf.papers import MOST_PRINTED, book_of, statistics_of
from sucharit.work.shelf.queries import by_year, entries_for, narrowed, opened, sorted_by, years_of
from sucharit.work.shelf.registry import register_for
from sucharit.work.shelf.sources import measure_of
from sucharit.work.shelf.statistics import measured, statistics
from sucharit.work.shelf.values import word
from sucharit.work.shelf.views.frame import register_page
from sucharit.work.years.recording.answers import says_why
from sucharit.work.years.recording.papers import list_file

PAGE = 50


def _found(request: OfficerRequest, register: Register) -> tuple[RegisterFilter, "QuerySet[Any]"]:
    form = RegisterFilter(request.GET or None, register=register, officer=request.officer)
    rows = narrowed(entries_for(register, request.officer), register, form.wanted, request.officer)
    return form, sorted_by(rows, register, request.GET.get("sort", ""))


@require_safe
@gate(Can.SEE_REGISTERS)
def register_list(request: OfficerRequest, register: str) -> HttpResponse:
    """The entries that the filters let through; the filters are the address."""
    officer = request.officer
    found = register_for(officer, register)
    form, rows = _found(request, found)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    lines = [{"row": row, "cells": _cells(found, row), "tone": _tone(found, row)} for row in page.object_list]
    columns = [(one, found.label_of(one), _is_number(found, one.field)) for one in found.listed[1:]]
    sums = rows.order_by().aggregate(**{f"of_{one.field}": Sum(one.field) for one in found.totals})
    totals = [(found.label_of(one), sums[f"of_{one.field}"]) for one in found.totals]
    first = found.listed[0]
    context = register_page(
        officer, found, "register_list", form=form, page=page, lines=lines, columns=columns, totals=totals,
        first=(first, found.label_of(first)), filtered=any(form.wanted.values()), years=_years(found, officer),
    )  # fmt: skip
    return render(request, "shelf/list.html", context)


def _cells(register: Register, row: Any) -> list[tuple[str, str, bool]]:
    """Word, label and whether it is a number, of each listed column."""
    return [
        (word(register, row, one), register.label_of(one), _is_number(register, one.field)) for one in register.listed
    ]


def _is_number(register: Register, name: str) -> bool:
    kind = register.field_of(name).get_internal_type()
    choices = getattr(register.field_of(name), "choices", None)
    return not choices and kind in ("DecimalField", "PositiveIntegerField", "IntegerField", "PositiveSmallIntegerField")


def _tone(register: Register, row: Any) -> tuple[str, str]:
    """The tag of the state."""
    if row.withdrawn:
        return "quiet", _("ถอนแล้ว")
    return (register.tones.get(row.state, "info"), row.get_state_display()) if register.has_states else ("", "")


def _years(register: Register, officer: Any) -> list[dict[str, Any]]:
    lines = by_year(register, officer.organization)
    for line in lines:
        line["sums"] = [(register.label_of(one), line[f"sum_{one.field}"]) for one in register.totals]
    return lines


@require_safe
@gate(Can.SEE_REGISTERS)
def register_book(request: OfficerRequest, register: str, form: str) -> HttpResponse:
    """What the list shows, as the register's book: pdf, docx, xlsx, csv."""
    found = register_for(request.officer, register)
    filters, rows = _found(request, found)
    if "sort" not in request.GET:
        rows = rows.order_by("fiscal_year", "number")
    year = filters.wanted["year"]
    about = " ".join(filter(None, [str(year_words(int(year))) if year else "", str(found.purpose)]))
    return list_file(book_of(found, rows[:MOST_PRINTED], request.officer, about), form, request.officer)


@require_safe
@gate(Can.SEE_REGISTERS)
def register_statistics(request: OfficerRequest, register: str) -> HttpResponse:
    officer = request.officer
    found = register_for(officer, register)
    years = years_of(found, officer)
    year = _year(request, years)
    bindings = _bindings(officer, year) if found.measures else []
    bound = [(one, told[1]) for one in bindings if (told := measure_of(one)) and told[0] is found]
    context = register_page(
        officer, found, "register_statistics", years=years, year=year, lines=_years(found, officer),
        blocks=statistics(found, officer.organization, year), measures=measured(found, officer.organization, year),
        bound=bound, bind=BindForm(register=found, bindings=bindings) if _may_bind(officer, bindings) else None,
    )  # fmt: skip
    return render(request, "shelf/statistics.html", context)


def _year(request: OfficerRequest, years: list[int]) -> int:
    return asking.year_among(request.GET, years, FiscalYear.of(request.officer.today).value)


def _bindings(officer: Any, year: int) -> list[Binding]:
    rows = Binding.objects.filter(organization=officer.organization, fiscal_year=year)
    return list(rows.order_by("section", "seq", "pk"))


def _may_bind(officer: Any, bindings: list[Binding]) -> bool:
    return officer.may(Can.EDIT_YEAR) and bool(bindings)


@require_safe
@gate(Can.SEE_REGISTERS)
def register_statistics_file(request: OfficerRequest, register: str, form: str) -> HttpResponse:
    found = register_for(request.officer, register)
    year = _year(request, years_of(found, request.officer))
    return list_file(statistics_of(found, request.officer.organization, year), form, request.officer)


@gate(Can.EDIT_YEAR)
@says_why
def register_bind(request: OfficerRequest, register: str, fiscal_year: int) -> HttpResponseBase:
    """A measure of the register becomes the source of a promise of that year."""
    officer = request.officer
    found = register_for(officer, register)
    back = f"{reverse('register_statistics', args=[officer.organization.code, found.key])}?year={fiscal_year}"
    if request.method != "POST" or not found.measures:
        return redirect(back)
    bindings = {one.pk: one for one in _bindings(officer, fiscal_year)}
    form = BindForm(request.POST, register=found, bindings=list(bindings.values()))
    if not form.is_valid():
        messages.error(request, _("โปรดเลือกค่าที่นับและตัวชี้วัด"))
        return redirect(back)
    told = form.cleaned_data
    bind_measure(found, told["measure"], bindings[told["binding"]], by=officer)
    messages.success(request, _("ตัวชี้วัดนี้นับจากทะเบียนแล้ว"))
    return redirect(back)


@gate(Can.PUBLISH)
@says_why
def register_open(request: OfficerRequest, register: str) -> HttpResponseBase:
    """A page that shows what the public will see; POST opens or closes."""
    officer = request.officer
    found = register_for(officer, register)
    if found.public is None:
        raise Http404
    here = opened(found, officer.organization)
    if request.method == "POST":
        if here is None:
            open_to_public(found, by=officer)
            messages.success(request, _("เปิดเผย%(register)sแล้ว") % {"register": found})
        else:
            close_to_public(found, by=officer)
            messages.success(request, _("หยุดเปิดเผย%(register)sแล้ว") % {"register": found})
        return redirect("register_about", officer.organization.code, found.key)
    things = [f"{found.label_of(one)} ({one.seen.label})" for one in found.open_columns]
    about = reverse("register_about", args=[officer.organization.code, found.key])
    action = _("หยุดเปิดเผย") if here else _("เปิดเผยต่อสาธารณะ")
    context = register_page(
        officer, found, "register_about", (action, ""), things=things, action=action, cancel_url=about,
        danger=bool(here), heading=f"{action}: {found}",
        consequence=_("คนทั่วไปจะเห็นเฉพาะคอลัมน์เหล่านี้ คอลัมน์อื่นไม่ปรากฏ") if not here else _("หน้าสาธารณะของทะเบียนนี้จะปิด"),
    )  # fmt: skip
    return render(request, "shelf/confirm.html", context)
