"""Thai first: another language is shown to who chose it, never because a computer was set up in English.

Django's own LocaleMiddleware asks the browser; an officer with an English Windows would get an English sign-in page.
A choice made on a page that is open to all stands in a cookie; a person's own choice is activated once they are known
(base.people), and public pages carry theirs in the address, so that they need no cookie.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


class ThaiFirstMiddleware:
    """Thai, or what the language cookie says; the answer tells which."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in _LANGUAGES else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response
