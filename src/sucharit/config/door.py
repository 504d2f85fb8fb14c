"""The sealed door in a server of its own: its threads and its queue are filled by nobody else, so that it stays open
while the rest of the house is flooded. The proxy leads /s/ here (docs/operating/examples).
"""

from collections.abc import Iterable
from typing import Any

from sucharit.config.wsgi import application as house

_SERVED = ("/s/", "/static/", "/health/")


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """WSGI: what belongs to the door, and nothing else of the house."""
    if environ.get("PATH_INFO", "").startswith(_SERVED):
        return house(environ, start_response)
    start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
    return ["ที่นี่มีเฉพาะช่องทางแจ้งการทุจริต / only the sealed door is here\n".encode()]
