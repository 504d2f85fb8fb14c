"""What names a press, so that one sent twice is one ticket; and what proves that a telephone is in the hall now."""

import hashlib
import secrets

from django.core import signing

from sucharit.base.doors.receipts import Tokens
from sucharit.work.queue.models import Point

HERE_SECONDS = 20 * 60
_TOKENS = Tokens("sucharit.queue")
_HERE = "sucharit.queue.here"

new_press = _TOKENS.new


def ticket_key(press: str) -> str:
    """The key of the ticket that this press gives; a random one for a press that is not ours."""
    told = _TOKENS.read(press[:300])
    return hashlib.sha256(f"queue.{told}".encode()).hexdigest()[:24] if told else secrets.token_hex(12)


def known_press(press: str) -> bool:
    return _TOKENS.read(press[:300]) is not None


def new_here(point: Point) -> str:
    """Stands in the code on the hall screen, and is worth something for twenty minutes."""
    return signing.dumps(point.pk, salt=_HERE)


def is_here(point: Point, told: str) -> bool:
    try:
        return bool(signing.loads(told[:200], salt=_HERE, max_age=HERE_SECONDS) == point.pk)
    except signing.BadSignature:
        return False
