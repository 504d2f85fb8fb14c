"""Facts, logo and letterhead of the organization."""

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from sucharit.base.files.actions import path_for
from sucharit.base.organizations.actions import FACTS, Stale
from sucharit.base.organizations.models import Organization, label_of
from sucharit.base.people.gate import Officer, OfficerRequest, gate, public
from sucharit.base.people.roles import Can
from sucharit.office.settings import actions
from sucharit.office.settings.answers import add_faults, done
from sucharit.office.settings.forms.organizations import FactsForm, LogoForm
from sucharit.office.settings.views.overview import crumbs


@gate(Can.MANAGE_ORGANIZATION)
def settings_organization(request: OfficerRequest) -> HttpResponse:
    organization = request.officer.organization
    context = {
        "rows": _rows(organization),
        "crumbs": crumbs(officer=request.officer, here=_("ข้อมูลหน่วยงาน")),
        "logo_url": logo_address(organization),
    }
    return render(request, "settings/organization.html", context)


@gate(Can.MANAGE_ORGANIZATION)
def settings_organization_edit(request: OfficerRequest) -> HttpResponse:
    officer = request.officer
    form = FactsForm(request.POST or None, instance=officer.organization)
    stale: Organization | None = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_facts(by=officer, edition=form.cleaned_data["edition"] or 0, **form.facts())
        except Stale as error:
            stale = error.current
        except ValidationError as error:
            add_faults(form, error)
        else:
            done(request, _("บันทึกข้อมูลหน่วยงานแล้ว"))
            return redirect("settings_organization", officer.organization.code)
    context = {"form": form, "crumbs": _crumbs(officer, _("แก้ไข"))}
    if stale is not None:
        form.data = {**form.data.dict(), "edition": stale.edition}  # type: ignore[attr-defined]
        context["stale"] = [(_label(name), getattr(stale, name), form.cleaned_data[name]) for name in FACTS
                            if getattr(stale, name) != form.cleaned_data[name]]  # fmt: skip
    return render(request, "settings/organization_edit.html", context, status=409 if stale else 200)


@gate(Can.MANAGE_ORGANIZATION)
def settings_logo(request: OfficerRequest) -> HttpResponse:
    """Chosen, checked, drawn anew and shown; or taken away."""
    officer = request.officer
    form = LogoForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if "remove" in request.POST:
            actions.change_logo(None, by=officer)
            done(request, _("นำตราสัญลักษณ์ออกแล้ว"))
            return redirect("settings_organization", officer.organization.code)
        if form.is_valid():
            actions.change_logo(form.picture, by=officer)
            done(request, _("เปลี่ยนตราสัญลักษณ์แล้ว"))
            return redirect("settings_organization", officer.organization.code)
    context = {"form": form, "crumbs": _crumbs(officer, _("ตราสัญลักษณ์")), "logo_url": logo_address(officer.organization)}
    return render(request, "settings/logo.html", context)


@public
@cache_control(public=True, max_age=86400, immutable=True)
def organization_logo(request: HttpRequest, organization: str, digest: str) -> FileResponse:  # noqa: ARG001
    """The emblem of an organization: it stands on public pages, so anybody may have it. Always our own PNG."""
    found = get_object_or_404(Organization, code=organization)
    if not digest or found.logo != digest:
        raise Http404
    try:
        file = path_for(found, digest).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(file, content_type="image/png", headers={"X-Content-Type-Options": "nosniff"})


def logo_address(organization: Organization) -> str:
    """ "" where there is no logo."""
    return reverse("organization_logo", args=[organization.code, organization.logo]) if organization.logo else ""


def _rows(organization: Organization) -> list[dict[str, object]]:
    edit = reverse("settings_organization_edit", args=[organization.code])
    shown = {"kind": organization.get_kind_display()}
    return [
        {"label": _label(name), "value": shown.get(name, getattr(organization, name)), "url": f"{edit}#id_{name}"}
        for name in FACTS
    ]


def _label(name: str) -> str:
    return label_of(Organization, name)


def _crumbs(officer: Officer, here: str) -> list[tuple[str, str]]:
    room = (_("ข้อมูลหน่วยงาน"), reverse("settings_organization", args=[officer.organization.code]))
    return crumbs(room, officer=officer, here=here)
