"""The sealed door's own server takes forms in without a thread, bounded in time and memory, and knows nobody."""

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from sucharit.config import door


def sent(*events: dict[str, Any], then_rest: float = 0.0):
    """A line that brings these events, then is silent."""
    waiting = list(events)

    async def receive() -> dict[str, Any]:
        if waiting:
            return waiting.pop(0)
        await asyncio.sleep(then_rest)
        return {"type": "http.disconnect"}

    return receive


def run(what: Coroutine[Any, Any, Any]) -> Any:
    """In a thread of its own: in the same process a browser of the journeys may keep a loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, what).result()


def part(data: bytes, *, more: bool = True) -> dict[str, Any]:
    return {"type": "http.request", "body": data, "more_body": more}


def test_a_form_in_pieces_is_one_form():
    assert run(door.whole(sent(part(b"a"), part(b"b"), part(b"c", more=False)))) == b"abc"
    assert door._coming == []


@pytest.mark.parametrize("seconds", [0.0, 30.0])
def test_who_hangs_up_or_rests_is_let_go(seconds, monkeypatch):
    monkeypatch.setattr(door, "_PATIENCE", 0.1)
    with pytest.raises(door.Broken):
        run(door.whole(sent(part(b"a"), then_rest=seconds)))
    assert door._coming == []


def test_who_drips_is_let_go(monkeypatch):
    """Each piece in time, all of them too slow."""
    monkeypatch.setattr(door, "_PATIENCE", 0.2)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.05)
        return part(b"x")

    with pytest.raises(door.Broken):
        run(asyncio.wait_for(door.whole(receive), 5))


def test_what_is_too_large_is_let_go(monkeypatch):
    monkeypatch.setattr(door, "MOST_FORM", 10)
    with pytest.raises(door.Broken):
        run(door.whole(sent(part(b"x" * 11), part(b"", more=False))))


def test_the_one_that_rests_makes_room_for_those_that_come(monkeypatch):
    monkeypatch.setattr(door, "MOST_HELD", 100)
    monkeypatch.setattr(door, "_RESTING", 0.05)
    monkeypatch.setattr(door, "_LOOKS_AGAIN", 0.01)

    async def together() -> list[Any]:
        resting = asyncio.ensure_future(door.whole(sent(part(b"r" * 60), then_rest=60)))
        await asyncio.sleep(0.01)
        coming = [door.whole(sent(part(b"c" * 50), part(b"d", more=False))) for _ in range(2)]
        return await asyncio.wait_for(asyncio.gather(resting, *coming, return_exceptions=True), 5)

    first, *others = run(together())
    assert isinstance(first, door.Broken)
    assert others == [b"c" * 50 + b"d"] * 2
    assert door._coming == []


def test_what_waits_for_a_thread_counts_too_and_nobody_is_lost(monkeypatch):
    """Two hundred with photos: their lines wait, none is refused."""
    monkeypatch.setattr(door, "MOST_HELD", 100)
    monkeypatch.setattr(door, "_LOOKS_AGAIN", 0.01)
    monkeypatch.setattr(door, "_RESTING", 0.05)
    most = [0]

    def ask(_scope: Any, body: bytes) -> tuple[int, list[Any], bytes]:
        most[0] = max(most[0], sum(map(len, door._waiting)) + sum(len(one.data) for one in door._coming))
        time.sleep(0.005)
        return 200, [], body

    monkeypatch.setattr(door, "_ask", ask)
    answered: list[bytes] = []

    async def send(told: dict[str, Any]) -> None:
        answered.append(told.get("body", b""))

    async def together() -> None:
        scope = {"type": "http", "path": "/s/x/", "method": "POST"}
        pieces = [part(b"p" * 10) for _ in range(4)]
        crowd = [door.application(scope, sent(*pieces, part(b"", more=False)), send) for _ in range(30)]
        await asyncio.wait_for(asyncio.gather(*crowd), 10)

    run(together())
    assert answered.count(b"p" * 40) == 30
    assert most[0] <= 100 + 40 + 30 * 10, "the bound, one form more, and a piece of each line"
    assert (door._coming, door._waiting) == ([], [])


def test_the_house_behind_is_told_no_address():
    scope = {
        "type": "http", "method": "POST", "path": "/s/ดอน/", "query_string": b"lang=en", "scheme": "http",
        "client": ("203.0.113.77", 4711), "server": ("127.0.0.1", 8001),
        "headers": [(b"host", b"x"), (b"x-forwarded-proto", b"https"), (b"x_forwarded_proto", b"gopher")],
    }  # fmt: skip
    environ = door._environ(scope, b"abc")
    assert "203.0.113.77" not in repr(environ)
    assert not any(name.startswith("REMOTE") for name in environ)
    assert environ["HTTP_X_FORWARDED_PROTO"] == "https"
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/s/ดอน/"
    assert (environ["CONTENT_LENGTH"], environ["wsgi.input"].read()) == ("3", b"abc")
