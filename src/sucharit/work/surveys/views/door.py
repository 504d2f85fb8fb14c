"""The public door: no session, no cookie, nothing that tells one browser from another.

Forms carry no CSRF token, since nobody is signed in: they carry a signed mark of their own, by which a second press of
the same form is known while its answer waits in the box.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core import signing
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from sucharit.base.people.gate import public
from sucharit.work.plans.pages import address
from sucharit.work.surveys import rates
from sucharit.work.surveys.actions.receiving import Refused, accepts, new_mark, receive, slip_digest
from sucharit.work.surveys.asking import drawn, read
from sucharit.work.surveys.figures import figures_of
from sucharit.work.surveys.models import DoorCount, Survey
from sucharit.work.surveys.papers import not_official
from sucharit.work.surveys.queries import open_survey
from sucharit.work.surveys.views.results import shown

View = Callable[..., HttpResponseBase]
_SALT = "surveys.form"
_DAYS = 2 * 24 * 3600


def open_door(*methods: str) -> Callable[[View], View]:
    """A public page that takes these methods; the view gets the survey instead of codes."""
    allowed = [*methods, *(["HEAD"] if "GET" in methods else [])]

    def guard(view: View) -> View:
        @public
        @wraps(view)
        def opened(request: HttpRequest, organization: str, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in allowed:
                return HttpResponseNotAllowed(allowed)
            with translation.override("en" if request.GET.get("lang") == "en" else "th"):
                survey = open_survey(organization, code)
                answer = view(request, survey, *args, **kwargs)
                answer["Content-Language"] = translation.get_language() or "th"
            answer["Cache-Control"] = "no-store"
            answer["Referrer-Policy"] = "no-referrer"  # a slip in the address goes nowhere else
            answer["X-Robots-Tag"] = "noindex"
            return answer

        return csrf_exempt(opened)

    return guard


def page(request: HttpRequest, survey: Survey, template: str, status: int = 200, **more: Any) -> HttpResponse:
    """Rendered without context processors, so that no session is touched."""
    made = Context(_frame(request, survey) | more)
    made.request = request  # type: ignore[attr-defined]  # where Django's own tags look for the query
    return HttpResponse(cast(Any, get_template(f"surveys/{template}.html")).template.render(made), status=status)


def _frame(request: HttpRequest, survey: Survey) -> dict[str, Any]:
    house = survey.organization
    return {
        "request": request, "messages": (), "language": translation.get_language() or "th", "survey": survey,
        "home_url": address("portal_organization", house.code),
        "organization": {
            "name": house.name, "code": house.code,
            "emblem_url": address("organization_logo", house.code, house.logo) if house.logo else "",
        },
        "responsible_unit": str(survey.unit or house.name), "contact": house.telephone,
        "not_official": not_official() if survey.rehearsal else "",
        "language_links": [
            (code, label, f"{request.path}{'?lang=en' if code == 'en' else ''}")
            for code, label in (("th", "ไทย"), ("en", "English"))
        ],
    }  # fmt: skip


def within(survey: Survey, name: str, *args: object) -> str:
    """A page of the door, in the language of this one."""
    found = reverse(name, args=[survey.organization.code, survey.code, *args])
    return f"{found}?lang=en" if translation.get_language() == "en" else found


def signed_mark(survey: Survey) -> str:
    return signing.dumps(new_mark(), salt=f"{_SALT}.{survey.pk}")


def read_mark(survey: Survey, told: str) -> str:
    """ "" for a mark that is not ours, or older than two days."""
    try:
        return str(signing.loads(told[:200], salt=f"{_SALT}.{survey.pk}", max_age=_DAYS))
    except signing.BadSignature:
        return ""


@open_door("GET", "POST")
def survey_door(request: HttpRequest, survey: Survey) -> HttpResponseBase:
    """The form, by link or slip; answers after closing are refused kindly."""
    if not accepts(survey):
        return _closed(request, survey)
    slip = (request.POST if request.method == "POST" else request.GET).get("i", "").strip().lower()[:40]
    invited = bool(slip) and survey.by_invitation
    if not invited and not survey.by_link:
        return page(request, survey, "door_slip" if survey.by_invitation else "door_elsewhere")
    if invited and (refused := _slip_refused(request, survey, slip)) is not None:
        return refused
    if request.method == "POST":
        return _sent(request, survey, slip if invited else "")
    return _form(request, survey, slip if invited else "")


def _closed(request: HttpRequest, survey: Survey) -> HttpResponse:
    results = within(survey, "survey_open_results") if _public_results(survey) else ""
    return page(request, survey, "door_closed", status=410 if request.method == "POST" else 200, results_url=results)


def _slip_refused(request: HttpRequest, survey: Survey, slip: str) -> HttpResponse | None:
    if not rates.GUESSING.admits(request, survey.code):
        return _too_many(request, survey)
    if survey.invitations.filter(digest=slip_digest(survey, slip)).exists():
        return None
    return page(request, survey, "door_slip", status=409 if request.method == "POST" else 200, unknown=True)


def _too_many(request: HttpRequest, survey: Survey) -> HttpResponse:
    answer = page(request, survey, "door_too_many", status=429)
    answer["Retry-After"] = "60"
    return answer


def _form(
    request: HttpRequest, survey: Survey, slip: str, *, status: int = 200, faults: dict[str, str] | None = None,
    mark: str = "",
) -> HttpResponse:  # fmt: skip
    posted = request.POST if request.method == "POST" else None
    return page(
        request, survey, "door", status=status, parts=drawn(survey, posted, faults), faults=faults or {}, slip=slip,
        mark=mark or signed_mark(survey), here=request.path + ("?lang=en" if request.GET.get("lang") == "en" else ""),
    )  # fmt: skip


def _sent(request: HttpRequest, survey: Survey, slip: str) -> HttpResponseBase:
    if not rates.ANSWERING.admits(request, survey.code):
        return _too_many(request, survey)
    told = str(request.POST.get("mark", ""))
    mark = read_mark(survey, told)
    if request.POST.get("website"):  # a robot fills every field
        return HttpResponseRedirect(within(survey, "survey_thanks"))
    given, faults = read(survey, request.POST, mark=mark)
    if not mark:
        faults = faults | {"": _("หน้านี้เปิดไว้นานเกินไป คำตอบของท่านยังอยู่ โปรดกดส่งอีกครั้ง")}
    elif not given.answers and not given.words and not faults:
        faults = {"": _("ยังไม่ได้ตอบสักข้อ")}
    if faults:
        return _form(request, survey, slip, status=422, faults=faults, mark=told if mark else "")
    try:
        receive(survey, [given], DoorCount.Door.INVITATION if slip else DoorCount.Door.LINK, slip=slip)
    except Refused as refused:
        if refused.why == "closed":
            return _closed(request, survey)
        return page(request, survey, "door_slip", status=409, unknown=True)
    return HttpResponseRedirect(within(survey, "survey_thanks"))


@open_door("GET")
def survey_thanks(request: HttpRequest, survey: Survey) -> HttpResponseBase:
    """The same page for everyone."""
    return page(request, survey, "door_thanks", results=_public_results(survey))


def _public_results(survey: Survey) -> bool:
    return survey.show_results and survey.state == Survey.State.CLOSED and survey.figures is not None


@open_door("GET")
def survey_open_results(request: HttpRequest, survey: Survey) -> HttpResponseBase:
    """What everyone may read: numbers, rule and trend; no words of people."""
    from sucharit.work.surveys.words import rule_words

    figures = figures_of(survey) if _public_results(survey) else None
    if figures is None:
        raise Http404
    return page(request, survey, "door_results", rule=rule_words(survey), **shown(survey, figures))
