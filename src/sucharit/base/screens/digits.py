"""Thai or Arabic digits, by the choice of the person who looks: presentation, nothing is ever stored in them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from sucharit.core.thai import thai_digits

Digits = Literal["arabic", "thai"]

_chosen: ContextVar[Digits] = ContextVar("digits", default="arabic")

# Public pages are the same for everyone and cached: nobody's session may be looked at for them.
_SAME_FOR_ALL = ("/p/", "/api/")


def chosen() -> Digits:
    """The digits of the present request; Arabic outside of one."""
    return _chosen.get()


def shown(text: str) -> str:
    """`text` in the chosen digits."""
    return thai_digits(text) if chosen() == "thai" else text


@contextmanager
def using(digits: Digits) -> Iterator[None]:
    """Digits for a block of code: e-mails, tests, a page for another person."""
    token = _chosen.set(digits)
    try:
        yield
    finally:
        _chosen.reset(token)


class DigitsMiddleware:
    """Takes `request.user.digits` ("thai" or "arabic") for one request; after AuthenticationMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with using(_wish(request)):
            return self.get_response(request)


def _wish(request: HttpRequest) -> Digits:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path.startswith(_SAME_FOR_ALL):
        return "arabic"
    return "thai" if getattr(request.user, "digits", "arabic") == "thai" else "arabic"
