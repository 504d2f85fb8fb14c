"""What happens to each request of somebody who is signed in: their language, their session, their second factor."""

import time
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation

from sucharit.base import clock
from sucharit.base.people.models import SignIn
from sucharit.base.people.signing_in import ASKED, DUE, SIGN_IN

_SEEN_EVERY = 900  # seconds; the session is prolonged no more often than this
#: Rooms that stay open while a second factor is overdue: setting it up, and leaving.
_OPEN_WHILE_DUE = frozenset({"second_factor_needed", "account_logout", "account_reauthenticate"})


class PeopleMiddleware:
    """Only for pages behind a gate: a public page never touches the session, so that it can be cached.

    Costs no query: what is needed was put into the session at sign-in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if getattr(request, "behind_a_gate", False):
            _keep_up(request)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Runs once the view is known: its gate says whether it is an open page."""
        if getattr(view, "gate", "public") == "public" or not request.user.is_authenticated:
            return None
        request.behind_a_gate = True  # type: ignore[attr-defined]
        user = request.user
        if user.language != translation.get_language():
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        return _asked_for_second_factor(request)


def _asked_for_second_factor(request: HttpRequest) -> HttpResponseBase | None:
    """Once after sign-in while there is time; always when the time is over."""
    due = request.session.get(DUE)
    if due is None or _stays_open(request):
        return None
    overdue = clock.today() > date.fromisoformat(due)
    if not overdue and (request.session.get(ASKED) or request.method != "GET" or "HX-Request" in request.headers):
        return None
    request.session[ASKED] = True
    back = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return HttpResponseRedirect(f"{reverse('second_factor_needed')}?{back}")


def _stays_open(request: HttpRequest) -> bool:
    name = request.resolver_match.url_name if request.resolver_match else ""
    return name in _OPEN_WHILE_DUE or (name or "").startswith("mfa_")


def _keep_up(request: HttpRequest) -> None:
    """A working person's session does not end at the eighth hour; and the list of sessions follows a changed key."""
    mine = request.session.get(SIGN_IN)
    if not mine or not request.user.is_authenticated:
        return
    now = time.time()
    key = request.session.session_key
    if key == mine["key"] and now - mine["seen"] < _SEEN_EVERY:
        return
    request.session[SIGN_IN] = {"id": mine["id"], "key": key, "seen": now}
    SignIn.objects.filter(pk=mine["id"], ended_at=None).update(session_key=key or "", seen_at=timezone.now())
