"""History of the facts, of units, positions, holders and people: each version in words, and the way back to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.history.models import Version
from sucharit.base.history.queries import versions_for
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.queries import holding_for, person_for, position_for
from sucharit.base.people.roles import Can
from sucharit.office.settings import actions
from sucharit.office.settings.actions import keeping
from sucharit.office.settings.answers import add_faults, done
from sucharit.office.settings.forms.versions import PutBackForm
from sucharit.office.settings.queries import unit_for
from sucharit.office.settings.spoken import beginnings, differences
from sucharit.office.settings.views.overview import crumbs

PER_PAGE = 25


@dataclass(frozen=True)
class Kept:
    """A row whose versions are shown: what it is called, where its pages are, how it stands, and its way back."""

    kind: str
    row: models.Model
    title: str
    now: Mapping[str, Any]
    room: tuple[str, str]  # label and name of the list's address
    own: tuple[str, tuple[Any, ...]]  # the row's own page
    history: str  # addresses of the two pages here
    put_back: str
    arguments: tuple[Any, ...]
    verb: Callable[..., object]


@gate(Can.MANAGE_ORGANIZATION)
def settings_organization_history(request: OfficerRequest) -> HttpResponse:
    return _history(request, _organization(request.officer))


@gate(Can.MANAGE_ORGANIZATION)
def settings_organization_put_back(request: OfficerRequest, number: int) -> HttpResponse:
    return _put_back(request, _organization(request.officer), number)


@gate(Can.MANAGE_ORGANIZATION)
def unit_history(request: OfficerRequest, pk: int) -> HttpResponse:
    return _history(request, _unit(request.officer, pk))


@gate(Can.MANAGE_ORGANIZATION)
def unit_put_back(request: OfficerRequest, pk: int, number: int) -> HttpResponse:
    return _put_back(request, _unit(request.officer, pk), number)


@gate(Can.MANAGE_PEOPLE)
def position_history(request: OfficerRequest, pk: int) -> HttpResponse:
    return _history(request, _position(request.officer, pk))


@gate(Can.MANAGE_PEOPLE)
def position_put_back(request: OfficerRequest, pk: int, number: int) -> HttpResponse:
    return _put_back(request, _position(request.officer, pk), number)


@gate(Can.MANAGE_PEOPLE)
def holding_history(request: OfficerRequest, pk: int) -> HttpResponse:
    return _history(request, _holding(request.officer, pk))


@gate(Can.MANAGE_PEOPLE)
def holding_put_back(request: OfficerRequest, pk: int, number: int) -> HttpResponse:
    return _put_back(request, _holding(request.officer, pk), number)


@gate(Can.MANAGE_PEOPLE)
def person_history(request: OfficerRequest, username: str) -> HttpResponse:
    return _history(request, _person(request.officer, username))


@gate(Can.MANAGE_PEOPLE)
def person_put_back(request: OfficerRequest, username: str, number: int) -> HttpResponse:
    return _put_back(request, _person(request.officer, username), number)


def _organization(officer: Officer) -> Kept:
    row, room = officer.organization, (_("ข้อมูลหน่วยงาน"), "settings_organization")
    return Kept(
        "organization", row, _("ข้อมูลหน่วยงาน"), keeping.facts_of(row), room, ("settings_organization", ()),
        "settings_organization_history", "settings_organization_put_back", (), actions.put_back_facts,
    )  # fmt: skip


def _unit(officer: Officer, pk: int) -> Kept:
    row = unit_for(officer, pk)
    return Kept(
        "unit", row, row.name, keeping.unit_facts(row), (_("สำนักและกอง"), "unit_list"), ("unit_edit", (pk,)),
        "unit_history", "unit_put_back", (pk,), actions.put_back_unit,
    )  # fmt: skip


def _position(officer: Officer, pk: int) -> Kept:
    row = position_for(officer, pk)
    return Kept(
        "position", row, row.title, keeping.position_facts(row), (_("ตำแหน่ง"), "position_list"), ("position", (pk,)),
        "position_history", "position_put_back", (pk,), actions.put_back_position,
    )  # fmt: skip


def _holding(officer: Officer, pk: int) -> Kept:
    row = holding_for(officer, pk)
    title = f"{row.user.full_name} · {row.signs_as}"
    return Kept(
        "holding", row, title, keeping.holding_facts(row), (_("ตำแหน่ง"), "position_list"),
        ("position", (row.position_id,)), "holding_history", "holding_put_back", (pk,), actions.put_back_holding,
    )  # fmt: skip


def _person(officer: Officer, username: str) -> Kept:
    row = person_for(officer, username)
    now = keeping.account_facts(row, officer.organization)
    return Kept(
        "person", row, row.full_name, now, (_("ผู้ใช้"), "person_list"), ("person", (username,)),
        "person_history", "person_put_back", (username,), actions.put_back_person,
    )  # fmt: skip


def _history(request: OfficerRequest, one: Kept) -> HttpResponse:
    """Each version with what it changed, the newest first."""
    officer = request.officer
    versions = list(versions_for(officer, one.row))
    page = Paginator(versions, PER_PAGE).get_page(request.GET.get("page"))
    older = dict(pairwise(versions))
    shown = [_shown(version, older.get(version), one, officer) for version in page]
    context = {"versions": shown, "page": page, "title": one.title, "own": _address(officer, *one.own)}
    return render(request, "settings/history.html", context | {"crumbs": _crumbs(officer, one, _("ประวัติ"))})


def _put_back(request: OfficerRequest, one: Kept, number: int) -> HttpResponse:
    """Shows what would change from how it stands today; on POST, with a reason, does it."""
    officer = request.officer
    version = get_object_or_404(versions_for(officer, one.row), number=number)
    newest = versions_for(officer, one.row)[0].number
    form = PutBackForm(request.POST or None, initial={"seen": newest})
    status, history = 200, _address(officer, one.history, one.arguments)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["seen"] != newest:
            status = 409
            form.data = {**request.POST.dict(), "seen": newest}  # whoever sends it again has now seen it
            form.add_error(None, _("มีผู้บันทึกก่อนท่าน โปรดดูผลต่างด้านบนอีกครั้งก่อนยืนยัน"))
        elif _done(one, officer, version, form):
            done(request, _("นำข้อมูลของรุ่นที่เลือกกลับมาแล้ว ประวัติเดิมยังอยู่ครบ"))
            return redirect(history)
    context = {
        "form": form, "version": version, "title": one.title, "back": history,
        "changes": differences(one.kind, one.now, version.snapshot),
        "crumbs": _crumbs(officer, one, _("นำกลับมาใช้"), (_("ประวัติ"), history)),
    }  # fmt: skip
    return render(request, "settings/put_back.html", context, status=status)


def _done(one: Kept, officer: Officer, version: Version, form: PutBackForm) -> bool:
    try:
        one.verb(one.row, by=officer, version=version, reason=form.cleaned_data["reason"])
    except NotAllowed as error:
        add_faults(form, error)
        return False
    except ValidationError as error:
        add_faults(form, ValidationError(error.messages))
        return False
    return True


def _shown(version: Version, older: Version | None, one: Kept, officer: Officer) -> dict[str, Any]:
    told = differences(one.kind, older.snapshot, version.snapshot) if older else []
    first = beginnings(one.kind, version.snapshot) if older is None else []
    same = not differences(one.kind, one.now, version.snapshot)
    url = "" if same else _address(officer, one.put_back, (*one.arguments, version.number))
    return {"version": version, "changes": told, "first": first, "current": same, "put_back": url}


def _address(officer: Officer, name: str, arguments: tuple[Any, ...]) -> str:
    return reverse(name, args=[officer.organization.code, *arguments])


def _crumbs(officer: Officer, one: Kept, here: str, *between: tuple[str, str]) -> list[tuple[str, str]]:
    label, name = one.room
    steps = [(label, _address(officer, name, ()))]
    if name != one.own[0]:
        steps.append((one.title, _address(officer, *one.own)))
    return crumbs(*steps, *between, officer=officer, here=here)
