"""Settings from the environment: each read once, checked, and refused loudly where it is nonsense.

Every variable is listed in docs/operating/settings.md with what it does.
"""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from sucharit.base.clock import believed_day as believed

_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


#: Read elsewhere than in the settings: by commands, tests and CI.
_ELSEWHERE = frozenset({"SUCHARIT_DEMO_DATABASE_URL", "SUCHARIT_TEST_DATABASE_URL", "SUCHARIT_RUN_EVERYTHING"})
_HOST = re.compile(r"\*|\.?(?!-)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*|\[[0-9a-fA-F:.]+\]")
_MAIL = re.compile(r"(?:[^<>@\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?")
_ENGINES = ("sqlite", "postgres", "postgresql")
_read: set[str] = set()


def _value(name: str, default: str) -> str:
    """What the environment says, or the default where it says nothing."""
    _read.add(name)
    return os.environ.get(name, default).strip()


def unknown() -> list[str]:
    """Names that look like settings of ours and are none: misspelt ones would change nothing and say nothing."""
    ours = (name for name in os.environ if name.startswith("SUCHARIT_"))
    return sorted(n for n in ours if n not in _read | _ELSEWHERE and not n.startswith("SUCHARIT_OPENID_"))


def flag(name: str, *, default: bool) -> bool:
    """A yes or no; anything else is refused."""
    value = _value(name, str(int(default))).lower()
    if value not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name}={value!r} ต้องเป็น 1 หรือ 0 / must be 1 or 0")
    return value in _TRUE


def whole(name: str, *, default: int, least: int = 0, most: int = 10**12) -> int:
    """A whole number within bounds."""
    value = _value(name, str(default))
    if not value.isascii() or not value.isdigit() or len(value) > 15 or not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name}={value[:40]!r} ต้องเป็นจำนวนเต็ม {least} ถึง {most} / must be a whole number {least} to {most}"
        )
    return int(value)


def names(name: str, *, default: str = "") -> list[str]:
    """A list parted by commas, blanks dropped."""
    return [part.strip() for part in _value(name, default).split(",") if part.strip()]


def text(name: str) -> str:
    """One line, taken as it is (a password may hold commas)."""
    value = _value(name, "")
    if any(ord(character) < 32 for character in value):
        raise ImproperlyConfigured(f"{name} มีอักขระควบคุมหรือขึ้นบรรทัดใหม่ / holds a control character or a new line")
    return value


def hosts(name: str, *, default: str) -> list[str]:
    """Host names as a browser sends them, without scheme, port or path."""
    found = names(name, default=default)
    wrong = [host for host in found if not _HOST.fullmatch(host)]
    if wrong or not found:
        raise ImproperlyConfigured(
            f"{name}={','.join(wrong)!r} ต้องเป็นชื่อเครื่องคั่นด้วยจุลภาค เช่น integrity.example.go.th ไม่มี https:// และพอร์ต / "
            "must be host names parted by commas, without scheme and port"
        )
    return found


def address(name: str, *, default: str) -> str:
    """Where people find us: http(s) and a host, with no path."""
    value = _value(name, default).rstrip("/")
    if not _is_origin(value):
        raise ImproperlyConfigured(
            f"{name}={value!r} ต้องเป็นที่อยู่เว็บ เช่น https://integrity.example.go.th / must be an address such as https://…"
        )
    return value


def origins(name: str) -> list[str]:
    """Addresses parted by commas."""
    found = names(name)
    if wrong := [origin for origin in found if not _is_origin(origin.replace("://*.", "://"))]:
        raise ImproperlyConfigured(
            f"{name}={','.join(wrong)!r} ต้องเป็นที่อยู่ขึ้นต้นด้วย https:// และไม่มีเส้นทางต่อท้าย / must be origins such as https://…"
        )
    return found


def _is_origin(value: str) -> bool:
    try:
        parts = urlsplit(value)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = not (parts.path or parts.query or parts.fragment or parts.username)
    return (
        parts.scheme in {"http", "https"} and bool(_HOST.fullmatch(_host_of(parts.netloc))) and plain and port_is_sound
    )


def _host_of(netloc: str) -> str:
    return netloc.rpartition("]")[0] + "]" if netloc.startswith("[") else netloc.partition(":")[0]


def mail_address(name: str, *, default: str) -> str:
    """ "อบต. <saraban@example.go.th>" or the address alone."""
    value = text(name) or default
    if not _MAIL.fullmatch(value):
        raise ImproperlyConfigured(f"{name}={value!r} ต้องเป็นอีเมล / must be an e-mail address")
    return value


def database(folder: Path, *, seconds: int) -> dict[str, Any]:
    """DATABASE_URL, or SQLite in the home folder. The address is never repeated in a message: it holds a password."""
    url = _value("DATABASE_URL", "")
    scheme = url.partition("://")[0]
    if url and scheme not in _ENGINES:
        raise ImproperlyConfigured(
            "DATABASE_URL ต้องขึ้นต้นด้วย postgres:// หรือ sqlite:/// / must begin with postgres:// or sqlite:///"
        )
    default = f"sqlite:///{folder / 'sucharit.sqlite3'}"
    try:
        found = dict(dj_database_url.parse(url or default, conn_max_age=seconds, conn_health_checks=True))
    except ValueError as error:
        raise ImproperlyConfigured("DATABASE_URL อ่านไม่ได้ โปรดตรวจรูปแบบ / cannot be read; check its form") from error
    if not found.get("NAME"):
        raise ImproperlyConfigured("DATABASE_URL ไม่มีชื่อฐานข้อมูล / names no database")
    return found


def believed_day(name: str, *, demonstration: bool) -> str:
    """The day that a demonstration believes, as a date or the path of a file that holds one; "" is the real day.
    A house that serves people never believes another day than it is."""
    told = text(name)
    if not told:
        return ""
    if not demonstration:
        raise ImproperlyConfigured(
            f"{name} ใช้ได้เฉพาะระบบสาธิต ระบบจริงใช้วันที่จริงเสมอ โปรดนำตัวแปรนี้ออก / "
            "is for the demonstration alone; a real installation works on the real day: remove it"
        )
    believed(told)
    return told


def home() -> Path:
    """Where everything that must be kept lies (database, files, keys): SUCHARIT_HOME, or a folder of the user's own."""
    named = _value("SUCHARIT_HOME", "")
    folder = Path(named).expanduser().resolve() if named else Path.home() / "sucharit"
    if folder.exists() and not folder.is_dir():
        raise ImproperlyConfigured(f"SUCHARIT_HOME={named!r} เป็นไฟล์ ต้องเป็นโฟลเดอร์ / is a file, must be a folder")
    return folder


def secret_key(folder: Path) -> str:
    """SUCHARIT_SECRET_KEY, or a key made once and kept in the home folder, readable by its owner only."""
    if key := _value("SUCHARIT_SECRET_KEY", ""):
        if len(key) < 40:
            raise ImproperlyConfigured("SUCHARIT_SECRET_KEY ต้องยาวอย่างน้อย 40 อักขระ / must be at least 40 characters")
        return key
    return _kept_key(folder / "keys" / "secret.key")


def _kept_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = secrets.token_urlsafe(64)
    fresh = path.with_name(f".{secrets.token_hex(8)}")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(made)
        os.link(fresh, path)  # two processes that start together agree on the first one's key
    except FileExistsError:
        pass
    finally:
        fresh.unlink(missing_ok=True)
    return path.read_text("ascii").strip()
