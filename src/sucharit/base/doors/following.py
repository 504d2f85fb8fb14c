"""Following one's own case: whoever gave the right receipt holds a signed key for an hour, in the forms of the case and
in a cookie of these pages alone; a browser that keeps no cookie follows by the forms. A renewed receipt makes the key
worthless. Nothing of it stands in the address, the log or the database."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

SECONDS = 3600
_MARK = 16


class Following:
    """The key of one room. `path` are its public pages: the browser sends the cookie to no other."""

    def __init__(self, cookie: str, room: str) -> None:
        self.cookie, self.salt = cookie, f"{room}.case"

    def let_in(self, answer: HttpResponseBase, pk: int, digest: str, path: str) -> HttpResponseBase:
        """The answer with the key of a case, whose secret has this digest."""
        answer.set_cookie(
            self.cookie,
            self.key(pk, digest),
            max_age=SECONDS,
            path=path,
            secure=settings.SECURE,
            httponly=True,
            samesite="Strict",
        )
        return answer

    def key(self, pk: int, digest: str) -> str:
        """For the forms of the case, as their field `key`."""
        return signing.dumps([pk, digest[:_MARK]], salt=self.salt)

    def kept(self, request: HttpRequest) -> bool:
        """Did the browser keep the cookie?"""
        return self.cookie in request.COOKIES

    def held(self, request: HttpRequest) -> tuple[int, str] | None:
        """The case and the mark of its secret, of the form that was sent before that of the cookie; None where there is
        no key of ours, or an old one."""
        told = request.POST.get("key", "")[:300] or request.COOKIES.get(self.cookie, "")
        try:
            pk, mark = signing.loads(told, salt=self.salt, max_age=SECONDS)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return int(pk), str(mark)

    def fits(self, mark: str, digest: str) -> bool:
        return bool(digest) and digest[:_MARK] == mark

    def leave(self, answer: HttpResponseBase, path: str) -> HttpResponseBase:
        """The key is given back."""
        answer.delete_cookie(self.cookie, path=path, samesite="Strict")
        return answer
