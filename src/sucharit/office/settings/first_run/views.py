"""The pages of the first run: token, one page a step, the answers looked over, and what to do next."""

import base64
import secrets
from typing import Any

from django import forms
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed, public
from sucharit.base.people.models import SignIn
from sucharit.base.people.signing_in import welcome
from sucharit.office.settings.answers import add_faults
from sucharit.office.settings.first_run import forms as steps_forms
from sucharit.office.settings.first_run.founding import found_from
from sucharit.office.settings.first_run.steps import (
    KEYS,
    STEPS,
    first_missing,
    next_step,
    suggested_titles,
    suggested_units,
)
from sucharit.office.settings.first_run.tokens import current_token, digest_of, is_right, ready_token
from sucharit.office.settings.models import FirstRun

_SESSION = "first_run"


@public
@never_cache
def setup(request: HttpRequest) -> HttpResponse:
    """Asks for the token. 404 where there is nothing to set up, so that a running installation shows no door."""
    if not ready_token():
        raise Http404
    if _opened(request) is not None:
        return redirect("setup_step", first_missing(_run(request).answers))
    form = steps_forms.TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if is_right(form.cleaned_data["token"]):
            request.session.cycle_key()
            request.session[_SESSION] = digest_of(current_token())
            FirstRun.objects.get_or_create(token_digest=request.session[_SESSION])
            return redirect("setup_step", first_missing(_run(request).answers))
        form.add_error("token", _("รหัสไม่ตรง โปรดคัดลอกจากหน้าต่างเซิร์ฟเวอร์อีกครั้ง"))
    return render(request, "settings/setup.html", {"form": form})


@public
@never_cache
def setup_step(request: HttpRequest, step: str) -> HttpResponse:
    """One step: answered, kept on the server, and on to the next. Earlier steps can be looked at again."""
    if step not in KEYS:
        raise Http404
    run = _run(request)
    missing = first_missing(run.answers)
    if KEYS.index(step) > KEYS.index(missing):
        return redirect("setup_step", missing)
    if step == "check":
        return _check(request, run)
    form = _form(step, run.answers, request)
    if request.method == "POST" and form.is_valid():
        run.answers[step] = _answer(step, form, run.answers)
        if step == "organization" and run.answers.get("kind") != form.cleaned_data["kind"]:
            run.answers["kind"] = form.cleaned_data["kind"]
            run.answers.pop("units", None)  # another kind has other units
            run.answers.pop("leaders", None)
        run.save(update_fields=["answers"])
        return redirect("setup_step", next_step(step))
    context = {
        "form": form,
        "step": step,
        "steps": _progress(step, run.answers),
        "title": STEPS[KEYS.index(step)].title,
    }
    return render(request, "settings/setup_step.html", context)


def _check(request: HttpRequest, run: FirstRun) -> HttpResponse:
    """All answers on one page; on POST the organization is founded."""
    form = forms.Form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            organization, administrator = found_from(run, token=current_token())
        except (NotAllowed, ValidationError) as error:
            add_faults(form, ValidationError(error.messages) if isinstance(error, ValidationError) else error)
        else:
            request.session.pop(_SESSION, None)
            login(request, administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
            welcome(request, administrator, SignIn.How.SETUP)
            return redirect("setup_done", organization.code)
    context = {"form": form, "parts": _parts(run.answers), "steps": _progress("check", run.answers)}
    return render(request, "settings/setup_check.html", context)


def _opened(request: HttpRequest) -> FirstRun | None:
    """The run that this browser has opened, while its token is still the one that works."""
    digest = request.session.get(_SESSION, "")
    token = current_token()
    if not digest or not token or not secrets.compare_digest(digest, digest_of(token)):
        return None
    return FirstRun.objects.filter(token_digest=digest, founded=None).first()


def _run(request: HttpRequest) -> FirstRun:
    run = _opened(request)
    if run is None:
        raise Http404
    return run


def _form(step: str, answers: dict[str, Any], request: HttpRequest) -> forms.Form | steps_forms.OrganizationForm:
    data, mine = request.POST or None, answers.get(step, {})
    if step == "organization":
        return steps_forms.OrganizationForm(data, request.FILES or None, initial=mine.get("facts", {}))
    if step == "units":
        units = mine.get("units") or suggested_units(answers["organization"]["facts"]["kind"])
        return steps_forms.UnitsForm(
            data, initial={"units": "\n".join(", ".join(filter(None, unit)) for unit in units)}
        )
    if step == "administrator":
        return steps_forms.AdministratorForm(data, initial=mine, has_password=bool(mine.get("password")))
    if step == "leaders":
        titles = suggested_titles(answers["organization"]["facts"]["kind"])
        usual = {"executive_title": titles["executive"], "clerk_title": titles["clerk"]}
        return steps_forms.LeadersForm(data, initial=mine or usual)
    return steps_forms.FirstRouteForm(data, initial=mine or None)


def _answer(step: str, form: Any, answers: dict[str, Any]) -> dict[str, Any]:
    """JSON of what was answered."""
    if isinstance(form, steps_forms.OrganizationForm):
        facts = {**form.facts(), "code": form.cleaned_data["code"]}
        logo = base64.b64encode(form.picture).decode() if form.picture else answers.get(step, {}).get("logo", "")
        return {"facts": facts, "logo": logo}
    if isinstance(form, steps_forms.AdministratorForm):
        return form.answers(answers.get(step, {}))
    return dict(form.cleaned_data)


def _progress(here: str, answers: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"title": step.title, "current": step.key == here, "done": step.key in answers,
         "url": reverse("setup_step", args=[step.key]) if step.key in answers and step.key != here else ""}
        for step in STEPS
    ]  # fmt: skip


def _parts(answers: dict[str, Any]) -> list[dict[str, Any]]:
    """The answers as summary lists, each with the way back to its step."""
    facts, leaders, admin = answers["organization"]["facts"], answers["leaders"], answers["administrator"]
    labels = steps_forms.OrganizationForm.base_fields
    kinds = dict(Organization.Kind.choices)
    shown = {"kind": kinds.get(facts["kind"], facts["kind"])}
    lines = dict(steps_forms.LINES)
    account = {
        _("ชื่อ"): admin["full_name"],
        _("ชื่อผู้ใช้"): admin["username"],
        _("อีเมล"): admin["email"],
        _("รหัสผ่าน"): _("ตั้งแล้ว"),
    }
    rows: dict[str, list[tuple[Any, Any]]] = {
        "organization": [(labels[name].label, shown.get(name, value)) for name, value in facts.items()],
        "units": [(short or "-", name) for name, short in answers["units"]["units"]],
        "administrator": list(account.items()),
        "leaders": [(leaders[f"{who}_title"], leaders[f"{who}_name"] or _("ว่าง")) for who in ("executive", "clerk")],
        "route": [(_("เส้นทางเสนอแผน"), lines[answers["route"]["line"]])],
    }  # fmt: skip
    return [
        {"title": step.title, "url": reverse("setup_step", args=[step.key]),
         "rows": [{"label": label, "value": value} for label, value in rows[step.key]]}
        for step in STEPS[:-1]
    ]  # fmt: skip
