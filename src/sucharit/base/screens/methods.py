"""What a page of ours may be asked by. A view that shows a page would otherwise show it to PUT and DELETE as well, and
every asking of that kind would run a whole page to change nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

KNOWN = ("GET", "HEAD", "POST", "OPTIONS")
_OWN_WORDS = "/p/api/"  # the interface for programs refuses as programs read it


class MethodsMiddleware:
    """405 for every other method, before sessions and views."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in KNOWN or request.path_info.startswith(_OWN_WORDS):
            return self.get_response(request)
        return HttpResponseNotAllowed(KNOWN)
