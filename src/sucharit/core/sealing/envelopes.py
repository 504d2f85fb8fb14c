"""Envelopes under a data key, and boxes to a person's public key."""

from collections.abc import Callable

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead

from sucharit.core.sealing.padding import padded, unpadded


class Unopened(Exception):  # noqa: N818 - a closed box is no error
    """The key does not fit, or what was sealed has been changed or moved."""


def seal_envelope(data: bytes, key: bytes, *, place: str, classes: tuple[int, ...]) -> bytes:
    """`data`, padded, under XChaCha20-Poly1305. `place` says what it is and of which report: it opens nowhere else."""
    return bytes(Aead(key).encrypt(padded(data, classes), place.encode()))


def open_envelope(sealed: bytes, key: bytes, *, place: str) -> bytes:
    """What was sealed for this place. Raises Unopened."""
    try:
        return unpadded(Aead(key).decrypt(bytes(sealed), place.encode()))
    except (CryptoError, ValueError, TypeError) as error:
        raise Unopened from error


def seal_to(public: bytes, data: bytes) -> bytes:
    """A box that only the owner of the public key opens; it does not say whose it is, nor who sealed it."""
    return bytes(SealedBox(PublicKey(public)).encrypt(data))


def open_box(box: bytes, private: bytes) -> bytes:
    """What was sealed to this key. Raises Unopened."""
    return opener(private)(box)


def opener(private: bytes) -> Callable[[bytes], bytes]:
    """Opens many boxes with one key: half of the work is the key's own and is done once."""
    opened = SealedBox(PrivateKey(private))

    def open_one(box: bytes) -> bytes:
        try:
            return bytes(opened.decrypt(bytes(box)))
        except (CryptoError, ValueError, TypeError) as error:
            raise Unopened from error

    return open_one
