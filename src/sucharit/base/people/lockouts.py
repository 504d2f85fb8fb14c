"""After too many wrong passwords a name is locked for some minutes. An administrator can open it at once."""

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.http import HttpRequest

from sucharit.base.people.models import User


def unlock(request: HttpRequest, user: User) -> None:
    """Forgets the failures under the user's name and address."""
    adapter = get_adapter()
    for credentials in ({"username": user.username}, {"email": user.email}):
        if all(credentials.values()):
            key = adapter._get_login_attempts_cache_key(request, **credentials)
            ratelimit.clear(request, app="allauth.account", action="login_failed", key=key)
