"""How often a public door may be knocked at: plenty for a household or a village hall, too seldom for a robot.

Buckets stand in the memory of the process under a keyed digest of the address, which is written nowhere and forgotten
with the process. Guesses are not counted by receipt: whoever guessed wrong on purpose would shut people out of their
own cases.
"""

import contextlib
import hashlib
import secrets
import time
from collections import OrderedDict
from ipaddress import ip_network
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

_KEY = secrets.token_bytes(16)
_MOST_ADDRESSES = 20_000
_lock = Lock()


class Bucket:
    """Tokens of each address (at each `place`, where one is named): `burst` at once, then one every `seconds`."""

    def __init__(self, burst: float, seconds: float) -> None:
        self.burst, self.rate = burst, 1 / seconds
        self.kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admits(self, request: HttpRequest, place: str = "") -> bool:
        """Takes a token; False where there is none left."""
        address, now = _digest(request, place), time.monotonic()
        with _lock:
            tokens, before = self.kept.pop(address, (self.burst, now))
            tokens = min(self.burst, tokens + (now - before) * self.rate)
            self.kept[address] = (max(tokens - 1, 0), now)
            while len(self.kept) > _MOST_ADDRESSES:
                self.kept.popitem(last=False)
        return tokens >= 1

    def forget(self) -> None:
        """Full again for everybody (tests)."""
        with _lock:
            self.kept.clear()


def _digest(request: HttpRequest, place: str) -> str:
    """The last address that our own proxy wrote, else the line's own end; a network of IPv6 (/64) is one line."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()[:45] or address
    with contextlib.suppress(ValueError):
        address = str(ip_network((address, 64), strict=False)) if ":" in address else address
    return hashlib.blake2b(f"{place} {address}".encode(), key=_KEY, digest_size=12).hexdigest()
