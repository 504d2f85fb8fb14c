"""States that the tests of a room pass through - drafted, approved, running - each built once for a file, on the one
before it, as savepoints of a transaction that is never committed. What a test does to one is taken back as always."""

import contextlib
import itertools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation

if TYPE_CHECKING:
    from pytest_django.plugin import DjangoDbBlocker

#: name of a state, which is that of its fixture > the state before it ("" where it is what the file stands on), and
#: what makes it of that one's number in the database; from the first to the last
Stages = Mapping[str, tuple[str, Callable[[int], int]]]

#: files whose world stands now
_now: set[Path] = set()


class World:
    """What a file stands on, by its number in the database, and how far it has been built up from there."""

    def __init__(self, stages: Stages, ground: int, blocker: "DjangoDbBlocker") -> None:
        self.stages, self.blocker = stages, blocker
        self.built: list[tuple[str, int, contextlib.ExitStack]] = [("", ground, contextlib.ExitStack())]

    def at(self, name: str) -> int:
        """The number of what stands there, when nothing is built on it."""
        way = list(self._down_from(name))[::-1]
        with self.blocker.unblock(), translation.override(settings.LANGUAGE_CODE):
            while [one for one, *_ in self.built] != way[: len(self.built)]:
                self.built.pop()[2].close()
            for one in way[len(self.built) :]:
                self._build(one)
        return self.built[-1][1]

    def _down_from(self, name: str) -> Iterator[str]:
        yield name
        if name:
            yield from self._down_from(self.stages[name][0])

    def _build(self, name: str) -> None:
        with contextlib.ExitStack() as end:
            end.enter_context(transaction.atomic())
            end.callback(transaction.set_rollback, True)
            made = self.stages[name][1](self.built[-1][1])
            self.built.append((name, made, end.pop_all()))


@contextlib.contextmanager
def world_of(
    request: pytest.FixtureRequest, stages: Stages, ground: int, blocker: "DjangoDbBlocker"
) -> Iterator[World]:
    """For the fixture `world` of a module; `ground` is the number of what the file stands on."""
    made = World(stages, ground, blocker)
    _now.add(request.path)
    yield made
    _now.discard(request.path)
    made.at("")


def stage_of(request: pytest.FixtureRequest, stages: Stages, ground: str) -> int:
    """The number of the furthest state that a test asks for, or of its ground; 0 where it asks for neither and nothing
    stands. For a fixture that comes before the transaction of the test: its scope is "class"."""
    if {ground, *stages}.isdisjoint(request.node.fixturenames) and request.path not in _now:
        return 0
    number: int = request.getfixturevalue("world").at(asked_for(request.node, stages))
    return number


def asked_for(item: Any, stages: Stages) -> str:
    """The furthest state among the fixtures of a test; "" where it asks for none."""
    return max((one for one in stages if one in item.fixturenames), key=list(stages).index, default="")


def in_stages(items: list[pytest.Item], folder: Path, stages: Stages) -> None:
    """The tests of each file from the first state to the last, or one would be built again and again."""
    order = ["", *stages]
    mine = [place for place, one in enumerate(items) if one.path.parent == folder]
    for _file, places in itertools.groupby(mine, lambda place: items[place].path):
        here = list(places)
        there = sorted((items[one] for one in here), key=lambda one: order.index(asked_for(one, stages)))
        for place, item in zip(here, there, strict=True):
            items[place] = item
