"""The token of the first run: whoever can read the server's own files may found an organization, nobody else.

The attacker finds a fresh server on the internet before its owner does. So the first page asks for a token that stands
in SUCHARIT_HOME/keys/setup.token (mode 600) and is said once in the server's terminal; it is gone once it is used.
"""

import hashlib
import logging
import os
import secrets
from pathlib import Path

from django.conf import settings

from sucharit.base.organizations.models import Organization

log = logging.getLogger("sucharit.setup")


def token_path() -> Path:
    return Path(settings.SUCHARIT_HOME) / "keys" / "setup.token"


def current_token() -> str:
    """The token that works now; "" where there is none."""
    try:
        return token_path().read_text("ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def ready_token(*, quiet: bool = False) -> str:
    """The token of the first run, made and said in the log where there is no organization yet; "" where there is one
    and nobody asked to found another. `quiet`: the caller says it."""
    if (token := current_token()) or Organization.objects.exists():
        return token
    token = new_token()
    if not quiet:
        log.warning("first run: %s", said_to_operator(token))
    return token


def said_to_operator(token: str) -> str:
    """Address and token, apart: a token in an address would stand in logs and in the browser's history."""
    return f"{settings.ADDRESS}/setup/  รหัสติดตั้ง (token): {token}"


def new_token() -> str:
    """A fresh token, which makes an earlier one worthless (`sucharit setup`)."""
    path = token_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    token = "-".join(secrets.token_hex(3) for _ in range(5))  # 120 bits, in pieces that can be read aloud
    fresh = path.with_name(f".{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(token)
    fresh.replace(path)
    return token


def spent(token: str) -> None:
    """Takes the token away once it has founded an organization."""
    if secrets.compare_digest(current_token(), token):
        token_path().unlink(missing_ok=True)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def is_right(typed: str) -> bool:
    """Compared in constant time; spaces and capitals are forgiven."""
    token = current_token()
    return bool(token) and secrets.compare_digest(digest_of(typed.strip().lower()), digest_of(token))
