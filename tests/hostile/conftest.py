"""The demonstration, whole, for whoever means ill: built once, and what each test does to it is taken back."""

import pytest
from tests.hostile.world import World

from sucharit.office.demonstration.people import Cast

_worlds: dict[int, World] = {}


@pytest.fixture(scope="module")
def whole_world(demonstrated: tuple[Cast, Cast]) -> World:
    """One for as long as the demonstration stands: what was walked in one file need not be walked in the next."""
    key = id(demonstrated)
    if key not in _worlds:
        _worlds.clear()
        _worlds[key] = World(*demonstrated)
    return _worlds[key]
