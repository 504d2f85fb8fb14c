"""Following one's own case: whoever gave the right receipt holds a signed key in a cookie of these pages alone, for an
hour; a renewed receipt makes it worthless. Nothing of it stands in the address, the log or the database."""

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
        told = signing.dumps([pk, digest[:_MARK]], salt=self.salt)
        answer.set_cookie(
            self.cookie, told, max_age=SECONDS, path=path, secure=settings.SECURE, httponly=True, samesite="Strict"
        )
        return answer

    def held(self, request: HttpRequest) -> tuple[int, str] | None:
        """The case and the mark of its secret; None where the browser holds no key of ours, or an old one."""
        try:
            pk, mark = signing.loads(request.COOKIES.get(self.cookie, ""), salt=self.salt, max_age=SECONDS)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return int(pk), str(mark)

    def fits(self, mark: str, digest: str) -> bool:
        return bool(digest) and digest[:_MARK] == mark

    def leave(self, answer: HttpResponseBase, path: str) -> HttpResponseBase:
        """The key is given back."""
        answer.delete_cookie(self.cookie, path=path, samesite="Strict")
        return answer
