"""An address that only takes forms, opened as a page: after a refused form the address bar shows it, and a person who
presses Enter there is led on in words, not to the browser's own page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve

_OFFICE = "/o/"  # doors of the public have their own pages, without a cookie


class SentOnlyMiddleware:
    """Gives a 405 of the office a page with the way back; scripts get what they got."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != 405 or not _looks(request):
            return response
        page = render(request, "405.html", {"above": above(request.path)}, status=405)
        page["Allow"] = response.headers.get("Allow", "POST")
        return page


def above(path: str) -> str:
    """The nearest address above it that exists: the page whose form was sent."""
    while path.count("/") > 2:
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        return path
    return "/"


def _looks(request: HttpRequest) -> bool:
    """A person who looks at a page of the office, no script."""
    if request.method != "GET" or not request.path.startswith(_OFFICE) or "HX-Request" in request.headers:
        return False
    return "text/html" in request.headers.get("Accept", "")
