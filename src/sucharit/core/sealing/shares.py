"""Two of two: each half alone is random bytes, both together are the secret."""

from nacl.utils import random


def split(secret: bytes) -> tuple[bytes, bytes]:
    """Two halves of the same length (a one-time pad and what it gives)."""
    first = bytes(random(len(secret)))
    return first, joined(first, secret)


def joined(first: bytes, second: bytes) -> bytes:
    """The secret of two halves. ValueError where they are of different lengths."""
    return bytes(a ^ b for a, b in zip(first, second, strict=True))
