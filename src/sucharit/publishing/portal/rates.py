"""How many pages one address may open: plenty for an office behind one line, too few for a careless robot.

A bucket of tokens for each address, in the memory of this process: no database write for a reader.
"""

import time
from collections import OrderedDict
from ipaddress import ip_network
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

BURST = 600.0
PER_SECOND = 10.0
_MOST_ADDRESSES = 20_000
_buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # address > tokens, when
_lock = Lock()


def admitted(request: HttpRequest) -> bool:
    """Takes a token of the sender's address; False where there is none left."""
    address, now = _address(request), time.monotonic()
    with _lock:
        tokens, before = _buckets.pop(address, (BURST, now))
        tokens = min(BURST, tokens + (now - before) * PER_SECOND)
        _buckets[address] = (max(tokens - 1, 0), now)
        while len(_buckets) > _MOST_ADDRESSES:
            _buckets.popitem(last=False)
    return tokens >= 1


def forget() -> None:
    """All buckets full again (tests)."""
    with _lock:
        _buckets.clear()


def _address(request: HttpRequest) -> str:
    """Who asks: behind our own proxy the last address that it wrote, else the line's own end. One line has a whole
    network of IPv6 addresses (/64) and counts as one."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()[:45] or address
    try:
        return str(ip_network((address, 64), strict=False)) if ":" in address else address
    except ValueError:
        return address
