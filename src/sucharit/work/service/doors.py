"""How a service of the catalogue is had: rooms that take its requests or give its tickets say it here."""

import uuid
from collections.abc import Callable

from sucharit.base.organizations.models import Organization

#: series of a manual > (words, address) of each way
Ways = dict[uuid.UUID, list[tuple[str, str]]]
_ROOMS: list[Callable[[Organization], Ways]] = []


def register(ways: Callable[[Organization], Ways]) -> None:
    """Called when the application of a room is ready."""
    _ROOMS.append(ways)


def ways_of(house: Organization) -> Ways:
    """All ways into all services: a query for each room."""
    told: Ways = {}
    for room in _ROOMS:
        for series, ways in room(house).items():
            told.setdefault(series, []).extend(ways)
    return told
