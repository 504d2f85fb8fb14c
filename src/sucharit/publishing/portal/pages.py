"""What every public page shares: no cookie, no session, language by address, an ETag, a frame, patience's end."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Protocol, cast

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import public
from sucharit.publishing.portal.queries import Gone
from sucharit.publishing.portal.rates import admitted

LICENCE = "Creative Commons Attribution 4.0 (CC BY 4.0)"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
#: A browser asks each time and mostly hears 304; a shared cache may answer by itself for half a minute.
FRESH = "public, max-age=0, s-maxage=30, must-revalidate"
View = Callable[..., HttpResponseBase]


class Dated(Protocol):
    """Something that was published on a day."""

    @property
    def published_at(self) -> Any: ...


def open_page(view: View) -> View:
    """A page for everyone. Whatever cookies are sent, nothing of them is looked at and none is set."""

    @public
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        with translation.override(language_of(request)):
            return finished(request, _answer(view, request, *args, **kwargs))

    return opened


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if not admitted(request):
        return _too_many(request)
    try:
        return view(request, *args, **kwargs)
    except Gone as gone:
        context = frame(request, gone.row.organization) | {"row": gone.row}
        return page("portal/gone.html", context, status=410)
    except Http404:
        return page("portal/missing.html", frame(request), status=404)


def page(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page rendered without context processors, so that no session can be touched; addresses are all it is told."""
    made = Context(context)
    made.request = context.get("request")  # type: ignore[attr-defined]  # where Django's own tags look for the query
    return HttpResponse(cast(Any, get_template(template)).template.render(made), status=status)


def language_of(request: HttpRequest) -> str:
    """?lang=en is English; everything else Thai. Cookies and Accept-Language decide nothing here."""
    return "en" if request.GET.get("lang") == "en" else "th"


def finished(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """With Cache-Control, ETag and language; 304 where the reader has it already."""
    response["Content-Language"] = translation.get_language() or "th"
    if response.status_code != 200:
        response["Cache-Control"] = "no-store"
        return response
    response["Cache-Control"] = FRESH
    etag = response.headers.get("ETag") or _etag(response)
    if etag is None:
        return response
    response["ETag"] = etag
    changed = response.headers.get("Last-Modified")
    # the ETag alone decides: it knows better than the hour
    answer = get_conditional_response(request, etag, None, cast(HttpResponse, response))
    if answer is not None and answer.status_code == 304:
        if isinstance(response, FileResponse):
            response.close()
        for name in ("Cache-Control", "Content-Language", "Access-Control-Allow-Origin"):
            if name in response.headers:
                answer[name] = response[name]
        if changed:
            answer["Last-Modified"] = changed
    return answer or response


def _etag(response: HttpResponseBase) -> str | None:
    if not isinstance(response, HttpResponse):
        return None
    return f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'


def dated(response: HttpResponseBase, moment: datetime) -> HttpResponseBase:
    """With the hour of its data."""
    response["Last-Modified"] = http_date(moment.timestamp())
    return response


def _too_many(request: HttpRequest) -> HttpResponse:
    response = page("portal/too_many.html", frame(request), status=429)
    response["Retry-After"] = "60"
    return response


def frame(
    request: HttpRequest,
    organization: Organization | None = None,
    snapshot: Dated | None = None,
) -> dict[str, Any]:
    """What public/base.html reads. `request` is for addresses only."""
    language = translation.get_language() or "th"
    told: dict[str, Any] = {
        "request": request,
        "home_url": address("portal_organization", organization.code) if organization else address("portal_front"),
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "language_links": [
            (code, label, _in_language(request, code)) for code, label in (("th", "ไทย"), ("en", "English"))
        ],
        "messages": (),
        "language": language,
        "responsible_unit": _("สุจริต ระบบแผนป้องกันการทุจริตของท้องถิ่น"),
    }
    if organization is not None:
        told |= _of(organization)
    if snapshot is not None:
        told["data_date"] = snapshot.published_at
    return told


def _of(organization: Organization) -> dict[str, Any]:
    emblem = reverse("portal_emblem", args=[organization.code]) if organization.logo else ""
    parts = [organization.address, _("โทร. %(n)s") % {"n": organization.telephone} if organization.telephone else ""]
    return {
        "organization": {"name": organization.name, "code": organization.code, "emblem_url": emblem},
        "responsible_unit": organization.name,
        "contact": " ".join(part for part in parts if part),
        "feedback_url": f"mailto:{organization.email}" if organization.email else "",
    }


def _in_language(request: HttpRequest, language: str) -> str:
    query = request.GET.copy()
    query.pop("lang", None)
    if language != "th":
        query["lang"] = language
    return f"{request.path}?{query.urlencode()}" if query else request.path


def address(name: str, *args: object) -> str:
    """A public address in the language of the page."""
    return in_language(reverse(name, args=args))


def in_language(path: str) -> str:
    """An address of ours in the language of the page."""
    return f"{path}?lang=en" if translation.get_language() == "en" else path


def absolute(path: str) -> str:
    """With the address of this installation before it, for what machines take away."""
    return f"{settings.ADDRESS}{path}"
