"""What every page of the door shares: its door, its language, its frame; no session, no cookie, no office context."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from sucharit.base.people.gate import public
from sucharit.work.sealed.models import Door
from sucharit.work.sealed.queries import open_door

DoorView = Callable[..., HttpResponseBase]
_BROKEN = (
    MultiPartParserError, TooManyFilesSent, RequestDataTooBig, UnreadablePostError, SuspiciousOperation, BadRequest,
)  # fmt: skip


def at_the_door(*methods: str) -> Callable[[DoorView], DoorView]:
    """A page for everyone that knows nobody. There is no session that another site could ride on, so there is no CSRF
    token, which would need a cookie; forms carry a signed ticket of ours instead."""

    def marked(view: DoorView) -> DoorView:
        @csrf_exempt
        @public
        @wraps(view)
        def opened(request: HttpRequest, organization: str, **kwargs: Any) -> HttpResponseBase:
            if request.method not in (*methods, "HEAD"):
                return HttpResponseNotAllowed(list(methods))
            try:
                language = "en" if (request.GET.get("lang") or request.POST.get("lang")) == "en" else "th"
            except _BROKEN:
                return shown(request, None, "sealed/door_broken.html", {})
            with translation.override(language):
                return _answered(view, request, organization, **kwargs)

        return opened

    return marked


def _answered(view: DoorView, request: HttpRequest, organization: str, **kwargs: Any) -> HttpResponseBase:
    try:
        return view(request, open_door(organization), **kwargs)
    except Http404:
        return shown(request, None, "sealed/door_missing.html", {}, status=404)


def shown(
    request: HttpRequest, door: Door | None, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page of the door. Refusals are 200 like everything else: from outside one cannot tell them apart."""
    language = translation.get_language() or "th"
    told = {
        "door": door, "organization": door.organization if door else None, "language": language,
        "lang": "?lang=en" if language == "en" else "", "here": request.path,
    }  # fmt: skip
    return HttpResponse(get_template(template).render(told | context), status=status)


def once() -> str:
    """The mark of a form that is drawn now."""
    return uuid.uuid4().hex


def busy_words() -> str:
    return _("ขณะนี้มีผู้ใช้ช่องทางนี้มาก โปรดรอสักครู่แล้วกดอีกครั้ง สิ่งที่ท่านพิมพ์ยังอยู่ในหน้านี้")
