"""How often the public door may be knocked at: plenty for a training room behind one line, too seldom for a robot.

Buckets stand in the memory of the process under a keyed digest of the address, which is written nowhere and forgotten
with the process.
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
    """Tokens of each address at each survey: `burst` at once, then one every `seconds`."""

    def __init__(self, burst: float, seconds: float) -> None:
        self.burst, self.rate = burst, 1 / seconds
        self.kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admits(self, request: HttpRequest, place: str) -> bool:
        address, now = _digest(request, place), time.monotonic()
        with _lock:
            tokens, before = self.kept.pop(address, (self.burst, now))
            tokens = min(self.burst, tokens + (now - before) * self.rate)
            self.kept[address] = (max(tokens - 1, 0), now)
            while len(self.kept) > _MOST_ADDRESSES:
                self.kept.popitem(last=False)
        return tokens >= 1


ANSWERING = Bucket(burst=60, seconds=10)
"""A sheet sent: a full training room at once, then six a minute from one line."""
PRESSING = Bucket(burst=120, seconds=3)
"""A face pressed: what was kept through a gap in the network comes at once."""
GUESSING = Bucket(burst=60, seconds=10)
"""A slip tried."""


def _digest(request: HttpRequest, place: str) -> str:
    """The last address that our own proxy wrote, else the line's own end; a network of IPv6 (/64) is one line."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()[:45] or address
    with contextlib.suppress(ValueError):
        address = str(ip_network((address, 64), strict=False)) if ":" in address else address
    return hashlib.blake2b(f"{place} {address}".encode(), key=_KEY, digest_size=12).hexdigest()


def forget() -> None:
    """All buckets full again (tests)."""
    for bucket in (ANSWERING, PRESSING, GUESSING):
        bucket.kept.clear()
