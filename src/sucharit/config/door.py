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
THREADS = 8
MOST_HELD = 400 * 1024 * 1024  # of all forms that are on their way; the one that rests longest makes room
_PATIENCE, _LEAST_SPEED = 30.0, 1024  # seconds, and bytes a second beyond them: a bad telephone line is faster
_LONGEST = 1800.0

_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="door")


class Broken(Exception):  # noqa: N818 - the line broke, nobody erred
    """What was sent did not come whole: too slow, too large, or hung up."""


@dataclass(eq=False)
class Coming:
    """A form on its way."""

    moved: float
    task: "asyncio.Task[Any] | None"
    data: bytearray = field(default_factory=bytearray)


_coming: set[Coming] = set()


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
    status, headers, content = await asyncio.get_running_loop().run_in_executor(_threads, _ask, scope, body)
    await _answer(send, status, headers, content)


async def whole(receive: Receive) -> bytes:
    """The body, once all of it is there. Raises Broken."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    one = Coming(began, asyncio.current_task())
    _coming.add(one)
    try:
        while True:
            until = began + min(_PATIENCE + len(one.data) / _LEAST_SPEED, _LONGEST)
            async with asyncio.timeout_at(until):
                told = await receive()
            if told["type"] != "http.request":
                raise Broken
            one.data += told.get("body", b"")
            one.moved = loop.time()
            if not told.get("more_body"):
                return bytes(one.data)
            if len(one.data) > MOST_FORM:
                raise Broken
            make_room(one)
    except (TimeoutError, asyncio.CancelledError) as error:
        raise Broken from error
    finally:
        _coming.discard(one)


def make_room(newest: Coming) -> None:
    """While all together are too much, the form that has not moved for longest is let go."""
    while sum(len(one.data) for one in _coming) > MOST_HELD:
        resting = min(_coming, key=lambda one: one.moved)
        _coming.discard(resting)
        if resting is newest or resting.task is None:
            raise Broken
        resting.task.cancel()


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
