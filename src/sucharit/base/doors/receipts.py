"""The number and secret of a receipt: twenty digits that any Thai keyboard types, of which a slow digest is kept.

The attacker has the public page (guesses are slow, equal and few, see `rates`), or a stolen database (66 bits behind a
slow function). The secret is made from the form's token, so that a form that was sent twice gives one receipt.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.core import signing

from sucharit.core.thai import arabic_digits

LENGTH = 20
_GROUP = 4
_WORK = {"n": 2**13, "r": 8, "p": 1, "maxmem": 32 * 1024 * 1024, "dklen": 32}
TOKEN_SECONDS = 7 * 24 * 3600


class Tokens:
    """What the forms of one room carry. `room` keeps the secrets of one from being those of another."""

    def __init__(self, room: str) -> None:
        self.room = room

    def new(self) -> str:
        """What a form carries: random, signed with its time, so that it can neither be made up nor kept for years."""
        return signing.dumps(secrets.token_hex(16), salt=f"{self.room}.form")

    def read(self, told: str) -> str | None:
        """The random part; None for what we did not make, or made too long ago."""
        try:
            found = signing.loads(told, salt=f"{self.room}.form", max_age=TOKEN_SECONDS)
        except signing.BadSignature:
            return None
        return found if isinstance(found, str) else None

    def digest(self, token: str) -> str:
        """How a token is named in the database: who reads it there cannot make the secret from it."""
        return hashlib.sha256(f"{self.room}.{token}".encode()).hexdigest()

    def secret(self, token: str) -> str:
        """The twenty digits that belong to a token."""
        made = hmac.new(settings.SECRET_KEY.encode(), f"{self.room}.secret.{token}".encode(), hashlib.sha512).digest()
        return str(int.from_bytes(made, "big") % 10**LENGTH).zfill(LENGTH)


def new_secret() -> str:
    """For a receipt that was lost: the old one is worth nothing afterwards."""
    return str(secrets.randbelow(10**LENGTH)).zfill(LENGTH)


def shown(secret: str) -> str:
    """In groups of four, as it is printed and read aloud."""
    return " ".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))


def typed(told: str) -> str:
    """What somebody typed, as digits: blanks, hyphens and Thai digits are the same to us."""
    return "".join(one for one in arabic_digits(told[:100]) if one in "0123456789")


def numbered(told: str) -> tuple[int, int] | None:
    """ "12/2569", "๑๒/๒๕๖๙", "ที่ 12 / 2569" as number and year."""
    left, _slash, right = arabic_digits(told).partition("/")
    digits = ["".join(one for one in part if one in "0123456789") for part in (left, right)]
    if not all(digits) or len(digits[0]) > 7 or len(digits[1]) != 4:
        return None
    return int(digits[0]), int(digits[1])


def sealed(secret: str, salt: str = "") -> tuple[str, str]:
    """Salt and slow digest of a secret."""
    salt = salt or secrets.token_hex(16)
    return salt, hashlib.scrypt(secret.encode(), salt=bytes.fromhex(salt), **_WORK).hex()


def fits(secret: str, salt: str, digest: str) -> bool:
    """As slow for a wrong secret as for a right one."""
    return hmac.compare_digest(sealed(secret, salt)[1], digest)


#: What a number that does not exist is compared with, so that it takes the same time.
NOBODY = ("00" * 16, "00" * 32)
