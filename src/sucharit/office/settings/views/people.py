"""People: the list, one person, adding, changing, roles."""

from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.audit.actions import subject_key
from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest, gate
from sucharit.base.people.models import User
from sucharit.base.people.queries import grant_for, grants_for, holdings_for, person_for
from sucharit.base.people.roles import Can, Role
from sucharit.office.settings import actions
from sucharit.office.settings.answers import add_faults, done, said, tried
from sucharit.office.settings.forms.people import (
    AddPersonForm,
    EditPersonForm,
    GiveRoleForm,
    InviteForm,
    LastDayForm,
    PeopleFilter,
)
from sucharit.office.settings.mailing import mail_password_link
from sucharit.office.settings.queries import listed_people_for
from sucharit.office.settings.timelines import events
from sucharit.office.settings.views.overview import crumbs

PER_PAGE = 50


@gate(Can.MANAGE_PEOPLE)
def person_list(request: OfficerRequest) -> HttpResponse:
    form = PeopleFilter(request.GET, officer=request.officer)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    unit = chosen.get("unit")
    people = listed_people_for(
        request.officer, words=chosen.get("q", ""), role=chosen.get("role", ""), unit=unit.pk if unit else None,
        state=chosen.get("state", ""), sort=request.GET.get("sort", ""),
    )  # fmt: skip
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "crumbs": crumbs(officer=request.officer, here=_("ผู้ใช้"))}
    return render(request, "settings/person_list.html", context)


@gate(Can.MANAGE_PEOPLE)
def person(request: OfficerRequest, username: str) -> HttpResponse:
    """One person: account, roles, positions, and what happened around the account."""
    found, officer = person_for(request.officer, username), request.officer
    grants = list(grants_for(officer).filter(user=found).order_by("-since", "-pk"))
    holdings = list(holdings_for(officer).filter(user=found).order_by("-since", "-pk"))
    subjects = [subject_key(row) for row in (found, *grants, *holdings)]
    entries = Entry.objects.filter(chain=officer.organization.code, subject__in=subjects).order_by("-number")[:30]
    context = {
        "person": found,
        "ours": found.home_id == officer.organization.pk,
        "myself": found.pk == officer.user.pk,
        "factors": Authenticator.objects.filter(user=found).count(),
        "grants": grants,
        "holdings": holdings,
        "today": officer.today,
        "events": events(entries),
        "crumbs": _crumbs(officer, found.full_name),
    }
    return render(request, "settings/person.html", context)


@gate(Can.MANAGE_PEOPLE)
def person_add(request: OfficerRequest) -> HttpResponse:
    """The account is made, and the link by which its password is set is shown once."""
    officer = request.officer
    form = AddPersonForm(request.POST or None, officer=officer)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.add_person(
                by=officer, username=given["username"], full_name=given["full_name"], email=given["email"],
                openid_email=given.get("openid_email", ""), role=Role(given["role"]), unit=given["unit"],
                since=officer.today, position=given["position"],
            )  # fmt: skip
        except (ValidationError, NotAllowed) as error:
            add_faults(form, error)
        else:
            done(request, _("เพิ่ม %(name)s แล้ว ต่อไปส่งลิงก์ตั้งรหัสผ่านให้") % {"name": made.full_name})
            if made.email:
                mail_password_link.enqueue(made.pk)
            return redirect("person", officer.organization.code, made.username)
    return render(request, "settings/person_add.html", {"form": form, "crumbs": _crumbs(officer, _("เพิ่ม"))})


@gate(Can.MANAGE_PEOPLE)
def person_invite(request: OfficerRequest) -> HttpResponse:
    """Gives a first role to somebody whose account another organization looks after."""
    officer = request.officer
    form, role = InviteForm(request.POST or None), GiveRoleForm(request.POST or None, officer=officer)
    if request.method == "POST" and form.is_valid() and role.is_valid():
        given = form.cleaned_data
        found = User.objects.filter(
            username=given["username"].strip().lower(), email=given["email"].lower(), is_active=True
        ).first()
        if found is None:
            form.add_error(None, _("ไม่พบผู้ใช้ที่ชื่อผู้ใช้และอีเมลตรงกันทั้งคู่"))
        elif _given(role, found, officer):
            done(request, _("ให้บทบาทแก่ %(name)s แล้ว") % {"name": found.full_name})
            return redirect("person", officer.organization.code, found.username)
    context = {"form": form, "role": role, "crumbs": _crumbs(officer, _("ผู้ใช้ของหน่วยงานอื่น"))}
    return render(request, "settings/person_invite.html", context)


@gate(Can.MANAGE_PEOPLE)
def person_edit(request: OfficerRequest, username: str) -> HttpResponse:
    officer, found = request.officer, person_for(request.officer, username)
    form = EditPersonForm(request.POST or None, person=found)
    change = partial(actions.change_person, found, by=officer)
    attempt = tried(request, form, lambda told: change(**{"openid_email": found.openid_email} | told))
    if attempt.made:
        done(request, _("บันทึกแล้ว"))
        return redirect("person", officer.organization.code, username)
    context = {"form": form, "person": found, "crumbs": _crumbs(officer, found.full_name), **attempt.context}
    return render(request, "settings/person_edit.html", context, status=attempt.status)


@gate(Can.MANAGE_PEOPLE)
def person_role(request: OfficerRequest, username: str) -> HttpResponse:
    """A role for one person. To oneself: said plainly before it is done."""
    officer, found = request.officer, person_for(request.officer, username)
    form = GiveRoleForm(request.POST or None, officer=officer)
    if request.method == "POST" and form.is_valid() and _given(form, found, officer):
        done(request, _("ให้บทบาทแล้ว"))
        return redirect("person", officer.organization.code, username)
    context = {
        "form": form,
        "person": found,
        "myself": found.pk == officer.user.pk,
        "crumbs": _crumbs(officer, found.full_name),
    }
    return render(request, "settings/person_role.html", context)


@gate(Can.MANAGE_PEOPLE)
def grant_end(request: OfficerRequest, pk: int) -> HttpResponseBase:
    officer, grant = request.officer, grant_for(request.officer, pk)
    form = LastDayForm(request.POST or None, initial={"until": officer.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_role(grant, by=officer, until=form.cleaned_data["until"])
        except NotAllowed as error:
            form.add_error(None, said(error))
        except ValidationError as error:
            add_faults(form, ValidationError(error.messages))
        else:
            done(request, _("กำหนดวันสิ้นสุดของบทบาทแล้ว"))
            return redirect("person", officer.organization.code, grant.user.username)
    back = reverse("person", args=[officer.organization.code, grant.user.username])
    context = {"form": form, "grant": grant, "back": back, "crumbs": _crumbs(officer, grant.user.full_name)}
    return render(request, "settings/grant_end.html", context)


def _given(form: GiveRoleForm, user: User, officer: Officer) -> bool:
    given = form.cleaned_data
    try:
        actions.give_role(
            user, Role(given["role"]), by=officer, since=given["since"], until=given["until"], unit=given["unit"]
        )
    except (ValidationError, NotAllowed) as error:
        add_faults(form, error)
        return False
    return True


def _crumbs(officer: Officer, here: str) -> list[tuple[str, str]]:
    return crumbs((_("ผู้ใช้"), reverse("person_list", args=[officer.organization.code])), officer=officer, here=here)
