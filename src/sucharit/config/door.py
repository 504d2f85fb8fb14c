"""The sealed door in a server of its own: its threads and its queue are filled by nobody else, so that it stays open
while the rest of the house is flooded. The proxy leads /s/ here (docs/operating/examples).

ASGI, for one reason: what is sent is taken in without a thread, into memory, and only what has come whole is given to
one of the few threads that answer. Forms that are begun and never finished, by the hundred, hold nobody up; a proxy
that kept bodies back for us would lay them on its disk.
"""

import asyncio
import io
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from sucharit.config.wsgi import application as house
from sucharit.work.sealed.door import MOST_FORM

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_SERVED = ("/s/", "/static/", "/health/")
_ELSEWHERE = "ที่นี่มีเฉพาะช่องทางแจ้งการทุจริต / only the sealed door is here\n"
MOST_HELD = 256 * 1024 * 1024  # of all forms on their way or waiting for a thread; beyond it nothing more is taken in
_RESTING, _LOOKS_AGAIN = 5.0, 0.1
_PATIENCE, _LEAST_SPEED = 30.0, 1024  # seconds, and bytes a second beyond them: a bad telephone line is faster
_LONGEST = 1800.0

#: What is written waits for its own threads (each costs a key derivation), so that pages open while many write.
_LOOKING = ThreadPoolExecutor(4, thread_name_prefix="looking")
_WRITING = ThreadPoolExecutor(4, thread_name_prefix="writing")


class Broken(Exception):  # noqa: N818 - the line broke, nobody erred
    """What was sent did not come whole: too slow, too large, or hung up."""


@dataclass(eq=False)
class Coming:
    """A form on its way."""

    until: float
    moved: float
    task: "asyncio.Task[Any] | None"
    data: bytearray = field(default_factory=bytearray)
    paused: bool = False


_coming: list[Coming] = []
_waiting: list[bytes] = []


class _Torn(io.RawIOBase):
    """In place of what did not come: reading it says so, and the room shows its page for that."""

    def read(self, _size: int = -1) -> bytes:
        raise OSError("the form did not come whole")


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """ASGI: what belongs to the door, and nothing else of the house."""
    if scope["type"] != "http":
        return
    if not scope["path"].startswith(_SERVED):
        await _answer(send, 404, [(b"content-type", b"text/plain; charset=utf-8")], _ELSEWHERE.encode())
        return
    try:
        body: bytes | None = await whole(receive)
    except Broken:
        body = None
    threads = _WRITING if scope["method"] == "POST" else _LOOKING
    _waiting.append(body or b"")
    try:
        status, headers, content = await asyncio.get_running_loop().run_in_executor(threads, _ask, scope, body)
    finally:
        _waiting.remove(body or b"")
    await _answer(send, status, headers, content)


async def whole(receive: Receive) -> bytes:
    """The body, once all of it is there. Raises Broken."""
    now = asyncio.get_running_loop().time()
    one = Coming(now + _PATIENCE, now, asyncio.current_task())
    _coming.append(one)
    try:
        while await _more(receive, one):
            await _room(one)
        return bytes(one.data)
    except (TimeoutError, asyncio.CancelledError) as error:
        raise Broken from error
    finally:
        _coming.remove(one)


async def _more(receive: Receive, one: Coming) -> bool:
    """Takes in the next piece; is there more to come? Each piece earns time for those that follow."""
    async with asyncio.timeout_at(one.until):
        told = await receive()
    if told["type"] != "http.request":
        raise Broken
    piece = told.get("body", b"")
    one.data += piece
    one.moved = asyncio.get_running_loop().time()
    one.until = min(one.until + len(piece) / _LEAST_SPEED, one.moved + _LONGEST)
    more = bool(told.get("more_body"))
    if more and len(one.data) > MOST_FORM:
        raise Broken
    return more


async def _room(one: Coming) -> None:
    """While all together are too much, lines wait: until a thread has dealt with what is there, or, where nothing is
    there whole, behind the form that began first. Who rests meanwhile is let go."""
    loop = asyncio.get_running_loop()
    while _too_much(one):
        for each in _coming:
            if not each.paused and each is not one and loop.time() - each.moved > _RESTING and each.task:
                each.task.cancel()
        one.paused = True
        await asyncio.sleep(_LOOKS_AGAIN)
        one.until += _LOOKS_AGAIN
    one.paused, one.moved = False, loop.time()


def _too_much(one: Coming) -> bool:
    waiting = sum(map(len, _waiting))
    held = waiting + sum(len(each.data) for each in _coming)
    return held > MOST_HELD and (waiting > 0 or _coming[0] is not one)


def _ask(scope: Scope, body: bytes | None) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """The house's own answer, as WSGI gives it."""
    told: list[tuple[str, list[tuple[str, str]]]] = []
    parts = house(_environ(scope, body), lambda status, headers, _fault=None: told.append((status, headers)))  # type: ignore[arg-type]
    try:
        content = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    status, headers = told[-1]
    latin = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    return int(status[:3]), latin, b"" if scope["method"] == "HEAD" else content


def _environ(scope: Scope, body: bytes | None) -> dict[str, Any]:
    """Nothing of the sender stands in it: no address, no port."""
    host, port = (scope.get("server") or ("127.0.0.1", 0))[:2]
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"], "SCRIPT_NAME": "", "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "PATH_INFO": scope["path"].encode().decode("latin-1"), "SERVER_NAME": host, "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}", "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"), "wsgi.errors": sys.stderr, "wsgi.multithread": True,
        "wsgi.multiprocess": False, "wsgi.run_once": False,
        "wsgi.input": _Torn() if body is None else io.BytesIO(body),
    }  # fmt: skip
    for name, value in scope["headers"]:
        key = name.decode("latin-1").upper().replace("-", "_")
        if "_" not in name.decode("latin-1"):  # X_Forwarded_Proto is not X-Forwarded-Proto
            environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value.decode("latin-1")
    if body is not None:
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]], content: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})
