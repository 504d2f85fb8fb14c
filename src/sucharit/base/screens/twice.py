"""A form that is pressed twice is sent once: the second press is led where the first one led.

Two presses come from the same page, so their forms are alike to the last letter, token included: every page that is
drawn anew carries another. What a script sends with the token in a header is not looked at; it has its own editions.
"""

import hashlib
import time
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

SECONDS = 30
_PATIENCE = 3.0  # seconds for which the second press waits for the first one's answer
_PAUSE = 0.1


class TwiceMiddleware:
    """Only for who is signed in, and only where the first press was answered by a redirect: a refused form may be sent
    again as it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        mark = getattr(request, "pressed", None)
        if mark is not None:
            _keep(mark, response.headers.get("Location", ""))
        return response

    def process_view(
        self, request: HttpRequest, _view: Callable[..., object], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Runs after the token was checked, so that nobody fills the cache with forged forms."""
        mark = mark_of(request)
        if mark is None:
            return None
        if not cache.add(mark, "", SECONDS) and (place := _led_to(mark)):
            return HttpResponseRedirect(place)
        request.pressed = mark  # type: ignore[attr-defined]
        return None


def mark_of(request: HttpRequest) -> str | None:
    """What two presses of one button have in common; None for what is no form of a page of somebody signed in."""
    if request.method != "POST" or "HX-Request" in request.headers or not request.user.is_authenticated:
        return None
    if not request.POST.get("csrfmiddlewaretoken"):
        return None
    sent = hashlib.sha256(f"{request.user.pk} {request.get_full_path()}".encode())
    for name, values in request.POST.lists():
        sent.update(repr((name, values)).encode(errors="replace"))
    for name, files in request.FILES.lists():
        sent.update(repr((name, [(file.name, file.size) for file in files])).encode(errors="replace"))
    return f"screens.twice.{sent.hexdigest()}"


def _keep(mark: str, place: str) -> None:
    if place:
        cache.set(mark, place, SECONDS)
    else:
        cache.delete(mark)


def _led_to(mark: str) -> str:
    """Where the first press led; "" where it has no answer in time, or was refused meanwhile."""
    until = time.monotonic() + _PATIENCE
    place: str | None = cache.get(mark)
    while place == "" and time.monotonic() < until:
        time.sleep(_PAUSE)
        place = cache.get(mark)
    return place or ""
