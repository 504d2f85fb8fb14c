"""Receipts: forty digits that a person can copy, from which the reporter's own keys are made.

38 random digits (126 bits) and two check digits of ISO 7064 MOD 97-10, as in bank accounts: a single wrong digit and
two that were swapped are found at once, without asking any store.
"""

import secrets

from msgspec import Struct
from nacl.hash import blake2b
from nacl.public import PrivateKey

from sucharit.core.sealing.strength import Strength
from sucharit.core.thai import arabic_digits

DIGITS = 40
GROUP = 5
_RANDOM_DIGITS = DIGITS - 2
_MOST_TYPED = 200


class Unreadable(ValueError):  # noqa: N818 - what was typed is no receipt
    """What was typed is no receipt: `digits` says how many digits were found."""

    def __init__(self, digits: int) -> None:
        super().__init__(digits)
        self.digits = digits


class ReceiptKeys(Struct, frozen=True):
    """What a receipt gives: where the report is found, and the reporter's key pair."""

    locator: bytes
    public: bytes
    private: bytes


def new_receipt() -> str:
    """Forty digits."""
    body = f"{secrets.randbelow(10**_RANDOM_DIGITS):0{_RANDOM_DIGITS}}"
    return f"{body}{98 - int(body) * 100 % 97:02}"


def shown_receipt(receipt: str) -> str:
    """In groups of five, to be copied."""
    return " ".join(receipt[at : at + GROUP] for at in range(0, len(receipt), GROUP))


def read_receipt(typed: str) -> str:
    """The receipt as it was given out, from what a person typed: Thai digits, blanks and dashes are understood.
    Raises Unreadable."""
    digits = "".join(letter for letter in arabic_digits(typed[:_MOST_TYPED]) if letter in "0123456789")
    if len(digits) != DIGITS or int(digits) % 97 != 1:
        raise Unreadable(len(digits))
    return digits


def receipt_keys(receipt: str, salt: bytes, *, strength: Strength) -> ReceiptKeys:
    """Argon2id once, then two independent values of it (BLAKE2b with a name each). `salt` is the door's, 16 bytes."""
    root = strength.derive(receipt.encode("ascii"), salt, 32)
    private = PrivateKey(_named(root, b"reporter"))
    return ReceiptKeys(_named(root, b"locator"), bytes(private.public_key), bytes(private))


def _named(root: bytes, name: bytes) -> bytes:
    from nacl.encoding import RawEncoder

    return bytes(blake2b(b"", key=root, person=name.ljust(16, b"\0"), encoder=RawEncoder))
