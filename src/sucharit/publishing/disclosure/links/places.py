"""Which addresses may be opened at all: http and https, ports 80 and 443, the open internet. Asked on every hop.

An officer's address may be, or lead to, a machine inside the house (SSRF). So a name is resolved here, every number
that it gives is looked at, and the connection goes to the number that was looked at: a second, different answer of the
name server (DNS rebinding) changes nothing.
"""

import ipaddress
import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LONGEST_ADDRESS = 2_000
RESOLVING_SECONDS = 5.0
_PORTS = {"http": 80, "https": 443}
_SAFE = "/%:@!$&'()*+,;=~-._?"
_NUMBER = re.compile(r"(0[xX][0-9a-fA-F]*|[0-9]+)\Z")
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)+\Z")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

Resolver = Callable[[str, int], Sequence[str]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotOpened(Exception):  # noqa: N818 - the address is at fault
    """The address was not opened: one Thai sentence says why."""

    def __init__(self, thai: str) -> None:
        super().__init__(thai)
        self.thai = thai


INSIDE = "ที่อยู่นี้ชี้ไปยังเครือข่ายภายในหรือเครื่องของระบบเอง ระบบเปิดได้เฉพาะที่อยู่บนอินเทอร์เน็ตสาธารณะ"


@dataclass(frozen=True)
class Place:
    """A checked address, in pieces that can be asked for."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{self.path}"


def place_of(address: str) -> Place:
    """The address in pieces. NotOpened for another scheme, port, a name and password, or a number in disguise."""
    if len(address) > LONGEST_ADDRESS or any(ord(c) <= 32 or ord(c) == 127 for c in address) or "\\" in address:
        raise NotOpened("ที่อยู่เว็บนี้ไม่ถูกต้อง มีช่องว่างหรืออักขระที่ใช้ไม่ได้ หรือยาวเกินไป")
    try:
        parts = urlsplit(address)
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError as fault:
        raise NotOpened("ที่อยู่เว็บนี้ไม่ถูกต้อง โปรดคัดลอกทั้งบรรทัดจากเบราว์เซอร์") from fault
    if parts.scheme not in _PORTS:
        raise NotOpened("ระบบเปิดได้เฉพาะที่อยู่ที่ขึ้นต้นด้วย http:// หรือ https://")
    if "@" in parts.netloc:
        raise NotOpened("ที่อยู่เว็บต้องไม่มีชื่อผู้ใช้หรือรหัสผ่าน")
    if port not in (None, _PORTS[parts.scheme]):
        raise NotOpened("ระบบเปิดได้เฉพาะพอร์ตปกติของเว็บ (80 และ 443)")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Place(parts.scheme, _host(host), _PORTS[parts.scheme], path)


def _host(host: str) -> str:
    """The host as the network knows it; numbers only in the one plain spelling."""
    number = _number(host)
    if number is not None:
        if not is_open(number):
            raise NotOpened(INSIDE)
        return host
    try:
        name = host.encode("idna").decode().lower()
    except UnicodeError as fault:
        raise NotOpened("ชื่อเว็บไซต์ในที่อยู่นี้ไม่ถูกต้อง") from fault
    if _NUMBER.match(name.rpartition(".")[2]):
        raise NotOpened("ที่อยู่นี้เขียนเลขเครื่องในรูปแบบพิเศษ ระบบจึงไม่เปิด โปรดใช้ชื่อเว็บไซต์")
    if not _NAME.match(name):
        raise NotOpened("ชื่อเว็บไซต์ในที่อยู่นี้ไม่ถูกต้อง หรือเป็นชื่อเครื่องภายใน")
    return name


def _number(text: str) -> Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def is_open(number: Address) -> bool:
    """Is it on the open internet? An IPv4 number hidden in an IPv6 one counts as what it hides."""
    for hidden in _hidden(number):
        if not is_open(hidden):
            return False
    return number.is_global and not (number.is_multicast or number.is_reserved or number.is_unspecified)


def _hidden(number: Address) -> list[Address]:
    if isinstance(number, ipaddress.IPv4Address):
        return []
    told: list[Address | None] = [number.ipv4_mapped, number.sixtofour, *(number.teredo or ())]
    if number in _NAT64:
        told.append(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
    return [one for one in told if one is not None]


def numbers_of(place: Place, resolver: Resolver) -> list[str]:
    """Every number that the host has, all of them open. One inside is enough to refuse."""
    if _number(place.host) is not None:
        return [place.host]
    found = list(dict.fromkeys(resolver(place.host, place.port)))
    if not found:
        raise NotOpened("ไม่พบเว็บไซต์ของที่อยู่นี้ (ชื่อเว็บไซต์ไม่มีอยู่)")
    for one in found:
        number = _number(one)
        if number is None or not is_open(number):
            raise NotOpened(INSIDE)
    return found


def resolve(host: str, port: int) -> Sequence[str]:
    """What the name server says, within a few seconds: getaddrinfo itself has no patience to set."""
    told: list[str] = []

    def ask() -> None:
        try:
            told.extend(str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            return

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(RESOLVING_SECONDS)
    return list(told) if not asking.is_alive() else []
