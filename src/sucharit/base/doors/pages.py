"""Public pages that know nobody: no session, no cookie, nothing that tells one browser from another.

Forms on them carry no CSRF token, because nobody is signed in: one that files something carries its own signed token.
A room names what stands behind its door by `find(code)`, which raises Http404 where there is none.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404
from django.template import Context
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import public

View = Callable[..., HttpResponseBase]


def house_called(code: str) -> Organization:
    """What stands behind a door that every organization has; 404 for no organization."""
    return get_object_or_404(Organization, code=code)


def open_door(
    find: Callable[[str], Any], *methods: str, missing: Callable[[HttpRequest, str, Any], HttpResponse] | None = None
) -> Callable[[View], View]:
    """A public page that takes these methods; GET brings HEAD. The view gets what `find` found instead of a code.
    `missing` makes the 404 page of a room that has its own, of what was found (None: nothing)."""
    told = missing or _missing
    allowed = [*methods, *(["HEAD"] if "GET" in methods else [])]

    def guard(view: View) -> View:
        @public
        @wraps(view)
        def opened(request: HttpRequest, organization: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in allowed:
                return HttpResponseNotAllowed(allowed)
            with translation.override("en" if request.GET.get("lang") == "en" else "th"):
                answer = _answered(request, view, find, told, organization, args, kwargs)
                answer["Content-Language"] = translation.get_language() or "th"
            if "Cache-Control" not in answer.headers:
                answer["Cache-Control"] = "no-store"
            return answer

        return csrf_exempt(opened)

    return guard


def _answered(
    request: HttpRequest, view: View, find: Callable[[str], Any], missing: Callable[..., HttpResponse], code: str,
    args: Any, kwargs: Any,
) -> HttpResponseBase:  # fmt: skip
    """404 is told here: the house's own page for it would set a cookie."""
    found = None
    try:
        found = find(code)
        return view(request, found, *args, **kwargs)
    except Http404:
        return missing(request, code, found)


def _missing(request: HttpRequest, code: str, _found: Any) -> HttpResponse:
    """In the frame of the organization; the plain 404 where there is no such organization."""
    house = Organization.objects.filter(code=code).first()
    if house is None:
        raise Http404
    return page(request, house, "public/missing.html", status=404)


def page(request: HttpRequest, house: Organization, template: str, status: int = 200, **more: Any) -> HttpResponse:
    """Rendered without context processors, so that no session is touched."""
    made = Context(frame(request, house) | more)
    made.request = request  # type: ignore[attr-defined]  # where Django's own tags look for the query
    return HttpResponse(cast(Any, get_template(template)).template.render(made), status=status)


def frame(request: HttpRequest, house: Organization) -> dict[str, Any]:
    """What public/base.html reads."""
    return {
        "request": request,
        "messages": (),
        "language": translation.get_language() or "th",
        "home_url": _address("portal_organization", house.code),
        "organization": {"name": house.name, "code": house.code, "emblem_url": _emblem(house)},
        "responsible_unit": house.name,
        "contact": house.telephone,
        "licence": _("ข้อมูลสาธารณะ ใช้ต่อได้โดยอ้างที่มา"),
        "language_links": language_links(request),
    }


def language_links(request: HttpRequest) -> list[tuple[str, str, str]]:
    """This page in each language, with what it was asked for: a year, a page of a list."""
    asked = request.GET.copy()
    asked.pop("lang", None)
    thai = f"?{asked.urlencode()}" if asked else ""
    asked["lang"] = "en"
    return [("th", "ไทย", f"{request.path}{thai}"), ("en", "English", f"{request.path}?{asked.urlencode()}")]


def _address(name: str, *args: object) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _emblem(house: Organization) -> str:
    return _address("organization_logo", house.code, house.logo) if house.logo else ""


def within(name: str, *args: object) -> str:
    """A page of a door, in the language of this one."""
    found = reverse(name, args=args)
    return f"{found}?lang=en" if translation.get_language() == "en" else found


def absolute(name: str, *args: object) -> str:
    """An address to print: with that of this installation, without a language."""
    return f"{settings.ADDRESS}{reverse(name, args=args)}"


def too_many(request: HttpRequest, house: Organization) -> HttpResponse:
    """Kind words, and when to come again."""
    answer = page(request, house, "public/too_many.html", status=429)
    answer["Retry-After"] = "60"
    return answer
