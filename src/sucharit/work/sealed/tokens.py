"""What a form of the door carries: the receipt that it will have, when it was drawn, signed. Nothing of it is kept.

The receipt stands in the page before anything is sent. So a form that is sent twice, or again after a lost connection,
comes to the same report and the same receipt, and the server needs to remember nothing.
"""

import hashlib
import time
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

from sucharit.core.sealing import Unreadable, new_receipt, read_receipt
from sucharit.work.sealed.models import Door

LEAST_AGE = 8.0  # seconds: nobody fills the form faster
PATIENT_AGE = 180.0  # seconds that a form waits while the door is busy, where no script works for it
MOST_AGE = 24 * 3600.0
WORK_BITS = 18


@dataclass(frozen=True)
class Ticket:
    """A form of ours that came back."""

    receipt: str
    age: float


def issue(door: Door) -> str:
    """For a new form."""
    return _signer(door).sign(f"{new_receipt()}.{int(time.time())}")


def read(door: Door, token: str) -> Ticket | None:
    """None for what we did not draw, and for a form older than a day."""
    try:
        receipt, _dot, drawn = _signer(door).unsign(token[:200]).partition(".")
        age = time.time() - int(drawn)
        return Ticket(read_receipt(receipt), age) if -60 < age < MOST_AGE else None
    except (BadSignature, ValueError, Unreadable):
        return None


def worked(token: str, answer: str) -> bool:
    """Did a script find the number that takes a quarter of a million trials?"""
    if not answer.isascii() or not answer.isdigit() or len(answer) > 12:
        return False
    digest = hashlib.sha256(f"{token}:{answer}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - WORK_BITS) == 0


def _signer(door: Door) -> Signer:
    return Signer(salt=f"sealed.form.{door.pk}")
