"""Settings from the environment: each read once, checked, and refused loudly where it is nonsense.

Every variable is listed in docs/operating/settings.md with what it does.
"""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


def flag(name: str, *, default: bool) -> bool:
    """A yes or no; anything else is refused."""
    value = os.environ.get(name, str(int(default))).strip().lower()
    if value not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name}={value!r} ต้องเป็น 1 หรือ 0 / must be 1 or 0")
    return value in _TRUE


def whole(name: str, *, default: int, least: int = 0, most: int = 10**12) -> int:
    """A whole number within bounds."""
    value = os.environ.get(name, str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(
            f"{name}={value!r} ต้องเป็นจำนวนเต็ม {least} ถึง {most} / must be a whole number {least} to {most}"
        )
    return int(value)


def names(name: str, *, default: str = "") -> list[str]:
    """A list parted by commas, blanks dropped."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def home() -> Path:
    """Where everything that must be kept lies (database, files, keys): SUCHARIT_HOME, or a folder of the user's own."""
    named = os.environ.get("SUCHARIT_HOME")
    return Path(named).expanduser().resolve() if named else Path.home() / "sucharit"


def secret_key(folder: Path) -> str:
    """SUCHARIT_SECRET_KEY, or a key made once and kept in the home folder, readable by its owner only."""
    if key := os.environ.get("SUCHARIT_SECRET_KEY"):
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
