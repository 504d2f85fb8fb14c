"""One address fetched: few hops, few bytes, little time, and never further than `places` lets it."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urljoin

from sucharit.publishing.disclosure.links.places import NotOpened, Place, Resolver, numbers_of, place_of, resolve

MIB = 1024 * 1024
USER_AGENT = "Sucharit-LinkCheck/1.0 (+disclosure checklist of a Thai local government; one request a day)"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TOO_SLOW = "เว็บไซต์ตอบช้าเกิน 20 วินาที"
TOO_BIG = "ไฟล์ใหญ่เกิน 20 เมกะไบต์ ระบบจึงไม่อ่านต่อ"
_PIECE = 64 * 1024

Connector = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True)
class Limits:
    """How much of a stranger is borne."""

    seconds: float = 20.0
    size: int = 20 * MIB
    redirects: int = 5


@dataclass(frozen=True)
class Fetched:
    """What came at the end of the hops."""

    address: str
    status: int
    media_type: str
    charset: str
    body: bytes
    hops: tuple[str, ...] = field(default=())


def connect(number: str, port: int, seconds: float) -> socket.socket:
    """A connection to this very number."""
    return socket.create_connection((number, port), timeout=seconds)


@dataclass(frozen=True)
class Seam:
    """Who resolves names and who connects: values, so that a test can lead both to a server of its own while every
    rule of `places` stands."""

    resolver: Resolver = resolve
    connector: Connector = connect
    limits: Limits = Limits()


def fetch(address: str, seam: Seam = Seam()) -> Fetched:
    """Follows the address to its end. Raises NotOpened with a Thai sentence."""
    until = time.monotonic() + seam.limits.seconds
    place, hops = place_of(address), list[str]()
    while True:
        status, headers, body = _asked(place, seam, until)
        onward = headers.get("Location") if status in REDIRECTS else None
        if not onward:
            charset = headers.get_content_charset("") if headers.get("Content-Type") else ""
            media = headers.get_content_type() if headers.get("Content-Type") else ""
            return Fetched(place.address, status, media, charset or "", body, tuple(hops))
        hops.append(place.address)
        place = _next(place, onward, hops, seam.limits)


def _next(place: Place, onward: str, hops: list[str], limits: Limits) -> Place:
    if len(hops) > limits.redirects:
        raise NotOpened(f"เว็บไซต์ส่งต่อเกิน {limits.redirects} ครั้ง")
    try:
        following = place_of(urljoin(place.address, onward.strip()))
    except NotOpened as refused:
        raise NotOpened(f"เว็บไซต์ส่งต่อไปยังที่อยู่ที่เปิดไม่ได้: {refused.thai}") from refused
    if following.address in hops:
        raise NotOpened("เว็บไซต์ส่งต่อวนกลับมาที่เดิม")
    return following


def _asked(place: Place, seam: Seam, until: float) -> tuple[int, Message, bytes]:
    """One hop; whatever breaks is said in one sentence."""
    numbers = numbers_of(place, seam.resolver)
    try:
        with _held(_connected(place, numbers, seam, until), until) as held:
            return _exchange(place, held, seam.limits, until)
    except NotOpened:
        raise
    except ssl.SSLError as fault:
        raise NotOpened("ใบรับรองความปลอดภัย (https) ของเว็บไซต์ใช้ไม่ได้หรือหมดอายุ") from fault
    except (OSError, http.client.HTTPException, ValueError, AttributeError, zlib.error) as fault:
        if time.monotonic() >= until or isinstance(fault, TimeoutError):
            raise NotOpened(TOO_SLOW) from fault
        raise NotOpened("เชื่อมต่อเว็บไซต์ไม่ได้ หรือเว็บไซต์ตอบไม่ถูกต้อง") from fault


def _connected(place: Place, numbers: list[str], seam: Seam, until: float) -> socket.socket:
    """The first number that answers; all were looked at."""
    last: OSError | None = None
    for number in numbers[:4]:
        try:
            return seam.connector(number, place.port, _left(until))
        except OSError as fault:
            last = fault
    raise last or OSError("no number")


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise NotOpened(TOO_SLOW)
    return left


class _Held:
    """The socket in use: plain first, then the secured one that takes its place."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock

    def end(self) -> None:
        """From the watching thread: whoever reads wakes up. The plain shutdown: the secured one clears its state."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


@contextlib.contextmanager
def _held(sock: socket.socket, until: float) -> Iterator[_Held]:
    """A timeout of a socket counts each byte anew; a server that sends one a second is ended by this clock."""
    held = _Held(sock)
    clock = threading.Timer(max(until - time.monotonic(), 0.0), held.end)
    clock.daemon = True
    clock.start()
    try:
        yield held
    finally:
        clock.cancel()
        with contextlib.suppress(OSError):
            held.sock.close()


def _exchange(place: Place, held: _Held, limits: Limits, until: float) -> tuple[int, Message, bytes]:
    held.sock.settimeout(_left(until))
    if place.scheme == "https":
        context = ssl.create_default_context()
        held.sock = context.wrap_socket(held.sock, server_hostname=place.host, do_handshake_on_connect=False)
        held.sock.do_handshake()
    asked = http.client.HTTPConnection(place.host, place.port)
    asked.sock = held.sock
    asked.putrequest("GET", place.path, skip_host=True, skip_accept_encoding=True)
    host = f"[{place.host}]" if ":" in place.host else place.host
    told = {"Host": host, "User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
    for name, value in (told | {"Connection": "close"}).items():
        asked.putheader(name, value)
    asked.endheaders()
    with contextlib.closing(asked.getresponse()) as answer:
        if answer.status in REDIRECTS:
            return answer.status, answer.headers, b""
        return answer.status, answer.headers, _body(answer, limits, until)


def _body(answer: http.client.HTTPResponse, limits: Limits, until: float) -> bytes:
    stated = answer.headers.get("Content-Length", "")
    if stated.isdecimal() and int(stated[:18]) > limits.size:
        raise NotOpened(TOO_BIG)
    pieces, size = list[bytes](), 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limits.size:
            raise NotOpened(TOO_BIG)
        _left(until)
    if time.monotonic() >= until:
        raise NotOpened(TOO_SLOW)  # ended by the clock, which looks like an end of the file
    return _unpacked(b"".join(pieces), answer.headers.get("Content-Encoding", "").lower().strip(), limits)


def _unpacked(body: bytes, coding: str, limits: Limits) -> bytes:
    """A server may pack what it was asked not to; it is unpacked up to the same size and no further."""
    if coding in ("", "identity"):
        return body
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise NotOpened("เว็บไซต์ส่งข้อมูลในรูปแบบบีบอัดที่ระบบไม่รู้จัก")
    unpacking = zlib.decompressobj(47)
    plain = unpacking.decompress(body, limits.size + 1)
    if len(plain) > limits.size:
        raise NotOpened("ไฟล์ที่บีบอัดมาขยายใหญ่เกิน 20 เมกะไบต์ ระบบจึงไม่อ่านต่อ")
    return plain
